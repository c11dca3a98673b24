// What a packet costs and how long it takes: 30 pairs at 21,000 packets a second, in both shapes;
// then the highest rate at which fewer than one in a thousand is lost, and the delay at half of it.
import { cpuSeconds } from './load.mjs';
import { stageSet, subjectStop } from './subjects.mjs';
import { rowsOf } from './table.mjs';

export const media = { video_pps: 300, audio_pps: 50, video_bytes: 1200, audio_bytes: 140 };
const SECONDS = 2;
const shapes = [
  { name: '21,000/s in 5 ms bursts', ...media, burst_ms: 5 },
  { name: '21,000/s evenly spaced', ...media, burst_ms: 0 },
];

/** One run of the load, beside the relay's CPU time. */
export async function measure({ relay, load }, shape, seconds = SECONDS) {
  const before = cpuSeconds(relay.pid);
  const done = await load.run({ ...shape, seconds });
  const cpu = cpuSeconds(relay.pid) - before;
  return {
    us: (cpu * 1e6) / Math.max(done.heard, 1), lost: 1 - done.heard / done.sent, rate: done.heard / done.seconds,
    busy: cpu / done.seconds, p50_us: done.p50_us, p99_us: done.p99_us,
  };
}

/** By name of subject, one figure of all its runs. */
const of = (found, name) => Object.fromEntries(Object.entries(found).map(([who, runs]) => [who, runs.map((run) => run[name])]));

const figures = [
  ['us', 'us CPU', 'a packet'], ['p50_us', 'us', 'delay, median'], ['p99_us', 'us', 'delay, 99 %'], ['lost', 'part', 'lost'],
];

export async function packetRows(rounds, pairs) {
  const subjects = await stageSet(pairs);
  const found = shapes.map(() => Object.fromEntries(subjects.map(({ name }) => [name, []])));
  for (let round = 0; round < rounds; round++) {
    for (const [index, shape] of shapes.entries()) {
      for (const subject of subjects) found[index][subject.name].push(await measure(subject, shape));
    }
  }
  for (const subject of subjects) await subjectStop(subject);
  return shapes.flatMap(({ name }, index) => figures.flatMap(([key, unit, what]) => (
    rowsOf(`${what}, ${name}`, unit, of(found[index], key))
  )));
}

// --- saturation -----------------------------------------------------------------------------------

const LOST_MAX = 0.001;
const STEPS = 7;
const VIDEO_PPS_MAX = 400; // of one client: no relay's cap is reached by it

const shapeOf = (part) => ({ ...media, video_pps: Math.round(VIDEO_PPS_MAX * part), burst_ms: 5 });

/** Halves the interval between what was carried and what was not; the best run, and its part. */
async function highest(subject) {
  let best = { part: 0, rate: 0, busy: 0 };
  for (let step = 0, low = 0, high = 1, part = 1; step < STEPS && low < high; step++) {
    const run = await measure(subject, shapeOf(part), 1);
    if (run.lost < LOST_MAX) best = { part, ...run };
    if (run.lost < LOST_MAX) low = part;
    else high = part;
    part = (low + high) / 2;
  }
  return best;
}

export async function saturationRows(rounds, pairs) {
  const subjects = await stageSet(pairs);
  const found = Object.fromEntries(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) {
      const best = await highest(subject);
      const half = await measure(subject, shapeOf(best.part / 2));
      found[subject.name].push({ rate: best.rate, busy: best.busy, p50_us: half.p50_us, p99_us: half.p99_us });
    }
  }
  for (const subject of subjects) await subjectStop(subject);
  return [
    ...rowsOf('packets a second, fewer than 0.1 % lost', '/s', of(found, 'rate')),
    ...rowsOf('processor busy at that rate', 'cores', of(found, 'busy')),
    ...rowsOf('delay, median, at half of it', 'us', of(found, 'p50_us')),
    ...rowsOf('delay, 99 %, at half of it', 'us', of(found, 'p99_us')),
  ];
}

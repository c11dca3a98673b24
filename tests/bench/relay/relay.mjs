// The relay's benchmark: pairs of clients send to one another through a relay that is pinned to one
// processor, the load to another. Every relay carries the same load in the same run, in turns; what
// counts is its CPU time for each packet that arrived. Delay is from the sender's clock to the
// receiver's, so the load's own is in it: compare rows.
//
//   node tests/bench/relay/relay.mjs [--json] [--pairs N] [--rounds N]
import { execFileSync } from 'node:child_process';
import { startFloor } from './floor.mjs';
import { startJanus } from './janus.mjs';
import { Load, cpuSeconds } from './load.mjs';
import { startOurs } from './ours.mjs';

const bin = process.env.PORCHLIGHT_BIN ?? 'build/release/bin';
const SECONDS = 3;
const RELAY_CPU = '0';
const LOAD_CPU = '1';
const media = { video_pps: 300, audio_pps: 50, video_bytes: 1200, audio_bytes: 140 };
const shapes = [
  { name: '21,000/s in 5 ms bursts', ...media, burst_ms: 5 },
  { name: '21,000/s evenly spaced', ...media, burst_ms: 0 },
];

function argument(name, fallback) {
  const index = process.argv.indexOf(name);
  return index < 0 ? fallback : Number(process.argv[index + 1]);
}

function hasJanus() {
  try {
    execFileSync('which', ['janus']);
    return true;
  } catch {
    return false;
  }
}

/** Each with a load process of its own: a client never serves two relays. */
async function startAll(pairs) {
  const options = { bin, pairs, cpus: RELAY_CPU };
  const starts = [
    ['porchlight', startOurs, {}],
    ['floor', startFloor, {}],
    ...(hasJanus() ? [['janus', startJanus, {}], ['janus, event_loops=1', startJanus, { event_loops: 1 }]] : []),
  ];
  if (!hasJanus()) console.error('Janus is not installed (package janus): its rows are missing.');
  const subjects = [];
  for (const [name, start, settings] of starts) {
    const load = Load.start(bin, LOAD_CPU);
    const relay = await start(load, { ...options, settings });
    subjects.push({ name, load, relay, rows: shapes.map(() => []) });
  }
  return subjects;
}

async function measure({ relay, load }, shape) {
  const before = cpuSeconds(relay.pid);
  const done = await load.run({ ...shape, seconds: SECONDS });
  const cpu = cpuSeconds(relay.pid) - before;
  return {
    us: (cpu * 1e6) / done.heard, lost: 1 - done.heard / done.sent, p50_us: done.p50_us, p99_us: done.p99_us,
  };
}

const median = (values) => values[Math.floor(values.length / 2)];

function figure(rounds, name) {
  const values = rounds.map((round) => round[name]).sort((a, b) => a - b);
  return { median: median(values), low: values[0], high: values.at(-1) };
}

const figures = [
  { name: 'us', unit: 'us CPU', what: 'a packet' },
  { name: 'p50_us', unit: 'us', what: 'delay, median' },
  { name: 'p99_us', unit: 'us', what: 'delay, 99 %' },
  { name: 'lost', unit: 'part', what: 'lost' },
];

/** A row for each peer; the columns are those of tests/bench/table.h. */
function rowsOf(subjects, index, { name, unit, what }) {
  const of = (wanted) => figure(subjects.find((subject) => subject.name === wanted).rows[index], name);
  const [ours, floor] = [of('porchlight'), of('floor')];
  const peers = subjects.map((subject) => subject.name).filter((peer) => peer.startsWith('janus'));
  return (peers.length ? peers : [null]).map((peer) => ({
    bench: 'relay', case: `${what}, ${shapes[index].name}`, unit, ours: ours.median, ours_low: ours.low,
    ours_high: ours.high, peer: peer && of(peer).median, peer_name: peer, floor: floor.median, floor_low: floor.low,
    floor_high: floor.high, ratio: floor.median ? ours.median / floor.median : null,
  }));
}

const short = (value) => Number(value.toPrecision(4)).toString();

function textRow(row) {
  const columns = [
    [row.bench, 13], [row.case, 44], [row.unit, 6], [`${short(row.ours)} (${short(row.ours_low)}-${short(row.ours_high)})`, 27],
    [row.peer === null ? '-' : `${short(row.peer)} ${row.peer_name}`, 34],
    [`${short(row.floor)} (${short(row.floor_low)}-${short(row.floor_high)})`, 27], [row.ratio ? row.ratio.toFixed(2) : '-', 1],
  ];
  return columns.map(([text, width]) => text.padEnd(width)).join(' ');
}

function print(rows) {
  if (process.argv.includes('--json')) {
    console.log(`[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`);
    return;
  }
  const heads = [['bench', 13], ['case', 44], ['unit', 6], ['ours (low-high)', 27], ['peer', 34], ['floor (low-high)', 27], ['ours/floor', 1]];
  console.log(heads.map(([text, width]) => text.padEnd(width)).join(' '));
  for (const row of rows) console.log(textRow(row));
}

const subjects = await startAll(argument('--pairs', 30));
const rounds = argument('--rounds', 5);
for (let round = 0; round < rounds; round++) {
  for (const [index, shape] of shapes.entries()) {
    for (const subject of subjects) subject.rows[index].push(await measure(subject, shape));
  }
}
print(shapes.flatMap((_, index) => figures.flatMap((one) => rowsOf(subjects, index, one))));
for (const { relay, load } of subjects) {
  await relay.stop();
  load.stop();
}
process.exit(0);

// Who is measured, each with a load process of its own: a client never serves two relays. Relays
// are pinned to one processor; the load and this program to another.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startFloor } from './floor.mjs';
import { startJanus } from './janus.mjs';
import { Load } from './load.mjs';
import { startOurs } from './ours.mjs';

export const bin = process.env.PORCHLIGHT_BIN ?? 'build/release/bin';
export const RELAY_CPU = '0';
export const LOAD_CPU = '1';
const AT_ONCE = 8; // pairs that meet while the stage is set
const JANUS_PAIRS = 120; // more than it can serve at full rate; they take long to meet

export function has(program) {
  try {
    execFileSync('which', [program]);
    return true;
  } catch {
    return false;
  }
}

export const kinds = [
  { name: 'porchlight', start: startOurs, hasJoins: true },
  { name: 'floor', start: startFloor, hasJoins: false },
  ...(has('janus') ? [
    { name: 'janus', start: startJanus, hasJoins: true, pairsMax: JANUS_PAIRS },
    { name: 'janus, event_loops=1', start: startJanus, settings: { event_loops: 1 }, hasJoins: true, pairsMax: JANUS_PAIRS },
  ] : []),
];

/** `pairs`: that it must have room for. Nobody has joined yet. */
export async function subjectStart(kind, pairs, more) {
  const load = Load.start(bin, LOAD_CPU);
  const relay = await kind.start({ bin, pairs, cpus: RELAY_CPU, settings: kind.settings, ...more });
  return { ...kind, load, relay };
}

export async function subjectStop({ relay, load }) {
  await relay.stop();
  await load.stop();
}

/** `count` pairs meet, so many at once. */
export async function crowd({ relay }, load, count, atOnce = AT_ONCE) {
  let left = count;
  const meetOn = async () => {
    while (left-- > 0) await relay.meet(load);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, meetOn));
}

/** All kinds side by side, with `pairs` in calls. */
export async function stageSet(pairs) {
  const subjects = [];
  for (const kind of kinds) {
    const subject = await subjectStart(kind, pairs);
    await crowd(subject, subject.load, Math.min(pairs, kind.pairsMax ?? pairs));
    subjects.push(subject);
  }
  return subjects;
}

/** Resident memory in kB. */
export function residentKb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1.024;
}

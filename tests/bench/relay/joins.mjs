// What a client costs: its join (signalling, checks, handshake) when many come at once, the memory
// it holds once media flow, what those already in a call feel of 50 joins a second, and what a
// connection of signalling alone holds.
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ORIGIN } from '../../support/relay.mjs';
import { handshakeMeasure } from './floor.mjs';
import { Load, cpuSeconds } from './load.mjs';
import { measure, media } from './packets.mjs';
import { LOAD_CPU, RELAY_CPU, bin, crowd, kinds, residentKb, subjectStart, subjectStop } from './subjects.mjs';
import { rowsOf } from './table.mjs';

const WARM_PAIRS = 5;
const STORM_PAIRS = 40;
const joiners = kinds.filter(({ hasJoins }) => hasJoins);
const byName = (make) => Object.fromEntries(joiners.map(({ name }) => [name, make()]));

/** A fresh relay: a few pairs first, so that what is loaded once is; then all the others at once. */
async function stormMeasure(kind) {
  const subject = await subjectStart(kind, WARM_PAIRS + STORM_PAIRS);
  const { relay, load } = subject;
  await crowd(subject, load, WARM_PAIRS);
  await load.run({ ...media, seconds: 1 });
  const [kb, cpu, at] = [residentKb(relay.pid), cpuSeconds(relay.pid), performance.now()];
  await crowd(subject, load, STORM_PAIRS, STORM_PAIRS);
  const [cpuAfter, took] = [cpuSeconds(relay.pid), performance.now() - at];
  await load.run({ ...media, seconds: 1 });
  const clients = 2 * STORM_PAIRS;
  const storm = {
    cpu_ms: ((cpuAfter - cpu) * 1000) / clients, per_s: (clients * 1000) / took, kb: (residentKb(relay.pid) - kb) / clients,
  };
  await subjectStop(subject);
  return storm;
}

export async function joinRows(rounds) {
  const [cpu, rate, kb] = [byName(() => []), byName(() => []), byName(() => [])];
  cpu.floor = [];
  kb.floor = [];
  for (let round = 0; round < rounds; round++) {
    for (const kind of joiners) {
      const storm = await stormMeasure(kind);
      cpu[kind.name].push(storm.cpu_ms);
      rate[kind.name].push(storm.per_s);
      kb[kind.name].push(storm.kb);
    }
    const floor = handshakeMeasure({ bin, cpus: RELAY_CPU });
    cpu.floor.push(floor.cpu_ms);
    kb.floor.push(floor.heap_kb);
  }
  return [
    ...rowsOf('a join, 80 at once', 'ms CPU', cpu), ...rowsOf('joins a second, 80 at once', '/s', rate),
    ...rowsOf('memory a client, with media', 'kB', kb),
  ];
}

// --- delay while others join ----------------------------------------------------------------------

const TALKING_PAIRS = 15; // 10,500 packets a second
const JOINS_PER_S = 50;
const JOIN_SECONDS = 2;

/** Begins each pair on time, whether the one before is done or not. */
async function joinEvenly(subject, load) {
  const begun = [];
  for (let i = 0; i < (JOIN_SECONDS * JOINS_PER_S) / 2; i++) {
    begun.push(subject.relay.meet(load));
    await pause(2000 / JOINS_PER_S);
  }
  await Promise.all(begun);
}

async function delayMeasure(kind) {
  const subject = await subjectStart(kind, TALKING_PAIRS + JOIN_SECONDS * JOINS_PER_S);
  const others = Load.start(bin, LOAD_CPU);
  await crowd(subject, subject.load, TALKING_PAIRS);
  const [run] = await Promise.all([
    measure(subject, { ...media, burst_ms: 5 }, JOIN_SECONDS), joinEvenly(subject, others),
  ]);
  await subjectStop(subject);
  await others.stop();
  return run;
}

export async function joiningDelayRows(rounds) {
  const [p50, p99] = [byName(() => []), byName(() => [])];
  for (let round = 0; round < rounds; round++) {
    for (const kind of joiners) {
      const run = await delayMeasure(kind);
      p50[kind.name].push(run.p50_us);
      p99[kind.name].push(run.p99_us);
    }
  }
  return [
    ...rowsOf('delay, median, 10,500/s during 50 joins/s', 'us', p50),
    ...rowsOf('delay, 99 %, 10,500/s during 50 joins/s', 'us', p99),
  ];
}

// --- signalling alone -----------------------------------------------------------------------------

const IDLE = 10_000;
const IDLE_AT_ONCE = 200;

/** A WebSocket as bare as can be: it says nothing after its upgrade. */
function socketOpen(url) {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((done) => {
    const socket = createConnection(Number(port), hostname, () => socket.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: ${ORIGIN}\r\n`
      + 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    ));
    socket.once('data', () => done(socket));
    socket.once('error', () => done(socket));
  });
}

/** As many as can be before the first is closed for not joining (5 s). */
async function idleMeasure() {
  const subject = await subjectStart(kinds[0], 8, { connections: IDLE + 64 });
  const sockets = [];
  let closed = 0;
  const openOn = async () => {
    while (sockets.length < IDLE && closed === 0) {
      const index = sockets.push(null) - 1;
      sockets[index] = await socketOpen(subject.relay.url);
      sockets[index].once('close', () => closed++);
      sockets[index].on('data', () => {});
    }
  };
  const before = residentKb(subject.relay.pid);
  await Promise.all(Array.from({ length: IDLE_AT_ONCE }, openOn));
  const open = sockets.length - closed;
  const kb = (residentKb(subject.relay.pid) - before) / open;
  sockets.forEach((socket) => socket.destroy());
  await subjectStop(subject);
  return { open, kb };
}

export async function idleRows(rounds) {
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await idleMeasure());
  return [
    ...rowsOf('signalling connections at once', 'open', { porchlight: runs.map(({ open }) => open) }),
    ...rowsOf('memory of one of them, idle', 'kB', { porchlight: runs.map(({ kb }) => kb) }),
  ];
}

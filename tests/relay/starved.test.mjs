// A relay that is short of something: allocations that fail one by one through a call's life (R14:
// 2000 of them under --long), descriptors (R17), address space (R18). Nothing crashes, nothing is left
// half done, and who comes afterwards gets in.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Page } from '../support/page.mjs';
import { admit, carries, meet, Participant } from '../support/participant.mjs';
import { isSanitized, Relay } from '../support/relay.mjs';
import { ScarceMemory } from '../support/scarce.mjs';
import { newId } from '../support/tokens.mjs';

const isLong = process.env.PORCHLIGHT_LONG === '1';
const HONEST_EACH = 100;
const PATIENCE_MS = 800;

const sockets = [];
const relays = [];
after(async () => {
  sockets.forEach((socket) => socket.destroy());
  await Promise.all(relays.map((relay) => relay.stop().catch(() => {}))); // of a test that failed
});

/** A call from the first knock to the last goodbye, in which anything may go wrong. */
async function life({ call, coach, person }) {
  await coach.join();
  await person.join();
  await admit(coach, person);
  await Promise.all([coach.keyed(), person.keyed()]);
  await carries(coach, person, { tries: 3 });
  for (const { page } of [person, coach]) page.send({ type: 'leave', call });
  await Promise.all([coach.page.closed, person.page.closed]);
  return true;
}

/** Lives through one call with the `number`-th allocation failing. True: it was a whole call all the same. */
async function starve(relay, memory, number) {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  const person = await Participant.create(relay, { call, role: 'person' });
  memory.fail(number);
  const patience = new AbortController();
  const isWhole = await Promise.race([
    life({ call, coach, person }).catch(() => false), pause(PATIENCE_MS, false, { signal: patience.signal }),
  ]);
  patience.abort();
  memory.fail(0);
  await Promise.all([coach.stop(), person.stop()]);
  relay.clients.length = 0;
  relay.scheduler.command('end', { call });
  return isWhole;
}

async function assertHonestCall(relay) {
  const call = await meet(relay);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  call.person.page.send({ type: 'leave', call: call.call });
  assert.equal(await call.person.page.closed, 1000);
  call.coach.page.send({ type: 'leave', call: call.call });
  assert.equal(await call.coach.page.closed, 1000);
  await call.stop();
  relay.clients.length = 0;
}

const numbers = isLong
  ? Array.from({ length: 2000 }, (_, index) => index + 1)
  : [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597];
const RELAYS = isLong ? 4 : 2; // side by side, for most of the time is waiting

/** One relay starved of each of the numbers in turn. */
async function sweep(mine) {
  const memory = new ScarceMemory();
  const relay = await Relay.start({ env: memory.env, settings: { trusted_proxy: '127.0.0.1' } });
  relays.push(relay);
  await assertHonestCall(relay);
  assert.ok(memory.count > 0, 'allocations are counted');
  let whole = 0;
  for (const [index, number] of mine.entries()) {
    whole += await starve(relay, memory, number) ? 1 : 0;
    assert.ok(relay.isAlive(), `allocation ${number}: ${relay.log.slice(-4000)}`);
    if (index % HONEST_EACH === HONEST_EACH - 1) await assertHonestCall(relay);
  }
  await assertHonestCall(relay);
  await relay.stop();
  const { failed } = memory;
  memory.close();
  return { whole, failed };
}

test(`R14 whichever of ${numbers.length} allocations of a call's life fails, the relay lives and honest callers get in`, async () => {
  const shares = Array.from({ length: RELAYS }, (_, share) => numbers.filter((_, index) => index % RELAYS === share));
  const done = await Promise.all(shares.map(sweep));
  const sum = (name) => done.reduce((total, one) => total + one[name], 0);
  console.log(`# ${sum('failed')} allocations failed; ${sum('whole')} of ${numbers.length} calls were whole all the same`);
  assert.ok(sum('failed') >= numbers.length / 2, `${sum('failed')} have failed`);
});

/** Processor time of a process so far, in ms. */
function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Connections to a port that say nothing; each resolves when it is open or was turned away. */
function crowd(port, count) {
  return Promise.all(Array.from({ length: count }, () => new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('connect', done);
    socket.once('close', done);
  })));
}

test('R17 at 256 descriptors and 300 connections on each port a call goes on, and the next begins soon after', async () => {
  const relay = await Relay.start({ prefix: ['prlimit', '--nofile=256:256'] });
  relays.push(relay);
  const call = await meet(relay);
  await crowd(relay.media, 300);
  await crowd(relay.port, 300);
  const before = processorMs(relay.pid);
  await pause(1000);
  const spent = processorMs(relay.pid) - before;
  assert.ok(spent < 200, `${spent} ms of 1000`);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  sockets.splice(0).forEach((socket) => socket.destroy());
  const gone = performance.now();
  let next = null;
  while (!next && performance.now() - gone < 8000) next = await meet(relay).catch(() => null);
  assert.ok(next, 'nobody gets in again');
  assert.ok(performance.now() - gone <= (isSanitized() ? 8000 : 2000), `${performance.now() - gone} ms until the next call`);
  await carries(next.coach, next.person);
  await Promise.all([call.stop(), next.stop()]);
  await relay.stop();
});

const sanitized = isSanitized() && 'a sanitizer is built in, which takes terabytes of address space';
test('R18 without room to grow, new calls are refused, the old one goes on, and there are new ones when it is over',
  { skip: sanitized }, async () => {
    const relay = await Relay.start({ settings: { trusted_proxy: '127.0.0.1' } });
    const call = await meet(relay);
    await carries(call.coach, call.person);
    const size = Number(/VmSize:\s+(\d+)/.exec(readFileSync(`/proc/${relay.pid}/status`, 'utf8'))[1]) * 1024;
    execFileSync('prlimit', ['--pid', String(relay.pid), `--as=${size}:`]);
    const pages = [];
    for (let i = 0; i < 400; i++) {
      const page = Page.connect(relay);
      page.socket.once('open', () => page.socket.send(`{"type":"text","body":"${'x'.repeat(32768)}`));
      pages.push(page);
    }
    await Promise.all(pages.map((page) => Promise.race([page.closed, page.next('error').catch(() => {})])));
    assert.ok(relay.isAlive(), relay.log.slice(-4000));
    await carries(call.coach, call.person);
    await carries(call.person, call.coach);
    for (const page of pages) page.stop();
    execFileSync('prlimit', ['--pid', String(relay.pid), '--as=unlimited:']);
    await assertHonestCall(relay);
    await carries(call.coach, call.person);
    await call.stop();
    await relay.stop();
  });

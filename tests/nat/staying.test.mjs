// One call of two real Chromiums, to which everything happens that ends calls elsewhere: the relay is
// killed, its host falls silent, the scheduler dies, the network changes, a router forgets, one way is
// blocked. Nobody clicks, no page is loaded again; what either hears is the judge, its ear the clock.
// A few of each in every run, as many as the requirements say with --long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { recogniseEachOther } from '../browser/visit.mjs';
import { Ear } from '../support/ear.mjs';
import { percentile, ROOM } from '../support/figures.mjs';
import { LabCall, missing, say } from './call.mjs';

const skip = missing;
const isLong = process.env.PORCHLIGHT_LONG === '1';
const NO_SOUND = 'No sound is coming from';
const NOT_HEARD = 'Your sound may not be reaching';
const DROPPED = 'The line dropped';
const WEAK_THERE = 'The connection on';
const DELAYED = 'takes longer than usual';
const AWAY = 'line dropped. We are keeping the place';
// A line that breaks again before its first ping, after five seconds, is tried slower each time, on
// purpose: two or three times that does not matter.
const SETTLED_MS = isLong ? 6000 : 1500;

let call;
let lab;
let joins;

before(async () => {
  if (skip) return;
  call = await LabCall.start((net) => {
    net.masquerade(1);
    net.symmetric(2); // each flow comes from a port drawn anew
  });
  lab = call.lab;
  lab.secondWay(2);
  joins = seatsSeen();
});
after(() => call?.close());

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Short ids of the seats that have joined, as the relay logged them. */
function seatsSeen() {
  return new Set([...call.stack.log().matchAll(/ call\.joined .*seat=(\S+)/g)].map(([, seat]) => seat));
}

function legsMade() {
  return [...call.stack.relay.logText().matchAll(/ leg\.keyed /g)].length;
}

/** The same two, each once, in the same pages: the ears hang in them and would be gone. */
async function nobodyElse() {
  assert.deepEqual(seatsSeen(), joins, 'somebody else has joined');
  for (const { page } of call.both) {
    assert.equal(await page.locator('video[data-side="remote"]').count(), 1);
    assert.equal(await page.locator('.knock').count(), 0);
  }
}

/** Does it so many times, each in a call that has settled; what `fault` gives back is put together. */
async function repeat(count, fault) {
  const times = [];
  for (let i = 0; i < count; i++) {
    await call.settle(SETTLED_MS);
    times.push(...(await fault()));
  }
  return times;
}

/** When it was. A packet on its way may bring a flow back as it was: then once more. */
async function forgetFlows() {
  for (let i = 0; i < 10; i++) {
    const ports = lab.outerPorts(2);
    const at = Date.now();
    lab.forget(2);
    await pause(300);
    const fresh = lab.outerPorts(2);
    if (fresh.length > 0 && fresh.every((port) => !ports.includes(port))) return at;
  }
  throw new Error('the flows come by the same ports as before: the flush proves nothing');
}

function judge(what, times, { p50 = Number.POSITIVE_INFINITY, p95, most }) {
  say(what, times);
  assert.ok(percentile(times, 50) <= p50 * ROOM, `${what}: ${times}`);
  assert.ok(percentile(times, 95) <= p95 * ROOM, `${what}: ${times}`);
  assert.ok(Math.max(...times) <= most * ROOM, `${what}: ${times}`);
}

/** Any of these begins the banner of either page within eight seconds. */
async function bothAreTold(at, words) {
  const times = await Promise.all(call.both.map(({ ear }) => ear.reads(words, at)));
  say('R12 said in words', times);
  assert.ok(Math.max(...times) <= 8000 * ROOM, `${times}`);
}

test('R4 after kill -9 of the relay both hear again: p50 <= 3 s, p95 <= 6 s, max 10 s', { skip }, async () => {
  const times = await repeat(isLong ? 20 : 3, async () => {
    const at = Date.now();
    await call.stack.killRelay();
    return call.hearAgain(at);
  });
  judge('R4 heard again after a kill', times, { p50: 3000, p95: 6000, most: 10_000 });
  await nobodyElse();
});

test('R8 after a change of network both hear again: p95 <= 6 s, max 12 s', { skip }, async () => {
  const times = await repeat(isLong ? 10 : 2, async () => {
    const at = Date.now();
    lab.roam(2);
    return call.hearAgain(at);
  });
  judge('R8 heard again in another network', times, { p95: 6000, most: 12_000 });
  await nobodyElse();
});

test('R7 when a router forgets its flows the silence is at most 3 s (p95)', { skip }, async () => {
  const everyMs = isLong ? 10_000 : 4000;
  const times = await repeat(isLong ? 6 : 1, async () => {
    const legs = legsMade();
    const at = await forgetFlows();
    await pause(everyMs);
    assert.equal(legsMade(), legs, 'a new leg was made');
    return Promise.all(call.both.map(({ ear }) => ear.longestSilence(at, at + everyMs)));
  });
  judge('R7 silence', times, { p95: 3000, most: 6000 });
});

test('R6 with the scheduler dead the call and what is written go on', { skip }, async () => {
  await call.settle(SETTLED_MS);
  const legs = legsMade();
  await call.stack.killScheduler();
  const at = Date.now();
  await pause(isLong ? 60_000 : 4000);
  await call.person.press('button[data-action="text"]');
  await call.person.type('textarea', 'still here');
  await call.person.page.keyboard.press('Enter');
  await call.coach.press('button[data-action="text"]');
  await call.coach.page.getByText('still here').first().waitFor();
  await recogniseEachOther(call.person, call.coach);
  const silences = await Promise.all(call.both.map(({ ear }) => ear.longestSilence(at, Date.now())));
  say('R6 silence', silences);
  assert.equal(legsMade(), legs, 'a new leg was made');
  assert.ok(Math.max(...silences) < 3000 * ROOM, `${silences}`); // a busy machine stutters; a broken leg takes longer
  await call.stack.startScheduler();
  for (const visitor of call.both) await visitor.press('button[data-action="text"]'); // closed again
});

/** The person's page comes anew, with nothing kept but its key; `opened` runs before it asks for its
 *  ticket, which then goes on. */
async function comesAnew(opened) {
  const { page } = call.person;
  const url = page.url();
  await page.evaluate(() => sessionStorage.clear());
  await call.person.open('about:blank');
  await page.route('**/ticket', async (route) => {
    await opened();
    await route.continue();
  }, { times: 1 });
  await call.person.open(url);
  call.person.ear = await Ear.at(call.person, call.coach.hertz);
}

test('R6 who comes without a ticket while the scheduler is dead is told to wait in words, and gets in when it is back', { skip }, async () => {
  await call.settle(SETTLED_MS);
  await comesAnew(() => call.stack.killScheduler());
  await call.person.page.getByText(DELAYED).first().waitFor();
  await call.stack.startScheduler();
  await call.bothHear();
  await nobodyElse();
});

test('R6 who comes late with a fresh ticket gets in though the scheduler has died since', { skip }, async () => {
  await call.settle(SETTLED_MS);
  const { page } = call.person;
  lab.drop(2, `tcp dport ${call.stack.ports.signalling}`, { from: 'lan' }); // its first line hangs
  const got = page.waitForResponse('**/ticket');
  const asksInVain = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/ticket'));
  await comesAnew(() => {});
  assert.equal((await got).status(), 200);
  await call.stack.killScheduler();
  await asksInVain;
  lab.undrop(2);
  await call.bothHear();
  await nobodyElse();
  await call.stack.startScheduler();
});

// Silent for twenty seconds, as the requirement has it; in every run long enough for all to notice.
test('R5 a silent host is said within 6 s, and heard 3 s after it is back', { skip }, async () => {
  const told = [];
  const times = await repeat(isLong ? 10 : 1, async () => {
    const at = Date.now();
    [1, 2].forEach((n) => lab.drop(n, ''));
    told.push(...(await Promise.all(call.both.map(({ ear }) => ear.reads([NO_SOUND, NOT_HEARD, DROPPED], at)))));
    await pause((isLong ? 20_000 : 8000) - (Date.now() - at));
    [1, 2].forEach((n) => lab.undrop(n));
    return call.hearAgain(Date.now());
  });
  judge('R5 said', told, { p95: 6000, most: 6000 });
  judge('R5 heard again', times, { p95: 3000, most: 3000 });
  await nobodyElse();
});

for (const [from, what, runs] of [
  ['lan', 'from the person', true], ['net', 'to the person', isLong],
]) {
  const reason = skip || (runs ? false : 'takes 20 s: ./porchlight test --long');
  test(`R12 when nothing comes ${what} any more, both are told in words within 8 s`, { skip: reason }, async () => {
    await call.settle(SETTLED_MS);
    const at = Date.now();
    lab.drop(2, '', { from });
    await bothAreTold(at, [NO_SOUND, NOT_HEARD, WEAK_THERE, DROPPED, AWAY]);
    lab.undrop(2);
    await call.settle(SETTLED_MS);
    await nobodyElse();
  });
}

// A relay that is told to go (R25): no new calls; those there move or wait, by setting; then it ends.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { Page } from '../support/page.mjs';
import { Participant, carries, meet } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { PageKey, newId } from '../support/tokens.mjs';

const LONG = { drain_max_s: 600 }; // no test waits for it

function health(relay, headers = {}) {
  return new Promise((done, fail) => {
    get({ host: relay.host, port: relay.port, path: '/health', headers }, (answer) => {
      let text = '';
      answer.on('data', (data) => (text += data)).on('end', () => done(`${answer.statusCode} ${text.trim()}`));
    }).on('error', fail);
  });
}

/** The first beat for which `test` holds, from now on. */
function beatOf(relay, test) {
  return new Promise((found, fail) => {
    const timer = setTimeout(() => fail(new Error(`no such beat; the last: ${JSON.stringify(relay.scheduler.last)}`)), 8000);
    relay.scheduler.waiting.push(() => {
      if (!test(relay.scheduler.last)) return false;
      clearTimeout(timer);
      found(relay.scheduler.last);
      return true;
    });
  });
}

async function joinNew(relay) {
  const key = await PageKey.create();
  const page = await Page.open(relay);
  return page.joinRefused(key, relay.issuer.ticket({ call: newId(), seat: newId(), role: 'coach', cnf: key.cnf }));
}

const hears = (page, type) => page.heard.some((message) => message.type === type);

test('R25 SIGTERM in a call: pages are told, no new call comes in, media runs on, and the last who leaves ends it with 0', async () => {
  const relay = await Relay.start({ settings: LONG });
  const call = await meet(relay);
  assert.equal(await health(relay), '200 ok');
  const told = beatOf(relay, (beat) => beat.draining);
  relay.child.kill('SIGTERM');
  await Promise.all([call.coach.page.next('drain'), call.person.page.next('drain')]);
  assert.equal((await told).moving, true);
  assert.equal(await health(relay), '503 draining');
  const refused = await joinNew(relay);
  assert.equal(refused.code, 'not_now');
  assert.match(refused.text, /no new calls/);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);

  await call.person.page.drop();
  await call.person.comeBack({ keepsLeg: true });
  await call.person.page.next('drain'); // it was away when the others were told
  await carries(call.coach, call.person);

  call.coach.page.send({ type: 'leave', call: call.call });
  await call.person.page.next('state', ({ peer }) => peer === 'left');
  assert.ok(relay.isAlive(), 'one is still in the call');
  call.person.page.send({ type: 'leave', call: call.call });
  assert.deepEqual(await relay.ended, { code: 0, signal: null });
  assert.equal(await call.person.page.closed, 1000);
  await relay.stop();
});

test('R25 with drain = wait calls are left in peace, and their own seats may still come', async () => {
  const relay = await Relay.start({ settings: { ...LONG, drain: 'wait' } });
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  await coach.join();
  const told = beatOf(relay, (beat) => beat.draining);
  relay.child.kill('SIGTERM');
  assert.equal('moving' in await told, false, 'the scheduler leaves the calls where they are');
  assert.equal((await joinNew(relay)).code, 'not_now');
  const person = await Participant.create(relay, { call, role: 'person' });
  await person.join();
  await coach.page.next('knock');
  coach.page.send({ type: 'admit', call, seat: person.seat });
  await Promise.all([coach.keyed(), person.keyed()]);
  await carries(coach, person);
  assert.equal(hears(coach.page, 'drain') || hears(person.page, 'drain'), false);
  for (const one of [coach, person]) one.page.send({ type: 'leave', call });
  assert.deepEqual(await relay.ended, { code: 0, signal: null });
  await relay.stop();
});

test('R25 when the time is over it goes, and says so to whoever is there', async () => {
  const relay = await Relay.start({ settings: { drain: 'wait', drain_max_s: 1 } });
  const call = await meet(relay);
  relay.child.kill('SIGTERM');
  await Promise.all([call.coach.page.next('drain'), call.person.page.next('drain')]);
  assert.deepEqual(await Promise.all([call.coach.page.closed, call.person.page.closed]), [1001, 1001]);
  assert.deepEqual(await relay.ended, { code: 0, signal: null });
  await relay.stop();
});

for (const [what, signals] of [['a second SIGTERM', ['SIGTERM', 'SIGTERM']], ['SIGINT', ['SIGINT']]]) {
  test(`R25 ${what} ends it at once`, async () => {
    const relay = await Relay.start({ settings: LONG });
    const call = await meet(relay);
    for (const signal of signals) {
      relay.child.kill(signal);
      await call.coach.page.next('drain'); // so that two signals do not become one
    }
    assert.deepEqual(await relay.ended, { code: 0, signal: null });
    assert.equal(await call.coach.page.closed, 1001);
    await relay.stop();
  });
}

test('a page whose network vanished is waited for no longer than its leg lives', async () => {
  const relay = await Relay.start({ settings: LONG });
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  await coach.join();
  await coach.page.drop(); // no leg of it was ever checked
  await relay.scheduler.report(({ kind, seat }) => kind === 'lost' && seat === coach.seat);
  relay.child.kill('SIGTERM');
  assert.deepEqual(await relay.ended, { code: 0, signal: null });
  await relay.stop();
});

test('a scheduler that says drain empties the relay, which stays', async () => {
  const relay = await Relay.start({ settings: LONG });
  const call = await meet(relay);
  const done = beatOf(relay, (beat) => beat.done === 1 && beat.draining && beat.moving);
  relay.scheduler.command('drain');
  await call.coach.page.next('drain');
  await done;
  assert.equal((await joinNew(relay)).code, 'not_now');
  for (const one of [call.coach, call.person]) one.page.send({ type: 'leave', call: call.call });
  await beatOf(relay, ({ calls }) => calls === 0);
  assert.ok(relay.isAlive());
  await relay.stop();
});

test('D11 /health is for this machine: not for who comes through the front proxy, and nothing else is served', async () => {
  const relay = await Relay.start();
  assert.match(await health(relay, { 'X-Forwarded-For': '192.0.2.1' }), /^404/);
  await relay.stop();
});

/** Another relay of the same fleet. */
function beside(first, settings = {}) {
  return Relay.start({ settings: { fleet_key: join(first.folder, 'fleet.key'), ...settings } });
}

test('R25 a person who was let in is in on the next relay: its resume token goes along with the ticket', async () => {
  const old = await Relay.start();
  const next = await beside(old);
  const { call, person, coach } = await meet(old);
  const joinNext = async (resume, who = person) => {
    const page = await Page.open(next);
    const ticket = next.issuer.ticket({ call, seat: who.seat, role: who.role, cnf: who.key.cnf, placement: 2 });
    page.send({ ...await page.joinMessage(who.key, ticket), ...(resume && { resume }) });
    const joined = await page.next('joined');
    page.send({ type: 'leave', call });
    await page.closed;
    return joined.admitted;
  };
  assert.equal(await joinNext(null), false, 'by its ticket alone it knocks');
  assert.equal(await joinNext(coach.resume), false, 'somebody else\'s token admits nobody');
  assert.equal(await joinNext(`${person.resume.slice(0, -1)}${person.resume.endsWith('A') ? 'B' : 'A'}`), false);
  assert.equal(await joinNext(person.resume), true);
  await Promise.all([old.stop(), next.stop()]);
});

test('a lower placement is refused on the next relay, also with an admitted token', async () => {
  const old = await Relay.start();
  const next = await beside(old);
  const { call, person, coach } = await meet(old);
  const page = await Page.open(next);
  await page.join(coach.key, next.issuer.ticket({ call, seat: coach.seat, role: 'coach', cnf: coach.key.cnf, placement: 2 }));
  const late = await Page.open(next);
  const refused = await late.joinRefused(person.key, person.resume);
  assert.equal(refused.code, 'moved');
  await Promise.all([old.stop(), next.stop()]);
});

test('J2 a resume token alone is good at the relay that wrote it, also after its restart, and at no other of the fleet', async () => {
  const old = await Relay.start();
  const next = await beside(old, { name: 'next' });
  const { call, person, coach } = await meet(old);
  for (const { key, resume } of [coach, person]) {
    const page = await Page.open(next);
    const refused = await page.joinRefused(key, resume);
    assert.equal(refused.code, 'not_allowed');
  }
  const claims = { call, relay: 'next', seat: person.seat, role: 'person', cnf: person.key.cnf, placement: 2 };
  const moved = await Page.open(next);
  moved.send({ ...await moved.joinMessage(person.key, next.issuer.ticket(claims)), resume: person.resume });
  const { admitted, resume } = await moved.next('joined');
  assert.equal(admitted, true, 'beside a ticket it says who was let in');
  assert.equal((await (await Page.open(next)).join(person.key, resume)).admitted, true);
  await old.kill();
  await old.run();
  await person.comeBack({ keepsLeg: false });
  assert.equal(person.page.joined.admitted, true);
  const { code } = await (await Page.open(old)).joinRefused(person.key, resume);
  assert.equal(code, 'not_allowed');
  await Promise.all([old.stop(), next.stop()]);
});

test('J7 what the scheduler took away is not washed by a token that another relay of the name has renewed', async () => {
  const old = await Relay.start();
  const twin = await beside(old); // as a relay of before that forgot, or one that was set up with the same name
  const { call, person } = await meet(old);
  old.scheduler.command('revoke', { call, seat: person.seat });
  assert.equal(await person.page.closed, 4002);
  const elsewhere = await (await Page.open(twin)).join(person.key, person.resume);
  for (const token of [person.resume, elsewhere.resume]) {
    assert.equal((await (await Page.open(old)).joinRefused(person.key, token)).code, 'not_allowed');
  }
  await Promise.all([old.stop(), twin.stop()]);
});

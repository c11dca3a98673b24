// The waiting room (J6): who waits learns nothing of the call, in whatever order things happen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { admit, carries, meet, Participant } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { PageKey, newId } from '../support/tokens.mjs';

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

async function pair() {
  const call = newId();
  return {
    call,
    coach: await Participant.create(relay, { call, role: 'coach' }),
    person: await Participant.create(relay, { call, role: 'person' }),
  };
}

const WAITING_HEARS = ['hello', 'challenge', 'joined', 'offer', 'pong'];

/** All that came to a page which waits, checked: no call, no peer, no count. */
function assertToldNothing(page) {
  for (const message of page.heard) {
    assert.ok(WAITING_HEARS.includes(message.type), `a waiting page heard ${message.type}`);
    if (message.type === 'offer') assert.equal(message.purpose, 'check');
    if (message.type === 'joined') assert.equal(message.admitted, false);
  }
}

/** The shapes of what came, without its random values: what an eye could tell apart. */
const shapes = (page) => page.heard
  .filter(({ type }) => type !== 'pong')
  .map((message) => [message.type, ...Object.keys(message).sort(), message.epoch ?? ''].join(' '));

test('J6 a person who is early hears the same as one whose coach is there', async () => {
  const [empty, full] = [await pair(), await pair()];
  await full.coach.join();
  for (const { person } of [empty, full]) {
    await person.join();
    await person.page.next('offer');
    await person.page.settle();
    assertToldNothing(person.page);
  }
  assert.deepEqual(shapes(empty.person.page), shapes(full.person.page));
  await Promise.all([empty, full].flatMap(({ coach, person }) => [coach.stop(), person.stop()]));
});

test('J6 a coach who comes, texts and leaves is not noticed by who waits', async () => {
  const { call, coach, person } = await pair();
  await person.join();
  await coach.join();
  await coach.page.next('knock');
  await coach.page.sendAndSettle({ type: 'text', call, id: newId(), seq: 1, body: 'hello' });
  coach.page.send({ type: 'leave', call });
  await coach.page.closed;
  await person.page.settle();
  assertToldNothing(person.page);
  await person.stop();
});

test('J6 a person who knocked before the coach came is announced to the coach', async () => {
  const { coach, person } = await pair();
  await person.join();
  await coach.join();
  const knock = await coach.page.next('knock');
  assert.equal(knock.seat, person.seat);
  assert.equal(knock.device, 'first');
  assert.ok(knock.waiting_ms >= 0);
  await Promise.all([coach.stop(), person.stop()]);
});

for (const message of ['text', 'ack', 'offer', 'restart', 'admit']) {
  test(`J6 ${message} of a person who waits goes nowhere`, async () => {
    const { call, coach, person } = await pair();
    await coach.join();
    await person.join();
    await coach.page.next('knock');
    const sdp = { leg: 1, epoch: 1, sdp: 'v=0\r\n' };
    const bodies = {
      text: { id: newId(), seq: 1, body: 'let me in' }, ack: { id: newId(), seq: 1 },
      offer: { ...sdp, purpose: 'call' }, restart: sdp, admit: { seat: person.seat },
    };
    person.page.send({ type: message, call, ...bodies[message] });
    const refusal = await person.page.next('error');
    assert.equal(refusal.of, message);
    await coach.page.settle();
    for (const { type } of coach.page.heard) {
      assert.ok(['hello', 'challenge', 'joined', 'state', 'knock', 'pong'].includes(type), `the coach heard ${type}`);
    }
    await Promise.all([coach.stop(), person.stop()]);
  });
}

test('J6 a person who refreshes while waiting waits again, once', async () => {
  const { coach, person } = await pair();
  await coach.join();
  await person.join();
  await coach.page.next('knock');
  await person.page.drop();
  await person.comeBack({ keepsLeg: false });
  assert.equal(person.page.joined.admitted, false);
  await person.page.settle();
  assertToldNothing(person.page);
  await admit(coach, person);
  await Promise.all([coach.keyed(), person.keyed()]);
  await carries(coach, person);
  await Promise.all([coach.stop(), person.stop()]);
});

test('J6 a resume token from before the admission does not admit', async () => {
  const { coach, person } = await pair();
  await coach.join();
  await person.join();
  const early = person.page.joined.resume;
  await person.page.drop();
  await person.join({ token: early });
  assert.equal(person.page.joined.admitted, false);
  await person.page.settle();
  assertToldNothing(person.page);
  await Promise.all([coach.stop(), person.stop()]);
});

test('J6 a second device with another key knocks, and the first keeps the seat meanwhile', async () => {
  const call = await meet(relay);
  const second = await Participant.create(relay, {
    call: call.call, role: 'person', seat: call.person.seat, key: await PageKey.create(),
  });
  await second.join();
  assert.equal(second.page.joined.admitted, false);
  const knock = await call.coach.page.next('knock', ({ device }) => device === 'another');
  assert.equal(knock.seat, call.person.seat);
  await second.page.settle();
  assertToldNothing(second.page);
  await carries(call.person, call.coach);
  await carries(call.coach, call.person);
  assert.equal(call.person.page.closeCode, undefined);

  call.coach.page.send({ type: 'admit', call: call.call, seat: second.seat });
  await second.page.next('admit');
  assert.equal(await call.person.page.closed, 4001);
  await Promise.all([second.keyed(), call.coach.keyed()]);
  await carries(second, call.coach);
  await carries(call.coach, second);
  await second.stop();
  await call.stop();
});

test('J6 a waiting person is sent no media of the call', async () => {
  const { coach, person } = await pair();
  person.doesCheck = true;
  await coach.join();
  await person.join();
  const check = await person.keyed();
  await check.rtp({ ssrc: person.audioSsrc, count: 10 });
  await check.heardRtp(person.audioSsrc);
  assert.deepEqual(Object.keys((await check.stats()).rtp), [String(person.audioSsrc)]);
  assert.equal(coach.peers.length, 0);
  await Promise.all([coach.stop(), person.stop()]);
});

test('J6 an admitted person who reloads is not asked to wait again', async () => {
  const call = await meet(relay);
  await call.person.page.drop();
  await call.person.comeBack({ keepsLeg: false });
  assert.equal(call.person.page.joined.admitted, true);
  await call.person.keyed(2);
  await carries(call.coach, call.person);
  await call.stop();
});

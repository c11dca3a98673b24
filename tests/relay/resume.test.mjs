// Coming back: a lost WebSocket, a reload, a second tab, another device, a relay that was killed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { carries, meet, Participant } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

test('a lost WebSocket changes nothing in the media, and the leg stands on return', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  await person.page.drop();
  await coach.page.next('state', ({ peer }) => peer === 'away');
  await carries(coach, person);
  await carries(person, coach);
  await person.comeBack({ keepsLeg: true });
  const state = await person.page.next('state');
  assert.deepEqual([state.leg, state.peer], [person.leg, 'here']);
  await coach.page.next('state', ({ peer }) => peer === 'here');
  await carries(coach, person);
  assert.deepEqual([coach.peers.length, person.peers.length], [1, 1]);
  await call.stop();
});

test('a page that lost its leg gets a new one, and the other keeps its own', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  const epoch = coach.epoch;
  await person.page.drop();
  await person.comeBack({ keepsLeg: false });
  await person.keyed(2);
  await carries(coach, person);
  await carries(person, coach);
  assert.equal(coach.peers.length, 1);
  assert.ok(coach.epoch > epoch);
  assert.equal(coach.state.negotiate === 'answer', false);
  await call.stop();
});

test('R6 when a page comes back with a new leg, the relay asks the far one for a key frame at once', async () => {
  const { coach, person, stop } = await meet(relay);
  const asksForPicture = ({ hex }) => hex.includes('81ce0002') && hex.endsWith(coach.videoSsrc.toString(16).padStart(8, '0'));
  let isOver = false;
  const filming = (async () => {
    for (let seq = 1; !isOver; seq += 10) {
      await coach.peer.rtp({ ssrc: coach.videoSsrc, pt: 96, count: 10, interval_ms: 2, seq });
    }
  })();
  await person.peer.heardRtp(coach.videoSsrc);
  await person.comeBack({ keepsLeg: false });
  await person.keyed(2);
  await coach.peer.next('rtcp', asksForPicture); // the person's peer sends no RTCP by itself
  await person.peer.heardRtp(coach.videoSsrc);
  isOver = true;
  await filming;
  await stop();
});

test('a coach who reloads becomes the newcomer: the person offers', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  await coach.page.drop();
  await coach.comeBack({ keepsLeg: false });
  const state = await person.page.next('state', ({ negotiate }) => negotiate === 'offer');
  assert.equal(state.leg, person.peer.leg);
  await coach.keyed(2);
  await carries(coach, person);
  await carries(person, coach);
  assert.equal(person.peers.length, 1);
  await call.stop();
});

test('a second tab of the same device takes the seat over, and the first is told', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  const first = person.page;
  person.leg = 0;
  await person.join({ token: person.resume });
  await first.next('replaced');
  assert.equal(await first.closed, 4001);
  assert.equal(person.page.joined.admitted, true);
  await person.keyed(2);
  await carries(coach, person);
  await call.stop();
});

test('a page that comes back with a leg which is gone gets a new one', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  await person.page.drop();
  await person.join({ token: person.resume, leg: person.leg + 1000 });
  await person.keyed(2);
  await carries(coach, person);
  await call.stop();
});

test('each return counts the generation up', async () => {
  const call = await meet(relay);
  const generations = [call.person.page.joined.generation];
  for (let i = 0; i < 3; i++) {
    await call.person.page.drop();
    await call.person.comeBack({ keepsLeg: true });
    generations.push(call.person.page.joined.generation);
  }
  for (let i = 1; i < generations.length; i++) assert.ok(generations[i] > generations[i - 1]);
  await call.stop();
});

test('a relay that was killed takes both back by their resume tokens alone', async () => {
  const killed = await Relay.start();
  const call = await meet(killed);
  const { coach, person } = call;
  await killed.kill();
  await Promise.all([coach.page.closed, person.page.closed]);
  await killed.run();
  await Promise.all([coach.comeBack({ keepsLeg: true }), person.comeBack({ keepsLeg: true })]);
  assert.equal(person.page.joined.admitted, true);
  await Promise.all([coach.keyed(2), person.keyed(2)]);
  await carries(coach, person);
  await carries(person, coach);
  await call.stop();
  await killed.stop();
});

test('a text sent while the other is away is refused, not swallowed', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  await person.page.drop();
  await coach.page.next('state', ({ peer }) => peer === 'away');
  coach.page.send({ type: 'text', call: call.call, id: 'A'.repeat(22), seq: 1, body: 'are you there?' });
  const refusal = await coach.page.next('error');
  assert.deepEqual([refusal.of, refusal.code], ['text', 'not_now']);
  await call.stop();
});

test('SIGTERM tells every page to go elsewhere, closes with 1001 and ends well', async () => {
  const drained = await Relay.start();
  const call = await meet(drained);
  const ended = drained.kill('SIGTERM');
  await Promise.all([call.coach.page.next('drain'), call.person.page.next('drain')]);
  assert.deepEqual(await Promise.all([call.coach.page.closed, call.person.page.closed]), [1001, 1001]);
  assert.deepEqual(await ended, { code: 0, signal: null });
  await call.stop();
  await drained.stop();
});

test('a drained relay takes no new call', async () => {
  const drained = await Relay.start();
  drained.scheduler.command('drain');
  const call = await meet(relay);
  for (;;) {
    if (drained.scheduler.last?.draining) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const coach = await Participant.create(drained, { call: call.call, role: 'coach' });
  await coach.open();
  const refusal = await coach.page.joinRefused(coach.key, coach.ticket());
  assert.equal(refusal.of, 'join');
  await Promise.all([coach.stop(), call.stop()]);
  await drained.stop();
});

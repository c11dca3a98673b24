// A whole call through the real relay: a coach, a person, and what passes between them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Page } from '../support/page.mjs';
import { carries, meet, Participant } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { candidatesOf } from '../support/sdp.mjs';
import { newId } from '../support/tokens.mjs';

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

for (const [coach, person] of [['udp', 'udp'], ['tcp', 'tcp'], ['tcp', 'udp']]) {
  test(`a call carries media both ways, coach over ${coach}, person over ${person}`, async () => {
    const call = await meet(relay, { coach: { transport: coach }, person: { transport: person } });
    await carries(call.coach, call.person, { payload: 'from the coach' });
    await carries(call.person, call.coach, { payload: 'from the person' });
    const heard = await call.person.peer.heardRtp(call.coach.audioSsrc);
    assert.equal(heard.payload, 'from the coach');
    assert.equal((await call.coach.peer.heardRtp(call.person.audioSsrc)).payload, 'from the person');
    await call.stop();
  });
}

test('every leg has AES-128-GCM, though the client prefers another', async () => {
  const call = await meet(relay, { person: { doesCheck: true } });
  const peers = [...call.coach.peers, ...call.person.peers];
  assert.equal(peers.length, 3);
  for (const peer of peers) assert.equal((await peer.keyed).profile, 'SRTP_AEAD_AES_128_GCM');
  await call.stop();
});

test('a description of the relay has its own transport and nothing of the other page', async () => {
  const call = await meet(relay);
  const offer = call.person.page.heard.find(({ type, purpose }) => type === 'offer' && purpose === 'call').sdp;
  const { local } = call.coach.peer;
  for (const secret of [local.ufrag, local.pwd, local.fingerprint]) assert.ok(!offer.includes(secret));
  assert.match(offer, /^a=ice-lite\r$/m);
  const candidates = candidatesOf(offer);
  assert.deepEqual(candidates.map(({ transport }) => transport).sort(), ['tcp', 'udp']);
  for (const { address, port } of candidates) assert.deepEqual([address, port], ['127.0.0.1', relay.media]);
  assert.equal(candidates.find(({ transport }) => transport === 'tcp').tcptype, 'passive');
  await call.stop();
});

test('an empty receiver report of the one comes to the other', async () => {
  const call = await meet(relay);
  await carries(call.person, call.coach);
  const ssrc = call.coach.audioSsrc.toString(16).padStart(8, '0');
  call.coach.peer.send({ do: 'rtcp', hex: `80c90001${ssrc}` });
  const heard = await call.person.peer.next('rtcp');
  assert.equal(heard.type, 201);
  assert.equal(heard.hex.slice(8, 16), ssrc);
  await call.stop();
});

test('a text comes to the other page, and its ack comes back', async () => {
  const call = await meet(relay);
  const id = newId();
  call.person.page.send({ type: 'text', call: call.call, id, seq: 1, body: 'Ich höre Sie 🙂' });
  const text = await call.coach.page.next('text');
  assert.deepEqual(text, { type: 'text', call: call.call, id, seq: 1, body: 'Ich höre Sie 🙂' });
  call.coach.page.send({ type: 'ack', call: call.call, id, seq: 1 });
  assert.deepEqual(await call.person.page.next('ack'), { type: 'ack', call: call.call, id, seq: 1 });
  await call.stop();
});

test('a body of 4 KiB passes and one byte more does not', async () => {
  const call = await meet(relay);
  const send = (body) => call.coach.page.send({ type: 'text', call: call.call, id: newId(), seq: 1, body });
  send('a'.repeat(4096));
  assert.equal((await call.person.page.next('text')).body.length, 4096);
  send('a'.repeat(4097));
  assert.deepEqual(
    await call.coach.page.next('error').then(({ code, field }) => ({ code, field })), { code: 'malformed', field: 'body' },
  );
  await call.stop();
});

test('a leave closes with 1000 and the other page hears that the person left', async () => {
  const call = await meet(relay);
  call.person.page.send({ type: 'leave', call: call.call });
  assert.equal(await call.person.page.closed, 1000);
  assert.equal((await call.coach.page.next('state', ({ peer }) => peer === 'left')).call, call.call);
  await call.stop();
});

test('the scheduler hears who joined, was admitted and left', async () => {
  const call = await meet(relay);
  const { scheduler } = relay;
  const of = (kind, seat) => (report) => report.kind === kind && report.call === call.call && report.seat === seat;
  await scheduler.report(of('joined', call.coach.seat));
  await scheduler.report(of('admitted', call.person.seat));
  call.person.page.send({ type: 'leave', call: call.call });
  await scheduler.report(of('left', call.person.seat));
  call.coach.page.send({ type: 'leave', call: call.call });
  await scheduler.report(({ kind, call: of_ }) => kind === 'ended' && of_ === call.call);
  await call.stop();
});

test('a seat which the scheduler removes is closed with 4002 and its media ends', async () => {
  const call = await meet(relay);
  relay.scheduler.command('revoke', { call: call.call, seat: call.person.seat });
  assert.equal(await call.person.page.closed, 4002);
  await call.coach.page.next('state', ({ peer }) => peer !== 'here');
  await assert.rejects(carries(call.person, call.coach, { tries: 3 }));
  const late = await Page.open(relay);
  assert.equal((await late.joinRefused(call.person.key, call.person.resume)).code, 'not_allowed', 'J7 its tokens went with it');
  await call.stop();
});

test('a call which the scheduler ends is closed with 4005 for both', async () => {
  const call = await meet(relay);
  relay.scheduler.command('end', { call: call.call });
  assert.deepEqual(await Promise.all([call.coach.page.closed, call.person.page.closed]), [4005, 4005]);
  await call.stop();
});

test('an ICE restart renews one leg and the other page hears nothing of it', async () => {
  const call = await meet(relay);
  await carries(call.coach, call.person);
  const { coach, person } = call;
  const heardBefore = person.page.heard.length;
  coach.peer.send({ do: 'restart' });
  const local = await coach.peer.next('local');
  const sdp = coach.offered.replaceAll(/^a=ice-ufrag:.*$/gm, `a=ice-ufrag:${local.ufrag}\r`)
    .replaceAll(/^a=ice-pwd:.*$/gm, `a=ice-pwd:${local.pwd}\r`).replaceAll('\r\r', '\r');
  const { ufrag: oldUfrag } = { ufrag: coach.peer.relayUfrag };
  coach.page.send({ type: 'restart', call: call.call, leg: coach.leg, epoch: coach.epoch, sdp });
  await coach.page.next('answer', (answer) => !answer.sdp.includes(oldUfrag));
  await coach.peer.next('connected');
  await coach.peer.next('connected');
  await carries(coach, person);
  await carries(person, coach);
  assert.equal(person.page.heard.length, heardBefore);
  assert.equal(coach.peers.length, 1);
  await call.stop();
});

test('four calls at once stay apart', async () => {
  const calls = await Promise.all([1, 2, 3, 4].map(() => meet(relay)));
  await Promise.all(calls.flatMap(({ coach, person }) => [carries(coach, person), carries(person, coach)]));
  for (const { coach, person } of calls) {
    assert.deepEqual(Object.keys((await person.peer.stats()).rtp), [String(coach.audioSsrc)]);
  }
  await Promise.all(calls.map((call) => call.stop()));
});

test('the check leg of a waiting page gives back what it sends, and ends at admission', async () => {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  const person = await Participant.create(relay, { call, role: 'person', doesCheck: true });
  await person.join();
  const check = await person.keyed();
  await check.rtp({ ssrc: person.audioSsrc, count: 10, payload: 'echo' });
  assert.equal((await check.heardRtp(person.audioSsrc)).payload, 'echo');
  await coach.join();
  await coach.page.next('knock');
  coach.page.send({ type: 'admit', call, seat: person.seat });
  await person.page.next('admit');
  await check.rtp({ ssrc: person.videoSsrc, count: 10, payload: 'echo' });
  await Promise.all([coach.keyed(), person.keyed(2)]);
  await carries(person, coach);
  assert.deepEqual(Object.keys((await check.stats()).rtp), [String(person.audioSsrc)]);
  await Promise.all([coach.stop(), person.stop()]);
});

// Calls across the networks that people have, judged by what comes out at the far side. The clients
// are NiceAgents in homes behind routers; the relay is the real one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carries, meet } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { missingLab } from './lab.mjs';
import { Routers } from './routers.mjs';

const skip = missingLab() ?? false;

/** Calls `work` with a lab and a relay in it, both gone afterwards. settingsOf: the relay's, of a lab. */
async function inLab(work, settingsOf = (lab) => ({ media_address: lab.address })) {
  const lab = new Routers();
  let relay;
  try {
    relay = await Relay.start({
      prefix: lab.inside(lab.server), here: lab.desk, host: lab.host,
      settings: settingsOf(lab),
    });
    await work(lab, relay);
  } catch (error) {
    error.message += `\n${relay?.log.split('\n').slice(-20).join('\n')}`;
    throw error;
  } finally {
    await relay?.stop();
    lab.close();
  }
}

/** A path is found again with the next check of a NiceAgent, within six seconds. */
async function bothWays({ coach, person }) {
  await carries(person, coach);
  await carries(coach, person);
}

const homes = (lab, options) => ({ coach: lab.home(1, options), person: lab.home(2, options) });

for (const [name, natOf] of [
  ['routers that keep a port', (lab) => [1, 2].forEach((n) => lab.masquerade(n))],
  ['full-cone routers', (lab) => [1, 2].forEach((n) => lab.fullCone(n))],
  ['a symmetric router on one side', (lab) => (lab.symmetric(1), lab.masquerade(2))],
  ['symmetric routers on both sides', (lab) => [1, 2].forEach((n) => lab.symmetric(n))],
]) {
  test(`a call goes through ${name}`, { skip }, () => inLab(async (lab, relay) => {
    natOf(lab);
    const call = await meet(relay, homes(lab));
    await bothWays(call);
    await call.stop();
  }));
}

test('a call goes over IPv6 alone', { skip }, () => inLab(async (lab, relay) => {
  const call = await meet(relay, homes(lab, { v6: true }));
  await bothWays(call);
  await call.stop();
}, (lab) => ({ media_address: lab.address6 })));

test('a relay on both families carries the call of a home on IPv4 alone and one on IPv6 alone', { skip }, () => inLab(async (lab, relay) => {
  lab.masquerade(2);
  const call = await meet(relay, { coach: lab.home(1, { v6: true }), person: lab.home(2) });
  await bothWays(call);
  await call.stop();
}, (lab) => ({ media_address: '::', advertised_address: `${lab.address6}, ${lab.address}` })));

test('R11 a network that lets TCP out and no UDP carries the call', { skip }, () => inLab(async (lab, relay) => {
  lab.masquerade(1);
  lab.masquerade(2);
  lab.drop(2, 'meta l4proto udp');
  const { coach, person } = homes(lab);
  const call = await meet(relay, { coach, person: { ...person, transport: 'tcp' } });
  await bothWays(call);
  await call.stop();
}));

test('R7 after a router forgot its flows the call goes on by the new ports', { skip }, () => inLab(async (lab, relay) => {
  lab.masquerade(1);
  lab.symmetric(2);
  const call = await meet(relay, homes(lab));
  await bothWays(call);
  for (let i = 0; i < 3; i++) {
    lab.forget(2);
    await bothWays(call);
  }
  assert.equal(call.person.peers.length, 1, 'no new leg was needed');
  await call.stop();
}));

test('R9 at 30 % loss each way the call stays and most is heard', { skip }, () => inLab(async (lab, relay) => {
  lab.masquerade(1);
  lab.masquerade(2);
  const call = await meet(relay, homes(lab));
  lab.drop(2, 'meta l4proto udp numgen random mod 100 < 30');
  const ssrc = call.coach.audioSsrc;
  await call.coach.peer.rtp({ ssrc, count: 400, interval_ms: 5, seq: 2000 });
  call.coach.seq = 3000;
  const { rtp } = await call.person.peer.stats();
  assert.ok(lab.dropped(2) > 0);
  assert.ok(rtp[ssrc] > 200, `${rtp[ssrc]} of 400 came`);
  await bothWays(call);
  await call.stop();
}));

test('R12 a way that is blocked for a while comes back without a new leg', { skip }, () => inLab(async (lab, relay) => {
  lab.masquerade(1);
  lab.masquerade(2);
  const call = await meet(relay, homes(lab));
  lab.drop(2, 'meta l4proto udp', { from: 'net' });
  const ssrc = call.coach.audioSsrc;
  await call.coach.peer.rtp({ ssrc, count: 50, seq: 2000 });
  assert.equal((await call.person.peer.stats()).rtp[ssrc] ?? 0, 0);
  await carries(call.person, call.coach);
  lab.undrop(2);
  await bothWays(call);
  assert.equal(call.person.peers.length, 1);
  await call.stop();
}));


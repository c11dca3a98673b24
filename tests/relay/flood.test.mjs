// A flood of spoofed datagrams: it draws nothing (M1), and whoever talks or comes notices nothing
// (R22: 20,000 a second for 30 s under --long, for one in every run).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Flood } from '../support/flood.mjs';
import { junk, usernameOf } from '../support/hostile.mjs';
import { carries, meet } from '../support/participant.mjs';
import { isSanitized, Relay } from '../support/relay.mjs';
import { stunRequest } from '../support/wire.mjs';

const isLong = process.env.PORCHLIGHT_LONG === '1';
const SECONDS = isLong ? 30 : 1;
const RATE = 20000;
const SOURCES = isLong ? 2000 : 500;
const PACKET_MS = 20;

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

/** What an attacker sends who knows of a call, but not its password. */
function spoofed({ peer }) {
  const username = usernameOf(peer);
  const genuine = stunRequest({ username, pwd: peer.relayPwd, useCandidate: true });
  const response = Buffer.from(genuine);
  response.writeUInt16BE(0x0101, 0);
  return [...junk(), ...junk(username), genuine.subarray(0, genuine.length - 4), response,
    Buffer.concat([Buffer.from([0x40, 0, 0, 4]), Buffer.alloc(4)])]; // TURN's channel data
}

async function medianMeetMs(times) {
  const took = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    const call = await meet(relay);
    await carries(call.coach, call.person);
    took.push(performance.now() - began);
    await call.stop();
  }
  return took.sort((a, b) => a - b)[times >> 1];
}

/** Sends a voice's packets one way for so many seconds: the share of them that the far page missed. */
async function concealment(call, seconds) {
  const { coach, person } = call;
  const ssrc = coach.videoSsrc;
  const count = seconds * 1000 / PACKET_MS;
  await coach.peer.rtp({ ssrc, count: 1, seq: 1 });
  await person.peer.heardRtp(ssrc);
  const sent = coach.peer.next('sent', (event) => event.ssrc === ssrc, seconds * 3000 + 5000);
  coach.peer.send({ do: 'send', ssrc, pt: 111, count, interval_ms: PACKET_MS, seq: 2, payload: 'v'.repeat(80) });
  await sent;
  await carries(coach, person);
  return 1 - ((await person.peer.stats()).rtp[ssrc] - 1) / count;
}

test(`M1 R22 spoofed datagrams, ${RATE} a second for ${SECONDS} s, draw no byte, and who talks or joins notices nothing`, async () => {
  const call = await meet(relay);
  const joins = isLong ? 9 : 3;
  const quietMs = await medianMeetMs(joins);
  const flood = new Flood(relay, { datagrams: spoofed(call.coach), rate: RATE, sources: SOURCES });
  await pause(200); // it is under way
  const [missed, loudMs] = await Promise.all([concealment(call, SECONDS), medianMeetMs(joins)]);
  const meter = await flood.end();
  console.log(`# ${meter.sent} datagrams, ${meter.sent_bytes} bytes in, ${meter.heard_bytes} out; ` +
    `${Math.round(meter.sent / meter.ms)} thousand a second; missed ${(missed * 100).toFixed(2)} %; ` +
    `join ${Math.round(quietMs)} ms, in the flood ${Math.round(loudMs)} ms`);
  assert.ok(meter.sent > RATE * SECONDS / 4, `only ${meter.sent} were sent`);
  assert.deepEqual([meter.heard, meter.heard_bytes], [0, 0]);
  assert.ok(missed <= 0.02, `${missed * 100} % missed`);
  // With a sanitizer in it the relay has no time left beside the flood.
  assert.ok(isSanitized() || loudMs <= 2 * quietMs + 100, `${loudMs} ms, without a flood ${quietMs} ms`);
  await carries(call.person, call.coach);
  await call.stop();
});

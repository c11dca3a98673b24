// The media port against strangers, liars and replays: M1 to M5, M7, M8, M10, M13.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { junk, settled, usernameOf } from '../support/hostile.mjs';
import { admit, carries, meet, Participant } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { newId } from '../support/tokens.mjs';
import { clientHello, fatalAlert, framed, isStunSuccess, stunRequest, Stranger, TcpStranger } from '../support/wire.mjs';

const isLong = process.env.PORCHLIGHT_LONG === '1';

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

async function strangers(count) {
  return Promise.all(Array.from({ length: count }, () => Stranger.open(relay)));
}

test('M1 a flood from many ports draws no byte and no memory, and an honest call joins meanwhile', async () => {
  const witness = await meet(relay); // also warms the allocator up
  const crowd = await strangers(isLong ? 2000 : 300);
  const rounds = isLong ? 5 : 3;
  const flood = async () => {
    for (let round = 0; round < rounds; round++) {
      for (const stranger of crowd) await Promise.all(junk().map((data) => stranger.send(data)));
    }
  };
  await flood();
  await settled(relay, witness.coach.peer);
  const before = relay.rssKib;
  await flood();
  await settled(relay, witness.coach.peer);
  assert.ok(relay.rssKib - before < 1024, `memory grew by ${relay.rssKib - before} KiB`);

  const [call] = await Promise.all([meet(relay), flood()]);
  await carries(call.coach, call.person);
  for (const stranger of crowd) {
    assert.equal(stranger.heardBytes, 0);
    stranger.close();
  }
  await Promise.all([call.stop(), witness.stop()]);
});

test('M1 the answer to an authenticated check is not longer than the request', async () => {
  const { coach, stop } = await meet(relay);
  const stranger = await Stranger.open(relay);
  const request = stunRequest({ username: usernameOf(coach.peer), pwd: coach.peer.relayPwd });
  const answer = await stranger.check(request);
  assert.ok(answer);
  assert.ok(answer.length <= request.length, `${answer.length} for ${request.length}`);
  stranger.close();
  await stop();
});

test('M1 TCP connections that bring anything but a right check hear nothing, and a call over TCP goes on', async () => {
  const call = await meet(relay, { coach: { transport: 'tcp' }, person: { transport: 'tcp' } });
  const crowd = await Promise.all(Array.from({ length: 60 }, () => TcpStranger.open(relay)));
  const brought = [...junk().map(framed), Buffer.from([0, 0, 0, 0]), Buffer.alloc(65537, 255),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.from([0])];
  crowd.forEach((stranger, index) => stranger.write(brought[index % brought.length]));
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  for (const stranger of crowd) {
    assert.equal(stranger.heard.length, 0);
    stranger.stop();
  }
  await call.stop();
});

test('M11 a check that comes over TCP byte by byte is answered like any other', async () => {
  const call = await meet(relay, { coach: { transport: 'tcp' } });
  const stranger = await TcpStranger.open(relay);
  const { peer } = call.coach;
  const request = stunRequest({ username: usernameOf(peer), pwd: peer.relayPwd });
  for (const byte of framed(request)) {
    stranger.write(Buffer.from([byte]));
    await pause(1); // a segment of its own
  }
  const length = (await stranger.bytes(2)).readUInt16BE(0);
  const answer = (await stranger.bytes(2 + length)).subarray(2);
  assert.ok(isStunSuccess(answer, request));
  assert.ok(answer.length <= request.length);
  stranger.stop();
  await carries(call.person, call.coach);
  await call.stop();
});

test('M2 checks that are not right in every part draw nothing and change nothing', async () => {
  const call = await meet(relay);
  const { peer } = call.coach;
  const stranger = await Stranger.open(relay);
  const username = usernameOf(peer);
  const pwd = peer.relayPwd;
  const good = stunRequest({ username, pwd });
  const flipped = Buffer.from(good);
  flipped[good.length - 20] ^= 1;
  const wrong = [
    stunRequest({ username, pwd: `${pwd}x` }),
    stunRequest({ username: `${username}x`, pwd }),
    stunRequest({ username: `x${username}`, pwd }),
    stunRequest({ username: peer.relayUfrag, pwd }),
    stunRequest({ username, pwd, role: 'controlled' }),
    stunRequest({ username, pwd, attributes: [[0x7fff, Buffer.alloc(4)]] }),
    stunRequest({ username, pwd, fingerprint: false }),
    stunRequest({ username }),
    flipped,
    good.subarray(0, good.length - 8),
  ];
  for (let round = 0; round < 50; round++) for (const request of wrong) await stranger.send(request);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  await settled(relay, peer);
  assert.equal(stranger.heardBytes, 0);
  assert.ok(!call.coach.peer.has('closed') && !call.coach.peer.has('failed'));
  stranger.close();
  await call.stop();
});

test('M3 ClientHellos from other ports before, during and after the handshake disturb no call', async () => {
  const crowd = await strangers(20);
  let isOver = false;
  const flooded = (async () => {
    while (!isOver) {
      await Promise.all(crowd.map((stranger) => stranger.send(clientHello(['0000']))));
      await pause(20); // a thousand a second
    }
  })();
  const calls = [];
  for (let i = 0; i < (isLong ? 50 : 5); i++) {
    const call = await meet(relay);
    await carries(call.coach, call.person);
    await call.stop();
    calls.push(call);
  }
  isOver = true;
  await flooded;
  for (const stranger of crowd) {
    assert.equal(stranger.heardBytes, 0);
    stranger.close();
  }
});

test('M3 a ClientHello from a port that is not validated, for a leg that waits for one, draws nothing', async () => {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  const person = await Participant.create(relay, { call, role: 'person' });
  const stranger = await Stranger.open(relay);
  coach.connect = () => {}; // its leg never begins
  await coach.join();
  await person.join();
  await admit(coach, person);
  await person.keyed();
  for (let i = 0; i < 50; i++) await stranger.send(clientHello());
  await settled(relay, person.peer);
  assert.equal(stranger.heardBytes, 0);
  stranger.close();
  await Promise.all([coach.stop(), person.stop()]);
});

test('M4 a second ClientHello and a fatal alert from the valid path leave the call as it was', async () => {
  const call = await meet(relay);
  const { peer } = call.coach;
  for (const data of [clientHello(), clientHello(['0000']), fatalAlert()]) {
    peer.send({ do: 'raw', hex: data.toString('hex'), count: 20 });
  }
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  assert.ok(!peer.has('closed'));
  await call.stop();
});

/** A coach whose description lies about (or adds to) its fingerprints, up to the point of keys. */
async function meetAs(disguise) {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  const person = await Participant.create(relay, { call, role: 'person', disguise });
  await coach.join();
  await person.join();
  await admit(coach, person);
  return { call, coach, person, stop: () => Promise.all([coach.stop(), person.stop()]) };
}

const wrongFingerprint = () => `sha-256 ${randomBytes(32).toString('hex').toUpperCase().match(/../g).join(':')}`;

test('M5 a certificate that the description does not name gets an alert and carries nothing', async () => {
  const call = await meetAs((local) => ({ ...local, fingerprints: [wrongFingerprint()] }));
  await call.coach.keyed();
  await call.person.keyed(); // as far as it can see
  await call.person.peer.next('closed');
  await assert.rejects(carries(call.person, call.coach, { tries: 3 }));
  await assert.rejects(carries(call.coach, call.person, { tries: 3 }));
  await call.stop();
});

test('M5 the second of two fingerprints will do', async () => {
  const call = await meetAs((local) => ({
    ...local, fingerprints: [wrongFingerprint(), `sha-256 ${local.fingerprint}`],
  }));
  await Promise.all([call.coach.keyed(), call.person.keyed()]);
  await carries(call.person, call.coach);
  await call.stop();
});

for (const [name, fingerprints] of [['none', []], ['sha-1 alone', [`sha-1 ${Array(20).fill('AB').join(':')}`]]]) {
  test(`M5 a description with ${name} for a fingerprint is refused`, async () => {
    const call = await meetAs((local) => ({ ...local, fingerprints }));
    const refusal = await call.person.page.next('error');
    assert.deepEqual([refusal.code, refusal.of], ['malformed', 'answer']);
    await call.coach.page.settle();
    assert.ok(!call.coach.page.heard.some(({ type }) => type === 'answer'));
    await call.stop();
  });
}

test('M5 another fingerprint in a restart is refused and the leg stands', async () => {
  const call = await meet(relay);
  const { coach } = call;
  const sdp = coach.offered.replaceAll(/^a=ice-ufrag:.*$/gm, 'a=ice-ufrag:abcd\r').replaceAll('\r\r', '\r')
    .replaceAll(coach.peer.local.fingerprint, wrongFingerprint().slice(8));
  coach.page.send({ type: 'restart', call: call.call, leg: coach.leg, epoch: coach.epoch, sdp });
  assert.equal((await coach.page.next('error')).of, 'restart');
  await carries(coach, call.person);
  await carries(call.person, coach);
  await call.stop();
});

test('M7 genuine SRTP, replayed from a second address, draws nothing there and moves nothing', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  await carries(person, coach);
  person.seq = 5000;
  const { wire_hex: wire } = await person.peer.rtp({ ssrc: person.audioSsrc, count: 5, seq: person.seq });
  const { early, refused } = await coach.peer.stats();
  const stranger = await Stranger.open(relay);
  for (let i = 0; i < 200; i++) await stranger.send(Buffer.from(wire, 'hex'));
  await carries(coach, person);
  await carries(person, coach);
  await settled(relay, person.peer);
  assert.equal(stranger.heardBytes, 0);
  const now = await coach.peer.stats();
  assert.deepEqual([now.early, now.refused], [early, refused]);
  stranger.close();
  await call.stop();
});

test('M7 media does not move to a new address that only checks, without nomination or traffic loss', async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  const stranger = await Stranger.open(relay);
  const check = stunRequest({ username: usernameOf(person.peer), pwd: person.peer.relayPwd });
  const answer = await stranger.check(check);
  assert.ok(answer);
  await carries(coach, person);
  await carries(person, coach);
  assert.equal(stranger.heardBytes, answer.length);
  stranger.close();
  await call.stop();
});

test("M8 junk on the peer's own path is dropped and the call goes on", async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  for (let i = 0; i < 40; i++) {
    const rtp = Buffer.concat([Buffer.from([0x80, 111]), randomBytes(100)]);
    const rtcp = Buffer.concat([Buffer.from([0x80, 200, 0, 6]), randomBytes(40)]);
    for (const data of [rtp, rtcp, randomBytes(60)]) person.peer.send({ do: 'raw', hex: data.toString('hex'), count: 25 });
  }
  await carries(person, coach);
  await carries(coach, person);
  assert.deepEqual(Object.keys((await coach.peer.stats()).rtp), [String(person.audioSsrc)]);
  await call.stop();
});

test("M10 packets with another call's SSRC stay in the sender's own call", async () => {
  const [mine, other] = await Promise.all([meet(relay), meet(relay)]);
  await carries(other.coach, other.person);
  await other.coach.peer.rtp({ ssrc: other.coach.videoSsrc, count: 1 });
  await other.person.peer.heardRtp(other.coach.videoSsrc); // so all that was sent before it has come
  const { rtp: heardBefore } = await other.person.peer.stats();
  await mine.coach.peer.rtp({ ssrc: other.coach.audioSsrc, count: 20, seq: 30000 });
  await mine.person.peer.heardRtp(other.coach.audioSsrc);
  assert.deepEqual((await other.person.peer.stats()).rtp, heardBefore);
  await Promise.all([mine.stop(), other.stop()]);
});

test("M10 another call's ufrag without its password opens nothing", async () => {
  const [mine, other] = await Promise.all([meet(relay), meet(relay)]);
  const stranger = await Stranger.open(relay);
  const username = usernameOf(other.person.peer);
  for (let i = 0; i < 20; i++) await stranger.send(stunRequest({ username, pwd: mine.person.peer.relayPwd, useCandidate: true }));
  const check = stunRequest({ username, pwd: mine.person.peer.relayPwd, useCandidate: true });
  mine.person.peer.send({ do: 'raw', hex: check.toString('hex'), count: 20 });
  await carries(mine.coach, mine.person);
  await carries(mine.person, mine.coach);
  await carries(other.coach, other.person);
  await settled(relay, mine.person.peer);
  assert.equal(stranger.heardBytes, 0);
  stranger.close();
  await Promise.all([mine.stop(), other.stop()]);
});

test('M10 a path of one call that checks into another with its password does not carry from one to the other', async () => {
  const [mine, other] = await Promise.all([meet(relay), meet(relay)]);
  const check = stunRequest({
    username: usernameOf(other.person.peer), pwd: other.person.peer.relayPwd, useCandidate: true,
  });
  mine.person.peer.send({ do: 'raw', hex: check.toString('hex'), count: 5 });
  await mine.person.peer.rtp({ ssrc: mine.person.audioSsrc, count: 20 });
  await carries(other.person, other.coach);
  assert.ok(!((await other.coach.peer.stats()).rtp[mine.person.audioSsrc] > 0));
  await Promise.all([mine.stop(), other.stop()]);
});

/** Bytes waiting in, and datagrams dropped at, a UDP port of this machine. */
function arrivedAt(port) {
  const name = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/udp', 'utf8').split('\n').map((row) => row.trim().split(/\s+/));
  const row = rows.find((columns) => columns[1]?.endsWith(name));
  return row ? `${row[4]} ${row[12]}` : '';
}

const consent = isLong ? {} : { skip: 'takes 40 s: ./porchlight test --long' };
test('M13 a page that checks no more is sent nothing after 30 seconds', consent, async () => {
  const call = await meet(relay);
  const { coach, person } = call;
  const { port } = person.peer.heard.findLast?.(({ event }) => event === 'connected') ??
    person.peer.heard.filter(({ event }) => event === 'connected').pop();
  person.peer.freeze();
  const frozenAt = Date.now();
  const sending = coach.peer.rtp({ ssrc: coach.audioSsrc, count: 4000, interval_ms: 10, payload: 'x'.repeat(1000) });
  sending.catch(() => {});
  let last = arrivedAt(port);
  let lastAt = frozenAt;
  while (Date.now() - frozenAt < 38000) {
    await pause(100);
    const now = arrivedAt(port);
    if (now !== last) lastAt = Date.now();
    last = now;
  }
  const silentAfter = (lastAt - frozenAt) / 1000;
  assert.ok(silentAfter > 20 && silentAfter < 33, `the last packet came after ${silentAfter} s`);
  await call.stop();
});

// A page of the call itself, of ill will or out of order, with the right keys: M2, M7 to M11, M14,
// M18. What strangers try is in media.test.mjs.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { junk, pli, receiverReport, rtcpPacket, rtpPacket, settled, usernameOf } from '../support/hostile.mjs';
import { carries, meet } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { stunRequest, Stranger } from '../support/wire.mjs';

const isLong = process.env.PORCHLIGHT_LONG === '1';

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

/** A call that has carried both ways, so that a first packet decides nothing. */
async function talking() {
  const call = await meet(relay);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  return call;
}

/** What `to` has heard of ssrc, once all that `from` put on its path before is through. */
async function countOf(from, to, ssrc) {
  await carries(from, to);
  return (await to.peer.stats()).rtp[ssrc] ?? 0;
}

const BURST = 40; // what any socket's buffer holds, however late its process is

/** Seals packets at one page and puts them on its own path in the order that `pick` makes of them. */
async function play(from, to, packets, { pick = (wires) => wires, burst = BURST } = {}) {
  const wires = pick(await from.peer.seal(packets));
  while (wires.length > 0) {
    for (const wire of wires.splice(0, burst)) from.peer.raw(wire);
    await from.peer.stats();
    await settled(relay, from.peer);
    await to.peer.stats();
  }
}

const range = (count, from = 0) => Array.from({ length: count }, (_, index) => from + index);

test('M2 bad checks from elsewhere make no gap of 200 ms in a call', async () => {
  const { coach, person, stop } = await talking();
  const strangers = await Promise.all(range(10).map(() => Stranger.open(relay)));
  const datagrams = junk(usernameOf(person.peer));
  await person.peer.stats(); // silences are counted from here
  const sending = coach.peer.rtp({ ssrc: coach.audioSsrc, count: 75, interval_ms: 20, seq: 3000 });
  let isOver = false;
  sending.then(() => {
    isOver = true;
  });
  while (!isOver) {
    await Promise.all(strangers.flatMap((stranger) => datagrams.map((data) => stranger.send(data))));
    await pause(20); // six thousand a second
  }
  const { gap_ms: ownGap } = await sending;
  await settled(relay, person.peer);
  const { gap_ms: gaps } = await person.peer.stats();
  assert.ok(gaps[coach.audioSsrc] - ownGap < 200, `${gaps[coach.audioSsrc]} ms, ${ownGap} of them the sender's own`);
  for (const stranger of strangers) {
    assert.equal(stranger.heardBytes, 0);
    stranger.close();
  }
  await stop();
});

test('M7 fresh SRTP and SRTCP under the right keys, from an address that is not validated, go nowhere and move nothing', async () => {
  const { coach, person, stop } = await talking();
  const stranger = await Stranger.open(relay);
  const ssrc = person.videoSsrc;
  const wires = await person.peer.seal([...range(40).map((seq) => rtpPacket({ ssrc, seq })), receiverReport(ssrc)]);
  for (const wire of wires) await stranger.send(wire);
  await carries(coach, person);
  assert.equal(await countOf(person, coach, ssrc), 0);
  assert.equal(stranger.heardBytes, 0);
  for (const wire of wires) person.peer.raw(wire); // on the path that is theirs they are as good as any
  await coach.peer.heardRtp(ssrc);
  stranger.close();
  await stop();
});

test('M7 SRTP from a validated path that was not nominated is heard, and still moves nothing', async () => {
  const { coach, person, stop } = await talking();
  const stranger = await Stranger.open(relay);
  const check = stunRequest({ username: usernameOf(person.peer), pwd: person.peer.relayPwd });
  const answer = await stranger.check(check);
  const wires = await person.peer.seal(range(20).map((seq) => rtpPacket({ ssrc: person.videoSsrc, seq })));
  for (const wire of wires) await stranger.send(wire);
  await coach.peer.heardRtp(person.videoSsrc);
  await carries(coach, person);
  assert.equal(stranger.heardBytes, answer.length);
  stranger.close();
  await stop();
});

test("M8 junk under the peer's own address leaves the call, the log and the memory as they were", async () => {
  const { coach, person, stop } = await talking();
  const rounds = isLong ? 2000 : 40; // of 500 datagrams: a million, or twenty thousand
  const before = { rss: relay.rssKib, lines: relay.log.split('\n').length, at: Date.now() };
  for (let i = 0; i < rounds; i++) {
    const kinds = [Buffer.concat([Buffer.from([0x80, 111]), randomBytes(100)]),
      Buffer.concat([Buffer.from([0x80, 200, 0, 6]), randomBytes(40)]), randomBytes(60),
      rtpPacket({ ssrc: person.audioSsrc, seq: i, payload: randomBytes(60) }),
      rtcpPacket({ type: 201, ssrc: person.audioSsrc, body: randomBytes(16) })];
    for (const data of kinds) person.peer.raw(data, 100);
    if (i % 10 === 0) await person.peer.stats(); // it has sent them
  }
  await carries(person, coach);
  await carries(coach, person);
  const seconds = (Date.now() - before.at) / 1000;
  const lines = relay.log.split('\n').length - before.lines;
  assert.ok(lines <= seconds + 1, `${lines} lines in ${seconds} s`);
  assert.ok(relay.rssKib - before.rss < 1024, `memory grew by ${relay.rssKib - before.rss} KiB`);
  assert.deepEqual(Object.keys((await coach.peer.stats()).rtp), [String(person.audioSsrc)]);
  await stop();
});

test('M9 each packet is heard once, though it comes three times and in the wrong order', async () => {
  const { coach, person, stop } = await talking();
  const ssrc = person.videoSsrc;
  const packets = range(200).map((seq) => rtpPacket({ ssrc, seq }));
  const shuffled = (wires) => wires.flatMap((wire, index) => (index % 2 ? [wire, wires[index - 1], wire] : [wires[index + 1]]));
  await play(person, coach, packets, { pick: (wires) => [...shuffled(wires), ...wires] });
  assert.equal(await countOf(person, coach, ssrc), packets.length);
  await stop();
});

test('M9 the sequence goes over its end three times, with loss and disorder, and nothing else is lost', async () => {
  const { coach, person, stop } = await talking();
  const ssrc = person.videoSsrc;
  const numbers = range(400).map((index) => index * 500 + (index % 2 ? -700 : 0)).filter((seq) => seq >= 0);
  const packets = numbers.map((seq) => rtpPacket({ ssrc, seq: seq % 65536, time: seq * 960 }));
  const lossy = (wires) => wires.filter((_, index) => index % 10 !== 7);
  const sent = packets.filter((_, index) => index % 10 !== 7).length;
  await play(person, coach, packets, { pick: lossy });
  assert.equal(await countOf(person, coach, ssrc), sent);
  const { refused } = await coach.peer.stats();
  assert.equal(refused, 0); // each was sealed anew with the counter that the far side has
  await stop();
});

test('M9 M10 two pages that send with one and the same SSRC each hear the other', async () => {
  const { coach, person, stop } = await talking();
  const ssrc = 77777;
  const packets = range(30).map((seq) => rtpPacket({ ssrc, seq }));
  await Promise.all([play(coach, person, packets), play(person, coach, packets)]);
  assert.equal(await countOf(coach, person, ssrc), packets.length);
  assert.equal(await countOf(person, coach, ssrc), packets.length);
  await stop();
});

test('M11 packets that are sealed well and built badly stay with the relay', async () => {
  const { coach, person, stop } = await talking();
  const ssrc = person.audioSsrc;
  const { rtcp: before } = await coach.peer.stats();
  const bad = [
    rtcpPacket({ type: 203, ssrc, count: 31 }), // BYE of 31 sources in 8 bytes
    rtcpPacket({ type: 203, ssrc, count: 1, body: Buffer.from([255, 1, 2, 3]) }), // a reason of 255 bytes
    rtcpPacket({ type: 202, ssrc, count: 3, body: Buffer.from([1, 200, 65, 65]) }), // SDES without an end
    rtcpPacket({ type: 205, ssrc, count: 15, body: Buffer.from([0, 0, 0, 1, 0, 0, 255, 255, 0, 0, 0, 0]) }), // 65535 statuses
    rtcpPacket({ type: 200, ssrc, count: 5 }), // a sender report without its body
    Buffer.concat([receiverReport(ssrc), Buffer.from([0x80, 201, 0, 9])]), // a length past the end
    Buffer.concat([receiverReport(ssrc), Buffer.from([0xa0, 201, 0, 1, 0, 0, 0, 200])]), // padding of 200
  ];
  await play(person, coach, bad);
  await play(person, coach, [rtpPacket({ ssrc: person.videoSsrc, seq: 9, first: 0xa0, payload: Buffer.from([1, 2, 250]) })]);
  assert.equal(await countOf(person, coach, person.videoSsrc), 0);
  assert.equal((await coach.peer.stats()).rtcp, before);
  await play(person, coach, [receiverReport(ssrc)]);
  await coach.peer.next('rtcp');
  await carries(coach, person);
  await stop();
});

test('M11 a datagram over 1500 bytes on a path of the call is dropped', async () => {
  const { coach, person, stop } = await talking();
  const ssrc = person.videoSsrc;
  await play(person, coach, [rtpPacket({ ssrc, seq: 1, payload: Buffer.alloc(1480, 1) })]); // with its tag 1508
  assert.equal(await countOf(person, coach, ssrc), 0);
  await play(person, coach, [rtpPacket({ ssrc, seq: 2, payload: Buffer.alloc(1400, 1) })]);
  await coach.peer.heardRtp(ssrc);
  await stop();
});

test('M14 of forty picture requests in one moment one gets through', async () => {
  const { coach, person, stop } = await talking();
  await play(person, coach, range(BURST).map(() => pli(person.audioSsrc, coach.videoSsrc)));
  await carries(person, coach);
  const heard = coach.peer.heard.filter(({ event, type }) => event === 'rtcp' && type === 206);
  assert.equal(heard.length, 1);
  await stop();
});

test('M14 a CNAME of the page does not come out, and the one that does is the relay\'s', async () => {
  const { coach, person, stop } = await talking();
  const name = Buffer.from('canary@laptop.home');
  const chunk = Buffer.concat([Buffer.from([1, name.length]), name, Buffer.alloc(4)]);
  const sdes = rtcpPacket({ type: 202, ssrc: person.audioSsrc, count: 1, body: chunk.subarray(0, chunk.length & ~3) });
  await play(person, coach, [Buffer.concat([receiverReport(person.audioSsrc), sdes])]);
  const { hex } = await coach.peer.next('rtcp');
  assert.ok(!Buffer.from(hex, 'hex').includes(name));
  const cname = /a=ssrc:\d+ cname:(\S+)/.exec(coach.page.heard.find(({ type }) => type === 'answer').sdp)[1];
  assert.ok(Buffer.from(hex, 'hex').includes(cname), 'the CNAME that the description names');
  await stop();
});

test('M14 a goodbye that SRTCP does not vouch for is not heard, one that it does is', async () => {
  const { coach, person, stop } = await talking();
  const bye = rtcpPacket({ type: 203, ssrc: person.audioSsrc, count: 1 });
  person.peer.raw(Buffer.concat([bye, randomBytes(20)]));
  await carries(person, coach);
  assert.ok(!coach.peer.heard.some(({ event }) => event === 'rtcp'));
  await play(person, coach, [Buffer.concat([receiverReport(person.audioSsrc), bye])]);
  assert.ok((await coach.peer.next('rtcp')).hex.includes('81cb0001'));
  await stop();
});

test('M18 a page that floods under its own keys gets no more through than its share', async () => {
  const { coach, person, stop } = await talking();
  const ssrc = person.videoSsrc;
  const before = Date.now();
  for (let second = 0; second < 2; second++) {
    const from = second * 3000;
    await play(person, coach, range(3000, from).map((seq) => rtpPacket({ ssrc, seq, payload: Buffer.alloc(20) })), { burst: 600 });
  }
  await carries(person, coach, { tries: 100 });
  const seconds = (Date.now() - before) / 1000;
  const heard = (await coach.peer.stats()).rtp[ssrc];
  const share = 900 * (seconds + 1); // a second's worth at once, then 900 a second
  assert.ok(heard <= share, `${heard} of 6000 in ${seconds} s`);
  assert.ok(heard > 500, `${heard}: the share itself is carried`);
  await carries(coach, person); // the other side loses nothing by it
  await stop();
});

test('M18 a page of countless sources is heard with a bounded number of them', async () => {
  const { coach, person, stop } = await talking();
  const before = relay.rssKib;
  await play(person, coach, range(300, 500000).map((ssrc) => rtpPacket({ ssrc, seq: 1 })));
  await carries(person, coach, { tries: 100 });
  const sources = Object.keys((await coach.peer.stats()).rtp).length;
  assert.ok(sources <= 32, `${sources} sources`);
  assert.ok(relay.rssKib - before < 1024);
  await stop();
});

// What a page may say, when, and how much (J4). A second call is the canary: nothing said in the
// first is ever heard in it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { admit, carries, meet, Participant } from '../support/participant.mjs';
import { Page } from '../support/page.mjs';
import { Relay } from '../support/relay.mjs';
import { answerText, offerText } from '../support/sdp.mjs';
import { newId, PageKey, ticketClaims } from '../support/tokens.mjs';

let relay;
let canary;
before(async () => {
  relay = await Relay.start();
  canary = await meet(relay);
});
after(async () => {
  await canary?.stop();
  await relay?.stop();
});

/** What the canary's pages hear of their own call, whatever others do. */
const isUnasked = ({ type, call }) => type === 'pong' || (type === 'stats' && call === canary.call);
let canaryHeard = 0;
async function assertCanaryHeardNothing() {
  for (const { page } of [canary.coach, canary.person]) await page.settle();
  const heard = [canary.coach, canary.person].flatMap(({ page }) => page.heard).filter((message) => !isUnasked(message));
  canaryHeard ||= heard.length;
  assert.equal(heard.length, canaryHeard);
}

/** What comes first: an error, or the close code. */
function outcomeOf(page) {
  return Promise.race([page.next('error').catch(() => page.closed), page.closed]);
}

async function joined() {
  const coach = await Participant.create(relay, { call: newId(), role: 'coach' });
  await coach.join();
  await coach.page.next('state');
  return coach;
}

/** The status of an upgrade request with these headers. */
function upgradeStatus(headers) {
  return new Promise((done, fail) => {
    const made = request({
      host: '127.0.0.1', port: relay.port, path: `/relay/${relay.name}/`,
      headers: {
        Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...headers,
      },
    });
    made.on('upgrade', (response, socket) => {
      socket.destroy();
      done(101);
    });
    made.on('response', (response) => {
      response.resume();
      done(response.statusCode);
    });
    made.on('error', (error) => (error.code === 'ECONNRESET' ? done(0) : fail(error)));
    made.end();
  });
}

test('J4 only the listed origins may open a socket', async () => {
  assert.equal(await upgradeStatus({ Origin: 'http://localhost' }), 101);
  for (const origin of ['http://evil.example', 'null', 'http://localhost.evil.example', 'https://localhost', 'http://LOCALHOST:80']) {
    assert.notEqual(await upgradeStatus({ Origin: origin }), 101, origin);
  }
  assert.notEqual(await upgradeStatus({}), 101, 'no origin');
});

test('J4 a socket without a join is closed with 4003 in time', async () => {
  const page = await Page.open(relay);
  assert.equal(await page.closed, 4003);
});

test('J4 whatever else comes first does not join and does not prolong the time', async () => {
  const page = await Page.open(relay);
  for (const message of [{ type: 'leave', call: newId() }, { type: 'text', call: newId(), id: newId(), seq: 1, body: 'x' }]) {
    page.send(message);
    await page.next('error');
  }
  assert.equal(await page.closed, 4003);
  assert.ok(!page.heard.some(({ type }) => type === 'joined'));
});

const call = 'A'.repeat(21) + 'A';
const malformed = {
  'no JSON': 'hello',
  'an empty text': '',
  'half an object': '{"type":"ping"',
  'a list': '[1]',
  'two objects': '{"type":"ping","n":1}{"type":"ping","n":2}',
  'a type that is not there': { type: 'shout' },
  'a type of the relay': { type: 'state', call, leg: 1, epoch: 1, peer: 'here', negotiate: 'none' },
  'no type': { n: 1 },
  'a number for a type': { type: 7 },
  'a field that is not listed': { type: 'ping', n: 1, m: 2 },
  'a field twice': '{"type":"ping","n":1,"n":2}',
  'a missing field': { type: 'ping' },
  'a text for a number': { type: 'ping', n: '1' },
  'a fraction': '{"type":"ping","n":1.5}',
  'an exponent': '{"type":"ping","n":1e400}',
  'a number over 2 to the 63': '{"type":"ping","n":9223372036854775808}',
  'a depth of 17': `{"type":"ping","n":${'['.repeat(17)}${']'.repeat(17)}}`,
  'a NUL in a text': `{"type":"text","call":"${call}","id":"${call}","seq":1,"body":"a\\u0000b"}`,
  'a lone surrogate': `{"type":"text","call":"${call}","id":"${call}","seq":1,"body":"\\ud800"}`,
  'a short id': { type: 'leave', call: 'short' },
  'a negative leg': { type: 'offer', call, leg: -1, epoch: 1, purpose: 'call', sdp: 'v=0' },
  'a purpose that is not there': { type: 'offer', call, leg: 1, epoch: 1, purpose: 'shout', sdp: 'v=0' },
};
for (const [name, message] of Object.entries(malformed)) {
  test(`J4 a message with ${name} gets an error, and the socket lives`, async () => {
    const coach = await joined();
    coach.page.send(message);
    const refusal = await coach.page.next('error');
    assert.equal(refusal.code, 'malformed');
    assert.ok(refusal.text.length > 0);
    await coach.page.settle();
    await assertCanaryHeardNothing();
    await coach.stop();
  });
}

test('J4 a binary message changes nothing', async () => {
  const coach = await joined();
  coach.page.socket.send(Buffer.from('{"type":"leave"}'), { binary: true });
  const outcome = await outcomeOf(coach.page);
  assert.ok(outcome.code === 'malformed' || outcome === 1003, JSON.stringify(outcome));
  await coach.stop();
});

test('J4 invalid UTF-8 ends the socket or is refused, and the relay lives', async () => {
  const coach = await joined();
  coach.page.socket.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { binary: false });
  const outcome = await outcomeOf(coach.page);
  assert.ok(outcome.code === 'malformed' || outcome === 1007 || outcome === 1006, JSON.stringify(outcome));
  await assertCanaryHeardNothing();
  await coach.stop();
});

test('J4 64 KiB is the longest message', async () => {
  const coach = await joined();
  const filled = (len) => {
    const head = '{"type":"ping","n":1,"x":"';
    return `${head}${'a'.repeat(len - head.length - 2)}"}`;
  };
  coach.page.send(filled(65536));
  assert.equal((await coach.page.next('error')).code, 'malformed');
  coach.page.send(filled(65537));
  assert.equal(await coach.page.closed, 1009);
  await coach.stop();
});

test('J4 a message in a thousand frames is one message', async () => {
  const coach = await joined();
  const text = JSON.stringify({ type: 'ping', n: 4242 }).padEnd(1000);
  for (let at = 0; at < text.length; at++) coach.page.socket.send(text[at], { fin: at === text.length - 1 });
  await coach.page.next('pong', ({ n }) => n === 4242);
  await coach.stop();
});

test('J4 thirty messages at once are heard, and too many a second close the socket with 4004', async () => {
  const coach = await joined();
  for (let n = 1; n <= 30; n++) coach.page.send({ type: 'ping', n });
  await coach.page.next('pong', ({ n }) => n === 30);
  let n = 30;
  while (coach.page.closeCode === undefined && n < 2000) {
    coach.page.send({ type: 'ping', n: n++ });
    await pause(10);
  }
  assert.equal(await coach.page.closed, 4004);
  await coach.stop();
});

test('J4 a thousand messages at once end the socket, and no other call notices', async () => {
  const coach = await joined();
  for (let n = 1; n <= 1000; n++) coach.page.send({ type: 'ping', n });
  await coach.page.closed; // 4004, or a reset that overtook it: there was more to read
  assert.ok(coach.page.heard.filter(({ type }) => type === 'pong').length < 100);
  await assertCanaryHeardNothing();
  await coach.stop();
});

test("J4 messages that name another call are refused and not heard there", async () => {
  const mine = await meet(relay);
  const { coach } = mine;
  const other = canary.call;
  const place = { leg: canary.coach.leg, epoch: canary.coach.epoch, sdp: coach.offered };
  const messages = [
    { type: 'text', call: other, id: newId(), seq: 1, body: 'hello' },
    { type: 'ack', call: other, id: newId(), seq: 1 },
    { type: 'admit', call: other, seat: canary.person.seat },
    { type: 'offer', call: other, purpose: 'call', ...place },
    { type: 'answer', call: other, ...place },
    { type: 'restart', call: other, ...place },
    { type: 'leave', call: other },
  ];
  for (const message of messages) {
    coach.page.send(message);
    assert.equal((await coach.page.next('error')).of, message.type);
  }
  await coach.page.settle();
  await carries(canary.coach, canary.person);
  await assertCanaryHeardNothing();
  await mine.stop();
});

/** What a person in a call that stands may not do now, or not so. */
test('J4 an answer before an offer, a second offer and a stale epoch are refused', async () => {
  const standing = await meet(relay);
  const { coach, person } = standing;
  const place = { call: standing.call, leg: coach.leg, epoch: coach.epoch };
  const sdp = coach.offered;
  const ownOffer = offerText({ local: person.local(person.peer) });
  const expectations = [
    [coach, { type: 'offer', ...place, purpose: 'call', sdp }, 'not_now'],
    [coach, { type: 'offer', ...place, purpose: 'check', sdp }, 'malformed'],
    [coach, { type: 'offer', ...place, epoch: place.epoch - 1, purpose: 'call', sdp }, 'stale'],
    [coach, { type: 'offer', ...place, leg: person.leg, purpose: 'call', sdp }, 'stale'],
    [coach, { type: 'admit', call: standing.call, seat: newId() }, 'not_now'],
    [person, { type: 'offer', ...place, leg: person.leg, purpose: 'call', sdp: ownOffer }, 'not_now'],
    [person, { type: 'admit', call: standing.call, seat: person.seat }, 'not_allowed'],
  ];
  for (const [who, message, code] of expectations) {
    who.page.send(message);
    const refusal = await who.page.next('error');
    const what = `${who.role} ${message.type} ${message.epoch} ${message.leg}`;
    assert.deepEqual([what, refusal.of, refusal.code], [what, message.type, code]);
  }
  await carries(coach, person);
  await standing.stop();
});

test('J4 an answer before the offer and a second offer in flight are refused', async () => {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach' });
  const person = await Participant.create(relay, { call, role: 'person' });
  coach.sendOffer = person.takeOffer = async () => {}; // nothing goes by itself
  await coach.join();
  await person.join();
  await admit(coach, person);
  const theirs = await person.page.next('state');
  const ours = await coach.page.next('state', ({ negotiate }) => negotiate === 'offer');
  const local = { ufrag: 'page', pwd: 'a'.repeat(24), fingerprint: Array(32).fill('0A').join(':'), audioSsrc: 1, videoSsrc: 2 };
  const offer = offerText({ local });

  person.page.send({ type: 'answer', call, leg: theirs.leg, epoch: theirs.epoch, sdp: answerText(offer, { local }) });
  const early = await person.page.next('error');
  assert.deepEqual([early.of, early.code], ['answer', 'not_now']);

  const message = { type: 'offer', call, leg: ours.leg, epoch: ours.epoch, purpose: 'call', sdp: offer };
  coach.page.send(message);
  coach.page.send(message);
  const second = await coach.page.next('error');
  assert.deepEqual([second.of, second.code], ['offer', 'not_now']);
  await person.page.settle();
  assert.equal(person.page.heard.filter(({ type, purpose }) => type === 'offer' && purpose === 'call').length, 1);
  await Promise.all([coach.stop(), person.stop()]);
});

test('J4 a second join on a joined socket is refused', async () => {
  const coach = await joined();
  coach.page.send(await coach.page.joinMessage(coach.key, coach.ticket()));
  assert.equal((await coach.page.next('error')).of, 'join');
  await coach.page.settle();
  await coach.stop();
});

test('J4 a person cannot admit, not even itself', async () => {
  const key = await PageKey.create();
  const page = await Page.open(relay);
  const claims = ticketClaims({ cnf: key.cnf, role: 'person' });
  await page.join(key, relay.issuer.ticket(claims));
  page.send({ type: 'admit', call: claims.call, seat: claims.seat });
  assert.equal((await page.next('error')).of, 'admit');
  page.socket.terminate();
});

test('J4 random texts neither close a socket nor stop the relay', async () => {
  const coach = await joined();
  for (let i = 0; i < 15; i++) {
    const text = randomBytes(200).toString('latin1').replace(/[^\x20-\x7e]/g, '"');
    coach.page.send(i % 2 ? text : `{"type":"offer",${text}`);
    assert.equal((await coach.page.next('error')).code, 'malformed');
  }
  const sdp = randomBytes(3000).toString('base64');
  coach.page.send({ type: 'offer', call: coach.call, leg: 1, epoch: 1, purpose: 'call', sdp });
  await coach.page.next('error');
  await coach.page.settle();
  await assertCanaryHeardNothing();
  await coach.stop();
});

test('J4 an offer of the largest allowed text passes the socket', async () => {
  const coach = await joined();
  const filler = `a=x:${'y'.repeat(1000)}`;
  const local = { ufrag: 'page', pwd: 'a'.repeat(24), fingerprint: Array(32).fill('0A').join(':'), audioSsrc: 1, videoSsrc: 2 };
  const sdp = offerText({ local, session: Array(40).fill(filler) });
  coach.page.send({ type: 'offer', call: coach.call, leg: coach.leg, epoch: coach.epoch ?? 0, purpose: 'call', sdp });
  const refusal = await coach.page.next('error'); // nobody asked: but it was read whole
  assert.notEqual(refusal.code, 'malformed');
  await coach.stop();
});

test('a ping is answered by a pong of the same number', async () => {
  const coach = await joined();
  coach.page.send({ type: 'ping', n: 77 });
  assert.deepEqual(await coach.page.next('pong', ({ n }) => n === 77), { type: 'pong', n: 77 });
  await coach.stop();
});

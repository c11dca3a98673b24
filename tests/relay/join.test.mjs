// Joining over the wire: what is not a good ticket for a held key joins nothing (J1, J2).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { meet, Participant } from '../support/participant.mjs';
import { Page } from '../support/page.mjs';
import { Relay } from '../support/relay.mjs';
import { base64url, Issuer, newId, nowS, PageKey, ticketClaims } from '../support/tokens.mjs';

const LEEWAY_S = 60;
const CODES = ['malformed', 'not_allowed', 'expired', 'moved'];

let relay;
let key;
before(async () => {
  // Hundreds of tries come from this one address: as a front proxy it has no limit of its own.
  relay = await Relay.start({ settings: { trusted_proxy: '127.0.0.1' } });
  key = await PageKey.create();
});
after(() => relay?.stop());

const claimsFor = (claims) => ticketClaims({ cnf: key.cnf, role: 'coach', ...claims });

/** Joins with a token on a connection of its own: the error, or the joined message. */
async function tried(token, { withKey = key, at = relay } = {}) {
  const page = await Page.open(at);
  page.send(await page.joinMessage(withKey, token, { isResume: false }));
  const answer = await Promise.race([page.next('error'), page.next('joined')]);
  page.socket.terminate();
  return answer;
}

async function assertRefused(token, options) {
  const answer = await tried(token, options);
  assert.equal(answer.type, 'error', `joined with ${token}`);
  assert.ok(CODES.includes(answer.code), answer.code);
  assert.equal(answer.of, 'join');
}

test('J1 a good ticket joins', async () => {
  const claims = claimsFor();
  const joined = await tried(relay.issuer.sign('ticket', claims));
  assert.deepEqual(
    [joined.type, joined.call, joined.seat, joined.role, joined.admitted],
    ['joined', claims.call, claims.seat, 'coach', true],
  );
});

const signed = (claims) => relay.issuer.sign('ticket', claimsFor(claims));
const raw = (change) => relay.issuer.sign('ticket', change(JSON.stringify(claimsFor())));
const wrongTickets = {
  'expired by the leeway and a second': () => signed({ nbf: nowS() - 200, exp: nowS() - LEEWAY_S - 1 }),
  'not valid until the leeway and a while from now': () => signed({ nbf: nowS() + LEEWAY_S + 5, exp: nowS() + 200 }),
  'a life over 300 s': () => signed({ nbf: nowS() - 10, exp: nowS() + 291 }),
  'an end before its beginning': () => signed({ nbf: nowS() + 10, exp: nowS() - 10 }),
  'another relay': () => signed({ relay: 'other' }),
  'another role': () => signed({ role: 'operator' }),
  'no role': () => signed({ role: undefined }),
  'another key': () => signed({ cnf: base64url(Buffer.alloc(32)) }),
  'no key': () => signed({ cnf: undefined }),
  'placement 0': () => signed({ placement: 0 }),
  'a placement with a fraction': () => signed({ placement: 1.5 }),
  'a placement of 2 to the 64': () => raw((text) => text.replace('"placement":1', '"placement":18446744073709551616')),
  'a field that is not listed': () => signed({ admin: true }),
  'a field twice': () => raw((text) => text.replace('{', '{"role":"coach",')),
  'a NUL in the relay': () => signed({ relay: 'test\0' }),
  'a long relay': () => signed({ relay: 'a'.repeat(5000) }),
  'an id of 21 characters': () => signed({ call: newId().slice(1) }),
  'an id with other letters': () => signed({ call: `é${newId().slice(1)}` }),
  'an id that is not canonical': () => signed({ call: `${newId().slice(0, 21)}B` }),
  'a text for a number': () => signed({ exp: String(nowS() + 60) }),
  'a list': () => relay.issuer.sign('ticket', '[]'),
  'nothing in it': () => relay.issuer.sign('ticket', '{}'),
  'no JSON in it': () => relay.issuer.sign('ticket', 'ticket'),
  'the kind of another token': () => relay.issuer.sign('reply', claimsFor()),
  'a key id that nobody has': () => relay.issuer.sign('ticket', claimsFor(), 'other-1'),
  'the signature of another issuer': () => new Issuer(relay.issuer.kid).sign('ticket', claimsFor()),
  'version 2': () => signed().replace('v1.', 'v2.'),
  'no signature': () => signed().replace(/\.[^.]*$/, '.'),
  'half a signature': () => signed().slice(0, -43),
  'padding': () => `${signed()}==`,
  'a fifth part': () => `${signed()}.x`,
  'no text': () => '',
};
for (const [name, make] of Object.entries(wrongTickets)) {
  test(`J1 a ticket with ${name} joins nothing`, () => assertRefused(make()));
}

test('J1 no flipped bit in any byte of a ticket goes unseen', async () => {
  const token = signed();
  const flips = [];
  for (let at = 0; at < token.length; at += 7) {
    const flipped = String.fromCharCode(token.charCodeAt(at) ^ (at % 2 ? 1 : 2));
    flips.push(token.slice(0, at) + flipped + token.slice(at + 1));
  }
  while (flips.length > 0) await Promise.all(flips.splice(0, 10).map((flip) => assertRefused(flip)));
});

test('J1 times within the leeway are taken', async () => {
  const late = await tried(signed({ nbf: nowS() - 200, exp: nowS() - LEEWAY_S + 10 }));
  const early = await tried(signed({ nbf: nowS() + LEEWAY_S - 10, exp: nowS() + 200 }));
  assert.deepEqual([late.type, early.type], ['joined', 'joined']);
});

test('J1 a lower placement than the call has is told that the call moved', async () => {
  const { call, seat } = claimsFor();
  const page = await Page.open(relay);
  await page.join(key, signed({ call, seat, placement: 3 }));
  const answer = await tried(signed({ call, seat: newId(), role: 'person', placement: 2 }));
  assert.equal(answer.code, 'moved');
  page.socket.terminate();
});

test('J1 a seat does not change its role', async () => {
  const { call, seat } = claimsFor();
  const page = await Page.open(relay);
  await page.join(key, signed({ call, seat }));
  await assertRefused(signed({ call, seat, role: 'person' }));
  page.socket.terminate();
});

test('J2 a ticket that was copied joins nothing without its key, fifty at once', async () => {
  const token = signed();
  const thieves = await Promise.all(Array.from({ length: 50 }, () => PageKey.create()));
  const answers = await Promise.all(thieves.map((withKey) => tried(token, { withKey })));
  assert.deepEqual(answers.filter(({ type }) => type === 'joined'), []);
  assert.equal((await tried(token)).type, 'joined'); // the owner still can
});

test('J2 a proof that was overheard is good for no other challenge', async () => {
  const token = signed();
  const [first, second] = [await Page.open(relay), await Page.open(relay)];
  const overheard = await first.joinMessage(key, token);
  second.send(overheard);
  assert.equal((await second.next('error')).code, 'not_allowed');
  first.send(overheard);
  await first.next('joined');
  first.socket.terminate();
  second.socket.terminate();
});

test('J2 a proof for one token does not serve another', async () => {
  const page = await Page.open(relay);
  const message = await page.joinMessage(key, signed());
  page.send({ ...message, ticket: signed() });
  assert.equal((await page.next('error')).code, 'not_allowed');
  page.socket.terminate();
});

test('J2 a failed join is followed by a challenge, which is another and serves', async () => {
  const page = await Page.open(relay);
  const used = page.challenge.nonce;
  page.send({ ...(await page.joinMessage(key, signed())), signature: base64url(Buffer.alloc(64, 1)) });
  await page.next('error');
  page.challenge = await page.next('challenge');
  assert.notEqual(page.challenge.nonce, used);
  await page.join(key, signed());
  page.socket.terminate();
});

test('J2 a resume token that was copied joins nothing without its key', async () => {
  const page = await Page.open(relay);
  const { resume } = await page.join(key, signed());
  const thief = await Page.open(relay);
  assert.equal((await thief.joinRefused(await PageKey.create(), resume)).code, 'not_allowed');
  thief.socket.terminate();
  page.socket.terminate();
});

test('J2 a resume token with any part changed joins nothing', async () => {
  const page = await Page.open(relay);
  const { resume } = await page.join(key, signed());
  const [version, payload, mac] = resume.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const other = base64url(JSON.stringify({ ...claims, generation: claims.generation + 5 }));
  for (const token of [`${version}.${other}.${mac}`, `${version}.${payload}.${base64url(Buffer.alloc(32))}`, `r2.${payload}.${mac}`]) {
    const forger = await Page.open(relay);
    forger.send(await forger.joinMessage(key, token, { isResume: true }));
    assert.equal((await forger.next('error')).of, 'join');
    forger.socket.terminate();
  }
  page.socket.terminate();
});

test('J2 a resume token of another fleet joins nothing', async () => {
  const other = await Relay.start();
  const there = await Page.open(other);
  const { resume } = await there.join(key, other.issuer.ticket(claimsFor()));
  const here = await Page.open(relay);
  assert.equal((await here.joinRefused(key, resume)).code, 'not_allowed');
  there.socket.terminate();
  here.socket.terminate();
  await other.stop();
});

test('J2 with the key the newest wins and every older page is told, twenty at once', async () => {
  const { call, seat } = claimsFor();
  const pages = await Promise.all(Array.from({ length: 20 }, () => Page.open(relay)));
  const generations = await Promise.all(pages.map(async (page) => (await page.join(key, signed({ call, seat }))).generation));
  const newest = pages[generations.indexOf(Math.max(...generations))];
  const others = pages.filter((page) => page !== newest);
  assert.deepEqual(new Set(await Promise.all(others.map(({ closed }) => closed))), new Set([4001]));
  for (const page of others) assert.equal(page.heard.at(-1).type, 'replaced');
  await newest.settle();
  newest.socket.terminate();
});

test('J2 a ticket that joined does not push a stranger into the seat after a restart of the relay', async () => {
  const restarted = await Relay.start();
  const token = restarted.issuer.ticket(claimsFor());
  assert.equal((await tried(token, { at: restarted })).type, 'joined');
  await restarted.kill();
  await restarted.run();
  await assertRefused(token, { at: restarted, withKey: await PageKey.create() });
  await restarted.stop();
});

test('J2 a token never stands in the log', async () => {
  const quiet = await Relay.start({ settings: { log_level: 'debug' } });
  const call = await meet(quiet);
  const { resume } = call.person;
  await call.stop();
  await quiet.stop();
  const secrets = [resume, call.call, call.person.seat, call.person.key.cnf, call.person.peer.local.ufrag,
    call.person.peer.local.pwd, call.person.peer.local.fingerprint, call.person.peer.relayPwd];
  for (const secret of secrets) assert.ok(!quiet.log.includes(secret), `${secret} stands in the log`);
  assert.ok(quiet.log.length > 0);
});

test('a third seat is refused politely, and the two go on', async () => {
  const call = await meet(relay);
  const third = await Participant.create(relay, { call: call.call, role: 'coach' });
  await third.open();
  const refusal = await third.page.joinRefused(third.key, third.ticket());
  assert.equal(refusal.code, 'full');
  await call.coach.page.settle();
  await third.stop();
  await call.stop();
});

test('M15 an address that tries too often is told to wait, and gets in later', async () => {
  const strict = await Relay.start();
  const tries = await Promise.all(Array.from({ length: 90 }, () => tried('v1.a.b.c', { at: strict })));
  assert.ok(tries.some(({ code }) => code === 'too_many'));
  const good = () => tried(strict.issuer.sign('ticket', claimsFor()), { at: strict });
  const deadline = Date.now() + 60_000;
  let answer = await good();
  while (answer.type !== 'joined' && Date.now() < deadline) answer = await good();
  assert.equal(answer.type, 'joined');
  await strict.stop();
});

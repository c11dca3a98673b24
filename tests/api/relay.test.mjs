// What relay and scheduler say to each other, and the ticket between them (docs/protocol.md), with
// the test as the relay: it holds the key that the scheduler was configured with.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Issuer, PageKey, newId, nowS, tokenPayload } from '../support/tokens.mjs';
import { EventStream, Visitor } from '../support/visitor.mjs';

let program;
let person;
let coach;
let session;
let seq = Date.now();

before(async () => {
  program = await SchedulerProgram.start();
  const links = program.links();
  [person, coach] = [new Visitor(program), new Visitor(program)];
  await coach.comeBy(links.coach);
  session = (await person.comeBy(links.seat)).split('/')[2];
});
after(() => program.stop());

const beat = (more = {}) =>
  ({ relay: 'test', seq: ++seq, time_ms: Date.now(), draining: false, calls: 0, seats: 0, done: 0, reports: [], ...more });

const post = (token) => new Visitor(program).send('POST', '/relay/beat', { 'Content-Type': 'text/plain' }, token);

async function beatReply(more) {
  const answer = await post(program.relay.sign('beat', beat(more)));
  assert.equal(answer.status, 200, answer.text);
  return tokenPayload('reply', answer.text, program.publicLine);
}

const ticketFor = async (visitor, cnf) => visitor.api('POST', `/sessions/${session}/ticket`, { cnf });

test('a ticket is given to whoever has said "I\'m here", not before', async () => {
  const { cnf } = await PageKey.create();
  const early = await ticketFor(person, cnf);
  assert.equal(early.status, 409);
  assert.equal(early.json.type, 'not_now');
  await person.api('POST', `/sessions/${session}/here`);
  assert.equal((await ticketFor(person, cnf)).status, 200);
});

test('a beat says how the legs carry: the log has it once a minute, by short ids, and no other figure passes', async () => {
  const leg = {
    call: newId(), seat: newId(), verdict: 'very_weak', transport: 'tcp', ip_version: 4, rtt_ms: 1200,
    up_kbit_s: 30, up_loss_permille: 210, down_kbit_s: 400,
  };
  const legs = { legs_good: 3, legs_weak: 1, legs_very_weak: 1, legs_unknown: 0, legs_tcp: 1, legs_ipv6: 0 };
  await beatReply({ ...legs, weakest: [leg, { ...leg, verdict: 'weak' }] });
  await beatReply({ ...legs, weakest: [leg] });
  await beatReply({}); // a relay from before these figures
  const lines = (event) => program.log.split('\n').filter((line) => line.includes(` ${event} `));
  assert.equal(lines('relay.legs').length, 1);
  assert.match(lines('relay.legs')[0], /relay=test good=3 weak=1 very_weak=1 tcp=1 ipv6=0/);
  assert.equal(lines('leg.very_weak').length, 1);
  assert.match(lines('leg.very_weak')[0], /rtt_ms=1200 up_loss_permille=210/);
  assert.ok(!program.log.includes(leg.call) && !program.log.includes(leg.seat));
  const wrong = [{ ...leg, address: '192.0.2.1' }, { ...leg, verdict: 'bad' }, { ...leg, up_loss_permille: 1001 }];
  const many = Array.from({ length: 17 }, () => leg);
  for (const weakest of [...wrong.map((one) => [one]), many]) {
    assert.equal((await post(program.relay.sign('beat', beat({ weakest })))).status, 403);
  }
});

test('J1 a ticket says call, seat, role, relay, five minutes, placement and the page\'s key', async () => {
  const tickets = {};
  for (const [role, visitor] of Object.entries({ person, coach })) {
    const { cnf } = await PageKey.create();
    const asked = nowS();
    const answer = await ticketFor(visitor, cnf);
    assert.equal(answer.status, 200, answer.text);
    const { ticket, relay_url, call, seat, role: said } = answer.json;
    const claims = tokenPayload('ticket', ticket, program.publicLine);
    assert.ok(claims, 'the signature verifies under the scheduler\'s key');
    assert.deepEqual(Object.keys(claims).sort(), ['call', 'cnf', 'exp', 'jti', 'nbf', 'placement', 'relay', 'role', 'seat']);
    assert.deepEqual({ call: claims.call, seat: claims.seat, role: claims.role }, { call, seat, role });
    assert.equal(said, role);
    assert.equal(claims.cnf, cnf);
    assert.equal(claims.relay, 'test');
    assert.equal(claims.placement, 1);
    assert.equal(claims.exp - claims.nbf, 300);
    assert.ok(claims.nbf >= asked && claims.nbf <= nowS(), 'from now on');
    assert.equal(relay_url, 'ws://localhost:9/relay/test/');
    for (const id of [call, seat, claims.jti]) assert.match(id, /^[\w-]{22}$/);
    tickets[role] = claims;
  }
  assert.equal(tickets.person.call, tickets.coach.call);
  assert.notEqual(tickets.person.seat, tickets.coach.seat);
  const again = tokenPayload('ticket', (await ticketFor(coach, (await PageKey.create()).cnf)).json.ticket, program.publicLine);
  assert.equal(again.seat, tickets.coach.seat, 'the seat is the same');
  assert.notEqual(again.jti, tickets.coach.jti);
});

test('J1 no ticket without a key of the right form', async () => {
  for (const cnf of ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}B`, `${'A'.repeat(42)}=`, 7, null]) {
    const answer = await ticketFor(coach, cnf);
    assert.equal(answer.status, 400, `${cnf}`);
    assert.equal(answer.json.field, 'cnf');
  }
});

test('a beat of our relay is answered: signed, its seq, its reports taken', async () => {
  const sent = beat();
  const answer = await post(program.relay.sign('beat', sent));
  const reply = tokenPayload('reply', answer.text, program.publicLine);
  assert.equal(reply.relay, 'test');
  assert.equal(reply.seq, sent.seq);
  assert.deepEqual(reply.commands, []);
  assert.ok(reply.time_ms >= sent.time_ms && reply.time_ms <= Date.now());
});

test('a beat that is unsigned, changed, of another key, kind or relay, or replayed, is refused', async () => {
  const stranger = new Issuer('relay-1');
  const good = program.relay.sign('beat', beat());
  const flipped = `${good.slice(0, -2)}${good.at(-2) === 'A' ? 'B' : 'A'}${good.at(-1)}`;
  const bad = {
    empty: '', words: 'hello', flipped, stranger: stranger.sign('beat', beat()), cut: good.slice(0, -1),
    kid: program.relay.sign('beat', beat(), 'other'), kind: program.relay.sign('reply', beat()),
    name: program.relay.sign('beat', beat({ relay: 'elsewhere' })), extra: program.relay.sign('beat', beat({ more: 1 })),
    twice: program.relay.sign('beat', JSON.stringify(beat()).replace('{', '{"seq":1,')),
    negative: program.relay.sign('beat', beat({ seq: -1 })), list: program.relay.sign('beat', '[]'),
    many: program.relay.sign('beat', beat({ reports: Array.from({ length: 33 }, (_, n) => ({ n: n + 1, kind: 'ended', call: newId(), seat: newId(), time: 1 })) })),
  };
  for (const [name, token] of Object.entries(bad)) {
    assert.equal((await post(token)).status, 403, name);
  }
  const newest = program.relay.sign('beat', beat());
  assert.equal((await post(newest)).status, 200);
  assert.equal((await post(newest)).status, 403, 'a replay');
  assert.equal((await post(good)).status, 403, 'older than the last one');
});

test('reports are acknowledged once and for good, those of unknown calls too', async () => {
  const stream = await EventStream.open(coach);
  await stream.next('ready');
  await coach.api('POST', `/sessions/${session}/here`);
  assert.equal((await stream.next('session')).status, 'live', 'both have come');
  stream.close();
  const { cnf } = await PageKey.create();
  const seat = (await ticketFor(person, cnf)).json;
  const other = (await ticketFor(coach, cnf)).json;
  const time = nowS();
  const reports = [
    { n: 1, kind: 'joined', call: seat.call, seat: other.seat, time }, { n: 2, kind: 'joined', call: seat.call, seat: seat.seat, time },
    { n: 3, kind: 'admitted', call: seat.call, seat: seat.seat, time }, { n: 4, kind: 'lost', call: newId(), seat: newId(), time },
  ];
  assert.equal((await beatReply({ reports: reports.slice(0, 2) })).acked, 2);
  assert.equal((await beatReply({ reports })).acked, 4);
  assert.equal((await beatReply({ reports: reports.slice(0, 1) })).acked, 4, 'an old one takes nothing back');
  assert.equal((await coach.api('GET', `/sessions/${session}`)).json.status, 'live');
});

test('what a relay reported is still acknowledged after the scheduler was killed', async () => {
  const time = nowS();
  await program.kill('SIGKILL');
  await program.run();
  const reply = await beatReply({ reports: [{ n: 5, kind: 'left', call: newId(), seat: newId(), time }] });
  assert.equal(reply.acked, 5);
});

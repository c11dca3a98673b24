// Which relay a call is on, with two of them, and who is put out of a call; the test is both relays.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Issuer, PageKey, nowS, tokenPayload } from '../support/tokens.mjs';
import { EventStream, Visitor } from '../support/visitor.mjs';

const other = new Issuer('relay-2');
const keys = mkdtempSync(join(tmpdir(), 'porchlight-keys-'));
writeFileSync(join(keys, 'other.key.pub'), other.publicLine);
const seqs = { test: Date.now(), other: Date.now() };
let program;
let links;
let person;
let coach;
let coordinator;
let session;

let n = 0; // of reports

before(async () => {
  program = await SchedulerProgram.start({ relays: `other ws://localhost:8/relay/other/ ${join(keys, 'other.key.pub')}` });
  links = program.links();
  [person, coach, coordinator] = [new Visitor(program), new Visitor(program), new Visitor(program)];
  await coach.comeBy(links.coach);
  await coordinator.comeBy(links.coordinator);
  session = (await person.comeBy(links.seat)).split('/')[2];
  await person.api('POST', `/sessions/${session}/here`);
});
after(async () => {
  await program.stop();
  rmSync(keys, { recursive: true, force: true });
});

async function beat(relay, more = {}) {
  const key = relay === 'test' ? program.relay : other;
  const token = key.sign('beat', {
    relay, seq: ++seqs[relay], time_ms: Date.now(), draining: false, calls: 0, seats: 0, done: 0, reports: [], ...more,
  });
  const answer = await new Visitor(program).send('POST', '/relay/beat', { 'Content-Type': 'text/plain' }, token);
  assert.equal(answer.status, 200, answer.text);
  return tokenPayload('reply', answer.text, program.publicLine);
}

async function ticket(visitor) {
  const { cnf } = await PageKey.create();
  const answer = await visitor.api('POST', `/sessions/${session}/ticket`, { cnf });
  assert.equal(answer.status, 200, answer.text);
  const { relay, placement, call, seat } = tokenPayload('ticket', answer.json.ticket, program.publicLine);
  assert.equal(answer.json.relay_url, relay === 'test' ? 'ws://localhost:9/relay/test/' : 'ws://localhost:8/relay/other/');
  return { relay, placement, call, seat };
}

async function isOn(visitor, relay, placement) {
  const found = await ticket(visitor);
  assert.deepEqual([found.relay, found.placement], [relay, placement]);
  return found;
}

/** The call is on `test`, nobody is in it, and both relays take calls: its placement. */
async function begin() {
  await beat('other', { draining: true, moving: true });
  await beat('test');
  const { relay, placement } = await ticket(coach);
  assert.equal(relay, 'test');
  await beat('other', { seats: 4 });
  return placement;
}

const report = (kind, { call, seat }) => ({ n: ++n, kind, call, seat, time: nowS() });

test('R25 a relay that goes away: its calls are placed on the other, both pages hear of it, and later tickets name that', async () => {
  const placement = await begin();
  const streams = await Promise.all([person, coach].map((visitor) => EventStream.open(visitor)));
  await Promise.all(streams.map((stream) => stream.next('ready')));
  await beat('test', { draining: true, moving: true, calls: 1, seats: 2 });
  for (const stream of streams) assert.equal((await stream.next('moved')).session, session);
  await isOn(person, 'other', placement + 1);
  await isOn(coach, 'other', placement + 1);
  await beat('test', { draining: true, moving: true });
  await isOn(coach, 'other', placement + 1);
  streams.forEach((stream) => stream.close());
});

test('R25 with nowhere to go calls stay, also those of a relay that goes away', async () => {
  const placement = await begin();
  await beat('other', { draining: true });
  await beat('test', { draining: true, moving: true });
  await isOn(person, 'test', placement);
});

test('R25 a call in which nobody is leaves a relay that drains, before it begins', async () => {
  const placement = await begin();
  await beat('test', { draining: true });
  await isOn(coach, 'other', placement + 1);
});

test('R25 calls of a relay that waits stay while somebody is in them', async () => {
  const placement = await begin();
  const seat = await ticket(coach);
  await beat('test', { draining: true, reports: [report('joined', seat), report('admitted', seat)] });
  await isOn(person, 'test', placement);
  await beat('test', { draining: true, reports: [report('left', seat)] });
  await isOn(person, 'other', placement + 1);
});

test('R25 that pages left the relay which their call has left says nothing of the call', async () => {
  const placement = await begin();
  const seat = await ticket(coach);
  await beat('test', { reports: [report('joined', seat), report('admitted', seat)] });
  await beat('test', { draining: true, moving: true });
  await isOn(coach, 'other', placement + 1);
  await beat('other', { reports: [report('joined', seat), report('admitted', seat)] });
  await beat('test', { draining: true, moving: true, reports: [report('left', seat), report('ended', seat)] });
  await beat('test');
  await beat('other', { draining: true }); // whoever is still in the call keeps it there
  await isOn(person, 'other', placement + 1);
  await beat('other', { draining: true, reports: [report('left', seat)] });
  await isOn(person, 'test', placement + 2);
});

test('R25 that pages came to the relay which their call has left says nothing of the call', async () => {
  const placement = await begin();
  const seat = await ticket(coach);
  await beat('test', { draining: true, moving: true });
  await isOn(coach, 'other', placement + 1);
  await beat('test', { reports: [report('joined', seat), report('admitted', seat)] }); // late
  await beat('test');
  await beat('other', { draining: true }); // nobody is in it
  await isOn(person, 'test', placement + 2);
});

test('R25 who was let in before the call moved is in it once they join there, however late it was said', async () => {
  const placement = await begin();
  const seat = await ticket(person); // whom no other test lets in
  await beat('test', { draining: true, moving: true });
  await isOn(coach, 'other', placement + 1);
  await beat('test', { reports: [report('admitted', seat), report('left', seat)] });
  await beat('other', { reports: [report('joined', seat)] });
  await beat('other', { draining: true });
  await isOn(person, 'other', placement + 1);
  await beat('other', { draining: true, reports: [report('left', seat)] });
  await beat('test');
  await isOn(person, 'test', placement + 2);
});

const kinds = ({ commands }) => commands.map(({ kind, call, seat }) => ({ kind, call, seat }));

test('pages may dial every relay, and no other place', async () => {
  const answer = await person.get('/');
  assert.match(answer.headers['content-security-policy'], /connect-src 'self' ws:\/\/localhost:9 ws:\/\/localhost:8;/);
});

test('J7 a new link puts out of the call who came by the old one, and nobody who came another way', async () => {
  await begin();
  const { call, seat } = await ticket(person);
  assert.equal((await coach.api('POST', `/sessions/${session}/link`)).status, 201);
  const reply = await beat('test');
  assert.deepEqual(kinds(reply), [{ kind: 'revoke', call, seat }]);
  await beat('test', { done: reply.commands[0].n });
  const signedIn = new Visitor(program);
  await signedIn.comeBy(links.person);
  await ticket(signedIn);
  assert.equal((await coach.api('POST', `/sessions/${session}/link`)).status, 201);
  assert.deepEqual(kinds(await beat('test')), []);
});

test('J7 a session that is called off puts whoever waits in its call out with the next beat, once it is done', async () => {
  await begin();
  const { call } = await ticket(coach);
  assert.deepEqual(kinds(await beat('test')), []);
  assert.equal((await coordinator.api('POST', `/sessions/${session}/cancel`)).status, 200);
  const reply = await beat('test');
  assert.deepEqual(kinds(reply), [{ kind: 'end', call, seat: 'A'.repeat(22) }]);
  assert.deepEqual(kinds(await beat('other')).at(-1), kinds(reply)[0], 'it may still be on one that it was moved from');
  assert.deepEqual(kinds(await beat('test', { done: reply.commands[0].n })), []);
});

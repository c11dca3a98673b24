// Which relay a call is on, with two of them, and who is put out of a call; the test is both relays.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Issuer, PageKey, newId, nowS, tokenPayload } from '../support/tokens.mjs';
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

/** A program of its own for each test: a call that has moved once is another call. */
beforeEach(async () => {
  program = await SchedulerProgram.start({ relays: `other ws://localhost:8/relay/other/ ${join(keys, 'other.key.pub')}` });
  links = program.links();
  [person, coach, coordinator] = [new Visitor(program), new Visitor(program), new Visitor(program)];
  await coach.comeBy(links.coach);
  await coordinator.comeBy(links.coordinator);
  session = (await person.comeBy(links.seat)).split('/')[2];
  await person.api('POST', `/sessions/${session}/here`);
});

afterEach(() => program.stop());
after(() => rmSync(keys, { recursive: true, force: true }));

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

test('R25 a relay that goes away: its calls are placed on the other, both pages hear of it, and later tickets name that', async () => {
  await beat('test');
  await beat('other', { seats: 4 });
  await isOn(person, 'test', 1);
  const streams = await Promise.all([person, coach].map((visitor) => EventStream.open(visitor)));
  await Promise.all(streams.map((stream) => stream.next('ready')));
  await beat('test', { draining: true, moving: true, calls: 1, seats: 2 });
  for (const stream of streams) assert.equal((await stream.next('moved')).session, session);
  await isOn(person, 'other', 2);
  await isOn(coach, 'other', 2);
  await beat('test', { draining: true, moving: true });
  await isOn(coach, 'other', 2);
  streams.forEach((stream) => stream.close());
});

test('R25 a page that asks before its scheduler moved the calls gets the other relay at once', async () => {
  await beat('test');
  await beat('other', { draining: true });
  await isOn(coach, 'test', 1);
  await beat('test', { draining: true }); // not moving: nothing is begun by itself
  await beat('other');
  await isOn(coach, 'other', 2); // nobody is in it, as far as relays told
});

test('R25 calls of a relay that waits stay while somebody is in them', async () => {
  await beat('test');
  await beat('other', { seats: 4 });
  const { call, seat } = await isOn(coach, 'test', 1);
  const reports = [{ n: 1, kind: 'joined', call, seat, time: nowS() }, { n: 2, kind: 'admitted', call, seat, time: nowS() }];
  await beat('test', { draining: true, reports });
  await isOn(person, 'test', 1);
  await beat('test', { draining: true, reports: [{ n: 3, kind: 'left', call, seat, time: nowS() }] });
  await isOn(person, 'other', 2);
});

test('R25 with nowhere to go they stay', async () => {
  await beat('test');
  await isOn(person, 'test', 1);
  await beat('test', { draining: true, moving: true });
  await isOn(person, 'test', 1);
  await beat('other', { draining: true });
  await isOn(person, 'test', 1);
});

test('R25 that pages left the relay which their call has left says nothing of the call', async () => {
  await beat('test');
  await beat('other', { seats: 4 });
  const { call, seat } = await isOn(coach, 'test', 1);
  const report = (n, kind) => ({ n, kind, call, seat: kind === 'ended' ? newId() : seat, time: nowS() });
  await beat('test', { reports: [report(1, 'joined'), report(2, 'admitted')] });
  await beat('test', { draining: true, moving: true });
  await isOn(coach, 'other', 2);
  await beat('other', { reports: [report(1, 'joined'), report(2, 'admitted')] });
  await beat('test', { draining: true, moving: true, reports: [report(3, 'left'), report(4, 'ended')] });
  await beat('test');
  await beat('other', { draining: true }); // whoever is still in the call keeps it there
  await isOn(person, 'other', 2);
  await beat('other', { draining: true, reports: [report(3, 'left')] });
  await isOn(person, 'test', 3);
});

const kinds = ({ commands }) => commands.map(({ kind, call, seat }) => ({ kind, call, seat }));

test('J7 a session that is called off puts whoever waits in its call out with the next beat, once it is done', async () => {
  await beat('test');
  const { call } = await ticket(person);
  assert.deepEqual(kinds(await beat('test')), []);
  assert.equal((await coordinator.api('POST', `/sessions/${session}/cancel`)).status, 200);
  const reply = await beat('test');
  assert.deepEqual(kinds(reply), [{ kind: 'end', call, seat: 'A'.repeat(22) }]);
  assert.deepEqual(kinds(await beat('other')), [], 'no relay hears of the calls of another');
  assert.deepEqual(kinds(await beat('test', { done: reply.commands[0].n })), []);
});

test('J7 a new link puts out of the call who came by the old one, and nobody who came another way', async () => {
  await beat('test');
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

test('pages may dial every relay, and no other place', async () => {
  const answer = await person.get('/');
  assert.match(answer.headers['content-security-policy'], /connect-src 'self' ws:\/\/localhost:9 ws:\/\/localhost:8;/);
});

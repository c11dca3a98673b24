// Two schedulers on one PostgreSQL: whoever listens at one hears what was done through the other. Run
// by tests/support/postgres.sh with, on a server of its own, which goes and comes back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { EventStream, Visitor, comeByCard } from '../support/visitor.mjs';

const folder = process.env.PORCHLIGHT_TEST_POSTGRES_FOLDER;
const server = (what) => execFileSync('sh', ['tests/support/postgres.sh', what, folder], { stdio: 'ignore' });
const nowS = () => Math.floor(Date.now() / 1000);

let here;
let there;
const visitors = {}; // signed in here

/** The same browser at the other scheduler. */
const atOther = (visitor) => Object.assign(new Visitor(there), { cookies: visitor.cookies });

before(async () => {
  here = await SchedulerProgram.start();
  there = await SchedulerProgram.beside(here);
  for (const role of ['person', 'coach', 'coordinator']) {
    visitors[role] = new Visitor(here);
    await visitors[role].comeBy(here.links()[role]);
  }
});
after(async () => {
  await there.stop();
  await here.stop();
});

async function freeTime(visitor) {
  const { id } = (await visitors.coach.api('GET', '/me')).json;
  const path = `/slots?coach=${id}&from_at=${nowS() + 86400}&until_at=${nowS() + 8 * 86400}&length_min=25`;
  const { slots } = (await visitor.api('GET', path)).json;
  return { coach: id, start_at: slots[0].start_at, length_min: 25, mode: 'voice' };
}

async function untilAnswered(ask) {
  const until = AbortSignal.timeout(60_000);
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await pause(20, undefined, { signal: until });
  }
}

async function newcomer() {
  const { coordinator } = visitors;
  const { json } = await coordinator.api('POST', '/people', { nickname: 'Quill', reach_kind: 'none', zone: 'America/Denver', language: 'en' });
  return comeByCard(here, coordinator, json.id);
}

test('what is booked, come to and cancelled through one is heard at the other', async () => {
  const [coachHears, deskHears] = [await EventStream.open(visitors.coach), await EventStream.open(visitors.coordinator)];
  const person = atOther(visitors.person);
  const made = await person.api('POST', '/sessions', await freeTime(person));
  assert.equal(made.status, 201, made.text);
  const { id } = made.json;
  const heard = await coachHears.next('session', (one) => one.id === id);
  assert.deepEqual(heard, (await visitors.coach.api('GET', `/sessions/${id}`)).json, 'as it would be read');
  await deskHears.next('session', (one) => one.id === id);
  const cancelled = await person.api('POST', `/sessions/${id}/cancel`);
  assert.ok(cancelled.status < 300, cancelled.text);
  await coachHears.next('session', (one) => one.id === id && one.status === 'cancelled');
  coachHears.close();
  deskHears.close();
});

test('who wrote it hears it once, not again from the database', async () => {
  const hears = await EventStream.open(visitors.coach);
  const booked = [];
  for (const person of [visitors.person, atOther(visitors.person)]) {
    const made = await person.api('POST', '/sessions', await freeTime(person));
    assert.equal(made.status, 201, made.text);
    await hears.next('session', (one) => one.id === made.json.id);
    booked.push(made.json.id);
  }
  assert.equal(hears.events.filter(({ name, data }) => name === 'session' && data.id === booked[0]).length, 1);
  for (const id of booked) await visitors.coordinator.api('POST', `/sessions/${id}/cancel`);
  hears.close();
});

test('a ring is heard at the other scheduler, and an answer there stops it here', async () => {
  const { coach, coordinator } = visitors;
  const me = (await coach.api('GET', '/me')).json;
  const { sessions } = (await coach.api('GET', `/sessions?from_at=${nowS() - 3600}&until_at=${nowS() + 7200}`)).json;
  for (const { id } of sessions.filter((one) => one.coach.id === me.id)) await coordinator.api('POST', `/sessions/${id}/cancel`);
  assert.equal((await coach.api('PUT', '/duty', { until_at: nowS() + 3600 })).status, 200);
  const asker = await newcomer();
  const [coachHears, askerHears] = [await EventStream.open(coach), await EventStream.open(asker)];
  const made = await atOther(asker).api('POST', '/asks', { length_min: 10, mode: 'voice' });
  assert.equal(made.status, 201, made.text);
  const { id } = made.json;
  await coachHears.next('ask', (one) => one.ask === id && one.status === 'waiting');
  const taken = await atOther(coach).api('POST', `/asks/${id}/take`);
  assert.equal(taken.status, 201, taken.text);
  await coachHears.next('ask', (one) => one.ask === id && one.status === 'answered');
  await askerHears.next('session', (one) => one.id === taken.json.id);
  assert.equal((await atOther(asker).api('POST', `/sessions/${taken.json.id}/here`)).status, 204);
  assert.equal((await coachHears.next('arrived', (one) => one.session === taken.json.id)).role, 'person');
  await coordinator.api('POST', `/sessions/${taken.json.id}/cancel`);
  await coach.api('PUT', '/duty', {});
  coachHears.close();
  askerHears.close();
});

test('what comes into the queue through one is heard by coordinators at the other', async () => {
  const hears = await EventStream.open(visitors.coordinator);
  assert.equal((await atOther(visitors.person).api('POST', '/switch')).status, 204);
  assert.deepEqual(await hears.next('queue', (one) => one.kind === 'switch'), { kind: 'switch', session: null });
  hears.close();
});

test('signing out at one ends the streams at the other', async () => {
  const visitor = await newcomer();
  const hears = await EventStream.open(visitor);
  assert.equal((await atOther(visitor).api('POST', '/sign-out')).status, 204);
  await hears.ended;
});

test('what is written without a ring, by a tool, is heard within the next look', async () => {
  const hears = await EventStream.open(visitors.coach);
  const made = await visitors.person.api('POST', '/sessions', await freeTime(visitors.person));
  await hears.next('session', (one) => one.id === made.json.id);
  const many = hears.events.length;
  const id = Buffer.from(made.json.id, 'base64url').toString('hex');
  execFileSync('psql', ['--quiet', '--no-psqlrc', here.databaseUrl, '--command',
    `UPDATE session SET mode = 'text' WHERE id = '\\x${id}'`]);
  await hears.next('session', (one) => one.id === made.json.id && one.mode === 'text');
  assert.ok(hears.events.length > many);
  await visitors.coordinator.api('POST', `/sessions/${made.json.id}/cancel`);
  hears.close();
});

/** A stream, as soon as there is one to be had. */
async function untilOpen(visitor) {
  await untilAnswered(() => visitor.api('GET', '/me'));
  const hears = await EventStream.open(visitor);
  await hears.next('ready');
  return hears;
}

test('R2: when the database was gone, pages are told to read again, and hear what comes after', async () => {
  const heard = await EventStream.open(visitors.coach);
  await heard.next('ready');
  server('crash');
  server('revive');
  await heard.ended;
  const hears = await untilOpen(visitors.coach);
  const person = atOther(visitors.person);
  const wish = await untilAnswered(() => person.api('GET', '/me')).then(() => freeTime(person));
  const made = await untilAnswered(() => person.api('POST', '/sessions', wish, 'after-the-crash'));
  assert.equal(made.status, 201, made.text);
  await hears.next('session', (one) => one.id === made.json.id);
  hears.close();
});

test('more than a reading holds ends all streams; who may comes back, and what comes after is heard one by one', async () => {
  const heard = await EventStream.open(visitors.coach);
  await heard.next('ready');
  execFileSync('psql', ['--quiet', '--no-psqlrc', here.databaseUrl, '--command',
    `SELECT tell('session', decode(lpad(to_hex(i), 32, '0'), 'hex'), NULL, '') FROM generate_series(1, 500) AS i`]);
  await heard.ended;
  const hears = await untilOpen(visitors.coach);
  const person = atOther(visitors.person);
  const made = await person.api('POST', '/sessions', await freeTime(person));
  assert.equal(made.status, 201, made.text);
  await hears.next('session', (one) => one.id === made.json.id);
  hears.close();
});

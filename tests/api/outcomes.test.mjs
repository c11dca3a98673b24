// How a session went, over HTTP: suggested, confirmed, changed, corrected, settled. Time is the
// database's here: what lies ahead is put behind while the program is stopped.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { EventStream, Visitor } from '../support/visitor.mjs';

const DAY_S = 86400;
const nowS = () => Math.floor(Date.now() / 1000);
const hex = (id) => `x'${Buffer.from(id, 'base64url').toString('hex')}'`;

let program;
let coordinator;
let coach;
let person;
let sessions;

/** Six sessions of the coach that were over an hour ago: both came to all but the last two. */
before(async () => {
  program = await SchedulerProgram.start();
  await everybodyComes();
  const me = (await person.api('GET', '/me')).json;
  const { id } = (await coach.api('GET', '/me')).json;
  const ids = [];
  for (let i = 0; i < 6; i++) {
    const range = `from_at=${nowS() + 2 * DAY_S}&until_at=${nowS() + 14 * DAY_S}&length_min=10&limit=1`;
    const [{ start_at }] = (await coordinator.api('GET', `/slots?coach=${id}&person=${me.id}&${range}`)).json.slots;
    const made = await coordinator.api('POST', '/sessions', { coach: id, person: me.id, start_at, length_min: 10, mode: 'voice' });
    assert.equal(made.status, 201, made.text);
    ids.push(made.json.id);
  }
  await changed(ids.map((one, i) => `
    DELETE FROM claims WHERE session_id = ${hex(one)};
    UPDATE session SET start_at = ${nowS() - 7200 - 900 * i}, end_at = ${nowS() - 6600 - 900 * i} WHERE id = ${hex(one)};
    ${['coach', 'person'].filter((role) => i < 4 || (i === 4 && role === 'coach')).map((role) => `
      INSERT INTO arrival VALUES (${hex(one)}, '${role}', ${nowS() - 7200 - 900 * i});`).join('')}`).join(''));
  await program.logged(/sessions\.settle sessions=\d/);
  sessions = await Promise.all(ids.map(one));
});
after(() => program.stop());

async function everybodyComes() {
  const links = program.links();
  [coordinator, coach, person] = ['coordinator', 'coach', 'person'].map(() => new Visitor(program));
  await coordinator.comeBy(links.coordinator);
  await coach.comeBy(links.coach);
  await person.comeBy(links.person);
}

/** With nobody at the database. */
async function changed(sql) {
  await program.kill();
  execFileSync('sqlite3', [`${program.folder}/scheduler.db`, sql]);
  await program.run();
}

const one = async (id) => (await coordinator.api('GET', `/sessions/${id}`)).json;
const tagOf = async (id) => (await coach.api('GET', `/sessions/${id}`)).headers.etag;
const tell = (visitor, id, status, seen) => visitor.api('POST', `/sessions/${id}/outcome`, { status }, randomUUID(), seen);
const unconfirmed = async (visitor) => {
  const { sessions: rows } = (await visitor.api('GET', `/sessions?from_at=${nowS() - DAY_S}&until_at=${nowS()}&unconfirmed=1`)).json;
  return rows.map(({ id }) => id);
};

test('what is over has a suggestion, made of who came; staff see what is still to confirm', async () => {
  assert.deepEqual(sessions.map(({ status }) => status), ['met', 'met', 'met', 'met', 'not_reached', 'we_missed']);
  for (const { outcome } of sessions) {
    assert.equal(outcome.by, 'facts');
    assert.equal(outcome.talk_s, null, 'no relay told');
    assert.ok(outcome.due_at > nowS() + 6.9 * DAY_S && outcome.due_at <= nowS() + 7 * DAY_S);
  }
  for (const visitor of [coach, coordinator]) {
    const waiting = await unconfirmed(visitor);
    assert.ok(sessions.every(({ id }) => waiting.includes(id)));
  }
  const { status, json } = await person.api('GET', `/sessions?from_at=${nowS() + DAY_S}&until_at=${nowS() + 2 * DAY_S}`);
  assert.equal(status, 200);
  assert.ok(json.sessions.every(({ outcome }) => outcome === null), 'nothing is said of what is to come');
});

test('a coach confirms a suggestion; it waits no more, others hear, and it may still be changed', async () => {
  const [{ id }] = sessions;
  const stream = await EventStream.open(coordinator);
  const seen = await tagOf(id);
  const answer = await tell(coach, id, 'met', seen);
  assert.deepEqual([answer.status, answer.json.status, answer.json.outcome.by], [200, 'met', 'coach'], answer.text);
  assert.equal((await stream.next('session')).outcome.by, 'coach');
  stream.close();
  assert.ok(!(await unconfirmed(coach)).includes(id));
  assert.equal(answer.headers.etag, await tagOf(id), 'the answer of a write is what a read would give');
  const late = await tell(coach, id, 'tech_stopped', seen);
  assert.deepEqual([late.status, late.json.type], [412, 'changed']);
  assert.equal((await tell(coach, id, 'tech_stopped', answer.headers.etag)).json.status, 'tech_stopped');
});

test('one key is one word, however often it is sent', async () => {
  const { id } = sessions[1];
  const seen = await tagOf(id);
  const answers = [];
  for (let i = 0; i < 2; i++) answers.push(await coach.api('POST', `/sessions/${id}/outcome`, { status: 'we_missed' }, 'one-word', seen));
  assert.deepEqual(answers.map(({ status }) => status), [200, 200]);
  assert.equal(answers[0].text, answers[1].text);
});

test('of many who saw the same and say different things at once, one is heard', async () => {
  const { id } = sessions[2];
  const seen = await tagOf(id);
  const answers = await Promise.all(Array.from({ length: 16 }, (_, i) =>
    tell([coach, coordinator][i % 2], id, ['tech_stopped', 'we_missed'][i % 2], seen)));
  const heard = answers.filter(({ status }) => status === 200);
  assert.equal(heard.length, 1);
  assert.ok(answers.every(({ status }) => [200, 412].includes(status)));
  assert.equal((await one(id)).status, heard[0].json.status);
});

test('a coordinator corrects it, and then it is settled for the coach', async () => {
  const { id } = sessions[3];
  const answer = await tell(coordinator, id, 'tech_stopped', await tagOf(id));
  assert.deepEqual([answer.json.outcome.by, answer.json.outcome.due_at], ['coordinator', null]);
  const refused = await tell(coach, id, 'met', await tagOf(id));
  assert.deepEqual([refused.status, refused.json.type, refused.json.field], [409, 'not_now', 'session']);
  assert.equal((await tell(coordinator, id, 'met', await tagOf(id))).status, 200, 'the office may think again');
});

test('what cannot be said is a problem that names its field, and changes nothing', async () => {
  const { id } = sessions[3];
  const before_ = (await coordinator.api('GET', `/sessions/${id}`)).text;
  const came = await tell(coordinator, id, 'not_reached', await tagOf(id));
  assert.deepEqual([came.status, came.json.type, came.json.field], [409, 'not_now', 'status']);
  for (const status of ['moved', 'cancelled', 'booked', 'live', 'no_show', '', 4, null]) {
    const answer = await tell(coordinator, id, status, '*');
    assert.deepEqual([answer.status, answer.json.field], [400, 'status'], String(status));
  }
  assert.equal((await coordinator.api('POST', `/sessions/${id}/outcome`, { status: 'met', mood: 1 })).json.field, 'mood');
  const silent = await coordinator.send('POST', `/api/v1/sessions/${id}/outcome`, {
    'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), Origin: program.origin,
  }, '{"status":"met"}');
  assert.deepEqual([silent.status, silent.json.type], [428, 'unseen']);
  assert.equal((await tell(person, id, 'met', '*')).status, 404, 'not a person\'s to say');
  assert.equal((await coordinator.api('GET', `/sessions/${id}`)).text, before_);
  const { sessions: ahead } = (await coordinator.api('GET', `/sessions?from_at=${nowS() + DAY_S}`)).json;
  const early = await tell(coordinator, ahead.find(({ status }) => status === 'booked').id, 'met', '*');
  assert.deepEqual([early.status, early.json.field], [409, 'session']);
});

test('what nobody confirms is settled as it stands when its time has come', async () => {
  const { id } = sessions[4];
  await changed(`UPDATE session SET outcome_due_at = ${nowS() - 1} WHERE id = ${hex(id)};
    UPDATE due SET due_at = ${nowS() - 1} WHERE kind = 'outcome' AND object_id = ${hex(id)};`);
  await program.logged(/dues\.run sessions=/);
  await everybodyComes();
  const settled = await one(id);
  assert.deepEqual([settled.status, settled.outcome], ['not_reached', { by: 'facts', due_at: null, talk_s: null }]);
  assert.ok(!(await unconfirmed(coach)).includes(id));
  assert.ok((await unconfirmed(coach)).includes(sessions[5].id), 'the other one still waits');
  const rows = execFileSync('sqlite3', [`${program.folder}/scheduler.db`, "SELECT COUNT(*) FROM audit WHERE action = 'outcome.settle'"]);
  assert.equal(String(rows).trim(), '1');
});

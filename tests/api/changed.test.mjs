// Two who edit the same thing at once: hours, rules, holidays, a contract, a closing, whose coach is who. Whoever has not seen the other's change
// is told so and changes nothing, whichever way the two meet.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

const AT_ONCE = 16;
const TOMORROW = Math.floor(Date.now() / 1000) + 86_400;

let program;
let coachId;
const visitors = {};

before(async () => {
  program = await SchedulerProgram.start();
  for (const role of ['coach', 'coordinator']) {
    visitors[role] = new Visitor(program);
    await visitors[role].comeBy(program.links()[role]);
  }
  coachId = (await visitors.coach.api('GET', '/me')).json.id;
});
after(() => program.stop());

const rules = (noticeMin) => ({
  buffer_min: -1, notice_min: noticeMin, horizon_days: 60, cap_unit: 'sessions', day_max: 0, week_max: 0, row_max: 0, works_holidays: false,
});

/** [role, path, body]: everything that is replaced whole; body gives a different one for each number. */
const things = [
  ['coach', '/hours', (n) => ({ windows: [{ weekday: 1, start_min: 540 + n, end_min: 1000 }] })],
  ['coach', '/rules', rules],
  ['coordinator', '/coaches/{id}/contract', (n) => ({ contract_min: 600 + n })],
  ['coach', '/closed', (n) => ({ until_at: TOMORROW + n })],
  ['coordinator', '/holidays', (n) => ({ holidays: [{ date: '2031-01-01', name: `New Year ${n}` }] })],
];

for (const [role, path, body] of things) {
  const at = () => path.replace('{id}', coachId);
  const get = () => visitors[role].api('GET', at());
  const put = (n, seen, key) => visitors[role].api('PUT', at(), body(n), key, seen);

  test(`${path}: a write that has not seen the newest is refused, and one that says nothing too`, async () => {
    const { headers: { etag: first } } = await get();
    const saved = await put(1, first);
    assert.equal(saved.status, 200, saved.text);
    assert.notEqual(saved.headers.etag, first);
    const { text: kept, headers } = await get();
    assert.equal(headers.etag, saved.headers.etag, 'the answer of a write is what a read would give');
    const late = await put(2, first);
    assert.deepEqual([late.status, late.json.type, late.json.field], [412, 'changed', 'If-Match']);
    for (const seen of [`W/${saved.headers.etag}`, 'x', `"${'A'.repeat(22)}", "b"`]) assert.equal((await put(2, seen)).status, 412, seen);
    assert.equal((await put(2, '"'.repeat(128))).json.field, 'If-Match');
    const silent = await visitors[role].send('PUT', `/api/v1${at()}`, {
      'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), Origin: program.origin,
    }, JSON.stringify(body(2)));
    assert.deepEqual([silent.status, silent.json.type], [428, 'unseen']);
    assert.equal((await get()).text, kept, 'none of these changed anything');
    assert.equal((await put(2, `"other", ${headers.etag}`)).status, 200, 'one of several tags is enough');
  });

  test(`${path}: of many at once who saw the same, one changes it`, async () => {
    const { headers: { etag } } = await get();
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => put(10 + i, etag)));
    const won = answers.filter(({ status }) => status === 200);
    assert.equal(won.length, 1, `${answers.map(({ status }) => status)}`);
    assert.ok(answers.every(({ status }) => status === 200 || status === 412));
    assert.equal((await get()).text, won[0].text);
  });

  test(`${path}: a write that is sent again gets its first answer, though somebody changed it since`, async () => {
    const { headers: { etag } } = await get();
    const first = await put(40, etag, `again-${path.replace(/\W/g, '')}`);
    assert.equal((await put(41, first.headers.etag)).status, 200);
    const again = await put(40, etag, `again-${path.replace(/\W/g, '')}`);
    assert.deepEqual([again.status, again.text, again.headers.etag], [200, first.text, first.headers.etag]);
    assert.equal((await put(40, '*', `again-${path.replace(/\W/g, '')}`)).status, 409, 'another condition is another request');
  });

  test(`${path}: who has the newest already gets no body`, async () => {
    const { headers: { etag } } = await get();
    for (const known of [etag, `W/${etag}`, `"a", ${etag}`, '*']) {
      const answer = await visitors[role].send('GET', `/api/v1${at()}`, { 'If-None-Match': known });
      assert.deepEqual([answer.status, answer.data.length, answer.headers.etag], [304, 0, etag], known);
    }
    assert.equal((await visitors[role].send('GET', `/api/v1${at()}`, { 'If-None-Match': '"a"' })).status, 200);
  });
}

// --- whose coach is who: not replaced by what its GET shows, but changed by a choice ---------------------

/** Somebody without a coach, and whom they could get. */
async function newcomer() {
  const { coordinator } = visitors;
  const { json } = await coordinator.api('POST', '/people', { nickname: 'Rill', reach_kind: 'none', zone: 'America/Denver', language: 'en' });
  const { json: { matches } } = await coordinator.api('GET', `/people/${json.id}/matches`);
  assert.ok(matches.length > 1);
  return { path: `/people/${json.id}/coach`, coaches: matches.map(({ coach }) => coach.id) };
}

test('/people/{id}/coach: a choice by who has not seen the newest is refused, and one that says nothing too', async () => {
  const { coordinator } = visitors;
  const { path, coaches } = await newcomer();
  const { headers: { etag }, json: nobody } = await coordinator.api('GET', path);
  assert.deepEqual(nobody, { coach: null, backup: null });
  const choose = (coach, seen, key) => coordinator.api('POST', path, { coach, kind: 'primary' }, key, seen);
  const first = await choose(coaches[0], etag, 'first-choice');
  assert.deepEqual([first.status, first.json.coach.id, first.headers.etag], [200, coaches[0], undefined]);
  const late = await choose(coaches[1], etag);
  assert.deepEqual([late.status, late.json.type, late.json.field], [412, 'changed', 'If-Match']);
  const silent = await coordinator.send('POST', `/api/v1${path}`, {
    'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), Origin: program.origin,
  }, JSON.stringify({ coach: coaches[1], kind: 'primary' }));
  assert.deepEqual([silent.status, silent.json.type], [428, 'unseen']);
  const { headers: { etag: newest }, json: now } = await coordinator.api('GET', path);
  assert.deepEqual([now.coach.id, now.backup], [coaches[0], null]);
  assert.equal((await choose(coaches[1], newest)).status, 200);
  const again = await choose(coaches[0], etag, 'first-choice');
  assert.deepEqual([again.status, again.text], [200, first.text], 'sent again: its first answer');
});

test('/people/{id}/coach and /backup: who has not seen the newest takes nobody off either', async () => {
  const { coordinator } = visitors;
  const { path, coaches } = await newcomer();
  for (const [place, i] of [[path, 0], [path.replace('coach', 'backup'), 1]]) {
    const { headers: { etag } } = await coordinator.api('GET', path);
    const kind = i === 0 ? 'primary' : 'backup';
    assert.equal((await coordinator.api('POST', path, { coach: coaches[i], kind }, randomUUID(), etag)).status, 200);
    const late = await coordinator.api('DELETE', place, undefined, randomUUID(), etag);
    assert.deepEqual([late.status, late.json.type], [412, 'changed']);
    const { headers: { etag: newest }, json } = await coordinator.api('GET', path);
    assert.ok(json[place.split('/').pop()], 'still there');
    assert.equal((await coordinator.api('DELETE', place, undefined, randomUUID(), newest)).status, 200);
  }
  assert.deepEqual((await coordinator.api('GET', path)).json, { coach: null, backup: null });
});

test('/people/{id}/coach: of many at once who saw the same, one chooses', async () => {
  const { coordinator } = visitors;
  const { path, coaches } = await newcomer();
  const { headers: { etag } } = await coordinator.api('GET', path);
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) =>
    coordinator.api('POST', path, { coach: coaches[i % coaches.length], kind: 'primary' }, randomUUID(), etag)));
  const won = answers.filter(({ status }) => status === 200);
  assert.equal(won.length, 1, `${answers.map(({ status }) => status)}`);
  assert.ok(answers.every(({ status }) => status === 200 || status === 412));
  assert.equal((await coordinator.api('GET', path)).json.coach.id, won[0].json.coach.id);
});

test('/coaches/{id}/contract: what is booked or closed meanwhile is no change of it', async () => {
  const { coach, coordinator } = visitors;
  const path = `/coaches/${coachId}/contract`;
  const { headers: { etag } } = await coordinator.api('GET', path);
  assert.equal((await coach.api('PUT', '/closed', { until_at: TOMORROW + 500 })).status, 200);
  const saved = await coordinator.api('PUT', path, { contract_min: 900 }, randomUUID(), etag);
  assert.equal(saved.status, 200, saved.text);
  assert.equal((await coach.api('GET', '/closed')).json.until_at, TOMORROW + 500, 'and neither loses the other');
});

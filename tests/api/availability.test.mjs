// A coach's rules and the search for free times, over HTTP with the demo organisation.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

let program;
const visitors = {};

before(async () => {
  program = await SchedulerProgram.start();
  for (const role of ['person', 'coach', 'coordinator']) {
    visitors[role] = new Visitor(program);
    await visitors[role].comeBy(program.links()[role]);
  }
});
after(() => program.stop());

const nowS = () => Math.floor(Date.now() / 1000);
const range = () => `from_at=${nowS()}&until_at=${nowS() + 20 * 86400}&length_min=25`;
const search = async (role, more) => (await visitors[role].api('GET', `/slots?${range()}&${more}`)).json;

test('a coach saves rules and reads them again', async () => {
  const { coach } = visitors;
  const { json: before_ } = await coach.api('GET', '/rules');
  assert.deepEqual(before_, { buffer_min: -1, notice_min: 30, horizon_days: 60, cap_unit: 'sessions', day_max: 0, week_max: 0, row_max: 0, works_holidays: false });
  const changed = { ...before_, buffer_min: 15, cap_unit: 'minutes', day_max: 240, works_holidays: true };
  assert.deepEqual((await coach.api('PUT', '/rules', changed)).json, changed);
  assert.deepEqual((await coach.api('GET', '/rules')).json, changed);
  assert.equal((await coach.api('PUT', '/rules', before_)).status, 200);
});

test('a coordinator sets holidays, and coaches read them', async () => {
  const holidays = [{ date: '2031-01-01', name: 'New Year' }, { date: '2031-12-25', name: 'Christmas' }];
  assert.deepEqual((await visitors.coordinator.api('PUT', '/holidays', { holidays: [...holidays].reverse() })).json, { holidays });
  assert.deepEqual((await visitors.coach.api('GET', '/holidays')).json, { holidays });
});

test('hours that come every second week come back as they were saved', async () => {
  const { coach } = visitors;
  const { json: before_ } = await coach.api('GET', '/hours');
  const windows = [{ weekday: 2, start_min: 540, end_min: 600, valid_from: '2031-01-01', valid_until: null, every_weeks: 2 }];
  assert.deepEqual((await coach.api('PUT', '/hours', { windows })).json.windows, windows);
  assert.equal((await coach.api('PUT', '/hours', { windows: before_.windows })).status, 200);
});

test('free now opens the next hour at once', async () => {
  const { coach } = visitors;
  const { json: me } = await coach.api('GET', '/me');
  const { json, status } = await coach.api('POST', '/free-now', { until_at: nowS() + 4 * 3600 });
  assert.equal(status, 201);
  assert.ok(json.exceptions.length > 0 && json.exceptions.every(({ kind, at_once }) => kind === 'extra' && at_once));
  const { slots } = await search('coordinator', `coach=${me.id}&limit=1`);
  assert.ok(slots.length === 1 && slots[0].start_at < nowS() + 4 * 3600);
});

test('a coordinator pages through the whole programme, each time once and in order', async () => {
  const seen = [];
  let next = '';
  while (next !== null && seen.length < 1200) {
    const page = await search('coordinator', `limit=400&after=${next}`);
    assert.ok(page.slots.length > 0);
    seen.push(...page.slots.map(({ coach, start_at }) => `${start_at}_${coach}`));
    next = page.next;
  }
  assert.ok(seen.length > 400);
  assert.equal(new Set(seen).size, seen.length);
  const starts = seen.map((key) => Number(key.split('_')[0]));
  assert.deepEqual(starts, [...starts].sort((a, b) => a - b));
  assert.ok(new Set(seen.map((key) => key.split('_')[1])).size > 1, 'of several coaches');
});

test('what is first free can be booked, by a person among the own coaches', async () => {
  const { person } = visitors;
  const { slots: [first] } = await search('person', 'limit=1');
  const wish = { coach: first.coach, start_at: first.start_at, length_min: 25, mode: 'voice' };
  assert.equal((await person.api('POST', '/sessions', wish)).status, 201);
  const { slots } = await search('person', `coach=${first.coach}`);
  assert.ok(!slots.some(({ start_at }) => start_at === first.start_at));
});

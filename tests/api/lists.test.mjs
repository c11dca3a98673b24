// Lists that grow, page by page: each row that was there comes once, in order, whatever is added
// between two pages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

const MANY = 230; // more than one answer holds

let program;
let coordinator;
let coach;

before(async () => {
  program = await SchedulerProgram.start();
  [coordinator, coach] = [new Visitor(program), new Visitor(program)];
  await coordinator.comeBy(program.links().coordinator);
  await coach.comeBy(program.links().coach);
});
after(() => program.stop());

const nowS = () => Math.floor(Date.now() / 1000);
const newcomer = (n) => ({ nickname: `Newcomer ${n}`, reach_kind: 'none', zone: 'America/Chicago', language: 'en' });
const addPerson = (n) => coordinator.api('POST', '/people', newcomer(n));

/** All rows of a list by pages of `limit`; `between` runs after each page. */
async function walk(path, name, limit, between = async () => {}) {
  const rows = [];
  for (let after = '', pages = 1; after !== null; pages++) {
    const answer = await coordinator.api('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${limit}&after=${after}`);
    assert.equal(answer.status, 200, answer.text);
    assert.ok(answer.json[name].length <= limit);
    assert.ok(answer.json.next === null || answer.json[name].length === limit, 'only the last page is short');
    rows.push(...answer.json[name]);
    after = answer.json.next;
    assert.ok(pages < 1000, 'it ends');
    await between(pages);
  }
  return rows;
}

/** Every row of `wanted` is in `rows` once, in that order. */
function assertOnceInOrder(rows, wanted) {
  const isWanted = new Set(wanted.map(({ id }) => id));
  assert.deepEqual(rows.map(({ id }) => id).filter((id) => isWanted.has(id)), wanted.map(({ id }) => id));
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, 'none twice');
}

test('people: more than one answer holds, each once and in order while others are added', async () => {
  await Promise.all(Array.from({ length: MANY }, (_, i) => addPerson(i)));
  const before_ = await walk('/people', 'people', 200);
  assert.ok(before_.length > 200, `${before_.length}`);
  const first = (await coordinator.api('GET', '/people')).json;
  assert.equal(first.people.length, 200, 'unless it is said, as many as an answer holds');
  assert.ok(first.next);
  for (const limit of [1, 7, 99]) {
    let added = 0;
    const rows = await walk('/people', 'people', limit, async (page) => {
      if (page % 10 === 1) added += (await addPerson(`${limit}-${page}`)).status === 201;
    });
    assertOnceInOrder(rows, before_);
    assert.ok(added > 0);
  }
});

test('coaches: the same', async () => {
  const { coaches } = (await coordinator.api('GET', '/coaches')).json;
  assert.ok(coaches.length > 3);
  for (const limit of [1, 2, coaches.length, 200]) assert.deepEqual(await walk('/coaches', 'coaches', limit), coaches);
});

test('sessions: the same while times are booked and cancelled', async () => {
  const range = `from_at=${nowS() - 86400}&until_at=${nowS() + 30 * 86400}`;
  const { json: me } = await coach.api('GET', '/me');
  const { people } = (await coordinator.api('GET', '/people')).json;
  const { slots } = (await coordinator.api('GET', `/slots?coach=${me.id}&from_at=${nowS()}&until_at=${nowS() + 20 * 86400}&length_min=25`)).json;
  const before_ = await walk(`/sessions?${range}`, 'sessions', 200);
  let booked = 0;
  const rows = await walk(`/sessions?${range}`, 'sessions', 2, async (page) => {
    const wish = { coach: me.id, person: people[100 + page].id, start_at: slots[(page * 37) % slots.length].start_at, length_min: 25, mode: 'voice' };
    const made = await coordinator.api('POST', '/sessions', wish);
    if (made.status !== 201) return;
    booked++;
    if (page % 2) assert.equal((await coordinator.api('POST', `/sessions/${made.json.id}/cancel`)).status, 200);
  });
  assert.ok(before_.length > 4 && booked > 2, `${before_.length} sessions, ${booked} booked`);
  assertOnceInOrder(rows, before_);
  const starts = rows.map(({ start_at }) => start_at);
  assert.deepEqual(starts, [...starts].sort((a, b) => a - b));
});

test('sessions of one person are those of the whole list with that person, and only what the asker sees', async () => {
  const range = `from_at=${nowS() - 86400}&until_at=${nowS() + 30 * 86400}`;
  const all = await walk(`/sessions?${range}`, 'sessions', 200);
  const { id: mine } = (await coach.api('GET', '/people')).json.people[0];
  const whose = all.find(({ person }) => person.id !== mine).person.id;
  const found = await walk(`/sessions?${range}&person=${whose}`, 'sessions', 1);
  assert.deepEqual(found, all.filter(({ person }) => person.id === whose));
  const seen = (await coach.api('GET', `/sessions?${range}&person=${whose}`)).json.sessions;
  const { id: coachId } = (await coach.api('GET', '/me')).json;
  assert.deepEqual(seen.map(({ id }) => id), found.filter((one) => one.coach.id === coachId).map(({ id }) => id));
});

test('a coach pages through the own caseload and sees nobody else', async () => {
  const { people } = (await coach.api('GET', '/people')).json;
  const [{ id }] = people;
  const page = (await coach.api('GET', '/people?limit=1')).json;
  assert.deepEqual(page.people.map((one) => one.id), [id]);
  const rest = (await coach.api('GET', `/people?after=${page.next}`)).json;
  assert.deepEqual(rest.people.map((one) => one.id), people.slice(1).map((one) => one.id));
});

// Booking over HTTP: two hundred at once, the same request twice, what the loser is offered, limits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { whoIsFree } from '../support/office.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, comeByCard, formsOf } from '../support/visitor.mjs';

const AT_ONCE = 200;
const DAY_S = 86400;
const nowS = () => Math.floor(Date.now() / 1000);

let program;
let coordinator;
let people;
let coaches;

before(async () => {
  program = await SchedulerProgram.start({ bookings_per_day: 6 });
  coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  const everybody = (await coordinator.api('GET', '/people')).json.people; // in the order of random ids
  people = everybody.filter(({ language }) => language === 'en');
  ({ coaches } = (await coordinator.api('GET', '/coaches')).json);
});
after(() => program.stop());

/** Times at which the coach is free, and, if one is given, the person. */
async function slotsOf(visitor, coach, person = '') {
  const range = `from_at=${nowS()}&until_at=${nowS() + 14 * DAY_S}&length_min=25`;
  const answer = await visitor.api('GET', `/slots?coach=${coach}&person=${person}&${range}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json.slots;
}

const wish = (coach, person, slot, more = {}) =>
  ({ coach, person, start_at: slot.start_at, length_min: 25, mode: 'video', ...more });

test('two hundred bookings of one time at once: one wins, the others get three times near it', async () => {
  const coach = coaches[0].id;
  const slots = await slotsOf(coordinator, coach);
  const slot = slots[Math.floor(slots.length / 2)];
  const before_ = (await coordinator.api('GET', `/sessions?from_at=${slot.start_at}&until_at=${slot.end_at}`)).json.sessions;
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) =>
    coordinator.api('POST', '/sessions', wish(coach, people[i % people.length].id, slot))));
  const won = answers.filter(({ status }) => status === 201);
  const lost = answers.filter(({ status }) => status === 409);
  assert.equal(won.length, 1, `${answers.map(({ status }) => status)}`);
  assert.equal(lost.length, AT_ONCE - 1);
  const free = new Set((await slotsOf(coordinator, coach)).map(({ start_at }) => start_at));
  for (const { json } of lost) {
    assert.equal(json.type, 'taken');
    assert.equal(json.field, 'start_at');
    assert.equal(json.alternatives.length, 3);
    const own = json.alternatives.filter((one) => one.coach === coach);
    assert.ok(own.every(({ start_at }) => free.has(start_at)), 'offers are free');
    assert.ok(json.alternatives.every((one) => one.end_at - one.start_at === 25 * 60));
  }
  const after_ = (await coordinator.api('GET', `/sessions?from_at=${slot.start_at}&until_at=${slot.end_at}`)).json.sessions;
  assert.equal(after_.filter((one) => one.coach.id === coach).length, 1 + before_.filter((one) => one.coach.id === coach).length);
});

/** Two coaches who are free at the same time, when the person is free, too. */
async function commonSlot(list, person) {
  const seen = new Map();
  for (const { id } of list) {
    for (const slot of await slotsOf(coordinator, id, person)) {
      if (seen.has(slot.start_at)) return { pair: [seen.get(slot.start_at), id], both: slot };
      seen.set(slot.start_at, id);
    }
  }
  throw new Error('no two coaches share a free time');
}

test('one person at two coaches at the same hour: one booking', async () => {
  const person = people[7].id;
  const { pair, both } = await commonSlot(coaches.slice(1), person);
  const answers = await Promise.all(pair.map((coach) => coordinator.api('POST', '/sessions', wish(coach, person, both))));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
});

test('the same Idempotency-Key twice: one booking, the same answer to the byte', async () => {
  const coach = coaches[3].id;
  const [slot, next] = await slotsOf(coordinator, coach, people[9].id);
  const body = wish(coach, people[9].id, slot);
  const answers = await Promise.all([1, 2, 3].map(() => coordinator.api('POST', '/sessions', body, 'once-1')));
  for (const answer of answers) {
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.data, answers[0].data);
  }
  const other = await coordinator.api('POST', '/sessions', wish(coach, people[9].id, next), 'once-1');
  assert.equal(other.status, 409, 'the key is taken by another request');
  assert.equal(other.json.field, 'idempotency_key');
  const { sessions } = (await coordinator.api('GET', `/sessions?from_at=${slot.start_at}&until_at=${slot.start_at + 1}`)).json;
  assert.equal(sessions.filter((one) => one.coach.id === coach).length, 1);
});

test('the same form sent twice: one booking, the same answer', async () => {
  const person = await comeByCard(program, coordinator, people[11].id);
  const page = await person.open('/book');
  const [, start] = /name="start_at" value="(\d+)" required/.exec(page.text);
  const { page: kept } = person;
  const first = await person.submit('/book', { start_at: start, mode: 'video' });
  person.page = kept;
  const second = await person.submit('/book', { start_at: start, mode: 'video' });
  assert.equal(first.status, 303);
  assert.equal(second.status, 303);
  assert.equal(second.headers.location, first.headers.location);
});

const rivalAt = (coach, start_at, id) =>
  whoIsFree(coordinator, people.filter((one) => one.id !== id), { coach, start_at });

test('a form that lost its time comes back with the nearest ones, and one of them can be taken', async () => {
  const { id, coach } = people[12];
  const person = await comeByCard(program, coordinator, id);
  const page = await person.open('/book');
  const [, start] = /name="start_at" value="(\d+)" required/.exec(page.text);
  const rival = await rivalAt(coach.id, Number(start), id);
  const taken = await coordinator.api('POST', '/sessions', wish(coach.id, rival.id, { start_at: Number(start) }));
  assert.equal(taken.status, 201, taken.text);
  const lost = await person.submit('/book', { start_at: start, mode: 'text' });
  assert.equal(lost.status, 409);
  assert.match(lost.text, /That time was just taken/);
  const offers = formsOf(lost.text).filter(({ hidden }) => hidden.start_at && hidden.mode);
  assert.equal(offers.length, 3);
  const [{ hidden }] = offers;
  assert.equal((await person.postForm('/book', hidden)).status, 303);
});

test('a form with a field left out says so beside it', async () => {
  const person = await comeByCard(program, coordinator, people[13].id);
  await person.open('/book');
  const answer = await person.submit('/book', { mode: 'video' });
  assert.equal(answer.status, 400);
  assert.match(answer.text, /<a href="#start_at">Please pick a time that is free\./);
});

test('W11 a person books a few times a day, and joins what is booked all the same', async () => {
  const person = await comeByCard(program, coordinator, people[15].id);
  const slots = await slotsOf(person, people[15].coach.id);
  const statuses = [];
  for (let i = 0, slot = 0; i < 8; i++, slot += 3) {
    const answer = await person.api('POST', '/sessions', wish(people[15].coach.id, undefined, slots[slot]));
    statuses.push(answer.status);
    if (answer.status === 429) assert.ok(Number(answer.headers['retry-after']) > 0);
  }
  assert.deepEqual(statuses, [201, 201, 201, 201, 201, 201, 429, 429]);
  assert.equal((await person.open('/home')).status, 200);
});

test('W11 one sign-in writes at a bounded rate, and another of the same account is not held up', async () => {
  const { seat } = program.links();
  const [busy, calm] = [new Visitor(program), new Visitor(program)];
  const path = `${await busy.comeBy(seat)}/here`.replace('/session/', '/sessions/');
  await calm.comeBy(seat);
  let refused;
  for (let i = 0; i < 700 && !refused; i++) {
    const answer = await busy.api('POST', path);
    if (answer.status === 429) refused = answer;
  }
  assert.ok(Number(refused?.headers['retry-after']) > 0, 'it ends');
  assert.equal((await calm.api('POST', path)).status, 204);
});

test('W11 a card that signs in again and again writes no more for that, and holds up nobody else', async () => {
  const refuses = async (visitor, most) => {
    for (let i = 0; i < most; i++) {
      const answer = await visitor.api('POST', '/sessions', {});
      if (answer.status === 429) return Number(answer.headers['retry-after']) > 0;
      assert.equal(answer.status, 400);
    }
    return false;
  };
  for (let i = 0; i < 2; i++) {
    assert.equal(await refuses(await comeByCard(program, coordinator, people[16].id), 420), false, 'a sign-in alone may write more');
  }
  assert.equal(await refuses(await comeByCard(program, coordinator, people[16].id), 420), true);
  const owner = await comeByCard(program, coordinator, people[16].id);
  assert.equal((await owner.api('POST', '/sessions', {})).status, 429);
  for (const way of ['here', 'ticket']) {
    const { status } = await owner.api('POST', `/sessions/${'A'.repeat(22)}/${way}`, way === 'here' ? undefined : { cnf: 'A'.repeat(43) });
    assert.equal(status, 404, `the way into the room is open: ${way}`);
  }
  assert.equal((await (await comeByCard(program, coordinator, people[14].id)).api('POST', '/sessions', {})).status, 400);
});

test('a lost race does not count as a booking', async () => {
  const person = await comeByCard(program, coordinator, people[17].id);
  const coach = people[17].coach.id;
  const slots = await slotsOf(person, coach);
  const rival = await rivalAt(coach, slots.at(-1).start_at, people[17].id);
  assert.equal((await coordinator.api('POST', '/sessions', wish(coach, rival.id, slots.at(-1)))).status, 201);
  for (let i = 0; i < 10; i++) {
    const answer = await person.api('POST', '/sessions', wish(coach, undefined, slots.at(-1)));
    assert.equal(answer.status, 409);
  }
  assert.equal((await person.api('POST', '/sessions', wish(coach, undefined, slots[0]))).status, 201);
});

// A standing time over HTTP: looked at, agreed to, seen by both, ended; and what two do at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { whoIsFree } from '../support/office.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, formsOf } from '../support/visitor.mjs';

const nowS = () => Math.floor(Date.now() / 1000);
const weekS = 7 * 86400;

let program;
let person;
let coach;
let coordinator;
let me;
let coachMe;

async function visitorOf(role) {
  const visitor = new Visitor(program);
  await visitor.comeBy(program.links()[role]);
  return visitor;
}

before(async () => {
  program = await SchedulerProgram.start({ bookings_per_day: 20 });
  [person, coach, coordinator] = [await visitorOf('person'), await visitorOf('coach'), await visitorOf('coordinator')];
  me = (await person.api('GET', '/me')).json;
  coachMe = (await coach.api('GET', '/me')).json;
});
after(() => program.stop());

async function freeTimes() {
  const path = `/slots?coach=${coachMe.id}&from_at=${nowS() + 2 * 86400}&until_at=${nowS() + 9 * 86400}&length_min=25`;
  return (await person.api('GET', path)).json.slots;
}

/** Somebody else who can have that time with the coach. */
async function otherAt(start_at, fits = () => true) {
  const { people } = (await coordinator.api('GET', '/people')).json;
  return whoIsFree(coordinator, people.filter((one) => one.id !== me.id && fits(one)), { coach: coachMe.id, start_at });
}

/** Every week from a free time on, on the person's own clock. */
function wishOf(slot, more = {}) {
  const [from, time] = new Date(slot.start_at * 1000).toLocaleString('sv', { timeZone: me.zone }).split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return { coach: coachMe.id, from, start_min: hour * 60 + minute, every_weeks: 1, length_min: 25, mode: 'voice', ...more };
}

const freeOf = ({ dates }) => dates.filter(({ reason }) => reason === 'free').map(({ start_at }) => ({ start_at }));

async function agree(visitor, wish) {
  const offer = (await visitor.api('POST', '/series/preview', wish)).json;
  return visitor.api('POST', '/series', { ...wish, agreed: freeOf(offer) });
}

const sessionsAhead = async (visitor) =>
  (await visitor.api('GET', `/sessions?from_at=${nowS()}&until_at=${nowS() + 15 * weekS}`)).json.sessions;

test('what is shown first is what is claimed, and both see the same series', async () => {
  const [slot] = await freeTimes();
  const wish = wishOf(slot);
  const count = (await sessionsAhead(person)).length;
  const offer = await person.api('POST', '/series/preview', wish);
  assert.equal(offer.status, 200, offer.text);
  assert.equal(offer.json.dates.length, 12);
  assert.equal(offer.json.dates[0].start_at, slot.start_at);
  assert.equal(offer.json.zone, me.zone);
  assert.equal((await sessionsAhead(person)).length, count, 'a preview stores nothing');

  const agreed = freeOf(offer.json);
  const made = await person.api('POST', '/series', { ...wish, agreed });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.json.next_at, slot.start_at);
  for (const visitor of [person, coach, coordinator]) {
    const list = (await visitor.api('GET', '/series')).json.series;
    assert.ok(list.some(({ id }) => id === made.json.id));
    const mine = (await sessionsAhead(visitor)).filter(({ series }) => series === made.json.id);
    assert.deepEqual(mine.map(({ start_at }) => ({ start_at })), agreed);
  }

  const ended = await coach.api('POST', `/series/${made.json.id}/end`, {});
  assert.equal(ended.status, 200, ended.text);
  assert.ok(ended.json.sessions.every(({ status }) => status === 'cancelled'));
  assert.equal(ended.json.sessions.length, agreed.length);
  assert.equal((await person.api('GET', '/series')).json.series.length, 0);
});

test('a date that was taken since is told, with what is free near it, and nothing is stored', async () => {
  const [slot] = await freeTimes();
  const wish = wishOf(slot);
  const offer = (await person.api('POST', '/series/preview', wish)).json;
  const { start_at } = slot;
  const other = await otherAt(start_at);
  const booked = await coordinator.api('POST', '/sessions', { coach: coachMe.id, person: other.id, start_at, length_min: 25, mode: 'voice' });
  assert.equal(booked.status, 201, booked.text);
  const refused = await person.api('POST', '/series', { ...wish, agreed: freeOf(offer) });
  assert.equal(refused.status, 409, refused.text);
  assert.equal(refused.json.type, 'taken');
  assert.equal(refused.json.field, 'agreed');
  assert.equal(refused.json.alternatives.length, 3);
  assert.equal(refused.json.dates[0].reason, 'taken');
  assert.equal((await person.api('GET', '/series')).json.series.length, 0);
  await coordinator.api('POST', `/sessions/${booked.json.id}/cancel`, {});
});

test('of one yes sent twice with one key there is one series', async () => {
  const [slot] = await freeTimes();
  const wish = { ...wishOf(slot, { until: wishOf(slot).from }), agreed: [{ start_at: slot.start_at }] };
  const [one, two] = await Promise.all([0, 1].map(() => person.api('POST', '/series', wish, 'series-once')));
  assert.equal(one.status, 201, one.text);
  assert.deepEqual(two.json, one.json);
  assert.equal((await person.api('GET', '/series')).json.series.length, 1);
  await person.api('POST', `/series/${one.json.id}/end`, {});
});

test('one date that is cancelled alone leaves the others', async () => {
  const slot = (await freeTimes()).at(-1);
  const made = (await agree(person, wishOf(slot))).json;
  const mine = async () => (await sessionsAhead(person)).filter(({ series, status }) => series === made.id && status === 'booked');
  const before_ = await mine();
  await person.api('POST', `/sessions/${before_[1].id}/cancel`, {});
  assert.deepEqual((await mine()).map(({ id }) => id), before_.filter((_, i) => i !== 1).map(({ id }) => id));
  await person.api('POST', `/series/${made.id}/end`, {});
});

test('what cannot be is a problem that names its field', async () => {
  const [slot] = await freeTimes();
  const good = wishOf(slot);
  const yesterday = new Date(Date.now() - 2 * 86400_000).toISOString().slice(0, 10);
  for (const [more, field] of [
    [{ zone: 'Mars/Olympus' }, 'zone'], [{ zone: '../etc' }, 'zone'], [{ every_weeks: 0 }, 'every_weeks'], [{ every_weeks: 9 }, 'every_weeks'],
    [{ from: '2027-02-30' }, 'from'], [{ from: yesterday }, 'from'], [{ from: '9999-12-31' }, 'from'], [{ until: yesterday }, 'until'],
    [{ until: '9999-12-31' }, 'until'], [{ start_min: 7 }, 'start_min'], [{ length_min: 51 }, 'length_min'], [{ mood: 'fine' }, 'mood'],
  ]) {
    const answer = await person.api('POST', '/series/preview', { ...good, ...more });
    assert.equal(answer.status, 400, answer.text);
    assert.equal(answer.json.field, field);
  }
  assert.equal((await person.api('POST', '/series', { ...good, agreed: [] })).json.field, 'agreed');
});

test('the form page comes back as things are now when a ticked day was taken', async () => {
  const [slot] = await freeTimes();
  const query = `coach=${coachMe.id}&start_at=${slot.start_at}&length_min=25&mode=voice&every_weeks=1`;
  const page = await person.get(`/series/new?${query}`);
  assert.equal(page.status, 200);
  const form = formsOf(page.text).find(({ action }) => action === '/series');
  const other = await otherAt(slot.start_at);
  const booked = await coordinator.api('POST', '/sessions', { coach: coachMe.id, person: other.id, start_at: slot.start_at, length_min: 25, mode: 'voice' });
  const ticked = { ...form.hidden, date_1: slot.start_at, date_2: slot.start_at + weekS };
  const refused = await person.postForm('/series', ticked);
  assert.equal(refused.status, 409, refused.text);
  assert.match(refused.text, /already taken/);
  assert.doesNotMatch(refused.text, /name="date_1"/);
  const { date_1, date_2, ...none } = ticked;
  const anew = formsOf(refused.text).find(({ action }) => action === '/series').hidden;
  const empty = await person.postForm('/series', { ...none, token: anew.token });
  assert.equal(empty.status, 400, empty.text);
  assert.match(empty.text, /one day at least/);
  assert.equal((await person.api('GET', '/series')).json.series.length, 0);
  await coordinator.api('POST', `/sessions/${booked.json.id}/cancel`, {});
});

test('another one\'s series is not there', async () => {
  const slot = (await freeTimes()).at(-1);
  const other = await otherAt(slot.start_at, ({ coach: own }) => own?.id !== coachMe.id);
  assert.equal((await coach.api('POST', '/series/preview', wishOf(slot, { person: other.id }))).status, 404);
  const made = (await agree(coordinator, wishOf(slot, { person: other.id }))).json;
  assert.equal((await person.api('POST', `/series/${made.id}/end`, {})).status, 404);
  assert.ok(!(await person.api('GET', '/series')).json.series.some(({ id }) => id === made.id));
  await coordinator.api('POST', `/series/${made.id}/end`, {});
});

test('W11 a standing time counts as four bookings of that day', async () => {
  const made = [];
  let refused;
  for (const slot of (await freeTimes()).filter((_, i) => i % 9 === 0)) {
    const answer = await agree(person, wishOf(slot));
    if (answer.status === 429) {
      refused = answer;
      break;
    }
    if (answer.status === 201) made.push(answer.json.id);
  }
  assert.ok(refused, `${made.length} standing times, and none was refused`);
  assert.ok(Number(refused.headers['retry-after']) > 0);
  assert.ok(made.length <= 5, `${made.length} standing times in one day`);
  for (const id of made) await person.api('POST', `/series/${id}/end`);
});

// A coach is away, over HTTP: saved at once, the coordinators' queue, cover, and the person's no.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { EventStream, Visitor, comeByCard } from '../support/visitor.mjs';

const DAY_S = 86400;
const nowS = () => Math.floor(Date.now() / 1000);

let program;
let coordinator;
let coach;
let coachId;
let people;
let coaches;

before(async () => {
  program = await SchedulerProgram.start();
  [coordinator, coach] = [new Visitor(program), new Visitor(program)];
  const links = program.links();
  await coordinator.comeBy(links.coordinator);
  await coach.comeBy(links.coach);
  coachId = (await coach.api('GET', '/me')).json.id;
  ({ coaches } = (await coordinator.api('GET', '/coaches')).json);
  people = (await coordinator.api('GET', '/people')).json.people.filter((one) => one.coach.id === coachId);
});
after(() => program.stop());

const queueOf = async (kind) => (await coordinator.api('GET', '/queue')).json.queue.filter((item) => item.kind === kind);
const one = async (visitor, id) => (await visitor.api('GET', `/sessions/${id}`)).json;

async function slots(id, person, fromDays = 2) {
  const range = `from_at=${nowS() + fromDays * DAY_S}&until_at=${nowS() + 14 * DAY_S}&length_min=25`;
  return (await coordinator.api('GET', `/slots?coach=${id}&person=${person}&${range}`)).json.slots;
}

/** A session of the coach, at a time at which another coach is free, too. */
async function booked(index, fromDays) {
  const person = people[index % people.length].id;
  const own = await slots(coachId, person, fromDays);
  for (const other of coaches.filter(({ id }) => id !== coachId)) {
    const theirs = new Set((await slots(other.id, person, fromDays)).map(({ start_at }) => start_at));
    const both = own.find(({ start_at }) => theirs.has(start_at));
    if (!both) continue;
    const made = await coordinator.api('POST', '/sessions', { coach: coachId, person, start_at: both.start_at, length_min: 25, mode: 'video' });
    assert.equal(made.status, 201, made.text);
    return { session: made.json, other: other.id, person };
  }
  throw new Error('no time at which two are free');
}

test('an absence saves at once, stops bookings, and the coordinator hears of each session inside', async () => {
  const { session } = await booked(0, 2);
  const stream = await EventStream.open(coordinator);
  const answer = await coach.api('POST', '/absences', { from_at: session.start_at, until_at: session.end_at });
  assert.equal(answer.status, 201, answer.text);
  assert.deepEqual([answer.json.count, answer.json.sessions[0].id, answer.json.sessions[0].status], [1, session.id, 'booked']);
  assert.equal((await stream.next('queue')).kind, 'affected');
  stream.close();
  const [item] = (await queueOf('affected')).filter((one) => one.session.id === session.id);
  assert.equal(item.due_at, session.start_at - 3600);
  const again = await coordinator.api('POST', '/sessions', {
    coach: coachId, person: people[1].id, start_at: session.start_at, length_min: 25, mode: 'video',
  });
  assert.equal(again.status, 409);
  const listed = (await coach.api('GET', '/absences')).json.absences;
  assert.deepEqual(listed.map(({ id }) => id), [answer.json.absence.id]);
  assert.equal((await coach.api('DELETE', `/absences/${answer.json.absence.id}`)).status, 204);
  assert.deepEqual((await queueOf('affected')).filter((one) => one.session.id === session.id), []);
});

test('what waits because of an absence is not done with by saying so', async () => {
  const { session } = await booked(0, 4);
  const away = await coach.api('POST', '/absences', { from_at: session.start_at, until_at: session.end_at });
  const itemOf = async () => (await queueOf('affected')).find((one) => one.session.id === session.id);
  const { id } = await itemOf();
  const answer = await coordinator.api('POST', `/queue/${id}/done`);
  assert.deepEqual([answer.status, answer.json.type, answer.json.field], [409, 'not_now', 'session']);
  assert.ok(await itemOf(), 'it waits still');
  assert.equal((await coordinator.api('POST', `/sessions/${session.id}/cancel`)).status, 200);
  assert.equal(await itemOf(), undefined);
  await coach.api('DELETE', `/absences/${away.json.absence.id}`);
});

test('another coach steps in at the same time; the person sees who, and may say no until the start', async () => {
  const { session, other, person } = await booked(1, 3);
  await coordinator.api('POST', '/absences', { coach: coachId, from_at: session.start_at, until_at: session.end_at });
  const covered = await coordinator.api('POST', `/sessions/${session.id}/cover`, { coach: other });
  assert.equal(covered.status, 201, covered.text);
  assert.deepEqual([covered.json.status, covered.json.start_at, covered.json.coach.id], ['booked', session.start_at, other]);
  assert.deepEqual((await queueOf('affected')).filter((item) => item.session.id === session.id), [], 'decided');
  const visitor = await comeByCard(program, coordinator, person);
  const seen = await one(visitor, covered.json.id);
  assert.ok(seen.cover);
  assert.equal((await one(visitor, session.id)).moved_to, seen.id);
  assert.equal((await coach.api('GET', `/sessions/${seen.id}`)).status, 404, 'no longer the first coach\'s');
  const stream = await EventStream.open(coordinator);
  assert.equal((await visitor.api('POST', `/moves/${seen.cover}/decline`)).status, 200);
  assert.deepEqual(await stream.next('queue'), { kind: 'declined', session: seen.id });
  stream.close();
  assert.equal((await one(visitor, seen.id)).status, 'cancelled');
  assert.equal((await queueOf('declined')).length, 1);
});

test('a whole day is handed over as far as it goes', async () => {
  const first = await booked(2, 5);
  const second = await booked(0, 6);
  const gone = await booked(1, 7);
  await coordinator.api('POST', `/sessions/${gone.session.id}/cancel`);
  const answer = await coordinator.api('POST', '/covers', {
    coach: first.other, sessions: [{ id: gone.session.id }, { id: first.session.id }, { id: `B${'A'.repeat(21)}` }],
  });
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.json.sessions.map(({ replaces }) => replaces), [first.session.id]);
  assert.deepEqual(answer.json.left.map(({ why }) => why), ['not_now', 'not_found']);
  assert.equal((await one(coordinator, second.session.id)).status, 'booked');
  const busy = await coordinator.api('POST', `/sessions/${answer.json.sessions[0].id}/cover`, { coach: first.other });
  assert.equal(busy.status, 409, 'it is that coach\'s already');
});

test('whoever is away then covers nothing, and a day that is handed over says so', async () => {
  const { session, other } = await booked(1, 8);
  const gone = await coordinator.api('POST', '/absences', { coach: other, from_at: session.start_at, until_at: session.end_at });
  assert.equal(gone.status, 201, gone.text);
  const one = await coordinator.api('POST', `/sessions/${session.id}/cover`, { coach: other });
  assert.deepEqual([one.status, one.json.type, one.json.field], [409, 'conflict', 'coach']);
  const day = await coordinator.api('POST', '/covers', { coach: other, sessions: [{ id: session.id }] });
  assert.deepEqual(day.json, { sessions: [], left: [{ id: session.id, why: 'away' }] });
});

/** A session that begins with the next quarter of an hour: its person may come already. */
async function bookedSoon(person) {
  const { sessions } = (await coach.api('GET', `/sessions?from_at=${nowS() - 3600}&until_at=${nowS() + 7200}`)).json;
  for (const { id } of sessions) await coordinator.api('POST', `/sessions/${id}/cancel`);
  const free = await coach.api('POST', '/free-now', { until_at: nowS() + 7200 });
  assert.equal(free.status, 201, free.text);
  const start = (Math.floor(nowS() / 900) + 1) * 900;
  const made = await coordinator.api('POST', '/sessions', { coach: coachId, person, start_at: start, length_min: 10, mode: 'video' });
  assert.equal(made.status, 201, made.text);
  return made.json;
}

test('whoever waits already when somebody steps in is not to come again, and is led to the new room', async () => {
  const person = people[people.length - 1].id;
  const visitor = await comeByCard(program, coordinator, person);
  const session = await bookedSoon(person);
  assert.equal((await visitor.api('POST', `/sessions/${session.id}/here`)).status, 204);
  const stream = await EventStream.open(visitor);
  let covered;
  for (const { id } of coaches.filter(({ id }) => id !== coachId)) {
    covered = await coordinator.api('POST', `/sessions/${session.id}/cover`, { coach: id });
    if (covered.status === 201) break;
  }
  assert.equal(covered.status, 201, covered.text);
  assert.deepEqual(covered.json.here, { coach: false, person: true });
  assert.deepEqual(await stream.next('arrived'), { session: covered.json.id, role: 'person' });
  stream.close();
  const { notices } = (await coordinator.api('GET', `/notices?session=${covered.json.id}`)).json;
  assert.ok(notices.some(({ kind, to }) => kind === 'waiting' && to === 'coach'));
  const page = await visitor.get(`/call/${session.id}`);
  assert.deepEqual([page.status, page.headers.location], [303, `/call/${covered.json.id}`]);
});

test('absences of most of a year save and are listed, and beyond that words say why not', async () => {
  const made = [];
  for (let i = 0; i < 8; i++) {
    const from = nowS() + (20 + i * 40) * DAY_S;
    const answer = await coach.api('POST', '/absences', { from_at: from, until_at: from + 89 * DAY_S });
    if (answer.status !== 201) {
      assert.deepEqual([answer.status, answer.json.type, answer.json.field], [409, 'not_now', 'absence']);
      break;
    }
    made.push(answer.json.absence.id);
  }
  assert.ok(made.length === 6, `${made.length} absences`);
  assert.ok((await coach.api('GET', '/exceptions')).json.exceptions.length >= 540);
  for (const id of made) assert.equal((await coach.api('DELETE', `/absences/${id}`)).status, 204);
});

test('an absence says which field is wrong', async () => {
  const date = new Date(Date.now() + 9 * DAY_S * 1000).toISOString().slice(0, 10);
  for (const [body, field] of [
    [{}, 'from_at'], [{ from_at: nowS() + 60 }, 'until_at'], [{ from: date }, 'until'], [{ until: date }, 'from'],
    [{ from: date, until: '2027-02-30' }, 'until'], [{ from: date, until: date, from_at: nowS() }, 'from_at'],
    [{ from_at: nowS() + 120, until_at: nowS() + 60 }, 'until'], [{ from_at: nowS(), until_at: nowS() + 91 * DAY_S }, 'until'],
    [{ from: date, until: date, why: 'ill' }, 'why'],
  ]) {
    const answer = await coach.api('POST', '/absences', body);
    assert.deepEqual([answer.status, answer.json.field], [400, field], JSON.stringify(body));
  }
});

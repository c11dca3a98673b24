// Moves over HTTP: who is asked, what stays, what is told, in the words of docs/api.md.
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

before(async () => {
  program = await SchedulerProgram.start();
  [coordinator, coach] = [new Visitor(program), new Visitor(program)];
  const links = program.links();
  await coordinator.comeBy(links.coordinator);
  await coach.comeBy(links.coach);
  coachId = (await coach.api('GET', '/me')).json.id;
  const everybody = (await coordinator.api('GET', '/people')).json.people;
  people = everybody.filter((one) => one.coach.id === coachId);
});
after(() => program.stop());

/** Free starts of the coach, from two days on. */
async function slots(query = '') {
  const range = `from_at=${nowS() + 2 * DAY_S}&until_at=${nowS() + 14 * DAY_S}&length_min=25`;
  return (await coordinator.api('GET', `/slots?coach=${coachId}&${range}${query}`)).json.slots;
}

/** A person who has just booked the first of the free times. */
async function booked(index = 0) {
  const person = await comeByCard(program, coordinator, people[index % people.length].id);
  const [first] = await slots();
  const answer = await person.api('POST', '/sessions', { coach: coachId, start_at: first.start_at, length_min: 25, mode: 'voice' });
  assert.equal(answer.status, 201, answer.text);
  return { person, session: answer.json };
}

const one = async (visitor, id) => (await visitor.api('GET', `/sessions/${id}`)).json;

/** A quarter hour at which the coach is not open: three at night, on the coach's clock. */
async function nightAfter(at) {
  const { zone } = (await coach.api('GET', '/hours')).json;
  for (let start = at - (at % 3600); ; start += 3600) {
    const hour = Number(new Date(start * 1000).toLocaleString('en-GB', { timeZone: zone, hour: '2-digit' }));
    if (hour === 3) return start;
  }
}

test('a person moves to a free time at once; the old one is free again, and the coach hears', async () => {
  const { person, session } = await booked();
  const stream = await EventStream.open(coach);
  const forMove = await slots(`&session=${session.id}`);
  assert.ok(forMove.some(({ start_at }) => start_at === session.start_at), 'its own time counts as free');
  const free = forMove.filter(({ start_at }) => start_at > session.end_at);
  const answer = await person.api('POST', `/sessions/${session.id}/move`, { start_at: free[0].start_at });
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.json.status, 'moved');
  assert.equal(answer.json.move, null);
  const next = await one(person, answer.json.moved_to);
  assert.deepEqual([next.status, next.start_at, next.mode, next.replaces], ['booked', free[0].start_at, 'voice', session.id]);
  const heard = await stream.next('session');
  stream.close();
  assert.ok([session.id, next.id].includes(heard.id));
  assert.ok((await slots()).some(({ start_at }) => start_at === session.start_at));
  assert.equal((await person.api('POST', `/sessions/${session.id}/move`, { start_at: free[1].start_at })).status, 409);
});

test('what a coach proposes waits for the person; both times are held; yes moves it', async () => {
  const { person, session } = await booked(1);
  const [, , , wished] = await slots();
  const proposed = await coach.api('POST', `/sessions/${session.id}/move`, { start_at: wished.start_at });
  assert.equal(proposed.status, 201, proposed.text);
  assert.equal(proposed.json.status, 'booked');
  const { move } = await one(person, session.id);
  assert.deepEqual([move.start_at, move.proposed_by, move.waits_for], [wished.start_at, 'coach', ['person']]);
  assert.ok(move.expires_at <= nowS() + 48 * 3600);
  assert.ok(!(await slots()).some(({ start_at }) => start_at === wished.start_at), 'it is held');
  assert.equal((await coach.api('POST', `/moves/${move.id}/accept`)).status, 409, 'nobody waits for the coach');
  const yes = await person.api('POST', `/moves/${move.id}/accept`);
  assert.deepEqual([yes.status, yes.json.status], [200, 'moved']);
  assert.equal((await one(coach, yes.json.moved_to)).start_at, wished.start_at);
  assert.equal((await person.api('POST', `/moves/${move.id}/accept`)).status, 409);
});

test('no, or taking it back, leaves the old time and frees the other', async () => {
  const { person, session } = await booked(2);
  for (const [who, word] of [[person, 'decline'], [coach, 'withdraw']]) {
    const [, , wished] = await slots();
    const { move } = (await coach.api('POST', `/sessions/${session.id}/move`, { start_at: wished.start_at })).json;
    assert.equal((await coordinator.api('POST', `/moves/${move.id}/withdraw`)).status, 404, 'not the office\'s to take back');
    const answer = await who.api('POST', `/moves/${move.id}/${word}`);
    assert.deepEqual([answer.status, answer.json.status, answer.json.move], [200, 'booked', null]);
    assert.ok((await slots()).some(({ start_at }) => start_at === wished.start_at));
  }
});

test('a coordinator who wants a closed hour waits for both, and either yes may come first', async () => {
  const { person, session } = await booked(3);
  const start = await nightAfter(session.end_at + DAY_S);
  const { move } = (await coordinator.api('POST', `/sessions/${session.id}/move`, { start_at: start })).json;
  assert.deepEqual(move.waits_for, ['person', 'coach']);
  const first = await coach.api('POST', `/moves/${move.id}/accept`);
  assert.deepEqual([first.json.status, first.json.move.waits_for], ['booked', ['person']]);
  assert.equal((await person.api('POST', `/moves/${move.id}/accept`)).json.status, 'moved');
});

test('a time that is not offered is refused with the nearest, unless the person asks for it', async () => {
  const { person, session } = await booked(4);
  const start = await nightAfter(session.end_at);
  const refused = await person.api('POST', `/sessions/${session.id}/move`, { start_at: start });
  assert.deepEqual([refused.status, refused.json.type, refused.json.field], [409, 'taken', 'start_at']);
  assert.equal(refused.json.alternatives.length, 3);
  const asked = await person.api('POST', `/sessions/${session.id}/move`, { start_at: start, ask: true });
  assert.deepEqual([asked.status, asked.json.move.waits_for], [201, ['coach']]);
  const held = (await coach.api('GET', `/sessions?from_at=${start}&until_at=${start + 60}`)).json.sessions;
  assert.deepEqual([held.length, held[0].status, held[0].replaces, held[0].move.id], [1, 'reserved', session.id, asked.json.move.id]);
  assert.equal((await coach.api('POST', `/sessions/${held[0].id}/cancel`)).status, 409, 'answered, not cancelled');
  assert.equal((await coach.api('POST', `/moves/${asked.json.move.id}/accept`)).json.status, 'moved');
});

test('W11 a person has three proposals that wait, and hears when the fourth may come', async () => {
  const person = await comeByCard(program, coordinator, people[5 % people.length].id);
  const statuses = [];
  for (let i = 0; i < 4; i++) {
    const free = await slots();
    const { start_at } = free[Math.floor((free.length - 1) * (i + 1) / 5)];
    const session = (await coordinator.api('POST', '/sessions', { coach: coachId, person: people[5 % people.length].id, start_at, length_min: 25, mode: 'video' })).json;
    const answer = await person.api('POST', `/sessions/${session.id}/move`, { start_at: await nightAfter(start_at + i * DAY_S), ask: true });
    statuses.push(answer.status);
    if (answer.status === 429) assert.ok(Number(answer.headers['retry-after']) > 0);
  }
  assert.deepEqual(statuses, [201, 201, 201, 429]);
});

test('one key is one move, however often it is sent', async () => {
  const { person, session } = await booked(0);
  const [, wished] = await slots(`&session=${session.id}`);
  const path = `/sessions/${session.id}/move`;
  const answers = [];
  for (let i = 0; i < 2; i++) answers.push((await person.api('POST', path, { start_at: wished.start_at }, 'one-key')).text);
  assert.equal(answers[0], answers[1]);
});

test('a move names the field that is wrong, and is not there for strangers', async () => {
  const { person, session } = await booked(1);
  const path = `/sessions/${session.id}/move`;
  for (const [body, field] of [[{}, 'start_at'], [{ start_at: session.start_at }, 'start_at'], [{ start_at: session.start_at + 60 }, 'start_at'],
    [{ start_at: 900 }, 'start_at'], [{ start_at: 900, mood: 1 }, 'mood'], [{ start_at: 900, ask: 'yes' }, 'ask']]) {
    const answer = await person.api('POST', path, body);
    assert.deepEqual([answer.status, answer.json.field], [400, field], JSON.stringify(body));
  }
  const stranger = await comeByCard(program, coordinator, people[2].id);
  assert.equal((await stranger.api('POST', path, { start_at: session.start_at + DAY_S })).status, 404);
  assert.equal((await person.api('POST', path, { start_at: session.start_at, coach: `B${'A'.repeat(21)}` })).status, 404);
});

// Another time by plain pages and forms, no script anywhere: what a person sees of a move, and says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, comeByCard, formsOf } from '../support/visitor.mjs';

const DAY_S = 86400;
const nowS = () => Math.floor(Date.now() / 1000);

let program;
let coordinator;
let coach;
let me; // the coach
let people;

before(async () => {
  program = await SchedulerProgram.start();
  [coordinator, coach] = [new Visitor(program), new Visitor(program)];
  const links = program.links();
  await coordinator.comeBy(links.coordinator);
  await coach.comeBy(links.coach);
  me = (await coach.api('GET', '/me')).json;
  people = (await coordinator.api('GET', '/people')).json.people.filter((one) => one.coach.id === me.id && one.language === 'en');
});
after(() => program.stop());

async function slots(query = '') {
  const range = `from_at=${nowS() + 2 * DAY_S}&until_at=${nowS() + 14 * DAY_S}&length_min=25`;
  return (await coordinator.api('GET', `/slots?coach=${me.id}&${range}${query}`)).json.slots;
}

/** A person at a browser, who has just booked the first of the free times. */
async function booked(index) {
  const person = await comeByCard(program, coordinator, people[index % people.length].id);
  const [{ start_at }] = await slots();
  const answer = await person.api('POST', '/sessions', { coach: me.id, start_at, length_min: 25, mode: 'voice' });
  assert.equal(answer.status, 201, answer.text);
  return { person, session: answer.json, path: `/session/${answer.json.id}` };
}

const one = async (id) => (await coordinator.api('GET', `/sessions/${id}`)).json;
const zoneOf = async (person) => (await person.api('GET', '/me')).json.zone;
const startsOn = (html) => [...html.matchAll(/name="start_at" value="(\d+)"/g)].map(([, at]) => Number(at));

/** An instant as the person's clock shows it, in the fields of "ask for a time". */
function asked(at, zone) {
  const [ask_date, time] = new Date(at * 1000).toLocaleString('sv', { timeZone: zone }).split(' ');
  return { ask_date, ask_time: time.slice(0, 5) };
}

/** A quarter hour at which the coach is not open: three at night, on the coach's clock. */
function nightAfter(at) {
  for (let start = at - (at % 3600); ; start += 3600) {
    const hour = Number(new Date(start * 1000).toLocaleString('en-GB', { timeZone: me.zone, hour: '2-digit' }));
    if (hour === 3) return start;
  }
}

/** The coach proposes the third of the free times. */
async function proposed(session) {
  const [, , { start_at }] = await slots(`&session=${session.id}`);
  const answer = await coach.api('POST', `/sessions/${session.id}/move`, { start_at });
  assert.equal(answer.status, 201, answer.text);
  return { ...answer.json.move, start_at };
}

test('home and the session lead to the free times; one of them is taken at once, the old one given back', async () => {
  const { person, session, path } = await booked(0);
  assert.match((await person.get(path)).text, new RegExp(`href="${path}/move">Ask to move it`));
  const page = await person.get(`${path}/move`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /\{\{|\}\}/, 'nothing of the template shows');
  const starts = startsOn(page.text);
  assert.ok(starts.length > 0 && !starts.includes(session.start_at), 'not the time that it has');
  const moved = await person.submit(`${path}/move`, { start_at: starts.at(-1) });
  assert.equal(moved.status, 303, moved.text);
  const next = await person.open(moved.headers.location);
  assert.match(next.text, /This is your time now/);
  const now = await one(moved.headers.location.match(/session\/([\w-]{22})/)[1]);
  assert.deepEqual([now.status, now.start_at, now.replaces], ['booked', starts.at(-1), session.id]);
  const old = await person.get(path);
  assert.match(old.text, /This time has moved/);
  assert.match(old.text, new RegExp(`href="/session/${now.id}"`));
  assert.equal((await person.get(`${path}/move`)).headers.location, path, 'it is not to be moved again');
  assert.ok((await slots()).some(({ start_at }) => start_at === session.start_at));
});

test('a time that somebody was faster to take comes back with the nearest, and one of those is taken', async () => {
  const { person, session, path } = await booked(1);
  await person.get(`${path}/move`);
  const offered = new Set(startsOn(person.page.text));
  const { start_at } = (await slots(`&person=${people[2].id}`)).find((slot) => offered.has(slot.start_at));
  const taken = await coordinator.api('POST', '/sessions', { coach: me.id, person: people[2].id, start_at, length_min: 25, mode: 'video' });
  assert.equal(taken.status, 201, taken.text);
  const lost = await person.submit(`${path}/move`, { start_at });
  assert.equal(lost.status, 409);
  assert.match(lost.text, /That time was just taken/);
  person.page = lost;
  const [near] = formsOf(lost.text).filter(({ inside }) => /type="hidden" name="start_at"/.test(inside));
  assert.equal(formsOf(lost.text).filter(({ inside }) => /type="hidden" name="start_at"/.test(inside)).length, 3);
  assert.equal((await one(session.id)).status, 'booked', 'the old time stays');
  const moved = await person.postForm(near.action, near.hidden);
  assert.equal(moved.status, 303, moved.text);
  assert.equal((await one(session.id)).status, 'moved');
});

test('a person asks for a time that is not offered, sees it wait, and takes it back', async () => {
  const { person, session, path } = await booked(2);
  const start_at = nightAfter(session.start_at + DAY_S);
  await person.get(`${path}/move`);
  const answer = await person.submit(`${path}/move`, asked(start_at, await zoneOf(person)));
  assert.equal(answer.headers.location, `${path}?was=asked`);
  const { move, status } = await one(session.id);
  assert.deepEqual([status, move.start_at, move.proposed_by, move.waits_for], ['booked', start_at, 'person', ['coach']]);
  const page = await person.open(answer.headers.location);
  assert.match(page.text, /You asked for another time/);
  assert.match(page.text, /Until then your time stays/);
  assert.match((await person.get('/home')).text, /You asked for another time/);
  assert.equal((await person.get(`/session/${(await held(start_at)).id}`)).headers.location, path, 'what is only held leads back');
  await person.get(path);
  const kept = await person.submit(`/move/${move.id}/withdraw`);
  assert.equal(kept.headers.location, `${path}?was=kept`);
  assert.match((await person.open(kept.headers.location)).text, /Your time stays as it was/);
  assert.deepEqual([(await one(session.id)).move, (await one(session.id)).status], [null, 'booked']);
});

const held = async (at) =>
  (await coordinator.api('GET', `/sessions?from_at=${at}&until_at=${at + 60}`)).json.sessions.find(({ status }) => status === 'reserved');

test('what the coach proposes changes nothing without a yes: no keeps the time, yes moves it', async () => {
  const { person, session, path } = await booked(3);
  const first = await proposed(session);
  assert.match((await person.get('/home')).text, /Another time is proposed/);
  assert.match((await person.get(path)).text, /Nothing changes unless you say yes/);
  const no = await person.submit(`/move/${first.id}/decline`);
  assert.equal(no.headers.location, `${path}?was=kept`);
  assert.deepEqual([(await one(session.id)).status, (await one(session.id)).start_at], ['booked', session.start_at]);

  const second = await proposed(session);
  await person.get(path);
  const yes = await person.submit(`/move/${second.id}/accept`);
  assert.match(yes.headers.location, /^\/session\/[\w-]{22}\?was=moved$/);
  assert.equal((await one(session.id)).status, 'moved');
  assert.equal((await one(yes.headers.location.slice(9, 31))).start_at, second.start_at);
});

test('what needs the coach as well waits on after the person has said yes', async () => {
  const { person, session, path } = await booked(4);
  const start_at = nightAfter(session.end_at + DAY_S);
  const { move } = (await coordinator.api('POST', `/sessions/${session.id}/move`, { start_at })).json;
  await person.get(path);
  const yes = await person.submit(`/move/${move.id}/accept`);
  assert.equal(yes.headers.location, `${path}?was=asked`);
  const page = await person.get(path);
  assert.match(page.text, /We wait for a yes from the other side/);
  assert.ok(!formsOf(page.text).some(({ action }) => action.startsWith('/move/')), 'nothing is left to say');
  assert.equal((await coach.api('POST', `/moves/${move.id}/accept`)).json.status, 'moved');
});

test('an answer that comes too late shows how the time stands, and stores nothing', async () => {
  const { person, session, path } = await booked(0);
  const move = await proposed(session);
  await person.get(path);
  const form = formsOf(person.page.text).find(({ action }) => action === `/move/${move.id}/accept`);
  assert.equal((await coach.api('POST', `/moves/${move.id}/withdraw`)).status, 200);
  const late = await person.postForm(form.action, form.hidden);
  assert.equal(late.status, 409);
  assert.match(late.text, /Here is how your time stands/);
  assert.deepEqual([(await one(session.id)).status, (await one(session.id)).start_at], ['booked', session.start_at]);
});

test('who rather has another time than somebody who steps in says so, and the office hears', async () => {
  const { person, session, path } = await booked(1);
  const cover = await coverOf(session);
  assert.match((await person.get(path)).text, /This time has moved/);
  await person.get(`/session/${cover.id}`);
  assert.match(person.page.text, /is stepping in/);
  const no = await person.submit(`/move/${cover.cover}/decline`);
  assert.equal(no.headers.location, '/book');
  const { queue } = (await coordinator.api('GET', '/queue')).json;
  assert.ok(queue.some((item) => item.kind === 'declined' && item.session.id === cover.id));
});

async function coverOf(session) {
  const { coaches } = (await coordinator.api('GET', '/coaches')).json;
  for (const { id } of coaches.filter((other) => other.id !== me.id)) {
    const answer = await coordinator.api('POST', `/sessions/${session.id}/cover`, { coach: id });
    if (answer.status === 201) return answer.json;
  }
  throw new Error('nobody can step in');
}

test('one form sent twice is one move', async () => {
  const { person, path } = await booked(2);
  await person.get(`${path}/move`);
  const [start_at] = startsOn(person.page.text);
  const answers = [];
  for (let i = 0; i < 2; i++) answers.push((await person.submit(`${path}/move`, { start_at })).headers.location);
  assert.match(answers[0], /was=moved$/);
  assert.equal(answers[0], answers[1]);
});

/** A wall time that the zone leaves out within the year to come. */
function gapIn(zone) {
  const wall = (at) => new Date(at).toLocaleString('sv', { timeZone: zone });
  for (let at = Date.now() - (Date.now() % 3600_000); at < Date.now() + 365 * DAY_S * 1000; at += 3600_000) {
    const [here, next] = [wall(at), wall(at + 3600_000)].map((text) => Number(text.slice(11, 13)));
    if (next === (here + 2) % 24) return { ask_date: wall(at).slice(0, 10), ask_time: `0${here + 1}:30` };
  }
  throw new Error(`${zone} has no summer time`);
}

test('what cannot be is said beside its field, and nothing is stored', async () => {
  const { person, session, path } = await booked(3);
  const zone = await zoneOf(person);
  const cases = [
    [{}, 'start_at'], [{ start_at: 'soon' }, 'start_at'], [{ start_at: session.start_at }, 'start_at'],
    [{ start_at: session.start_at + 60 }, 'start_at'], [{ start_at: 900 }, 'start_at'],
    [{ ask_date: '2026-02-30', ask_time: '10:00' }, 'start_at'],
    [{ ask_time: '10:00' }, 'ask_date'], [asked(nowS() - (nowS() % 900) - DAY_S, zone), 'ask_date'],
    [{ ...asked(session.start_at, zone), ask_time: '' }, 'ask_date'], [{ ...asked(session.start_at, zone), ask_time: '25:00' }, 'ask_date'],
    [{ ...asked(session.start_at, zone), ask_time: '10:07' }, 'ask_date'], [{ ...asked(session.start_at, zone), ask_time: 'noon' }, 'ask_date'],
    [gapIn(zone), 'ask_date'],
  ];
  for (const [fields, field] of cases) {
    await person.get(`${path}/move`);
    const token = formsOf(person.page.text).find(({ action }) => action === `${path}/move`).hidden.token;
    const answer = await person.postForm(`${path}/move`, { token, ...fields });
    assert.equal(answer.status, 400, JSON.stringify(fields));
    assert.match(answer.text, new RegExp(`role="alert"[^]*href="#${field}"`), JSON.stringify(fields));
    assert.match(answer.text, new RegExp(`id="${field}"`), 'the field that it leads to');
  }
  assert.deepEqual([(await one(session.id)).status, (await one(session.id)).move], ['booked', null]);
  const stranger = await comeByCard(program, coordinator, people[1].id);
  assert.equal((await stranger.get(`${path}/move`)).status, 404);
  await stranger.get('/home');
  const { token } = formsOf(stranger.page.text)[0].hidden;
  assert.equal((await stranger.postForm(`${path}/move`, { token, start_at: session.start_at + DAY_S })).status, 404);
});

test('W11 the fourth time that is asked for waits until one of three is answered', async () => {
  const index = 5 % people.length;
  const person = await comeByCard(program, coordinator, people[index].id);
  const zone = await zoneOf(person);
  const answers = [];
  for (let i = 0; i < 4; i++) {
    const free = await slots();
    const { start_at } = free[Math.floor((free.length - 1) * (i + 1) / 5)];
    const { id } = (await coordinator.api('POST', '/sessions', { coach: me.id, person: people[index].id, start_at, length_min: 25, mode: 'video' })).json;
    await person.get(`/session/${id}/move`);
    answers.push(await person.submit(`/session/${id}/move`, asked(nightAfter(start_at + i * DAY_S), zone)));
  }
  assert.deepEqual(answers.map(({ status }) => status), [303, 303, 303, 429]);
  assert.match(answers[3].text, /several other times already/);
});

test('a seat link moves its own time, leads to the new one afterwards, and opens nothing else', async () => {
  const person = new Visitor(program);
  const { session } = await booked(4);
  const { url } = (await coordinator.api('POST', `/sessions/${session.id}/link`)).json;
  const link = new URL(url).pathname;
  const path = await person.comeBy(link);
  assert.equal((await person.get(`${path}/move`)).status, 200);
  assert.doesNotMatch(person.page.text, /soonest=1/, 'of other coaches it knows nothing');
  assert.doesNotMatch((await person.get(`${path}/move?soonest=1`)).text, /name="coach"/);
  const moved = await person.submit(`${path}/move`, { start_at: startsOn(person.page.text)[0] });
  assert.match(moved.headers.location, /was=moved$/);
  assert.match((await person.open(moved.headers.location)).text, /This is your time now/);
  assert.equal(`${await new Visitor(program).comeBy(link)}?was=moved`, moved.headers.location);
});

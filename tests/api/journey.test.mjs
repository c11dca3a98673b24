// A person's way from a link to the call page by plain HTTP, no script anywhere: links that scanners
// may fetch, booking, "I'm here", giving a time back; and what the other side hears of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { databaseRows } from '../support/ledger.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { EventStream, Visitor, comeByCard, formsOf, send } from '../support/visitor.mjs';

let program;
before(async () => {
  program = await SchedulerProgram.start({ trusted_proxy: '127.0.0.1' });
});
after(() => program.stop());

const startsOn = (html) => [...html.matchAll(/name="start_at" value="(\d+)" required/g)].map(([, at]) => Number(at));

test('a person comes by a link, books, sees the time with its zone, and gives it back', async () => {
  const person = new Visitor(program);
  assert.equal(await person.comeBy(program.links().person), '/home');
  const page = await person.open('/book');
  assert.equal(page.status, 200);
  assert.match(page.text, /Times are on your clock: Eastern Time \(New York\)/);
  const [start] = startsOn(page.text);
  const booked = await person.submit('/book', { start_at: start, mode: 'voice' });
  assert.equal(booked.status, 303);
  const session = await person.open(booked.headers.location);
  assert.match(session.text, /It&#39;s yours/);
  assert.match(session.text, /Eastern Time \(New York\)/);
  assert.match(session.text, /Voice only/);
  const path = booked.headers.location.split('?')[0];
  const cancelled = await person.submit(`${path}/cancel`);
  assert.equal(cancelled.headers.location, '/home?cancelled=1');
  assert.match((await person.open(cancelled.headers.location)).text, /That time is given back/);
  assert.ok(startsOn((await person.open('/book')).text).includes(start), 'the time is free again');
});

test('a link fetched by scanners any number of times still works, and shows nothing personal', async () => {
  const { seat } = program.links();
  for (let i = 0; i < 20; i++) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await send(program.port, method, seat);
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text, /Juniper|Pebble|peer coach/);
    }
  }
  const person = new Visitor(program);
  assert.match(await person.comeBy(seat), /^\/session\/[\w-]{22}$/);
});

test('a seat link opens its session only, and works again on another device', async () => {
  const { seat } = program.links();
  const person = new Visitor(program);
  const path = await person.comeBy(seat);
  assert.equal((await person.get(path)).status, 200);
  assert.equal((await person.get('/home')).headers.location, path);
  assert.equal((await person.get('/book')).status, 404);
  const list = await person.api('GET', '/sessions');
  assert.deepEqual(list.json.sessions.map(({ id }) => `/session/${id}`), [path]);
  assert.equal(await new Visitor(program).comeBy(seat), path);
});

test('W9 a sign-in link serves once; used, unknown and cut links all look the same', async () => {
  const { person: link } = program.links();
  await new Visitor(program).comeBy(link);
  const shown = [];
  for (const path of [link, `/link/${'A'.repeat(22)}`, '/link/short', '/link/']) {
    const answer = await new Visitor(program).get(path);
    assert.equal(answer.status, 404, path);
    assert.match(answer.text, /This link has ended/, path);
    assert.match(answer.text, /tel:\+12025550199/, path);
    shown.push(answer.text);
  }
  assert.equal(new Set(shown).size, 1, 'the same page for each');
  const late = new Visitor(program);
  const { seat } = program.links();
  await late.get(seat);
  const [{ hidden }] = formsOf(late.page.text);
  assert.equal((await late.postForm(link, hidden)).status, 404, 'not by a POST alone either');
});

test('a card code in any spelling signs in, a wrong one says so beside its field', async () => {
  const coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  const { people } = (await coordinator.api('GET', '/people')).json;
  const { code } = (await coordinator.api('POST', `/people/${people[3].id}/code`)).json;
  const person = new Visitor(program);
  await person.get('/');
  const wrong = await person.submit('/code', { code: 'AAAA-BBBB-CCCC' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /<a href="#code">That code did not open anything/);
  const spelled = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  assert.equal((await person.submit('/code', { code: spelled })).headers.location, '/home');
  const again = await comeByCard(program, coordinator, people[3].id);
  assert.equal((await again.get('/home')).status, 200);
});

test('J3 how a person is reached is shown to a coordinator alone, and who looked stays in the audit', async () => {
  const [coordinator, coach] = [new Visitor(program), new Visitor(program)];
  await coordinator.comeBy(program.links().coordinator);
  await coach.comeBy(program.links().coach);
  const wish = { nickname: 'Quill', reach_kind: 'phone', reach_value: '+12025550142', zone: 'America/Chicago', language: 'en' };
  const { id } = (await coordinator.api('POST', '/people', wish)).json;
  const looks = () => databaseRows(program, "SELECT 1 FROM audit WHERE action = 'person.reach'").length;
  const before_ = looks();
  const reach = await coordinator.api('POST', `/people/${id}/reach`);
  assert.deepEqual([reach.status, reach.json], [200, { kind: 'phone', value: wish.reach_value }]);
  assert.equal(looks(), before_ + 1);
  const mine = (await coach.api('GET', '/people')).json.people[0];
  assert.equal((await coach.api('POST', `/people/${mine.id}/reach`)).status, 404);
});

test('guessing card codes is slowed down but never locks the right one for good', async () => {
  const coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  const { people } = (await coordinator.api('GET', '/people')).json;
  const guesser = new Visitor(program);
  guesser.extra = { 'X-Forwarded-For': '192.0.2.66' };
  await guesser.get('/');
  const statuses = [];
  for (let i = 0; i < 12; i++) {
    statuses.push((await guesser.submit('/code', { code: `AAAA-BBBB-CC${10 + i}` })).status);
  }
  assert.equal(statuses[0], 400);
  assert.equal(statuses.at(-1), 429);
  assert.ok(Number((await guesser.submit('/code', { code: 'AAAA-BBBB-CCCC' })).headers['retry-after']) > 0);
  const { page } = guesser;
  guesser.extra = { 'X-Forwarded-For': '192.0.2.66, 192.0.2.7' };
  guesser.page = page;
  assert.equal((await guesser.submit('/code', { code: 'AAAA-BBBB-CCCC' })).status, 400, 'the proxy says who it is');
  const person = await comeByCard(program, coordinator, people[5].id);
  assert.equal((await person.get('/home')).status, 200, 'others come in meanwhile');
});

test('"I\'m here" alone is arriving: it rings the coach and the coordinator, once', async () => {
  const links = program.links();
  const [person, coach, coordinator] = [new Visitor(program), new Visitor(program), new Visitor(program)];
  await coach.comeBy(links.coach);
  await coordinator.comeBy(links.coordinator);
  const path = await person.comeBy(links.seat);
  const id = path.split('/')[2];
  const [atCoach, atCoordinator] = [await EventStream.open(coach), await EventStream.open(coordinator)];
  await Promise.all([atCoach.next('ready'), atCoordinator.next('ready')]);

  await person.open(path);
  const call = await person.get(`/call/${id}`);
  assert.equal(call.headers.location, path, 'looking is not arriving');
  assert.equal((await coach.api('GET', `/sessions/${id}`)).json.here.person, false);

  await person.open(path);
  const here = await person.submit(`${path}/here`);
  assert.equal(here.headers.location, `/call/${id}`);
  assert.deepEqual(await atCoach.next('arrived'), { session: id, role: 'person' });
  assert.deepEqual(await atCoordinator.next('arrived'), { session: id, role: 'person' });
  assert.equal((await atCoach.next('session')).here.person, true);
  const page = await person.open(`/call/${id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /<noscript>/);

  await person.open(path);
  assert.match(person.page.text, /Go back in/);
  await person.submit(`${path}/here`);
  await coach.api('POST', `/sessions/${id}/here`);
  await person.open(path);
  const arrivals = atCoordinator.events.filter(({ name }) => name === 'arrived').map(({ data }) => data.role);
  await coach.api('GET', '/me');
  assert.deepEqual(arrivals.filter((role) => role === 'person'), ['person']);
  atCoach.close();
  atCoordinator.close();
});

test('a stream hears only of one\'s own sessions and ends with the sign-in', async () => {
  const links = program.links();
  const [coach, coordinator] = [new Visitor(program), new Visitor(program)];
  await coach.comeBy(links.coach);
  await coordinator.comeBy(links.coordinator);
  const { id: coachId } = (await coach.api('GET', '/me')).json;
  const { people } = (await coordinator.api('GET', '/people')).json;
  const stranger = people.find((one) => one.coach && one.coach.id !== coachId);
  const other = await comeByCard(program, coordinator, stranger.id);
  const stream = await EventStream.open(coach);
  await stream.next('ready');
  const page = await other.open('/book');
  const [start] = startsOn(page.text);
  assert.equal((await other.submit('/book', { start_at: start, mode: 'video' })).status, 303);
  const own = people.find((one) => one.coach?.id === coachId);
  const mine = await comeByCard(program, coordinator, own.id);
  const [mineStart] = startsOn((await mine.open('/book')).text);
  assert.equal((await mine.submit('/book', { start_at: mineStart, mode: 'video' })).status, 303);
  assert.equal((await stream.next('session')).person.id, own.id, 'the first that came is one\'s own');
  await coach.api('POST', '/sign-out');
  await stream.ended;
  assert.equal((await coach.api('GET', '/me')).status, 401);
});

test('J3 a new card code ends what was entered with the old one, its streams too', async () => {
  const coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  const [, , { id }] = (await coordinator.api('GET', '/people')).json.people;
  const person = await comeByCard(program, coordinator, id);
  const stream = await EventStream.open(person);
  await stream.next('ready');
  assert.equal((await coordinator.api('POST', `/people/${id}/code`)).status, 201);
  await stream.ended;
  assert.equal((await person.api('GET', '/me')).status, 401);
});

test('signing out takes the cookie away and a copied cookie opens nothing', async () => {
  const person = new Visitor(program);
  await person.comeBy(program.links().person);
  const copy = new Visitor(program);
  copy.cookies = new Map(person.cookies);
  await person.open('/home');
  const answer = await person.submit('/sign-out');
  assert.equal(answer.headers.location, '/');
  assert.match(answer.headers['set-cookie'][0], /Max-Age=0/);
  assert.equal((await copy.get('/home')).headers.location, '/');
});

test('W8 where one is signed in is listed; one of them, then all others are ended, their streams too', async () => {
  const visitors = [0, 1, 2].map(() => new Visitor(program));
  for (const visitor of visitors) await visitor.comeBy(program.links().coach);
  const [here, ...others] = visitors;
  const shown = async (pattern) => [...(await here.open('/sign-ins')).text.matchAll(pattern)].map(([, id]) => id);
  const endable = () => shown(/action="\/sign-ins\/(.{22})\/end"/g);
  const statuses = async (of) => (await Promise.all(of.map((visitor) => visitor.api('GET', '/me')))).map(({ status }) => status).sort();
  const all = await shown(/aria-labelledby="sign-in-(.{22})"/g);
  const ends = await endable();
  assert.equal(ends.length, all.length - 1, 'all but this one can be ended');
  const streams = await Promise.all(others.map((visitor) => EventStream.open(visitor)));
  for (const stream of streams) await stream.next('ready');
  await here.submit(`/sign-ins/${ends[0]}/end`);
  for (const stream of streams) await stream.ended; // of the account: who may comes back
  assert.deepEqual(await endable(), ends.slice(1));
  await here.submit('/sign-ins/end');
  assert.deepEqual(await endable(), []);
  assert.deepEqual(await statuses(others), [401, 401]);
  assert.deepEqual(await statuses([here]), [200]);
});

test('pages speak Spanish to whoever asks for it', async () => {
  const visitor = new Visitor(program, 'es-MX,es;q=0.9,en;q=0.5');
  assert.match((await visitor.get('/')).text, /<html lang="es">/);
});

test('W14 whoever is reached by mail gets a link in neutral words, and it opens the time', async () => {
  const own = await SchedulerProgram.start(); // where no other mail is
  const coordinator = new Visitor(own);
  await coordinator.comeBy(own.links().coordinator);
  const { people } = (await coordinator.api('GET', '/people')).json;
  const { id } = people.find((one) => one.reach.kind === 'mail' && one.language === 'en' && one.coach);
  const person = await comeByCard(own, coordinator, id);
  const [start] = startsOn((await person.open('/book')).text);
  const booked = await person.submit('/book', { start_at: start, mode: 'video' });
  const mail = await own.mail(({ subject, to }) => subject === 'You have a time' && !to.startsWith('coach'));
  assert.doesNotMatch(`${mail.subject} ${mail.text}`, /coach|recover|session|peer|appointment/i);
  const [, path] = /https?:\/\/[^/\s]+(\/link\/[\w-]{22})\s/.exec(mail.text);
  assert.equal(await new Visitor(own).comeBy(path), booked.headers.location.split('?')[0]);
  await own.stop();
});

// Talking to somebody now, over HTTP: coaches on duty are rung, the page works with script off, a
// restart in the midst of a ring changes nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { EventStream, Visitor, comeByCard } from '../support/visitor.mjs';

let program;
const visitors = {};
const nowS = () => Math.floor(Date.now() / 1000);

/** The demo's coach has a session now: it is cancelled, so that somebody is free. */
before(async () => {
  program = await SchedulerProgram.start();
  for (const role of ['coach', 'coordinator']) {
    visitors[role] = new Visitor(program);
    await visitors[role].comeBy(program.links()[role]);
  }
  const { coach, coordinator } = visitors;
  const me = (await coach.api('GET', '/me')).json;
  const { sessions } = (await coach.api('GET', `/sessions?from_at=${nowS() - 3600}&until_at=${nowS() + 7200}`)).json;
  for (const { id } of sessions.filter((one) => one.coach.id === me.id)) await coordinator.api('POST', `/sessions/${id}/cancel`);
});
after(() => program.stop());

async function newcomer() {
  const { json } = await visitors.coordinator.api('POST', '/people', { nickname: 'Quill', reach_kind: 'none', zone: 'America/Denver', language: 'en' });
  return { id: json.id, visitor: await comeByCard(program, visitors.coordinator, json.id) };
}

const onDuty = (until = nowS() + 3600) => visitors.coach.api('PUT', '/duty', { until_at: until });
const offDuty = () => visitors.coach.api('PUT', '/duty', {});
const askOf = async (visitor) => (await visitor.api('GET', '/asks')).json.asks[0];
const wish = { length_min: 10, mode: 'voice' };

test('a coach on duty is rung, answers, and both have a session that begins now', async () => {
  const { coach, coordinator } = visitors;
  const { id, visitor } = await newcomer();
  assert.equal((await onDuty()).status, 200);
  assert.ok((await coach.api('GET', '/duty')).json.until_at > nowS());
  const [coachHears, personHears] = [await EventStream.open(coach), await EventStream.open(visitor)];
  const made = await visitor.api('POST', '/asks', wish);
  assert.equal(made.status, 201);
  assert.deepEqual([made.json.status, made.json.wait_min, made.json.session, made.json.person], ['waiting', null, null, null]);
  assert.deepEqual(await coachHears.next('ask'), { ask: made.json.id, status: 'waiting' });
  const rung = await askOf(coach);
  assert.deepEqual([rung.id, rung.person, rung.session], [made.json.id, null, null], 'nothing of the person');
  assert.ok(rung.ring_until_at <= made.json.made_at + 31);
  assert.equal((await askOf(coordinator)).person.id, id);
  const taken = await coach.api('POST', `/asks/${made.json.id}/take`);
  assert.equal(taken.status, 201);
  assert.equal(taken.json.mode, 'voice');
  assert.ok(taken.json.start_at <= nowS() && taken.json.start_at > nowS() - 120);
  assert.equal((await personHears.next('session')).id, taken.json.id);
  const mine = await askOf(visitor);
  assert.deepEqual([mine.status, mine.session], ['answered', taken.json.id]);
  assert.equal((await visitor.api('POST', `/sessions/${taken.json.id}/here`)).status, 204);
  const { people } = (await coordinator.api('GET', '/people')).json;
  assert.equal(people.find((one) => one.id === id).coach, null, 'nobody became the primary coach by it');
  assert.equal((await visitor.api('POST', '/asks', wish)).json.field, 'person');
  await coordinator.api('POST', `/sessions/${taken.json.id}/cancel`);
  coachHears.close();
  personHears.close();
});

test('a coach who passes is asked no more; where nobody is on duty the page says at once and kindly that nobody is there', async () => {
  const { coach } = visitors;
  const { visitor } = await newcomer();
  await onDuty();
  await visitor.get('/now');
  const answer = await visitor.submit('/now', { mode: 'text' });
  assert.deepEqual([answer.status, answer.headers.location], [303, '/now']);
  await visitor.get('/now');
  assert.match(visitor.page.text, /<meta http-equiv="refresh" content="15">/);
  assert.match(visitor.page.text, /We are looking for somebody at this moment/);
  const { id } = await askOf(coach);
  assert.equal((await coach.api('POST', `/asks/${id}/pass`)).status, 204);
  assert.equal((await coach.api('POST', `/asks/${id}/pass`)).status, 404);
  await visitor.get('/now');
  assert.match(visitor.page.text, /We are looking for somebody at this moment/, 'a pass is not seen at once');
  await visitor.submit('/now/stop');
  await offDuty();
  const { visitor: late } = await newcomer();
  await late.get('/now');
  await late.submit('/now', { mode: 'text' });
  await late.get('/now');
  assert.match(late.page.text, /Nobody is free just now/);
  assert.match(late.page.text, /tel:/);
  assert.doesNotMatch(late.page.text, /http-equiv="refresh"/);
});

test('with script off: asking, stopping, and being led to the session', async () => {
  const { coach } = visitors;
  const { visitor } = await newcomer();
  await onDuty();
  await visitor.get('/now');
  await visitor.submit('/now', { mode: 'video' });
  await visitor.get('/now');
  assert.equal((await visitor.submit('/now/stop')).status, 303);
  assert.deepEqual((await coach.api('GET', '/asks')).json.asks, []);
  await visitor.get('/now');
  await visitor.submit('/now', { mode: 'video' });
  const { id } = await askOf(coach);
  const { json } = await coach.api('POST', `/asks/${id}/take`);
  const answer = await visitor.get('/now');
  assert.deepEqual([answer.status, answer.headers.location], [303, `/session/${json.id}`]);
  await visitor.get(answer.headers.location);
  assert.equal((await visitor.submit(`/session/${json.id}/here`)).headers.location, `/call/${json.id}`);
  await visitors.coordinator.api('POST', `/sessions/${json.id}/cancel`);
});

test('somebody with coaches is shown their next free times, and can ask for somebody else', async () => {
  const { coordinator } = visitors;
  const person = new Visitor(program);
  await person.comeBy(program.links().person);
  await offDuty();
  await person.get('/now');
  await person.submit('/now', { mode: 'voice' });
  await person.get('/now');
  assert.match(person.page.text, /href="\/book\?coach=[\w-]{22}&amp;length=25&amp;day=\d{4}-\d\d-\d\d"/);
  await person.get('/home');
  const answer = await person.submit('/switch');
  assert.equal(answer.headers.location, '/home?switched=1');
  assert.match((await person.get(answer.headers.location)).text, /will be in touch soon/);
  const { queue } = (await coordinator.api('GET', '/queue')).json;
  assert.ok(queue.some(({ kind }) => kind === 'switch'));
});

test('a coordinator asks for somebody, and withdraws', async () => {
  const { coach, coordinator } = visitors;
  const { id, visitor } = await newcomer();
  await onDuty();
  const { json } = await coordinator.api('POST', '/asks', { person: id, ...wish });
  assert.equal(json.person.id, id);
  assert.equal((await askOf(visitor)).id, json.id);
  assert.equal((await coach.api('POST', `/asks/${json.id}/withdraw`)).status, 404);
  assert.equal((await coordinator.api('POST', `/asks/${json.id}/withdraw`)).status, 204);
  assert.equal((await askOf(visitor)).status, 'withdrawn');
});

test('an ask is told once, however often it is asked for and taken back', async () => {
  const { coach } = visitors;
  const { visitor } = await newcomer();
  await onDuty();
  const hears = await EventStream.open(coach);
  const { json } = await visitor.api('POST', '/asks', wish);
  for (let i = 0; i < 5; i++) assert.equal((await visitor.api('POST', '/asks', wish)).json.id, json.id);
  for (let i = 0; i < 5; i++) assert.equal((await visitor.api('POST', `/asks/${json.id}/withdraw`)).status, 204);
  const { json: next } = await visitor.api('POST', '/asks', wish);
  const told = () => hears.events.filter(({ name }) => name === 'ask').map(({ data }) => data);
  hears.waiting.push(() => told().some(({ ask }) => ask === next.id) && hears.events.push({ name: 'told' }));
  await hears.next('told');
  assert.deepEqual(told().filter(({ ask }) => ask === json.id).map(({ status }) => status), ['waiting', 'withdrawn']);
  await visitor.api('POST', `/asks/${next.id}/withdraw`);
  hears.close();
});

test('who found nobody rings at the coordinator and stays in the queue', async () => {
  const { coordinator } = visitors;
  await offDuty();
  const { id, visitor } = await newcomer();
  const hears = await EventStream.open(coordinator);
  const { json } = await visitor.api('POST', '/asks', wish);
  assert.equal(json.status, 'given_up');
  assert.deepEqual(await hears.next('queue'), { kind: 'ask', session: null });
  hears.close();
  const { queue } = (await coordinator.api('GET', '/queue')).json;
  const item = queue.find(({ kind, account }) => kind === 'ask' && account.id === id);
  assert.equal(item.session, null);
  assert.ok(item.due_at <= nowS(), 'it wants somebody now');
});

test('W10 what cannot be asked is refused by name', async () => {
  const { coach } = visitors;
  const { visitor } = await newcomer();
  assert.equal((await visitor.api('POST', '/asks', { length_min: 26, mode: 'voice' })).json.field, 'length_min');
  assert.equal((await visitor.api('POST', '/asks', { length_min: 25, mode: 'smoke' })).json.field, 'mode');
  assert.equal((await visitor.api('POST', '/asks', { person: `${'A'.repeat(21)}Q`, ...wish })).status, 404);
  assert.equal((await coach.api('PUT', '/duty', { until_at: nowS() + 13 * 3600 })).json.field, 'until_at');
});

test('R1 a ring that nobody answers ends after half a minute, over a restart, too', async () => {
  const { coach } = visitors;
  const { visitor } = await newcomer();
  await onDuty();
  const { json } = await visitor.api('POST', '/asks', wish);
  await program.kill('SIGKILL');
  await program.run();
  assert.equal((await askOf(coach)).id, json.id);
  const hears = await EventStream.open(visitor);
  assert.deepEqual(await hears.next('ask', undefined, 120_000), { ask: json.id, status: 'given_up' });
  assert.ok(nowS() >= json.made_at + 30, 'not before its time');
  assert.deepEqual((await coach.api('GET', '/asks')).json.asks, []);
  hears.close();
});

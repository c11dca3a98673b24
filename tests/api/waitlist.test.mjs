// Waiting for an earlier time, over HTTP, by a date that is set under the running scheduler: who is
// asked, by what message, for how long, with pages that work with script off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MailServer } from '../support/mail_server.mjs';
import { Office, noonZone } from '../support/office.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { SteppedClock } from '../support/stepped_clock.mjs';
import { EventStream, Visitor, comeByCard, formsOf } from '../support/visitor.mjs';

const [MINUTE_S, HOUR_S, DAY_S] = [60, 3600, 86400];

let clock;
let mail;
let program;
let office;
let coach;

before(async () => {
  clock = new SteppedClock();
  mail = await MailServer.start();
  program = await SchedulerProgram.start(mail.settings(), clock.env);
  office = await Office.open(program, { nowS: () => clock.now() });
  coach = office.coaches[0].id;
});
after(async () => {
  await program.stop();
  await mail.stop();
  clock.close();
});

let count = 0;

/** Somebody with a mail address, on whose clock it is about noon, unless another zone is named. */
async function newcomer(more = {}) {
  const address = `waiting-${++count}@example.net`;
  const person = await office.addPerson(address, { zone: noonZone(clock.now()), ...more });
  const visitor = await comeByCard(program, office.visitor, person.id);
  return { id: person.id, address, visitor };
}

const wish = () => ({ coach, length_min: 10, mode: 'voice', until_at: clock.now() + 30 * DAY_S });

async function waiting(more = {}, who = {}) {
  const person = await newcomer(who);
  const answer = await person.visitor.api('POST', '/waitlist', { ...wish(), ...more });
  assert.equal(answer.status, 201, answer.text);
  return { ...person, wait: answer.json };
}

/** A zone whose clocks show about eleven in the evening. */
function nightZone() {
  const behind = (new Date(clock.now() * 1000).getUTCHours() + 1) % 24;
  return behind <= 12 ? `Etc/GMT+${behind}` : `Etc/GMT-${24 - behind}`;
}

const mine = async ({ visitor }) => (await visitor.api('GET', '/waitlist')).json.waitlist;

/** Everybody who waits goes, so that tests do not stand in each other's line. */
async function clear() {
  for (const { id } of (await office.get('/waitlist')).waitlist) await office.visitor.api('DELETE', `/waitlist/${id}`);
}

/** Books a free time for somebody who gives it back. */
async function frees(days = 4) {
  const giver = await newcomer();
  const session = await office.book(giver, days);
  assert.equal((await giver.visitor.api('POST', `/sessions/${session.id}/cancel`)).status, 200);
  return session;
}

async function offered(person) {
  const until = AbortSignal.timeout(60_000);
  for (;;) {
    const [wait] = await mine(person);
    if (wait?.offer) return wait.offer;
    until.throwIfAborted();
  }
}

async function withdrawn(person) {
  const until = AbortSignal.timeout(60_000);
  while ((await mine(person))[0]?.offer) until.throwIfAborted();
}

const linkIn = ({ text }) => /https?:\/\/[^\s]*(\/link\/[\w-]+)/.exec(text)[1];
const earlierFor = ({ address }) => (one) => one.to === address && one.subject === 'An earlier time is free';

test('what is given back is offered to the first who waits, by a neutral message, and to nobody else', async () => {
  const [first, second] = [await waiting(), await waiting()];
  assert.deepEqual([first.wait.place, second.wait.place, first.wait.offer], ['next', 'soon', null]);
  const hears = await EventStream.open(first.visitor);
  const session = await frees();
  const offer = await offered(first);
  assert.deepEqual([offer.start_at, offer.coach.id], [session.start_at, coach]);
  assert.ok(offer.until_at > clock.now() && offer.until_at <= clock.now() + 3 * HOUR_S);
  assert.equal((await hears.next('session')).offered_until_at, offer.until_at);
  hears.close();
  const { text } = await mail.next(earlierFor(first));
  assert.match(text, /An earlier time is free: .*\. We keep it for you/);
  assert.doesNotMatch(text, /coach|session|peer|recover/i);
  assert.deepEqual(mail.mails.filter(earlierFor(second)), []);
  assert.equal((await mine(second))[0].offer, null);
  assert.ok(!(await office.slots(4)).some(({ start_at }) => start_at === session.start_at), 'it is held');
  const other = { coach, person: second.id, start_at: session.start_at, length_min: 10, mode: 'voice' };
  assert.equal((await office.visitor.api('POST', '/sessions', other)).json.type, 'taken');
  assert.equal((await office.visitor.api('POST', `/sessions/${offer.session}/cancel`)).status, 409, 'answered, not cancelled');
  await clear();
});

test('let pass it goes to the next, who books it by the link of the message, with script off', async () => {
  const [first, second] = [await waiting(), await waiting()];
  await frees();
  const offer = await offered(first);
  await first.visitor.open('/home');
  assert.match(first.visitor.page.text, /A time is free for you/);
  await first.visitor.open(`/session/${offer.session}`); // leads to the offer
  const passed = await first.visitor.submit(`/offer/${offer.session}/pass`);
  assert.equal(passed.headers.location, '/waitlist?was=passed');
  await first.visitor.open(passed.headers.location);
  assert.match(first.visitor.page.text, /Your place stays/);
  assert.match(first.visitor.page.text, /you are the next we ask/);

  const next = await offered(second);
  assert.equal(next.start_at, offer.start_at);
  const phone = new Visitor(program);
  const link = linkIn(await mail.next(earlierFor(second)));
  const path = await phone.comeBy(link);
  await phone.open(path);
  assert.match(phone.page.text, /We keep it for you until/);
  assert.doesNotMatch(phone.page.text, /"\/waitlist"/, 'a seat link shows the one time');
  const taken = await phone.submit(`/offer/${next.session}/take`);
  assert.equal(taken.headers.location, `/session/${next.session}`);
  assert.equal((await phone.open(taken.headers.location)).status, 200);
  assert.equal((await second.visitor.api('GET', `/sessions/${next.session}`)).json.status, 'booked');
  assert.deepEqual(await mine(second), []);
  await clear();
});

test('not answered it goes on when the window is over, and the page says so without blame', async () => {
  const [first, second] = [await waiting(), await waiting()];
  await frees();
  const offer = await offered(first);
  await first.visitor.open(`/offer/${offer.session}`);
  const late = formsOf(first.visitor.page.text).find(({ action }) => action.endsWith('/take'));
  clock.step((offer.until_at - MINUTE_S - clock.now()) * 1000);
  assert.equal((await mine(first))[0].offer.session, offer.session, 'not before');
  clock.step((offer.until_at + 1 - clock.now()) * 1000);
  assert.equal((await offered(second)).start_at, offer.start_at);
  assert.equal((await mine(first))[0].place, 'next', 'the place stays');
  const answer = await first.visitor.postForm(late.action, late.hidden);
  assert.equal(answer.status, 409);
  assert.match(answer.text, /not kept any more/);
  assert.match(answer.text, /That is all right/);
  await clear();
});

test('an earlier time takes the place of the later one, whose link leads there', async () => {
  const person = await newcomer();
  const later = await office.book({ id: person.id }, 9);
  await person.visitor.open(`/session/${later.id}`);
  assert.match(person.visitor.page.text, /Wait for an earlier time/);
  await person.visitor.open(`/waitlist/new?session=${later.id}`);
  const joined = await person.visitor.submit('/waitlist', { mode: 'voice', anyone: 1 });
  assert.equal(joined.headers.location, '/waitlist?was=joined', joined.text);
  const [wait] = await mine(person);
  assert.deepEqual([wait.session, wait.anyone, wait.until_at], [later.id, true, later.start_at]);
  const session = await frees();
  const offer = await offered(person);
  assert.equal(offer.start_at, session.start_at);
  const taken = await person.visitor.api('POST', `/sessions/${offer.session}/take`);
  assert.deepEqual([taken.status, taken.json.status, taken.json.replaces], [200, 'booked', later.id]);
  const old = (await person.visitor.api('GET', `/sessions/${later.id}`)).json;
  assert.deepEqual([old.status, old.moved_to], ['moved', offer.session]);
  assert.equal((await person.visitor.api('POST', `/sessions/${offer.session}/take`)).status, 409);
});

test('at night nobody is written to, the time is held, and the window begins in the morning', async () => {
  const atNight = nightZone();
  const sleeper = await waiting({}, { zone: atNight });
  await frees();
  const offer = await offered(sleeper);
  const wall = (s) => Number(new Date(s * 1000).toLocaleString('en-GB', { timeZone: atNight, hour: '2-digit' }));
  assert.equal(wall(offer.until_at), 12, 'three hours from nine on');
  const session = { id: offer.session };
  const kept = await office.notice(session, 'earlier');
  assert.deepEqual([kept.state, mail.mails.filter(earlierFor(sleeper)).length], ['waiting', 0]);
  clock.step((offer.until_at - 2 * HOUR_S - clock.now()) * 1000);
  await office.visitor.comeBy(program.links().coordinator);
  await mail.next(earlierFor(sleeper));
  await clear();
});

test('leaving gives back what was offered, on the page', async () => {
  const [first, second] = [await waiting(), await waiting()];
  await frees();
  const offer = await offered(first);
  await first.visitor.open('/waitlist');
  const left = await first.visitor.submit(`/waitlist/${first.wait.id}/leave`);
  assert.equal(left.headers.location, '/waitlist?was=left');
  assert.equal((await offered(second)).start_at, offer.start_at);
  assert.deepEqual(await mine(first), []);
  assert.equal((await first.visitor.api('DELETE', `/waitlist/${first.wait.id}`)).status, 404);
  assert.equal((await first.visitor.api('DELETE', `/waitlist/${second.wait.id}`)).status, 404, 'not one\'s own');
  assert.equal((await office.visitor.api('DELETE', `/waitlist/${second.wait.id}`)).status, 204);
  await withdrawn(second);
});

test('from the booking page one waits for any time; twice with one coach is refused kindly', async () => {
  const { visitor } = await newcomer();
  await visitor.open(`/book?coach=${coach}&length=25`);
  const [, href] = /href="(\/waitlist\/new[^"]*)"/.exec(visitor.page.text);
  await visitor.open(href.replaceAll('&amp;', '&'));
  const joined = await visitor.submit('/waitlist', { mode: 'text', weeks: 2 });
  assert.equal(joined.headers.location, '/waitlist?was=joined', joined.text);
  const [wait] = await mine({ visitor });
  assert.deepEqual([wait.length_min, wait.mode, wait.anyone, wait.session], [25, 'text', false, null]);
  assert.ok(Math.abs(wait.until_at - clock.now() - 14 * DAY_S) < MINUTE_S);
  await visitor.open(href.replaceAll('&amp;', '&'));
  const again = await visitor.submit('/waitlist', { mode: 'text', weeks: 2 });
  assert.equal(again.status, 409);
  assert.match(again.text, /on this list already/);
  await visitor.open('/home');
  assert.match(visitor.page.text, /href="\/waitlist"/);
  await clear();
});

test('a wait names the field that is wrong, one key is one wait, and strangers see nothing', async () => {
  const { visitor } = await newcomer();
  for (const [body, status, field] of [[{ ...wish(), until_at: clock.now() - 1 }, 400, 'until_at'],
    [{ ...wish(), until_at: clock.now() + 61 * DAY_S }, 400, 'until_at'], [{ ...wish(), length_min: 11 }, 400, 'length_min'],
    [{ ...wish(), mode: 'smoke' }, 400, 'mode'], [{ ...wish(), mood: 1 }, 400, 'mood'], [{ ...wish(), anyone: 'yes' }, 400, 'anyone'],
    [{ ...wish(), coach: `B${'A'.repeat(21)}` }, 404, undefined], [{ ...wish(), session: `B${'A'.repeat(21)}` }, 404, undefined]]) {
    const answer = await visitor.api('POST', '/waitlist', body);
    assert.deepEqual([answer.status, answer.json.field], [status, field], answer.text);
  }
  assert.deepEqual(await mine({ visitor }), []);
  const body = wish();
  const answers = [];
  for (let i = 0; i < 2; i++) answers.push((await visitor.api('POST', '/waitlist', body, 'one-key')).text);
  assert.equal(answers[0], answers[1]);
  assert.equal((await mine({ visitor })).length, 1);
  await clear();
});

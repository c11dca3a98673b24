// Who may do what: every route that the program has, by every role, on an own object and on another
// one. The list of routes comes from the program; what is expected stands here, a second opinion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, formsOf, send } from '../support/visitor.mjs';

const ROLES = ['nobody', 'person', 'seat', 'coach', 'coordinator'];
const everybody = ROLES;
const signedIn = ['person', 'seat', 'coach', 'coordinator'];
const parties = ['person', 'seat', 'coach'];
const staff = ['coach', 'coordinator'];

// name of the route -> who may use it. `{id}` routes are tried on an own object and on another one.
const expected = {
  root: everybody, code: everybody, link: everybody, link_continue: everybody, asset: everybody,
  home: ['person', 'seat'], book: ['person'], book_post: ['person'], session: ['person', 'seat'], series: ['person'], series_new: ['person'], series_post: ['person'], series_end: ['person'],
  session_here: ['person', 'seat'], session_cancel: ['person', 'seat'], session_move: ['person', 'seat'],
  session_move_post: ['person', 'seat'], move_accept: ['person'], move_decline: ['person'], move_withdraw: ['person'], sign_out: signedIn,
  sign_ins: ['person', ...staff], sign_in_end: ['person', ...staff], sign_ins_end: ['person', ...staff], call: parties,
  coach: ['coach'], coordinator: ['coordinator'], card: ['coordinator'], card_post: ['coordinator'],
  api_me: signedIn, api_sign_out: signedIn, api_sessions: signedIn, api_session: signedIn,
  api_sessions_post: ['person', 'coach', 'coordinator'], api_session_here: parties, api_session_cancel: signedIn, api_session_outcome: staff,
  api_session_ticket: parties, api_session_link: staff, api_session_link_send: staff, api_slots: ['person', 'coach', 'coordinator'],
  api_people: staff, api_people_post: ['coordinator'], api_person_code: ['coordinator'], api_person_reach: ['coordinator'],
  api_person_coach: ['coordinator'], api_person_coaches: ['coordinator'],
  api_person_coach_delete: ['coordinator'], api_person_backup_delete: ['coordinator'], api_coaches: ['coordinator'], api_hours: ['coach'], api_hours_put: ['coach'],
  api_exceptions: ['coach'], api_exceptions_post: ['coach'], api_exception_delete: ['coach'], api_events: signedIn, api_openapi: everybody,
  api_free_now: ['coach'], api_rules: ['coach'], api_rules_put: ['coach'], api_holidays: staff,
  api_holidays_put: ['coordinator'], api_session_move: signedIn, api_session_cover: ['coordinator'], api_covers: ['coordinator'],
  api_absences: staff, api_absences_post: staff, api_absence_delete: staff,
  // a seat link could, if its session had one
  api_move_accept: ['person', 'coach'], api_move_decline: ['person', 'coach'], api_move_withdraw: ['person', 'coach', 'coordinator'],
  api_queue: ['coordinator'], api_queue_done: ['coordinator'],
  api_series: ['person', 'coach', 'coordinator'], api_series_post: ['person', 'coach', 'coordinator'], api_series_preview: ['person', 'coach', 'coordinator'], api_series_end: ['person', 'coach', 'coordinator'],
  api_vocabulary: ['person', 'coach', 'coordinator'],
  api_pairing: ['person', 'coach'],
  api_pairing_put: ['person', 'coach'],
  api_person_pairing: ['coordinator'],
  api_person_pairing_put: ['coordinator'],
  api_person_matches: ['coordinator'],
  api_cohort: ['coordinator'],
  api_person_hand_back: ['coach'],
  api_switch: ['person'],
  api_load: ['coach'],
  api_coach_load: ['coordinator'],
  api_coach_contract: ['coordinator'],
  api_coach_contract_put: ['coordinator'],
  api_closed: ['coach'],
  api_closed_put: ['coach'],
  api_notices: ['coordinator'],
  api_asks: ['person', 'coach', 'coordinator'],
  api_asks_post: ['person', 'coordinator'],
  api_ask_take: ['coach'],
  api_ask_pass: ['coach'],
  api_ask_withdraw: ['person', 'coordinator'],
  api_waitlist: ['person', 'coach', 'coordinator'],
  api_waitlist_post: ['person', 'coach', 'coordinator'],
  api_wait_delete: ['person', 'coordinator'],
  api_offer_take: ['person', 'seat'],
  api_offer_pass: ['person', 'seat'],
  waitlist: ['person'],
  waitlist_new: ['person'],
  waitlist_post: ['person'],
  wait_leave: ['person'],
  offer: ['person', 'seat'],
  offer_take: ['person', 'seat'],
  offer_pass: ['person', 'seat'],
  api_duty: ['coach'],
  api_duty_put: ['coach'],
  api_feed: ['coach'],
  api_feed_put: ['coach'],
  api_feed_delete: ['coach'],
  now: ['person'],
  now_post: ['person'],
  now_stop: ['person'],
  about: ['person'],
  about_post: ['person'],
  about_avoid: ['person'],
  switch: ['person'],
  relay_beat: [], local_links: [], local_retention: [], health: everybody,
};

let program;
let things;
const visitors = {};

before(async () => {
  program = await SchedulerProgram.start();
  await allComeAnew();
  things = await gather();
});
after(() => program.stop());

const nowS = () => Math.floor(Date.now() / 1000);

/** The seat last: each new link ends the seat links before it. */
async function allComeAnew() {
  for (const role of ['person', 'coach', 'coordinator', 'nobody', 'seat']) await comeAnew(role);
}

async function comeAnew(role) {
  visitors[role] = new Visitor(program);
  if (role === 'nobody') return;
  const link = program.links()[role];
  visitors[role].secret = link.split('/').at(-1);
  await visitors[role].comeBy(link);
}

/** Ids to try: the session that is now, its people, and some that are nobody's here. */
async function gather() {
  const { coordinator, coach, person } = visitors;
  const me = (await person.api('GET', '/me')).json;
  const coachMe = (await coach.api('GET', '/me')).json;
  const range = `?from_at=${nowS() - 3600}&until_at=${nowS() + 14 * 86400}`;
  const { sessions } = (await coordinator.api('GET', `/sessions${range}`)).json;
  const now = sessions.find((one) => one.person.id === me.id && one.coach.id === coachMe.id);
  const other = sessions.find((one) => one.person.id !== me.id && one.coach.id !== coachMe.id);
  const free = (await person.api('GET', `/slots?coach=${coachMe.id}&from_at=${nowS()}&until_at=${nowS() + 9 * 86400}&length_min=25`)).json.slots;
  return { now, other, person: me.id, coach: coachMe.id, otherCoach: other.coach.id, free };
}

const isMoveRoute = ({ path }) => path.includes('/moves/') || path.includes('/move/');
// What is rung or looked for is in tests/api/asks.test.mjs: the session that is now is in the way here.
const withoutOwn = new Set(['api_ask_take', 'api_ask_pass', 'api_ask_withdraw']);

const isPersonRoute = ({ path }) => path.includes('/people/') || path.startsWith('/card/');

/** The id to put into the path: the role's own object, or one out of its scope. */
async function idFor(route, role, whose) {
  if (route.name === 'api_exception_delete') return whose === 'own' ? ownException() : 'A'.repeat(22);
  if (isMoveRoute(route)) return whose === 'own' && expected[route.name].includes(role) ? ownMove(role) : 'A'.repeat(22);
  if (route.name === 'api_absence_delete') return whose === 'own' ? ownAbsence() : 'A'.repeat(22);
  if (route.name === 'sign_in_end') return signInOf(whose === 'own' ? role : role === 'coach' ? 'coordinator' : 'coach');
  if (route.path.includes('/waitlist/')) return whose === 'own' ? ownWait() : 'A'.repeat(22);
  if (route.name === 'api_queue_done') return whose === 'own' ? ownItem() : 'A'.repeat(22);
  if (/series_end$/.test(route.name)) return whose === 'own' ? ownSeries() : 'A'.repeat(22);
  if (route.path.includes('/coaches/')) return whose === 'own' ? things.coach : 'A'.repeat(22);
  if (/person_(coach|backup)_delete$/.test(route.name)) return whose === 'own' ? ownPerson() : 'A'.repeat(22);
  if (isPersonRoute(route)) return whose === 'own' ? things.person : 'A'.repeat(22);
  if (whose === 'own') return things.now.id;
  return role === 'coordinator' ? 'A'.repeat(22) : things.other.id;
}

/** The sign-in of this role's visitor; of whoever may not see it, one that is not. */
async function signInOf(role) {
  const { text } = await visitors[role].get('/sign-ins');
  return /card lit" aria-labelledby="sign-in-(.{22})"/.exec(text)?.[1] ?? 'A'.repeat(22);
}

/** Somebody of the programme whose coach nobody here needs. */
async function ownPerson() {
  const newcomer = { nickname: 'Quill', reach_kind: 'none', zone: 'America/Chicago', language: 'en' };
  return (await visitors.coordinator.api('POST', '/people', newcomer)).json.id;
}

/** The person's wait for the coach, made if it is not there. */
async function ownWait() {
  await visitors.coordinator.api('POST', '/waitlist', bodyFor('api_waitlist_post'));
  return (await visitors.person.api('GET', '/waitlist')).json.waitlist[0].id;
}

async function ownException() {
  const date = new Date(Date.now() + 40 * 86400_000).toISOString().slice(0, 10);
  const made = await visitors.coach.api('POST', '/exceptions', { kind: 'away', date, start_min: 0, end_min: 600 });
  return made.json.exception.id;
}

/** A session to come of the coach and the person, at a time that the coach has just opened for it. */
async function ownSession() {
  const { coach, person } = things;
  const date = new Date(Date.now() + 5 * 86400_000).toISOString().slice(0, 10);
  await visitors.coach.api('POST', '/exceptions', { kind: 'extra', date, start_min: 600, end_min: 900 });
  const range = `from_at=${nowS() + 3 * 86400}&until_at=${nowS() + 9 * 86400}&length_min=10`;
  const [{ start_at }] = (await visitors.coordinator.api('GET', `/slots?coach=${coach}&person=${person}&${range}`)).json.slots;
  return (await visitors.coordinator.api('POST', '/sessions', { coach, person, start_at, length_min: 10, mode: 'text' })).json;
}

/** What the role itself has proposed, half a day or so after a time that the coach offers, when neither has
 *  anything else: always for the same session, so that each takes the place of the last. */
async function ownMove(role) {
  things.toMove ??= await ownSession();
  const { id, start_at } = things.toMove;
  let answer;
  for (const hours of [12, 13, 11, 14, 10]) {
    answer = await visitors[role].api('POST', `/sessions/${id}/move`, { start_at: start_at + hours * 3600, ask: true });
    if (answer.json.move) return answer.json.move.id;
  }
  throw new Error(`no time can be proposed: ${JSON.stringify(answer.json)}`);
}

async function ownAbsence() {
  const date = new Date(Date.now() + 45 * 86400_000).toISOString().slice(0, 10);
  return (await visitors.coach.api('POST', '/absences', { from: date, until: date })).json.absence.id;
}

/** What waits for the coordinator once the coach is away. */
async function ownItem() {
  const { start_at, end_at } = await ownSession();
  await visitors.coach.api('POST', '/absences', { from_at: start_at, until_at: end_at });
  return (await visitors.coordinator.api('GET', '/queue')).json.queue[0].id;
}

/** One free time as a series of one date, on the person's clock. */
function seriesWish(slot) {
  const [date, time] = new Date(slot.start_at * 1000).toLocaleString('sv', { timeZone: things.now.zone }).split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return {
    coach: things.coach, person: things.person, from: date, until: date,
    start_min: hour * 60 + minute, every_weeks: 1, length_min: 25, mode: 'video',
  };
}

async function ownSeries() {
  await visitors.coach.api('PUT', '/hours', bodyFor('api_hours_put'));
  const path = `/slots?coach=${things.coach}&person=${things.person}&from_at=${nowS()}&until_at=${nowS() + 30 * 86400}&length_min=25&limit=1`;
  const [slot] = (await visitors.coordinator.api('GET', path)).json.slots;
  const made = await visitors.coordinator.api('POST', '/series', { ...seriesWish(slot), agreed: [{ start_at: slot.start_at }] });
  assert.equal(made.status, 201, made.text);
  return made.json.id;
}

function bodyFor(name) {
  const date = new Date(Date.now() + 30 * 86400_000).toISOString().slice(0, 10);
  return {
    api_sessions_post: { coach: things.coach, person: things.person, start_at: things.free[0].start_at, length_min: 25, mode: 'video' },
    api_series_preview: seriesWish(things.free[8]),
    api_series_post: { ...seriesWish(things.free[8]), agreed: [{ start_at: things.free[8].start_at }] },
    api_session_move: { start_at: things.now.start_at + 200 * 86400 },
    api_session_cover: { coach: things.coach }, api_session_outcome: { status: 'met' },
    api_covers: { coach: things.coach, sessions: [{ id: things.now.id }] },
    api_absences_post: { coach: things.coach, from: date, until: date },
    api_session_ticket: { cnf: 'A'.repeat(43) },
    api_people_post: { nickname: 'Quill', reach_kind: 'none', zone: 'America/Chicago', language: 'en' },
    api_person_coach: { coach: things.coach },
    api_pairing_put: { traits: [], wishes: [], avoid: [] }, api_person_pairing_put: { traits: [], wishes: [] },
    api_asks_post: { length_min: 25, mode: 'voice', person: things.person }, api_duty_put: {}, api_feed_put: { url: 'https://calendar.example/secret.ics' },
    api_waitlist_post: { coach: things.coach, person: things.person, length_min: 25, mode: 'video', until_at: nowS() + 7 * 86400 },
    api_coach_contract_put: { contract_min: 1200 }, api_closed_put: {},
    api_hours_put: { windows: [{ weekday: 1, start_min: 480, end_min: 1020 }] },
    api_exceptions_post: { kind: 'away', date, start_min: 0, end_min: 1440 },
    api_free_now: { until_at: nowS() + 3600 },
    api_rules_put: { buffer_min: 5, notice_min: 30, horizon_days: 60, cap_unit: 'sessions', day_max: 0, week_max: 0, row_max: 0, works_holidays: false },
    api_holidays_put: { holidays: [{ date, name: 'A quiet day' }] },
  }[name] ?? {};
}

const ahead = () => nowS() - (nowS() % 900) + 7 * 86400; // on the quarter hour

function queryFor(name) {
  if (name === 'api_notices') return `?session=${things.now.id}`;
  if (name === 'waitlist_new') return `?coach=${things.coach}`;
  if (name === 'series_new') return `?coach=${things.coach}&start_at=${ahead()}&length_min=25&mode=video&every_weeks=1`;
  return name === 'api_slots' ? `?coach=${things.coach}&from_at=${nowS()}&until_at=${nowS() + 86400}&length_min=25` : '';
}

/** A form's hidden token, from a page that this visitor can see. */
async function tokenFor(visitor) {
  const page = await visitor.get('/');
  const forms = formsOf(page.text);
  return forms[0].hidden.token;
}

async function attempt(route, role, whose) {
  const visitor = visitors[role];
  const id = await idFor(route, role, whose);
  const secret = visitors.seat.secret;
  const path = route.path.replace('{id}', id).replace('{secret}', secret).replace('{rest}', 'icon.svg') + queryFor(route.name);
  if (route.kind === 'form') {
    const fields = { card_post: { language: 'es' }, book_post: { coach: things.coach, start_at: 1, length_min: 25, mode: 'video' },
      series_post: { coach: things.coach, start_at: ahead(), length_min: 25, mode: 'video', every_weeks: 1 }, code: { code: 'x' }, now_post: { mode: 'voice' }, now_stop: { ask: 'A'.repeat(22) },
      about_post: { kind: 'mode' }, about_avoid: { by: 'name', value: 'Nobody' },
      session_move_post: { start_at: things.now.start_at + 86400 },
      waitlist_post: { coach: things.coach, length_min: 25, mode: 'video', weeks: 4 } }[route.name] ?? (isMoveRoute(route) ? { session: things.now.id } : {});
    return visitor.postForm(path, { token: `${await tokenFor(visitor)}-${route.name}-${whose}`, ...fields });
  }
  if (route.path.startsWith('/api/v1')) return visitor.api(route.method, path.slice('/api/v1'.length), bodyFor(route.name));
  return visitor.send(route.method, path);
}

function assertRefused(answer, route, role, words) {
  if (role !== 'nobody') return assert.equal(answer.status, 404, words);
  if (route.kind === 'page') return assert.equal(answer.headers.location, '/', words);
  return assert.equal(answer.status, 401, words);
}

test('W1 every route of the router has a row here, and no row is without a route', () => {
  assert.deepEqual(program.routes().map(({ name }) => name).sort(), Object.keys(expected).sort());
});

test('W1, D11 routes for machines take no cookie for a signature, and /health no way through a proxy', async () => {
  const coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  for (const visitor of [coordinator, new Visitor(program)]) {
    assert.equal((await visitor.send('POST', '/relay/beat', { 'Content-Type': 'text/plain' }, 'v1.a.b.c')).status, 403);
    for (const path of ['/local/links', '/local/retention']) {
      assert.equal((await visitor.send('POST', path, {}, 'A'.repeat(43))).status, 404);
    }
    assert.equal((await visitor.send('GET', '/health')).text, 'ok\n');
    assert.equal((await visitor.send('GET', '/health', { 'X-Forwarded-For': '127.0.0.1' })).status, 404);
  }
});

test('a path without a route is 404, a method that is not its own 405', async () => {
  const nobody = new Visitor(program);
  for (const path of ['/nothing', '/api/v1/nothing', '/api/v2/me', '/assets/../etc', '/session/short']) {
    const { status } = await nobody.send('GET', path);
    assert.ok([400, 404].includes(status), `${path}: ${status}`);
  }
  for (const [method, path, allow] of [['POST', '/home', 'GET'], ['DELETE', '/api/v1/hours', 'GET, PUT'], ['PUT', '/book', 'GET, POST']]) {
    const answer = await nobody.send(method, path);
    assert.equal(answer.status, 405, path);
    assert.equal(answer.headers.allow, allow, path);
  }
});

// --- W3 -------------------------------------------------------------------------------------------

const good = () => ({ 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1', 'If-Match': '*', Origin: program.origin });

test('W3 JSON that changes something wants its content type, a key, and the same origin', async () => {
  const coach = new Visitor(program);
  await coach.comeBy(program.links().coach);
  const put = (headers) => coach.send('PUT', '/api/v1/hours', headers, '{"windows":[]}');
  const cases = [
    [{ ...good(), 'Content-Type': 'text/plain' }, 400], [{ ...good(), 'Content-Type': 'application/jsonp' }, 400],
    [{ 'Idempotency-Key': 'key-1', Origin: program.origin }, 400],
    [{ 'Content-Type': 'application/json', Origin: program.origin }, 400],
    [{ ...good(), 'Idempotency-Key': 'x'.repeat(65) }, 400], [{ ...good(), 'Idempotency-Key': 'a b' }, 400],
    [{ 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' }, 403],
    [{ ...good(), Origin: 'null' }, 403], [{ ...good(), Origin: 'http://evil.localhost' }, 403],
    [{ ...good(), Origin: `${program.origin}.evil.example` }, 403], [{ ...good(), Origin: `${program.origin}/` }, 403],
    [{ ...good(), 'Sec-Fetch-Site': 'cross-site' }, 403], [{ ...good(), 'Sec-Fetch-Site': 'same-site' }, 403],
  ];
  for (const [headers, status] of cases) {
    assert.equal((await put(headers)).status, status, JSON.stringify(headers));
  }
  assert.notDeepEqual((await coach.api('GET', '/hours')).json.windows, []);
  assert.equal((await put(good())).status, 200);
});

test('W3 a form wants the same origin and the hidden token made for this browser', async () => {
  const [person, stranger] = [new Visitor(program), new Visitor(program)];
  const path = await person.comeBy(program.links().seat);
  await person.get(path);
  await stranger.get('/');
  const [{ hidden }] = formsOf(person.page.text).filter(({ action }) => action.endsWith('/cancel'));
  const foreign = formsOf(stranger.page.text)[0].hidden.token;
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (headers, token = hidden.token) =>
    person.send('POST', `${path}/cancel`, { ...type, ...headers }, new URLSearchParams({ token }).toString());
  assert.equal((await post({})).status, 403, 'neither header');
  assert.equal((await post({ Origin: 'null' })).status, 403);
  assert.equal((await post({ Origin: 'https://evil.example' })).status, 403);
  assert.equal((await post({ Origin: program.origin, 'Sec-Fetch-Site': 'cross-site' })).status, 403);
  const own = { Origin: program.origin };
  for (const token of ['', 'x', foreign, `${foreign}-cancel`, hidden.token.slice(1), `x${hidden.token}`, 'A'.repeat(27)]) {
    assert.equal((await post(own, token)).status, 403, `token ${token}`);
  }
  const asText = await person.send('POST', `${path}/cancel`, { ...own, 'Content-Type': 'text/plain' }, `token=${hidden.token}`);
  assert.equal(asText.status, 403);
  assert.equal((await person.api('GET', path.replace('/session', '/sessions'))).json.status, 'booked', 'none of these took');
  const arriving = { token: hidden.token.replace('-cancel', '-here') };
  const here = await person.send('POST', `${path}/here`, { ...type, Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    new URLSearchParams(arriving).toString());
  assert.equal(here.status, 303, 'a browser that hides the origin says where it is from');
});

test('W3 no GET or HEAD changes anything, whatever its query says', async () => {
  const person = new Visitor(program);
  const path = await person.comeBy(program.links().seat);
  const [, , id] = path.split('/');
  const state = async () => (await person.api('GET', `/sessions/${id}`)).text;
  const before_ = await state();
  for (const method of ['GET', 'HEAD']) {
    for (const target of [`${path}?cancel=1`, `${path}/cancel`, `${path}/here`, `/call/${id}`, '/sign-out', `/api/v1/sessions/${id}/cancel`]) {
      await person.send(method, target, { Origin: program.origin, 'Sec-Fetch-Site': 'same-origin' });
    }
  }
  assert.equal(await state(), before_);
});

// --- W4, W12 ----------------------------------------------------------------------------------------

test('W4 every response carries the headers: pages, JSON, errors, redirects, refused framing', async () => {
  const person = new Visitor(program);
  await person.comeBy(program.links().person);
  const answers = {
    root: await new Visitor(program).get('/'), home: await person.get('/home'), me: await person.api('GET', '/me'),
    missing: await person.get('/nothing'), apiMissing: await person.api('GET', '/nothing'),
    redirect: await new Visitor(program).get('/home'), forbidden: await send(program.port, 'POST', '/book'),
    method: await send(program.port, 'DELETE', '/'), beat: await send(program.port, 'POST', '/relay/beat', {}, 'x'),
    long: await send(program.port, 'GET', `/${'a'.repeat(3000)}`), events: await person.api('GET', '/events'),
    asset: await person.get('/assets/icon.svg'),
  };
  for (const [name, { headers }] of Object.entries(answers)) {
    assert.match(headers['content-security-policy'] ?? '', /default-src 'none'.*frame-ancestors 'none'/, name);
    assert.doesNotMatch(headers['content-security-policy'], /unsafe/, name);
    assert.match(headers['content-security-policy'], /require-trusted-types-for 'script'; trusted-types 'none'/, `W5 ${name}`);
    assert.equal(headers['x-content-type-options'], 'nosniff', name);
    assert.equal(headers['referrer-policy'], 'same-origin', name);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', name);
    assert.match(headers['permissions-policy'], /camera=\(self\)/, name);
    assert.equal(headers['strict-transport-security'], undefined, `${name}: plain http`);
    if (name !== 'asset') assert.equal(headers['cache-control'], 'no-store', name);
  }
  assert.match(answers.asset.headers['cache-control'], /^public, max-age=\d+$/);
});

test('W12 an error says an opaque id, which the log has too, and nothing else of the inside', async () => {
  const answer = await new Visitor(program).api('GET', '/people');
  const { id, ...rest } = answer.json;
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  assert.deepEqual(rest, { type: 'not_signed_in', title: rest.title, status: 401, detail: 'sign in first' });
  await program.logged(new RegExp(`request.refused error=${id} `));
});

test('pages are for people: nothing in their titles tells what this is', async () => {
  const person = new Visitor(program);
  await person.comeBy(program.links().person);
  for (const path of ['/', '/home', '/book']) {
    const [, title] = /<title>([^<]*)<\/title>/.exec((await person.get(path)).text);
    assert.doesNotMatch(title, /recover|coach|peer|session|porchlight/i);
  }
});

// --- the whole table, last: it ends sign-ins and sessions --------------------------------------------

test('W1 every route, every role, own and other: as expected, 404 out of scope', async () => {
  // These end sign-ins, so that everybody comes in anew for each; cancelling ends the session itself.
  const last = ['sign_in_end', 'sign_ins_end', 'sign_out', 'api_sign_out', 'api_session_link', 'session_cancel', 'api_session_cancel'];
  await allComeAnew();
  const routes = program.routes().filter(({ kind }) => kind !== 'relay' && kind !== 'local');
  routes.sort((a, b) => last.indexOf(a.name) - last.indexOf(b.name));
  let tried = 0;
  for (const route of routes) {
    if (route.name === 'session_cancel') await allComeAnew();
    // The seat first: its sign-in is the one that cancelling might end.
    for (const role of ['seat', 'nobody', 'person', 'coach', 'coordinator']) {
      if (last.indexOf(route.name) >= 0 && last.indexOf(route.name) < last.indexOf('session_cancel')) await comeAnew(role);
      const own = withoutOwn.has(route.name) ? [] : ['own'];
      for (const whose of route.path.includes('{id}') ? ['other', ...own] : ['own']) {
        const words = `${route.method} ${route.path} by ${role}, ${whose}`;
        const cookies = new Map(visitors[role].cookies);
        const answer = await attempt(route, role, whose);
        visitors[role].cookies = cookies;
        if (!expected[route.name].includes(role)) assertRefused(answer, route, role, words);
        else if (whose === 'other') assert.equal(answer.status, 404, words);
        else assert.ok(![401, 403, 404, 405, 500, 503].includes(answer.status), `${words}: ${answer.status} ${answer.text.slice(0, 300)}`);
        tried++;
      }
    }
  }
  assert.ok(tried >= 220, `only ${tried} tried`);
});

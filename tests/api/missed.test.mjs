// Missed sessions never limit, score or label anyone. One organisation, copied: in one copy somebody
// has held ten sessions, in the others not one of the ten came about. Every route is asked the same in
// both, and every byte is the same, but for what the past sessions say of themselves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, comeByCard } from '../support/visitor.mjs';

const DAY_S = 86400;
const TEN = 10;
const hex = (id) => `x'${Buffer.from(id, 'base64url').toString('hex')}'`;
const nowS = Math.floor(Date.now() / 1000);
const ahead = `from_at=${nowS + 2 * DAY_S}&until_at=${nowS + 9 * DAY_S}`;

/** What the ten were in each world, who came, and whose word it is. */
const worlds = {
  held: { status: 'met', came: ['coach', 'person'] },
  not_reached: { status: 'not_reached', came: ['coach'] },
  we_missed: { status: 'we_missed', came: [] },
  tech_stopped: { status: 'tech_stopped', came: ['coach', 'person'] },
};

let first; // the organisation before it is copied
const cookies = {}; // of whoever is signed in, in every world
const ids = {};
const programs = {};

before(async () => {
  first = await SchedulerProgram.start();
  const links = first.links();
  const visitors = { coordinator: new Visitor(first), coach: new Visitor(first) };
  await visitors.coordinator.comeBy(links.coordinator);
  await visitors.coach.comeBy(links.coach);
  ids.coach = (await visitors.coach.api('GET', '/me')).json.id;
  const { people } = (await visitors.coordinator.api('GET', '/people')).json;
  const own = people.filter(({ coach, language }) => coach.id === ids.coach && language === 'en');
  [ids.person, ids.other] = own.map(({ id }) => id);
  visitors.person = await comeByCard(first, visitors.coordinator, ids.person);
  const past = await bookTen(visitors.coordinator);
  for (const [role, visitor] of Object.entries(visitors)) cookies[role] = new Map(visitor.cookies);
  await first.kill();
  for (const [world, how] of Object.entries(worlds)) programs[world] = await copy(past, how);
});
after(async () => {
  for (const program of Object.values(programs)) await program.stop();
  first.cleanUp();
});

/** Those that will lie behind, and one more, ahead. */
async function bookTen(coordinator) {
  const made = [];
  for (let i = 0; i <= TEN; i++) {
    const [{ start_at }] = (await coordinator.api('GET', `/slots?coach=${ids.coach}&person=${ids.person}&${ahead}&length_min=25&limit=1`)).json.slots;
    const answer = await coordinator.api('POST', '/sessions', { coach: ids.coach, person: ids.person, start_at, length_min: 25, mode: 'video' });
    assert.equal(answer.status, 201, answer.text);
    made.push(answer.json.id);
  }
  return made.slice(0, TEN);
}

/** A program of its own on a copy of everything, in which the ten lie in the last four weeks. */
async function copy(past, { status, came }) {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-missed-'));
  cpSync(first.folder, folder, { recursive: true });
  const sql = past.map((id, i) => {
    const start = nowS - (nowS % 900) - (i + 1) * 2 * DAY_S;
    return `DELETE FROM claims WHERE session_id = ${hex(id)};
      UPDATE session SET status = '${status}', outcome_by = 'coach', outcome_due_at = NULL,
        start_at = ${start}, end_at = ${start + 1500} WHERE id = ${hex(id)};
      DELETE FROM notice WHERE session_id = ${hex(id)};
      ${came.map((role) => `INSERT INTO arrival VALUES (${hex(id)}, '${role}', ${start});`).join(' ')}`;
  });
  execFileSync('sqlite3', [join(folder, 'scheduler.db'), sql.join('')]);
  const { relay } = first;
  const program = Object.assign(new SchedulerProgram(), { folder, relay, env: {}, config: join(folder, 'scheduler.conf') });
  program.configure();
  await program.run();
  return program;
}

function visitorOf(world, role) {
  const visitor = new Visitor(programs[world]);
  visitor.cookies = new Map(cookies[role]);
  return visitor;
}

/** Without what is another on every answer: the clock, a page's token, an error's id, the port. */
function plain({ status, text, headers }) {
  const body = text
    .replace(/"now_ms":\d+/, '"now_ms":0')
    .replace(/name="token" value="[^"]*"/g, 'name="token"')
    .replace(/"id":"[^"]*"/, (id) => (status >= 400 ? '"id":""' : id))
    .replace(/localhost:\d+/g, 'localhost');
  return `${status} ${headers.location ?? ''} ${headers['retry-after'] ?? ''} ${body}`;
}

/** What one world says; asked again until no quarter of an hour began between the two. */
async function assertSame(role, ask, words) {
  for (const world of Object.keys(worlds).slice(1)) {
    let [here, there, again] = [null, null, ''];
    for (let turn = 0; turn < 5 && here !== again; turn++) {
      here = plain(await ask(visitorOf('held', role), 'held'));
      there = plain(await ask(visitorOf(world, role), world));
      again = plain(await ask(visitorOf('held', role), 'held'));
    }
    assert.equal(there, here, `${role} ${words}, ${world}`);
  }
}

const staffPaths = () => [
  '/people', `/people/${ids.person}/matches`, `/people/${ids.person}/pairing`, '/coaches', `/coaches/${ids.coach}/load`, '/cohort', '/queue',
  '/asks', '/series', '/absences', '/holidays', '/vocabulary', '/openapi.json', '/notices', `/notices?session=${'A'.repeat(22)}`,
  `/slots?person=${ids.person}&${ahead}&length_min=25&limit=500`, `/slots?among=caseload&person=${ids.person}&${ahead}&length_min=50`,
  `/slots?coach=${ids.coach}&person=${ids.person}&${ahead}&length_min=25`, `/sessions?${ahead}`, `/sessions?${ahead}&person=${ids.person}`,
  `/sessions?from_at=${nowS - 40 * DAY_S}&until_at=${nowS}&unconfirmed=1`, '/me',
];
const paths = {
  coordinator: staffPaths,
  coach: () => ['/people', '/load', '/pairing', '/hours', '/rules', '/exceptions', '/duty', '/asks', '/series', '/vocabulary', '/absences',
    `/slots?${ahead}&length_min=25`, `/slots?person=${ids.person}&${ahead}&length_min=25`, `/sessions?${ahead}`,
    `/sessions?from_at=${nowS - 40 * DAY_S}&until_at=${nowS}&unconfirmed=1`, '/me'],
  person: () => ['/me', '/pairing', '/asks', '/series', '/vocabulary', `/slots?${ahead}&length_min=25`, `/sessions?${ahead}`],
};

for (const [role, listed] of Object.entries(paths)) {
  test(`what a ${role} reads is byte for byte the same`, async () => {
    for (const path of listed()) await assertSame(role, (visitor) => visitor.api('GET', path), path);
  });
}

test('so is every page of the person, and of staff', async () => {
  const seen = visitorOf('held', 'person');
  const [{ id }] = (await seen.api('GET', `/sessions?${ahead}`)).json.sessions;
  for (const path of ['/home', '/book', `/book?coach=${ids.coach}&length=50`, '/now', '/series', `/session/${id}`, `/session/${id}/move`, `/session/${id}/move?soonest=1`]) {
    await assertSame('person', (visitor) => visitor.get(path), path);
  }
  for (const role of ['coach', 'coordinator']) await assertSame(role, (visitor) => visitor.get(`/${role}`), 'page');
});

test('past sessions differ in what they say of themselves, and in nothing else', async () => {
  const path = `/sessions?from_at=${nowS - 40 * DAY_S}&until_at=${nowS - 3600}&person=${ids.person}`;
  const past = {};
  for (const world of Object.keys(worlds)) {
    const { sessions, next } = (await visitorOf(world, 'coordinator').api('GET', path)).json;
    assert.deepEqual([sessions.length, sessions[0].status, next], [TEN, worlds[world].status, null]);
    past[world] = JSON.stringify(sessions.map(({ status, here, ...rest }) => rest));
  }
  for (const world of Object.keys(worlds)) assert.equal(past[world], past.held, world);
});

// --- what is done ----------------------------------------------------------------------------------

/** New ids are named by the order in which they come. */
function named(text) {
  const names = new Map();
  return text.replace(/[\w-]{22}(?![\w-])/g, (id) => {
    if (!names.has(id)) names.set(id, `#${names.size}`);
    return names.get(id);
  }).replace(/"(created_at|made_at|expires_at|due_at|at|ring_until_at)":\d+/g, '"$1":0').replace(/^(\d{3} \S*) \d+ /, '$1 later ');
}

/** Rows that were made in one second come in the order of their ids, which is chance; how far a message
 *  has come is the courier's second. */
async function shuffled(answer, name) {
  const { status, headers, json } = await answer;
  const rows = json[name].map(({ id, state, why, tries, ...rest }) => named(JSON.stringify(rest)));
  return { status, headers, text: rows.sort().join() };
}

/** The same steps in every world, one after the other; what each of them answered. */
async function story(world, steps) {
  const visitors = Object.fromEntries(Object.keys(cookies).map((role) => [role, visitorOf(world, role)]));
  const told = [];
  await steps(visitors, async (step, answer) => {
    told.push(`${step}: ${named(plain(await answer))}`);
    return answer;
  });
  return told;
}

test('booking up to the limit, moving, asking for somebody now and every refusal go the same way', async () => {
  const steps = async ({ person, coach, coordinator }, tell) => {
    const slots = (await person.api('GET', `/slots?coach=${ids.coach}&${ahead}&length_min=25`)).json.slots.filter((_, i) => i % 3 === 0);
    const body = { coach: ids.coach, start_at: slots[0].start_at, length_min: 25, mode: 'video' };
    const booked = await tell('book', person.api('POST', '/sessions', body));
    await tell('book again', person.api('POST', '/sessions', body));
    await tell('book for another', coordinator.api('POST', '/sessions', { ...body, person: ids.other }));
    await tell('book badly', person.api('POST', '/sessions', { ...body, length_min: 24 }));
    await tell('move', person.api('POST', `/sessions/${booked.json.id}/move`, { start_at: slots[4].start_at }));
    await tell('move again', person.api('POST', `/sessions/${booked.json.id}/move`, { start_at: slots[5].start_at }));
    for (let i = 0; i < 5; i++) {
      const made = await tell('many', person.api('POST', '/sessions', { ...body, start_at: slots[8 + 2 * i].start_at }));
      await tell('ask', person.api('POST', `/sessions/${made.json.id}/move`, { start_at: slots[8 + 2 * i].start_at + 12 * 3600, ask: true }));
    }
    await tell('notices', shuffled(coordinator.api('GET', `/notices?session=${booked.json.id}`), 'notices'));
    await person.get('/book');
    await tell('form', person.submit('/book', { start_at: slots[20].start_at, mode: 'voice', every_weeks: '0' }));
    await tell('switch', person.api('POST', '/switch'));
    await tell('queue', shuffled(coordinator.api('GET', '/queue'), 'queue'));
    await tell('hand back', coach.api('POST', `/people/${ids.person}/hand-back`));
    await tell('matches', coordinator.api('GET', `/people/${ids.person}/matches`));
    await tell('pair', coordinator.api('POST', `/people/${ids.person}/coach`, { coach: ids.coach, kind: 'primary' }));
    await tell('duty', coach.api('PUT', '/duty', {}));
    await tell('now', person.api('POST', '/asks', { length_min: 10, mode: 'text' }));
    await tell('rung', coach.api('GET', '/asks'));
    await tell('home', person.get('/home'));
    await tell('people', coordinator.api('GET', '/people'));
    await tell('load', coach.api('GET', '/load'));
    for (let i = 0, last = null; i < 60 && last?.status !== 429; i++) {
      last = await tell('until the limit', person.api('POST', '/sessions', { ...body, start_at: slots[22 + i].start_at }));
    }
  };
  const held = await story('held', steps);
  assert.ok(held.filter((line) => /^\w[\w ]*: 20/.test(line)).length > 12, held.join('\n').slice(0, 3000));
  assert.match(held.at(-1), /^until the limit: 429 /);
  for (const world of Object.keys(worlds).slice(1)) assert.deepEqual(await story(world, steps), held, world);
});

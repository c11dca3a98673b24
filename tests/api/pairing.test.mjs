// Pairing over HTTP: what people and coaches say, who could be whose coach and why, and, byte by byte,
// what nobody can learn from any answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, comeByCard } from '../support/visitor.mjs';

let program;
const visitors = {};
let coachMe;
let from; // a fixed moment, after every coach's notice

before(async () => {
  program = await SchedulerProgram.start();
  for (const role of ['person', 'coach', 'coordinator']) {
    visitors[role] = new Visitor(program);
    await visitors[role].comeBy(program.links()[role]);
  }
  coachMe = (await visitors.coach.api('GET', '/me')).json;
  from = nowS() + 4 * 3600;
});
after(() => program.stop());

const nowS = () => Math.floor(Date.now() / 1000);
const nothing = { traits: [], wishes: [], avoid: [] };

/** Saves what one says of oneself, whatever was there. */
async function say(visitor, said = {}) {
  const answer = await visitor.api('PUT', '/pairing', { ...nothing, ...said });
  assert.equal(answer.status, 200, answer.text);
  return answer;
}

async function newcomer(more = {}) {
  const wish = { nickname: 'Quill', reach_kind: 'none', zone: 'America/Denver', language: 'en', ...more };
  const answer = await visitors.coordinator.api('POST', '/people', wish);
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
}

const wishes = (id, list) => visitors.coordinator.api('PUT', `/people/${id}/pairing`, { traits: [], wishes: list });
const matchesOf = async (id) => (await visitors.coordinator.api('GET', `/people/${id}/matches`)).json.matches;
const trait = (kind, value, shown = true) => ({ kind, value, shown });
const wish = (level, kind, value) => ({ level, kind, value });

// --- saying ------------------------------------------------------------------------------------------

test('the vocabulary has ten kinds, in the language of who asks', async () => {
  const { kinds } = (await visitors.coach.api('GET', '/vocabulary')).json;
  assert.equal(kinds.length, 10);
  assert.deepEqual(kinds[0].values[1], { value: 'es', label: 'Spanish' });
  const person = await newcomer({ language: 'es' });
  const visitor = await comeByCard(program, visitors.coordinator, person.id);
  const spanish = (await visitor.api('GET', '/vocabulary')).json.kinds[0];
  assert.deepEqual([spanish.label, spanish.values[1].label], ['Idioma', 'español']);
});

test('what one says comes back; saved over what was not seen it is refused', async () => {
  const { coach } = visitors;
  const said = { traits: [trait('language', 'es')], wishes: [wish('need', 'mode', 'video')], avoid: [{ by: 'mail', value: 'a@b.example' }] };
  const { headers } = await say(coach, said);
  const read = await coach.api('GET', '/pairing');
  assert.deepEqual(read.json, said);
  assert.equal(read.headers.etag, headers.etag);
  assert.equal((await coach.api('PUT', '/pairing', nothing, undefined, { 'If-Match': '"old"' })).status, 412);
  assert.deepEqual((await coach.api('GET', '/pairing')).json, said);
  await say(coach);
});

test('D4 answers are of one length, however much was said', async () => {
  const { coach } = visitors;
  const empty = await say(coach);
  const much = await say(coach, { traits: [trait('language', 'es'), trait('gender', 'woman', false)], avoid: [{ by: 'name', value: 'Somebody' }] });
  assert.equal(much.data.length, empty.data.length);
  await say(coach);
});

test('a coordinator writes for a person, and neither sees nor loses whom they avoid', async () => {
  const { coordinator, person } = visitors;
  const { id } = (await person.api('GET', '/me')).json;
  await say(person, { avoid: [{ by: 'name', value: 'Nobody here' }] });
  const before_ = await coordinator.api('GET', `/people/${id}/pairing`);
  assert.deepEqual(before_.json, { traits: [], wishes: [] });
  await coordinator.api('PUT', `/people/${id}/pairing`, { traits: [trait('times', 'evenings')], wishes: [], avoid: [{ by: 'phone', value: '505 555 0199' }] });
  const { avoid, traits } = (await person.api('GET', '/pairing')).json;
  assert.deepEqual(avoid.map(({ by }) => by), ['name', 'phone']);
  assert.equal(traits.length, 1);
  await say(person);
  assert.deepEqual((await coordinator.api('GET', `/people/${id}/pairing`)).text, before_.text, 'to the byte');
});

test('W10 traits and wishes that cannot be are refused by name, and nothing is stored', async () => {
  const { coach } = visitors;
  const many = (count, one) => Array.from({ length: count }, () => one);
  const before_ = (await coach.api('GET', '/pairing')).text;
  for (const [said, field] of [
    [{ traits: [trait('hobby', 'es')] }, 'traits[0].kind'], [{ traits: [trait('language', 'klingon')] }, 'traits[0].value'],
    [{ traits: [trait('language', 'es'), trait('language', 'es', false)] }, 'traits[1].value'],
    [{ traits: many(65, trait('language', 'es')) }, 'traits'], [{ wishes: many(65, wish('need', 'language', 'es')) }, 'wishes'],
    [{ wishes: [wish('need', 'gender', 'woman'), wish('avoid', 'gender', 'woman')] }, 'wishes[1].value'],
    [{ wishes: [wish('must', 'gender', 'woman')] }, 'wishes[0].level'], [{ wishes: [wish('need', 'gender', 'en')] }, 'wishes[0].value'],
    [{ avoid: many(33, { by: 'name', value: 'x' }) }, 'avoid'], [{ avoid: [{ by: 'phone', value: '12' }] }, 'avoid[0].value'],
    [{ avoid: [{ by: 'account', value: 'Sam' }] }, 'avoid[0].value'], [{ avoid: [{ by: 'name', value: 'a\nb' }] }, 'avoid[0].value'],
    [{ avoid: [{ by: 'face', value: 'x' }] }, 'avoid[0].by'],
  ]) {
    const answer = await coach.api('PUT', '/pairing', { ...nothing, ...said });
    assert.equal(answer.status, 400, JSON.stringify(said).slice(0, 100));
    assert.equal(answer.json.field, field);
  }
  assert.equal((await coach.api('GET', '/pairing')).text, before_);
});

// --- matches -----------------------------------------------------------------------------------------

test('matches come with a sentence in both languages, and become primary and back-up', async () => {
  const { coach, coordinator } = visitors;
  await say(coach, { traits: [trait('language', 'nv'), trait('veteran', 'veteran', false)] });
  const { id } = await newcomer();
  await wishes(id, [wish('need', 'language', 'nv'), wish('prefer', 'veteran', 'veteran')]);
  const [match, ...others] = await matchesOf(id);
  assert.deepEqual(others, []);
  assert.deepEqual(match.coach, { id: coachMe.id, nickname: coachMe.nickname });
  const isFull = match.load.full;
  assert.equal(match.why.en, `${coachMe.nickname} speaks Navajo, as needed; ${isFull ? 'is at the agreed hours already' : 'has room for somebody new'}.`);
  assert.match(match.why.es, /habla navajo, como hace falta; /);
  assert.equal(match.load.contract_min, 1200);
  await wishes(id, []);
  const [first, second] = await matchesOf(id);
  const give = (one, kind) => coordinator.api('POST', `/people/${id}/coach`, { coach: one.coach.id, kind });
  await give(first, 'primary');
  const { json } = await give(second, 'backup');
  assert.deepEqual([json.coach.id, json.backup.id], [first.coach.id, second.coach.id]);
  assert.equal((await give(first, 'backup')).json.field, 'kind');
  assert.ok(!(await matchesOf(id)).some((one) => [first.coach.id, second.coach.id].includes(one.coach.id)));
  await say(coach);
});

/** Everything about a person without a coach that a coordinator can look at or try, as texts without
 * the id of the error. */
async function seen(id) {
  const { coordinator } = visitors;
  const range = `from_at=${from}&until_at=${from + 2 * 86400}&length_min=25`; // less than a page
  const paths = [`/people/${id}/matches`, '/people', '/coaches', `/people/${id}/pairing`, `/coaches/${coachMe.id}/load`, `/slots?${range}&person=${id}`,
    `/slots?${range}&person=${id}&coach=${coachMe.id}`, `/slots?${range}&coach=${coachMe.id}`, '/queue', '/cohort'];
  const texts = {};
  for (const path of paths) texts[path.replace(id, '')] = (await coordinator.api('GET', path)).text;
  return texts;
}

async function refused(id) {
  const { coordinator } = visitors;
  const range = `from_at=${from}&until_at=${from + 6 * 86400}&length_min=25`;
  const { slots: [free] } = (await coordinator.api('GET', `/slots?${range}&coach=${coachMe.id}`)).json;
  const tries = [
    await coordinator.api('POST', `/people/${id}/coach`, { coach: coachMe.id }),
    await coordinator.api('POST', `/people/${id}/coach`, { coach: coachMe.id, kind: 'backup' }),
    await coordinator.api('POST', '/sessions', { coach: coachMe.id, person: id, start_at: free.start_at, length_min: 25, mode: 'video' }),
  ];
  return tries.map(({ status, json: { id: _, ...rest } }) => ({ status, ...rest }));
}

/** What is seen with one thing said and with another, at one moment: a session that began meanwhile
 * would be a difference, too. */
async function compare(id, sayOne, sayOther) {
  for (let tries = 0; ; tries++) {
    await sayOne();
    const one = await seen(id);
    await sayOther();
    const other = await seen(id);
    await sayOne();
    const again = JSON.stringify(await seen(id));
    if (again === JSON.stringify(one)) return [one, other];
    assert.ok(tries < 5, 'it never stands still');
  }
}

const without = (list, id) => JSON.stringify(list.filter((one) => (one.coach.id ?? one.coach) !== id));

test('an entry of either side changes nothing but the place of the one it is about', async () => {
  const { coach, coordinator } = visitors;
  const person = await newcomer({ nickname: 'Heron', reach_kind: 'phone', reach_value: '505 555 0177' });
  const { id } = person;
  await wishes(id, [wish('prefer', 'gender', 'woman')]);
  const traits = [trait('gender', 'woman')];
  const avoid = [{ by: 'phone', value: '+1 505 555 0177' }];
  const [open, closed] = await compare(id, () => say(coach, { traits }), () => say(coach, { traits, avoid }));
  for (const path of Object.keys(open)) {
    // Who may not have a coach leaves the place to others: a cohort's pairs change as with a need (below).
    if (path.includes('matches') || path === '/cohort' || (path.includes('/slots') && path.includes('person='))) continue;
    assert.equal(closed[path], open[path], path);
  }
  const lists = Object.keys(open).filter((path) => path.includes('matches') || path.includes('person='));
  for (const path of lists) {
    const [name] = Object.keys(JSON.parse(open[path]));
    assert.ok(JSON.parse(open[path])[name].length > 0, path);
    if (!path.includes('coach=')) assert.equal(without(JSON.parse(closed[path])[name], coachMe.id), without(JSON.parse(open[path])[name], coachMe.id), path);
    assert.ok(!closed[path].includes(coachMe.id), path);
  }
  // The same, to the byte, as when the coach's own needs are not met, or the person's.
  const byNeed = () => say(coach, { traits, wishes: [wish('need', 'veteran', 'serving')] });
  assert.deepEqual(...(await compare(id, byNeed, () => say(coach, { traits, avoid }))));
  const tries = await refused(id);
  await byNeed();
  assert.deepEqual(await refused(id), tries);
  await coordinator.api('PUT', `/people/${id}/pairing`, { traits: [], wishes: [wish('prefer', 'gender', 'woman')], avoid: [{ by: 'name', value: coachMe.nickname }] });
  assert.deepEqual(...(await compare(id, byNeed, () => say(coach, { traits }))));
  await say(coach, { traits });
  assert.deepEqual(await refused(id), tries);
  assert.deepEqual(tries.map(({ status, type, field }) => [status, type, field]), Array(3).fill([409, 'not_now', 'coach']));
  await say(coach);
});

test('a trait that is not shown changes no sentence, no count and no error, only its owner\'s place', async () => {
  const { coach } = visitors;
  const { id } = await newcomer();
  await wishes(id, [wish('prefer', 'pathway', 'secular'), wish('prefer', 'language', 'nv')]);
  const shown = trait('language', 'nv');
  for (const quiet of [trait('pathway', 'secular', false), trait('gender', 'man', false)]) {
    const [with_, gone] = await compare(id, () => say(coach, { traits: [shown, quiet] }), () => say(coach, { traits: [shown] }));
    for (const path of Object.keys(gone)) {
      if (!path.includes('matches') && path !== '/cohort') assert.equal(with_[path], gone[path], path);
    }
    const [before_, after_] = [with_, gone].map((texts) => JSON.parse(texts['/people//matches']).matches);
    assert.equal(without(before_, coachMe.id), without(after_, coachMe.id));
    const [mine, same] = [before_, after_].map((list) => JSON.stringify(list.find((one) => one.coach.id === coachMe.id)));
    assert.equal(mine, same);
  }
  await say(coach);
});

test('nobody fits reads the same, whoever and whatever is in the way', async () => {
  const { coach, coordinator } = visitors;
  const texts = new Set();
  for (const how of ['need', 'quiet', 'avoid']) {
    const { id } = await newcomer();
    await say(coach, { traits: [trait('language', 'ru', how !== 'quiet')], avoid: how === 'avoid' ? [{ by: 'name', value: 'quill' }] : [] });
    await wishes(id, [wish('need', 'language', how === 'need' ? 'ko' : 'ru')]);
    const answer = await coordinator.api('GET', `/people/${id}/matches`);
    assert.equal(answer.status, 200);
    texts.add(answer.text);
  }
  assert.deepEqual([...texts], ['{"matches":[]}']);
  await say(coach);
});

// --- another coach -----------------------------------------------------------------------------------

test('a switch is a button: the coordinator has it in the queue, the coach learns nothing', async () => {
  const { coach, coordinator, person } = visitors;
  const looks = async () => [await coach.api('GET', '/people'), await coach.api('GET', '/load')].map(({ text }) => text);
  const before_ = await looks();
  assert.equal((await person.api('POST', '/switch')).status, 204);
  assert.equal((await person.api('POST', '/switch')).status, 204);
  const { queue } = (await coordinator.api('GET', '/queue')).json;
  assert.equal(queue.filter(({ kind }) => kind === 'switch').length, 1);
  assert.deepEqual(await looks(), before_);
  const { people } = (await coach.api('GET', '/people')).json;
  assert.equal((await coach.api('POST', `/people/${people[0].id}/hand-back`)).status, 204);
  const kinds = (await coordinator.api('GET', '/queue')).json.queue.map(({ kind }) => kind);
  assert.ok(kinds.includes('hand_back'));
});

// --- hours -------------------------------------------------------------------------------------------

test('a coordinator sets a contract, a coach closes for a while; both see the parts of the load', async () => {
  const { coach, coordinator } = visitors;
  const { id } = await newcomer();
  const path = `/coaches/${coachMe.id}`;
  const put = await coordinator.api('PUT', `${path}/contract`, { contract_min: 600 });
  assert.equal(put.json.contract_min, 600);
  assert.deepEqual((await coach.api('GET', '/load')).json, (await coordinator.api('GET', `${path}/load`)).json);
  assert.equal((await coordinator.api('PUT', `${path}/contract`, { contract_min: 10 })).json.field, 'contract_min');
  const until = nowS() + 86400;
  assert.equal((await coach.api('PUT', '/closed', { until_at: until })).json.until_at, until)
  assert.equal((await coach.api('GET', '/load')).json.closed_until_at, until);
  assert.ok(!(await matchesOf(id)).some((one) => one.coach.id === coachMe.id));
  assert.equal((await coach.api('PUT', '/closed', { until_at: nowS() + 91 * 86400 })).json.field, 'until_at');
  assert.equal((await coach.api('PUT', '/closed', {})).json.until_at, null);
  assert.ok((await matchesOf(id)).some((one) => one.coach.id === coachMe.id));
});

// --- a whole cohort ----------------------------------------------------------------------------------

test('everybody without a coach is paired at once, and has one when the coordinator agrees', async () => {
  const { coordinator } = visitors;
  await say(visitors.coach, { traits: [trait('language', 'nv')] });
  const person = await newcomer({ nickname: 'Vale' });
  await newcomer({ nickname: 'Wick' });
  await wishes(person.id, [wish('need', 'language', 'nv')]);
  const { cohort, more } = (await coordinator.api('GET', '/cohort')).json;
  assert.equal(more, false);
  const row = cohort.find((one) => one.person.id === person.id);
  assert.equal(row.coach.id, coachMe.id);
  for (const language of ['en', 'es']) assert.ok(row.why[language].startsWith(`${coachMe.nickname} `), row.why[language]);
  const answer = await coordinator.api('POST', `/people/${person.id}/coach`, { coach: row.coach.id });
  assert.equal(answer.status, 200, answer.text);
  const left = (await coordinator.api('GET', '/cohort')).json.cohort.map((one) => one.person.id);
  assert.deepEqual(left, cohort.map((one) => one.person.id).filter((id) => id !== person.id));
  await say(visitors.coach);
});

test('who fits nobody is in the cohort without a coach and without a word why', async () => {
  const person = await newcomer();
  await wishes(person.id, [wish('need', 'veteran', 'serving')]);
  const { cohort } = (await visitors.coordinator.api('GET', '/cohort')).json;
  const row = cohort.find((one) => one.person.id === person.id);
  assert.deepEqual(row, { person: { id: person.id, nickname: person.nickname }, coach: null, why: null });
});

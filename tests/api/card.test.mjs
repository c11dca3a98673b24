// The card that a coordinator prints for somebody without phone and mail: what is on it, what its
// square says to another's decoder, and where that leads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { squareOf } from '../support/square.mjs';
import { Visitor, formsOf } from '../support/visitor.mjs';

const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g;

let program;
let coordinator;
let people;

before(async () => {
  program = await SchedulerProgram.start();
  coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  people = (await coordinator.api('GET', '/people')).json.people;
});
after(() => program.stop());

/** What is between the printed part's tags. */
const printedOf = (html) => /<article class="printed" lang="(..)">([\s\S]*?)<\/article>/.exec(html);
const codesOf = (html) => [...new Set(html.match(CODE) ?? [])];

async function cardFor(person, language = 'en') {
  const path = `/card/${person.id}`;
  await coordinator.get(path);
  return coordinator.submit(path, { language });
}

async function codeSignsIn(code) {
  const person = new Visitor(program);
  await person.get('/');
  return (await person.submit('/code', { code })).headers.location === '/home';
}

test('a card has the address, a code and a square that leads to the sign-in with that very code', async () => {
  const made = await cardFor(people[0]);
  assert.equal(made.status, 200);
  const [code, ...others] = codesOf(made.text);
  assert.deepEqual(others, []);
  const url = new URL(squareOf(made.text));
  assert.deepEqual([url.origin, url.pathname, url.search, url.hash], [program.origin, '/', '', `#${code}`]);
  const door = await new Visitor(program).get(url.pathname);
  assert.match(door.text, /<form[^>]*action="\/code"/);
  assert.ok(await codeSignsIn(url.hash.slice(1)));
});

test('a card says to a bystander neither whose it is nor what it is for', async () => {
  const made = await cardFor(people[1]);
  const [, , printed] = printedOf(made.text);
  const organisation = /<title>([^<]*)<\/title>/.exec(made.text)[1];
  for (const word of [people[1].nickname, people[1].id, organisation, 'coach', 'peer', 'session', 'recover', 'appointment']) {
    assert.ok(!printed.toLowerCase().includes(word.toLowerCase()), word);
  }
  assert.ok(!made.text.includes(people[1].nickname));
});

test('a card comes in the language that was asked for, the page around it in the coordinator’s', async () => {
  const spanish = await cardFor(people[1], 'es');
  const [, language, printed] = printedOf(spanish.text);
  assert.equal(language, 'es');
  assert.match(printed, /Después escriba/);
  assert.match(spanish.text, /<html lang="en">/);
  assert.match(spanish.text, /Please print this page now/);
  const asked = await coordinator.get(`/card/${people[1].id}`);
  const offered = [...asked.text.matchAll(/name="language" value="(..)"/g)].map(([, one]) => one);
  assert.equal(offered[0], people[1].language, 'the person’s own first');
  assert.deepEqual([...offered].sort(), ['en', 'es']);
});

test('W9 opening the page makes no code and shows none; a code ends with the next card', async () => {
  const first = await cardFor(people[2]);
  const [code] = codesOf(first.text);
  assert.equal(first.headers['cache-control'], 'no-store');
  const looked = await coordinator.get(`/card/${people[2].id}`);
  assert.deepEqual([looked.headers['cache-control'], codesOf(looked.text)], ['no-store', []]);
  assert.ok(await codeSignsIn(code), 'looking has ended nothing');
  await cardFor(people[2]);
  assert.ok(!(await codeSignsIn(code)));
});

test('a card that is sent twice is one card', async () => {
  const path = `/card/${people[0].id}`;
  const asked = await coordinator.get(path);
  const { hidden } = formsOf(asked.text).find(({ action }) => action === path);
  const [one, other] = [await coordinator.postForm(path, { ...hidden, language: 'en' }), await coordinator.postForm(path, { ...hidden, language: 'en' })];
  assert.deepEqual(codesOf(one.text), codesOf(other.text));
  assert.ok(await codeSignsIn(codesOf(one.text)[0]));
});

test('bad input makes no card and ends none', async () => {
  const [code] = codesOf((await cardFor(people[0])).text);
  for (const fields of [{ language: 'xx' }, { language: '' }, { language: '../en' }, { language: 'en', more: '1' }, {}, { language: 'e'.repeat(500) }]) {
    const path = `/card/${people[0].id}`;
    await coordinator.get(path);
    const answer = await coordinator.submit(path, fields);
    assert.equal(answer.status, 400, JSON.stringify(fields));
    assert.deepEqual(codesOf(answer.text), []);
  }
  for (const id of ['A'.repeat(22), 'x', '1']) {
    assert.equal((await coordinator.get(`/card/${id}`)).status, 404, id);
  }
  assert.ok(await codeSignsIn(code));
});

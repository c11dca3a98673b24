// What a person says for being paired, by pages and forms: kinds one by one, and those to avoid.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor, formsOf } from '../support/visitor.mjs';

let program;
let person;

before(async () => {
  program = await SchedulerProgram.start();
  person = new Visitor(program);
  await person.comeBy(program.links().person);
});
after(() => program.stop());

/** Sends a kind's form; `fields` as pairs, since names come again and again. */
async function saveKind(kind, fields) {
  await person.get(`/about?kind=${kind}`);
  const form = formsOf(person.page.text).find(({ action }) => action === '/about');
  return person.postForm('/about', [...Object.entries(form.hidden), ...fields]);
}

const own = async () => (await person.api('GET', '/pairing')).json;

test('a kind is saved, shown as chosen, and leaves the others as they are', async () => {
  const answer = await saveKind('language', [['wish', 'need:es'], ['wish', ''], ['trait', 'shown:es'], ['trait', 'kept:en'], ['trait', '']]);
  assert.deepEqual([answer.status, answer.headers.location], [303, '/about?saved=1']);
  assert.equal((await saveKind('gender', [['wish', 'prefer:woman']])).status, 303);
  const { traits, wishes, avoid } = await own();
  assert.deepEqual(traits, [{ kind: 'language', value: 'en', shown: false }, { kind: 'language', value: 'es', shown: true }]);
  assert.deepEqual(wishes, [{ kind: 'language', value: 'es', level: 'need' }, { kind: 'gender', value: 'woman', level: 'prefer' }]);
  assert.deepEqual(avoid, []);
  const { text } = await person.get('/about?kind=language');
  assert.match(text, /<option value="need:es" selected>/);
  assert.match(text, /<option value="shown:es" selected>/);
  assert.match(text, /<option value="kept:en" selected>/);
  assert.match((await person.get('/about?saved=1')).text, /Saved\./);
});

test('W10 a choice that is none is refused by name, and nothing is stored', async () => {
  const before = await own();
  for (const [kind, fields] of [['language', [['wish', 'need:klingon']]], ['language', [['wish', 'must:es']]], ['mode', [['trait', 'es']]],
    ['mode', [['trait', 'shown:text'], ['trait', 'kept:text']]], ['smoke', []]]) {
    await person.get('/about?kind=language');
    const { hidden } = formsOf(person.page.text).find(({ action }) => action === '/about');
    const answer = await person.postForm('/about', [...Object.entries({ ...hidden, kind }), ...fields]);
    assert.equal(answer.status, 400, `${kind} ${fields}`);
  }
  assert.deepEqual(await own(), before);
});

test('one is put on the list of those to avoid, what can meet nobody is not, and one is taken off', async () => {
  await person.get('/about');
  assert.equal((await person.submit('/about/avoid', { by: 'phone', value: '555', gone: '' })).status, 400);
  assert.match((await person.postForm('/about/avoid', { token: formsOf(person.page.text)[1].hidden.token, by: 'mail', value: '@' })).text, /whole mail address/);
  await person.get('/about');
  const answer = await person.submit('/about/avoid', { by: 'name', value: '<b>Zoë</b>' });
  assert.equal(answer.status, 303);
  assert.deepEqual((await own()).avoid, [{ by: 'name', value: '<b>Zoë</b>' }]);
  const { text } = await person.get('/about');
  assert.match(text, /&lt;b&gt;Zoë&lt;\/b&gt;/);
  assert.equal((await person.submit('/about/avoid', { value: '<b>Zoë</b>' })).status, 303, 'the first form takes it off');
  assert.deepEqual((await own()).avoid, []);
});

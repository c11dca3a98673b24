// Bad input, made from docs/openapi.json: of every body each field left out, of another type, out of
// its bounds, and one more that nobody knows. Each is a problem that names the field, and afterwards
// the database is the same to the byte. What the file allows at its edges is taken for its size.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { deref, faultOf, operations } from '../support/openapi.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { edgesOf, spoiledOf, spoiledTexts } from '../support/spoil.mjs';
import { Visitor } from '../support/visitor.mjs';

const nowS = () => Math.floor(Date.now() / 1000);
const nobody = 'A'.repeat(22); // what examples say for an id
const writes = operations.filter(({ item }) => item.requestBody);

let program;
let ids;

before(async () => {
  program = await SchedulerProgram.start();
  ids = await idsOf(await visitorOf('coach'), await visitorOf('person'));
});
after(() => program.stop());

async function visitorOf(role) {
  const visitor = new Visitor(program);
  await visitor.comeBy(program.links()[role]);
  return visitor;
}

/** Ids that are there, under the names that bodies and paths have for them. */
async function idsOf(coach, person) {
  const [{ json: coachMe }, { json: me }] = [await coach.api('GET', '/me'), await person.api('GET', '/me')];
  const { sessions } = (await person.api('GET', `/sessions?from_at=${nowS()}`)).json;
  const date = new Date(Date.now() + 40 * 86400_000).toISOString().slice(0, 10);
  const made = await coach.api('POST', '/exceptions', { kind: 'away', date, start_min: 0, end_min: 600 });
  return { coach: coachMe.id, coaches: coachMe.id, person: me.id, people: me.id, sessions: sessions[0].id, exceptions: made.json.exception.id };
}

/** The example with ids that are there. */
function bodyOf({ item }) {
  const { example = {} } = item.requestBody.content['application/json'];
  return JSON.parse(JSON.stringify(example), (name, value) => (value === nobody && ids[name] ? ids[name] : value));
}

const schemaOf = ({ item }) => item.requestBody.content['application/json'].schema;

function pathOf({ path }) {
  const [, , , noun] = path.split('/');
  return path.replace('{id}', ids[noun] ?? nobody).slice('/api/v1'.length);
}

/** In a role that may. One sign-in has only so many writes, one address only so many sign-ins: each
 * serves four operations. */
const turns = {};
async function comeFor({ item }) {
  const [role] = item.security[0].sign_in;
  turns[role] ??= { count: 0 };
  if (turns[role].count++ % 4 === 0) turns[role].visitor = await visitorOf(role);
  return turns[role].visitor;
}

/** All but what the scheduler does by itself meanwhile: its messages, their links, their audit; and
 * the seals of the audit. */
function dump() {
  const all = execFileSync('sqlite3', [`file:${program.folder}/scheduler.db?mode=ro`, '.dump'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const ownDoing = /^INSERT INTO (notice VALUES|audit_(seal|head) VALUES|sqlite_sequence|link VALUES\(X'\w+','seat'|audit .*'notice\.)/;
  return all.split('\n').filter((line) => !ownDoing.test(line)).join('\n');
}

test('W10 every field of every body, spoiled in every way: 400, named, and nothing stored', async () => {
  let count = 0;
  for (const operation of writes) {
    const visitor = await comeFor(operation);
    const before_ = dump();
    for (const { field, value, how } of spoiledOf(schemaOf(operation), bodyOf(operation))) {
      const words = `${operation.name}: ${field} ${how}`;
      assert.notEqual(faultOf(schemaOf(operation), value), null, `${words} is no fault`);
      const answer = await visitor.api(operation.method, pathOf(operation), value);
      assert.equal(answer.status, 400, `${words}: ${answer.text}`);
      assert.equal(answer.json.field, field, words);
      count++;
    }
    assert.equal(dump(), before_, `${operation.name} stored something`);
  }
  assert.ok(count > 200, `only ${count} tried`);
});

test('W10 a body that is no object, and a query where none is known, are refused on every write', async () => {
  for (const operation of writes) {
    const visitor = await comeFor(operation);
    for (const body of [[], 7, 'text']) {
      assert.equal((await visitor.api(operation.method, pathOf(operation), body)).status, 400, operation.name);
    }
    const answer = await visitor.api(operation.method, `${pathOf(operation)}?mood=fine`, bodyOf(operation));
    assert.equal(answer.status, 400, operation.name);
  }
});

test('W10 every parameter of every query, spoiled or twice, and one that nobody knows: 400, named', async () => {
  let count = 0;
  const reads = operations.filter(({ method, item }) => method === 'GET' && item.security.length > 0);
  for (const operation of reads) {
    const visitor = await comeFor(operation);
    const parameters = (operation.item.parameters ?? []).map(deref).filter((one) => one.in === 'query');
    const good = { from_at: 1, until_at: 2, length_min: 25, session: nobody };
    const plain = parameters.filter(({ required }) => required).map(({ name }) => `${name}=${good[name]}`);
    const bad = parameters.flatMap(({ name, schema }) => [
      ...[...spoiledTexts(schema)].map((text) => [name, `${name}=${encodeURIComponent(text)}`]), [name, `${name}=1&${name}=1`],
    ]);
    for (const [field, query] of [...bad, ['form', 'unheard_of=1'], ['form', 'FROM_AT=1']]) {
      const rest = plain.filter((one) => !one.startsWith(`${field}=`));
      const answer = await visitor.api('GET', `${pathOf(operation)}?${[...rest, query].join('&')}`);
      assert.equal(answer.status, 400, `${operation.name}: ${query}: ${answer.text}`);
      assert.equal(answer.json.field, field, `${operation.name}: ${query}`);
      count++;
    }
  }
  assert.ok(count > 60, `only ${count} tried`);
});

const sizes = /^(is missing|is out of range|is too (long|short)|is not (one of the known words|a text|a whole number|an id)|has too .* elements)$/;

test('what the file allows at its edges is not refused for its size or its words', async () => {
  let count = 0;
  for (const operation of writes) {
    const visitor = await comeFor(operation);
    for (const { field, value, how } of edgesOf(schemaOf(operation), bodyOf(operation))) {
      assert.equal(faultOf(schemaOf(operation), value), null, `${operation.name}: ${field} ${how}`);
      const answer = await visitor.api(operation.method, pathOf(operation), value);
      const isRefused = answer.status === 400 && answer.json.field === field && sizes.test(answer.json.detail);
      assert.ok(!isRefused, `${operation.name}: ${field} ${how}: ${answer.text}`);
      count++;
    }
  }
  assert.ok(count > 50, `only ${count} tried`);
});

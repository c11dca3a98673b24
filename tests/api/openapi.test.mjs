// docs/openapi.json itself: a sound OpenAPI 3.1 file, of the very routes that the program has, closed
// and bounded everywhere. That answers are as it says is checked wherever a test asks (support/openapi.mjs).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { checkEvent, checkExchange, deref, document, faultOf, operations } from '../support/openapi.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

let program;

before(async () => {
  program = await SchedulerProgram.start();
});
after(() => program.stop());

test('the file is OpenAPI 3.1 by its meta-schema, and every reference in it leads somewhere', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors));
  JSON.parse(JSON.stringify(document), (key, value) => {
    if (key === '$ref') assert.ok(deref({ $ref: value }), value);
    return value;
  });
});

/** `- sign_in`: any of these roles; empty: everybody. */
const rolesOf = ({ security }) => security.map(({ sign_in: [role] }) => role);

function rolesOfRoute({ scopes }) {
  if (scopes.nobody !== 'none') return [];
  return Object.keys(scopes).filter((role) => scopes[role] !== 'none');
}

test('every route of the API is in the file, and none is without a route; path, method and roles agree', () => {
  const line = (name, method, path, roles) => `${name}: ${method} ${path} for ${roles.sort().join(', ')}`;
  const routes = program.routes().filter(({ path }) => path.startsWith('/api/'));
  assert.deepEqual(
    operations.map(({ name, method, path, item }) => line(name, method, path, rolesOf(item))).sort(),
    routes.map((route) => line(route.name, route.method, route.path, rolesOfRoute(route))).sort(),
  );
});

test('every write has its body, its key and every refusal that the router can give', () => {
  for (const { name, method, item } of operations.filter((one) => one.method !== 'GET')) {
    const names = item.parameters.map((one) => deref(one).name);
    assert.ok(names.includes('Idempotency-Key'), name);
    assert.equal(item.requestBody === undefined, method === 'DELETE', `${name}: {} at least`);
    for (const status of [400, 401, 403, 404, 409, 429, 500, 503, ...(method === 'DELETE' ? [] : [413])]) {
      assert.ok(item.responses[status], `${name} ${status}`);
    }
  }
});

function* schemasOf(value, path = '#') {
  if (value === null || typeof value !== 'object') return;
  yield [path, value];
  for (const [name, inner] of Object.entries(value)) {
    if (name !== 'example') yield* schemasOf(inner, `${path}/${name}`);
  }
}

test('every schema is closed, and every text, number and list in it has its bounds', () => {
  const bounds = { object: ['additionalProperties'], array: ['maxItems', 'items'], integer: ['minimum'] };
  for (const [path, schema] of schemasOf(document.components.schemas)) {
    const types = [schema.type].flat();
    for (const [type, needed] of Object.entries(bounds)) {
      if (types.includes(type)) needed.forEach((name) => assert.ok(name in schema, `${path}: ${name}`));
    }
    if (types.includes('object')) assert.equal(schema.additionalProperties, false, path);
    if (types.includes('number')) assert.fail(`${path}: whole numbers only`);
    if (types.includes('string')) assert.ok('maxLength' in schema || /^\^.*\$$/.test(schema.pattern), `${path}: no bound`);
  }
});

test('every body has an example that is as its schema says', () => {
  for (const { name, item } of operations.filter(({ item: { requestBody } }) => requestBody?.required)) {
    const { schema, example } = item.requestBody.content['application/json'];
    assert.equal(faultOf(schema, example), null, name);
  }
});

test('the program hands out the very file', async () => {
  const answer = await new Visitor(program).api('GET', '/openapi.json');
  assert.equal(answer.text, readFileSync('docs/openapi.json', 'utf8'));
});

// --- the judge --------------------------------------------------------------------------------------

const me = {
  role: 'coach', id: 'A'.repeat(22), nickname: 'Wren', zone: 'America/Chicago', language: 'en',
  organisation: { name: 'Porch', phone: '555' }, coach_label: 'peer coach', now_ms: 1,
};

function answerOf(status, value, type = status < 400 ? 'application/json' : 'application/problem+json') {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { status, headers: { 'content-type': type, etag: tag }, text, data: Buffer.from(text) };
}

const tag = `"${'A'.repeat(22)}"`;
const get = (path) => ({ method: 'GET', path: `/api/v1${path}`, headers: {} });
const problem = (status, type) => ({ type, title: 'No', status, id: '0a1b2c' });

test('an answer, event or request that is not as the file says does not pass', () => {
  checkExchange(get('/me'), answerOf(200, me));
  checkExchange(get('/me'), answerOf(401, problem(401, 'not_signed_in')));
  checkExchange(get('/nothing'), answerOf(404, problem(404, 'not_found')));
  const put = { method: 'PUT', path: '/api/v1/hours', headers: { 'Idempotency-Key': 'k', 'If-Match': tag }, body: '{"windows":[]}' };
  const hours = answerOf(200, { zone: 'America/Chicago', windows: [] });
  checkExchange(put, hours);
  const { id, ...anonymous } = me;
  for (const [request, answer] of [
    [get('/me'), answerOf(200, { ...me, mood: 'fine' })], [get('/me'), answerOf(200, anonymous)],
    [get('/me'), answerOf(200, { ...me, organisation: { ...me.organisation, id } })],
    [get('/me'), answerOf(200, { ...me, nickname: 'ñ'.repeat(41) })], [get('/me'), answerOf(200, me, 'text/html')],
    [get('/me'), answerOf(201, me)], [get('/me'), answerOf(401, problem(401, 'not_found'))],
    [get('/me'), answerOf(503, problem(503, 'busy'))], [get('/nothing'), answerOf(200, {})],
    [get('/me?mood=fine'), answerOf(200, me)], [get('/slots?from_at=1'), answerOf(200, { slots: [], next: null })],
    [{ ...put, headers: { 'Idempotency-Key': 'k' } }, hours], [{ ...put, headers: { 'If-Match': tag } }, hours], [{ ...put, body: '{"windows":[],"zone":"UTC"}' }, hours], [{ ...put, body: '{' }, hours],
    [{ ...put, path: '/api/v1/hours?a=1', body: '{"windows":[{"weekday":8,"start_min":0,"end_min":1}]}' }, hours],
  ]) {
    assert.throws(() => checkExchange(request, answer), assert.AssertionError, `${request.path}: ${answer.text}`);
  }
  checkEvent('moved', { session: id });
  assert.throws(() => checkEvent('moved', { session: id, role: 'coach' }), assert.AssertionError);
  assert.throws(() => checkEvent('rained', {}), assert.AssertionError);
});

/** The words of a table of names in C: `[KIND_X] = "x",`. */
function wordsOf(path, prefix) {
  const source = readFileSync(new URL(`../../scheduler/${path}`, import.meta.url), 'utf8');
  return [...source.matchAll(new RegExp(`\\[${prefix}[A-Z_]+\\] = "([a-z_]+)"`, 'g'))].map(([, word]) => word);
}

test('the file knows every word that a notice and an item of the queue can have', () => {
  const { Notice, QueueKind } = document.components.schemas;
  const { kind, state, why } = Notice.properties;
  const kinds = wordsOf('core/notice.c', 'NOTICE_(?!IS_|WHY_)');
  assert.ok(kinds.length > 10);
  assert.deepEqual([...kind.enum].sort(), kinds.sort());
  assert.deepEqual([...state.enum].sort(), wordsOf('core/notice.c', 'NOTICE_IS_').sort());
  assert.deepEqual([...why.enum].sort(), wordsOf('core/notice.c', 'NOTICE_WHY_').sort());
  assert.deepEqual([...QueueKind.enum].sort(), wordsOf('store/queue.c', 'QUEUE_').sort());
});

// docs/openapi.json as a judge: each answer that a test gets from /api/v1 must be as it says, and so
// must each request that was taken. Called by visitor.mjs for all of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const document = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
const prefix = document.servers[0].url;
const methods = ['get', 'post', 'put', 'delete'];

const ajv = new Ajv2020.default({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addKeyword({
  keyword: 'x-maxBytes', type: 'string', schemaType: 'number',
  validate: (max, text) => Buffer.byteLength(text) <= max,
});
ajv.addSchema(document, 'openapi');

/** Follows $ref as far as it goes. */
export function deref(value) {
  let found = value;
  while (found?.$ref) found = found.$ref.slice(2).split('/').reduce((at, name) => at[name], document);
  return found;
}

/** {name, method, path, item, needsMatch}: every operation of the file. */
export const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => ({
    name: item[method].operationId, method: method.toUpperCase(), path: prefix + path, item: item[method],
    pattern: new RegExp(`^${prefix}${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)')}$`),
    needsMatch: (item[method].parameters ?? []).some((one) => deref(one).name === 'If-Match'),
  })));

/** The one that a request is for; undefined: none. path without a query, or with one. */
export function operationOf(method, path) {
  const asked = method === 'HEAD' ? 'GET' : method;
  return operations.find((one) => one.method === asked && one.pattern.test(path.split('?')[0]));
}

const compiled = new Map();

/** What is wrong with value by a schema of the file; null: nothing. */
export function faultOf(schema, value) {
  if (!compiled.has(schema)) compiled.set(schema, ajv.compile(absolute(schema)));
  const validate = compiled.get(schema);
  return validate(value) ? null : ajv.errorsText(validate.errors);
}

/** The file's own references, for a schema that stands alone. */
function absolute(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === '$ref' ? `openapi${value}` : value));
}

const mediaOf = (headers) => headers['content-type']?.split(';')[0].trim();

// --- answers --------------------------------------------------------------------------------------

function checkHeaders(response, answer, words) {
  for (const [name, ref] of Object.entries(response.headers ?? {})) {
    const { required, schema } = deref(ref);
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined) assert.ok(!required, `${words}: no ${name}`);
    else assert.equal(faultOf(schema, deref(schema).type === 'integer' ? Number(value) : value), null, `${words}: ${name}`);
  }
}

function checkContent(response, method, answer, words) {
  const media = mediaOf(answer.headers);
  if (!response.content) return assert.equal(answer.data.length, 0, `${words}: a body`);
  const content = response.content[media];
  assert.ok(content, `${words}: content type ${media}`);
  if (method === 'HEAD' || media === 'text/event-stream') return undefined;
  const value = media.endsWith('json') ? JSON.parse(answer.text) : answer.text;
  return assert.equal(faultOf(content.schema, value), null, `${words}: ${answer.text.slice(0, 500)}`);
}

/** A path or method that the file does not have is not there either. */
function checkUnknown(method, pathname, answer, words) {
  const isPath = operations.some(({ pattern }) => pattern.test(pathname));
  assert.ok([400, 404, ...(isPath ? [403, 405] : [])].includes(answer.status), `${words} is not in docs/openapi.json`);
}

// --- requests ---------------------------------------------------------------------------------------

/** What is wrong with the query, header and path parameters. Absent and empty are the same. */
function parameterFault(item, target, headers) {
  const all = (item.parameters ?? []).map(deref);
  const query = all.filter(({ in: place }) => place === 'query');
  const unknown = [...target.searchParams.keys()].find((name) => !query.some((one) => one.name === name));
  if (unknown !== undefined) return `parameter ${unknown}`;
  for (const { name, in: place, required, schema } of all.filter((one) => one.in !== 'path')) {
    const value = (place === 'query' ? target.searchParams.get(name) : headers[name.toLowerCase()]) || undefined;
    if (value === undefined && required) return `${name} is missing`;
    const isNumber = value !== undefined && /^\d+$/.test(value) && faultOf(schema, value) !== null;
    const fault = value === undefined ? null : faultOf(schema, isNumber ? Number(value) : value);
    if (fault) return `${name}: ${fault}`;
  }
  return null;
}

function bodyFault(item, body) {
  const schema = item.requestBody?.content['application/json'].schema;
  const text = body === undefined ? '' : String(body);
  if (schema === undefined || (text === '' && !item.requestBody.required)) return null;
  try {
    return faultOf(schema, JSON.parse(text));
  } catch (error) {
    return error.message;
  }
}

function lowered(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Throws unless the answer, and a request that it took, are as the file says. */
export function checkExchange({ method, path, headers, body }, answer) {
  if (!path.startsWith(`${prefix}/`)) return;
  const target = new URL(path, 'http://localhost');
  const words = `${method} ${target.pathname} ${answer.status}`;
  const operation = operationOf(method, path);
  if (!operation) return checkUnknown(method, target.pathname, answer, words);
  const response = deref(operation.item.responses[answer.status]);
  assert.ok(response, `${words} is not in docs/openapi.json`);
  checkHeaders(response, answer, words);
  checkContent(response, method, answer, words);
  if (answer.status >= 400) return;
  assert.equal(parameterFault(operation.item, target, lowered(headers)), null, `${words} took it`);
  assert.equal(bodyFault(operation.item, body), null, `${words} took ${body}`);
}

/** Throws unless the event is one that the stream may carry. */
export function checkEvent(name, data) {
  const events = document.paths['/events'].get.responses['200'].content['text/event-stream']['x-events'];
  assert.ok(events[name], `event ${name} is not in docs/openapi.json`);
  assert.equal(faultOf(events[name], data), null, `event ${name}: ${JSON.stringify(data)}`);
}

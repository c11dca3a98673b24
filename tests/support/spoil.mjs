// From a schema of docs/openapi.json and a body that is as it says: bodies that are wrong in one place,
// and bodies that are right, only just. The example must have every field, also those that may be left
// out, and one element in every list.
import { deref } from './openapi.mjs';

const join = (field, name) => (field ? `${field}.${name}` : name);

/** The schema that a value has which is there; `isNullable`: null is as good. */
function facts(schema) {
  const { anyOf, type, ...rest } = deref(schema);
  if (anyOf) return { ...facts(anyOf.find((one) => one.type !== 'null')), isNullable: true };
  const types = [type].flat().filter((one) => one !== 'null');
  return { ...rest, type: types[0], isNullable: [type].flat().includes('null') };
}

const wrongTypes = { string: [7, true, {}, ['a']], integer: ['1', true, 1.5, {}, [1]], boolean: [1, 'true', {}], array: [7, 'a', {}], object: [7, 'a', []] };

function* wrongValues(schema) {
  const { type, minLength, maxLength, minimum, maximum, pattern, format } = schema;
  if (schema.enum) {
    yield* ['unheard', {}, typeof schema.enum[0] === 'string' ? 7 : Math.max(...schema.enum) + 1];
    return;
  }
  yield* wrongTypes[type];
  if (minimum !== undefined) yield minimum - 1;
  if (maximum !== undefined) yield maximum + 1;
  if (minLength > 0) yield 'a'.repeat(minLength - 1);
  if (maxLength !== undefined) yield* ['a'.repeat(maxLength + 1), 'a'.repeat(9000)];
  if (schema['x-maxBytes']) yield 'ñ'.repeat(Math.floor(schema['x-maxBytes'] / 2) + 1);
  if (pattern) yield 'a\u0007"\u202e';
  if (format === 'date') yield* ['2031-02-29', '2031-13-01', '31-01-01', '2031-1-1'];
}

/** What a query may not say for a parameter of this schema. Empty is the same as absent. */
export function* spoiledTexts(schema) {
  const { type, minimum, maximum, maxLength, pattern, ...known } = facts(schema);
  if (known.enum) yield* ['unheard', '-1', '99999'];
  if (type === 'integer') yield* [`${minimum - 1}`, `${maximum + 1}`, '1.5', '1e1', '0x1', 'a', '99999999999999999999'];
  if (type === 'string' && maxLength) yield 'a'.repeat(maxLength + 1);
  if (pattern) yield* ['a\u0007', 'a\u202eb', '*'];
}

/** {field, value, how}: bodies with one fault each, and the field that an answer must name. */
export function* spoiledOf(schema, value, field = '') {
  const known = facts(schema);
  if (field) for (const wrong of wrongValues(known)) yield { field, value: wrong, how: `as ${JSON.stringify(wrong).slice(0, 60)}` };
  if (known.type === 'object') yield* spoiledObjects(known, value, field);
  if (known.type !== 'array') return;
  yield { field, value: Array(known.maxItems + 1).fill(value[0]), how: 'too many' };
  yield { field: `${field}[1]`, value: [value[0], null], how: 'with null' };
  for (const bad of spoiledOf(known.items, value[0], `${field}[0]`)) yield { ...bad, value: [bad.value] };
}

function* spoiledObjects({ properties = {}, required = [] }, value, field) {
  yield { field: join(field, 'unheard_of'), value: { ...value, unheard_of: 1 }, how: 'unknown' };
  for (const name of required) {
    const { [name]: _, ...rest } = value;
    yield { field: join(field, name), value: rest, how: 'missing' };
    yield { field: join(field, name), value: { ...value, [name]: null }, how: 'null' };
  }
  for (const [name, inner] of Object.entries(properties)) {
    for (const bad of spoiledOf(inner, value[name], join(field, name))) yield { ...bad, value: { ...value, [name]: bad.value } };
  }
}

function* edgeValues({ type, minimum, maximum, minLength, maxLength, pattern, isNullable, ...schema }) {
  if (isNullable) yield null;
  if (schema.enum) yield* schema.enum;
  if (type === 'boolean') yield* [true, false];
  if (type === 'integer') yield* [minimum, maximum];
  if (schema['x-maxBytes']) yield* ['a'.repeat(maxLength), 'a'.repeat(minLength)];
}

/** {field, value, how}: bodies that are as the schema says, each with one field at its edge. */
export function* edgesOf(schema, value, field = '') {
  const known = facts(schema);
  for (const edge of edgeValues(known)) yield { field, value: edge, how: `as ${JSON.stringify(edge).slice(0, 60)}` };
  if (known.type === 'array') {
    yield { field, value: [], how: 'empty' };
    yield { field, value: Array(known.maxItems).fill(value[0]), how: 'full' };
    for (const edge of edgesOf(known.items, value[0], `${field}[0]`)) yield { ...edge, value: [edge.value] };
  }
  for (const [name, inner] of Object.entries(known.properties ?? {})) {
    for (const edge of edgesOf(inner, value[name], join(field, name))) yield { ...edge, value: { ...value, [name]: edge.value } };
  }
}

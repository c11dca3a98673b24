// Bad input: bodies, numbers, texts, fields. Each gets a clear refusal that names the field; nothing
// is stored, and the program is there afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

let program;
let coordinator;
let coach;
let count = 0;

before(async () => {
  program = await SchedulerProgram.start();
  const links = program.links();
  [coordinator, coach] = [new Visitor(program), new Visitor(program)];
  await coordinator.comeBy(links.coordinator);
  await coach.comeBy(links.coach);
});
after(() => program.stop());

const newcomer = { nickname: 'Quill', reach_kind: 'none', zone: 'America/Chicago', language: 'en' };

function raw(visitor, method, path, body) {
  return visitor.send(method, `/api/v1${path}`, {
    'Content-Type': 'application/json', 'Idempotency-Key': `raw-${count++}`, 'If-Match': '*', Origin: program.origin,
  }, body);
}

const peopleCount = async () => (await coordinator.api('GET', '/people')).json.people.length;

test('W10 a body that is not one plain JSON object is refused', async () => {
  const before_ = await peopleCount();
  const nested = `${'['.repeat(40)}${']'.repeat(40)}`;
  const bodies = [
    '', 'null', '[]', '1', '"x"', '{', '{"nickname":"a"', `${JSON.stringify(newcomer)}x`, '{"a":1}{"b":2}',
    `{"nickname":${nested}}`, '{"nickname":"a","nickname":"b"}', Buffer.from('{"nickname":"\xff"}', 'latin1'),
    '{"nickname":"\\ud800"}', '{"nickname":"a\\u0000b"}', '{nickname:"a"}', "{'nickname':'a'}", '\u{feff}{}',
  ];
  for (const body of bodies) {
    const answer = await raw(coordinator, 'POST', '/people', body);
    assert.equal(answer.status, 400, `${body}: ${answer.text}`);
    assert.equal(answer.json.type, 'malformed');
  }
  const large = await raw(coordinator, 'POST', '/people', `{"nickname":"${'a'.repeat(70000)}"}`);
  assert.equal(large.status, 413);
  assert.equal(await peopleCount(), before_);
});

test('W10 numbers outside what is meant are refused with their field named', async () => {
  const window = (text) => `{"windows":[{"weekday":1,"start_min":${text},"end_min":600}]}`;
  const before_ = (await coach.api('GET', '/hours')).text;
  for (const text of ['-1', '1440', '1e2', '1.5', '1e400', '-0.5', '9007199254740993', '99999999999999999999', '"60"', 'true', 'null', 'NaN', '[]']) {
    const answer = await raw(coach, 'PUT', '/hours', window(text));
    assert.equal(answer.status, 400, `${text}: ${answer.text}`);
    // Not even JSON's reader can hold these, so no field is known.
    if (!['NaN', '1e400', '99999999999999999999'].includes(text)) assert.match(answer.json.field ?? '', /start_min/, text);
  }
  const many = { windows: Array.from({ length: 51 }, () => ({ weekday: 1, start_min: 0, end_min: 1 })) };
  assert.equal((await coach.api('PUT', '/hours', many)).status, 400);
  const over = { windows: [{ weekday: 1, start_min: 0, end_min: 600 }, { weekday: 1, start_min: 500, end_min: 700 }] };
  assert.equal((await coach.api('PUT', '/hours', over)).status, 400);
  assert.equal((await coach.api('GET', '/hours')).text, before_);
});

test('W10 names with control characters, direction overrides or too long are refused', async () => {
  const before_ = await peopleCount();
  for (const nickname of ['', 'a\nb', 'a\tb', 'a\u0007b', 'a\u202eb', 'a\u2066b', 'a\u200fb', 'a\u2028b', 'x'.repeat(200)]) {
    const answer = await coordinator.api('POST', '/people', { ...newcomer, nickname });
    assert.equal(answer.status, 400, JSON.stringify(nickname));
    assert.equal(answer.json.field, 'nickname');
  }
  assert.equal(await peopleCount(), before_);
  assert.equal((await coordinator.api('POST', '/people', { ...newcomer, nickname: 'Zoë Ñandú 猫' })).status, 201);
});

test('W10 a zone, language, reach or date that does not exist is refused by name', async () => {
  for (const [field, more] of [
    ['zone', { zone: 'Mars/Olympus' }], ['zone', { zone: '../../etc/passwd' }], ['language', { language: 'xx' }],
    ['reach_kind', { reach_kind: 'fax' }], ['reach_value', { reach_kind: 'mail' }],
    ...['no address', '@', '<x@y.org>', 'é@y.org', 'a b@y.org', 'x@y.org,z@y.org'].map((reach_value) => ['reach_value', { reach_kind: 'mail', reach_value }]),
    ...['abc', '112', '+', '555 0142 ext 2', '1+2025550142', '1234567890123456'].map((reach_value) => ['reach_value', { reach_kind: 'phone', reach_value }]),
    ['reach_value', { reach_kind: 'mail', reach_value: 'no address' }], ['reach_value', { reach_value: 'x@example.org' }],
  ]) {
    const answer = await coordinator.api('POST', '/people', { ...newcomer, ...more });
    assert.equal(answer.status, 400, JSON.stringify(more));
    assert.equal(answer.json.field, field);
  }
  for (const date of ['2027-02-30', '2027-13-01', '27-01-01', '2027-1-1', '']) {
    const answer = await coach.api('POST', '/exceptions', { kind: 'away', date, start_min: 0, end_min: 60 });
    assert.equal(answer.status, 400, date);
    assert.equal(answer.json.field, 'date');
  }
});

const rules = { buffer_min: -1, notice_min: 30, horizon_days: 60, cap_unit: 'sessions', day_max: 0, week_max: 0, row_max: 0, works_holidays: false };

test('W10 rules, holidays, rhythms and cursors out of range are refused by name', async () => {
  const before_ = (await coach.api('GET', '/rules')).text;
  for (const [field, more] of [
    ['buffer_min', { buffer_min: 121 }], ['notice_min', { notice_min: -1 }], ['horizon_days', { horizon_days: 0 }],
    ['cap_unit', { cap_unit: 'hours' }], ['day_max', { day_max: 1e9 }], ['row_max', { row_max: 0.5 }], ['works_holidays', { works_holidays: 1 }],
  ]) {
    const answer = await coach.api('PUT', '/rules', { ...rules, ...more });
    assert.equal(answer.status, 400, JSON.stringify(more));
    assert.equal(answer.json.field, field);
  }
  assert.equal((await coach.api('GET', '/rules')).text, before_);
  const window = { weekday: 1, start_min: 540, end_min: 600 };
  for (const [field, more] of [
    ['valid_from', { valid_from: '2027-02-30' }], ['valid_from', { every_weeks: 2 }], ['every_weeks', { every_weeks: 9 }],
    ['valid_until', { valid_from: '2027-02-02', valid_until: '2027-02-01' }],
  ]) {
    const answer = await coach.api('PUT', '/hours', { windows: [{ ...window, ...more }] });
    assert.equal(answer.status, 400, JSON.stringify(more));
    assert.equal(answer.json.field, `windows[0].${field}`);
  }
  const twice = { date: '2027-12-24', name: 'Eve' };
  for (const [field, holidays] of [['holidays[1].date', [twice, twice]], ['holidays[0].date', [{ ...twice, date: '2027-02-29' }]], ['holidays[0].name', [{ ...twice, name: '' }]]]) {
    const answer = await coordinator.api('PUT', '/holidays', { holidays });
    assert.equal(answer.status, 400, field);
    assert.equal(answer.json.field, field);
  }
  for (const [field, query] of [['after', 'after=1'], ['after', `after=1_${'A'.repeat(21)}`], ['limit', 'limit=501'], ['among', 'among=all'], ['length_min', 'length_min=26']]) {
    const length = query.startsWith('length') ? '' : '&length_min=25';
    const answer = await coordinator.api('GET', `/slots?from_at=1&until_at=2${length}&${query}`);
    assert.equal(answer.status, 400, query);
    assert.equal(answer.json.field, field);
  }
});

test('W2 fields that are not in the schema are refused on every writing route', async () => {
  const { json: me } = await coach.api('GET', '/me');
  const routes = [
    [coordinator, 'POST', '/people', newcomer], [coordinator, 'POST', `/people/${me.id}/code`, {}],
    [coordinator, 'POST', `/people/${me.id}/coach`, { coach: me.id }],
    [coach, 'POST', '/sessions', { coach: me.id, person: me.id, start_at: 1, length_min: 25, mode: 'video' }],
    [coach, 'POST', `/sessions/${me.id}/here`, {}], [coach, 'POST', `/sessions/${me.id}/cancel`, {}],
    [coach, 'POST', `/sessions/${me.id}/ticket`, { cnf: 'A'.repeat(43) }], [coach, 'POST', `/sessions/${me.id}/link`, {}],
    [coach, 'PUT', '/hours', { windows: [] }], [coach, 'POST', '/free-now', { until_at: 1 }],
    [coach, 'PUT', '/rules', rules], [coordinator, 'PUT', '/holidays', { holidays: [] }],
    [coach, 'POST', '/exceptions', { kind: 'away', date: '2027-05-05', start_min: 0, end_min: 60 }],
    [coach, 'POST', '/sign-out', {}],
  ];
  for (const [visitor, method, path, body] of routes) {
    for (const extra of [{ role: 'coordinator' }, { programme: me.id }, { status: 'met' }]) {
      const answer = await visitor.api(method, path, { ...body, ...extra });
      assert.equal(answer.status, 400, `${method} ${path}`);
      assert.equal(answer.json.field, Object.keys(extra)[0], `${method} ${path}`);
    }
  }
});

test('W10 queries: a program is told, a page shows what it can', async () => {
  for (const query of ['', '?coach=x', '?coach=1&from_at=-1', `?coach=${'A'.repeat(22)}&from_at=1&until_at=2&length_min=25&x=1`]) {
    assert.equal((await coach.api('GET', `/slots${query}`)).status, 400, query);
  }
  assert.equal((await coach.api('GET', '/sessions?from_at=99999999999999999999')).status, 400);
  const person = new Visitor(program);
  await person.comeBy(program.links().person);
  for (const query of ['?coach=%FF', '?day=2027-99-99', '?length=-3', '?utm_source=x', `?${'a=1&'.repeat(20)}`]) {
    assert.equal((await person.get(`/book${query}`)).status, 200, query);
  }
});

test('W5 a name that looks like a page is shown as a name', async () => {
  const nickname = '<img src=x onerror=alert(1)>"\'&{{w.back}}';
  const { json: me } = await coach.api('GET', '/me');
  const added = await coordinator.api('POST', '/people', { ...newcomer, nickname, coach: me.id });
  assert.equal(added.status, 201);
  const { code } = (await coordinator.api('POST', `/people/${added.json.id}/code`)).json;
  const person = new Visitor(program);
  await person.get('/');
  await person.submit('/code', { code });
  const { text } = await person.open('/home');
  assert.ok(!text.includes('<img src=x'), text);
  assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{{w.back}}'), text.slice(0, 3000));
});

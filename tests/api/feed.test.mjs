// A coach's calendar elsewhere: what is busy there is neither offered nor booked here, and without a
// good copy of it nothing of the coach is. The server is real, and behaves as badly as one can.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { CalendarServer, calendarOf, eventOf } from '../support/calendar_server.mjs';
import { makeCertificate } from '../support/mail_server.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { SteppedClock } from '../support/stepped_clock.mjs';
import { Visitor } from '../support/visitor.mjs';

const SECRET = 'secret-canary-1f2e3d';
const PATIENCE_MS = 60_000;
const HOUR_S = 3600;
const DAY_S = 86400;

let certificate;
let server; // allowed, though on this machine
let secure; // likewise, by https
let other; // not allowed
let program;
let coach;
let coordinator;
let me;

before(async () => {
  certificate = makeCertificate();
  [server, secure, other] = [await CalendarServer.start(), await CalendarServer.start(certificate), await CalendarServer.start()];
  program = await SchedulerProgram.start(settings());
  await peopleCome(program);
});

after(async () => {
  await program.stop();
  for (const one of [server, secure, other]) await one.stop();
  certificate.remove();
});

const settings = () => ({
  calendar_inside: `${server.place} ${secure.place}`, calendar_every_s: 1, calendar_timeout_s: 2, message_ca_file: certificate.ca,
});

async function peopleCome(running) {
  [coach, coordinator] = [new Visitor(running), new Visitor(running)];
  await coach.comeBy(running.links().coach);
  await coordinator.comeBy(running.links().coordinator);
  me = (await coach.api('GET', '/me')).json.id;
}

const put = (url) => coach.api('PUT', '/feed', { url });
const give = async (url = `${server.url}/${SECRET}.ics`) => {
  const answer = await put(url);
  assert.equal(answer.status, 200, answer.text);
  return answer.json.feed;
};
const feedNow = async () => (await coach.api('GET', '/feed')).json.feed;

/** The feed once it is as wanted; looked at again after each reading. */
async function feedThat(isIt, words, running = program) {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const from = running.log.length;
    const feed = await feedNow();
    if (isIt(feed)) return feed;
    assert.ok(Date.now() < end, `${words}: ${JSON.stringify(feed)}`);
    while (!running.log.slice(from).includes('feed.read')) {
      await once(running.child.stderr, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
    }
  }
}

const feedWith = (why) => feedThat((feed) => feed.why === why, why);

const nowS = () => Math.floor(Date.now() / 1000);

async function slotsOf(query, at = nowS()) {
  const range = `from_at=${at + DAY_S}&until_at=${at + 12 * DAY_S}&length_min=10&limit=500`;
  const answer = await coordinator.api('GET', `/slots?${query}&${range}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json.slots;
}

const mySlots = (at) => slotsOf(`coach=${me}`, at);
const mySlotsAmongAll = async () => (await slotsOf('among=programme')).filter(({ coach: one }) => one === me);
const myItems = async () => (await coordinator.api('GET', '/queue')).json.queue.filter(({ kind }) => kind === 'feed');

async function book(slot) {
  const { people } = (await coordinator.api('GET', '/people')).json;
  const person = people.find((one) => one.coach?.id === me);
  return coordinator.api('POST', '/sessions', { coach: me, person: person.id, start_at: slot.start_at, length_min: 10, mode: 'text' });
}

const overlaps = (slot, start, end) => slot.start_at < end && start < slot.start_at + 600;

test('what is busy elsewhere is neither offered, found nor booked, and free again without it', async () => {
  await coach.api('DELETE', '/feed');
  const [first] = await mySlots();
  const [start, end] = [first.start_at - HOUR_S, first.start_at + HOUR_S];
  server.give(calendarOf(eventOf(start, end, 'CLASS:PRIVATE')));
  await give();
  const feed = await feedWith('fine');
  assert.deepEqual(feed.busy, [{ start_at: start, end_at: end }]);
  assert.equal(feed.is_blocking, false);
  const left = await mySlots();
  assert.ok(left.length > 0);
  assert.ok(left.every((slot) => !overlaps(slot, start, end)));
  const found = await mySlotsAmongAll();
  assert.ok(found.length > 0 && found.every((slot) => !overlaps(slot, start, end)));
  const refused = await book(first);
  assert.deepEqual([refused.status, refused.json.type], [409, 'taken']);
  assert.equal((await book(left[0])).status, 201);
  assert.equal((await coach.api('DELETE', '/feed')).status, 204);
  assert.ok((await mySlots()).some(({ start_at }) => start_at === first.start_at));
  assert.equal((await coach.api('DELETE', '/feed')).status, 404);
  assert.equal(await feedNow(), null);
});

const bomb = (rule) => calendarOf(eventOf(nowS(), nowS() + 60, `RRULE:${rule}`));
const many = (count, line) => Array.from({ length: count }, () => line);

/** Each with the word for it. */
const troubles = {
  'a page for signing in': ['unreadable', () => server.give('<!doctype html><title>Sign in</title>')],
  'nothing at all': ['unreadable', () => server.give('')],
  'half a calendar': ['unreadable', () => server.give(calendarOf(eventOf(nowS(), nowS() + 60)).slice(0, 60))],
  'bytes': ['unreadable', () => server.give(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)))],
  'a time that does not exist': ['unreadable', () => server.give(calendarOf('BEGIN:VEVENT', 'DTSTART:20270230T100000Z', 'END:VEVENT'))],
  'a zone that nobody knows': ['unreadable', () => server.give(calendarOf('BEGIN:VEVENT', 'DTSTART;TZID=Atlantis:20270203T100000', 'END:VEVENT'))],
  'a rule for every second': ['too_much', () => server.give(bomb('FREQ=SECONDLY;COUNT=1000000000'))],
  'a rule for each second of each day': ['too_much', () => server.give(bomb('FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3'))],
  'events without number': ['too_much', () => server.give(calendarOf(many(20_000, ['BEGIN:VEVENT', 'DTSTART:20270101', 'END:VEVENT'])))],
  'depth without end': ['too_much', () => server.give(calendarOf(many(5000, 'BEGIN:X')))],
  'two megabytes': ['too_large', () => server.give(calendarOf(many(200_000, 'X-A:012345')))],
  'two megabytes that do not say so': ['too_large', () => {
    server.behave = (_request, response) => {
      response.writeHead(200);
      for (let i = 0; i < 32; i++) response.write('x'.repeat(65536));
      response.end();
    };
  }],
  'no such file': ['missing', () => server.answer(404)],
  'a file that is gone': ['missing', () => server.answer(410)],
  'a door': ['closed', () => server.answer(401)],
  'a way in a circle': ['missing', () => server.answer(302, { Location: `${server.url}/again` })],
  'a way into the own network': ['not_public', () => server.answer(302, { Location: `${other.url}/inside` })],
  'a way to a file of this machine': ['not_public', () => server.answer(302, { Location: 'file:///etc/passwd' })],
  'a way to a mail server': ['not_public', () => server.answer(302, { Location: `smtp://${other.place}/` })],
  'a way to the metadata of a cloud': ['not_public', () => server.answer(307, { Location: 'http://169.254.169.254/latest/' })],
};

for (const [words, [why, begin]] of Object.entries(troubles)) {
  test(`R6 ${words} blocks the coach at once, says so, and ends with the next good reading`, async () => {
    server.give(calendarOf());
    if ((await feedNow())?.why !== 'fine') await give(); // the test before leaves a good one
    await feedWith('fine');
    assert.ok((await mySlots()).length > 0);
    begin();
    const feed = await feedWith(why);
    assert.equal(feed.is_blocking, true);
    assert.deepEqual(await mySlots(), []);
    assert.deepEqual(await mySlotsAmongAll(), []);
    const items = await myItems();
    assert.deepEqual(items.map(({ account, session }) => [account.id, session]), [[me, null]]);
    server.give(calendarOf());
    const good = await feedWith('fine');
    assert.equal(good.is_blocking, false);
    assert.ok((await mySlots()).length > 0);
    assert.deepEqual(await myItems(), []);
    assert.equal(other.connections, 0);
  });
}

test('no address of a closed network is connected to, however it is written', async () => {
  const places = [
    `https://localhost:${other.port}`, `https://127.0.0.1:${other.port}`, `https://2130706433:${other.port}`,
    `https://0x7f.1:${other.port}`, `https://127.1:${other.port}`, `https://0.0.0.0:${other.port}`,
    `https://[::1]:${other.port}`, `https://[::ffff:127.0.0.1]:${other.port}`, `https://127.0.0.1.:${other.port}`,
    'https://169.254.169.254', 'https://10.0.0.1', 'https://192.168.0.1', 'https://[fd00::1]', 'https://[64:ff9b::7f00:1]',
  ];
  for (const place of places) {
    const feed = await give(`${place}/${SECRET}.ics`);
    assert.deepEqual([feed.why, feed.is_blocking], ['waits', true]);
    const tried = await feedThat(({ why }) => why !== 'waits', place);
    assert.ok(['not_public', 'unreachable'].includes(tried.why), `${place}: ${tried.why}`);
    assert.equal(tried.is_blocking, true, place);
  }
  assert.equal(other.connections, 0);
});

test('a certificate counts: by https it is read, from a server that nobody vouches for it is not', async () => {
  secure.give(calendarOf());
  await give(`${secure.url}/${SECRET}.ics`);
  await feedWith('fine');
  await give(`https://${secure.place}/${SECRET}.ics`); // a name that the certificate does not have
  assert.equal((await feedWith('unreachable')).is_blocking, true);
});

test('what was read by https is not read on without', async () => {
  server.give(calendarOf());
  secure.answer(302, { Location: `${server.url}/open.ics` });
  const before_ = server.requests.length;
  await give(`${secure.url}/${SECRET}.ics`);
  await feedWith('not_public');
  assert.equal(server.requests.length, before_);
});

test('a way on is followed, a few steps', async () => {
  server.behave = (request, response) => {
    const step = Number(/\/step-(\d)/.exec(request.url)?.[1] ?? 0);
    if (step < 3) response.writeHead(302, { Location: `/step-${step + 1}` }).end();
    else response.writeHead(200).end(calendarOf());
  };
  await give();
  await feedWith('fine');
});

test('a copy that has not changed is not sent again', async () => {
  let unchanged = 0;
  const [slot] = await slotsOf('among=programme');
  const text = calendarOf(eventOf(slot.start_at, slot.start_at + HOUR_S));
  server.behave = (request, response) => {
    const isSame = request.headers['if-none-match'] === '"one"';
    unchanged += isSame;
    if (isSame) response.writeHead(304).end();
    else response.writeHead(200, { ETag: '"one"', 'Last-Modified': 'Mon, 01 Feb 2027 10:00:00 GMT' }).end(text);
  };
  await give();
  const first = await feedWith('fine');
  const again = await feedThat(({ tried_at }) => unchanged > 1 && tried_at > first.tried_at, 'read again');
  assert.deepEqual([again.why, again.busy], ['fine', first.busy]);
  assert.equal(again.busy.length, 1);
  assert.ok(again.read_at > first.read_at);
  assert.equal(server.requests.at(-1).headers['if-modified-since'], 'Mon, 01 Feb 2027 10:00:00 GMT');
});

test('the address is not shown again, nor logged, nor kept in the clear; titles are nowhere', async () => {
  server.give(calendarOf(eventOf(nowS(), nowS() + HOUR_S)));
  const given = await put(`${server.url}/${SECRET}.ics?token=${SECRET}`);
  await feedWith('fine');
  const seen = await coach.api('GET', '/feed');
  for (const text of [given.text, seen.text, program.log, (await coordinator.api('GET', '/queue')).text]) {
    assert.ok(!text.includes(SECRET));
    assert.ok(!text.includes('Somewhere else'));
  }
  assert.equal(seen.json.feed.host, server.place);
});

test('an address that is none is refused by its field, and the feed stays', async () => {
  server.give(calendarOf());
  await give();
  const before_ = await feedWith('fine');
  const urls = [
    '', 'x', 'https://', 'https:///x', 'ftp://calendar.example/x', 'file:///etc/passwd', 'http://calendar.example/x.ics',
    `http://${other.place}/x.ics`, `http://localhost:${server.port}/x.ics`, 'https://me:secret@calendar.example/x', 'https://me@calendar.example/x',
    'https://calendar.example:0/x', 'https://calendar.example:99999/x', 'https://calendar.example/x y', 'https://calendar.example/x\u0001',
    'https://calendar.example/"', 'https://calendar.example/x#y', 'https://kalender\u00e9.example/x', `https://calendar.example/${'x'.repeat(600)}`,
    'javascript:alert(1)', ' https://calendar.example/x', 'gopher://127.0.0.1:25/_HELO',
  ];
  for (const url of urls) {
    const answer = await put(url);
    assert.deepEqual([answer.status, answer.json.field], [400, 'url'], url);
  }
  for (const body of [{}, { url: 1 }, { url: null }, { url: ['https://calendar.example/x'] }]) {
    assert.equal((await coach.api('PUT', '/feed', body)).status, 400);
  }
  const more = await coach.api('PUT', '/feed', { url: 'https://calendar.example/x', more: 1 });
  assert.deepEqual([more.status, more.json.field], [400, 'more']);
  assert.equal((await feedNow()).host, before_.host);
});

test('a calendar’s own button works: webcal:// is https://', async () => {
  secure.give(calendarOf());
  await give(`webcal://localhost:${secure.port}/${SECRET}.ics`);
  await feedWith('fine');
});

test('a server that says nothing blocks a new feed; of a known one the last copy serves four hours', async () => {
  const clock = new SteppedClock();
  const own = await SchedulerProgram.start({ ...settings(), calendar_timeout_s: 1 }, clock.env);
  const hang = () => (server.behave = () => {});
  try {
    await peopleCome(own);
    hang();
    await give();
    const waiting = await feedThat(({ why }) => why === 'unreachable', 'silent', own);
    assert.equal(waiting.is_blocking, true);
    server.give(calendarOf());
    await feedThat(({ why }) => why === 'fine', 'read', own);
    hang();
    const silent = await feedThat(({ why }) => why === 'unreachable', 'silent again', own);
    assert.equal(silent.is_blocking, false);
    assert.ok((await mySlots(clock.now())).length > 0);
    clock.step((silent.good_until - clock.now() + 60) * 1000);
    const over = await feedThat(({ is_blocking }) => is_blocking, 'over', own);
    assert.equal(over.read_at, silent.read_at);
    assert.deepEqual(await mySlots(clock.now()), []);
  } finally {
    await own.stop();
    clock.close();
    await peopleCome(program);
  }
});

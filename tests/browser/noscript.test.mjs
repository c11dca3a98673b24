// Every journey of a person up to the call, with script switched off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Visitor } from '../support/visitor.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
let stack;
let person;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  person = await Chromium.start({ hertz: 1000, context: { javaScriptEnabled: false } });
});

after(async () => {
  await person?.close();
  await stack?.stop();
});

const words = () => person.page.innerText('body');

test('the root page offers a code, the phone number and crisis lines, nothing else', { skip }, async () => {
  await person.open(stack.url);
  const text = await words();
  assert.match(text, /I have a code/);
  assert.match(text, /988/);
  assert.match(text, /911/);
  const links = await person.page.locator('a').evaluateAll((all) => all.map((one) => one.href));
  assert.deepEqual(links.filter((href) => !/^tel:|#/.test(href) && new URL(href).pathname !== '/'), []);
});

test('a wrong code is told plainly, on the same page, and opens nothing', { skip }, async () => {
  await person.open(stack.url);
  await person.type('#code', 'AAAA-BBBB-CCCC');
  await person.follow('form[action="/code"] button');
  assert.equal(await person.page.locator('[role="alert"]').count(), 1);
  assert.equal(await person.page.locator('#code').count(), 1);
});

test('a seat link shows nothing personal, then the time and the coach, then the door', { skip }, async () => {
  const { seat } = stack.links();
  await person.open(seat);
  const before = await words();
  assert.match(before, /You have a time/);
  await person.follow('form[action^="/link/"] button');
  assert.match(person.path(), /^\/session\//);
  assert.match(await words(), /peer coach/);
  await person.follow('form[action$="/here"] button');
  assert.match(person.path(), /^\/call\//);
  assert.match(await words(), /needs JavaScript/);
  assert.ok((await person.page.locator('a[href^="tel:"]').count()) >= 2);
});

test('a person books a time and gives it back', { skip }, async () => {
  const { person: link } = stack.links();
  await person.open(link);
  await person.follow('form[action^="/link/"] button');
  assert.equal(person.path(), '/home');
  await person.follow('a[href="/book"]');
  if ((await person.page.locator('input[name="start_at"]').count()) === 0) {
    await person.follow('nav[aria-labelledby="day-title"] a');
  }
  await person.page.locator('label:has(input[name="start_at"])').first().click();
  await person.page.locator('label:has(input[name="mode"])').first().click();
  await person.follow('form[action="/book"] button[type="submit"]');
  assert.match(person.path(), /^\/session\//);
  assert.match(await words(), /keeping this time for you/);
  await person.press('summary');
  await person.follow('form[action$="/cancel"] button');
  assert.equal(person.path(), '/home');
});

test('a person moves a time, asks for one that is not offered, and keeps what was agreed', { skip }, async () => {
  await person.open(`${stack.url}/book`);
  await person.follow('nav[aria-labelledby="day-title"] a >> nth=2');
  await person.page.locator('label:has(input[name="start_at"])').first().click();
  await person.follow('form[action="/book"] button[type="submit"]');
  const first = await person.page.innerText('.when');
  await person.follow('a:has-text("Ask to move it")');
  assert.match(await words(), /It stays yours until the new one is/);
  await person.page.locator('label:has(input[name="start_at"])').last().click();
  await person.follow('button:has-text("Move my time there")');
  const moved = await person.page.innerText('.when');
  assert.notEqual(moved, first);
  assert.match(await words(), /This is your time now/);

  await person.follow('a:has-text("Ask to move it")');
  await person.press('summary');
  await person.page.fill('#ask_date', new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10));
  await person.page.fill('#ask_time', '03:15');
  await person.follow('button:has-text("Ask for this time")');
  assert.match(await words(), /You asked for another time/);
  assert.equal(await person.page.locator('.when').first().innerText(), moved, 'the agreed time stays');
  await person.open(`${stack.url}/home`);
  await person.follow('a:has-text("You asked for another time")');
  await person.follow('button:has-text("Keep my time after all")');
  assert.match(await words(), /Your time stays as it was/);
  assert.equal(await person.page.innerText('.when'), moved);
  await person.press('summary');
  await person.follow('form[action$="/cancel"] button');
});

test('a person keeps a regular time, sees it, and gives it back', { skip }, async () => {
  await person.open(`${stack.url}/book`);
  if ((await person.page.locator('input[name="start_at"]').count()) === 0) {
    await person.follow('nav[aria-labelledby="day-title"] a');
  }
  await person.page.locator('label:has(input[name="start_at"])').last().click();
  await person.page.locator('label:has(input[name="mode"])').first().click();
  await person.page.locator('label:has(input[name="every_weeks"])').nth(1).click();
  await person.follow('form[action="/book"] button[type="submit"]');
  assert.equal(person.path(), '/series/new');
  assert.match(await words(), /Every week/);
  const days = await person.page.locator('input[type="checkbox"]').count();
  assert.ok(days > 2, `${days} days`);
  await person.page.locator('label:has(input[type="checkbox"])').first().click();
  await person.follow('form[action="/series"] button[type="submit"]');
  assert.equal(person.path(), '/series');
  assert.match(await words(), /keeping these times for you/);
  await person.open(`${stack.url}/home`);
  await person.follow('a[href="/series"]');
  await person.press('summary');
  await person.follow('form[action$="/end"] button');
  assert.match(await words(), /You have no regular time/);
});

test('a person says what matters to them, and whom they do not want to meet', { skip }, async () => {
  await person.open(`${stack.url}/home`);
  await person.follow('a[href="/about"]');
  await person.follow('a[href="/about?kind=gender"]');
  await person.page.selectOption('#wish-woman', { label: 'That would be good' });
  await person.press('summary');
  await person.page.selectOption('#trait-man', { label: 'Yes, do not mention it' });
  await person.follow('form[action="/about"] button[type="submit"]');
  assert.match(await words(), /Saved\./);
  assert.match(await person.page.innerText('a[href="/about?kind=gender"]'), /said/);
  await person.follow('a[href="/about?kind=gender"]');
  assert.equal(await person.page.inputValue('#wish-woman'), 'prefer:woman');
  assert.equal(await person.page.inputValue('#trait-man'), 'kept:man');
  await person.open(`${stack.url}/about`);
  await person.press('#avoid > summary');
  await person.page.fill('#value', 'Somebody');
  await person.follow('#avoid > form:last-child button');
  await person.press('#avoid > summary');
  assert.match(await words(), /Somebody/);
  await person.follow('#avoid form.row button');
  await person.press('#avoid > summary');
  assert.doesNotMatch(await words(), /Somebody/);
});

/** Somebody else gives a time back that the person's coach has in some days. */
async function otherGivesBack() {
  const office = new Visitor({ port: stack.ports.page, origin: stack.url });
  await office.comeBy(new URL(stack.links().coordinator).pathname);
  const me = await person.page.evaluate(async () => (await fetch('/api/v1/me')).json());
  const { people } = (await office.api('GET', '/people')).json;
  const { coach } = people.find(({ id }) => id === me.id);
  const other = people.find((one) => one.id !== me.id && one.coach?.id === coach.id);
  const from = Math.floor(Date.now() / 1000) + 4 * 86400;
  const search = `from_at=${from}&until_at=${from + 9 * 86400}&length_min=25&limit=1`;
  const [slot] = (await office.api('GET', `/slots?coach=${coach.id}&person=${other.id}&${search}`)).json.slots;
  const body = { coach: coach.id, person: other.id, start_at: slot.start_at, length_min: 25, mode: 'video' };
  const { id } = (await office.api('POST', '/sessions', body)).json;
  assert.equal((await office.api('POST', `/sessions/${id}/cancel`)).status, 200);
}

/** The home page, again and again, until something is kept for the person. */
async function offerComes() {
  const until = AbortSignal.timeout(60_000);
  do {
    until.throwIfAborted();
    await person.open(`${stack.url}/home`);
  } while ((await person.page.locator('a[href^="/offer/"]').count()) === 0);
}

test('a person waits for a time, lets one pass, takes the next, and leaves the list', { skip }, async () => {
  await person.open(`${stack.url}/book`);
  await person.follow('a[href^="/waitlist/new"]');
  await person.page.locator('label:has(input[name="weeks"])').last().click();
  await person.follow('form[action="/waitlist"] button[type="submit"]');
  assert.equal(person.path(), '/waitlist');
  assert.match(await words(), /You are on the list/);
  assert.match(await words(), /you are the next we ask/);
  assert.doesNotMatch(await words(), /\b(first|second|#\d)\b/i, 'a place is no number');

  await otherGivesBack();
  await offerComes();
  await person.follow('a[href^="/offer/"]');
  assert.match(await words(), /We keep it for you until/);
  await person.follow('form[action$="/pass"] button');
  assert.match(await words(), /Your place stays/);

  await otherGivesBack();
  await offerComes();
  await person.follow('a[href^="/offer/"]');
  await person.follow('form[action$="/take"] button');
  assert.match(person.path(), /^\/session\//);
  await person.follow('a[href^="/waitlist/new?session="]');
  await person.follow('form[action="/waitlist"] button[type="submit"]');
  assert.match(await words(), /An earlier time/);
  await person.press('summary');
  await person.follow('form[action$="/leave"] button');
  assert.match(await words(), /You are not waiting for a time/);
});

test('signing out ends it: the way back shows nothing', { skip }, async () => {
  await person.follow('form[action="/sign-out"] button');
  await person.open(`${stack.url}/home`);
  assert.doesNotMatch(await words(), /Book a time/);
});

// Everybody's pages for everybody: axe's rules on each page, and the way into the call and out of
// it by keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';
import { bothInCall } from './visit.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let stack;
let links;
let person;
let coach;
let coordinator;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  links = stack.links();
  const desk = { viewport: { width: 1280, height: 800 } };
  person = await Chromium.start({ hertz: 1000, context: { viewport: { width: 320, height: 640 } } });
  coach = await Chromium.start({ hertz: 1700 });
  coordinator = await Chromium.start({ hertz: 700, context: desk });
});

after(async () => {
  for (const visitor of [person, coach, coordinator]) await visitor?.close();
  await stack?.stop();
});

/** What axe finds wrong with the page as it stands, in words. */
async function complaints(visitor) {
  await visitor.page.evaluate(axe);
  const found = await visitor.page.evaluate(() =>
    globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Nothing reaches over the right edge of the narrowest phone. */
async function overhang(visitor) {
  return await visitor.run(() => document.documentElement.scrollWidth - innerWidth);
}

async function assertGood(visitor, where) {
  assert.deepEqual(await complaints(visitor), [], where);
  assert.ok((await overhang(visitor)) <= 0, `${where} is wider than its screen`);
}

/** Tabs until the wanted element has the focus, as somebody without a mouse would. */
async function tabTo(visitor, selector) {
  await visitor.wait(selector);
  for (let presses = 0; presses < 80; presses++) {
    if (await visitor.page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
    await visitor.page.keyboard.press('Tab');
  }
  assert.fail(`the Tab key never reaches ${selector}`);
}

async function pressByKey(visitor, selector) {
  await tabTo(visitor, selector);
  await visitor.page.keyboard.press('Enter');
}

async function followByKey(visitor, selector) {
  await tabTo(visitor, selector);
  await Promise.all([
    visitor.page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
    visitor.page.keyboard.press('Enter'),
  ]);
}

/** As the date field of this browser takes it, key by key. */
function wallDate(days) {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${month}${day}${year}`;
}

/** Opens every card: what is folded away is not looked at. */
async function unfoldAll(visitor) {
  await visitor.run(() => {
    for (const fold of document.querySelectorAll('main details')) fold.open = true;
  });
}

test('the pages before a sign-in read well, at 320 pixels', { skip }, async () => {
  await person.open(stack.url);
  await assertGood(person, 'the root page');
  await person.open(`${stack.url}/nothing-here`);
  await assertGood(person, 'the error page');
  await person.open(links.person);
  await assertGood(person, 'the link page');
});

test('a person books by keyboard alone, on pages that read well', { skip }, async () => {
  await followByKey(person, 'form[action^="/link/"] button');
  await assertGood(person, 'the home page');
  await followByKey(person, 'a[href="/now"]');
  await assertGood(person, 'the page for now');
  await followByKey(person, 'a[href="/home"]:last-of-type');
  await followByKey(person, 'a[href="/sign-ins"]');
  await assertGood(person, 'the page of where one is signed in');
  await followByKey(person, 'p > a[href="/home"]');
  await followByKey(person, 'a[href="/about"]');
  await assertGood(person, 'the page of what matters to them');
  await followByKey(person, 'a[href="/about?kind=gender"]');
  await assertGood(person, 'the page of one kind');
  await tabTo(person, '#wish-woman');
  await person.page.keyboard.press('ArrowDown');
  await followByKey(person, 'form[action="/about"] button[type="submit"]');
  await followByKey(person, 'p > a[href="/home"]');
  await followByKey(person, 'a[href="/book"]');
  await followByKey(person, 'nav[aria-labelledby="day-title"] a:nth-of-type(2)');
  await assertGood(person, 'the booking page');
  await tabTo(person, 'input[name="start_at"]');
  await person.page.keyboard.press('Space');
  await tabTo(person, 'input[name="every_weeks"]');
  await person.page.keyboard.press('ArrowRight');
  await followByKey(person, 'form[action="/book"] button[type="submit"]');
  await assertGood(person, 'the page of a regular time to be');
  await followByKey(person, 'form[action="/series"] button[type="submit"]');
  await unfoldAll(person);
  await assertGood(person, 'the page of regular times');
  await followByKey(person, 'form[action$="/end"] button');
  await followByKey(person, 'a[href="/home"]');
  await followByKey(person, 'a[href="/book"]');
  await followByKey(person, 'nav[aria-labelledby="day-title"] a:nth-of-type(2)');
  await tabTo(person, 'input[name="start_at"]');
  await person.page.keyboard.press('Space');
  await followByKey(person, 'form[action="/book"] button[type="submit"]');
  assert.match(person.path(), /^\/session\//);
  await assertGood(person, 'the session page');
  const session = person.page.url();
  await followByKey(person, 'a[href^="/waitlist/new"]');
  await assertGood(person, 'the page to wait for an earlier time');
  await followByKey(person, 'form[action="/waitlist"] button[type="submit"]');
  await unfoldAll(person);
  await assertGood(person, 'the page of what one waits for');
  await person.open(session);
});

test('a person moves a time by keyboard alone, asks for another and takes that back', { skip }, async () => {
  await followByKey(person, 'a[href$="/move"]');
  await unfoldAll(person);
  await assertGood(person, 'the page of other times');
  await tabTo(person, 'input[name="start_at"]');
  await person.page.keyboard.press('ArrowUp'); // round to the last
  await followByKey(person, 'main > form button[type="submit"]');
  assert.match(await person.text(), /This is your time now/);
  await followByKey(person, 'a[href$="/move"]');
  await pressByKey(person, 'summary');
  await tabTo(person, '#ask_date');
  await person.page.keyboard.type(wallDate(6));
  await tabTo(person, '#ask_time');
  await person.page.keyboard.type('0315AM');
  await followByKey(person, 'details button');
  assert.match(await person.text(), /You asked for another time/);
  await assertGood(person, 'the session page with a proposal');
  await followByKey(person, 'form[action$="/withdraw"] button');
  assert.match(await person.text(), /Your time stays as it was/);
});

test('the page of a coach reads well with everything open', { skip }, async () => {
  await coach.open(links.coach);
  await followByKey(coach, 'form[action^="/link/"] button');
  await coach.wait('#coach a[href^="/call/"]');
  await pressByKey(coach, '#quick .pill');
  await unfoldAll(coach);
  await coach.page.selectOption('#series select', { index: 1 });
  await coach.press('.more-inside button:has-text("Propose another time")');
  await coach.wait('.more-inside .slots');
  await assertGood(coach, 'the page of a coach');
});

test('the page of a coordinator reads well, all that can be opened for a person, too', { skip }, async () => {
  await coordinator.open(links.coordinator);
  await followByKey(coordinator, 'form[action^="/link/"] button');
  await coordinator.wait('#coordinator .people');
  await pressByKey(coordinator, '.person button');
  await unfoldAll(coordinator);
  await coordinator.wait('#waitlist [data-wait]');
  await coordinator.press('table button');
  const parts = {
    Times: '.sessions', 'Book a time': '.slots', 'Standing times': 'form', Coach: '.matches li',
    'About them': '.kind', 'Reaching them': 'h3',
  };
  for (const [part, shown] of Object.entries(parts)) {
    await coordinator.press(`.person-panel > .pills .pill:text-is("${part}")`);
    await coordinator.wait(`.person-panel ${shown}`);
    await unfoldAll(coordinator);
    await assertGood(coordinator, `the page of a coordinator, ${part}`);
  }
  await followByKey(coordinator, '.person-panel a[href^="/card/"]');
  await assertGood(coordinator, 'the page that asks for a card');
  await followByKey(coordinator, 'button[name="language"]');
  await assertGood(coordinator, 'the card');
  await coordinator.page.goBack();
  await coordinator.page.goBack({ waitUntil: 'domcontentloaded' });
});

test('what waits for a coordinator reads well, on a phone too', { skip }, async () => {
  await coach.run(async () => {
    const date = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await fetch('/api/v1/absences', {
      method: 'POST', body: JSON.stringify({ from: date(2), until: date(20) }),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'away' },
    });
  });
  await coordinator.page.setViewportSize({ width: 390, height: 844 });
  await coordinator.page.reload({ waitUntil: 'domcontentloaded' }); // nothing unfolded before it
  await pressByKey(coordinator, '.matter button');
  await pressByKey(coordinator, '.matter .pill');
  await coordinator.wait('.matter select');
  await assertGood(coordinator, 'the queue');
});

test('both come, meet and leave by keyboard alone, on pages that read well', { skip }, async () => {
  await person.open(links.seat);
  await followByKey(person, 'form[action^="/link/"] button');
  await followByKey(person, 'form[action$="/here"] button');
  await person.wait('#call[data-state="waiting"]');
  await assertGood(person, 'the waiting room');
  await coach.page.reload({ waitUntil: 'domcontentloaded' });
  await followByKey(coach, '#coach a[href^="/call/"]');
  await coach.wait('button[data-action="admit"]');
  assert.doesNotMatch(await coach.text(), /is not here yet/, 'said of somebody who is at the door');
  await assertGood(coach, 'somebody at the door');
  await pressByKey(coach, 'button[data-action="admit"]');
  await bothInCall(person, coach);
  await assertGood(person, 'the call');
  await pressByKey(person, 'button[data-action="text"]');
  await tabTo(person, 'textarea');
  await assertGood(person, 'the written line');
  await pressByKey(person, 'button[data-action="leave"]');
  await person.wait('#call[data-state="left"]');
  await assertGood(person, 'the page after the call');
});

// A coach goes away with times booked inside: everybody concerned sees it at once, the coordinator
// lets others step in, and the person keeps the time, with somebody else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
let stack;
let person;
let coach;
let coordinator;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  const links = stack.links();
  person = await Chromium.start({ hertz: 1000, context: { javaScriptEnabled: false } });
  coach = await Chromium.start({ hertz: 1700 });
  coordinator = await Chromium.start({ hertz: 700, context: { viewport: { width: 1280, height: 800 } } });
  for (const [visitor, link] of [
    [person, links.person], [coach, links.coach], [coordinator, links.coordinator],
  ]) {
    await visitor.open(link);
    await visitor.follow('form[action^="/link/"] button');
  }
});

after(async () => {
  for (const visitor of [person, coach, coordinator]) await visitor?.close();
  await stack?.stop();
});

/** Books the first free time of a day that is offered; returns the day, and the words of the time. */
async function book(index) {
  await person.open(`${stack.url}/book?length=10`);
  await person.page.locator('nav[aria-labelledby="day-title"] a').nth(index).click();
  const day = new URL(person.page.url()).searchParams.get('day');
  await person.page.locator('label:has(input[name="start_at"])').first().click();
  await person.page.locator('label:has(input[name="mode"])').first().click();
  await person.follow('form[action="/book"] button[type="submit"]');
  return { day, when: await person.text('.when') };
}

/** What the person is told of a time: with whom it is, or null where the page has no such time. */
async function withWhom(when) {
  await person.open(`${stack.url}/home`);
  const hrefs = await person.page.locator('a[href^="/session/"]').evaluateAll((all) => all.map((one) => one.href));
  for (const href of hrefs) {
    await person.open(href);
    if ((await person.text('.when')) === when) return await person.text('main strong');
  }
  return null;
}

// Far to the west: at the person's morning nobody else has booked there.
const OTHER = 'Pilina';
const matters = () => coordinator.page.locator('.matter', { hasText: 'Juniper is away' });
let first;
let last;

test('an absence of several days names what lies inside, and it waits for the coordinator at once', { skip }, async () => {
  first = await book(3);
  last = await book(4);
  await coach.press('#away > summary');
  await coach.page.fill('#away-date', first.day);
  await coach.page.fill('#away-last', last.day);
  await coach.press('#away form > button');
  await coach.page.getByText('Some booked times lie inside').waitFor();
  assert.equal(await coach.page.locator('#away .dates > li').count(), 1, 'one absence, one line');
  await coach.page.locator('#away .inside li', { hasText: 'Pebble' }).nth(1).waitFor();
  await matters().nth(1).waitFor();
});

test('who steps in for one of them has it, and the person keeps the time', { skip }, async () => {
  const before = await matters().count();
  await matters().first().getByRole('button', { name: 'Decide' }).click();
  await matters().first().getByRole('button', { name: 'Somebody else steps in' }).click();
  await coordinator.page.selectOption('.matter select', { label: OTHER });
  await matters().first().getByRole('button', { name: 'Let them step in' }).click();
  await coordinator.page.waitForFunction(
    (count) => document.querySelectorAll('.matter').length < count, before);
  const names = [await withWhom(first.when), await withWhom(last.when)];
  assert.ok(names.includes(OTHER), names.join());
});

test('the rest is handed over in one go, and the absence can be taken back', { skip }, async () => {
  if ((await matters().count()) > 1) {
    await coordinator.press('#queue details.card > summary');
    await coordinator.page.selectOption('#queue details.card select', { label: OTHER });
    await coordinator.press('#queue details.card button');
  } else {
    await matters().first().getByRole('button', { name: 'Decide' }).click();
    await matters().first().getByRole('button', { name: 'Somebody else steps in' }).click();
    await coordinator.page.selectOption('.matter select', { label: OTHER });
    await matters().first().getByRole('button', { name: 'Let them step in' }).click();
  }
  await coordinator.page.waitForFunction(
    () => ![...document.querySelectorAll('.matter')].some((one) => /Pebble/.test(one.innerText)));
  assert.deepEqual([await withWhom(first.when), await withWhom(last.when)], [OTHER, OTHER]);
  await coach.page.locator('#away .inside', { hasText: 'Pebble' }).waitFor({ state: 'detached' });
  await coach.press('#away .dates button');
  await coach.page.locator('#away', { hasText: 'No dates differ' }).waitFor();
});

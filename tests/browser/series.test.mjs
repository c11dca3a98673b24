// A standing time: what stands in its way is shown before the yes, the person has exactly the dates
// that were agreed to, and both staff pages tell of it until it is ended.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
const dateIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const first = dateIn(5);
const holiday = dateIn(19);
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

/** How many times the person has ahead. */
async function timesOfPerson() {
  await person.open(`${stack.url}/home`);
  return await person.page.locator('a[href^="/session/"]').count();
}

test('before yes each date says whether it works, and why not', { skip }, async () => {
  const { page } = coordinator;
  await coordinator.press('#holidays > summary');
  await page.fill('#holiday-date', holiday);
  await page.fill('#holiday-name', 'Harvest day');
  await coordinator.press('#holidays form > button');
  await coordinator.wait('#holidays .dates li');
  await page.fill('#find-person', 'pebble');
  await coordinator.press('.person button');
  await coordinator.press('.person-panel .pill:has-text("Standing times")');
  await coordinator.press('.person-panel form > button');
  await coordinator.wait('.person-panel input[type="date"]:focus[aria-invalid="true"]');
  await page.fill('.person-panel input[type="date"] >> nth=0', first);
  await page.fill('.person-panel input[type="time"]', '10:00');
  await coordinator.press('.person-panel form > button');
  await coordinator.wait('.series-preview');
  const lines = await page.locator('.series-preview li').allInnerTexts();
  assert.equal(lines.length, 12);
  assert.match(lines[2], /a holiday/);
  const free = await page.locator('.series-preview input[type="checkbox"]').count();
  assert.ok(free >= 3, lines.join());
  assert.match(await coordinator.text('.series-preview legend'), new RegExp(`${free} of 12`));
});

test('the person has exactly the dates that were agreed to, and the coach sees the standing time', { skip }, async () => {
  const before = await timesOfPerson();
  const ticks = coordinator.page.locator('.series-preview input[type="checkbox"]');
  for (const tick of (await ticks.all()).slice(3)) await tick.uncheck();
  await coordinator.press('.series-preview button');
  await coordinator.page.getByText('These times are kept for Pebble').waitFor();
  assert.equal(await timesOfPerson(), before + 3);
  await coach.press('#series > summary');
  const line = coach.page.locator('#series li', { hasText: 'Pebble' });
  await line.waitFor();
  assert.match(await line.innerText(), /10:00 AM, every week/);
  assert.match(await line.innerText(), /a holiday/);
});

test('whoever of them ends it gives the later dates back, and both hear of it', { skip }, async () => {
  const before = await timesOfPerson();
  await coach.press('#series li summary');
  await coach.press('#series li details button');
  await coach.page.locator('#series', { hasText: 'No standing times' }).waitFor();
  await coordinator.page.locator('.person-panel', { hasText: 'No standing times' }).waitFor();
  assert.equal(await timesOfPerson(), before - 3);
});

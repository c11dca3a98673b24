// What coach and coordinator say of the time, judged by what the person can book: hours that come
// every two weeks, holidays, absences, limits, "free now" and "not today".
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
const dayMs = 86_400_000;
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

async function openBooking() {
  await person.open(`${stack.url}/book?length=10`);
  assert.match(await person.page.innerText('h1'), /Pick a time/);
}

/** The dates on which the person is offered a time. */
async function datesOffered() {
  await openBooking();
  const days = person.page.locator('nav[aria-labelledby="day-title"] a');
  const hrefs = await days.evaluateAll((all) => all.map((one) => one.href));
  return hrefs.map((href) => new URL(href).searchParams.get('day'));
}

/** The instants that the person is offered, on the first date that has any. */
async function startsOffered() {
  await openBooking();
  const day = person.page.locator('nav[aria-labelledby="day-title"] a').first();
  if ((await day.count()) > 0) await day.click();
  const times = person.page.locator('input[name="start_at"]');
  return await times.evaluateAll((all) => all.map((one) => Number(one.value)));
}

async function unfold(visitor, card) {
  const isOpen = await visitor.page.locator(card).evaluate((one) => one.open);
  if (!isOpen) await visitor.press(`${card} > summary`);
}

/** Presses the form's button and waits for its words (as a text, "Saved" is found in "Not saved yet"). */
async function save(visitor, card, words) {
  await visitor.press(`${card} form > button[type="submit"]`);
  await visitor.page.locator(`${card} [role="status"]`, { hasText: words }).waitFor();
}

const dateIn = (days) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
const soon = dateIn(4);

test('a coach without hours is offered to nobody; "free now until" opens them at once, until then', { skip }, async () => {
  await unfold(coach, '#hours');
  await coach.wait('.hour-row');
  const removals = coach.page.locator('.hour-row > button');
  while ((await removals.count()) > 0) await removals.first().click();
  await save(coach, '#hours', /^Saved/);
  assert.deepEqual(await datesOffered(), []);
  await coach.press('#quick .pill >> nth=0');
  await coach.press('#quick fieldset .pill >> nth=5');
  await coach.page.getByText('You are open until').waitFor();
  const starts = await startsOffered();
  assert.ok(starts.length > 0, 'nothing is offered');
  assert.ok(starts.at(-1) < Date.now() / 1000 + 7 * 3600);
});

test('"not today" closes it all, and "I am back" and "close again" take either back', { skip }, async () => {
  await coach.press('#quick button:has-text("Close again")');
  await coach.press('#quick .pill >> nth=1');
  await coach.press('#quick .quick-asked button');
  await coach.page.getByText('for the rest of today.').waitFor();
  assert.deepEqual(await datesOffered(), []);
  await coach.press('#quick button:has-text("I am back")');
  await coach.wait('#quick .pill');
  await unfold(coach, '#away');
  assert.match(await coach.text('#away'), /No dates differ/);
});

test('hours of every second week are offered on every second of those weekdays', { skip }, async () => {
  const weekday = ((new Date(`${soon}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const day = `#hours fieldset:nth-of-type(${weekday})`;
  await coach.press(`${day} .day-rows > button`);
  await coach.press(`${day} .rhythm summary`);
  await coach.page.selectOption(`${day} .rhythm select`, '2');
  await coach.press('#hours form > button[type="submit"]');
  const first = `${day} .rhythm input[type="date"]`;
  await coach.wait(`${first}:focus`); // it is missing, and says so beside
  assert.match(await coach.text(`${day} .field-error`), /counted from it/);
  await coach.page.fill(`${first} >> nth=0`, soon);
  await save(coach, '#hours', /^Saved/);
  assert.match(await coach.text(`${day} .rhythm summary`), /every 2 weeks, from/);
  const dates = await datesOffered();
  assert.ok(dates.length >= 2, `${dates}`);
  assert.equal(dates[0], soon);
  dates.slice(1).forEach((date, i) => {
    assert.equal(Date.parse(date) - Date.parse(dates[i]), 14 * dayMs);
  });
});

test('on a holiday the hours stay closed, but for a coach who works on holidays', { skip }, async () => {
  const page = coordinator.page;
  await unfold(coordinator, '#holidays');
  await page.fill('#holiday-date', soon);
  await coordinator.press('#holidays form > button[type="submit"]');
  await coordinator.wait('#holiday-name:focus[aria-invalid="true"]');
  await coordinator.type('#holiday-name', 'Harvest day');
  await save(coordinator, '#holidays', /^Saved/);
  assert.ok(!(await datesOffered()).includes(soon));
  await unfold(coach, '#rules');
  await coach.page.locator('#rules label.tick').click();
  await save(coach, '#rules', /^Saved/);
  assert.ok((await datesOffered()).includes(soon));
  await coordinator.press('#holidays .dates button');
  await page.locator('#holidays', { hasText: 'No holidays are listed' }).waitFor();
});

test('with one session a day as enough, a day with one is offered no more', { skip }, async () => {
  await person.open(`${stack.url}/book?length=10&day=${soon}`);
  await person.page.locator('label:has(input[name="start_at"])').first().click();
  await person.page.locator('label:has(input[name="mode"])').first().click();
  await person.follow('form[action="/book"] button[type="submit"]');
  assert.ok((await datesOffered()).includes(soon));
  await coach.page.fill('#rules-day_max', 'one');
  await coach.press('#rules form > button[type="submit"]');
  await coach.wait('#rules-day_max:focus[aria-invalid="true"]');
  await coach.page.fill('#rules-day_max', '1');
  await coach.page.getByText('At most 1 session in a day.').waitFor();
  await save(coach, '#rules', /^Saved/);
  assert.ok(!(await datesOffered()).includes(soon));
  await coach.page.fill('#rules-day_max', '');
  await save(coach, '#rules', /^Saved/);
  assert.ok((await datesOffered()).includes(soon));
});

test('an absence names who is booked inside, and that date is offered no more', { skip }, async () => {
  await unfold(coach, '#away');
  await coach.page.fill('#away-date', soon);
  await save(coach, '#away', /booked times lie inside/);
  await coach.page.locator('#away .inside', { hasText: 'Pebble' }).waitFor();
  assert.ok(!(await datesOffered()).includes(soon));
});

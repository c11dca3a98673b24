// Another time for a booked session: who proposes it sees whom it waits for, who is asked answers,
// and until then the old time stays, for everybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
const dateIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
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

/** The words of the session's row, wherever it is on the visitor's page. */
const row = (visitor, id) => visitor.page.locator(`[data-session="${id}"]`).first();

async function waitFor(visitor, id, words) {
  await row(visitor, id).filter({ hasText: words }).waitFor();
}

/** Opens the row's "More" and the form in which another time is chosen. */
async function openMove(visitor, id) {
  const more = row(visitor, id).locator('.more');
  if (!(await more.evaluate((one) => one.open))) await more.locator('summary').first().click();
  await more.getByRole('button', { name: 'Propose another time' }).click();
  return more;
}

/** When the person's own page says that the session is. */
async function timeOfPerson(id) {
  await person.open(`${stack.url}/session/${id}`);
  return await person.text('.when');
}

const atThree = /3:00 AM/i;
let session;
let agreed;

test('what a coordinator books is on the pages of the coach and the person', { skip }, async () => {
  const { page } = coordinator;
  await page.fill('#find-person', 'pebble');
  await coordinator.press('.person button');
  await coordinator.press('.person-panel .pill:has-text("Book a time")');
  const days = page.locator('.person-panel select').last();
  await days.waitFor();
  await days.selectOption({ index: 2 });
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.url().endsWith('/api/v1/sessions')),
    coordinator.press('.person-panel .slots button >> nth=2'),
  ]);
  session = (await answer.json()).id;
  await coach.press('#coming > summary');
  await waitFor(coach, session, 'Pebble');
  agreed = await timeOfPerson(session);
  assert.match(agreed, /\d:\d\d/);
});

test('a coach proposes another time and takes it back; the old one stays all along', { skip }, async () => {
  await coordinator.press('.person-panel .pill:has-text("Times")');
  const form = await openMove(coach, session);
  await form.locator('.slots button').first().click();
  await waitFor(coach, session, 'You proposed');
  await waitFor(coordinator, session, 'Juniper proposes');
  assert.equal(await timeOfPerson(session), agreed);
  await row(coach, session).getByRole('button', { name: 'Take this back' }).click();
  await row(coordinator, session).filter({ hasNotText: 'proposes' }).waitFor();
});

test('outside the hours both are asked; with both yes the time is moved for everybody', { skip }, async () => {
  const form = await openMove(coordinator, session);
  await form.getByText('A time outside the hours').click();
  await form.locator('input[type="date"]').fill(dateIn(6));
  await form.locator('input[type="time"]').fill('03:00');
  await form.getByRole('button', { name: 'Propose this time' }).click();
  await waitFor(coordinator, session, 'Pebble, Juniper');
  await waitFor(coach, session, 'The office proposes');
  assert.equal(await timeOfPerson(session), agreed);
  await row(coach, session).getByRole('button', { name: 'Yes, move it' }).click();
  await waitFor(coordinator, session, 'Waiting for Pebble,');
  const moved = await person.run(async (id) => {
    const { move } = await (await fetch(`/api/v1/sessions/${id}`)).json();
    const answer = await fetch(`/api/v1/moves/${move.id}/accept`, {
      method: 'POST', body: '{}',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'yes' },
    });
    return (await answer.json()).moved_to;
  }, session);
  await waitFor(coach, moved, atThree);
  await waitFor(coordinator, moved, atThree);
  assert.match(await timeOfPerson(moved), atThree);
});

// A coach on duty is rung on the open page when somebody asks for a coach now; the answer leads both
// into the same call.
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
  for (const [visitor, link] of [[coach, links.coach], [coordinator, links.coordinator]]) {
    await visitor.open(link);
    await visitor.follow('form[action^="/link/"] button');
  }
});

after(async () => {
  for (const visitor of [person, coach, coordinator]) await visitor?.close();
  await stack?.stop();
});

/** The person comes in by a card, as the coordinator's page prints it. */
async function comeByCard(name) {
  await coordinator.page.fill('#find-person', name);
  await coordinator.press('.person button');
  await coordinator.press('.person-panel .pill:has-text("Reaching them")');
  await coordinator.press('.person-panel button:has-text("Make a new code")');
  await coordinator.wait('.secret code');
  await person.open(stack.url);
  await person.type('#code', await coordinator.text('.secret code'));
  await person.follow('form[action="/code"] button');
}

test('a coach goes on duty, having given back what stands at this hour', { skip }, async () => {
  await coach.press('.sessions .more summary');
  await coach.press('.sessions .more details summary');
  await coach.press('.sessions .more details button');
  await coach.page.locator('.session', { hasText: 'given back' }).waitFor();
  await coach.press('#duty .pill');
  await coach.press('#duty fieldset .pill >> nth=3');
  await coach.page.getByText('You are on duty until').waitFor();
});

test('who asks now rings there; passed on and nobody else there, the coordinator is told', { skip }, async () => {
  await comeByCard('acorn');
  await coordinator.press('.person-panel .pill:has-text("A coach now")');
  await coordinator.press('.person-panel button:has-text("Ask now")');
  await coach.wait('.ring');
  assert.doesNotMatch(await coach.text('.ring'), /Acorn/, 'nobody learns a name before the answer');
  await coordinator.page.locator('.matter', { hasText: 'Acorn asks for a coach now' }).waitFor();
  await coach.press('.ring button:has-text("Not now")');
  await coach.page.locator('.ring').waitFor({ state: 'detached' });
  await coordinator.page.locator('.matter', { hasText: 'No coach could be found for Acorn' }).waitFor();
  await coordinator.press('.matter[data-kind="lost"] button:has-text("It is seen to")');
});

test('the answer leads into the call, and the person has that time at once', { skip }, async () => {
  await coordinator.press('.person-panel button:has-text("Ask now")');
  await coach.wait('.ring');
  await coach.follow('.ring button:has-text("Answer")');
  assert.match(coach.path(), /^\/call\//);
  await person.open(`${stack.url}/home`);
  assert.match(await person.text(), /Juniper/);
  assert.equal(await person.page.locator(`a[href$="${coach.path().split('/').at(-1)}"]`).count(), 1);
  await coordinator.page.locator('.matter[data-kind="ask"]').waitFor({ state: 'detached' });
});

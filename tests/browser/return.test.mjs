// Coming back, taking over, writing, leaving: what happens around a running call.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';
import {
  bothInCall, coachComes, coachLetsIn, personComes, recogniseEachOther,
} from './visit.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
let stack;
let person;
let coach;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  person = await Chromium.start({ hertz: 1000 });
  coach = await Chromium.start({ hertz: 1700, chroma: 90 });
  const links = stack.links();
  await coachComes(coach, links.coach);
  await personComes(person, links.seat);
  await coachLetsIn(coach);
  await bothInCall(person, coach);
});

after(async () => {
  await person?.close();
  await coach?.close();
  await stack?.stop();
});

async function write(visitor, words) {
  if ((await visitor.page.locator('textarea').count()) === 0) {
    await visitor.press('button[data-action="text"]');
  }
  await visitor.type('textarea', words);
  await visitor.page.keyboard.press('Enter');
}

async function reads(visitor, words) {
  if ((await visitor.page.locator('textarea').count()) === 0) {
    await visitor.press('button[data-action="text"]');
  }
  await visitor.page.getByText(words).first().waitFor();
}

test('what one writes the other reads, both ways', { skip }, async () => {
  await write(person, 'the sound is fine here');
  await reads(coach, 'the sound is fine here');
  await write(coach, 'good to hear');
  await reads(person, 'good to hear');
});

/** The pitch over the first second without it: what was sent before may still be played. */
async function hush(visitor, hertz) {
  let heard;
  for (let second = 0; second < 20; second++) {
    heard = await visitor.tone(hertz, 1000, 20);
    if (heard < 20) break;
  }
  return heard;
}

test('a muted microphone is not heard at the far side, and is again afterwards', { skip }, async () => {
  await person.press('button[data-action="microphone"]');
  await person.wait('button[data-action="microphone"][aria-pressed="false"]');
  const silent = await hush(coach, person.hertz);
  await person.press('button[data-action="microphone"]');
  const loud = await coach.tone(person.hertz);
  assert.ok(loud > silent + 10, `${loud} dB against ${silent} dB when muted`);
});

test('a person who loads the page again is back without being let in again', { skip }, async () => {
  await person.page.reload({ waitUntil: 'domcontentloaded' });
  await bothInCall(person, coach);
  await recogniseEachOther(person, coach);
});

test('a coach who loads the page again is back, and both see and hear each other', { skip }, async () => {
  await coach.page.reload({ waitUntil: 'domcontentloaded' });
  await bothInCall(coach, person);
  await recogniseEachOther(person, coach);
});

test('a second tab of the same browser takes the seat over and the first says so', { skip }, async () => {
  const tab = await person.newTab();
  await tab.open(person.page.url());
  await person.wait('#call[data-state="replaced"]');
  const kept = await person.run(() => Object.keys(sessionStorage).filter((name) => name.startsWith('seat ')));
  assert.deepEqual(kept, [], 'the first holds nothing to take it back with');
  await bothInCall(tab, coach);
  await recogniseEachOther(tab, coach);
  await person.page.close();
  person.page = tab.page;
});

test('leaving says goodbye to both, with someone to call', { skip }, async () => {
  await person.press('button[data-action="leave"]');
  await person.wait('#call[data-state="left"]');
  assert.match(await person.text(), /988/);
  await coach.wait('#call[data-peer="left"]');
});

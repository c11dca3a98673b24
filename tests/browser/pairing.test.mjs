// Who could be whose coach: what both sides say, the sentence why, the list of those to avoid, taking
// nobody new, and giving somebody back; judged by what the other page shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
let stack;
let coach;
let coordinator;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  const links = stack.links();
  coach = await Chromium.start({ hertz: 1700 });
  coordinator = await Chromium.start({ hertz: 700, context: { viewport: { width: 1280, height: 800 } } });
  for (const [visitor, link] of [[coach, links.coach], [coordinator, links.coordinator]]) {
    await visitor.open(link);
    await visitor.follow('form[action^="/link/"] button');
  }
});

after(async () => {
  for (const visitor of [coach, coordinator]) await visitor?.close();
  await stack?.stop();
});

/** Opens one person alone, at one part of what can be done for them. */
async function openPerson(name, part) {
  const { page } = coordinator;
  await page.fill('#find-person', name);
  if ((await page.locator('.person-panel').count()) === 0) await coordinator.press('.person button');
  await page.locator('.person-panel').getByRole('button', { name: part, exact: true }).first().click();
}

/** The sentences of all who fit the open person. */
async function sentences() {
  const { page } = coordinator;
  await page.locator('.matches li, .person-panel :text("Nobody fits")').first().waitFor();
  const all = page.getByRole('button', { name: /^Show all/ });
  if ((await all.count()) > 0) await all.click();
  return await page.locator('.matches li').allInnerTexts();
}

async function savePairing(visitor, form) {
  await visitor.press(`${form} > button[type="submit"]`);
  await visitor.page.locator(`${form} [role="status"]`, { hasText: /^Saved/ }).waitFor();
}

/** A value's control in one fold of the form: 0 what they are, 1 what they wish. */
async function valueIn(visitor, form, group, kind, value) {
  const fold = visitor.page.locator(`${form} > fieldset`).nth(group).locator('.kind', { hasText: kind }).first();
  if (!(await fold.evaluate((one) => one.open))) await fold.locator('summary').click();
  return fold.locator('li', { hasText: value }).first();
}

test('a coach who shows a needed trait is named with it, and who lacks it is not', { skip }, async () => {
  await coach.press('#about > summary');
  const navajo = await valueIn(coach, '#about form', 0, 'Language', 'Navajo');
  await navajo.locator('input').first().check();
  await navajo.locator('input').nth(1).check();
  await savePairing(coach, '#about form');
  await openPerson('acorn', 'About them');
  const wish = await valueIn(coordinator, '.person-panel form', 1, 'Language', 'Navajo');
  await wish.locator('select').selectOption('need');
  await savePairing(coordinator, '.person-panel form');
  await openPerson('acorn', 'Coach');
  const why = await sentences();
  assert.equal(why.length, 1, why.join('\n'));
  assert.match(why[0], /Juniper.*Navajo/);
});

test('whom the coordinator chooses to stand in has the person on the own page', { skip }, async () => {
  await coordinator.page.getByRole('button', { name: 'To stand in: Juniper for Acorn' }).click();
  await coordinator.page.getByText('Juniper stands in when needed').waitFor();
  await coach.page.reload({ waitUntil: 'domcontentloaded' });
  await coach.press('#people > summary');
  await coach.page.locator('#people li', { hasText: 'Acorn' }).waitFor();
});

test('somebody on the list of those to avoid is in no list of those who fit, and the list stays unseen', { skip }, async () => {
  await openPerson('alder', 'Coach');
  assert.ok((await sentences()).some((why) => /Juniper/.test(why)));
  await openPerson('alder', 'About them');
  const form = '.person-panel form';
  await coordinator.page.selectOption(`${form} > fieldset >> nth=2 >> select`, 'account');
  await coordinator.page.selectOption(`${form} > fieldset >> nth=2 >> select >> nth=1`, { label: 'Juniper' });
  await coordinator.press(`${form} > fieldset >> nth=2 >> .fields > button`);
  await savePairing(coordinator, form);
  assert.doesNotMatch(await coordinator.page.locator(`${form} > fieldset`).nth(2).locator('.dates').innerText(), /Juniper/);
  await openPerson('alder', 'Coach');
  const why = await sentences();
  assert.ok(why.length > 0 && !why.some((one) => /Juniper/.test(one)), why.join('\n'));
});

test('a coach who gives somebody back is heard by the coordinator; who takes nobody new fits nobody', { skip }, async () => {
  const line = coach.page.locator('#people li', { hasText: 'Acorn' });
  await line.locator('summary').click();
  await line.getByRole('button').click();
  await line.getByText('Your coordinator knows').waitFor();
  await coordinator.page.reload({ waitUntil: 'domcontentloaded' });
  await coordinator.page.locator('.matter', { hasText: 'Acorn needs another coach' }).waitFor();
  await coach.press('#people .load .pill');
  await coach.page.getByText('You take nobody new until').waitFor();
  await openPerson('anemone', 'Coach');
  const why = await sentences();
  assert.ok(why.length > 0 && !why.some((one) => /Juniper/.test(one)), why.join('\n'));
});

/** Adds somebody by the form, with nobody chosen yet. */
async function addPerson(nickname) {
  const { page } = coordinator;
  const form = page.locator('#add-person');
  if (!(await form.evaluate((one) => one.open))) await form.locator('summary').click();
  await form.locator('#nickname').fill(nickname);
  await form.locator('#reach_kind').selectOption('none');
  await form.getByRole('button', { name: 'Add a person' }).click();
  await form.getByText(`${nickname} has been added`).waitFor();
}

test('all who have no coach are paired at once, after a look, but for who is left out', { skip }, async () => {
  const { page } = coordinator;
  await addPerson('Larch');
  await addPerson('Hawthorn');
  const card = page.locator('#cohort');
  await card.locator('summary').click();
  await card.getByRole('button', { name: 'Propose coaches for all' }).click();
  const line = (name) => card.locator('li', { hasText: name });
  await line('Larch').waitFor();
  const coachOf = (await line('Larch').locator('strong').innerText()).replace('Larch with ', '');
  if (process.env.PORCHLIGHT_SHOTS) await card.screenshot({ path: `${process.env.PORCHLIGHT_SHOTS}/cohort.png` });
  await line('Hawthorn').locator('input').uncheck();
  await card.getByRole('button', { name: /^Pair these/ }).click();
  await card.getByText(/have a coach now/).waitFor();
  await page.fill('#find-person', 'Larch');
  await page.locator('.person', { hasText: `with ${coachOf}` }).waitFor();
  await page.fill('#find-person', 'Hawthorn');
  await page.locator('.person', { hasText: 'none yet' }).waitFor();
});

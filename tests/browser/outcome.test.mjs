// After a session its coach says with one tap how it went, or otherwise with two; a coordinator sees it
// and puts it right. Hours pass by a clock that the test sets forward.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { SteppedClock } from '../support/stepped_clock.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
const clock = new SteppedClock();
let stack;
let coach;
let coordinator;
let sessions; // of Pebble, to whom nobody came; of another, whom the coach waited for

before(async () => {
  if (skip) return;
  stack = await Stack.start({ prefix: ['env', ...Object.entries(clock.env).map(([name, value]) => `${name}=${value}`)] });
  const links = stack.links();
  coach = await Chromium.start({ hertz: 1700 });
  coordinator = await Chromium.start({ hertz: 700, context: { viewport: { width: 1280, height: 800 } } });
  for (const [visitor, link] of [[coach, links.coach], [coordinator, links.coordinator]]) {
    await visitor.open(link);
    await visitor.follow('form[action^="/link/"] button');
  }
  sessions = await hoursPass();
});
after(async () => {
  for (const visitor of [coach, coordinator]) await visitor?.close();
  await stack?.stop();
  clock.close();
});

async function api(visitor, method, path, body) {
  return visitor.run(async ([verb, where, what]) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    const answer = await fetch(`/api/v1${where}`, verb === 'GET' ? {} : { method: verb, headers, body: JSON.stringify(what ?? {}) });
    return answer.status === 204 ? null : answer.json();
  }, [method, path, body]);
}

/** The coach comes to the first of two times and to the second not; then both are over. */
async function hoursPass() {
  const { id } = await api(coach, 'GET', '/me');
  const { sessions: near } = await api(coach, 'GET', `/sessions?from_at=${clock.now() - 3600}&until_at=${clock.now() + 3600}`);
  const waited = near.find(({ status, start_at, end_at }) => status === 'booked' && start_at - 900 <= clock.now() && end_at > clock.now());
  await api(coach, 'POST', `/sessions/${waited.id}/here`);
  await api(coach, 'POST', '/free-now', { until_at: clock.now() + 5 * 3600 });
  const { people } = await api(coordinator, 'GET', '/people');
  const other = people.find((one) => one.coach.id === id && one.id !== waited.person.id);
  const range = `from_at=${clock.now() + 3600}&until_at=${clock.now() + 5 * 3600}&length_min=10`;
  const { slots } = await api(coordinator, 'GET', `/slots?coach=${id}&person=${other.id}&${range}`);
  const wish = { coach: id, person: other.id, start_at: slots[0].start_at, length_min: 10, mode: 'voice' };
  const alone = await api(coordinator, 'POST', '/sessions', wish);
  clock.step(6 * 3600_000);
  return { waited, alone };
}

const row = (visitor, { id }) => visitor.page.locator(`.outcome[data-session="${id}"]`);

test('what is over appears on the coach\'s page by itself, with what it looks like and why', { skip }, async () => {
  await row(coach, sessions.waited).waitFor();
  await row(coach, sessions.alone).waitFor();
  const waited = await row(coach, sessions.waited).innerText();
  assert.match(waited, /Juniper came/);
  assert.match(waited, /could not be reached/);
  assert.match(await row(coach, sessions.alone).innerText(), /Nobody came in/);
  assert.doesNotMatch(await coach.text('#outcomes'), /no.?show|missed|fail/i);
});

test('one tap confirms it: the row goes, and the page says what was noted', { skip }, async () => {
  await row(coach, sessions.waited).getByRole('button', { name: /^We did not meet: could not be reached/ }).first().click();
  await row(coach, sessions.waited).waitFor({ state: 'detached' });
  assert.match(await coach.text('#outcomes'), /Noted for .*: not reached/);
  assert.equal(await coach.run(() => document.activeElement?.getAttribute('role')), 'status', 'the focus is not lost');
  const session = await api(coach, 'GET', `/sessions/${sessions.waited.id}`);
  assert.deepEqual([session.status, session.outcome.by], ['not_reached', 'coach']);
});

test('by keyboard, two say that it was otherwise', { skip }, async () => {
  await row(coach, sessions.alone).getByRole('button', { name: /^It was otherwise/ }).focus();
  await coach.page.keyboard.press('Enter');
  await row(coach, sessions.alone).getByRole('button', { name: 'We met', exact: true }).waitFor();
  await coach.page.keyboard.press('Tab');
  await coach.page.keyboard.press('Enter');
  await row(coach, sessions.alone).waitFor({ state: 'detached' });
  const session = await api(coach, 'GET', `/sessions/${sessions.alone.id}`);
  assert.deepEqual([session.status, session.outcome.by], ['met', 'coach']);
});

test('the coordinator sees how it went and who said so, and puts it right', { skip }, async () => {
  await coordinator.page.reload();
  await coordinator.wait('#find-person');
  await coordinator.page.fill('#find-person', sessions.alone.person.nickname);
  await coordinator.press('.person button');
  await coordinator.press('.person-panel .pill:has-text("Times")');
  await coordinator.press('.person-panel button:has-text("Times that are over")');
  const shown = row(coordinator, sessions.alone);
  await shown.waitFor();
  assert.match(await shown.innerText(), /met · as the coach says/);
  await shown.getByRole('button', { name: /^Correct this/ }).click();
  await shown.getByRole('button', { name: 'The connection stopped us' }).click();
  await shown.filter({ hasText: 'the connection stopped it · as the office says' }).waitFor();
});

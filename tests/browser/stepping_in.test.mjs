// Somebody waits in the room of a session when another coach steps in: the page goes along to the new
// room by itself, and the one who stepped in finds them there.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Stack } from '../support/stack.mjs';
import { Visitor } from '../support/visitor.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
const nowS = () => Math.floor(Date.now() / 1000);
let stack;
let person;
let coach;
let coordinator;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  const program = { port: stack.ports.page, origin: stack.url };
  const links = stack.links();
  [coach, coordinator] = [new Visitor(program), new Visitor(program)];
  await coach.comeBy(new URL(links.coach).pathname);
  await coordinator.comeBy(new URL(links.coordinator).pathname);
});

beforeEach(async () => {
  if (!skip) person = await Chromium.start({ hertz: 1000 });
});

afterEach(() => person?.close());

after(() => stack?.stop());

async function done(visitor, method, path, body) {
  const answer = await visitor.api(method, path, body);
  assert.ok(answer.status < 300, `${path}: ${answer.text}`);
  return answer.status === 204 ? null : answer.json;
}

/** A session of the coach that begins with the next quarter of an hour, and whose it is. */
async function bookedSoon() {
  const { id } = await done(coach, 'GET', '/me');
  const { sessions } = await done(coach, 'GET', `/sessions?from_at=${nowS() - 3600}&until_at=${nowS() + 7200}`);
  for (const one of sessions.filter(({ status }) => status === 'booked')) await done(coordinator, 'POST', `/sessions/${one.id}/cancel`);
  await done(coach, 'POST', '/free-now', { until_at: nowS() + 7200 });
  const { people } = await done(coordinator, 'GET', '/people');
  const whose = people.filter((one) => one.coach?.id === id).pop();
  const start_at = (Math.floor(nowS() / 900) + 1) * 900;
  return done(coordinator, 'POST', '/sessions', { coach: id, person: whose.id, start_at, length_min: 25, mode: 'voice' });
}

async function coveredBySomebody(session) {
  const { coaches } = await done(coordinator, 'GET', '/coaches');
  for (const { id } of coaches.filter(({ id }) => id !== session.coach.id)) {
    const covered = await coordinator.api('POST', `/sessions/${session.id}/cover`, { coach: id });
    if (covered.status === 201) return covered.json;
  }
  throw new Error('nobody can step in');
}

for (const way of ['seat link', 'card']) {
  test(`who waits, having come by a ${way}, is led to the room of the one who steps in`, { skip }, async () => {
    const session = await bookedSoon();
    if (way === 'card') {
      const { code } = await done(coordinator, 'POST', `/people/${session.person.id}/code`);
      await person.open(stack.url);
      await person.type('#code', code);
      await person.follow('form[action="/code"] button');
      await person.open(`${stack.url}/session/${session.id}`);
    } else {
      await person.open((await done(coordinator, 'POST', `/sessions/${session.id}/link`)).url);
      await person.follow('form[action^="/link/"] button');
    }
    await person.follow('form[action$="/here"] button');
    await person.wait('#call[data-state="waiting"]');
    const covered = await coveredBySomebody(session);
    await person.page.waitForURL(`**/call/${covered.id}`);
    await person.wait('#call[data-state="waiting"]');
    assert.deepEqual((await done(coordinator, 'GET', `/sessions/${covered.id}`)).here, { coach: false, person: true });
    await done(coordinator, 'POST', `/sessions/${covered.id}/cancel`);
    await person.wait('#call[data-state="ended"]');
  });
}

// A coach gives the address of a calendar elsewhere; what the page says of it, what a coordinator
// sees of it, and what a person is offered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CalendarServer, calendarOf, eventOf } from '../support/calendar_server.mjs';
import { makeCertificate } from '../support/mail_server.mjs';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
let certificate;
let server; // allowed, though on this machine
let other; // not allowed
let stack;
let coach;
let coordinator;

before(async () => {
  if (skip) return;
  certificate = makeCertificate();
  server = await CalendarServer.start(certificate);
  other = await CalendarServer.start(certificate);
  const scheduler = { calendar_inside: server.place, calendar_every_s: 1, message_ca_file: certificate.ca };
  stack = await Stack.start({ scheduler });
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
  for (const one of [server, other]) await one?.stop();
  certificate?.remove();
});

const unfold = () => coach.run(() => (document.querySelector('#feed').open = true));

async function give(url) {
  await unfold();
  await coach.page.fill('#feed-url', url);
  await coach.press('#feed form button[type="submit"]');
}

test('an address that is none is said beside its field', { skip }, async () => {
  await give('http://calendar.example/x.ics');
  await coach.wait('#feed-url-error');
  assert.match(await coach.text('#feed-url-error'), /begins with https/);
  assert.equal(await coach.run(() => document.activeElement.id), 'feed-url');
});

test('a calendar that cannot be read is said on both desks, and both are free of it afterwards', { skip }, async () => {
  await give(`${other.url}/secret-canary.ics`); // of this machine: never connected to
  await coach.wait('.notice-error');
  assert.match(await coach.text('.notice-error'), /cannot be read, so nothing new can be booked with you/);
  assert.match(await coach.text('#feed'), /closed network/);
  assert.ok(!(await coach.page.content()).includes('secret-canary'));
  await coordinator.wait('.matter[data-kind="feed"]');
  assert.match(await coordinator.text('.matter[data-kind="feed"]'), /Nothing new can be booked with/);
  await coach.press('#feed button:has-text("Stop reading it")');
  await coach.page.waitForSelector('.notice-error', { state: 'detached' });
  await coordinator.page.reload({ waitUntil: 'domcontentloaded' });
  await coordinator.wait('#coordinator .people');
  assert.equal(await coordinator.page.locator('.matter[data-kind="feed"]').count(), 0);
  assert.equal(other.connections, 0);
});

test('a calendar that is read says so, and which times of it are busy', { skip }, async () => {
  const startS = Math.floor(Date.now() / 3_600_000) * 3600 + 86_400;
  server.give(calendarOf(eventOf(startS, startS + 3600)));
  await give(`${server.url}/secret-canary.ics`);
  await coach.wait('#feed [data-state="fine"]');
  assert.match(await coach.text('#feed [data-state="fine"]'), /^localhost:\d+ was read on/);
  assert.equal(await coach.page.locator('#feed .busy li').count(), 1);
  assert.doesNotMatch(await coach.text(), /Somewhere else/);
  assert.equal(await coach.page.inputValue('#feed-url'), '');
  assert.equal(await coach.page.locator('.notice-error').count(), 0);
});

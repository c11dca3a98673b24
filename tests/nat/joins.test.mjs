// How long a page takes until its sound is there and it hears the other's, by UDP and where a network
// lets nothing out but TCP to the relay and the pages: the page is opened anew and joins by a ticket,
// again and again. A few times in every run, twenty with --long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { recogniseEachOther } from '../browser/visit.mjs';
import { ROOM } from '../support/figures.mjs';
import { Ear } from '../support/ear.mjs';
import { concealed } from '../support/stats.mjs';
import { LabCall, missing, say } from './call.mjs';
import { missingTunnel } from './lab.mjs';

const skip = missing || (missingTunnel() ?? false);
const isLong = process.env.PORCHLIGHT_LONG === '1';
const JOINS = isLong ? 20 : 3;

let call;
let wire; // the person's

before(async () => {
  if (skip) return;
  call = await LabCall.start(async (lab) => {
    [1, 2].forEach((n) => lab.masquerade(n));
    wire = await lab.lengthen(2);
    await bothWays({ delayMs: 10 });
  });
});
after(async () => {
  await call?.close();
  await wire?.stop();
});

const bothWays = (options) => Promise.all([0, 1].map((end) => wire.set(end, options)));

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The ports stand for 443, which Chromium takes from public addresses alone. */
function letOutOnlyTcp() {
  const { page, signalling, media } = call.stack.ports;
  const places = [page, signalling, media].map((port) => `tcp . ${port}`).join(', ');
  call.lab.drop(2, `meta l4proto . th dport != { ${places} }`, { from: 'lan' });
}

/** Milliseconds from opening the person's page until it hears the coach, and the coach hears it. By the
 *  page's own key it is let in without a knock. */
async function join() {
  const { person, coach } = call;
  await coach.ear.hears(1000);
  const url = person.page.url();
  await person.page.evaluate(() => sessionStorage.clear()); // no resume token: a ticket
  await person.open('about:blank');
  await coach.ear.hearsNothing(600); // else what comes back so soon is no break
  const at = Date.now();
  await person.open(url);
  person.ear = await Ear.at(person, coach.hertz);
  return Promise.all([person, coach].map(({ ear }) => ear.hearsAgain(at)));
}

async function joins() {
  const times = [];
  for (let i = 0; i < JOINS; i++) times.push(...(await join()));
  return times;
}

test('R11 where UDP is let through a page hears and is heard within 2 s of being opened', { skip }, async () => {
  const times = await joins();
  say('R11 joined by UDP', times);
  assert.ok(Math.max(...times) <= 2000 * ROOM, `${times}`);
});

test('R11 where only TCP to the relay gets out, a page hears and is heard within 5 s of being opened, each time', { skip }, async () => {
  letOutOnlyTcp();
  const times = await joins();
  say('R11 joined by TCP', times);
  assert.ok(call.lab.dropped(2) > 0, 'no UDP was tried: the drop proves nothing');
  assert.ok(Math.max(...times) <= 5000 * ROOM, `${times}`);
  await recogniseEachOther(call.person, call.coach); // pictures too
});

test('R11 by TCP at 2 % loss at most 3 % of the sound is made up', { skip }, async () => {
  await bothWays({ delayMs: 10, loss: 0.02 });
  await pause(3000);
  const first = await Promise.all(call.both.map(({ stats }) => stats.look()));
  const lost = (await wire.counters()).lost[0];
  await pause(isLong ? 60_000 : 10_000);
  const then = await Promise.all(call.both.map(({ stats }) => stats.look()));
  await call.bothHear();
  const parts = then.map((now, i) => concealed(first[i], now));
  console.log(`# R11 by TCP at 2 % loss: made up ${parts.map((part) => `${(part * 100).toFixed(1)} %`).join(' and ')}`);
  assert.ok((await wire.counters()).lost[0] > lost, 'nothing was lost');
  assert.ok(Math.max(...parts) <= 0.03 * ROOM, `${parts}`);
});

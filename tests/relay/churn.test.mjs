// R23: calls that begin and end in every way there is, one after the other, for ever: memory,
// descriptors and rooms come back. 500 of them under --long, 40 in every run.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Page } from '../support/page.mjs';
import { admit, carries, meet, Participant } from '../support/participant.mjs';
import { isSanitized, Relay } from '../support/relay.mjs';
import { newId } from '../support/tokens.mjs';
import { framed, stunRequest, TcpStranger } from '../support/wire.mjs';

const isLong = process.env.PORCHLIGHT_LONG === '1';
const CALLS = isLong ? 500 : 40;
const WARM_UP = 27; // each ending three times
const AT_ONCE = 4;
const ROUND = 40; // calls between two looks at whether all is over
const KIB_A_CALL = 2;
const NOISE_KIB = isLong ? 0 : 768; // of the allocator, over few calls; a leak is the asan preset's to find

/** A coach and a person of one call, not yet here. */
async function pair(relay, options) {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach', ...options });
  const person = await Participant.create(relay, { call, role: 'person', ...options });
  return { call, coach, person, stop: () => Promise.all([coach.stop(), person.stop()]) };
}

/** Each makes a call and lets it end in its own way; returns it. */
const ENDINGS = {
  async 'both leave'(relay) {
    const call = await meet(relay);
    await carries(call.coach, call.person);
    for (const { page } of [call.person, call.coach]) page.send({ type: 'leave', call: call.call });
    await Promise.all([call.coach.page.closed, call.person.page.closed]);
    return call;
  },
  async 'both are killed in the midst of it'(relay) {
    const call = await meet(relay);
    await carries(call.person, call.coach);
    return call;
  },
  async 'both are killed, over TCP'(relay) {
    const call = await meet(relay, { coach: { transport: 'tcp' }, person: { transport: 'tcp' } });
    await carries(call.coach, call.person);
    return call;
  },
  async 'a page that never joins'(relay) {
    const page = await Page.open(relay);
    await page.drop();
    return null;
  },
  async 'a person who waits and goes'(relay) {
    const call = await pair(relay);
    await call.person.join();
    return call;
  },
  async 'a waiting person whose check leg is under way'(relay) {
    const call = await pair(relay, { doesCheck: true });
    await call.coach.join();
    await call.person.join();
    while (call.person.peers.length === 0) await call.person.hearOf(1);
    await call.person.peer.next('connected'); // its handshake begins
    return call;
  },
  async 'an offer that is never answered'(relay) {
    const call = await pair(relay);
    call.person.takeOffer = async () => {};
    await call.coach.join();
    await call.person.join();
    await admit(call.coach, call.person);
    await call.person.page.next('offer', ({ purpose }) => purpose === 'call').catch(() => {});
    return call;
  },
  async 'a seat that comes back twice'(relay) {
    const call = await meet(relay);
    for (let i = 0; i < 2; i++) {
      await call.person.page.drop();
      await call.person.comeBack({ keepsLeg: i === 0 });
    }
    return call;
  },
  async 'a TCP connection cut within a frame'(relay) {
    const stranger = await TcpStranger.open(relay);
    const frame = framed(stunRequest({ username: 'abcd:efgh', pwd: 'none-of-any-call-at-all' }));
    stranger.write(frame.subarray(0, 20));
    stranger.stop();
    await stranger.closed;
    return null;
  },
};

async function live(relay, ending) {
  const call = await ENDINGS[ending](relay);
  await call?.stop();
  if (call) relay.scheduler.command('end', { call: call.call });
}

/** Lives through `count` calls, a few at once, each ending in turn, until no call is left. */
async function churn(relay, count) {
  const names = Object.keys(ENDINGS);
  for (let next = 0; next < count;) {
    const end = Math.min(next + ROUND, count);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (next < end) await live(relay, names[next++ % names.length]);
    }));
    await relay.scheduler.beat(({ calls }) => calls === 0, 20000);
  }
  relay.clients.length = 0;
}

const countFiles = (relay) => readdirSync(`/proc/${relay.pid}/fd`).length;

/** Waits for the descriptors of what has ended to be closed. */
async function filesBack(relay, most) {
  const deadline = Date.now() + 20000;
  while (countFiles(relay) > most && Date.now() < deadline) await pause(50);
  return countFiles(relay);
}

test(`R23 ${CALLS} calls that end in ${Object.keys(ENDINGS).length} ways leave no memory, no descriptor and no room behind`, async (t) => {
  // Tables no larger than the test: their pages are touched at random, which is no leak.
  const relay = await Relay.start({ settings: { trusted_proxy: '127.0.0.1', calls_max: 2 * ROUND } });
  t.after(() => relay.stop()); // which fails if it ended badly, or left memory
  await relay.scheduler.beat();
  const files = countFiles(relay) + 1; // the beat's connection comes and goes
  await churn(relay, WARM_UP);
  await filesBack(relay, files);
  const before = relay.rssKib;
  await churn(relay, CALLS);
  assert.ok(await filesBack(relay, files) <= files, `${countFiles(relay)} descriptors, ${files} at first`);
  const grown = relay.rssKib - before;
  console.log(`# memory: ${before} KiB after ${WARM_UP} calls, ${grown} KiB more after ${CALLS} others`);
  if (!isSanitized()) assert.ok(grown <= KIB_A_CALL * CALLS + NOISE_KIB, `${grown} KiB`);
});

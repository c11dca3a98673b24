// The steps of a visit that journeys share: through the link, to the session, into the room.
import assert from 'node:assert/strict';
import { isRunningFilm } from './fixture.mjs';

const IN_CALL = '[data-state="call"]';

/** Link, Continue, "I'm here": to the waiting room. */
export async function personComes(visitor, url) {
  await visitor.open(url);
  await visitor.follow('form[action^="/link/"] button');
  await visitor.follow('form[action$="/here"] button');
  await visitor.wait('#call[data-state="waiting"]');
}

/** Link, Continue, Join on today's page. */
export async function coachComes(visitor, url) {
  await visitor.open(url);
  await visitor.follow('form[action^="/link/"] button');
  await visitor.follow('a[href^="/call/"]');
}

export async function coachLetsIn(visitor) {
  await visitor.press('button[data-action="admit"]');
}

export async function bothInCall(...visitors) {
  for (const visitor of visitors) await visitor.wait(`#call${IN_CALL}`);
}

/** Both see the other's numbered film run and hear the other's pitch, not their own. */
export async function recogniseEachOther(one, other) {
  for (const [here, there] of [[one, other], [other, one]]) {
    const numbers = await here.film();
    assert.ok(isRunningFilm(numbers), `no running film: ${numbers}`);
    const heard = await here.tone(there.hertz);
    assert.ok(heard > 28, `pitch of ${there.hertz} Hz stands out by ${heard} dB only`);
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

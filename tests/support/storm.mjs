// Clients who book and cancel over HTTP while what they talk to is killed and started again, and the
// oracle that compares what they were told with what is there (R1, R2). A client that got no answer
// repeats the request under its key: at once, as a page does, or when all is over.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Ledger, databaseRows, hexOf } from './ledger.mjs';
import { Visitor } from './visitor.mjs';

const CLIENTS = 8;
const COACHES = 4;
const PEOPLE = 12;
const SPARE = 24; // sign-ins for those whose sign-in has written as often as it may
const HELD_MAX = 12; // of one client, before it cancels more than it books
const ANSWER_MS = 60_000; // a request that takes as long hangs

const pick = (list) => list[randomInt(list.length)];
const nowS = () => Math.floor(Date.now() / 1000);

export class Storm {
  /** @param {SchedulerProgram[]} programs all on one database */
  static async start(programs) {
    const storm = new Storm();
    storm.programs = programs;
    storm.ledger = new Ledger(join(programs[0].folder, 'ledger'));
    storm.counts = { kills: 0, acked: 0, refused: 0, unanswered: 0, busy: 0 };
    storm.open = []; // requests whose answer nobody has
    storm.servingMs = [];
    storm.recoveredMs = [];
    [storm.observer] = await storm.signIn(1);
    await storm.gather(storm.observer);
    storm.clients = await storm.signIn(CLIENTS);
    storm.spare = await storm.signIn(SPARE);
    storm.before = new Set(storm.sessions().map(({ id }) => id));
    return storm;
  }

  async signIn(count) {
    const visitors = Array.from({ length: count }, () => new Visitor(this.programs[0]));
    for (const visitor of visitors) await visitor.comeBy(this.programs[0].links().coordinator);
    return visitors;
  }

  /** What there is to book: times of four coaches, some persons. */
  async gather(visitor) {
    const { coaches } = (await visitor.api('GET', '/coaches')).json;
    this.people = (await visitor.api('GET', `/people?limit=${PEOPLE}`)).json.people.map(({ id }) => id);
    this.times = [];
    for (const { id: coach } of coaches.slice(0, COACHES)) {
      const range = `from_at=${nowS() + 86400}&until_at=${nowS() + 20 * 86400}&length_min=25`;
      const { slots } = (await visitor.api('GET', `/slots?coach=${coach}&${range}`)).json;
      this.times.push(...slots.map(({ start_at }) => ({ coach, start_at })));
    }
  }

  // --- clients --------------------------------------------------------------------------------------

  /** Until over() is called. */
  run() {
    this.isOver = false;
    this.ends = this.clients.map((visitor) => this.clientRun(visitor));
  }

  async over() {
    this.isOver = true;
    await Promise.all(this.ends);
  }

  async clientRun(visitor) {
    const held = [];
    while (!this.isOver) {
      const isCancelling = randomInt(HELD_MAX) < held.length;
      const request = isCancelling ? this.cancelling(held.splice(randomInt(held.length), 1)[0]) : this.booking();
      this.ledger.note(request);
      const answer = await this.answerTo(visitor, request);
      if (answer?.status === 201) held.push(answer.json.id);
      if (!answer) this.open.push(request);
    }
  }

  booking() {
    const body = { ...pick(this.times), person: pick(this.people), length_min: 25, mode: 'video' };
    return { key: randomUUID(), path: '/sessions', body };
  }

  cancelling(session) {
    return { key: randomUUID(), path: `/sessions/${session}/cancel`, body: {}, cancels: session };
  }

  /** undefined: nobody answered, or only that nothing can be stored; half of the time it asks on. */
  async answerTo(visitor, request) {
    for (;;) {
      const answer = await this.ask(visitor, request);
      if (answer) return answer;
      await pause(randomInt(200));
      if (this.isOver || randomInt(2)) return undefined;
    }
  }

  async askOn(client, request) {
    for (;;) {
      const answer = await this.ask(this.clients[client], request);
      if (answer) return answer;
      await pause(20);
    }
  }

  async ask(visitor, { key, path, body }) {
    visitor.program = pick(this.programs);
    const answer = await within(visitor.api('POST', path, body, key).catch(lost));
    if (answer.status === undefined) this.counts[answer] += 1;
    else if (answer.status === 503) this.counts.busy += 1;
    else if (answer.status === 429) visitor.cookies = this.spare.pop()?.cookies ?? visitor.cookies;
    else {
      this.ledger.note({ key, status: answer.status, id: answer.status < 300 ? answer.json.id : null });
      this.counts.acked += answer.status < 300;
      return answer;
    }
    return undefined;
  }

  // --- what befalls the programs --------------------------------------------------------------------

  /** kill -9 of one of them by its pid, and up again; other than by a program's own will. */
  async kill() {
    const program = pick(this.programs);
    await program.kill('SIGKILL');
    this.counts.kills++;
    const from = performance.now();
    await program.run();
    assert.equal((await new Visitor(program).get('/health')).status, 200);
    this.servingMs.push(performance.now() - from);
  }

  /** Kills every 0.4 to 0.9 s for so long, and at least so often. */
  async killFor(ms, times) {
    const until = performance.now() + ms;
    const enough = this.counts.kills + times;
    while (performance.now() < until || this.counts.kills < enough) {
      await pause(400 + randomInt(500));
      await this.kill();
    }
  }

  /** The database is gone while `outage` runs: each program says when to come back, and goes on
   *  afterwards by itself. */
  async outage({ begin, end }) {
    const visitor = this.observer;
    await begin();
    for (const program of this.programs) {
      visitor.program = program;
      const { path, body, key } = this.booking();
      for (const answer of [await within(visitor.api('POST', path, body, key)), await within(visitor.api('GET', '/me'))]) {
        assert.equal(answer.status, 503, answer.text);
        assert.ok(Number(answer.headers['retry-after']) <= 2, answer.headers['retry-after']);
      }
      assert.equal((await visitor.get('/health')).status, 200, 'the loop turns');
    }
    await end();
    const from = performance.now();
    for (const program of this.programs) await this.untilServed(program);
    this.recoveredMs.push(performance.now() - from);
  }

  async untilServed(program) {
    const visitor = this.observer;
    const until = performance.now() + ANSWER_MS;
    visitor.program = program;
    for (;;) {
      if ((await within(visitor.api('GET', '/me'))).status === 200) return;
      assert.ok(performance.now() < until, 'it does not come back');
      await pause(20);
    }
  }

  // --- the oracle -----------------------------------------------------------------------------------

  sessions() {
    return databaseRows(this.programs[0], 'SELECT ID(id) AS id, ID(coach_id) AS coach, ID(person_id) AS person, status, '
      + 'start_at, end_at, buffer_min FROM session ORDER BY start_at');
  }

  /** Repeats what nobody answered. @returns how many of these bookings had been stored all the same */
  async settle() {
    const stored = this.sessions().filter(({ id }) => !this.before.has(id)).length - this.told().size;
    for (const request of this.open) {
      const [answer, again] = [await this.askOn(0, request), await this.askOn(1, request)];
      assert.equal(again.status, answer.status, 'one key, one answer');
      if (answer.status < 300) assert.equal(again.text, answer.text, 'one key, one answer');
    }
    return stored;
  }

  /** Ids that somebody was told are booked. */
  told() {
    return new Set(this.ledger.read().filter(({ status }) => status === 201).map(({ id }) => hexOf(id)));
  }

  /** Asserts that what was said is so, nothing else is, and no two hours overlap. */
  judge() {
    const lines = this.ledger.read();
    const acks = new Map(lines.filter(({ status }) => status < 300).map((line) => [line.key, line]));
    const cancelled = new Set(lines.filter(({ cancels, key }) => cancels && acks.has(key)).map(({ cancels }) => hexOf(cancels)));
    const made = this.sessions().filter(({ id }) => !this.before.has(id));
    const told = this.told();
    assert.deepEqual([...told].filter((id) => !made.some((one) => one.id === id)), [], 'acknowledged and lost');
    assert.deepEqual(made.filter(({ id }) => !told.has(id)), [], 'booked twice, or for nobody');
    for (const { id, status } of made) assert.equal(status, cancelled.has(id) ? 'cancelled' : 'booked', id);
    this.judgeTimes();
    const audited = databaseRows(this.programs[0], "SELECT action, COUNT(*) AS n FROM audit WHERE action LIKE 'session.%' GROUP BY action");
    const count = (action) => Number(audited.find((row) => row.action === action)?.n ?? 0);
    assert.ok(count('session.book') >= made.length && count('session.cancel') >= cancelled.size, JSON.stringify(audited));
    return { booked: made.length, cancelled: cancelled.size };
  }

  judgeTimes() {
    const held = this.sessions().filter(({ status }) => ['reserved', 'pending', 'booked', 'live'].includes(status));
    const taken = held.flatMap(({ coach, person, start_at, end_at, buffer_min }) => [
      { party: coach, start_at, end_at: end_at + buffer_min * 60 }, { party: person, start_at, end_at },
    ]);
    const claims = databaseRows(this.programs[0], 'SELECT ID(party_id) AS party, start_at, end_at FROM claims');
    const words = (rows) => rows.map(({ party, start_at, end_at }) => `${party} ${start_at} ${end_at}`).sort();
    assert.deepEqual(words(claims), words(taken), 'a session has its claims while it is held');
    const inOrder = [...taken].sort((a, b) => a.party.localeCompare(b.party) || a.start_at - b.start_at);
    const overlaps = inOrder.filter((one, i) => i > 0 && inOrder[i - 1].party === one.party && inOrder[i - 1].end_at > one.start_at);
    assert.deepEqual(overlaps, []);
  }

  /** One line for people. */
  summary() {
    const { kills, acked, unanswered, busy } = this.counts;
    const outages = this.recoveredMs.length > 0 ? `; after ${this.recoveredMs.length} outages ${spread(this.recoveredMs)}` : '';
    return `${kills} kills, ${acked} acknowledged, ${unanswered} unanswered, ${busy} asked to come back; `
      + `serving again after ${spread(this.servingMs)}${outages}`;
  }
}

function spread(times) {
  const inOrder = [...times].sort((a, b) => a - b).map(Math.round);
  return `${inOrder[inOrder.length >> 1]} ms (median), ${inOrder.at(-1)} ms (longest)`;
}

/** Why there is no answer: nobody listened, or it broke off. */
function lost(error) {
  if (error.code === 'ECONNREFUSED') return 'refused';
  if (['ECONNRESET', 'EPIPE'].includes(error.code) || error.message === 'socket hang up') return 'unanswered';
  throw error;
}

async function within(work) {
  const hung = new AbortController();
  const limit = pause(ANSWER_MS, undefined, { signal: hung.signal }).then(() => assert.fail('a request hangs'), () => undefined);
  const answer = await Promise.race([work, limit]);
  hung.abort();
  return answer;
}

// R1 and R2 for messages: the scheduler is killed again and again while bookings pour in and mails go
// out. Afterwards everybody who has a session has been told, and nobody by two different messages.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { MailServer } from '../support/mail_server.mjs';
import { Office } from '../support/office.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { SteppedClock } from '../support/stepped_clock.mjs';

const CLIENTS = 8;
const KILLS = 16;
const PER_LIFE = 8; // bookings between two kills
const PEOPLE = KILLS * PER_LIFE;
const LEASE_S = 180;
const PATIENCE_MS = 120_000;

let clock;
let mail;
let program;
let office;
let running = Promise.resolve(); // until the scheduler serves again
let lives = 1;
before(async () => {
  clock = new SteppedClock();
  mail = await MailServer.start();
  program = await SchedulerProgram.start(mail.settings({ bookings_per_day: 1000, message_timeout_s: 10 }), clock.env);
  office = await Office.open(program, { nowS: () => clock.now() });
});
after(async () => {
  await program.stop();
  await mail.stop();
  clock.close();
});

const addressOf = (i) => `storm-${i}@example.net`;

/** The answer, however often the scheduler has to be asked with the same key. */
async function insist(body) {
  const key = randomUUID();
  const until = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    until.throwIfAborted();
    await running;
    const answer = await office.visitor.api('POST', '/sessions', body, key).catch(() => null);
    if (answer && answer.status !== 503) return answer;
    await pause(5);
  }
}

/** One client: books for its share of the people at starts that nobody else takes. */
async function client(index, people, starts, sessions) {
  for (let i = index; i < people.length; i += CLIENTS) {
    const { coach, start_at } = starts[i];
    while (i >= lives * PER_LIFE) await once(mail, 'life');
    const answer = await insist({ coach, person: people[i].id, start_at, length_min: 10, mode: 'video' });
    assert.equal(answer.status, 201, answer.text);
    sessions.set(addressOf(i), answer.json);
  }
}

/** Starts of one length apart, of all coaches. */
async function startsOf() {
  const all = [];
  for (const { id } of office.coaches) {
    let last = 0;
    for (const { start_at } of await office.slots(3, id)) {
      if (start_at >= last + 3600) {
        all.push({ coach: id, start_at });
        last = start_at;
      }
    }
  }
  return all;
}

async function killAndStart() {
  let started;
  running = new Promise((done) => (started = done));
  await program.kill('SIGKILL');
  await program.run();
  started();
  lives++;
  mail.emit('life');
}

test('R1 R2 after a storm of kills every booking was told once, under one Message-ID', async () => {
  const people = [];
  for (let i = 0; i < PEOPLE; i++) people.push(await office.addPerson(addressOf(i)));
  const starts = await startsOf();
  assert.ok(starts.length >= PEOPLE, `${starts.length} starts`);
  const sessions = new Map();
  const clients = Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i, people, starts, sessions)));
  let bodies = 0;
  mail.behave = (point) => (point === 'body' && ++bodies % 7 === 0 ? 'cut' : undefined); // kept, and nobody says so
  for (let kills = 0; kills < KILLS; kills++) {
    const from = mail.mails.length;
    await mail.until(() => mail.mails.length > from + kills % 6, 'mail'); // in the midst of it
    await killAndStart();
    if (kills % 4 === 3) clock.step((LEASE_S + 1) * 1000); // what the dead had in their hands is free
  }
  const inStorm = mail.mails.length;
  await clients;
  assert.equal(sessions.size, PEOPLE);
  mail.behave = () => undefined;

  const until = AbortSignal.timeout(PATIENCE_MS);
  for (const session of sessions.values()) {
    for (let notice; notice?.state !== 'sent'; notice = await office.notice(session, 'booked')) {
      until.throwIfAborted();
      if (notice && notice.at > clock.now()) clock.step((notice.at - clock.now()) * 1000); // its lease, or its pause
      await pause(20);
    }
  }
  let copies = 0;
  for (const address of sessions.keys()) {
    const told = mail.mails.filter(({ to }) => to === address);
    assert.ok(told.length > 0, `${address} was told nothing`);
    assert.equal(new Set(told.map(({ id }) => id)).size, 1, `${address} was told by several messages`);
    assert.equal(new Set(told.map(({ text }) => text.replace(/localhost:\d+/, ''))).size, 1);
    copies += told.length - 1;
  }
  assert.equal((await office.calls()).length, 0);
  console.log(`# ${PEOPLE} bookings, ${KILLS} kills, ${inStorm} mails meanwhile: all told; ${copies} second copies under the same Message-ID`);
});

// R15: messages by a date that is set forward and back under the running scheduler, across ends and
// starts. One reminder, not two and not none; what has to be sent again is the same message.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MailServer } from '../support/mail_server.mjs';
import { Office, noonZone } from '../support/office.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { SteppedClock } from '../support/stepped_clock.mjs';

const [MINUTE_S, HOUR_S, DAY_S] = [60, 3600, 86400];

let clock;
let mail;
let program;
let office;
before(async () => {
  clock = new SteppedClock();
  mail = await MailServer.start();
  program = await SchedulerProgram.start(mail.settings(), clock.env);
  office = await Office.open(program, { nowS: () => clock.now() });
});
after(async () => {
  await program.stop();
  await mail.stop();
  clock.close();
});

let count = 0;
const freshMail = () => `somebody-${++count}@example.net`;
const of = (address, subject) => (one) => one.to === address && (!subject || one.subject === subject);

/** The date is now this one; the coordinator's sign-in may be over by it. */
async function goTo(atS) {
  clock.step((atS - clock.now()) * 1000);
  await office.visitor.comeBy(program.links().coordinator);
}

/** All that was due by now has left: what is asked for now comes after it. */
async function settle(session, address) {
  const from = mail.mails.length;
  await office.post(`/sessions/${session.id}/link/send`, {}, 204);
  await mail.next(of(address, 'Your link'), from);
}

async function became(session, kind, isIt) {
  const until = AbortSignal.timeout(60_000);
  for (;;) {
    const notice = await office.notice(session, kind);
    if (notice && isIt(notice)) return notice;
    until.throwIfAborted();
  }
}

/** Ten in the morning of the day before, where it was noon at `noonS`. */
function reminderAt(startS, noonS) {
  const aheadS = (12 - new Date(noonS * 1000).getUTCHours()) * HOUR_S;
  return (Math.floor((startS + aheadS) / DAY_S) - 1) * DAY_S + 10 * HOUR_S - aheadS;
}

test('R15 one reminder, though the date jumps a day to and fro and the scheduler dies and starts', async () => {
  const began = clock.now();
  const address = freshMail();
  const person = await office.addPerson(address, { zone: noonZone(began) });
  const session = await office.book(person, 4);
  const due = reminderAt(session.start_at, began);
  const reminders = () => mail.mails.filter(of(address, 'A reminder'));
  await mail.next(of(address, 'You have a time'));

  await goTo(due - HOUR_S);
  const waiting = await became(session, 'reminder', ({ at }) => at > clock.now() + MINUTE_S); // once it was judged
  assert.deepEqual([waiting.state, waiting.at, waiting.tries], ['waiting', due, 0]);
  await goTo(due - DAY_S);
  await settle(session, address);
  assert.deepEqual(reminders(), []);

  await goTo(due + MINUTE_S);
  const { text } = await mail.next(of(address, 'A reminder'));
  assert.match(text, /A reminder: you have a time on /);
  await became(session, 'reminder', ({ state }) => state === 'sent');

  for (const [atS, signal] of [[due - DAY_S], [due + HOUR_S], [due - HOUR_S, 'SIGKILL'], [due + 2 * HOUR_S, 'SIGTERM']]) {
    if (signal) {
      await program.kill(signal);
      clock.step((atS - clock.now()) * 1000);
      await program.run();
    }
    await goTo(atS);
    await settle(session, address);
    assert.equal(reminders().length, 1);
  }
  await goTo(began);
});

test('R15 a reminder whose hour passed while the scheduler was down goes out when it is back', async () => {
  const began = clock.now();
  const address = freshMail();
  const session = await office.book(await office.addPerson(address, { zone: noonZone(began) }), 4);
  await mail.next(of(address, 'You have a time'));
  await program.kill('SIGKILL');
  clock.step((reminderAt(session.start_at, began) + 3 * HOUR_S - began) * 1000);
  await program.run();
  await mail.next(of(address, 'A reminder'));
  await goTo(began);
  await settle(session, address);
  assert.equal(mail.mails.filter(of(address, 'A reminder')).length, 1);
});

test('what was booked after its reminder was due gets none', async () => {
  const began = clock.now();
  const person = await office.addPerson(freshMail(), { zone: noonZone(began) });
  const [{ start_at }] = await office.slots(4);
  await goTo(reminderAt(start_at, began) + HOUR_S);
  const session = await office.post('/sessions', {
    coach: office.coaches[0].id, person: person.id, start_at, length_min: 10, mode: 'video',
  });
  await goTo(clock.now() + 10); // reminders are looked for after a step of the date
  const notice = await became(session, 'reminder', ({ state }) => state !== 'waiting');
  assert.deepEqual([notice.state, notice.why], ['dropped', 'short_notice']);
  await goTo(began);
});

test('what a server took without saying so comes again: the same id, the same words, the same link', async () => {
  const address = freshMail();
  let cuts = 0;
  mail.behave = (point, { to }) => (point === 'body' && to === address && ++cuts === 1 ? 'cut' : undefined);
  const session = await office.book(await office.addPerson(address));
  await mail.next(of(address));
  await became(session, 'booked', ({ tries }) => tries >= 1);
  mail.behave = () => undefined;
  await goTo(clock.now() + 31);
  await became(session, 'booked', ({ state }) => state === 'sent');
  const [first, second, ...more] = mail.mails.filter(of(address));
  assert.deepEqual(more, []);
  assert.equal(second.id, first.id);
  assert.equal(second.text, first.text);
});

test('R13 an outage of hours: bookings go on, and when the server is back each is told once', async () => {
  await mail.stop();
  const addresses = Array.from({ length: 6 }, freshMail);
  const sessions = [];
  for (const address of addresses) sessions.push(await office.book(await office.addPerson(address)));
  const triedAgain = (tries) => (one) => one.state === 'waiting' && one.tries >= tries; // time goes on meanwhile, too
  for (let tries = 1; tries <= 5; tries++) {
    if (tries > 1) await goTo(clock.now() + HOUR_S / 2);
    for (const session of sessions) await became(session, 'booked', triedAgain(tries));
  }
  await mail.open(); // before the next try is due
  await goTo(clock.now() + HOUR_S);
  for (const address of addresses) await mail.next(of(address));
  for (const session of sessions) await became(session, 'booked', ({ state }) => state === 'sent');
  assert.deepEqual(addresses.map((address) => mail.mails.filter(of(address)).length), addresses.map(() => 1));
});

test('R15 a try that was put off by a date too far ahead is made when the date is set right', async () => {
  const address = freshMail();
  const began = clock.now();
  await goTo(began + 2 * DAY_S);
  mail.behave = (point, { to }) => (point === 'rcpt' && to === address ? '450 later' : undefined);
  const session = await office.book(await office.addPerson(address), 6);
  await became(session, 'booked', ({ state, tries }) => state === 'waiting' && tries === 1);
  mail.behave = () => undefined;
  await goTo(began);
  await mail.next(of(address));
});

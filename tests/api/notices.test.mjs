// Messages that really leave: by a real mail server and a real SMS hook on this machine, which take
// them, refuse them, hang and break off. What a person reads, what a coordinator sees of it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { MailServer, makeCertificate } from '../support/mail_server.mjs';
import { Office, noonZone } from '../support/office.mjs';
import { SchedulerProgram, runBadly } from '../support/scheduler_program.mjs';
import { SmsServer } from '../support/sms_server.mjs';
import { Visitor } from '../support/visitor.mjs';

let mail;
let sms;
let program;
let office;
before(async () => {
  mail = await MailServer.start();
  sms = await SmsServer.start();
  program = await SchedulerProgram.start({ ...mail.settings({ mail_name: 'Porch' }), ...sms.settings() });
  office = await Office.open(program);
});
after(async () => {
  await program.stop();
  await mail.stop();
  await sms.stop();
});

const PATIENCE_MS = 60_000; // only a hang takes as long

let count = 0;
const freshMail = () => `somebody-${++count}@example.net`;
const toMe = (address) => ({ to }) => to === address;

/** What became of a notice, once `isIt` takes it. */
async function became(session, kind, isIt, to = 'person') {
  const until = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const notice = await office.notice(session, kind, to);
    if (notice && isIt(notice)) return notice;
    until.throwIfAborted();
  }
}

/* --- what arrives ----------------------------------------------------------------------------- */

test('W14 whoever is booked for gets one mail: neutral, the zone named, its link opens the time', async () => {
  const address = freshMail();
  const person = await office.addPerson(address);
  const session = await office.book(person);
  const { headers, envelope, subject, text, id, from } = await mail.next(toMe(address));
  assert.equal(subject, 'You have a time');
  assert.equal(from, '"Porch" <times@example.org>');
  assert.deepEqual(envelope, { from: 'times@example.org', to: address });
  assert.match(id, /^<[\w-]{22}@example\.org>$/);
  assert.equal(headers.get('auto-submitted'), 'auto-generated');
  assert.ok(Math.abs(Date.parse(headers.get('date')) - Date.now()) < 60_000);
  assert.match(text, /\((GMT|UTC|Etc)|time \(/i, 'the zone is named');
  assert.doesNotMatch(`${subject} ${text}`, /coach|recover|session|peer|appointment|juniper|somebody/i);
  const [, path] = /https?:\/\/[^/\s]+(\/link\/[\w-]{22})\s/.exec(text);
  assert.equal(await new Visitor(program).comeBy(path), `/session/${session.id}`);
  const notice = await became(session, 'booked', ({ state }) => state === 'sent');
  assert.deepEqual([notice.tries, notice.why], [1, 'none']);
  assert.equal(mail.mails.filter(toMe(address)).length, 1);
});

test('an account that speaks Spanish gets Spanish, with its letters whole', async () => {
  const address = freshMail();
  const person = await office.addPerson(address, { language: 'es' });
  const session = await office.book(person);
  const booked = await mail.next(toMe(address));
  assert.equal(booked.subject, 'Tiene una hora');
  assert.match(booked.text, /También puede llamarnos/);
  await office.post(`/sessions/${session.id}/cancel`, {}, 200);
  const cancelled = await mail.next((one) => one.to === address && one.id !== booked.id);
  assert.equal(cancelled.subject, 'Una hora queda cancelada');
  assert.doesNotMatch(cancelled.text, /http/, 'no link that opens nothing');
});

test('the coach hears of a booking, too, with a link that needs a sign-in', async () => {
  const session = await office.book(await office.addPerson(freshMail()));
  await became(session, 'booked', ({ state }) => state !== 'sending', 'coach');
  const notice = await office.notice(session, 'booked', 'coach');
  assert.ok(['sent', 'waiting'].includes(notice.state), 'waiting: it is night where the coach is');
});

test('a phone gets an SMS by the hook: digits, words and link, a key that stays the same', async () => {
  const person = await office.addPerson('+1 (505) 555-0142');
  await office.book(person);
  const { method, url, headers, body } = await sms.next(({ body: { to } }) => to === '+15055550142');
  assert.equal(method, 'POST');
  assert.equal(url, '/sms?from=porch');
  assert.match(headers['content-type'], /^application\/json/);
  assert.match(headers['idempotency-key'], /^[\w-]{22}$/);
  assert.deepEqual(Object.keys(body).sort(), ['text', 'to']);
  assert.match(body.text, /^You have a time: .* http:\/\/localhost:\d+\/link\/[\w-]{22}$/);
});

test('the link once more, by message, when staff ask for it: the same that was sent before', async () => {
  const address = freshMail();
  const session = await office.book(await office.addPerson(address));
  const first = await mail.next(toMe(address));
  await office.post(`/sessions/${session.id}/link/send`, {}, 204);
  const again = await mail.next((one) => one.to === address && one.id !== first.id);
  assert.equal(again.subject, 'Your link');
  const pathOf = ({ text }) => /\/link\/[\w-]{22}/.exec(text)[0];
  assert.equal(pathOf(again), pathOf(first));
});

test('somebody who has come is told the coach at once, at any hour of the coach', async () => {
  const coach = new Visitor(program);
  const { coach: link, seat } = program.links();
  await coach.comeBy(link);
  const person = new Visitor(program);
  const path = await person.comeBy(seat);
  const from = mail.mails.length;
  await person.open(path);
  await person.submit(`${path}/here`);
  const { subject, text, to } = await mail.next(({ to: one }) => one.startsWith('coach-'), from);
  assert.equal(subject, 'Somebody is waiting for you');
  assert.match(text, /http:\/\/localhost:\d+\/coach\s/);
  assert.match(to, /^coach-\d+@example\.org$/);
});

/* --- what does not arrive ----------------------------------------------------------------------- */

test('an address that the server refuses becomes a call for the coordinator, and no second try', async () => {
  const address = freshMail();
  mail.behave = (point, { to }) => (point === 'rcpt' && to === address ? '550 5.1.1 nobody here' : undefined);
  const person = await office.addPerson(address);
  const session = await office.book(person);
  const notice = await became(session, 'booked', ({ state }) => state === 'failed');
  assert.deepEqual([notice.tries, notice.why], [1, 'refused']);
  const call = (await office.calls()).find(({ session: one }) => one?.id === session.id);
  assert.equal(call.account.id, person.id);
  assert.equal(call.due_at, session.start_at - 3600);
  mail.behave = () => undefined;
});

test('a server that is busy, hangs or breaks off anywhere is asked again later, and bookings go on', async () => {
  const wishes = {
    connect: '421 later', ehlo: 'hang', mail: '451 greylisted', rcpt: 'cut', data: '452 full', middle: 'cut', body: '451 later',
  };
  for (const [point, wish] of Object.entries(wishes)) {
    const address = freshMail();
    const began = Date.now();
    mail.cutAll();
    mail.behave = (where, { to }) => (where === point && (!to || to === address) ? wish : undefined);
    const session = await office.book(await office.addPerson(address));
    const notice = await became(session, 'booked', ({ state, tries }) => state === 'waiting' && tries === 1);
    assert.ok(['busy', 'unreachable'].includes(notice.why), `${point}: ${notice.why}`);
    assert.ok(notice.at > session.start_at - 30 * 86400 && notice.at >= Math.floor(began / 1000) + 20, 'later');
    assert.deepEqual(mail.mails.filter(toMe(address)), []);
  }
  mail.behave = () => undefined;
});

test('a hook that will never take a message becomes a call; one that is away is asked again', async () => {
  const cases = [[400, 'failed', 'refused'], [401, 'waiting', 'not_let_in'], [503, 'waiting', 'busy'],
    [429, 'waiting', 'busy'], ['cut', 'waiting', 'unreachable'], ['hang', 'waiting', 'unreachable'], [302, 'waiting', 'unreachable']];
  for (const [i, [wish, state, why]] of cases.entries()) {
    sms.behave = () => wish;
    const session = await office.book(await office.addPerson(`+1505555020${i}`));
    const notice = await became(session, 'booked', (one) => one.state === state && one.tries === 1);
    assert.equal(notice.why, why, `${wish}`);
  }
  sms.behave = () => 200;
});

test('who is reached by nothing is on the call list for what must be known, and not for a booking', async () => {
  const person = await office.addPerson('');
  const session = await office.book(person);
  const booked = await became(session, 'booked', ({ state }) => state === 'dropped');
  assert.equal(booked.why, 'no_reach');
  await office.post(`/sessions/${session.id}/cancel`, {}, 200);
  const cancelled = await became(session, 'cancelled', ({ state }) => state === 'failed');
  assert.equal(cancelled.why, 'no_reach');
  assert.ok((await office.calls()).some(({ account }) => account.id === person.id));
});

test('what is cancelled before the night is over is told once, and the booking not at all', async () => {
  const now = Math.floor(Date.now() / 1000);
  const address = freshMail();
  const person = await office.addPerson(address, { zone: noonZone(now + 12 * 3600) }); // midnight there
  const session = await office.book(person, 5);
  const notice = await became(session, 'booked', ({ at }) => at > now + 3600);
  assert.deepEqual([notice.state, notice.tries], ['waiting', 0]);
  await office.post(`/sessions/${session.id}/cancel`, {}, 200);
  await became(session, 'cancelled', ({ state, at }) => state === 'waiting' && at > now + 3600);
  assert.deepEqual(mail.mails.filter(toMe(address)), []);
});

/* --- in private --------------------------------------------------------------------------------- */

test('D3 no address, number, name, link or secret of all this is in the log', () => {
  for (const one of mail.mails) {
    const [secret] = /\/link\/([\w-]{22})/.exec(one.text)?.slice(1) ?? [];
    assert.ok(!secret || !program.log.includes(secret));
  }
  assert.doesNotMatch(program.log, /@example|somebody|5055550|550 5\.1\.1|greylisted/i);
  assert.match(program.log, /notice\.sent notice=\S+ kind=booked why=none try=1/);
  assert.match(program.log, /notice\.failed notice=\S+ kind=booked why=refused try=1/);
});

/** A scheduler of its own with this mail server; one booking; what `look` finds. */
async function withServer(options, settings, look) {
  const server = await MailServer.start(options);
  const own = await SchedulerProgram.start(server.settings(settings(server)));
  try {
    const there = await Office.open(own);
    const session = await there.book(await there.addPerson('somebody@example.net'));
    await look({ server, office: there, session, program: own });
  } finally {
    await own.stop();
    await server.stop();
  }
}

test('mail goes encrypted and signed in, and to no server whose certificate is another', async () => {
  const certificate = makeCertificate();
  const secret = join(program.folder, 'smtp.password');
  writeFileSync(secret, 'p4ss w\u00f6rd\n', { mode: 0o600 });
  const options = { certificate, user: 'porch', password: 'p4ss w\u00f6rd' };
  const tls = { smtp_tls: 'required', smtp_user: 'porch', smtp_password_file: secret };
  await withServer(options, () => ({ ...tls, message_ca_file: certificate.ca }), async ({ server, program: own }) => {
    const one = await server.next(toMe('somebody@example.net'));
    assert.equal(one.user, 'porch');
    assert.equal(server.lines.filter((line) => line === 'STARTTLS').length > 0, true);
    assert.ok(!own.log.includes('p4ss'));
  });
  const notLetIn = async ({ server, office: there, session }) => {
    let notice;
    do notice = await there.notice(session, 'booked'); while (notice.tries === 0 || notice.state === 'sending');
    assert.equal(notice.why, 'not_let_in');
    assert.deepEqual(server.mails, []);
    assert.ok(!server.lines.some((line) => line.startsWith('MAIL')), 'nothing of it went there');
  };
  await withServer(options, () => tls, notLetIn); // nobody vouches for the certificate
  await withServer({}, () => ({ smtp_tls: 'required' }), notLetIn); // it has no STARTTLS
  await withServer({ ...options, user: 'other' }, () => ({ ...tls, message_ca_file: certificate.ca }), notLetIn);
  certificate.remove();
});

test('without mail server and hook every message is a call, and all else works', async () => {
  const own = await SchedulerProgram.start({ mail_folder: '' });
  const there = await Office.open(own);
  const person = await there.addPerson('somebody@example.net');
  const session = await there.book(person);
  let notice;
  do notice = await there.notice(session, 'booked'); while (notice.state === 'waiting');
  assert.deepEqual([notice.state, notice.why], ['failed', 'no_carrier']);
  assert.ok((await there.calls()).some(({ account }) => account.id === person.id));
  await own.stop();
});

test('a scheduler that is told to end does so though its mail server hangs', async () => {
  const server = await MailServer.start();
  server.behave = (point) => (point === 'connect' ? 'hang' : undefined);
  const own = await SchedulerProgram.start(server.settings({ message_timeout_s: 40 }));
  const there = await Office.open(own);
  await there.book(await there.addPerson('somebody@example.net'));
  await server.until(() => server.sockets.size > 0, 'connection');
  const [hung] = server.sockets;
  await there.book(await there.addPerson('another@example.net'));
  assert.ok(!hung.destroyed, 'nobody waits for a mail server');
  const began = Date.now();
  await own.stop();
  assert.ok(Date.now() - began < 30_000, 'nor does the end, for all of its 40 s');
  await server.stop();
});

test('settings that could not work or would leak are one sentence at the start', () => {
  const bad = [
    [{ SMTP_URL: 'mail.example.org' }, /smtp_url: must be/], [{ SMTP_URL: 'smtp://mail.example.org/x' }, /smtp_url: must be/],
    [{ SMTP_URL: 'smtp://mail.example.org', SMTP_TLS: 'none' }, /smtp_tls: none is for/],
    [{ SMTP_URL: 'smtp://mail.example.org', SMTP_TLS: 'maybe' }, /smtp_tls: must be/],
    [{ SMTP_USER: 'x' }, /smtp_password_file: goes with/], [{ MAIL_FROM: 'nobody' }, /mail_from: must be/],
    [{ SMS_URL: 'http://sms.example.org/' }, /sms_url: http:\/\/ is for/], [{ SMS_URL: 'ftp://x' }, /sms_url: must be/],
    [{ SMTP_PASSWORD_FILE: '/nowhere/password' }, /not there/], [{ MAIL_NAME: 'a\u202eb' }, /mail_name: must be/],
  ];
  for (const [more, expected] of bad) {
    const env = Object.fromEntries(Object.entries(more).map(([name, value]) => [`PORCHLIGHT_${name}`, value]));
    const { status, said } = runBadly(['--config', program.config], { PORCHLIGHT_SMTP_URL: mail.settings().smtp_url, ...env });
    assert.equal(status, 2, JSON.stringify(more));
    assert.match(said, expected);
  }
});

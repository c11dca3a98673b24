// Looking leaves a row, too; and what cannot be written down is neither done nor shown (D2).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { databaseRows, hexOf } from '../support/ledger.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

let program;
let coordinator;
let coach;
let person;
let me; // the person's account
let session; // the one that is now

before(async () => {
  program = await SchedulerProgram.start();
  await everybodyComes();
  me = (await person.api('GET', '/me')).json;
  const { sessions } = (await person.api('GET', '/sessions')).json;
  session = sessions.find(({ start_at, end_at }) => start_at - 900 <= Date.now() / 1000 && end_at > Date.now() / 1000);
});
after(() => program.stop());

async function everybodyComes() {
  const links = program.links();
  [coordinator, coach, person] = [new Visitor(program), new Visitor(program), new Visitor(program)];
  await coordinator.comeBy(links.coordinator);
  await coach.comeBy(links.coach);
  await person.comeBy(links.person);
}

const bytes = (hex) => (program.databaseUrl ? `'\\x${hex}'` : `x'${hex}'`);

/** Makes the session another coach's. */
function giveSession(coachId) {
  const sql = `UPDATE session SET coach_id = ${bytes(coachId)} WHERE id = ${bytes(hexOf(session.id))}`;
  if (program.databaseUrl) execFileSync('psql', ['--quiet', program.databaseUrl, '--command', sql]);
  else execFileSync('sqlite3', ['-cmd', '.timeout 10000', join(program.folder, 'scheduler.db'), sql]);
}

const views = () => databaseRows(program, "SELECT action, role, ID(account_id) AS who, ID(object_id) AS what FROM audit WHERE purpose = 'view' ORDER BY seq");

async function viewsOf(look) {
  const seen = views().length;
  await look();
  return views().slice(seen);
}

// --- looking ---------------------------------------------------------------------------------------

test('D1 staff who look at one person leave a row with the purpose view; looking again soon leaves none', async () => {
  const who = hexOf((await coordinator.api('GET', '/me')).json.id);
  const rows = await viewsOf(async () => {
    for (let i = 0; i < 3; i++) assert.equal((await coordinator.api('GET', `/people/${me.id}/pairing`)).status, 200);
  });
  assert.deepEqual(rows, [{ action: 'person.pairing.view', role: 'coordinator', who, what: hexOf(me.id) }]);
});

test('D1 every route that shows one person to staff leaves its row', async () => {
  for (const [path, action, what] of [
    [`/people/${me.id}/coach`, 'person.coach.view', me.id],
    [`/people/${me.id}/matches`, 'person.matches.view', me.id],
    [`/sessions?person=${me.id}`, 'person.sessions.view', me.id],
    [`/sessions/${session.id}`, 'session.view', session.id],
    [`/notices?session=${session.id}`, 'session.notices.view', session.id],
  ]) {
    const rows = await viewsOf(async () => assert.equal((await coordinator.api('GET', path)).status, 200, path));
    assert.deepEqual(rows.map((row) => [row.action, row.what]), [[action, hexOf(what)]], path);
  }
  const rows = await viewsOf(async () => assert.equal((await coordinator.get(`/card/${me.id}`)).status, 200));
  assert.deepEqual(rows.map(({ action }) => action), ['person.card.view']);
});

test('D1 a look that found nothing leaves no row, and the coach\'s later one that is allowed does', async () => {
  const [{ coach: own }] = databaseRows(program, `SELECT ID(coach_id) AS coach FROM session WHERE id = ${bytes(hexOf(session.id))}`);
  const { id } = (await coordinator.api('GET', '/me')).json;
  giveSession(hexOf(id));
  const none = await viewsOf(async () => assert.equal((await coach.api('GET', `/sessions/${session.id}`)).status, 404));
  assert.deepEqual(none, []);
  giveSession(own);
  const rows = await viewsOf(async () => assert.equal((await coach.api('GET', `/sessions/${session.id}`)).status, 200));
  assert.deepEqual(rows.map(({ role, action }) => [role, action]), [['coach', 'session.view']]);
});

test('looking at oneself, at a list, or at what is not there leaves no row', async () => {
  const rows = await viewsOf(async () => {
    assert.equal((await person.api('GET', '/sessions')).status, 200);
    assert.equal((await person.api('GET', `/sessions/${session.id}`)).status, 200);
    assert.equal((await coordinator.api('GET', '/sessions')).status, 200);
    assert.equal((await coordinator.api('GET', `/people/${session.id.split('').reverse().join('')}/pairing`)).status, 404);
    assert.equal((await coach.api('GET', `/people/${me.id}/pairing`)).status, 404);
  });
  assert.deepEqual(rows, []);
});

// --- D2 --------------------------------------------------------------------------------------------

/** In the database of a program that has ended: no audit row can be written any more. */
function refuseRows() {
  if (program.databaseUrl) {
    execFileSync('psql', ['--quiet', program.databaseUrl, '--command',
      'CREATE TRIGGER refuse BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_keep()']);
  } else {
    execFileSync('sqlite3', [join(program.folder, 'scheduler.db'),
      "CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END"]);
  }
}

const ticket = () => person.api('POST', `/sessions/${session.id}/ticket`, { cnf: 'A'.repeat(43) });

test('D2 without an audit nothing is changed and no person is shown to staff; who has come still gets into the call', async () => {
  assert.equal((await person.api('POST', `/sessions/${session.id}/here`)).status, 204);
  const first = await ticket();
  assert.equal(first.status, 200, first.text);
  await program.kill();
  refuseRows();
  await program.run();
  const hours = (await coach.api('GET', '/hours')).json.windows;
  assert.ok((await coach.api('PUT', '/hours', { windows: [{ weekday: 2, start_min: 600, end_min: 660 }] })).status >= 400);
  assert.deepEqual((await coach.api('GET', '/hours')).json.windows, hours);
  const shown = await coordinator.api('GET', `/people/${me.id}/pairing`);
  assert.equal(shown.status, 503, shown.text);
  assert.equal((await person.api('GET', '/sessions')).status, 200, 'one\'s own');
  assert.equal((await ticket()).status, 200, 'the join of a booked session');
});

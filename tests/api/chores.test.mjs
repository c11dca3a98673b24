// What the scheduler does because time has passed. Time is the database's here: what lies ahead is put
// behind while the program is stopped, and the program, started again, finds it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { SteppedClock } from '../support/stepped_clock.mjs';
import { Visitor } from '../support/visitor.mjs';

const nowS = () => Math.floor(Date.now() / 1000);
const weekS = 7 * 86400;

let program;

before(async () => {
  program = await SchedulerProgram.start();
});
after(() => program.stop());

async function visitorOf(role) {
  const visitor = new Visitor(program);
  await visitor.comeBy(program.links()[role]);
  return visitor;
}

/** With nobody at the database. */
async function changed(sql) {
  await program.kill();
  execFileSync('sqlite3', [`${program.folder}/scheduler.db`, sql]);
  await program.run();
}

const hex = (id) => `x'${Buffer.from(id, 'base64url').toString('hex')}'`;

test('after a restart a series goes on where it was decided up to', async () => {
  const person = await visitorOf('person');
  const { zone } = (await person.api('GET', '/me')).json;
  const coach = (await person.api('GET', `/sessions?from_at=${nowS()}`)).json.sessions[0].coach.id;
  const [slot] = (await person.api('GET', `/slots?coach=${coach}&from_at=${nowS() + 86400}&until_at=${nowS() + 9 * 86400}&length_min=10&limit=1`)).json.slots;
  const [from, time] = new Date(slot.start_at * 1000).toLocaleString('sv', { timeZone: zone }).split(' ');
  const [hour, minute] = time.split(':').map(Number);
  const wish = { coach, from, start_min: hour * 60 + minute, every_weeks: 1, length_min: 10, mode: 'voice' };
  const made = await person.api('POST', '/series', { ...wish, agreed: [{ start_at: slot.start_at }] });
  assert.equal(made.status, 201, made.text);
  const { id } = made.json;

  const decided = new Date(Date.parse(from) + weekS * 1000).toISOString().slice(0, 10);
  await changed(`DELETE FROM series_date WHERE series_id = ${hex(id)} AND date >= '${decided}';
    UPDATE series SET decided_until = '${decided}' WHERE id = ${hex(id)};`);
  await program.logged(/series\.extend series=/);

  const again = await visitorOf('person');
  const { sessions } = (await again.api('GET', `/sessions?from_at=${nowS()}&until_at=${nowS() + 20 * weekS}`)).json;
  const ours = sessions.filter(({ series }) => series === id);
  assert.ok(ours.length > 6, `${ours.length} sessions`);
  const walls = ours.map(({ start_at }) => new Date(start_at * 1000).toLocaleTimeString('sv', { timeZone: zone }));
  assert.equal(new Set(walls).size, 1, 'on one wall time');
});

test('a session that is over gets its outcome by itself', async () => {
  const coordinator = await visitorOf('coordinator');
  const { sessions } = (await coordinator.api('GET', `/sessions?from_at=${nowS() + 86400}`)).json;
  const { id } = sessions.find(({ status }) => status === 'booked');
  await changed(`DELETE FROM claims WHERE session_id = ${hex(id)};
    UPDATE session SET start_at = ${nowS() - 7200}, end_at = ${nowS() - 3600} WHERE id = ${hex(id)};`);
  await program.logged(/sessions\.settle sessions=/);
  const again = await visitorOf('coordinator');
  assert.equal((await again.api('GET', `/sessions/${id}`)).json.status, 'we_missed');
});

test('D8 what is over is deleted by itself, and --retention-look says how much is to go', async () => {
  const clock = new SteppedClock();
  const own = await SchedulerProgram.start({ keep_sign_ins_days: 3, keep_talks_days: 0 }, clock.env);
  const lines = () => own.ask('--retention-look').map((line) => line.split(' '));
  const count = () => Number(execFileSync('sqlite3', [`${own.folder}/scheduler.db`, 'SELECT COUNT(*) FROM sign_in']));
  try {
    await new Visitor(own).comeBy(own.links().coach);
    const days = { sign_ins: '3', waits: '90', asks: '90', notices: '90', queue: '90', talks: '0' };
    assert.deepEqual(lines(), Object.entries(days).map(([name, kept]) => [name, '0', kept]));
    await own.kill();
    assert.ok(count() > 0);
    clock.step(40 * 86400_000); // longer than any sign-in lasts
    await own.run();
    await own.logged(/retention\.run class=sign_ins rows=\d+/);
    const patience = AbortSignal.timeout(60_000); // then their links, a table a second
    while (lines()[0][1] !== '0') assert.ok(!patience.aborted, own.log.slice(-2000));
    await own.kill();
    assert.equal(count(), 0);
  } finally {
    await own.stop();
    clock.close();
  }
});

// R2: the storm of R1 on PostgreSQL with two schedulers, either of which is killed; and the server
// itself is stopped as by a power cut and started again. Run by tests/support/postgres.sh with, on a
// server of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Storm } from '../support/storm.mjs';

const OUTAGES = process.env.PORCHLIGHT_LONG ? 18 : 3;
const BETWEEN_MS = 4000;

const folder = process.env.PORCHLIGHT_TEST_POSTGRES_FOLDER;
const programs = [];

before(async () => {
  programs.push(await SchedulerProgram.start());
  programs.push(await SchedulerProgram.beside(programs[0]));
});
after(async () => {
  for (const program of programs.reverse()) await program.stop();
});

async function server(what) {
  const [code] = await once(spawn('sh', ['tests/support/postgres.sh', what, folder], { stdio: 'ignore' }), 'exit');
  assert.equal(code, 0, what);
}

test('R2 two schedulers and their PostgreSQL, all killed in a storm of bookings, lose and double none', async (context) => {
  const storm = await Storm.start(programs);
  storm.run();
  for (let i = 0; i < OUTAGES; i++) {
    await storm.killFor(BETWEEN_MS, 2);
    await storm.outage({ begin: () => server('crash'), end: () => server('revive') });
  }
  await storm.over();
  const stored = await storm.settle();
  const { booked, cancelled } = storm.judge();
  context.diagnostic(`${storm.summary()}; ${booked} booked, ${cancelled} cancelled, ${stored} stored but unanswered`);
  const { kills, acked, busy } = storm.counts;
  assert.ok(acked > kills && busy >= OUTAGES, JSON.stringify(storm.counts));
});

// R1: eight clients book and cancel on four coaches while the scheduler is killed as by a power cut,
// again and again. What was acknowledged is there, no two hours overlap, and a request that nobody
// answered is made once however often it is sent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { databaseRows } from '../support/ledger.mjs';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { Storm } from '../support/storm.mjs';

const STORM_MS = process.env.PORCHLIGHT_LONG ? 60_000 : 15_000;

let program;

before(async () => {
  program = await SchedulerProgram.start();
});
after(() => program.stop());

test('R1 a scheduler that is killed in a storm of bookings loses and doubles none', async (context) => {
  const storm = await Storm.start([program]);
  storm.run();
  await storm.killFor(STORM_MS, 5);
  await storm.over();
  const stored = await storm.settle();
  const { booked, cancelled } = storm.judge();
  context.diagnostic(`${storm.summary()}; ${booked} booked, ${cancelled} cancelled, ${stored} stored but unanswered`);
  assert.deepEqual(databaseRows(program, 'PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  assert.deepEqual(databaseRows(program, 'PRAGMA foreign_key_check'), []);
  const { kills, acked, unanswered, refused } = storm.counts;
  assert.ok(acked > kills && unanswered + refused > kills, JSON.stringify(storm.counts));
});

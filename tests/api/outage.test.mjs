// R2 over HTTP: the PostgreSQL under the scheduler goes and comes back. Run by tests/support/postgres.sh
// with, on a server of its own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SchedulerProgram, runBadly } from '../support/scheduler_program.mjs';
import { Visitor } from '../support/visitor.mjs';

const folder = process.env.PORCHLIGHT_TEST_POSTGRES_FOLDER;
const server = (what) => execFileSync('sh', ['tests/support/postgres.sh', what, folder], { stdio: 'ignore' });

const PATIENCE_MS = 60_000; // for a server to be found again; only a hang takes as long

let program;
let coach;

before(async () => {
  program = await SchedulerProgram.start();
  coach = new Visitor(program);
  await coach.comeBy(program.links().coach);
});
after(() => program.stop());

const put = (startMin) =>
  coach.api('PUT', '/hours', { windows: [{ weekday: 1, start_min: startMin, end_min: 1020 }] });

async function untilAnswered(ask) {
  const until = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await pause(20, undefined, { signal: until });
  }
}

test('R2: without its database the scheduler says when to come back, and goes on by itself once it is there', async () => {
  assert.equal((await put(540)).status, 200);
  server('crash');
  for (const answer of [await put(600), await coach.api('GET', '/me')]) {
    assert.equal(answer.status, 503, answer.text);
    assert.ok(Number(answer.headers['retry-after']) <= 2);
  }
  assert.equal((await coach.get('/health')).status, 200, 'the loop turns');
  server('revive');
  assert.equal((await untilAnswered(() => coach.api('GET', '/me'))).status, 200);
  assert.equal((await untilAnswered(() => put(660))).status, 200);
  const { windows } = (await untilAnswered(() => coach.api('GET', '/hours'))).json;
  assert.deepEqual(windows.map(({ start_min }) => start_min), [660]);
});

test('a database that is not there at the start is one sentence and no password', () => {
  const env = { PORCHLIGHT_DATABASE: 'postgresql:///porchlight?host=/nowhere&password=hush' };
  const { status, said } = runBadly(['--config', program.config], env);
  assert.equal(status, 2);
  assert.match(said, /database: PostgreSQL did not let us in: .*\/nowhere/);
  assert.ok(!said.includes('hush'));
});

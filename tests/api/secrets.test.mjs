// What a thief of the scheduler's memory, swap or core files would find of its keys.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SchedulerProgram } from '../support/scheduler_program.mjs';
import { CORES_ALLOWED, coresMissing, findInMemory, lockingMissing, memoryMissing } from '../support/secrets.mjs';
import { Visitor } from '../support/visitor.mjs';

const keyOf = (program, name) => Buffer.from(readFileSync(join(program.folder, name), 'utf8').trim().split(' ')[1], 'base64url');

/** A person signs in, books and gets a ticket: every key has been used. */
async function useKeys(program) {
  const person = new Visitor(program);
  const path = await person.comeBy(program.links().seat);
  const answer = await person.api('POST', `${path.replace('/session/', '/sessions/')}/here`);
  assert.equal(answer.status, 204, answer.text);
}

test('keys in use lie in memory that is neither swapped nor dumped, and nowhere else', { skip: memoryMissing() || lockingMissing() }, async () => {
  const names = ['token.key', 'ticket.key', 'seal.key', 'audit.key'];
  const program = await SchedulerProgram.start();
  await useKeys(program);
  const found = findInMemory(program.pid, names.map((name) => keyOf(program, name)));
  assert.ok(found[0].length > 0 && found[1].length > 0, 'the search finds keys that are kept as they are');
  names.forEach((name, index) => {
    for (const flags of found[index]) assert.ok(flags.includes('lo') && flags.includes('dd'), `${name}: ${flags}`);
  });
  await program.stop();
});

test('a scheduler that crashes leaves no core', { skip: coresMissing() }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-core-'));
  const program = await SchedulerProgram.start();
  await program.kill();
  program.prefix = [...CORES_ALLOWED, folder];
  await program.run();
  process.kill(program.pid, 'SIGSEGV');
  await program.ended;
  assert.match(program.log, /Segmentation fault/);
  assert.doesNotMatch(program.log, /core dumped/);
  assert.deepEqual(readdirSync(folder), []);
  rmSync(folder, { recursive: true });
  await program.stop();
});

// The program itself: options, settings, key files, and how it ends.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SchedulerProgram, runBadly, runTool } from '../support/scheduler_program.mjs';
import { EventStream, Visitor } from '../support/visitor.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-program-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const plain = { data_folder: '/nowhere', public_url: 'http://localhost:1', relay_url: 'ws://localhost:2/relay/r1/' };

function configure(settings) {
  const path = join(folder, 'scheduler.conf');
  writeFileSync(path, Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`).join(''));
  return path;
}

test('a bad option is one sentence that names it, and status 2', () => {
  for (const [args, word] of [
    [['--nonsense'], '--nonsense'], [['--config'], '--config'], [['extra'], 'extra'],
    [['--config', join(folder, 'missing.conf')], 'missing.conf'],
    [['--config', configure(plain), '--make-keys', '--make-demo'], '--make-demo'],
  ]) {
    const { status, said } = runBadly(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(said.trim().split('\n').length, 1, said);
    assert.ok(said.includes(word), said);
  }
});

test('a bad setting is one sentence that names it, and status 2', () => {
  for (const [name, value] of [
    ['public_url', 'localhost'], ['public_url', 'http://localhost/path'], ['relay_url', 'http://localhost'], ['relays', 'r2 ws://localhost:3/'],
    ['listen_port', '65536'], ['listen_port', 'many'], ['log_level', 'loud'], ['unknown_name', '1'], ['bookings_per_day', '0'],
  ]) {
    const { status, said } = runBadly(['--config', configure({ ...plain, [name]: value })]);
    assert.equal(status, 2, `${name} = ${value}: ${said}`);
    assert.ok(said.includes(name), said);
  }
});

test('what is missing at start is named', () => {
  const { status, said } = runBadly(['--config', configure({ ...plain, data_folder: folder })]);
  assert.equal(status, 2);
  assert.match(said, /token\.key/);
});

test('every setting documents itself', () => {
  const printed = runTool(['--config', configure(plain), '--print-config']);
  for (const name of ['data_folder', 'listen_port', 'public_url', 'relay_url', 'token_key', 'web_folder']) {
    assert.match(printed, new RegExp(`^${name} = `, 'm'));
  }
});

test('a database with a password in its URL is never printed', () => {
  const printed = runTool(['--config', configure({ ...plain, database: 'postgresql://u:hush@db/p' }), '--print-config']);
  assert.match(printed, /^database = set$/m);
  assert.ok(!printed.includes('hush'));
});

test('keys are made once, for their owner only', () => {
  const config = configure({ ...plain, data_folder: join(folder, 'data') });
  runTool(['--config', config, '--make-keys']);
  const names = ['audit.key', 'seal.key', 'ticket.key', 'token.key'];
  const read = () => names.map((name) => readFileSync(join(folder, 'data', name), 'utf8'));
  const first = read();
  for (const name of names) assert.equal(statSync(join(folder, 'data', name)).mode & 0o777, 0o600, name);
  runTool(['--config', config, '--make-keys']);
  assert.deepEqual(read(), first);
});

test('SIGTERM ends it cleanly with streams open, and a second start goes on where it was', async () => {
  const program = await SchedulerProgram.start();
  const coach = new Visitor(program);
  await coach.comeBy(program.links().coach);
  const stream = await EventStream.open(coach);
  await stream.next('ready');
  assert.deepEqual(await program.kill('SIGTERM'), { code: 0, signal: null });
  await stream.ended;
  await program.run();
  assert.equal((await coach.api('GET', '/me')).status, 200, 'still signed in');
  await program.stop();
});

test('with https the cookies are __Host- and Secure, and HSTS is sent', async () => {
  const program = await SchedulerProgram.start({ public_url: 'https://porch.example' });
  const visitor = new Visitor(program);
  const page = await visitor.get('/');
  assert.match(page.headers['set-cookie'][0], /^__Host-porchlight-door=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  assert.match(page.headers['strict-transport-security'], /max-age=31536000/);
  await program.stop();
});

test('the log names nobody', async () => {
  const program = await SchedulerProgram.start();
  const links = program.links();
  const [coordinator, person] = [new Visitor(program), new Visitor(program)];
  await coordinator.comeBy(links.coordinator);
  await person.comeBy(links.seat);
  const canary = { nickname: 'Canarybird', reach_kind: 'mail', reach_value: 'canary@example.org', zone: 'UTC', language: 'en' };
  await coordinator.api('POST', '/people', canary);
  await coordinator.api('POST', '/people', { ...canary, zone: 'canary/nowhere' });
  await person.get('/nothing/canary');
  const secrets = [...person.cookies.values(), ...coordinator.cookies.values(), ...Object.values(links).map((link) => link.split('/').at(-1))];
  await program.stop();
  assert.match(program.log, /request\.refused/);
  for (const word of ['canary', 'Canary', ...secrets]) assert.ok(!program.log.includes(word), word);
});

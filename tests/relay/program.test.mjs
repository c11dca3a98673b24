// The relay as a program: its options, its settings, its start and its end.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bin, Relay } from '../support/relay.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-program-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = {
  name: 'test', listen_port: 0, media_address: '127.0.0.1', media_port: 0, origins: 'http://localhost',
  scheduler_url: 'http://127.0.0.1:9', scheduler_public_key: '/nowhere/ticket.key.pub',
};

function run(settings, ...flags) {
  const path = join(folder, 'relay.conf');
  const lines = Object.entries(settings).filter(([, value]) => value !== undefined);
  writeFileSync(path, lines.map(([name, value]) => `${name} = ${value}\n`).join(''));
  return spawnSync(join(bin, 'porchlight-relay'), ['--config', path, ...flags], { encoding: 'utf8', cwd: folder });
}

const MISTAKES = [
  ['a name with capitals', { name: 'Test' }, 'name'],
  ['a name of 33 characters', { name: 'a'.repeat(33) }, 'name'],
  ['no name', { name: undefined }, 'name'],
  ['a host name for an address', { media_address: 'localhost' }, 'media_address'],
  ['a wildcard that pages cannot send to', { media_address: '0.0.0.0' }, 'advertised_address'],
  ['an address of a family that the port does not take', { advertised_address: '127.0.0.1, ::1' }, 'advertised_address'],
  ['five addresses', { media_address: '::', advertised_address: '::1,::2,::3,::4,::5' }, 'advertised_address'],
  ['a port over 65535', { media_port: 65536 }, 'media_port'],
  ['a level that is none', { log_level: 'loud' }, 'log_level'],
  ['no origin', { origins: ',' }, 'origins'],
  ['a URL with a slash at its end', { scheduler_url: 'http://127.0.0.1/' }, 'scheduler_url'],
  ['a URL of another kind', { scheduler_url: 'ftp://127.0.0.1' }, 'scheduler_url'],
  ['a setting that is none', { colour: 'blue' }, 'colour'],
  ['a key file that is not there', {}, '/nowhere/ticket.key.pub'],
];
for (const [what, change, field] of MISTAKES) {
  test(`${what} is one sentence which names ${field}, and status 2`, () => {
    const { status, stdout, stderr } = run({ ...GOOD, ...change });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^porchlight-relay: .+\n$/);
    assert.ok(stderr.includes(field), stderr);
  });
}

test('an option that is none, or lacks its value, is status 2', () => {
  for (const flags of [['--frob'], ['--ready-fd'], ['--ready-fd', 'x']]) assert.equal(run(GOOD, ...flags).status, 2);
  assert.equal(spawnSync(join(bin, 'porchlight-relay'), []).status, 2);
});

test('--print-config prints every setting and no content of a key', () => {
  const { status, stdout } = run(GOOD, '--print-config');
  assert.equal(status, 0);
  for (const name of Object.keys(GOOD)) assert.match(stdout, new RegExp(`^${name} = `, 'm'));
});

test('a media port that is taken is one sentence', async () => {
  const relay = await Relay.start();
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => taken.once('listening', done));
  const { status, stderr } = spawnSync(join(bin, 'porchlight-relay'), ['--config', join(relay.folder, 'relay.conf')], {
    encoding: 'utf8', env: { ...process.env, PORCHLIGHT_LISTEN_PORT: '0', PORCHLIGHT_MEDIA_PORT: String(taken.address().port) },
  });
  assert.equal(status, 2);
  assert.match(stderr, /^porchlight-relay: media_port: .+$/m);
  taken.close();
  await relay.stop();
});

test('--make-keys twice keeps the first keys, and SIGTERM ends with status 0', async () => {
  const relay = await Relay.start();
  const keys = () => ['relay.key', 'relay.key.pub', 'fleet.key'].map((name) => readFileSync(join(relay.folder, name), 'utf8'));
  const first = keys();
  relay.tool('--make-keys');
  assert.deepEqual(keys(), first);
  assert.deepEqual(await relay.kill('SIGTERM'), { code: 0, signal: null });
  await relay.stop();
});

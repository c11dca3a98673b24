// What a thief of the machine's memory, disk or core files would find of a call (M16), and what a
// relay that was taken over could do (M17).
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { carries, meet } from '../support/participant.mjs';
import { bin, isSanitized, Relay } from '../support/relay.mjs';
import { transportOf } from '../support/sdp.mjs';
import { CORES_ALLOWED, coresMissing, findInMemory, memoryMissing } from '../support/secrets.mjs';

const sanitized = isSanitized() && 'a sanitizer is built in';

/** RFC 3711, 4.3.1, and RFC 7714, 11: the key that packets are encrypted with, of a master key with its salt. */
function sessionKey(master) {
  const counter = Buffer.concat([master.subarray(16, 28), Buffer.alloc(4)]); // label 0: XOR with nothing
  return createCipheriv('aes-128-ctr', master.subarray(0, 16), counter).update(Buffer.alloc(16));
}

/** The bytes that AES puts in the place of others (FIPS 197, 5.1.1). */
const substitutes = (() => {
  const table = [0x63];
  const turned = (byte, by) => (byte << by | byte >> (8 - by)) & 255;
  for (let power = 1, inverse = 1, i = 0; i < 255; i++) {
    table[power] = inverse ^ turned(inverse, 1) ^ turned(inverse, 2) ^ turned(inverse, 3) ^ turned(inverse, 4) ^ 0x63;
    power ^= power << 1 ^ (power & 0x80 ? 0x11b : 0); // times 3
    inverse ^= inverse << 1;
    inverse ^= inverse << 2;
    inverse = (inverse ^ inverse << 4) & 255; // divided by 3
    if (inverse & 0x80) inverse ^= 0x09;
  }
  return table;
})();

/** The fifth of the keys that AES-128 makes of a key, which gives the key away as well: of memory that
 * was freed and not wiped the allocator spoils the first bytes. FIPS 197, 5.2. */
function fifthRoundKey(key) {
  let words = [0, 4, 8, 12].map((at) => [...key.subarray(at, at + 4)]);
  for (let round = 0; round < 5; round++) {
    const [a, b, c, d] = words[3].map((byte) => substitutes[byte]);
    let last = [b ^ 1 << round, c, d, a];
    words = words.map((word) => (last = word.map((byte, index) => byte ^ last[index])));
  }
  return Buffer.from(words.flat());
}

/** How often each of `needles` stands in the writable memory of a process. */
const countInMemory = (pid, needles) => findInMemory(pid, needles).map(({ length }) => length);

test('M16 the keys of a call stand in memory no longer than the call, its master keys not even that', { skip: memoryMissing() }, async () => {
  const relay = await Relay.start();
  const call = await meet(relay);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  const keys = await Promise.all([call.coach, call.person].map(({ peer }) => peer.keys()));
  const masters = keys.flatMap(({ write, read }) => [write, read]);
  const sessions = masters.map((master) => fifthRoundKey(sessionKey(master)));
  assert.ok(countInMemory(relay.pid, sessions).every((count) => count > 0), 'the search finds keys that are in use');
  assert.deepEqual(countInMemory(relay.pid, masters.map((master) => master.subarray(0, 16))), [0, 0, 0, 0]);
  call.coach.page.send({ type: 'leave', call: call.call });
  call.person.page.send({ type: 'leave', call: call.call });
  await relay.scheduler.report(({ kind, call: id }) => kind === 'ended' && id === call.call);
  assert.deepEqual(countInMemory(relay.pid, sessions), [0, 0, 0, 0]);
  await call.stop();
  await relay.stop();
});

test('M16 a relay that crashes in the midst of a call leaves no core', { skip: coresMissing() }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-core-'));
  const relay = await Relay.start({ prefix: [...CORES_ALLOWED, folder] });
  const call = await meet(relay);
  await carries(call.coach, call.person);
  await relay.kill('SIGSEGV');
  assert.match(relay.log, /Segmentation fault/);
  assert.doesNotMatch(relay.log, /core dumped/);
  assert.deepEqual(readdirSync(folder), []);
  await call.stop();
  await relay.stop();
  rmSync(folder, { recursive: true });
});

test('M16 each start has a certificate of its own, and nothing of it or of a call comes to disk', async () => {
  const relay = await Relay.start();
  const before = readdirSync(relay.folder).sort();
  const fingerprints = [];
  for (let start = 0; start < 2; start++) {
    const call = await meet(relay);
    await carries(call.coach, call.person);
    fingerprints.push(transportOf(call.coach.page.heard.find(({ type }) => type === 'answer').sdp).fingerprint);
    await call.stop();
    await relay.kill();
    await relay.run();
  }
  assert.notEqual(fingerprints[0], fingerprints[1]);
  assert.deepEqual(readdirSync(relay.folder).sort(), before);
  for (const name of ['relay.key', 'fleet.key']) assert.equal(statSync(join(relay.folder, name)).mode & 0o777, 0o600, name);
  await relay.stop();
});

/** Paths of the regular files that a process has open, with the flags of each. */
function openFiles(pid) {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const path = readlinkSync(`/proc/${pid}/fd/${fd}`);
    if (!path.startsWith('/') || path.startsWith('/dev/')) return [];
    const flags = Number.parseInt(/flags:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))[1], 8);
    return [{ path, isWritable: (flags & 3) !== 0 }];
  });
}

test('M17, D9 every thread of a relay in a call has the filter of system calls, none gets new rights, and no file is open to be written', { skip: sanitized }, async () => {
  const relay = await Relay.start();
  const call = await meet(relay);
  const threads = readdirSync(`/proc/${relay.pid}/task`);
  assert.ok(threads.length >= 2);
  for (const thread of threads) {
    const status = readFileSync(`/proc/${relay.pid}/task/${thread}/status`, 'utf8');
    assert.match(status, /^NoNewPrivs:\s+1$/m);
    assert.match(status, /^Seccomp:\s+2$/m);
  }
  assert.deepEqual(openFiles(relay.pid).filter(({ isWritable }) => isWritable), []);
  await call.stop();
  await relay.stop();
});

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all', '--bounding-set=-all'];

/** Why the relay cannot be run as another user here, or false. */
function userMissing() {
  if (process.getuid() !== 0) return 'another user needs root';
  const [word, ...flags] = NOBODY;
  const { status, stderr, error } = spawnSync(word, [...flags, join(bin, 'porchlight-relay'), '--help'], { encoding: 'utf8' });
  return status !== 0 && `the relay cannot be run as another user: ${error?.message ?? stderr.trim()}`;
}

test('M17 a relay of an ordinary user, without one capability, carries a call', { skip: userMissing() }, async () => {
  const relay = await Relay.start();
  await relay.kill();
  execFileSync('chown', ['-R', '65534:65534', relay.folder]);
  relay.prefix = NOBODY;
  await relay.run();
  const status = readFileSync(`/proc/${relay.pid}/status`, 'utf8');
  assert.match(status, /^Uid:\s+65534\s+65534\s+65534\s+65534$/m);
  assert.match(status, /^CapEff:\s+0+$/m);
  assert.match(status, /^CapBnd:\s+0+$/m);
  const call = await meet(relay);
  await carries(call.coach, call.person);
  await call.stop();
  await relay.stop();
});

// Backup and restoring, as an operator does them: while people book, into a clean folder, with the wrong
// identity, with a file that was cut or changed, on a disk that is full. On both engines.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Vault, bin, leftIn } from '../support/backup.mjs';
import { databaseRows } from '../support/ledger.mjs';
import { SchedulerProgram, runBadly, runTool } from '../support/scheduler_program.mjs';
import { Storm } from '../support/storm.mjs';
import { Visitor } from '../support/visitor.mjs';

const ENOUGH = process.env.PORCHLIGHT_LONG ? 1000 : 60; // bookings and cancellations acknowledged before the backup begins
const DUMPED = 12; // a schema of which there is a dump in tests/data/dumps
const canary = { nickname: 'Canarybird-Vj4', reach_kind: 'mail', reach_value: 'canary-vj4@example.org', zone: 'America/Nome', language: 'en' };

let vault;
let program;
let coordinator;
const extra = []; // programs to clean up after

before(async () => {
  vault = new Vault();
  program = await SchedulerProgram.start(vault.settings);
  coordinator = new Visitor(program);
  await coordinator.comeBy(program.links().coordinator);
  assert.equal((await coordinator.api('POST', '/people', canary)).status, 201);
});
after(async () => {
  await program.stop();
  extra.forEach((one) => one.cleanUp());
  vault.cleanUp();
});

function clean(settings = {}) {
  const one = SchedulerProgram.empty({ ...vault.settings, ...settings });
  extra.push(one);
  return one;
}

const TABLES = {
  session: 'ID(id) AS id, ID(coach_id) AS coach, ID(person_id) AS person, status, start_at, end_at',
  claims: 'ID(party_id) AS id, start_at, end_at',
  account: 'ID(id) AS id, role, ID(nickname_sealed) AS nickname, ID(reach_sealed) AS reach',
  audit: 'seq AS id, at, action, ID(object_id) AS object',
};

/** Every row of these, in an order that does not depend on the engine. */
function everything(one) {
  return Object.fromEntries(Object.entries(TABLES).map(([table, columns]) =>
    [table, databaseRows(one, `SELECT ${columns} FROM ${table}`).map((row) => JSON.stringify(row)).sort()]));
}

/** A backup, and what the database had before it and after: now and then a clock of the scheduler's writes. */
async function backupInQuiet() {
  for (let tries = 0; tries < 20; tries++) {
    const was = everything(program);
    const made = await vault.backup(program);
    if (JSON.stringify(everything(program)) === JSON.stringify(was)) return { ...made, was };
  }
  throw new Error('the scheduler never stops writing');
}

/* --- there and back --------------------------------------------------------------------------- */

test('D5 a backup made while people book has every booking that was acknowledged before it began', async (context) => {
  const storm = await Storm.start([program]);
  storm.run();
  while (storm.counts.acked < ENOUGH) await pause(20);
  const told = storm.told();
  const { path, said } = await vault.backup(program);
  await storm.over();
  await storm.settle();
  storm.judge();
  const restored = clean();
  vault.restore(restored, path);
  storm.programs = [restored];
  const there = new Set(storm.sessions().map(({ id }) => id));
  assert.deepEqual([...told].filter((id) => !there.has(id)), [], 'acknowledged and not in the backup');
  storm.judgeTimes(); // of one moment: each session has its claims
  context.diagnostic(`${said.trim()}; ${told.size} told before, ${storm.told().size} in all`);
  assert.ok(storm.told().size > told.size, 'they booked on meanwhile');
});

test('D5 restored into a clean folder it starts: the same bookings, a seat link opens, staff sign in', async () => {
  const links = program.links(); // what a person has in hand when the machine burns
  const bookings = async (visitor) => (await visitor.api('GET', '/sessions?limit=200')).json.sessions.map(({ id, start_at }) => [id, start_at]);
  const sessions = await bookings(coordinator);
  const { path, said, was } = await backupInQuiet();
  const restored = clean();
  assert.match(said, /^\S+: \d+ bytes, \d+ rows, schema \d+\n\S+\.keys: \d+ bytes, \d+ keys/);
  const rows = /(\d+) rows/.exec(said)[1];
  assert.match(vault.restore(restored, path), new RegExp(`^restored: ${rows} rows, schema \\d+, taken \\d{4}-`));
  assert.deepEqual(everything(restored), was);
  await restored.run();
  try {
    const again = Object.assign(new Visitor(restored), { cookies: coordinator.cookies });
    assert.ok(sessions.length > 0);
    assert.deepEqual(await bookings(again), sessions, 'who was signed in still is');
    const { people } = (await again.api('GET', '/people?limit=200')).json;
    assert.ok(people.some(({ nickname }) => nickname === canary.nickname), 'sealed fields open');
    const [person, staff] = [new Visitor(restored), new Visitor(restored)];
    assert.match(await person.comeBy(links.seat), /./);
    await staff.comeBy(links.coordinator);
    assert.equal((await staff.api('GET', '/me')).json.role, 'coordinator');
  } finally {
    assert.equal((await restored.kill()).code, 0);
  }
});

test('D5 a backup is for its owner alone to read, its keys too, and replaces the one before it whole', async () => {
  const { path } = await vault.backup(program);
  const first = readFileSync(path);
  await vault.backup(program, path);
  assert.notDeepEqual(readFileSync(path), first);
  for (const file of [path, `${path}.keys`]) assert.equal(statSync(file).mode & 0o777, 0o600, file);
  const beside = readdirSync(program.folder).filter((name) => /copy|new/.test(name));
  assert.deepEqual(beside, [], 'no copy in clear stays');
});

test('D5 restore --check reads all of a backup and leaves nothing', async () => {
  const { path } = await vault.backup(program);
  const here = leftIn(program);
  assert.match(vault.restore(program, path, ['--identity', vault.data.file, '--check']), /^whole: \d+ rows/);
  assert.deepEqual(leftIn(program), here, 'also beside a database');
});

/* --- refused ---------------------------------------------------------------------------------- */

const flipped = (at) => (bytes) => {
  const copy = Buffer.from(bytes);
  copy[Math.floor(at(copy.length))] ^= 1;
  return copy;
};

test('D5 the wrong identity, a cut and a changed backup are refused in words and leave nothing behind', async () => {
  const { path } = await vault.backup(program);
  const only = (one) => ['--identity', one.file];
  const cutKeys = vault.changed(path, (bytes) => bytes);
  writeFileSync(`${cutKeys}.keys`, readFileSync(`${path}.keys`).subarray(0, -1));
  const noKeys = vault.changed(path, (bytes) => bytes);
  renameSync(`${noKeys}.keys`, join(vault.folder, 'elsewhere.keys'));
  const cases = {
    'of a stranger': [path, only(vault.stranger), /cannot be opened: no identity matched/],
    'of the database alone': [path, only(vault.data), /\.keys: cannot be opened: no identity matched/],
    'of the keys alone': [path, only(vault.keys), /cannot be opened: no identity matched/],
    'no identity': [path, [], /--identity: names the file/],
    'an identity that is not there': [path, ['--identity', '/nowhere'], /cannot be opened/],
    'half of it': [vault.changed(path, (bytes) => bytes.subarray(0, bytes.length / 2)), vault.both, /cannot be opened/],
    'a byte less': [vault.changed(path, (bytes) => bytes.subarray(0, -1)), vault.both, /cannot be opened/],
    'nothing of it': [vault.changed(path, () => Buffer.alloc(0)), vault.both, /cannot be opened/],
    'a bit of its beginning': [vault.changed(path, flipped(() => 30)), vault.both, /cannot be opened/],
    'a bit of its middle': [vault.changed(path, flipped((len) => len / 2)), vault.both, /cannot be opened/],
    'a bit of its end': [vault.changed(path, flipped((len) => len - 1)), vault.both, /cannot be opened/],
    'the keys for the backup': [`${path}.keys`, vault.both, /is no backup/],
    'keys that were cut': [cutKeys, vault.both, /\.keys: cannot be opened/],
    'no keys': [noKeys, vault.both, /\.keys: cannot open: No such file/],
  };
  const target = clean();
  const empty = leftIn(target);
  for (const [what, [file, words, pattern]] of Object.entries(cases)) {
    const { status, said } = vault.refused(target, file, words);
    assert.equal(status, 2, `${what}: ${said}`);
    assert.match(said, pattern, what);
    assert.deepEqual(leftIn(target), empty, `${what}: ${said}`);
  }
  vault.restore(target, path); // nothing of that stood in its way
});

test('D5 a backup is put where nothing is, and only with the key that it was sealed with', async () => {
  const { path } = await vault.backup(program);
  const here = leftIn(program);
  assert.match(vault.refused(program, path).said, /database: (There is one already|It is not empty)/);
  assert.deepEqual(leftIn(program), here);
  const other = clean();
  runTool(['--config', other.config, '--make-keys']);
  const empty = leftIn(other);
  const { status, said } = vault.refused(other, path);
  assert.equal(status, 2);
  assert.match(said, /seal_key: is not the key/);
  assert.deepEqual(leftIn(other), empty, 'relay.key.pub went again, the other keys stayed');
});

test('a backup is for somebody, and nobody gets both halves', () => {
  const path = join(vault.folder, 'nobody.age');
  const { data, keys } = vault;
  const refuse = (settings, words) => {
    const one = clean(settings);
    return runBadly(['--config', one.config, '--backup', path, ...words]).said;
  };
  const nobody = { backup_recipients: '', backup_key_recipients: '' };
  assert.match(refuse(nobody, []), /backup_recipients: says for whom/);
  assert.match(refuse(nobody, ['--to', data.recipient]), /backup_key_recipients: says for whom/);
  assert.match(refuse(nobody, ['--to', data.recipient, '--keys-to', data.recipient]), /one thief would open both/);
  assert.match(refuse({ backup_recipients: 'age1tooshort' }, []), /backup_recipients: must be age1/);
  assert.match(refuse({}, ['--to', `${keys.recipient} ${data.recipient}`]), /one thief would open both/);
  assert.deepEqual(readdirSync(vault.folder).filter((name) => name.startsWith('nobody')), []);
});

test('D5 a backup whose file names the database, a key or anything else that is no backup is refused before it writes', async () => {
  const words = { notes: 'of somebody', empty: '', 'half.keys': 'of somebody' };
  for (const [name, text] of Object.entries(words)) writeFileSync(join(vault.folder, name), text);
  mkdirSync(join(vault.folder, 'folder'));
  const here = (name) => join(program.folder, name);
  const cases = [here('seal.key'), here('audit.key'), here('scheduler.conf'), ...Object.keys(words).map((name) => join(vault.folder, name)),
    join(vault.folder, 'folder'), ...(program.databaseUrl === null ? [here('scheduler.db'), here('scheduler.db-wal')] : [])];
  const state = () => [leftIn(program), readdirSync(vault.folder), cases.map((file) => statSync(file).ino), readFileSync(here('seal.key'))];
  const was = state();
  for (const file of cases) {
    const { status, said } = runBadly(['--config', program.config, '--backup', file.replace(/half\.keys$/, 'half')]);
    assert.equal(status, 2, `${file}: ${said}`);
    assert.match(said, /is there and is no backup; nothing was written/, file);
    assert.ok(said.includes(file.slice(0, 60)), said);
  }
  assert.deepEqual(state(), was);
  assert.equal((await coordinator.api('GET', '/people')).status, 200);
});

test('an identity that is typed instead of its file is refused, and not printed', () => {
  const secret = /AGE-SECRET-KEY\S+/.exec(readFileSync(vault.data.file, 'utf8'))[0];
  const { status, said } = vault.refused(clean(), join(vault.folder, 'any.age'), ['--identity', secret]);
  assert.equal(status, 2);
  assert.match(said, /--identity: takes a file/);
  assert.ok(!said.includes('AGE-SECRET'), said);
});

/** The database as schema DUMPED left it, with the key that its fields are sealed with. */
function oldProgram() {
  const old = clean();
  const dump = `tests/data/dumps/${String(DUMPED).padStart(4, '0')}`;
  runTool(['--config', old.config, '--make-keys']);
  copyFileSync('tests/data/dumps/test.key', join(old.folder, 'seal.key'));
  chmodSync(join(old.folder, 'seal.key'), 0o600);
  writeFileSync(join(old.folder, 'relay.key.pub'), old.relay.publicLine);
  runSql(old, readFileSync(`${dump}.${old.databaseUrl ? 'postgres' : 'sqlite'}.sql`));
  return old;
}

function runSql(one, input) {
  const words = one.databaseUrl ? ['psql', '--no-psqlrc', '--quiet', one.databaseUrl] : ['sqlite3', join(one.folder, 'scheduler.db')];
  execFileSync(words[0], words.slice(1), { input, stdio: ['pipe', 'ignore', 'inherit'] });
}

const versionOf = (one) => Number(databaseRows(one, 'SELECT MAX(version) AS version FROM schema_version')[0].version);

test('a backup of an older program is brought to this one, one of a newer program is refused', async () => {
  const old = oldProgram();
  const { path } = await vault.backup(old);
  const restored = clean();
  vault.restore(restored, path);
  assert.equal(versionOf(restored), versionOf(program));
  await restored.run();
  assert.equal((await new Visitor(restored).get('/health')).status, 200);
  assert.equal((await restored.kill()).code, 0);
  runSql(old, 'INSERT INTO schema_version VALUES (999, 0);');
  const newer = await vault.backup(old);
  const target = clean();
  const empty = leftIn(target);
  const { status, said } = vault.refused(target, newer.path);
  assert.equal(status, 2);
  assert.match(said, /is of a newer program \(schema 999, this one knows \d+\)/);
  assert.deepEqual(leftIn(target), empty);
});

test('D5 rows that a backup says it has and has not are refused, and what a server keeps of it is said', async () => {
  const { path } = await vault.backup(program);
  const short = vault.forged(path, (head) => head.replace(/^rows = (\d+)$/m, (row, count) => `rows = ${Number(count) + 1}`));
  const target = clean();
  const empty = leftIn(target);
  const { status, said } = vault.refused(target, short);
  assert.equal(status, 2);
  assert.match(said, /backup: has \d+ rows where \d+ were written/);
  const left = leftIn(target);
  assert.deepEqual(left.files, empty.files, 'the keys went again');
  if (target.databaseUrl !== null) {
    assert.match(said, /the database is filled: drop it and create it anew before another try\)\n/);
    assert.ok(left.tables > 0, 'it is true');
    assert.match(vault.refused(target, path).said, /It is not empty/);
    for (const words of [`DROP DATABASE ${target.database}`, `CREATE DATABASE ${target.database}`]) runSql(program, words);
  }
  vault.restore(target, path);
});

/* --- what can go wrong, and what can be seen ---------------------------------------------------- */

/** A mount of one's own: root has the right, others become root of a namespace of their own. */
const MOUNTS = process.getuid() === 0 ? '-m' : '-rm';

function canMount() {
  try {
    execFileSync('unshare', [MOUNTS, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('D5 a disk that fills up during a backup leaves the backup that was there', async (context) => {
  if (!canMount()) return context.skip(`unshare ${MOUNTS} is not allowed here`);
  const { path } = await vault.backup(program);
  const folder = join(vault.folder, 'small');
  mkdirSync(folder);
  const room = Math.ceil(statSync(path).size / 1024 * 1.5);
  const script = `mount -t tmpfs -o size=${room}k tmpfs "$1"
    "$2" --config "$3" --backup "$1/b.age" >/dev/null
    sha256sum "$1"/* >"$4"
    if "$2" --config "$3" --backup "$1/b.age" 2>&1; then exit 9; fi
    sha256sum "$1"/* | cmp - "$4"`;
  const said = execFileSync('unshare', [MOUNTS, 'sh', '-ec', script, 'sh', folder, bin, program.config, join(vault.folder, 'sums')],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  assert.match(said, /no space left on device/i);
});

/** As itself, as hexadecimal, and as base64 at each of its three places: what is in clear inside others. */
function spellings(word) {
  const bytes = Buffer.from(word);
  const shifted = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/, '');
    return text.slice(shift ? shift + 1 : 0, -1);
  });
  return [word, bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...shifted];
}

const found = (bytes, word) => spellings(word).some((one) => bytes.includes(one));

/** The files of the live database and its log. */
function filesOf(one) {
  if (one.databaseUrl === null) return ['scheduler.db', 'scheduler.db-wal'].map((name) => join(one.folder, name));
  const data = join(process.env.PORCHLIGHT_TEST_POSTGRES_FOLDER, 'data');
  const [{ oid }] = databaseRows(one, `SELECT oid::text FROM pg_database WHERE datname = '${one.database}'`);
  execFileSync('psql', ['--no-psqlrc', '--quiet', one.databaseUrl, '--command', 'CHECKPOINT']);
  return [join(data, 'pg_wal'), join(data, 'base', oid)].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)));
}

test('D4 no canary of a personal field is in the database, its log, a backup, or in what the backup opens to', async () => {
  const { path } = await vault.backup(program);
  const { body } = vault.opened(path);
  assert.ok(found(body, canary.zone), 'in clear: the search finds things');
  const live = filesOf(program).filter((file) => existsSync(file)).map((file) => readFileSync(file));
  assert.ok(live.some((bytes) => bytes.includes(canary.zone)), 'there too');
  const all = [...live, body, readFileSync(path), readFileSync(`${path}.keys`), Buffer.from(program.log)];
  for (const word of [canary.nickname, canary.reach_value]) {
    all.forEach((bytes, i) => assert.ok(!found(bytes, word), `${word} in ${i} of ${all.length}`));
  }
});

test('D4 a ciphertext that somebody has moved to another row is refused by the program that serves it', async () => {
  const { path } = await vault.backup(program);
  const restored = clean();
  vault.restore(restored, path);
  runSql(restored, `UPDATE account SET nickname_sealed = (SELECT a.nickname_sealed FROM account a WHERE a.role = 'coach' LIMIT 1)
    WHERE role = 'person';`);
  await restored.run();
  const again = Object.assign(new Visitor(restored), { cookies: coordinator.cookies });
  assert.equal((await again.api('GET', '/coaches')).status, 200, 'in its own row it opens');
  const people = await fetch(`http://127.0.0.1:${restored.port}/api/v1/people`, { headers: again.cookieHeader });
  assert.ok(people.status >= 400, await people.text());
  assert.equal((await restored.kill()).code, 0);
});

test('D4 a key is in neither half of a backup: the database opens to none, and the keys are sealed', async () => {
  const { path } = await vault.backup(program);
  const { head, body } = vault.opened(path);
  for (const name of ['seal.key', 'token.key', 'ticket.key']) {
    const text = readFileSync(join(program.folder, name), 'utf8').trim().split(' ')[1];
    const raw = Buffer.from(text, 'base64url');
    for (const bytes of [Buffer.from(head), body, readFileSync(path), readFileSync(`${path}.keys`)]) {
      assert.ok(!bytes.includes(text) && !bytes.includes(raw) && !bytes.includes(raw.toString('hex')), name);
    }
  }
});

test('D3 the password of a PostgreSQL stands on no command line and in no environment', async (context) => {
  if (program.databaseUrl === null) return context.skip('SQLite has none');
  const [folder, seen] = [join(vault.folder, 'bin'), join(vault.folder, 'seen')];
  const secret = 'password-canary-8s';
  mkdirSync(folder);
  for (const name of ['pg_dump', 'pg_restore', 'age']) {
    const real = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    writeFileSync(join(folder, name), `#!/bin/sh\n{ echo "${name} $*"; env; } >>${seen}\nexec ${real} "$@"\n`, { mode: 0o755 });
  }
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const urlOf = (one) => `${one.databaseUrl}&password=${secret}`;
  const path = join(vault.folder, 'seen.age');
  const [from, to] = [clean({ database: urlOf(program) }), clean()];
  runTool(['--config', from.config, '--make-keys']);
  writeFileSync(join(from.folder, 'relay.key.pub'), from.relay.publicLine);
  to.configure({ ...vault.settings, database: urlOf(to) });
  runTool(['--config', from.config, '--backup', path], { env });
  runTool(['--config', to.config, '--restore', path, ...vault.both], { env });
  const text = readFileSync(seen, 'utf8');
  for (const name of ['pg_dump', 'pg_restore', 'age']) assert.match(text, new RegExp(`^${name} `, 'm'));
  assert.ok(!text.includes(secret));
});

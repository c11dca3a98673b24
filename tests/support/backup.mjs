// Backups by the real program: two identities, one for the database and one for the keys, and what can
// be seen of a backup from outside.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { databaseRows } from './ledger.mjs';
import { runBadly } from './scheduler_program.mjs';

export const bin = join(resolve(process.env.PORCHLIGHT_BIN ?? 'build/dev/bin'), 'porchlight-scheduler');
const run = promisify(execFile);
const asData = { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] };

/** A pair as an operator makes it: {file, recipient}. */
function identityMake(file) {
  execFileSync('age-keygen', ['-o', file], { stdio: 'ignore' });
  const recipient = execFileSync('age-keygen', ['-y', file], { encoding: 'utf8' }).trim();
  return { file, recipient };
}

export class Vault {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'porchlight-vault-'));
    this.data = identityMake(join(this.folder, 'data.identity'));
    this.keys = identityMake(join(this.folder, 'keys.identity'));
    this.stranger = identityMake(join(this.folder, 'stranger.identity'));
    this.count = 0;
  }

  get settings() {
    return { backup_recipients: this.data.recipient, backup_key_recipients: this.keys.recipient };
  }

  get both() {
    return ['--identity', this.data.file, '--identity', this.keys.file];
  }

  /** While this process goes on. @returns {Promise<{path, said}>} */
  async backup(program, path = join(this.folder, `${++this.count}.age`)) {
    const { stdout } = await run(bin, ['--config', program.config, '--backup', path]);
    return { path, said: stdout };
  }

  restore(program, path, words = this.both) {
    return execFileSync(bin, ['--config', program.config, '--restore', path, ...words],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  refused(program, path, words = this.both) {
    return runBadly(['--config', program.config, '--restore', path, ...words]);
  }

  /** A copy in which `change(bytes)` was done; its keys come with it. */
  changed(path, change) {
    const copy = join(this.folder, `${++this.count}.changed.age`);
    writeFileSync(copy, change(readFileSync(path)));
    writeFileSync(`${copy}.keys`, readFileSync(`${path}.keys`));
    return copy;
  }

  /** A backup as genuine as `path`, sealed for the same, in which `change(head)` says what is in it. */
  forged(path, change) {
    const plain = execFileSync('age', ['--decrypt', '--identity', this.data.file, path], asData);
    const end = plain.indexOf('\n\n') + 2;
    const input = Buffer.concat([Buffer.from(change(plain.subarray(0, end).toString())), plain.subarray(end)]);
    return this.changed(path, () => execFileSync('age', ['--encrypt', '--recipient', this.data.recipient], { ...asData, stdio: 'pipe', input }));
  }

  /** What the database's identity opens, behind its head, as bytes in which words can be looked for. */
  opened(path) {
    const plain = execFileSync('age', ['--decrypt', '--identity', this.data.file, path], asData);
    const end = plain.indexOf('\n\n') + 2;
    const head = plain.subarray(0, end).toString();
    const body = plain.subarray(end);
    if (!head.includes('engine = postgresql')) return { head, body };
    const dump = join(this.folder, 'dump');
    writeFileSync(dump, body);
    return { head, body: execFileSync('pg_restore', ['--file=-', dump], asData) };
  }

  cleanUp() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The files of its folder, and whether its database on a server has anything. */
export function leftIn(program) {
  const files = readdirSync(program.folder).sort();
  if (program.databaseUrl === null) return { files };
  const tables = databaseRows(program, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
  return { files, tables: tables.length };
}

// The real scheduler in a folder of its own, on a port that was free, with the demo organisation.
// Its relay is the test: the key that beats are signed with is here.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { mailOf } from './mail_server.mjs';
import { pidBehind } from './relay.mjs';
import { Issuer } from './tokens.mjs';

const bin = join(resolve(process.env.PORCHLIGHT_BIN ?? 'build/dev/bin'), 'porchlight-scheduler');
const START_MS = 60_000;

/** A URL without a database's name (tests/support/postgres.sh): then every program gets a new one there. */
const server = process.env.PORCHLIGHT_TEST_POSTGRES;

function sql(text) {
  execFileSync('psql', ['--quiet', '--no-psqlrc', `${server}&dbname=postgres`, '--command', text]);
}

export function runTool(args, options = {}) {
  return execFileSync(bin, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

/** What a bad call of the program leaves: its exit status and what it said. */
export function runBadly(args, env = {}) {
  try {
    runTool(args, { env: { ...process.env, ...env }, timeout: START_MS });
  } catch ({ status, stderr }) {
    return { status, said: stderr };
  }
  return { status: 0, said: '' };
}

export class SchedulerProgram {
  /** Command words before the program, for its next run. */
  prefix = [];

  /** @param {object} env more of it for the program that serves, not for the tools before it */
  static async start(settings = {}, env = {}) {
    const program = new SchedulerProgram();
    program.env = env;
    program.folder = mkdtempSync(join(tmpdir(), 'porchlight-api-'));
    program.relay = new Issuer('relay-1');
    program.config = join(program.folder, 'scheduler.conf');
    if (server) program.makeDatabase();
    program.configure(settings);
    runTool(['--config', program.config, '--make-keys']);
    runTool(['--config', program.config, '--make-demo']);
    await program.run();
    return program;
  }

  /** One that has a place for its data and nothing in it: no keys, no database. It does not run yet. */
  static empty(settings = {}) {
    const program = new SchedulerProgram();
    program.folder = mkdtempSync(join(tmpdir(), 'porchlight-api-'));
    program.relay = new Issuer('relay-1');
    program.config = join(program.folder, 'scheduler.conf');
    if (server) program.makeDatabase();
    program.configure(settings);
    rmSync(join(program.folder, 'relay.key.pub'));
    return program;
  }

  /** Another scheduler of the same organisation: the same folder, keys and database. It ends before
   *  the first one stops. */
  static async beside(first) {
    const { folder, config, database, relay, secure, publicUrl } = first;
    const program = Object.assign(new SchedulerProgram(), { folder, config, database, relay, secure, publicUrl, first });
    await program.run();
    return program;
  }

  makeDatabase() {
    this.database = `test_${randomBytes(8).toString('hex')}`;
    sql(`CREATE DATABASE ${this.database}`);
  }

  configure(settings) {
    const all = {
      ...(this.databaseUrl && { database: this.databaseUrl, database_overlap: process.env.PORCHLIGHT_TEST_OVERLAP ?? 'exclude' }),
      listen_port: 0, public_url: 'http://localhost:0', data_folder: this.folder, web_folder: resolve('web'),
      relay_name: 'test', relay_url: 'ws://localhost:9/relay/test/', log_level: 'debug',
      mail_folder: 'mail', mail_from: 'times@example.org', ...settings,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}\n`);
    writeFileSync(this.config, lines.join(''));
    writeFileSync(join(this.folder, 'relay.key.pub'), this.relay.publicLine);
    this.secure = all.public_url.startsWith('https://');
    this.publicUrl = all.public_url;
  }

  /** Of PostgreSQL; null: a SQLite file in the folder. */
  get databaseUrl() {
    return this.database ? `${server}&dbname=${this.database}` : null;
  }

  async run() {
    this.log = '';
    const [word, ...words] = [...this.prefix, bin, '--config', this.config];
    this.child = spawn(word, words, {
      stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.env },
    });
    this.child.stderr.on('data', (data) => (this.log += data));
    this.ended = new Promise((done) => this.child.once('exit', (code, signal) => done({ code, signal })));
    const lines = createInterface({ input: this.child.stdout });
    this.port = await new Promise((ready, fail) => {
      lines.on('line', (line) => {
        const match = /^ready listen=(\d+)$/.exec(line);
        if (match) ready(Number(match[1]));
      });
      this.ended.then(({ code }) => fail(new Error(`ended with ${code}: ${this.log}`)));
    });
    this.origin = this.publicUrl.replace(/:0$/, `:${this.port}`);
  }

  /** Until the log holds `pattern`, now or later. */
  async logged(pattern) {
    while (!pattern.test(this.log)) await once(this.child.stderr, 'data', { signal: AbortSignal.timeout(START_MS) });
  }

  /** What a tool prints that asks the running program: lines. */
  ask(tool) {
    const env = { ...process.env, ...this.env, PORCHLIGHT_LISTEN_PORT: String(this.port) };
    return runTool(['--config', this.config, tool], { env }).trim().split('\n');
  }

  /** {person, coach, coordinator, seat}: paths of fresh links. A new seat link ends the earlier ones. */
  links() {
    return Object.fromEntries(this.ask('--make-links').map((line) => {
      const [role, url] = line.split(' ');
      return [role, new URL(url).pathname];
    }));
  }

  /** The first mail in the demo's folder that `isIt` takes, now or later. */
  async mail(isIt) {
    const folder = join(this.folder, 'mail');
    const find = () => readdirSync(folder).filter((name) => name.endsWith('.eml'))
      .map((name) => mailOf(readFileSync(join(folder, name), 'latin1'))).find(isIt);
    const watcher = watch(folder);
    try {
      for (;;) {
        const mail = find();
        if (mail) return mail;
        await once(watcher, 'change', { signal: AbortSignal.timeout(START_MS) });
      }
    } finally {
      watcher.close();
    }
  }

  routes() {
    return runTool(['--config', this.config, '--print-routes']).trim().split('\n').map((line) => {
      const [method, path, name, kind, ...scopes] = line.split(' ');
      return { method, path, name, kind, scopes: Object.fromEntries(scopes.map((scope) => scope.split('='))) };
    });
  }

  /** Process id of the scheduler itself, also behind a prefix. */
  get pid() {
    return pidBehind(this.prefix, this.child);
  }

  /** Public half of the key that tickets and replies are signed with. */
  get publicLine() {
    return readFileSync(join(this.folder, 'ticket.key.pub'), 'utf8');
  }

  async kill(signal = 'SIGTERM') {
    this.child.kill(signal);
    return this.ended;
  }

  cleanUp() {
    rmSync(this.folder, { recursive: true, force: true });
    if (this.database) sql(`DROP DATABASE ${this.database} WITH (FORCE)`);
  }

  async stop() {
    const end = await this.kill();
    if (!this.first) this.cleanUp();
    if (end.code !== 0) throw new Error(`ended with ${end.code ?? end.signal}: ${this.log.slice(-4000)}`);
  }
}

// The real relay on free ports, in a folder of its own, with a scheduler made for tests.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Scheduler } from './scheduler.mjs';

export const bin = resolve(process.env.PORCHLIGHT_BIN ?? 'build/dev/bin');
export const ORIGIN = 'http://localhost';

/** Sanitizers want more than the relay allows itself, and are built without its confinement. */
export function isSanitized() {
  return /libasan|libtsan/.test(spawnSync('ldd', [join(bin, 'porchlight-relay')], { encoding: 'utf8' }).stdout);
}

/** Process id of a program that was started with command words before it. */
export function pidBehind(prefix, { pid }) {
  if (prefix.length === 0) return pid;
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return child ? Number(child) : pid; // a prefix may become the program
}

function configWrite(path, settings) {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync(path, lines.join(''));
}

export class Relay {
  /** @param {{settings?: object, prefix?: string[], env?: object, here?: string, host?: string}}
   *  options prefix: command words before the program, for example strace's. here, host: addresses
   *  of ours and of the relay's, where that lives in another network. */
  static async start(options = {}) {
    const relay = new Relay();
    relay.prefix = options.prefix ?? [];
    relay.env = { ...process.env, ...options.env };
    relay.clients = []; // to be stopped with it, should a test have failed before it could
    relay.folder = mkdtempSync(join(tmpdir(), 'porchlight-relay-'));
    relay.host = options.host ?? '127.0.0.1';
    relay.scheduler = await Scheduler.start(options.here);
    relay.issuer = relay.scheduler.issuer;
    relay.name = options.settings?.name ?? 'test';
    const path = (name) => join(relay.folder, name);
    writeFileSync(path('ticket.key.pub'), relay.issuer.publicLine);
    configWrite(path('relay.conf'), {
      name: relay.name, listen_address: relay.host, listen_port: 0, media_address: '127.0.0.1',
      media_port: 0, origins: ORIGIN, scheduler_url: relay.scheduler.url,
      scheduler_public_key: path('ticket.key.pub'), relay_key: path('relay.key'), fleet_key: path('fleet.key'),
      drain_max_s: 0, // it ends when a test is over, whoever is still in a call
      ...options.settings,
    });
    relay.tool('--make-keys');
    relay.scheduler.relayLine = readFileSync(path('relay.key.pub'), 'utf8');
    await relay.run();
    return relay;
  }

  tool(...flags) {
    const config = join(this.folder, 'relay.conf');
    return execFileSync(join(bin, 'porchlight-relay'), ['--config', config, ...flags], { encoding: 'utf8' });
  }

  /** Starts the program, once more after kill(). */
  run() {
    const words = [...this.prefix, join(bin, 'porchlight-relay'), '--config', join(this.folder, 'relay.conf')];
    this.child = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env: this.env });
    this.log ??= '';
    this.child.stderr.on('data', (data) => {
      this.log += data;
    });
    this.ended = new Promise((done) => this.child.once('exit', (code, signal) => done({ code, signal })));
    return new Promise((ready, fail) => {
      createInterface({ input: this.child.stdout }).on('line', (line) => {
        const found = /^ready listen=(\d+) media=(\d+)/.exec(line);
        if (!found) return;
        this.port = Number(found[1]);
        this.media = Number(found[2]);
        ready();
      });
      this.ended.then(({ code, signal }) => fail(new Error(`the relay ended (${code ?? signal}): ${this.log}`)));
    });
  }

  get url() {
    return `ws://${this.host}:${this.port}/relay/${this.name}/`;
  }

  /** Process id of the relay itself, also behind a prefix. */
  get pid() {
    return pidBehind(this.prefix, this.child);
  }

  /** Resident memory in KiB. */
  get rssKib() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))[1]);
  }

  isAlive() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async kill(signal = 'SIGKILL') {
    if (this.isAlive()) process.kill(this.pid, signal);
    return this.ended;
  }

  /** Ends it, and fails unless it ends well: a crash, a leak or a sanitizer's finding shows here. */
  async stop() {
    await Promise.all(this.clients.map((client) => client.stop()));
    const { code, signal } = await this.kill('SIGTERM');
    this.scheduler.stop();
    rmSync(this.folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the relay ended with ${code ?? signal}: ${this.log.slice(-8000)}`);
  }
}

// Both real programs on free ports of this machine, in a folder of their own, with the demo
// organisation: what the browser tests stand on.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const bin = resolve(process.env.PORCHLIGHT_BIN ?? 'build/release/bin');

/** Ports that nobody has at the moment, all different. */
export async function freePorts(count) {
  const servers = [];
  for (let i = 0; i < count; i++) {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    servers.push(server);
  }
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Firefox sends nothing to a loopback address, so media goes by a real one, if there is one. */
function mediaAddress() {
  const all = Object.values(networkInterfaces()).flat();
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1';
}

function configText(settings) {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

function start(program, config, prefix) {
  const [command, ...rest] = [...prefix, join(bin, program), '--config', config];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (data) => {
    log += data;
  });
  child.logText = () => log;
  child.ended = new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })));
  return new Promise((ready, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready')) ready(child);
    });
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code}: ${log}`)));
  });
}

export class Stack {
  /** @param {{prefix?: string[], host?: string, relayHost?: string, relay?: object, hasOther?: boolean}}
   *  options prefix: command words before each program (ip netns exec ...); host: what browsers call this
   *  machine. hasOther: the fleet has a second relay, `other`, with the same settings. */
  static async start(options = {}) {
    const stack = new Stack();
    stack.prefix = options.prefix ?? [];
    stack.folder = mkdtempSync(join(tmpdir(), 'porchlight-'));
    const [page, signalling, media, otherSignalling, otherMedia] = await freePorts(5);
    const address = options.address ?? '127.0.0.1';
    stack.url = options.publicUrl?.(page) ?? `http://localhost:${page}`;
    stack.ports = { page, signalling, media };
    const path = (name) => join(stack.folder, name);
    const relayUrl = (name, port) => options.relayUrl?.(port) ?? `ws://localhost:${port}/relay/${name}/`;
    writeFileSync(path('scheduler.conf'), configText({
      listen_address: address, listen_port: page, public_url: stack.url, data_folder: stack.folder,
      web_folder: resolve('web'), relay_name: 'test',
      relay_url: relayUrl('test', signalling),
      ...(options.hasOther && { relays: `other ${relayUrl('other', otherSignalling)} other.key.pub` }),
      relay_public_key: path('relay.key.pub'), mail_folder: path('mail'), mail_from: 'times@example.org',
      ...options.scheduler,
    }));
    const relayText = (name, key, port, mediaPort) => configText({
      name, listen_address: address, listen_port: port, media_address: options.address ?? mediaAddress(),
      media_port: mediaPort, origins: stack.url, scheduler_url: `http://${address}:${page}`,
      scheduler_public_key: path('ticket.key.pub'), relay_key: path(key),
      fleet_key: path('fleet.key'), drain_max_s: 0, ...options.relay,
    });
    writeFileSync(path('relay.conf'), relayText('test', 'relay.key', signalling, media));
    writeFileSync(path('other.conf'), relayText('other', 'other.key', otherSignalling, otherMedia));
    stack.tool('porchlight-scheduler', '--make-keys');
    stack.tool('porchlight-relay', '--make-keys');
    if (options.hasOther) stack.toolWith('other.conf', 'porchlight-relay', '--make-keys');
    stack.tool('porchlight-scheduler', '--make-demo');
    stack.scheduler = await start('porchlight-scheduler', path('scheduler.conf'), stack.prefix);
    stack.relay = await start('porchlight-relay', path('relay.conf'), stack.prefix);
    if (options.hasOther) stack.other = await start('porchlight-relay', path('other.conf'), stack.prefix);
    return stack;
  }

  tool(program, ...flags) {
    return this.toolWith(`${program.replace('porchlight-', '')}.conf`, program, ...flags);
  }

  toolWith(name, program, ...flags) {
    const config = join(this.folder, name);
    const [command, ...words] = [...this.prefix, join(bin, program), '--config', config, ...flags];
    return execFileSync(command, words, { encoding: 'utf8' });
  }

  /** Fresh links by role: {person, coach, coordinator, seat}. */
  links() {
    const lines = this.tool('porchlight-scheduler', '--make-links').trim().split('\n');
    return Object.fromEntries(lines.map((line) => line.split(/\s+/)));
  }

  /** kill -9, and what a supervisor does then. */
  async killRelay() {
    const before = this.relay.logText();
    this.relay.kill('SIGKILL');
    await this.relay.ended;
    this.relay = await start('porchlight-relay', join(this.folder, 'relay.conf'), this.prefix);
    const after = this.relay.logText;
    this.relay.logText = () => before + after();
  }

  /** kill -9, and nobody starts it again until startScheduler(). */
  async killScheduler() {
    this.scheduler.kill('SIGKILL');
    await this.scheduler.ended;
  }

  async startScheduler() {
    this.scheduler = await start('porchlight-scheduler', join(this.folder, 'scheduler.conf'), this.prefix);
  }

  log() {
    return `${this.scheduler.logText()}${this.relay.logText()}${this.other?.logText() ?? ''}`;
  }

  /** One that ended, `relay` or `other`, started again with the same settings. */
  async again(which) {
    this[which] = await start('porchlight-relay', join(this.folder, `${which}.conf`), this.prefix);
  }

  async stop() {
    this.scheduler?.kill('SIGTERM');
    this.relay?.kill('SIGTERM');
    this.other?.kill('SIGTERM');
    const ends = await Promise.all([this.scheduler?.ended, this.relay?.ended, this.other?.ended]);
    rmSync(this.folder, { recursive: true, force: true });
    return ends;
  }
}

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
  /** @param {{prefix?: string[], host?: string, relayHost?: string, relay?: object}} options prefix:
   *  command words before each program (ip netns exec ...); host: what browsers call this machine. */
  static async start(options = {}) {
    const stack = new Stack();
    stack.prefix = options.prefix ?? [];
    stack.folder = mkdtempSync(join(tmpdir(), 'porchlight-'));
    const [page, signalling, media] = await freePorts(3);
    const address = options.address ?? '127.0.0.1';
    stack.url = options.publicUrl?.(page) ?? `http://localhost:${page}`;
    stack.ports = { page, signalling, media };
    const path = (name) => join(stack.folder, name);
    writeFileSync(path('scheduler.conf'), configText({
      listen_address: address, listen_port: page, public_url: stack.url, data_folder: stack.folder,
      web_folder: resolve('web'), relay_name: 'test',
      relay_url: options.relayUrl?.(signalling) ?? `ws://localhost:${signalling}/relay/test/`,
      relay_public_key: path('relay.key.pub'), mail_folder: path('mail'), mail_from: 'times@example.org',
      ...options.scheduler,
    }));
    writeFileSync(path('relay.conf'), configText({
      name: 'test', listen_address: address, listen_port: signalling, media_address: options.address ?? mediaAddress(),
      media_port: media, origins: stack.url, scheduler_url: `http://${address}:${page}`,
      scheduler_public_key: path('ticket.key.pub'), relay_key: path('relay.key'),
      fleet_key: path('fleet.key'), drain_max_s: 0, ...options.relay,
    }));
    stack.tool('porchlight-scheduler', '--make-keys');
    stack.tool('porchlight-relay', '--make-keys');
    stack.tool('porchlight-scheduler', '--make-demo');
    stack.scheduler = await start('porchlight-scheduler', path('scheduler.conf'), stack.prefix);
    stack.relay = await start('porchlight-relay', path('relay.conf'), stack.prefix);
    return stack;
  }

  tool(program, ...flags) {
    const name = program.replace('porchlight-', '');
    const config = join(this.folder, `${name}.conf`);
    const [command, ...words] = [...this.prefix, join(bin, program), '--config', config, ...flags];
    return execFileSync(command, words, { encoding: 'utf8' });
  }

  /** Fresh links by role: {person, coach, coordinator, seat}. */
  links() {
    const lines = this.tool('porchlight-scheduler', '--make-links').trim().split('\n');
    return Object.fromEntries(lines.map((line) => line.split(/\s+/)));
  }

  log() {
    return `${this.scheduler.logText()}${this.relay.logText()}`;
  }

  async stop() {
    this.scheduler?.kill('SIGTERM');
    this.relay?.kill('SIGTERM');
    const ends = await Promise.all([this.scheduler?.ended, this.relay?.ended]);
    rmSync(this.folder, { recursive: true, force: true });
    return ends;
  }
}

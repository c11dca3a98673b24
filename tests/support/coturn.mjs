// Debian's coturn, from the configuration that docs/turnserver.conf shows, with addresses and keys
// of the test's own.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const example = new URL('../../docs/turnserver.conf', import.meta.url);

/** Why there can be none here, or null. */
export function missingCoturn() {
  try {
    execFileSync('which', ['turnserver', 'turnutils_uclient']);
    return null;
  } catch {
    return 'coturn is not installed';
  }
}

function configText(mine) {
  const lines = readFileSync(example, 'utf8').split('\n');
  for (const name of Object.keys(mine)) {
    if (!lines.some((line) => line.startsWith(`${name}=`))) throw new Error(`the example has no ${name}`);
  }
  const kept = lines.map((line) => {
    const name = line.split('=')[0];
    return name in mine ? `${name}=${mine[name]}` : line;
  });
  return kept.filter((line) => line !== 'no-stdout-log').join('\n');
}

export class Coturn {
  /** @param {{address: string, peer: string, prefix?: string[]}} options address: where it listens and
   *  sends from; peer: the relay's media address; prefix: command words before it. */
  static async start({ address, peer, prefix = [] }) {
    const coturn = new Coturn();
    coturn.folder = mkdtempSync(join(tmpdir(), 'porchlight-coturn-'));
    coturn.secret = `secret-${process.pid}`;
    const path = (name) => join(coturn.folder, name);
    coturn.secretFile = path('secret');
    writeFileSync(coturn.secretFile, `${coturn.secret}\n`, { mode: 0o600 });
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
      '-days', '2', '-subj', '/CN=turn', '-addext', `subjectAltName=IP:${address}`, '-keyout', path('turn.key'),
      '-out', path('turn.crt')], { stdio: 'ignore' });
    writeFileSync(path('turnserver.conf'), configText({
      'listening-ip': address, 'relay-ip': address, 'allowed-peer-ip': peer, cert: path('turn.crt'), pkey: path('turn.key'),
      'static-auth-secret': coturn.secret, 'log-file': 'stdout',
    }));
    const [command, ...words] = [...prefix, 'turnserver', '-c', path('turnserver.conf'), '--userdb', path('turndb'),
      '--pidfile', path('pid')];
    Object.assign(coturn, { address, prefix });
    coturn.child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    coturn.log = '';
    for (const stream of [coturn.child.stdout, coturn.child.stderr]) {
      stream.on('data', (data) => {
        coturn.log += data;
      });
    }
    coturn.ended = new Promise((done) => coturn.child.once('exit', done));
    await coturn.#listening();
    return coturn;
  }

  /** It says nothing when it listens: asked until it shakes hands. */
  async #listening() {
    const [command, ...words] = [...this.prefix, 'openssl', 's_client', '-connect', `${this.address}:443`];
    for (let turn = 0; turn < 100; turn++) {
      if (this.child.exitCode !== null) throw new Error(`coturn ended with ${this.child.exitCode}: ${this.log}`);
      if (spawnSync(command, words, { input: '' }).status === 0) return;
      await pause(100);
    }
    throw new Error(`coturn does not listen: ${this.log}`);
  }

  /** What coturn's own client is told when it asks to send to `peer`. */
  answerFor(peer) {
    const words = ['turnutils_uclient', '-t', '-S', '-p', '443', '-W', this.secret, '-u', 'x', '-e', peer, '-r', '9',
      '-n', '1', '-m', '1', '-l', '10', '-c', ...(peer.includes(':') ? ['-x'] : []), this.address];
    const [command, ...rest] = [...this.prefix, 'timeout', '20', ...words];
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said += data;
      });
    }
    return new Promise((done) => child.once('close', () => done(said)));
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

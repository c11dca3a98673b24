// A flood of datagrams at the relay's media port: the process of flood.c.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin } from './relay.mjs';

export class Flood {
  /** @param {{datagrams: Buffer[], rate: number, sources: number}} options rate: a second, over all */
  constructor(relay, { datagrams, rate, sources }) {
    const words = [relay.media, rate, sources].map(String);
    this.child = spawn(join(bin, 'porchlight-flood'), words, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.said = '';
    this.child.stdout.on('data', (data) => {
      this.said += data;
    });
    this.ended = new Promise((done) => this.child.once('close', done));
    this.child.stdin.end(datagrams.map((data) => `${data.toString('hex')}\n`).join(''));
    relay.clients.push(this);
  }

  /** Ends it: what was sent and what came back. */
  async end() {
    this.child.kill('SIGTERM');
    const status = await this.ended;
    if (status !== 0) throw new Error(`the flood ended with ${status}`);
    return JSON.parse(this.said);
  }

  stop() {
    this.child.kill('SIGKILL');
    return this.ended;
  }
}

// The wire of slow_wire.c between two network namespaces: long, thin, leaky, as told.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(resolve(process.env.PORCHLIGHT_BIN ?? 'build/release/bin'), 'porchlight-slow-wire');

export class SlowWire {
  /** A TUN device of this name at either end; addresses and routes are the caller's. */
  static async start(ends, device) {
    const wire = new SlowWire();
    wire.child = spawn(program, [...ends, device], { stdio: ['pipe', 'pipe', 'inherit'] });
    wire.ended = new Promise((done) => wire.child.once('exit', done));
    wire.lines = createInterface({ input: wire.child.stdout })[Symbol.asyncIterator]();
    wire.said = wire.answer();
    await wire.said;
    return wire;
  }

  async answer() {
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the slow wire has ended');
    return JSON.parse(value);
  }

  /** What goes in at that end (0 or 1); `bps` 0: as fast as it comes. `queueMs`: what may wait before
   *  the thin part. */
  async set(end, { delayMs = 0, bps = 0, queueMs = 300, loss = 0 } = {}) {
    const queueBytes = Math.round((bps * queueMs) / 8000);
    return this.say(`${end} ${delayMs} ${bps} ${queueBytes} ${Math.round(loss * 1000)}`);
  }

  /** {passed, lost, full}: packets that went through, were lost, found the queue full; by end. */
  async counters() {
    return this.say('count');
  }

  /** One line at a time: the next waits for the answer. */
  say(line) {
    this.said = this.said.then(() => {
      this.child.stdin.write(`${line}\n`);
      return this.answer();
    });
    return this.said;
  }

  async stop() {
    this.child.stdin.end();
    return this.ended;
  }
}

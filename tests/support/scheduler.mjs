// A scheduler as far as a relay can see it: takes beats, keeps their reports, hands out commands.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Issuer, tokenPayload } from './tokens.mjs';

const COMMANDS_MAX = 32; // of one answer

export class Scheduler {
  static async start(address = '127.0.0.1') {
    const scheduler = new Scheduler();
    scheduler.address = address;
    scheduler.issuer = new Issuer();
    scheduler.reports = [];
    scheduler.commands = [];
    scheduler.beats = 0;
    scheduler.waiting = [];
    scheduler.server = createServer((request, response) => scheduler.take(request, response));
    scheduler.server.listen(0, address);
    await once(scheduler.server, 'listening');
    return scheduler;
  }

  get url() {
    return `http://${this.address}:${this.server.address().port}`;
  }

  async take(request, response) {
    let body = '';
    try {
      for await (const part of request) body += part;
    } catch {
      return; // the relay was killed in the midst of it
    }
    const beat = tokenPayload('beat', body, this.relayLine);
    if (request.url !== '/relay/beat' || !beat) {
      response.writeHead(400).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end(this.answer(beat));
  }

  answer(beat) {
    this.beats++;
    this.last = beat;
    this.commands = this.commands.filter(({ n }) => n > beat.done);
    for (const report of beat.reports) {
      if (!this.reports.some(({ n }) => n === report.n)) this.reports.push(report);
    }
    this.waiting = this.waiting.filter((wait) => !wait());
    const acked = Math.max(0, ...this.reports.map(({ n }) => n));
    return this.issuer.sign('reply', {
      relay: beat.relay, seq: beat.seq, time_ms: Date.now(), acked, commands: this.commands.slice(0, COMMANDS_MAX),
    });
  }

  /** Goes down with the next beat, until done. */
  command(kind, { call, seat } = {}) {
    this.lastCommand = (this.lastCommand ?? 0) + 1;
    const zero = 'A'.repeat(22);
    this.commands.push({ n: this.lastCommand, kind, call: call ?? zero, seat: seat ?? zero });
  }

  /** The first report for which `test` holds, now or later. */
  report(test, timeoutMs = 60_000) {
    return new Promise((found, fail) => {
      const timer = setTimeout(() => fail(new Error(`no such report in ${JSON.stringify(this.reports)}`)), timeoutMs);
      const look = () => {
        const report = this.reports.find(test);
        if (report) {
          clearTimeout(timer);
          found(report);
        }
        return Boolean(report);
      };
      if (!look()) this.waiting.push(look);
    });
  }

  /** The next beat for which `test` holds. */
  beat(test = () => true, timeoutMs = 8000) {
    return new Promise((found, fail) => {
      const timer = setTimeout(() => fail(new Error(`no such beat; the last was ${JSON.stringify(this.last)}`)), timeoutMs);
      this.waiting.push(() => {
        if (!test(this.last)) return false;
        clearTimeout(timer);
        found(this.last);
        return true;
      });
    });
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections?.();
  }
}

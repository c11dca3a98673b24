// A call of two real Chromiums in homes behind routers, with the real programs on the open net, each
// in a network of its own, and an ear at either page. What the lab's faults are done to.
import { percentile } from '../support/figures.mjs';
import { Chromium, missingBrowser } from '../browser/browsers.mjs';
import { bothInCall, coachComes, coachLetsIn, personComes } from '../browser/visit.mjs';
import { Ear } from '../support/ear.mjs';
import { Stack } from '../support/stack.mjs';
import { Stats } from '../support/stats.mjs';
import { missingLab } from './lab.mjs';
import { Routers } from './routers.mjs';

export const missing = missingBrowser('/usr/bin/chromium') ?? missingLab() ?? false;

export class LabCall {
  /** The coach lives in home 1, the person in home 2; `prepare(lab)` makes what networks they have. */
  static async start(prepare = (lab) => [1, 2].forEach((n) => lab.masquerade(n))) {
    const call = new LabCall();
    call.visitors = [];
    call.lab = new Routers();
    try {
      await prepare(call.lab);
      await call.startPrograms();
      await call.meet();
    } catch (error) {
      await call.close();
      error.message += `\n${call.log()}`;
      throw error;
    }
    return call;
  }

  async startPrograms() {
    const { address } = this.lab;
    this.stack = await Stack.start({
      prefix: this.lab.inside(this.lab.server), address,
      publicUrl: (port) => `http://${address}:${port}`,
      relayUrl: (port) => `ws://${address}:${port}/relay/test/`,
      scheduler: { listen_address: '0.0.0.0' }, // links are asked for over loopback
    });
  }

  async meet() {
    this.coach = await this.visitor(1, 1700);
    this.person = await this.visitor(2, 1000);
    const links = this.stack.links();
    await coachComes(this.coach, links.coach);
    await personComes(this.person, links.seat);
    await coachLetsIn(this.coach);
    await bothInCall(this.person, this.coach);
    this.coach.ear = await Ear.at(this.coach, this.person.hertz);
    this.person.ear = await Ear.at(this.person, this.coach.hertz);
    await this.bothHear();
  }

  async visitor(home, hertz) {
    const visitor = await Chromium.start({
      hertz, prefix: this.lab.inside(this.lab.homes[home - 1]),
      flags: [`--unsafely-treat-insecure-origin-as-secure=${this.stack.url}`],
    });
    this.visitors.push(visitor);
    visitor.stats = await Stats.on(visitor);
    return visitor;
  }

  get both() {
    return [this.coach, this.person];
  }

  async bothHear(forMs) {
    await Promise.all(this.both.map(({ ear }) => ear.hears(forMs)));
  }

  /** What came before is over, on both pages. */
  async settle(forMs) {
    await this.bothHear(forMs);
    await Promise.all(this.both.map(({ ear }) => ear.isCalm()));
  }

  /** Milliseconds after `at` until each hears the other again. */
  async hearAgain(at) {
    return Promise.all(this.both.map(({ ear }) => ear.hearsAgain(at)));
  }

  log() {
    return this.stack?.log().split('\n').slice(-40).join('\n');
  }

  async close() {
    for (const visitor of this.visitors) await visitor.close();
    await this.stack?.stop();
    this.lab.close();
  }
}

/** For the record of a run: what was seen against what is allowed. */
export function say(what, times) {
  const [p50, p95, most] = [50, 95, 100].map((p) => Math.round(percentile(times, p)));
  console.log(`# ${what}: p50 ${p50} ms, p95 ${p95} ms, max ${most} ms of ${times.length}`);
}

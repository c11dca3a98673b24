// A coordinator at work: adds people who are reached in some way, books for them, looks what became
// of it.
import assert from 'node:assert/strict';
import { Visitor } from './visitor.mjs';

const DAY_S = 86400;

/** A zone whose clocks show about noon at this instant, so that no quiet hours are near. */
export function noonZone(atS = Date.now() / 1000) {
  const ahead = 12 - new Date(atS * 1000).getUTCHours();
  if (ahead === 0) return 'UTC';
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** The first of `people` who can take this time: who is busy then, or avoids whom, is by chance. */
export async function whoIsFree(coordinator, people, { coach, start_at, length_min = 25 }) {
  const query = `coach=${coach}&from_at=${start_at}&until_at=${start_at + length_min * 60}&length_min=${length_min}`;
  for (const one of people) {
    const answer = await coordinator.api('GET', `/slots?person=${one.id}&${query}`);
    assert.equal(answer.status, 200, answer.text);
    if (answer.json.slots.some((slot) => slot.start_at === start_at)) return one;
  }
  throw new Error('nobody is free then');
}

export class Office {
  /** @param {{nowS?: () => number}} options by whose clock days are counted */
  static async open(program, options = {}) {
    const office = new Office();
    office.program = program;
    office.nowS = options.nowS ?? (() => Math.floor(Date.now() / 1000));
    office.visitor = new Visitor(program);
    await office.visitor.comeBy(program.links().coordinator);
    office.coaches = (await office.get('/coaches')).coaches;
    return office;
  }

  async get(path) {
    const answer = await this.visitor.api('GET', path);
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  }

  async post(path, body, status = 201) {
    const answer = await this.visitor.api('POST', path, body);
    assert.equal(answer.status, status, answer.text);
    return status === 204 ? null : answer.json;
  }

  /** Reached by mail at `value` or, if it has no @, by phone. */
  addPerson(value, more = {}) {
    const kind = value === '' ? 'none' : value.includes('@') ? 'mail' : 'phone';
    return this.post('/people', {
      nickname: 'Somebody', reach_kind: kind, reach_value: value, coach: this.coaches[0].id,
      zone: noonZone(this.nowS()), language: 'en', ...more,
    });
  }

  /** The free starts of a coach, from `days` days ahead on. */
  async slots(days = 3, coach = this.coaches[0].id) {
    const from = this.nowS() + days * DAY_S;
    const { slots } = await this.get(`/slots?coach=${coach}&from_at=${from}&until_at=${from + 14 * DAY_S}&length_min=10`);
    return slots;
  }

  async book(person, days = 3) {
    const [slot] = await this.slots(days);
    return this.post('/sessions', {
      coach: this.coaches[0].id, person: person.id, start_at: slot.start_at, length_min: 10, mode: 'video',
    });
  }

  /** What became of the notices of a session, of one kind and side. */
  async notice(session, kind, to = 'person') {
    const { notices } = await this.get(`/notices?session=${session.id}`);
    return notices.find((one) => one.kind === kind && one.to === to);
  }

  async calls() {
    return (await this.get('/queue')).queue.filter(({ kind }) => kind === 'call');
  }
}

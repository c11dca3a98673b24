// How each leg carries, as told to both pages and in the beat: each leg by itself, and nobody named.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { meet, Participant } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';
import { newId } from '../support/tokens.mjs';

const looksMs = 20_000; // several looks, on a busy machine

let relay;
before(async () => {
  relay = await Relay.start();
});
after(() => relay?.stop());

/** Sound until told to stop; with `gap`, that many packets are missing after every `run`. */
function speak(from, { run = 50, gap = 0 } = {}) {
  let isOver = false;
  let seq = 1000;
  const over = (async () => {
    while (!isOver) {
      await from.peer.rtp({ ssrc: from.audioSsrc, count: run, interval_ms: 10, seq });
      seq += run + gap;
    }
  })();
  return async () => {
    isOver = true;
    await over;
  };
}

const u32 = (value) => value.toString(16).padStart(8, '0');
const senderReport = (ssrc, stamp) => `80c80006${u32(ssrc)}0000${u32(stamp)}0000${'00000000'.repeat(3)}`;
const receiverReport = (own, { ssrc, lost = 0, highest, stamp = 0 }) =>
  `81c90007${u32(own)}${u32(ssrc)}00${lost.toString(16).padStart(6, '0')}${u32(highest)}${u32(0)}${u32(stamp)}${u32(0)}`;

/** The next beat for which `test` holds. */
async function beat(test) {
  for (;;) {
    const { last } = relay.scheduler;
    if (last && test(last)) return last;
    await pause(50);
  }
}

describe('statistics of legs', { concurrency: true, timeout: 120_000 }, () => {
  test('J6 both pages hear which leg loses, and neither hears more than figures', async () => {
    const { call, coach, person, stop } = await meet(relay);
    const ends = [speak(coach), speak(person, { run: 4, gap: 2 })]; // a third is lost
    const isSeen = ({ own, far }) => far && own.verdict !== 'unknown' && far.verdict !== 'unknown';
    const [toCoach, toPerson] = await Promise.all([
      coach.page.next('stats', isSeen, looksMs), person.page.next('stats', isSeen, looksMs),
    ]);
    await Promise.all(ends.map((end) => end()));
    assert.equal(toPerson.own.verdict, 'very_weak');
    assert.equal(toCoach.far.verdict, 'very_weak');
    assert.equal(toCoach.own.up_loss_permille, 0);
    assert.ok(toPerson.own.up_loss_permille >= 150);
    assert.equal(toPerson.own.transport, 'udp');
    assert.equal(toPerson.own.ip_version, 4);
    assert.ok(toCoach.own.up_kbit_s > 0 && toCoach.own.down_kbit_s > 0);
    assert.deepEqual(Object.keys(toCoach).sort(), ['call', 'far', 'own', 'type']);
    assert.equal(toCoach.call, call);
    const figures = [
      'verdict', 'transport', 'ip_version', 'rtt_ms', 'unchecked_ms', 'up_kbit_s', 'up_loss_permille', 'up_jitter_ms',
      'down_kbit_s', 'down_loss_permille', 'down_jitter_ms',
    ];
    for (const name of [...Object.keys(toCoach.own), ...Object.keys(toCoach.far)]) assert.ok(figures.includes(name), name);
    await stop();
  });

  test('M13 both pages are told of a path that was not checked for 5 s, and no more once it is', async () => {
    const { coach, person, stop } = await meet(relay);
    const end = speak(coach);
    person.peer.freeze();
    const doubts = ({ unchecked_ms }) => unchecked_ms >= 5000;
    await Promise.all([
      coach.page.next('stats', ({ far }) => far && doubts(far), looksMs),
      person.page.next('stats', ({ own }) => doubts(own), looksMs),
    ]);
    person.peer.thaw();
    await coach.page.next('stats', ({ far }) => far && !doubts(far), looksMs);
    await end();
    await stop();
  });

  test('the beat counts the legs of the relay and tells the weakest one by one', async () => {
    const { call, coach, person, stop } = await meet(relay, { person: { transport: 'tcp' } });
    const ends = [speak(coach), speak(person, { run: 4, gap: 2 })];
    const isWeakest = (leg) => leg.call === call && leg.seat === person.seat && leg.verdict === 'very_weak';
    const { legs_tcp, legs_very_weak, weakest } = await beat((said) => said.weakest.some(isWeakest));
    await Promise.all(ends.map((end) => end()));
    assert.equal(legs_tcp, 1);
    assert.ok(legs_very_weak >= 1);
    assert.equal(weakest.find(isWeakest).transport, 'tcp');
    await stop();
  });

  test('a leg answers for the way down and for its round trip, the far leg does not', async () => {
    const { coach, person, stop } = await meet(relay);
    const end = speak(coach);
    await person.peer.heardRtp(coach.audioSsrc);
    let highest = 1000;
    let lost = 0;
    const report = (stamp) => person.peer.send({
      do: 'rtcp', hex: receiverReport(person.audioSsrc, { ssrc: coach.audioSsrc, highest, lost, stamp }),
    });
    report(0);
    const delayMs = 300;
    const told = coach.page.next('stats', ({ far }) => far?.rtt_ms !== undefined && far.down_loss_permille > 0, looksMs);
    let isTold = false;
    told.finally(() => {
      isTold = true;
    }).catch(() => {});
    for (let stamp = 0x1000; !isTold; stamp++) {
      coach.peer.send({ do: 'rtcp', hex: senderReport(coach.audioSsrc, stamp) });
      await person.peer.next('rtcp');
      await pause(delayMs);
      highest += 100;
      lost += 30;
      report(stamp);
    }
    const { own, far } = await told;
    await end();
    assert.ok(far.rtt_ms >= delayMs - 1, `${far.rtt_ms} ms`);
    assert.equal(own.rtt_ms, undefined);
    assert.equal(far.down_loss_permille, 300);
    assert.equal(far.up_loss_permille, undefined);
    assert.equal(own.up_loss_permille, 0);
    await stop();
  });

  test('a leg does not answer for what the relay itself refused of the far page', async () => {
    const { coach, person, stop } = await meet(relay);
    const { audioSsrc: ssrc } = person;
    const heardOf = async () => (await coach.peer.stats()).rtp[ssrc] ?? 0;
    let seq = 0;
    let markerSeq = 0; // a refused one is no replay when it is sent again
    let last = ssrc; // of the SSRCs in use
    const speakTooFast = async () => {
      const count = 2500;
      await person.peer.rtp({ ssrc, count, interval_ms: 0, seq });
      seq += count;
      const marker = ++last; // heard: the flood is over, whatever of it came has come
      for (let isHeard = false; !isHeard;) {
        await person.peer.rtp({ ssrc: marker, count: 1, seq: markerSeq++ });
        isHeard = ((await coach.peer.stats()).rtp[marker] ?? 0) > 0;
        if (!isHeard) await pause(50);
      }
      for (const before = await heardOf(); (await heardOf()) === before; seq++) { // until one passes again
        await person.peer.rtp({ ssrc, count: 1, seq });
        await pause(50);
      }
      const lost = seq - (await heardOf());
      coach.peer.send({ do: 'rtcp', hex: receiverReport(coach.audioSsrc, { ssrc, highest: seq - 1, lost }) });
    };
    const said = (holds) => coach.page.heard.find((message) => message.type === 'stats' && holds(message));
    const down = () => said(({ own }) => own.down_loss_permille !== undefined);
    const up = () => said(({ far }) => far?.up_loss_permille > 0);
    for (let round = 0; round < 28 && !(down() && up()); round++) { // as many SSRCs as a leg may have
      await speakTooFast();
      await pause(300);
    }
    assert.ok(down(), 'nothing was measured');
    const { down_loss_permille } = down().own; // what this machine's sockets lose is a loss; 970 was the relay's
    assert.ok(down_loss_permille < 150, `${down_loss_permille}`);
    assert.ok(up());
    await stop();
  });

  test('a leg does not answer for packets of a kind that its page never described', async () => {
    const { coach, person, stop } = await meet(relay);
    const { audioSsrc: ssrc } = person;
    const heard = (highest, lost) => coach.peer.send({ do: 'rtcp', hex: receiverReport(coach.audioSsrc, { ssrc, highest, lost }) });
    await person.peer.rtp({ ssrc, count: 60, seq: 0 });
    heard(59, 0);
    for (const seq of [60, 160]) { // a browser drops them unseen, so its report stands still
      await person.peer.rtp({ ssrc, pt: 119, count: 100, seq });
      heard(59, 0);
      await coach.page.next('stats', undefined, looksMs);
    }
    const last = coach.page.next('stats', ({ own }) => own.down_loss_permille !== undefined, looksMs);
    for (const seq of [260, 360]) {
      await person.peer.rtp({ ssrc, count: 100, seq });
      heard(seq + 99, 200);
    }
    await last;
    const losses = coach.page.heard.filter(({ type }) => type === 'stats').map(({ own }) => own.down_loss_permille ?? 0);
    assert.deepEqual(losses.filter((loss) => loss > 0), []);
    await stop();
  });

  test('J6 a page that waits hears no figures', async () => {
    const call = await meet(relay);
    const waiting = await Participant.create(relay, { call: newId(), role: 'person', doesCheck: true });
    await waiting.join();
    await waiting.keyed();
    const ends = [speak(call.coach), speak(waiting)];
    for (let look = 0; look < 2; look++) await call.coach.page.next('stats', undefined, looksMs); // a round between them
    await Promise.all(ends.map((end) => end()));
    assert.ok(!waiting.page.heard.some(({ type }) => type === 'stats'));
    await Promise.all([waiting.stop(), call.stop()]);
  });
});

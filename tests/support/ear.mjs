// An ear at the far side's sound that never sleeps: it writes down from when to when the other's pitch
// was heard, and what the page said meanwhile, so that a fault can be read off afterwards, by what a
// listener had of it. It hears the page's own microphone too: the same mark at both ends is how late
// the sound comes (both browsers are on one machine and have one clock).
// `installEar` runs in the page; the rest asks it. Times are milliseconds since 1970, as Date.now().
import { MARK_EVERY_S, markHertz } from '../browser/fixture.mjs';

const REMOTE = 'video[data-side="remote"]';
const LOCAL = 'video[data-side="local"]';
const EDGE_MS = 80; // a beep's edges are noise, which has something of every pitch

/** In the page. The tone beeps with 200 ms between (fixture.mjs): only a longer rest is a silence. A
 *  new track (a new leg) begins a new span, however fast it came. */
function installEar({ far, near, restMs, edgeMs }) {
  const audio = new AudioContext({ sampleRate: 48000 });
  const fftSize = 2048;
  const ear = { spans: [], marks: [], ownMarks: [], said: [] };

  /** Listens to one side's stream: {hears(hertz), marks(hertz, mark), isFresh} of now; null: there is
   *  none. A mark is about as loud as its beep. */
  const listenerOf = (selector) => {
    const spectrum = new Float32Array(fftSize / 2);
    let source = null;
    let analyser = null;
    let track = null;
    const peakAt = (hertz) => {
      const bin = Math.round((hertz * fftSize) / 48000);
      return Math.max(...spectrum.subarray(bin - 1, bin + 2));
    };
    const hears = (hertz) => {
      const peak = peakAt(hertz);
      const speech = [...spectrum.subarray(5, 175)].sort((a, b) => a - b);
      const median = Math.max(speech[speech.length >> 1], -140);
      return peak > -70 && peak - median > 20;
    };
    const marks = (hertz, mark) => hears(hertz) && peakAt(mark) > peakAt(hertz) - 12;
    return () => {
      const current = document.querySelector(selector)?.srcObject?.getAudioTracks()[0] ?? null;
      const isFresh = current !== track;
      if (isFresh) {
        source?.disconnect();
        track = current;
        analyser = new AnalyserNode(audio, { fftSize, smoothingTimeConstant: 0 });
        source = track && audio.createMediaStreamSource(new MediaStream([track]));
        source?.connect(analyser);
      }
      analyser?.getFloatFrequencyData(spectrum);
      return track && { hears, marks, isFresh };
    };
  };

  const extend = (spans, now, isFresh, rest = restMs) => {
    const last = spans.at(-1);
    if (last && !isFresh && now - last.to < rest) last.to = now;
    else spans.push({ from: now, to: now });
  };
  const listenFar = listenerOf(far.selector);
  const listenNear = listenerOf(near.selector);
  let isFresh = true;
  const listen = () => {
    const now = performance.timeOrigin + performance.now();
    const other = listenFar();
    isFresh ||= other?.isFresh;
    if (other?.hears(far.hertz)) {
      extend(ear.spans, now, isFresh);
      isFresh = false;
    }
    if (other?.marks(far.hertz, far.mark)) extend(ear.marks, now, false, edgeMs);
    if (listenNear()?.marks(near.hertz, near.mark)) extend(ear.ownMarks, now, false, edgeMs);
  };
  const read = () => {
    const state = document.querySelector('#call')?.dataset.state;
    const banner = document.querySelector('.banner p')?.textContent ?? '';
    const last = ear.said.at(-1);
    if (last?.state !== state || last.banner !== banner) ear.said.push({ at: Date.now(), state, banner });
  };
  setInterval(listen, 20);
  setInterval(read, 50);
  window.ear = ear;
}

export class Ear {
  /** On a visitor's call page; hears until that page goes. */
  static async at(visitor, hertz) {
    const ear = new Ear();
    ear.page = visitor.page;
    await ear.page.evaluate(installEar, {
      far: { selector: REMOTE, hertz, mark: markHertz(hertz) },
      near: { selector: LOCAL, hertz: visitor.hertz, mark: markHertz(visitor.hertz) },
      restMs: 450, edgeMs: EDGE_MS,
    });
    return ear;
  }

  /** From when to when the other was heard, so far. Gone with the page: a reload shows here. */
  async spans() {
    return this.page.evaluate(() => window.ear.spans);
  }

  /** What the page said, as it changed: {at, state, banner}. */
  async said() {
    return this.page.evaluate(() => window.ear.said);
  }

  /** Milliseconds after `at` until the banner holds any of these words. */
  async reads(words, at, timeout = 30_000) {
    const found = await this.page.waitForFunction(({ wanted, from }) => {
      const said = window.ear.said;
      const one = said.find((entry, i) => (said[i + 1]?.at ?? Infinity) > from && wanted.some((words) => entry.banner.includes(words)));
      return one && { at: Math.max(one.at, from) };
    }, { wanted: words, from: at }, { timeout, polling: 50 });
    return (await found.jsonValue()).at - at;
  }

  /** The page is in the call and has nothing to say about it. */
  async isCalm(timeout = 30_000) {
    await this.page.waitForFunction(() => {
      const last = window.ear.said.at(-1);
      return last?.state === 'call' && last.banner === '';
    }, null, { timeout, polling: 50 });
  }

  /** Hears the other now, and has for `forMs`. */
  async hears(forMs = 1000, timeout = 30_000) {
    await this.page.waitForFunction((needed) => {
      const last = window.ear.spans.at(-1);
      const now = performance.timeOrigin + performance.now();
      return last && now - last.to < 400 && last.to - last.from > needed;
    }, forMs, { timeout, polling: 50 });
  }

  /** Hears nothing now, and has not for `forMs`. */
  async hearsNothing(forMs, timeout = 30_000) {
    await this.page.waitForFunction((needed) => {
      return performance.timeOrigin + performance.now() - (window.ear.spans.at(-1)?.to ?? 0) > needed;
    }, forMs, { timeout, polling: 50 });
  }

  /** The sound breaks after `at`, or comes by a new leg, and stays: when, in ms after `at`. Throws where
   *  neither is so: a fault that changes nothing proves nothing. */
  async hearsAgain(at, timeout = 30_000) {
    const found = await this.page.waitForFunction((from) => {
      const span = window.ear.spans.find((one) => one.from > from && one.to - one.from > 500);
      return span?.from;
    }, at, { timeout, polling: 50 });
    return (await found.jsonValue()) - at;
  }

  /** The longest silence between two moments, in ms. */
  async longestSilence(from, to) {
    const within = (await this.spans()).filter((span) => span.to > from && span.from < to);
    let longest = 0;
    let end = from;
    for (const span of within) {
      longest = Math.max(longest, span.from - end);
      end = span.to;
    }
    return Math.max(longest, to - end);
  }

  /** Of each mark that was heard between two moments, how many ms before it went into `mouth`, the ear
   *  at the other end: from the microphone's track to the track that is played. */
  async lateness(mouth, from, to) {
    const [heard, own] = await Promise.all([
      this.page.evaluate(() => window.ear.marks),
      mouth.page.evaluate(() => window.ear.ownMarks),
    ]);
    const said = beginnings(own);
    return beginnings(heard).filter((at) => at >= from && at < to).flatMap((at) => {
      const before = said.findLast((one) => one < at);
      return before && at - before < MARK_EVERY_S * 1000 ? [{ at, ms: at - before }] : [];
    });
  }
}

/** When each mark began. One that broke on its way has come once all the same. */
function beginnings(spans) {
  const plain = spans.filter(({ from, to }) => to - from > EDGE_MS).map(({ from }) => from);
  return plain.filter((at, i) => i === 0 || at - plain[i - 1] > MARK_EVERY_S * 500);
}

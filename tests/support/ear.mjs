// An ear at the far side's sound that never sleeps: it writes down from when to when the other's pitch
// was heard, and what the page said meanwhile, so that a fault can be read off afterwards, by what a
// listener had of it.
// `installEar` runs in the page; the rest asks it. Times are milliseconds since 1970, as Date.now().

const REMOTE = 'video[data-side="remote"]';

/** In the page. The tone beeps with 200 ms between (fixture.mjs): only a longer rest is a silence. A
 *  new track (a new leg) begins a new span, however fast it came. */
function installEar({ selector, hertz, restMs }) {
  const audio = new AudioContext({ sampleRate: 48000 });
  const fftSize = 2048;
  const spectrum = new Float32Array(fftSize / 2);
  const bin = Math.round((hertz * fftSize) / 48000);
  let source = null;
  let analyser = null;
  let track = null;
  let isFresh = true;
  const ear = { spans: [], said: [] };
  const follow = () => {
    const current = document.querySelector(selector)?.srcObject?.getAudioTracks()[0] ?? null;
    if (current === track) return;
    source?.disconnect();
    track = current;
    isFresh = true;
    analyser = new AnalyserNode(audio, { fftSize, smoothingTimeConstant: 0 });
    source = track && audio.createMediaStreamSource(new MediaStream([track]));
    source?.connect(analyser);
  };
  const isHeard = () => {
    analyser.getFloatFrequencyData(spectrum);
    const peak = Math.max(...spectrum.subarray(bin - 1, bin + 2));
    const speech = [...spectrum.subarray(5, 175)].sort((a, b) => a - b);
    const median = Math.max(speech[speech.length >> 1], -140);
    return peak > -70 && peak - median > 20;
  };
  const listen = () => {
    follow();
    if (track === null || !isHeard()) return;
    const now = performance.timeOrigin + performance.now();
    const last = ear.spans.at(-1);
    if (last && !isFresh && now - last.to < restMs) last.to = now;
    else ear.spans.push({ from: now, to: now });
    isFresh = false;
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
    await ear.page.evaluate(installEar, { selector: REMOTE, hertz, restMs: 450 });
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
}

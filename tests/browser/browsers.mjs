// Real Chromium (playwright-core) and real Firefox (puppeteer-core, WebDriver BiDi) behind the few
// verbs that a journey needs. Each visitor has a camera film and a tone of its own.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { installCamera, readFilm, readTone, writeFilm, writeTone } from './fixture.mjs';

const CHROMIUM = '/usr/bin/chromium';
const FIREFOX = '/usr/bin/firefox-esr';
const PATIENCE_MS = 90_000; // thrice the longest that the pages may take (a ring); only a hang takes as long
const REMOTE = 'video[data-side="remote"]';

/** Why a browser cannot be used here, or null. */
export function missingBrowser(...paths) {
  const missing = paths.filter((path) => !existsSync(path));
  return missing.length ? `${missing.join(', ')} not installed` : null;
}

export const bothBrowsers = [CHROMIUM, FIREFOX];

/** A sound server without a sound card, for Firefox: without one its AudioContext never starts. */
export class SilentSound {
  static async start() {
    const sound = new SilentSound();
    sound.folder = mkdtempSync(join(tmpdir(), 'porchlight-sound-'));
    sound.address = `unix:${join(sound.folder, 'socket')}`;
    sound.child = spawn(
      'pulseaudio',
      ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--load=module-null-sink',
        `--load=module-native-protocol-unix socket=${join(sound.folder, 'socket')} auth-anonymous=1`],
      { stdio: 'ignore', env: { ...process.env, HOME: sound.folder, XDG_RUNTIME_DIR: sound.folder } },
    );
    for (let turn = 0; turn < 1200 && !existsSync(join(sound.folder, 'socket')); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return sound;
  }

  stop() {
    this.child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

class Visitor {
  /** Opens a URL and waits for the page to be there. */
  async open(url) {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
  }

  /** Presses a button or link that leads to another page. */
  async follow(selector) {
    await this.page.waitForSelector(selector);
    await Promise.all([
      this.page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
      this.page.click(selector),
    ]);
  }

  async press(selector) {
    await this.page.waitForSelector(selector);
    await this.page.click(selector);
  }

  async wait(selector) {
    await this.page.waitForSelector(selector);
  }

  async text(selector = 'body') {
    return await this.page.evaluate(
      (one) => document.querySelector(one)?.innerText ?? '', selector);
  }

  async type(selector, words) {
    await this.page.waitForSelector(selector);
    await this.page.type(selector, words);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  async run(task, argument) {
    return await this.page.evaluate(task, argument);
  }

  /** Frame numbers read from the far side's picture. */
  async film(wanted = 8) {
    return await this.page.evaluate(readFilm, { selector: REMOTE, wanted });
  }

  /** Decibels by which a pitch stands out of the far side's sound. */
  async tone(hertz, enough = 32, turns = 1200) {
    return await this.page.evaluate(readTone, { selector: REMOTE, hertz, enough, turns });
  }

  /** Milliseconds from being let in to the first picture of the far side, as the page marked them. */
  async firstPicture() {
    await this.page.waitForFunction(
      () => performance.getEntriesByName('first-picture').length > 0);
    return await this.page.evaluate(() => {
      const [admitted] = performance.getEntriesByName('admitted');
      const [picture] = performance.getEntriesByName('first-picture');
      return picture.startTime - admitted.startTime;
    });
  }

  async shot(path) {
    await this.page.screenshot({ path });
  }
}

export class Chromium extends Visitor {
  /** prefix: command words before the browser, for a network namespace. */
  static async start({ hertz, chroma = 128, prefix = [], flags = [], context = {} }) {
    const visitor = new Chromium();
    visitor.hertz = hertz;
    visitor.folder = mkdtempSync(join(tmpdir(), 'porchlight-chromium-'));
    const film = join(visitor.folder, 'film.y4m');
    const tone = join(visitor.folder, 'tone.wav');
    writeFilm(film, chroma);
    writeTone(tone, hertz);
    visitor.browser = await chromium.launch({
      timeout: PATIENCE_MS,
      executablePath: prefix.length ? visitor.#wrapper(prefix) : CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`, `--use-file-for-fake-audio-capture=${tone}`,
        '--autoplay-policy=no-user-gesture-required', ...flags],
    });
    visitor.context = await visitor.browser.newContext({
      viewport: { width: 390, height: 844 }, ...context,
    });
    visitor.context.setDefaultTimeout(PATIENCE_MS);
    visitor.page = await visitor.context.newPage();
    return visitor;
  }

  /** playwright starts one program; this one enters the namespace first. */
  #wrapper(prefix) {
    const path = join(this.folder, 'chromium.sh');
    writeFileSync(path, `#!/bin/sh\nexec ${prefix.join(' ')} ${CHROMIUM} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  async newTab() {
    const tab = new Chromium();
    Object.assign(tab, { hertz: this.hertz, browser: this.browser, context: this.context });
    tab.page = await this.context.newPage();
    return tab;
  }

  async close() {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Firefox extends Visitor {
  static async start({ hertz, colour = '#f80', sound }) {
    const visitor = new Firefox();
    visitor.hertz = hertz;
    visitor.browser = await puppeteer.launch({
      browser: 'firefox', executablePath: FIREFOX, headless: true, timeout: PATIENCE_MS,
      env: { ...process.env, PULSE_SERVER: sound.address },
      extraPrefsFirefox: {
        'media.navigator.permission.disabled': true, 'media.navigator.streams.fake': true,
        'media.autoplay.default': 0, 'media.autoplay.block-webaudio': false,
        'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
        'media.gmp-manager.updateEnabled': false, 'app.normandy.enabled': false,
      },
    });
    visitor.page = await visitor.browser.newPage();
    visitor.page.setDefaultTimeout(PATIENCE_MS);
    await visitor.page.setViewport({ width: 390, height: 844 });
    await visitor.page.evaluateOnNewDocument(installCamera, { hertz, colour });
    return visitor;
  }

  async close() {
    await this.browser.close();
  }
}

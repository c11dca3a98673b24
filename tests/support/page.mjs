// The signalling half of a call page: one WebSocket, the messages of docs/protocol.md.
import WebSocket from 'ws';
import { ORIGIN } from './relay.mjs';

export class Page {
  /** Connects, and has heard hello and challenge. */
  static async open(relay, options = {}) {
    const page = Page.connect(relay, options);
    page.hello = await page.next('hello');
    page.challenge = await page.next('challenge');
    return page;
  }

  static connect(relay, { origin = ORIGIN, url = relay.url, localAddress } = {}) {
    const page = new Page();
    relay.clients.push(page);
    page.heard = []; // all that ever came
    page.fresh = []; // what nobody has taken yet
    page.waiting = [];
    page.handlers = {};
    page.socket = new WebSocket(url, { origin, localAddress, perMessageDeflate: false, maxPayload: 1 << 20 });
    page.socket.on('message', (data) => page.take(JSON.parse(data.toString())));
    page.socket.on('error', () => {}); // close follows
    page.closed = new Promise((done) => {
      page.socket.on('close', (code) => {
        page.closeCode = code;
        page.waiting.splice(0).forEach(({ fail }) => fail(new Error(`closed with ${code}; heard ${page.summary()}`)));
        done(code);
      });
    });
    return page;
  }

  summary() {
    return this.heard.map(({ type, code, field }) => [type, code, field].filter(Boolean).join(':')).join(' ');
  }

  take(message) {
    this.heard.push(message);
    const handler = this.handlers[message.type];
    if (handler?.(message)) return;
    const index = this.waiting.findIndex(({ test }) => test(message));
    if (index >= 0) this.waiting.splice(index, 1)[0].found(message);
    else this.fresh.push(message);
  }

  /** The next message of a type (for which `test` holds) that nobody has taken. */
  next(type, test = () => true, timeoutMs = 60_000) {
    const matches = (message) => message.type === type && test(message);
    const index = this.fresh.findIndex(matches);
    if (index >= 0) return Promise.resolve(this.fresh.splice(index, 1)[0]);
    return new Promise((found, fail) => {
      const timer = setTimeout(() => fail(new Error(`no ${type} came; heard ${this.summary()}`)), timeoutMs);
      const ending = (end) => (value) => {
        clearTimeout(timer);
        end(value);
      };
      this.waiting.push({ test: matches, found: ending(found), fail: ending(fail) });
      if (this.closeCode !== undefined) this.waiting.pop().fail(new Error(`closed with ${this.closeCode}`));
    });
  }

  send(message) {
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  /** Sends and waits for the pong of a ping behind it: whatever the answer is, it has come. */
  async sendAndSettle(message) {
    this.send(message);
    await this.settle();
  }

  async settle() {
    Page.pings = (Page.pings ?? 0) + 1;
    const n = Page.pings;
    this.send({ type: 'ping', n });
    await this.next('pong', (pong) => pong.n === n);
  }

  /** The text of a join for this page's challenge. */
  async joinMessage(key, token, { leg = 0, nonce = this.challenge.nonce, isResume = token.startsWith('r1.') } = {}) {
    return {
      type: 'join', [isResume ? 'resume' : 'ticket']: token, key: key.point, signature: await key.prove(nonce, token), leg,
    };
  }

  async join(key, token, options) {
    this.send(await this.joinMessage(key, token, options));
    this.joined = await this.next('joined');
    return this.joined;
  }

  /** Joins and is refused: the error. */
  async joinRefused(key, token, options) {
    this.send(await this.joinMessage(key, token, options));
    return this.next('error');
  }

  stop() {
    this.socket.terminate();
  }

  /** Goes without a goodbye, as a lost network does. */
  drop() {
    this.socket.terminate();
    return this.closed;
  }
}

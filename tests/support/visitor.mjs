// Somebody at a browser without script: keeps cookies, opens pages, sends forms, and, for pages
// that have script, JSON. Nothing is added to a request but what is said here.
import { request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { checkEvent, checkExchange, operationOf } from './openapi.mjs';

/** One request as it stands; what comes of it is held against docs/openapi.json.
 *  @returns {Promise<{status, headers, text, json}>} */
export async function send(port, method, path, headers = {}, body = undefined) {
  const answer = await exchange(port, method, path, headers, body);
  checkExchange({ method, path, headers, body }, answer);
  return answer;
}

function exchange(port, method, path, headers, body) {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const parts = [];
      if (response.headers['content-type'] === 'text/event-stream') {
        response.destroy(); // it would never end; see EventStream
        done(answerOf(response, Buffer.alloc(0)));
        return;
      }
      response.on('data', (part) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => done(answerOf(response, Buffer.concat(parts))));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

function answerOf(response, data) {
  const text = data.toString();
  return {
    status: response.statusCode,
    headers: response.headers,
    rawHeaders: response.rawHeaders,
    data,
    text,
    get json() {
      return JSON.parse(text);
    },
  };
}

export class Visitor {
  constructor(program, language = 'en') {
    this.program = program;
    this.language = language;
    this.extra = {}; // headers that go with every request
    this.cookies = new Map();
  }

  get cookieHeader() {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { Cookie: pairs.join('; ') } : {};
  }

  keepCookies(answer) {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  async send(method, path, headers = {}, body = undefined) {
    const all = { 'Accept-Language': this.language, ...this.cookieHeader, ...this.extra, ...headers };
    return this.keepCookies(await send(this.program.port, method, path, all, body));
  }

  async get(path) {
    this.page = await this.send('GET', path, { 'Sec-Fetch-Site': 'none' });
    return this.page;
  }

  /** Follows 303s, as a browser does. */
  async open(path) {
    let answer = await this.get(path);
    for (let hops = 0; answer.status === 303 && hops < 5; hops++) answer = await this.get(answer.headers.location);
    return answer;
  }

  async postForm(path, fields) {
    const body = new URLSearchParams(fields).toString();
    return this.send('POST', path, {
      'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', Origin: this.program.origin,
    }, body);
  }

  /** Sends the form of the last page whose action is `action`, with its hidden fields and these. */
  async submit(action, fields = {}) {
    const form = formsOf(this.page.text).find((one) => one.action === action);
    if (!form) throw new Error(`no form ${action} on: ${this.page.text.slice(0, 2000)}`);
    return this.postForm(action, { ...form.hidden, ...fields });
  }

  /** `seen`: the ETag of what was read; left out, whatever is there is replaced. */
  async api(method, path, body = undefined, key = randomUUID(), seen = '*') {
    const isSafe = method === 'GET' || method === 'HEAD';
    const hasBody = !isSafe && method !== 'DELETE';
    const match = operationOf(method, `/api/v1${path}`)?.needsMatch ? { 'If-Match': seen } : {};
    return this.send(method, `/api/v1${path}`, isSafe ? {} : {
      'Content-Type': 'application/json', 'Idempotency-Key': key, 'Sec-Fetch-Site': 'same-origin', Origin: this.program.origin, ...match,
    }, hasBody ? JSON.stringify(body ?? {}) : undefined);
  }

  /** Through a link's two steps. */
  async comeBy(link) {
    await this.get(link);
    const answer = await this.submit(link);
    if (answer.status !== 303) throw new Error(`${link}: ${answer.status} ${answer.text.slice(0, 500)}`);
    return answer.headers.location;
  }
}

/** What a visitor hears on /api/v1/events. */
export class EventStream {
  static open(visitor) {
    const stream = new EventStream();
    stream.events = [];
    stream.waiting = [];
    const { port } = visitor.program;
    return new Promise((done, fail) => {
      const sent = request({ host: '127.0.0.1', port, path: '/api/v1/events', headers: visitor.cookieHeader, agent: false });
      sent.on('response', (response) => {
        if (response.statusCode !== 200) fail(new Error(`events: ${response.statusCode}`));
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (part) => {
          text += part;
          const blocks = text.split('\n\n');
          text = blocks.pop();
          blocks.forEach((block) => stream.take(block));
        });
        stream.ended = new Promise((end) => response.on('close', end));
        done(stream);
      });
      sent.on('error', fail);
      sent.end();
      stream.sent = sent;
    });
  }

  take(block) {
    const match = /^event: (.*)\ndata: (.*)$/.exec(block);
    if (match) this.events.push(checkedEvent(match[1], JSON.parse(match[2])));
    this.waiting = this.waiting.filter((look) => !look());
  }

  /** The first event of this name, come or coming; of those that `isIt` takes, given its data. */
  next(name, isIt = () => true, timeoutMs = 60_000) {
    return new Promise((found, fail) => {
      const timer = setTimeout(() => fail(new Error(`no ${name} in ${JSON.stringify(this.events)}`)), timeoutMs);
      const look = () => {
        const event = this.events.find((one) => one.name === name && isIt(one.data));
        if (event) {
          clearTimeout(timer);
          found(event.data);
        }
        return Boolean(event);
      };
      if (!look()) this.waiting.push(look);
    });
  }

  close() {
    this.sent.destroy();
  }
}

function checkedEvent(name, data) {
  checkEvent(name, data);
  return { name, data };
}

export function formsOf(html) {
  return [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(([, action, inside]) => ({
    action,
    inside,
    hidden: Object.fromEntries(
      [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
    ),
  }));
}

/** A person of the demo who is signed in by a card code that a coordinator has made. */
export async function comeByCard(program, coordinator, personId) {
  const card = await coordinator.api('POST', `/people/${personId}/code`);
  const visitor = new Visitor(program);
  await visitor.get('/');
  const answer = await visitor.submit('/code', { code: card.json.code });
  if (answer.status !== 303) throw new Error(`card: ${answer.status} ${answer.text}`);
  return visitor;
}

// A mail server on this machine: speaks SMTP (RFC 5321) over a socket, with STARTTLS and sign-in if
// it has them, keeps what it takes, and can refuse, hang, cut the line and die where a test wants.
import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

const PATIENCE_MS = 60_000; // only a mail that never comes takes as long

const unhex = (text) => text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
const utf8 = (latin) => Buffer.from(latin, 'latin1').toString('utf8');

/** Encoded words (RFC 2047), Q only. */
function wordsOf(text) {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, word) => utf8(unhex(word.replaceAll('_', ' '))));
}

/** A mail's parts, read from its bytes (latin1). Throws for what is no plain mail of one part. */
export function mailOf(bytes) {
  const gap = bytes.indexOf('\r\n\r\n');
  const headers = new Map();
  for (const line of bytes.slice(0, gap).replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name, value] = /^([\x21-\x39\x3b-\x7e]+): (.*)$/.exec(line);
    if (headers.has(name.toLowerCase())) throw new Error(`two of ${name}`);
    headers.set(name.toLowerCase(), value);
  }
  const body = bytes.slice(gap + 4);
  if (/[^\r]\n|[^\x20-\x7e\r\n]/.test(body)) throw new Error('a bare line end, or no quoted-printable');
  return {
    bytes, headers,
    id: headers.get('message-id'),
    from: headers.get('from'),
    to: /^<(.*)>$/.exec(headers.get('to'))[1],
    subject: wordsOf(headers.get('subject')),
    text: utf8(unhex(body.replaceAll('=\r\n', ''))).replaceAll('\r\n', '\n'),
  };
}

/** {key, cert, ca: path of the certificate}: for localhost, good for a day. */
export function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-cert-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
    '-keyout', key, '-out', cert, '-days', '1', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
  ], { stdio: 'ignore' });
  return {
    key: readFileSync(key), cert: readFileSync(cert), ca: cert,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

class Dialogue {
  constructor(server, socket) {
    Object.assign(this, { server, text: '', isSecure: false });
    this.listen(socket);
    this.say('connect', '220 localhost ready');
  }

  listen(socket) {
    this.socket = socket;
    socket.setEncoding('latin1');
    socket.on('error', () => {});
    socket.on('data', (data) => {
      this.text += data;
      this.read();
    });
  }

  /** Answers, unless the test wants something else at this point: a reply, 'hang' or 'cut'. */
  say(point, reply, wish = this.server.behave(point, this) ?? reply) {
    if (wish === 'cut') this.socket.destroy();
    else if (wish !== 'hang') this.socket.write(`${wish}\r\n`);
    return wish === reply;
  }

  read() {
    for (;;) {
      if (this.isData) {
        if (this.server.behave('middle', this) === 'cut') this.socket.destroy();
        const end = /^\.\r\n|\r\n\.\r\n/.exec(this.text);
        if (!end || this.socket.destroyed) return;
        this.take(this.text.slice(0, end.index + (end.index > 0 ? 2 : 0)), end.index + end[0].length);
      } else {
        const end = this.text.indexOf('\r\n');
        if (end < 0) return;
        const line = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        this.server.lines.push(line);
        if (this.isSigningIn) this.signIn(line);
        else if (!this.obey(line)) return;
      }
    }
  }

  take(data, until) {
    this.text = this.text.slice(until);
    this.isData = false;
    const mail = { ...mailOf(data.replace(/^\.\./gm, '.')), envelope: { from: this.from, to: this.to }, user: this.user };
    const reply = '250 taken';
    const wish = this.server.behave('body', this) ?? reply;
    if (!/^[45]/.test(wish)) this.server.keep(mail); // kept, even if the line is cut before we say so
    this.say('body', reply, wish);
  }

  /** False: the line is no longer ours to read. */
  obey(line) {
    const [, verb, rest] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    switch (verb?.toUpperCase()) {
      case 'EHLO': this.say('ehlo', this.offers()); return true;
      case 'STARTTLS': return this.secure();
      case 'AUTH': this.isSigningIn = this.say('auth', '334 '); return true;
      case 'MAIL': this.to = undefined; this.from = /<(.*)>/.exec(rest)[1]; this.say('mail', this.needsUser() ? '530 sign in first' : '250 go on'); return true;
      case 'RCPT': this.to = /<(.*)>/.exec(rest)[1]; this.say('rcpt', '250 go on'); return true;
      case 'DATA': this.isData = this.say('data', '354 go on'); return true;
      case 'RSET': case 'NOOP': this.say('rset', '250 go on'); return true;
      case 'QUIT': this.say('quit', '221 bye'); this.socket.end(); return true;
      default: this.socket.write('500 what?\r\n'); return true;
    }
  }

  needsUser() {
    return this.server.user && !this.user;
  }

  offers() {
    const { server } = this;
    const lines = ['localhost', '8BITMIME'];
    if (server.certificate && !this.isSecure) lines.push('STARTTLS');
    if (server.user && (this.isSecure || !server.certificate)) lines.push('AUTH PLAIN');
    return lines.map((line, i) => `250${i + 1 < lines.length ? '-' : ' '}${line}`).join('\r\n');
  }

  secure() {
    if (!this.say('starttls', '220 go on')) return true;
    const { key, cert } = this.server.certificate;
    this.socket.removeAllListeners('data');
    this.isSecure = true;
    this.listen(new TLSSocket(this.socket, { isServer: true, key, cert }));
    return false;
  }

  signIn(line) {
    const [, , user, password] = /^(.*)\0(.*)\0(.*)$/.exec(Buffer.from(line, 'base64').toString()) ?? [];
    this.isSigningIn = false;
    const isRight = user === this.server.user && password === this.server.password;
    if (isRight) this.user = user;
    this.say('user', isRight ? '235 welcome' : '535 no');
  }
}

export class MailServer extends EventEmitter {
  /** @param {{certificate?, user?: string, password?: string}} options */
  static async start(options = {}) {
    const server = new MailServer();
    Object.assign(server, { mails: [], lines: [], sockets: new Set(), port: 0, behave: () => undefined, ...options });
    server.setMaxListeners(100);
    await server.open();
    return server;
  }

  /** On the port it had before, if it had one. */
  open() {
    this.listener = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      new Dialogue(this, socket);
      this.emit('connection');
    });
    return new Promise((done) => {
      this.listener.listen(this.port, '127.0.0.1', () => {
        this.port = this.listener.address().port;
        done();
      });
    });
  }

  /** Connections that are kept for the next mail are gone. */
  cutAll() {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Dies: what is open is cut. */
  stop() {
    this.cutAll();
    return new Promise((done) => this.listener.close(done));
  }

  /** What the scheduler is told about it. */
  settings(more = {}) {
    return { smtp_url: `smtp://localhost:${this.port}`, smtp_tls: 'none', message_timeout_s: 2, mail_from: 'times@example.org', ...more };
  }

  keep(mail) {
    this.mails.push(mail);
    this.emit('mail', mail);
  }

  /** The first mail that `isIt` takes, from the `from`th on, now or later. */
  async next(isIt = () => true, from = 0) {
    const find = () => this.mails.slice(from).find(isIt);
    return this.until(find, 'mail');
  }

  /** What `look` finds, asked again at each event of that name. */
  until(look, name) {
    return new Promise((done, fail) => {
      const found = look();
      if (found) {
        done(found);
        return;
      }
      const end = () => {
        clearTimeout(timer);
        this.off(name, again);
      };
      const again = () => {
        const later = look();
        if (!later) return;
        end();
        done(later);
      };
      const timer = setTimeout(() => {
        end();
        fail(new Error(`nothing came; ${this.mails.length} mails, last lines: ${this.lines.slice(-5)}`));
      }, PATIENCE_MS);
      this.on(name, again);
    });
  }
}

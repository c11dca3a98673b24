// Datagrams by hand, good and bad: STUN (RFC 8489) and a DTLS ClientHello.
import { createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';

const MAGIC = 0x2112a442;
const ATTRIBUTE = {
  username: 0x0006, integrity: 0x0008, priority: 0x0024, useCandidate: 0x0025, fingerprint: 0x8028,
  controlled: 0x8029, controlling: 0x802a,
};

const crcTable = Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(data) {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crc >>> 8) ^ crcTable[(crc ^ byte) & 255];
  return (crc ^ 0xffffffff) >>> 0;
}

function attribute(type, value) {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

const u32 = (value) => {
  const data = Buffer.alloc(4);
  data.writeUInt32BE(value >>> 0);
  return data;
};

function message(type, transaction, body, lengthAfter) {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length + lengthAfter, 2);
  head.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([head, transaction, body]);
}

/**
 * A Binding request as a browser's check.
 * @param {{username: string, pwd?: string, useCandidate?: boolean, role?: 'controlling' | 'controlled',
 *  attributes?: [number, Buffer][], fingerprint?: boolean, transaction?: Buffer}} options
 *  pwd: without it there is no MESSAGE-INTEGRITY. attributes: more of them, before it.
 */
export function stunRequest(options) {
  const { username, pwd, useCandidate = false, role = 'controlling', attributes = [] } = options;
  const transaction = options.transaction ?? randomBytes(12);
  let body = Buffer.concat([
    attribute(ATTRIBUTE.username, Buffer.from(username)),
    attribute(ATTRIBUTE[role], randomBytes(8)),
    attribute(ATTRIBUTE.priority, u32(1853817087)),
    ...(useCandidate ? [attribute(ATTRIBUTE.useCandidate, Buffer.alloc(0))] : []),
    ...attributes.map(([type, value]) => attribute(type, value)),
  ]);
  if (pwd !== undefined) {
    const signed = message(0x0001, transaction, body, 24);
    body = Buffer.concat([body, attribute(ATTRIBUTE.integrity, createHmac('sha1', pwd).update(signed).digest())]);
  }
  if (options.fingerprint !== false) {
    const crc = crc32(message(0x0001, transaction, body, 8)) ^ 0x5354554e;
    body = Buffer.concat([body, attribute(ATTRIBUTE.fingerprint, u32(crc))]);
  }
  return message(0x0001, transaction, body, 0);
}

/** Is data the success response to request? */
export function isStunSuccess(data, request) {
  return data.readUInt16BE(0) === 0x0101 && data.subarray(4, 20).equals(request.subarray(4, 20));
}

/** A ClientHello in one record; `suites` in hex, "0000" is NULL. */
export function clientHello(suites = ['c02b', 'c02f']) {
  const body = Buffer.concat([
    Buffer.from('fefd', 'hex'), randomBytes(32), Buffer.from('0000', 'hex'),
    Buffer.from([0, suites.length * 2]), Buffer.from(suites.join(''), 'hex'), Buffer.from('0100', 'hex'),
    Buffer.from('0000', 'hex'),
  ]);
  const length = Buffer.from([0, body.length >> 8, body.length & 255]);
  const handshake = Buffer.concat([Buffer.from([1]), length, Buffer.alloc(5), length, body]);
  const record = Buffer.from([22, 0xfe, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, handshake.length >> 8, handshake.length & 255]);
  return Buffer.concat([record, handshake]);
}

/** A fatal alert in the clear. */
export const fatalAlert = () => Buffer.from([21, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 2, 40]);

/** RFC 4571: each packet over TCP after its length. */
export function framed(data) {
  return Buffer.concat([Buffer.from([data.length >> 8, data.length & 255]), data]);
}

/** A TCP connection to the media port that keeps what comes back. */
export class TcpStranger {
  static async open(relay) {
    const stranger = new TcpStranger();
    relay.clients.push(stranger);
    stranger.heard = Buffer.alloc(0);
    stranger.socket = connect(relay.media, '127.0.0.1');
    stranger.socket.setNoDelay(true);
    stranger.socket.on('error', () => {}); // close follows
    stranger.closed = new Promise((done) => stranger.socket.once('close', done));
    stranger.socket.on('data', (data) => {
      stranger.heard = Buffer.concat([stranger.heard, data]);
      stranger.waiting?.();
    });
    await once(stranger.socket, 'connect');
    return stranger;
  }

  write(data) {
    this.socket.write(data);
  }

  /** Resolves with the first `count` bytes. */
  bytes(count) {
    return new Promise((found) => {
      this.waiting = () => {
        if (this.heard.length >= count) found(this.heard.subarray(0, count));
      };
      this.waiting();
    });
  }

  stop() {
    this.socket.destroy();
  }
}

/** A UDP socket on a port of its own that counts what comes back. */
export class Stranger {
  static async open(relay, address = '127.0.0.1') {
    const stranger = new Stranger();
    stranger.relay = relay;
    relay.clients.push(stranger);
    stranger.heard = [];
    stranger.sentBytes = 0;
    stranger.socket = createSocket('udp4');
    stranger.socket.on('message', (data) => {
      stranger.heard.push(data);
      stranger.waiting?.(data);
    });
    stranger.socket.bind(0, address);
    await once(stranger.socket, 'listening');
    return stranger;
  }

  get heardBytes() {
    return this.heard.reduce((sum, data) => sum + data.length, 0);
  }

  /** Resolves when the datagram is with the kernel. */
  send(data) {
    this.sentBytes += data.length;
    return new Promise((done, fail) => {
      this.socket.send(data, this.relay.media, '127.0.0.1', (error) => (error ? fail(error) : done()));
    });
  }

  /** Sends a check and waits for its success; null after timeoutMs. */
  async check(request, timeoutMs = 60_000) {
    const answer = new Promise((found) => {
      const timer = setTimeout(() => found(null), timeoutMs);
      this.waiting = (data) => {
        if (data.length < 20 || !isStunSuccess(data, request)) return;
        clearTimeout(timer);
        found(data);
      };
    });
    await this.send(request);
    return answer;
  }

  close() {
    if (!this.isClosed) this.socket.close();
    this.isClosed = true;
  }

  stop() {
    this.close();
  }
}

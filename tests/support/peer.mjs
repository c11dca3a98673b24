// The media half of a call page: the process of peer.c, by NiceAgent, OpenSSL and libsrtp.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bin } from './relay.mjs';

export class Peer {
  /** prefix: command words before the program, to run it in another network. */
  static async start({ transport = 'udp', address = '127.0.0.1', prefix = [] } = {}) {
    const peer = new Peer();
    peer.transport = transport;
    peer.address = address;
    peer.heard = [];
    peer.fresh = [];
    peer.waiting = [];
    const words = [...prefix, join(bin, 'porchlight-peer')];
    peer.child = spawn(words[0], words.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
    peer.child.stdin.on('error', () => {}); // it may have ended before us
    peer.ended = new Promise((done) => peer.child.once('exit', done));
    createInterface({ input: peer.child.stdout }).on('line', (line) => peer.take(JSON.parse(line)));
    peer.send({ do: 'gather', transport, address });
    peer.local = await peer.next('local');
    return peer;
  }

  take(event) {
    this.heard.push(event);
    const index = this.waiting.findIndex(({ test }) => test(event));
    if (index >= 0) this.waiting.splice(index, 1)[0].found(event);
    else this.fresh.push(event);
  }

  /** The next event of a name (for which `test` holds) that nobody has taken. */
  next(name, test = () => true, timeoutMs = 60_000) {
    const matches = (event) => event.event === name && test(event);
    const index = this.fresh.findIndex(matches);
    if (index >= 0) return Promise.resolve(this.fresh.splice(index, 1)[0]);
    return new Promise((found, fail) => {
      const timer = setTimeout(
        () => fail(new Error(`no ${name} came; heard ${this.heard.map(({ event, text }) => text ?? event).join(' ')}`)),
        timeoutMs,
      );
      this.waiting.push({
        timer,
        test: matches,
        found: (event) => {
          clearTimeout(timer);
          found(event);
        },
      });
    });
  }

  has(name) {
    return this.heard.some(({ event }) => event === name);
  }

  send(command) {
    this.child.stdin.write(`${JSON.stringify(command)}\n`);
  }

  /** Where the relay is: a transport read from its SDP (sdp.mjs). */
  remote({ ufrag, pwd, fingerprint, candidates }) {
    const isV6 = (address) => address.includes(':');
    const candidate = candidates.find(({ transport, address }) => {
      return transport === this.transport && isV6(address) === isV6(this.address);
    });
    if (!candidate) throw new Error(`the relay offers no ${this.transport} candidate`);
    this.send({ do: 'remote', ufrag, pwd, fingerprint, address: candidate.address, port: candidate.port });
  }

  async stats() {
    this.send({ do: 'stats' });
    return this.next('stats');
  }

  /** Sends packets; resolves when the last one is out. */
  async rtp({ ssrc, pt = 111, count = 5, interval_ms = 5, payload = 'x', seq = 1000 }) {
    this.send({ do: 'send', ssrc, pt, count, interval_ms, payload, seq });
    return this.next('sent', (sent) => sent.ssrc === ssrc);
  }

  /** Packets in clear as they would stand on the wire, empty if SRTP refuses them. Nothing is sent. */
  async seal(packets) {
    this.send({ do: 'seal', packets: packets.map((packet) => packet.toString('hex')) });
    const { wires } = await this.next('sealed');
    return wires.map((wire) => Buffer.from(wire, 'hex'));
  }

  /** Puts a datagram on its path as it stands. */
  raw(data, count = 1) {
    this.send({ do: 'raw', hex: data.toString('hex'), count });
  }

  /** SRTP's master keys with their salts: what it writes and reads with. */
  async keys() {
    this.send({ do: 'keys' });
    const { write, read } = await this.next('keys');
    return { write: Buffer.from(write, 'hex'), read: Buffer.from(read, 'hex') };
  }

  /** The first packet of a source, its payload as text. */
  async heardRtp(ssrc, timeoutMs) {
    const packet = await this.next('rtp', (event) => event.ssrc === ssrc, timeoutMs);
    return { ...packet, payload: Buffer.from(packet.payload_hex, 'hex').toString() };
  }

  freeze() {
    this.child.kill('SIGSTOP');
  }

  thaw() {
    this.child.kill('SIGCONT');
  }

  async stop() {
    this.waiting.splice(0).forEach(({ timer }) => clearTimeout(timer)); // nobody waits for it any more
    this.child.kill('SIGKILL');
    return this.ended;
  }
}

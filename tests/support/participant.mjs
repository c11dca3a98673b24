// One side of a call, signalling and media together: joins, offers and answers when it is told to,
// and has a peer process for each leg. What a browser's call page does, without a browser.
import { Page } from './page.mjs';
import { Peer } from './peer.mjs';
import { answerText, offerText, transportOf } from './sdp.mjs';
import { PageKey, newId } from './tokens.mjs';

let nextSsrc = 1000 + (process.pid % 1000) * 1000;

export class Participant {
  /** @param {{call: string, role: 'coach' | 'person', transport?: 'udp' | 'tcp', seat?: string,
   *  key?: PageKey, doesCheck?: boolean, sdp?: object}} options
   *  address, prefix: where its peers run. doesCheck: answers the check leg too. sdp: passed to the description's writer;
   *  disguise: changes what it says of its transport. */
  static async create(relay, options) {
    const participant = new Participant();
    relay.clients.push(participant);
    Object.assign(participant, { relay, transport: 'udp', seat: newId(), sdp: {}, ...options });
    participant.key ??= await PageKey.create();
    participant.audioSsrc = nextSsrc++;
    participant.videoSsrc = nextSsrc++;
    participant.leg = 0;
    participant.peers = [];
    participant.waiting = [];
    participant.pages = [];
    return participant;
  }

  ticket(claims) {
    return this.relay.issuer.ticket({
      call: this.call, seat: this.seat, role: this.role, cnf: this.key.cnf, ...claims,
    });
  }

  async open() {
    this.page = await Page.open(this.relay);
    this.pages.push(this.page);
    const follow = (handle) => (message) => {
      handle.call(this, message).catch((error) => {
        this.failure = error;
      });
      return false;
    };
    this.page.handlers = {
      joined: (message) => void (this.resume = message.resume),
      admit: (message) => void (this.resume = message.resume),
      state: follow(this.takeState),
      offer: follow(this.takeOffer),
      answer: follow(this.takeAnswer),
    };
    return this.page;
  }

  /** Opens a socket and joins: with a ticket, or `token`; `leg` is the one it still holds. */
  async join({ token, leg } = {}) {
    await this.open();
    return this.page.join(this.key, token ?? this.ticket(), { leg });
  }

  /** Comes back on a new socket by resume token. */
  async comeBack({ keepsLeg }) {
    if (!keepsLeg) this.leg = 0;
    return this.join({ token: this.resume, leg: this.leg });
  }

  async makePeer(leg) {
    this.leg = leg;
    const { transport, address, prefix } = this;
    const peer = await Peer.start({ transport, address, prefix });
    peer.leg = leg;
    peer.keyed = peer.next('keyed');
    peer.keyed.catch(() => {}); // who waits for it hears of it
    this.peers.push(peer);
    if (this.isStopped) await peer.stop(); // while it started
    this.waiting.splice(0).forEach((found) => found());
    return peer;
  }

  get peer() {
    return this.peers.at(-1);
  }

  /** The peer of the `count`-th leg, once it has its keys. */
  async keyed(count = 1) {
    while (this.peers.length < count) await this.hearOf(count);
    await this.peers[count - 1].keyed;
    return this.peers[count - 1];
  }

  hearOf(count) {
    return new Promise((found, fail) => {
      const timer = setTimeout(
        () => fail(this.failure ?? new Error(`${this.role} has no leg ${count}; heard ${this.page.summary()}`)), 60_000,
      );
      this.waiting.push(() => {
        clearTimeout(timer);
        found();
      });
    });
  }

  local(peer) {
    const local = { ...peer.local, audioSsrc: this.audioSsrc, videoSsrc: this.videoSsrc };
    return this.disguise ? this.disguise(local) : local;
  }

  async takeState(state) {
    this.state = state;
    this.epoch = state.epoch;
    if (state.negotiate === 'offer') await this.sendOffer(state);
  }

  async sendOffer({ leg, epoch }) {
    const peer = this.peer?.leg === leg ? this.peer : await this.makePeer(leg);
    this.offered = offerText({ local: this.local(peer), ...this.sdp });
    this.page.send({ type: 'offer', call: this.call, leg, epoch, purpose: 'call', sdp: this.offered });
  }

  async takeOffer(offer) {
    const isCheck = offer.purpose === 'check';
    if (isCheck && !this.doesCheck) return;
    const peer = !isCheck && this.peer?.leg === offer.leg ? this.peer : await this.makePeer(offer.leg);
    if (isCheck) this.leg = 0;
    const sdp = answerText(offer.sdp, { local: this.local(peer), ...this.sdp });
    this.page.send({ type: 'answer', call: this.call, leg: offer.leg, epoch: offer.epoch, sdp });
    this.connect(peer, offer.sdp);
  }

  async takeAnswer(answer) {
    this.connect(this.peer, answer.sdp);
  }

  /** Once a leg: later descriptions name the same transport. */
  connect(peer, sdp) {
    const transport = transportOf(sdp);
    if (peer.relayUfrag === transport.ufrag) return;
    peer.relayUfrag = transport.ufrag;
    peer.relayPwd = transport.pwd;
    peer.remote(transport);
  }

  async stop() {
    this.isStopped = true;
    this.pages.forEach((page) => page.socket.terminate());
    await Promise.all(this.peers.map((peer) => peer.stop()));
  }
}

/** A coach and a person who was admitted. Both have keys, unless `isQuick`. */
export async function meet(relay, { coach: coachOptions, person: personOptions } = {}) {
  const call = newId();
  const coach = await Participant.create(relay, { call, role: 'coach', ...coachOptions });
  const person = await Participant.create(relay, { call, role: 'person', ...personOptions });
  await coach.join();
  await person.join();
  if (person.doesCheck) await person.keyed();
  await admit(coach, person);
  await Promise.all([coach.keyed(), person.keyed(person.doesCheck ? 2 : 1)]);
  return { call, coach, person, stop: () => Promise.all([coach.stop(), person.stop()]) };
}

export async function admit(coach, person) {
  const knock = await coach.page.next('knock', ({ seat }) => seat === person.seat);
  coach.page.send({ type: 'admit', call: coach.call, seat: person.seat });
  await person.page.next('admit');
  return knock;
}

/** Sends audio one way until the far side has heard it: the first packets may come before its keys.
 *  `tries`: no more than so many; otherwise only a call that carries nothing takes a minute. */
export async function carries(from, to, { payload = 'hello', tries = Number.POSITIVE_INFINITY } = {}) {
  const ssrc = from.audioSsrc;
  const before = (await to.peer.stats()).rtp[ssrc] ?? 0;
  const until = Date.now() + 60_000;
  for (let i = 0; i < tries && Date.now() < until; i++) {
    from.seq = (from.seq ?? 1000) + 10;
    await from.peer.rtp({ ssrc, count: 5, payload, seq: from.seq });
    const after = (await to.peer.stats()).rtp[ssrc] ?? 0;
    if (after > before) return after - before;
  }
  throw new Error(`nothing of ${from.role} came to ${to.role}`);
}

// This page's seat in the call: joins the line, the legs, the devices and the texts, and tells the
// view whenever something changed. The machine decides what the facts mean; this only brings them and
// does what the protocol asks.
import type { Mode } from "../lib/api";
import { randomId } from "../lib/base64url";
import { chime } from "../lib/chime";
import { listen } from "../lib/events";
import type { PageKey } from "../lib/key";
import { CheckLeg, type Quality } from "./check";
import { Connection } from "./connection";
import { Credentials } from "./credentials";
import { Devices, type DeviceView } from "./devices";
import { atFirst, type CallState, type Fact, knockOf, step } from "./machine";
import { markOnce } from "./marks";
import { type Flow, watchFlow } from "./monitor";
import type { FromRelay, Of } from "./protocol";
import { Signalling } from "./signalling";
import { type TextEntry, TextLine } from "./text";

export interface SeatView {
  call: CallState;
  devices: DeviceView;
  local: MediaStream;
  remote: MediaStream | null;
  quality: Quality;
  flow: Flow | null;
  texts: readonly TextEntry[];
  leg: "none" | "check" | "call";
}

export class Seat {
  #session: string;
  #state = atFirst;
  #devices: Devices;
  #signalling: Signalling;
  #credentials: Credentials;
  #key: Promise<PageKey>;
  #texts = new TextLine();
  #local = new MediaStream();
  #call = "";
  #epoch = 0;
  #check: CheckLeg | null = null;
  #connection: Connection | null = null;
  #stopWatching: () => void = () => undefined;
  #stopListening: () => void = () => undefined;
  #quality: Quality = "measuring";
  #flow: Flow | null = null;
  #changed: () => void;

  constructor(session: string, key: Promise<PageKey>, changed: () => void) {
    this.#session = session;
    this.#key = key;
    this.#changed = changed;
    this.#devices = new Devices(() => this.#handleDevices());
    this.#credentials = new Credentials(session, key, () => this.#handleRefused());
    this.#signalling = new Signalling({
      credential: (need) => this.#credentials.next(need),
      prove: (nonce, token) => this.#prove(nonce, token),
      leg: () => (this.#connection?.isUsable ? this.#connection.leg : 0),
      joined: (message) => this.#handleJoined(message),
      received: (message) => this.#handleMessage(message),
      lost: () => this.#handleLost(),
      closed: (how) => this.#finish(how),
    });
  }

  get view(): SeatView {
    return {
      call: this.#state,
      devices: this.#devices.view,
      local: this.#local,
      remote: this.#connection?.remote ?? null,
      quality: this.#quality,
      flow: this.#flow,
      texts: this.#texts.entries,
      leg: this.#connection ? "call" : this.#check ? "check" : "none",
    };
  }

  get devices(): Devices {
    return this.#devices;
  }

  /** Devices and line start together: whoever is let in early has the picture ready. */
  start(mode: Mode): void {
    void this.#devices.ask(mode);
    this.#signalling.start();
    addEventListener("online", () => this.#signalling.nudge());
    addEventListener("pageshow", (event) => event.persisted && this.#signalling.nudge());
    this.#stopListening = listen({
      moved: ({ session }) => session === this.#session && void this.#signalling.follow(),
    });
  }

  letIn(seat: string): void {
    if (this.#signalling.send({ type: "admit", call: this.#call, seat })) {
      this.#apply({ kind: "answered", seat });
    }
  }

  write(body: string): boolean {
    const isWritten = this.#texts.write(randomId(), body);
    this.#sendTexts();
    return isWritten;
  }

  leave(): void {
    this.#credentials.forget();
    this.#signalling.leave(this.#call);
  }

  async #prove(nonce: string, token: string): Promise<{ key: string; signature: string }> {
    const key = await this.#key;
    return { key: key.point, signature: await key.prove(nonce, token) };
  }

  #handleJoined(message: Of<"joined">): void {
    this.#call = message.call;
    this.#credentials.keep(message.resume);
    this.#texts.forgetSent();
    this.#dropCheck();
    if (!message.admitted) {
      this.#dropConnection(); // a relay that knows nothing of the call: it begins anew at the door
    }
    this.#apply({ kind: "joined", admitted: message.admitted });
  }

  #handleLost(): void {
    this.#texts.forgetSent();
    this.#apply({ kind: "line", line: "lost" });
  }

  #handleRefused(): void {
    this.#finish(this.#state.wasJoined ? "ended" : "refused");
  }

  #handleMessage(message: FromRelay): void {
    switch (message.type) {
      case "admit":
        this.#handleAdmit(message);
        break;
      case "knock":
        this.#handleKnock(message);
        break;
      case "state":
        this.#handleState(message);
        break;
      case "offer":
        this.#handleOffer(message);
        break;
      case "answer":
        this.#handleAnswer(message);
        break;
      case "text":
        this.#handleText(message);
        break;
      case "ack":
        this.#texts.acknowledge(message.id);
        this.#changed();
        break;
      case "error":
        this.#handleError(message);
        break;
    }
  }

  #handleAdmit(message: Of<"admit">): void {
    markOnce("admitted");
    this.#credentials.keep(message.resume);
    this.#dropCheck();
    this.#apply({ kind: "admitted" });
  }

  #handleKnock(message: Of<"knock">): void {
    if (!this.#state.knocks.some(({ seat }) => seat === message.seat)) {
      chime();
    }
    this.#apply({ kind: "knock", knock: knockOf(message) });
  }

  #handleState(message: Of<"state">): void {
    this.#epoch = Math.max(this.#epoch, message.epoch);
    if (this.#connection && this.#connection.leg !== message.leg) {
      this.#dropConnection();
    }
    if (message.peer === "here" && this.#state.peer !== "here") {
      markOnce("admitted"); // who let somebody in: from here on it is a call
      this.#texts.forgetSent();
    }
    this.#apply({ kind: "peer", peer: message.peer });
    this.#sendTexts();
    if (message.negotiate === "offer") {
      this.#connectionOn(message.leg).offer(message.epoch);
    } else if (message.negotiate === "none" && this.#state.media === "lost") {
      this.#connection?.restart();
    }
  }

  #handleOffer(message: Of<"offer">): void {
    if (message.purpose === "check") {
      void this.#answerCheck(message);
    } else if (message.epoch >= this.#epoch) {
      this.#epoch = message.epoch;
      this.#connectionOn(message.leg).acceptOffer(message.epoch, message.sdp);
    }
  }

  #handleAnswer(message: Of<"answer">): void {
    if (message.leg === this.#connection?.leg) {
      this.#connection.acceptAnswer(message.epoch, message.sdp);
    }
  }

  #handleText(message: Of<"text">): void {
    this.#texts.receive({ id: message.id, body: message.body });
    const { call, id, seq } = message;
    this.#signalling.send({ type: "ack", call, id, seq });
    this.#changed();
  }

  // The relay has changed nothing; what was refused is tried again with the next state.
  #handleError(message: Of<"error">): void {
    if (message.of === "text") {
      this.#texts.forgetSent();
    }
    if (["offer", "answer", "restart"].includes(message.of ?? "") && message.code !== "stale") {
      this.#handleMedia("lost");
    }
  }

  async #answerCheck({ call, leg, epoch, sdp }: Of<"offer">): Promise<void> {
    this.#dropCheck();
    const check = new CheckLeg(leg, (quality) => this.#handleQuality(quality));
    this.#check = check;
    this.#changed();
    try {
      const answer = await check.answer(sdp);
      if (this.#check === check) {
        this.#signalling.send({ type: "answer", call, leg, epoch, sdp: answer });
      }
    } catch {
      this.#handleQuality("none"); // a check is never a gate
    }
  }

  #handleQuality(quality: Quality): void {
    this.#quality = quality;
    this.#changed();
  }

  #connectionOn(leg: number): Connection {
    if (this.#connection?.leg === leg && this.#connection.isUsable) {
      return this.#connection;
    }
    this.#dropConnection();
    const connection = new Connection(leg, this.#devices.tracks, {
      send: (message) => this.#sendNegotiation(leg, message),
      media: (state) => this.#connection === connection && this.#handleMedia(state),
    });
    this.#connection = connection;
    this.#stopWatching = watchFlow(
      () => connection.stats,
      (flow) => this.#handleFlow(flow),
    );
    this.#apply({ kind: "media", media: "connecting" });
    return connection;
  }

  #sendNegotiation(
    leg: number,
    { type, epoch, sdp }: { type: "offer" | "answer" | "restart"; epoch: number; sdp: string },
  ): void {
    const message = { call: this.#call, leg, epoch, sdp };
    this.#signalling.send(
      type === "offer" ? { type, purpose: "call", ...message } : { type, ...message },
    );
  }

  #handleMedia(state: "connecting" | "connected" | "unsteady" | "lost"): void {
    if (state === "lost" && this.#connection) {
      // "failed" stays failed in Chromium: a new leg, on a line of its own.
      this.#dropConnection();
      this.#apply({ kind: "media", media: "lost" });
      this.#signalling.rejoin();
      return;
    }
    this.#apply({ kind: "media", media: state === "unsteady" ? "lost" : state });
  }

  #handleFlow(flow: Flow): void {
    this.#flow = flow;
    this.#changed();
  }

  #handleDevices(): void {
    const tracks = this.#devices.tracks;
    const wanted = [tracks.audio, tracks.video].filter((track) => track !== null);
    for (const track of this.#local.getTracks()) {
      if (!wanted.includes(track)) {
        this.#local.removeTrack(track);
      }
    }
    for (const track of wanted) {
      this.#local.addTrack(track);
    }
    this.#connection?.replaceTracks(tracks);
    this.#changed();
  }

  #sendTexts(): void {
    if (this.#state.admitted && this.#state.peer === "here" && this.#signalling.isOpen) {
      for (const { id, seq, body } of this.#texts.takeWaiting()) {
        this.#signalling.send({ type: "text", call: this.#call, id, seq, body });
      }
    }
    this.#changed();
  }

  #finish(how: CallState["finished"] & string): void {
    this.#dropCheck();
    this.#dropConnection();
    this.#devices.close();
    this.#stopListening();
    this.#apply({ kind: "finished", how });
  }

  #dropCheck(): void {
    this.#check?.close();
    this.#check = null;
  }

  #dropConnection(): void {
    this.#stopWatching();
    this.#connection?.close();
    this.#connection = null;
    this.#flow = null;
  }

  #apply(fact: Fact): void {
    this.#state = step(this.#state, fact);
    this.#changed();
  }
}

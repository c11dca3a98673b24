// This page's seat in the call: joins the line, the legs, the devices and the texts, and tells the
// view whenever something changed. The machine decides what the facts mean; this only brings them and
// does what the protocol asks.
import { get, type Mode, type Session } from "../lib/api";
import { randomId } from "../lib/base64url";
import { chime } from "../lib/chime";
import { openEvents } from "../lib/events";
import type { PageKey } from "../lib/key";
import type { Quality } from "./check";
import { Credentials } from "./credentials";
import { Devices, type DeviceView } from "./devices";
import { fateOf } from "./fate";
import { Legs } from "./legs";
import { atFirst, type CallState, type Fact, type Knock, knockOf, step } from "./machine";
import { markOnce } from "./marks";
import type { Flow } from "./monitor";
import type { FromRelay, Of } from "./protocol";
import type { Stats } from "./quality";
import { Signalling } from "./signalling";
import { type TextEntry, TextLine } from "./text";

export interface SeatView {
  call: CallState;
  devices: DeviceView;
  local: MediaStream;
  remote: MediaStream | null;
  quality: Quality;
  flow: Flow | null;
  stats: Stats | null;
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
  #legs: Legs;
  #stopListening: () => void = () => undefined;
  #changed: () => void;

  constructor(session: string, key: Promise<PageKey>, changed: () => void) {
    this.#session = session;
    this.#key = key;
    this.#changed = changed;
    this.#devices = new Devices(() => this.#handleDevices());
    this.#legs = new Legs({
      send: (message) => void this.#signalling.send(message),
      media: (state) => this.#handleMedia(state),
      changed,
    });
    this.#credentials = new Credentials(session, key, () => this.#handleRefused());
    this.#signalling = new Signalling({
      credential: (need) => this.#credentials.next(need),
      prove: (nonce, token) => this.#prove(nonce, token),
      leg: () => this.#legs.held,
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
      remote: this.#legs.remote,
      quality: this.#legs.quality,
      flow: this.#legs.flow,
      stats: this.#legs.stats,
      texts: this.#texts.entries,
      leg: this.#legs.kind,
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
    this.#stopListening = openEvents().listen({
      moved: ({ session }) => session === this.#session && void this.#signalling.follow(),
      session: (session) => session.id === this.#session && this.#handleSession(session),
      ready: () => void this.#readSession(),
    });
  }

  letIn({ seat, cnf }: Knock): void {
    if (this.#signalling.send({ type: "admit", call: this.#call, seat, cnf })) {
      this.#apply({ kind: "answered", cnf });
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

  // What was said while the event stream was cut.
  async #readSession(): Promise<void> {
    const session = await get<Session>(`/sessions/${this.#session}`).catch(() => null);
    if (session) {
      this.#handleSession(session);
    }
  }

  // Nobody is to wait in a room that the other side will not enter.
  #handleSession(session: Session): void {
    const fate = fateOf(session);
    const { finished, admitted, peer } = this.#state;
    if (finished !== null || (admitted && peer === "here") || fate.kind === "stays") {
      return;
    }
    if (fate.kind === "moved") {
      this.#credentials.forget();
      location.replace(`/call/${fate.to}`);
    } else {
      this.#finish("ended");
    }
  }

  async #prove(nonce: string, token: string): Promise<{ key: string; signature: string }> {
    const key = await this.#key;
    return { key: key.point, signature: await key.prove(nonce, token) };
  }

  #handleJoined(message: Of<"joined">): void {
    this.#call = message.call;
    this.#credentials.keep(message.resume);
    this.#texts.forgetSent();
    this.#legs.dropCheck();
    if (!message.admitted) {
      this.#legs.dropConnection(); // a relay that knows nothing of the call: it begins anew at the door
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
        this.#legs.handleAnswer(message);
        break;
      case "stats":
        this.#legs.handleStats(message);
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
    this.#legs.dropCheck();
    this.#apply({ kind: "admitted" });
  }

  #handleKnock(message: Of<"knock">): void {
    if (!this.#state.knocks.some(({ cnf }) => cnf === message.cnf)) {
      chime();
    }
    this.#apply({ kind: "knock", knock: knockOf(message) });
  }

  #handleState(message: Of<"state">): void {
    if (message.peer === "here" && this.#state.peer !== "here") {
      markOnce("admitted"); // who let somebody in: from here on it is a call
      this.#texts.forgetSent();
    }
    this.#apply({ kind: "peer", peer: message.peer });
    this.#sendTexts();
    this.#legs.handleState(message);
    if (message.negotiate === "none" && this.#state.media === "lost") {
      this.#legs.restart();
    }
  }

  #handleOffer(message: Of<"offer">): void {
    if (message.purpose === "check") {
      void this.#legs.answerCheck(message);
    } else {
      this.#legs.handleOffer(message);
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

  #handleMedia(state: "connecting" | "connected" | "unsteady" | "lost"): void {
    if (state === "lost") {
      // "failed" stays failed in Chromium: a new leg, on a line of its own.
      this.#legs.dropConnection();
      this.#apply({ kind: "media", media: "lost" });
      this.#signalling.rejoin();
      return;
    }
    this.#apply({ kind: "media", media: state === "unsteady" ? "lost" : state });
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
    this.#legs.setTracks(tracks);
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
    this.#legs.dropCheck();
    this.#legs.dropConnection();
    this.#devices.close();
    this.#stopListening();
    this.#apply({ kind: "finished", how });
  }

  #apply(fact: Fact): void {
    this.#state = step(this.#state, fact);
    this.#changed();
  }
}

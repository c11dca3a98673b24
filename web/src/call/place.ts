// One relay that this page is at: the line, the legs, and what is known of the call there. A page is at
// one, and for a moment at two while its call moves. What a message means is decided here; what belongs
// to the page and not to a relay (texts, devices, credentials) is the seat's.
import type { PageKey } from "../lib/key";
import type { LocalTracks } from "./connection";
import { Legs } from "./legs";
import { atFirst, type CallState, type Fact, type Knock, knockOf, step } from "./machine";
import { markOnce } from "./marks";
import type { PaceState } from "./pace";
import type { FromRelay, Of, ToRelay } from "./protocol";
import { type Closed, type Credential, type Need, Signalling } from "./signalling";

export interface PlaceHooks {
  credential(place: Place, need: Need): Promise<Credential>;
  iceServers(): Promise<RTCIceServer[]>;
  key: Promise<PageKey>;
  /** The relay's token for coming back to it. */
  resumable(place: Place, resume: string): void;
  joined(place: Place): void;
  /** Its line broke. It is tried again, unless the place is given up. */
  lost(place: Place): void;
  /** Somebody is at the door who was not there before. */
  knocked(place: Place): void;
  /** Texts on their way may be lost: the line is, or the other page came anew. */
  shaken(): void;
  text(message: Of<"text">): void;
  acknowledged(id: string): void;
  /** The connection of the call leg was lost for good. */
  broken(): void;
  /** The relay goes away. */
  drained(place: Place): void;
  closed(place: Place, how: Closed): void;
  changed(): void;
}

export class Place {
  readonly legs: Legs;
  state: CallState = atFirst;
  #call = "";
  #wasCut = false; // the line broke and is back: perhaps by another network
  #hooks: PlaceHooks;
  #signalling: Signalling;

  constructor(tracks: LocalTracks, pace: PaceState, hooks: PlaceHooks) {
    this.#hooks = hooks;
    this.legs = new Legs(pace, {
      send: (message) => void this.#signalling.send(message),
      media: (state) => this.#handleMedia(state),
      iceServers: hooks.iceServers,
      changed: hooks.changed,
    });
    this.legs.setTracks(tracks);
    this.#signalling = new Signalling({
      credential: (need) => hooks.credential(this, need),
      prove: (nonce, token) => this.#prove(nonce, token),
      leg: () => this.legs.held,
      joined: (message) => this.#handleJoined(message),
      received: (message) => this.#handleMessage(message),
      drained: () => hooks.drained(this),
      lost: () => this.#handleLost(),
      closed: (how) => hooks.closed(this, how),
    });
  }

  /** With what is given, or with whatever there is to join with. */
  start(first?: Credential): void {
    this.#signalling.start(first);
  }

  get url(): string {
    return this.#signalling.url;
  }

  /** It came back, and did not ask the scheduler where the call is. */
  get isResumed(): boolean {
    return this.#signalling.isResumed;
  }

  get canSay(): boolean {
    return this.state.admitted && this.state.peer === "here" && this.#signalling.isOpen;
  }

  say(message: { type: "text"; id: string; seq: number; body: string }): void {
    this.#send({ ...message, call: this.#call });
  }

  letIn({ seat, cnf }: Knock): void {
    if (this.#send({ type: "admit", call: this.#call, seat, cnf })) {
      this.#apply({ kind: "answered", cnf });
    }
  }

  nudge(): void {
    this.#signalling.nudge();
  }

  /** The page is at another relay, too: this line is not to be had again once it breaks. */
  retire(): void {
    this.#signalling.retire();
  }

  /** The page is not going elsewhere after all. */
  recall(): void {
    this.#signalling.recall();
  }

  /** Without a goodbye: the page never was here for the call, and may come again. */
  abandon(): void {
    this.#signalling.abandon();
    this.finish();
  }

  /** Says goodbye, with the legs or before them. */
  leave(): void {
    this.#signalling.leave(this.#call);
  }

  finish(): void {
    this.legs.dropCheck();
    this.legs.dropConnection();
  }

  conclude(how: Exclude<CallState["finished"], null>): void {
    this.#apply({ kind: "finished", how });
  }

  #send(message: ToRelay): boolean {
    return this.#signalling.send(message);
  }

  async #prove(nonce: string, token: string): Promise<{ key: string; signature: string }> {
    const key = await this.#hooks.key;
    return { key: key.point, signature: await key.prove(nonce, token) };
  }

  #handleJoined(message: Of<"joined">): void {
    this.#call = message.call;
    this.#hooks.resumable(this, message.resume);
    this.#hooks.shaken();
    this.legs.dropCheck();
    if (!message.admitted) {
      this.legs.dropConnection(); // a relay that knows nothing of the call: it begins anew at the door
    }
    this.#apply({ kind: "joined", admitted: message.admitted });
    this.#hooks.joined(this);
  }

  #handleLost(): void {
    this.#wasCut = true;
    this.#hooks.shaken();
    this.#apply({ kind: "line", line: "lost" });
    this.#hooks.lost(this);
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
        this.legs.handleAnswer(message);
        break;
      case "stats":
        this.legs.handleStats(message);
        break;
      case "text":
        this.#handleText(message);
        break;
      case "ack":
        this.#hooks.acknowledged(message.id);
        break;
      case "error":
        this.#handleError(message);
        break;
    }
  }

  #handleAdmit(message: Of<"admit">): void {
    markOnce("admitted");
    this.#hooks.resumable(this, message.resume);
    this.legs.dropCheck();
    this.#apply({ kind: "admitted" });
  }

  #handleKnock(message: Of<"knock">): void {
    if (!this.state.knocks.some(({ cnf }) => cnf === message.cnf)) {
      this.#hooks.knocked(this);
    }
    this.#apply({ kind: "knock", knock: knockOf(message) });
  }

  #handleState(message: Of<"state">): void {
    if (message.peer === "here" && this.state.peer !== "here") {
      markOnce("admitted"); // who let somebody in: from here on it is a call
      this.#hooks.shaken();
    }
    this.#apply({ kind: "peer", peer: message.peer });
    this.legs.handleState(message);
    if (message.negotiate === "none" && (this.#wasCut || this.state.media === "lost")) {
      // Not to be left to ICE, which needs five seconds to notice. Where the path is sound, it stays.
      this.legs.restart();
    }
    this.#wasCut = false;
  }

  #handleOffer(message: Of<"offer">): void {
    if (message.purpose === "check") {
      void this.legs.answerCheck(message);
    } else {
      this.legs.handleOffer(message);
    }
  }

  #handleText(message: Of<"text">): void {
    const { call, id, seq } = message;
    this.#hooks.text(message);
    this.#send({ type: "ack", call, id, seq });
  }

  // The relay has changed nothing; what was refused is tried again with the next state.
  #handleError(message: Of<"error">): void {
    if (message.of === "text") {
      this.#hooks.shaken();
    }
    if (["offer", "answer", "restart"].includes(message.of ?? "") && message.code !== "stale") {
      this.#handleMedia("lost");
    }
  }

  #handleMedia(state: "connecting" | "connected" | "unsteady" | "lost"): void {
    if (state === "lost") {
      // "failed" stays failed in Chromium: a new leg, on a line of its own.
      this.legs.dropConnection();
      this.#hooks.broken();
      this.#apply({ kind: "media", media: "lost" });
      this.#signalling.rejoin();
      return;
    }
    if (state === "unsteady" && this.#signalling.isOpen) {
      this.#signalling.nudge(); // the line may hang as well, and a restart needs it
    }
    this.#apply({ kind: "media", media: state === "unsteady" ? "lost" : state });
  }

  #apply(fact: Fact): void {
    this.state = step(this.state, fact);
    this.#hooks.changed();
  }
}

// The line to the relay: one WebSocket, joined with a ticket or a resume token and the page key, kept
// alive by pings, and joined again by itself whenever it breaks. What a message means is the seat's
// business. A page that was replaced (4001), removed or left does not come back.
import { close, type FromRelay, type Of, readMessage, type ToRelay } from "./protocol";

export interface Credential {
  kind: "ticket" | "resume";
  text: string;
  url: string;
  /** Beside a ticket: the resume token of another relay, which says who was let in there. */
  admission?: string;
}

export type Closed = "left" | "replaced" | "removed" | "ended";

/** any: the nearest at hand; elsewhere: the relay does not answer or takes no calls, the call may have
 *  been moved; fresh: what was at hand was not taken; plain: nor was it understood. */
export type Need = "any" | "elsewhere" | "fresh" | "plain";

export interface SignallingHooks {
  /** What to join with. A rejection is tried again later. */
  credential(need: Need): Promise<Credential>;
  prove(nonce: string, token: string): Promise<{ key: string; signature: string }>;
  /** The call leg that this page still holds; 0: none. */
  leg(): number;
  joined(message: Of<"joined">): void;
  received(message: FromRelay): void;
  /** The relay goes away. The line stays as long as it does. */
  drained(): void;
  lost(): void;
  closed(how: Closed): void;
}

export interface Surroundings {
  openSocket(url: string): WebSocket;
  random(): number;
}

const joinMs = 6000;
const probeMs = 1500;
const pingsUnansweredMax = 3;
const attemptsBeforeElsewhere = 4;
const firstWaitMs = 300;
const longestWaitMs = 5000;

const endings: Partial<Record<number, Closed>> = {
  [close.replaced]: "replaced",
  [close.removed]: "removed",
  [close.callEnded]: "ended",
};

/** Before attempt n (from 1): doubling to five seconds, spread so that a fleet is not hit at once. */
export function waitBefore(attempt: number, random: number): number {
  const whole = Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs);
  return whole * (0.5 + random / 2);
}

export class Signalling {
  #hooks: SignallingHooks;
  #around: Surroundings;
  #socket: WebSocket | null = null;
  #credential: Credential | null = null;
  #isJoined = false;
  #isFinished = false;
  #isRetired = false;
  #need: Need = "any";
  #isPlain = false; // no other relay's token on this line
  #attempt = 0;
  #pingMs = 2000;
  #pingsSent = 0;
  #pingAnswered = 0;
  #timer: ReturnType<typeof setTimeout> | undefined; // one at a time: retry, join deadline or ping

  constructor(hooks: SignallingHooks, around: Surroundings = browserSurroundings) {
    this.#hooks = hooks;
    this.#around = around;
  }

  /** The first line is joined with this, if it is given. */
  start(first?: Credential): void {
    if (first) {
      this.#credential = first;
      this.#open(first.url);
    } else {
      void this.#connect();
    }
  }

  /** Of the relay that it is at, or was last. */
  get url(): string {
    return this.#credential?.url ?? "";
  }

  /** It joined by what a relay gave, not by a ticket. */
  get isResumed(): boolean {
    return this.#credential?.kind === "resume";
  }

  get isOpen(): boolean {
    return this.#isJoined;
  }

  /** False when the line is down: nothing was sent. */
  send(message: ToRelay): boolean {
    if (!this.#isJoined || this.#socket?.readyState !== 1) {
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Joins anew on a line of its own, with the leg that the page holds by then. */
  rejoin(): void {
    this.#break();
  }

  /** The line that is there serves until it breaks, and no other is opened. */
  retire(): void {
    this.#isRetired = true;
    if (!this.#isJoined) {
      clearTimeout(this.#timer);
      this.#drop(1000);
    }
  }

  /** It is needed after all: from now on it is kept as before it was retired. */
  recall(): void {
    const wasRetired = this.#isRetired;
    this.#isRetired = false;
    if (wasRetired && !this.#isJoined && !this.#isFinished) {
      this.#break();
    }
  }

  /** Ends without a goodbye, and without a word to the seat. */
  abandon(): void {
    this.#isFinished = true;
    this.#drop(1000);
    clearTimeout(this.#timer);
  }

  /** The device says that its network changed: an old line may hang without a word. */
  nudge(): void {
    if (this.#isFinished || this.#isRetired) {
      return;
    }
    this.#attempt = 0; // what broke is this device's network, not the relay: no need to spare it
    if (!this.#isJoined) {
      this.#break();
      return;
    }
    const answered = this.#pingAnswered;
    this.#ping();
    this.#after(probeMs, () => (this.#pingAnswered > answered ? this.#beat() : this.#break()));
  }

  leave(call: string): void {
    this.send({ type: "leave", call });
    this.#finish("left");
  }

  async #connect(): Promise<void> {
    try {
      this.#credential = await this.#hooks.credential(this.#need);
    } catch {
      this.#retry();
      return;
    }
    if (!this.#isFinished && !this.#isRetired) {
      this.#open(this.#credential.url);
    }
  }

  #open(url: string): void {
    const socket = this.#around.openSocket(url);
    this.#socket = socket;
    this.#isPlain = false;
    const isCurrent = () => this.#socket === socket;
    socket.onmessage = (event) => isCurrent() && this.#handleText(String(event.data));
    socket.onclose = (event) => isCurrent() && this.#handleClose(event.code);
    this.#after(joinMs, () => this.#break());
  }

  #handleText(text: string): void {
    const message = readMessage(text);
    if (message === null) {
      return;
    }
    switch (message.type) {
      case "hello":
        this.#pingMs = Math.max(message.ping_ms, 500);
        break;
      case "challenge":
        void this.#join(message.nonce);
        break;
      case "joined":
        this.#handleJoined(message);
        break;
      case "pong":
        this.#pingAnswered = message.n;
        this.#attempt = 0; // not at joined: a line that is broken again at once must be tried slower
        break;
      case "replaced":
        this.#finish("replaced");
        break;
      case "drain":
        this.#hooks.drained();
        break;
      case "error":
        this.#handleError(message);
        break;
      default:
        this.#hooks.received(message);
    }
  }

  async #join(nonce: string): Promise<void> {
    const socket = this.#socket;
    const credential = await this.#joinCredential();
    if (!credential || socket === null) {
      return;
    }
    const { key, signature } = await this.#hooks.prove(nonce, credential.text);
    if (this.#socket !== socket || socket.readyState !== 1) {
      return;
    }
    const token = tokenOf(credential);
    socket.send(JSON.stringify({ type: "join", ...token, key, signature, leg: this.#hooks.leg() }));
  }

  // A second challenge on one line means that the first token was not taken.
  async #joinCredential(): Promise<Credential | null> {
    const need = this.#need;
    if ((need !== "fresh" && need !== "plain") || this.#credential === null) {
      return this.#credential;
    }
    try {
      const fresh = await this.#hooks.credential(need);
      if (fresh.url !== this.#credential.url) {
        this.#break();
        return null;
      }
      this.#need = "any";
      this.#credential = fresh;
      return fresh;
    } catch {
      return null; // the join deadline breaks the line, and it is tried anew
    }
  }

  #handleJoined(message: Of<"joined">): void {
    this.#isJoined = true;
    this.#need = "any";
    this.#pingsSent = 0;
    this.#pingAnswered = 0;
    this.#beat();
    this.#hooks.joined(message);
  }

  #handleError(message: Of<"error">): void {
    if (this.#isJoined) {
      this.#hooks.received(message);
    } else if (message.code === "not_now" || message.code === "full") {
      this.#need = "elsewhere"; // it takes no calls: the scheduler may know another
      this.#break();
    } else {
      this.#need = this.#needAfter(message.code);
    }
  }

  // A ticket beside which another relay's token was not taken goes without it, on this line.
  #needAfter(code: Of<"error">["code"]): Need {
    const isSpoilt = code === "not_allowed" && this.#credential?.admission !== undefined;
    this.#isPlain ||= code === "malformed" || isSpoilt;
    return this.#isPlain ? "plain" : "fresh";
  }

  #handleClose(code: number): void {
    const ending = endings[code];
    if (ending) {
      this.#finish(ending);
      return;
    }
    this.#break();
  }

  #beat(): void {
    this.#after(this.#pingMs, () => {
      if (this.#pingsSent - this.#pingAnswered >= pingsUnansweredMax) {
        this.#break();
        return;
      }
      this.#ping();
      this.#beat();
    });
  }

  #ping(): void {
    this.#pingsSent += 1;
    this.send({ type: "ping", n: this.#pingsSent });
  }

  // Drops the line without waiting for its close, which may never come, and tries again.
  #break(): void {
    this.#drop(1000);
    if (!this.#isFinished) {
      this.#hooks.lost();
      this.#retry();
    }
  }

  #retry(): void {
    clearTimeout(this.#timer);
    if (this.#isRetired || this.#isFinished) {
      return;
    }
    this.#attempt += 1;
    if (this.#need === "any" && this.#attempt > attemptsBeforeElsewhere) {
      this.#need = "elsewhere";
    }
    this.#after(waitBefore(this.#attempt, this.#around.random()), () => void this.#connect());
  }

  #finish(how: Closed): void {
    if (!this.#isFinished) {
      this.#isFinished = true;
      this.#drop(1000);
      clearTimeout(this.#timer);
      this.#hooks.closed(how);
    }
  }

  #drop(code: number): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#isJoined = false;
    socket?.close(code);
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }
}

function tokenOf({ kind, text, admission }: Credential): Record<string, string> {
  if (kind === "resume") {
    return { resume: text };
  }
  return admission ? { ticket: text, resume: admission } : { ticket: text };
}

const browserSurroundings: Surroundings = {
  openSocket: (url) => new WebSocket(url),
  random: () => Math.random(),
};

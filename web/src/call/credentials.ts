// What this page may join with: the resume token that the relay gave, or a ticket from the scheduler.
// The token is kept for the tab, so that a reload finds its seat although the scheduler is away or the
// relay has just been started again; it opens nothing without the page key.
import { Problem, post, type Ticket } from "../lib/api";
import type { PageKey } from "../lib/key";
import type { Credential, Need } from "./signalling";
import { isFresh, type KeptTurn, keptTurn, readTurn, serversOf } from "./turn";

interface Kept {
  url: string;
  resume: string;
  turn: KeptTurn | null;
}

const turnWaitMs = 2000; // nobody waits longer for a TURN server that may not be needed

export class Credentials {
  #session: string;
  #key: Promise<PageKey>;
  #refused: () => void;
  #kept: Kept | null;
  #turn: KeptTurn | null;
  #held: Credential | null = null; // the last ticket; the relay knows how long it is good

  /** `refused`: the scheduler has decided that there is no seat; it is said once, nothing follows. */
  constructor(session: string, key: Promise<PageKey>, refused: () => void) {
    this.#session = session;
    this.#key = key;
    this.#refused = refused;
    this.#kept = readKept(session);
    this.#turn = this.#kept?.turn ?? null;
  }

  async next(need: Need): Promise<Credential> {
    const resume = this.#resume();
    if (resume && need === "any") {
      return resume;
    }
    try {
      const ticket = await this.#ticket();
      this.#held = ticket;
      if (need === "plain") {
        return ticket;
      }
      const isHere = resume?.url === ticket.url;
      return resume && need === "elsewhere" && isHere ? resume : this.#withAdmission(ticket);
    } catch (error) {
      const isDecided = error instanceof Problem && !error.mayPass;
      if (isDecided) {
        this.#refused();
      }
      // The scheduler is away: what it gave before may still do.
      const atHand = need === "any" || need === "elsewhere" ? (resume ?? this.#held) : null;
      if (isDecided || atHand === null) {
        throw error;
      }
      return atHand;
    }
  }

  /** Where the call is now, if that is another relay than this one; null: it is here, or nobody says.
   *  Always by ticket: what leads back to this relay would take the call from the page itself. */
  async elsewhere(url: string, need: Need = "any"): Promise<Credential | null> {
    const ticket = await this.#ticket().catch(() => null);
    if (!ticket || ticket.url === url) {
      return null;
    }
    return need === "plain" ? ticket : this.#withAdmission(ticket);
  }

  keep(url: string, resume: string): void {
    this.#kept = { url, resume, turn: this.#turn };
    writeKept(this.#session, this.#kept);
  }

  /** A connection was lost: if it was the TURN server that refused, its secret may be another now. */
  doubtTurn(): void {
    this.#turn = this.#turn && { ...this.#turn, freshUntil: 0 };
  }

  /** The TURN servers for a connection that is made or restarted now, renewed when near their end. */
  async iceServers(): Promise<RTCIceServer[]> {
    if (this.#turn && !isFresh(this.#turn, Date.now())) {
      const late = new Promise((done) => setTimeout(done, turnWaitMs));
      await Promise.race([this.#renewTurn(), late]);
    }
    return serversOf(this.#turn, Date.now());
  }

  forget(): void {
    this.#kept = null;
    this.#held = null;
    writeKept(this.#session, null);
  }

  #resume(): Credential | null {
    const kept = this.#kept;
    return kept && { kind: "resume", text: kept.resume, url: kept.url };
  }

  // A ticket for its TURN credentials alone; without the scheduler the old ones serve to their end.
  async #renewTurn(): Promise<void> {
    await this.#ask().catch(() => undefined);
    if (this.#kept) {
      this.#kept = { ...this.#kept, turn: this.#turn };
      writeKept(this.#session, this.#kept);
    }
  }

  async #ask(): Promise<Ticket> {
    const { thumbprint } = await this.#key;
    const given = await post<Ticket>(`/sessions/${this.#session}/ticket`, { cnf: thumbprint });
    this.#turn = given.turn && keptTurn(given.turn, Date.now());
    return given;
  }

  async #ticket(): Promise<Credential> {
    const given = await this.#ask();
    return { kind: "ticket", text: given.ticket, url: socketUrl(given.relay_url, location.href) };
  }

  // At another relay what this one knew goes along: who was let in needs not knock again.
  #withAdmission(ticket: Credential): Credential {
    const kept = this.#kept;
    return kept && kept.url !== ticket.url ? { ...ticket, admission: kept.resume } : ticket;
  }
}

/** The relay's URL as given, or as a path of the pages' own origin. */
export function socketUrl(given: string, page: string): string {
  const url = new URL(given, page);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

function readKept(session: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(`seat ${session}`) ?? "null");
    const isWhole = typeof kept?.url === "string" && typeof kept?.resume === "string";
    return isWhole ? { url: kept.url, resume: kept.resume, turn: readTurn(kept.turn) } : null;
  } catch {
    return null;
  }
}

function writeKept(session: string, kept: Kept | null): void {
  try {
    if (kept) {
      sessionStorage.setItem(`seat ${session}`, JSON.stringify(kept));
    } else {
      sessionStorage.removeItem(`seat ${session}`);
    }
  } catch {
    // Storage is refused: the page lives without it.
  }
}

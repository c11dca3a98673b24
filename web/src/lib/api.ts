// The scheduler's JSON API as docs/api.md says it. Every write carries one Idempotency-Key however
// often it is sent, so a reply that was lost on the way is asked for again without doing it twice.
import { randomId } from "./base64url";

export interface Named {
  id: string;
  nickname: string;
}

export type Role = "person" | "coach" | "coordinator" | "operator";
export type Mode = "video" | "voice" | "text";

export interface Me {
  role: Role;
  id: string;
  nickname: string;
  zone: string;
  language: string;
  organisation: { name: string; phone: string };
  coach_label: string;
  now_ms: number;
}

export interface Session {
  id: string;
  coach: Named;
  person: Named;
  start_at: number;
  end_at: number;
  zone: string;
  status: string;
  mode: Mode;
  here: { coach: boolean; person: boolean };
  outcome: Outcome | null; // who said how it went; null: not over, or it was not to be
  series: string | null; // the standing time that it is a date of
  replaces: string | null; // the session whose time this one took, or would take
  moved_to: string | null; // what took the place of one that is `moved`
  cover: string | null; // the move by which its coach stepped in
  offered_until_at?: number | null; // reserved for its person, who waited for it
  move: Move | null; // what is open
}

export interface Outcome {
  by: "facts" | "coach" | "coordinator"; // facts: a suggestion
  due_at: number | null; // until then its coach may confirm or change it
  talk_s: number | null; // for so long both were in the call, if a relay told
}

/** Somebody waits for a time earlier than the one they have, or for any. */
export interface Wait {
  id: string;
  person: Named;
  coach: Named;
  anyone: boolean; // or with somebody else who fits
  until_at: number;
  offer: { session: string; coach: Named; start_at: number; until_at: number } | null;
}

/** A proposal to hold a session at another time, or with another coach. */
export interface Move {
  id: string;
  session: string; // the one that would be moved
  coach: Named; // whose time it would be
  start_at: number;
  end_at: number;
  proposed_by: Role;
  waits_for: ("person" | "coach")[];
  expires_at: number;
}

export interface Slot {
  coach: string;
  start_at: number;
  end_at: number;
}

export interface Ticket {
  ticket: string;
  relay_url: string;
  call: string;
  seat: string;
  role: "coach" | "person";
  turn: Turn | null; // the operator's own TURN server, if there is one
}

export interface Turn {
  urls: string[];
  username: string;
  credential: string;
  lifetime_s: number;
}

export interface Person extends Named {
  zone: string;
  language: string;
  reach: { kind: "phone" | "mail" | "none" };
  coach: Named | null; // primary
  backup: Named | null;
  next_at: number | null;
}

export interface Coach extends Named {
  zone: string;
  people: number;
  next_at: number | null;
  here: boolean;
}

export interface Window extends Rhythm {
  weekday: number;
  start_min: number;
  end_min: number;
}

/** From when to when, and how often, a window comes; the form of hours keeps it as it is. */
export interface Rhythm {
  valid_from?: string | null;
  valid_until?: string | null;
  every_weeks?: number;
}

export interface Exception {
  id: string;
  kind: "away" | "extra";
  date: string;
  start_min: number;
  end_min: number;
  at_once?: boolean; // extra hours that are bookable without notice
  absence?: string | null; // the one that it is a date of
}

/** What the scheduler answered instead (RFC 9457); status 0: no answer at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title = "",
    readonly detail = "",
    readonly field: string | null = null,
    readonly alternatives: Slot[] = [],
  ) {
    super(detail || title || type);
  }

  /** Worth asking again: nothing was decided. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const base = "/api/v1";
const answerMs = 8000;
const attempts = 3;

/** Of what was got: its ETag, by which a write says what its sender saw. */
const tags = new WeakMap<object, string>();

export function get<T>(path: string): Promise<T> {
  return send<T>("GET", path);
}

const pagesMax = 100;

/** All rows of a list, `name` of its answers, however many pages it has. */
export async function getAll<T>(path: string, name: string): Promise<T[]> {
  const rows: T[] = [];
  const join = path.includes("?") ? "&" : "?";
  let page = await get<Page>(path);
  for (let pages = 1; page.next && pages < pagesMax; pages++) {
    rows.push(...(page[name] as T[]));
    page = await get<Page>(`${path}${join}after=${page.next}`);
  }
  return [...rows, ...(page[name] as T[])];
}

interface Page {
  next: string | null;
  [name: string]: unknown;
}

/** `seen`: as of `put`, where the route asks for it. */
export function post<T>(path: string, body: object = {}, seen?: object): Promise<T> {
  return send<T>("POST", path, body, seen && tags.get(seen));
}

/** Replaces what was seen: the answer of `get`, or of the `put` before. If it is no longer what is
 *  there, a problem `changed`. */
export function put<T>(path: string, body: object, seen: object): Promise<T> {
  return send<T>("PUT", path, body, tags.get(seen));
}

/** The same of what is told of a thing, by a POST. */
export function postSeen<T>(path: string, body: object, seen: object): Promise<T> {
  return send<T>("POST", path, body, tags.get(seen));
}

export function remove(path: string, seen?: object): Promise<void> {
  return send<void>("DELETE", path, undefined, seen && tags.get(seen));
}

async function send<T>(method: string, path: string, body?: object, tag?: string): Promise<T> {
  const init = requestInit(method, body, tag);
  for (let attempt = 1; ; attempt++) {
    try {
      return await exchange<T>(base + path, init);
    } catch (error) {
      if (!(error instanceof Problem) || !error.mayPass || attempt === attempts) {
        throw error;
      }
      await pause(300 * 3 ** (attempt - 1));
    }
  }
}

function requestInit(method: string, body?: object, tag?: string): RequestInit {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") {
    headers["Idempotency-Key"] = randomId();
    headers["Content-Type"] = "application/json";
  }
  if (tag) {
    headers["If-Match"] = tag;
  }
  const text = method === "GET" || method === "DELETE" ? null : JSON.stringify(body);
  return { method, headers, body: text, credentials: "same-origin", cache: "no-store" };
}

async function exchange<T>(url: string, init: RequestInit): Promise<T> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), answerMs);
  try {
    const response = await fetch(url, { ...init, signal: cut.signal });
    const text = await response.text();
    if (!response.ok) {
      throw problemOf(response.status, text);
    }
    return (text ? tagged(JSON.parse(text), response.headers.get("ETag")) : undefined) as T;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0, "unreachable");
  } finally {
    clearTimeout(timer);
  }
}

function tagged(answer: object, tag: string | null): object {
  if (tag) {
    tags.set(answer, tag);
  }
  return answer;
}

function problemOf(status: number, text: string): Problem {
  try {
    const said = JSON.parse(text) as Partial<Problem>;
    return new Problem(
      status,
      said.type ?? "",
      said.title ?? "",
      said.detail ?? "",
      said.field ?? null,
      said.alternatives ?? [],
    );
  } catch {
    return new Problem(status, "unreadable");
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

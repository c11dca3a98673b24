// What waits for a coordinator, in the order in which it wants somebody. Pure.
import type { Named, Session } from "../lib/api";

export type QueueKind =
  | "affected"
  | "undecided"
  | "call"
  | "switch"
  | "hand_back"
  | "declined"
  | "ask"
  | "series"
  | "feed";

export interface QueueItem {
  id: string;
  kind: QueueKind;
  account: Named;
  session: Session | null;
  due_at: number;
  created_at: number;
}

/** One thing to decide: the items about it, most pressing first. */
export interface Matter {
  key: string;
  kind: QueueKind;
  account: Named;
  session: Session | null;
  due_at: number;
  ids: string[]; // all are done with when it is decided
}

/** "affected" and, an hour before the start, "undecided" are one matter: what to do with a session
 * whose coach is away. Soonest first; of the same time the older one. */
export function mattersOf(items: QueueItem[]): Matter[] {
  const matters = new Map<string, Matter>();
  for (const item of [...items].sort(byNeed)) {
    const key = matterKey(item);
    const matter = matters.get(key);
    if (matter) {
      matter.ids.push(item.id);
      matter.kind = item.kind === "undecided" ? item.kind : matter.kind;
    } else {
      const { kind, account, session, due_at } = item;
      matters.set(key, { key, kind, account, session, due_at, ids: [item.id] });
    }
  }
  return [...matters.values()];
}

/** A session whose coach is away: it is seen to when it is decided, and not by saying so. */
export function isAboutAbsence(kind: QueueKind): boolean {
  return kind === "affected" || kind === "undecided";
}

export type Need = "now" | "soon" | "later";

const soonS = 3 * 3600;

export function needOf({ kind, due_at }: Matter, now: number): Need {
  if (kind === "undecided" || due_at <= now) {
    return "now";
  }
  return due_at - now <= soonS ? "soon" : "later";
}

function matterKey({ id, kind, account, session }: QueueItem): string {
  return isAboutAbsence(kind) && session ? `decide ${account.id} ${session.id}` : id;
}

function byNeed(a: QueueItem, b: QueueItem): number {
  return a.due_at - b.due_at || a.created_at - b.created_at || a.id.localeCompare(b.id);
}

/** The undecided times of one coach who is away, together. */
export interface AwayDay {
  coach: Named;
  sessions: string[];
}

const togetherMost = 24; // as many as the scheduler takes at once

/** Only where there are several: one alone is decided by itself. */
export function awayDaysOf(matters: Matter[]): AwayDay[] {
  const days = new Map<string, AwayDay>();
  for (const { kind, session } of matters) {
    if (session && isAboutAbsence(kind)) {
      const day = days.get(session.coach.id) ?? { coach: session.coach, sessions: [] };
      day.sessions.push(session.id);
      days.set(session.coach.id, day);
    }
  }
  return [...days.values()]
    .filter(({ sessions }) => sessions.length > 1)
    .map(({ coach, sessions }) => ({ coach, sessions: sessions.slice(0, togetherMost) }));
}

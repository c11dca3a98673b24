// A coach's calendar elsewhere, as the scheduler tells it. Pure.

export type FeedWhy =
  | "fine"
  | "waits"
  | "unreachable"
  | "closed"
  | "missing"
  | "not_public"
  | "too_large"
  | "too_much"
  | "unreadable";

export interface Span {
  start_at: number;
  end_at: number;
}

export interface Feed {
  host: string;
  why: FeedWhy;
  is_blocking: boolean;
  read_at: number | null;
  tried_at: number | null;
  good_until: number | null;
  busy: Span[];
}

export type FeedState = "waits" | "fine" | "late" | "blocks";

/** "late": it cannot be reached, and what was read before still counts. */
export function stateOf(feed: Feed): FeedState {
  if (feed.why === "waits") {
    return "waits";
  }
  if (feed.is_blocking) {
    return "blocks";
  }
  return feed.why === "fine" ? "fine" : "late";
}

/** What could be an address at all; the scheduler looks closer. */
export function isAddress(text: string): boolean {
  return /^(https|webcal):\/\/[^\s/@]+(\/\S*)?$/.test(text);
}

// What becomes of this page when its session is no longer held: it goes along to where the session
// has moved, or says that it is over. Pure.
import type { Session } from "../lib/api";

export type Fate = { kind: "stays" } | { kind: "moved"; to: string } | { kind: "over" };

export function fateOf({ status, moved_to }: Session): Fate {
  if (moved_to !== null) {
    return { kind: "moved", to: moved_to };
  }
  return { kind: status === "cancelled" ? "over" : "stays" };
}

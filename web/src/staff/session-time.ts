// What may be done with a session at an instant. Pure.
import type { Session } from "../lib/api";

const earlyS = 15 * 60;
const liveStatuses = ["reserved", "pending", "booked", "live"];

export function isLive(session: Session): boolean {
  return liveStatuses.includes(session.status);
}

/** From 15 minutes before the start until the end (docs/api.md, ticket). */
export function canJoin(session: Session, now: number): boolean {
  return isLive(session) && now >= session.start_at - earlyS && now < session.end_at;
}

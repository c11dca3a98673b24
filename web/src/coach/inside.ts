// Which sessions lie inside an absence, by what the coach's clock shows. Pure.
import type { Exception, Session } from "../lib/api";
import { dateOf, dayOf, minuteOf } from "../lib/time";
import { isLive } from "../staff/session-time";

const dayMin = 24 * 60;

/** Those that are still kept; touching ones are outside. */
export function sessionsInside(exception: Exception, list: Session[], zone: string): Session[] {
  const start = dayOf(exception.date) * dayMin + exception.start_min;
  const end = dayOf(exception.date) * dayMin + exception.end_min;
  const wall = (at: number) => dayOf(dateOf(at, zone)) * dayMin + minuteOf(at, zone);
  return list.filter(
    (session) => isLive(session) && wall(session.start_at) < end && wall(session.end_at) > start,
  );
}

/** Instants that the date lies between, whatever the zone: what has to be asked for. */
export function spanAround(date: string): { from: number; until: number } {
  const midnight = dayOf(date) * 86_400;
  return { from: midnight - 86_400, until: midnight + 2 * 86_400 };
}

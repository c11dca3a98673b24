// Which sessions lie inside an absence, by what the coach's clock shows. Pure.
import type { Exception, Session } from "../lib/api";
import { dateOf, dayOf, minuteOf } from "../lib/time";
import { isLive } from "../staff/session-time";

const dayMin = 24 * 60;
const dayS = 86_400;

/** Those that are still kept; touching ones are outside. */
export function sessionsInside(parts: Exception[], list: Session[], zone: string): Session[] {
  const wall = (at: number) => dayOf(dateOf(at, zone)) * dayMin + minuteOf(at, zone);
  return list.filter(
    (session) =>
      isLive(session) &&
      parts.some(({ date, start_min, end_min }) => {
        const day = dayOf(date) * dayMin;
        return wall(session.start_at) < day + end_min && wall(session.end_at) > day + start_min;
      }),
  );
}

/** Instants that the dates lie between, whatever the zone: what has to be asked for. The parts are
 * by date, at least one. */
export function spanAround(parts: Exception[]): { from: number; until: number } {
  const first = dayOf(parts[0]?.date ?? "");
  const last = dayOf(parts.at(-1)?.date ?? "");
  return { from: (first - 1) * dayS, until: (last + 2) * dayS };
}

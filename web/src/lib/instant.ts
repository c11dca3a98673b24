// From what a clock shows to the instant, by the browser's own zones: the way back of lib/time.
import { dateOf, dayOf, minuteOf } from "./time";

/** Seconds since 1970 of a wall time; the first one where a clock shows it twice, null where it
 * shows it never (the hour that is left out in spring). */
export function instantOf(date: string, minute: number, zone: string): number | null {
  const wall = dayOf(date) * 86_400 + minute * 60;
  const found = offsetsAround(wall, zone)
    .map((offset) => wall - offset)
    .filter((at) => dateOf(at, zone) === date && minuteOf(at, zone) === minute);
  return found.length > 0 ? Math.min(...found) : null;
}

/** What the zone is ahead of UTC a day before and a day after: no zone changes twice between. */
function offsetsAround(wall: number, zone: string): number[] {
  return [wall - 86_400, wall + 86_400].map(
    (at) => dayOf(dateOf(at, zone)) * 86_400 + minuteOf(at, zone) * 60 - (at - (at % 60)),
  );
}

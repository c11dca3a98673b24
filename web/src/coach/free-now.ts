// "Free now until ..." and "not today": what may be chosen, and what holds at this minute. Pure.
import type { Exception } from "../lib/api";
import { dateOf, minuteOf, nextDate } from "../lib/time";

const hourS = 3600;
const shortestS = hourS / 2;
const choiceCount = 6;
export const dayEnd = 24 * 60;

/** The next whole hours on that clock, none sooner than half an hour from now. */
export function untilChoices(now: number, zone: string): number[] {
  const pastHourS = (minuteOf(now, zone) % 60) * 60 + (now % 60);
  const next = now - pastHourS + hourS;
  const first = next - now < shortestS ? next + hourS : next;
  return Array.from({ length: choiceCount }, (_, i) => first + i * hourS);
}

/** The rest of today, from this minute: what "not today" closes. */
export function restOfToday(now: number, zone: string): Omit<Exception, "id"> {
  const start_min = minuteOf(now, zone);
  return { kind: "away", date: dateOf(now, zone), start_min, end_min: dayEnd };
}

/** The absence that holds now, and the "free now" with what of it lies behind midnight: most of them
 * one row, none when nothing holds. Away wins, as it does for whoever books. */
export function holdingNow(list: Exception[], now: number, zone: string): Exception[] {
  const date = dateOf(now, zone);
  const minute = minuteOf(now, zone);
  const own = list.filter((one) => one.date === date && covers(one, minute));
  const away = own.filter(({ kind }) => kind === "away");
  const open = own.find(({ at_once }) => at_once);
  if (away.length > 0 || open === undefined) {
    return away;
  }
  return [open, ...(open.end_min === dayEnd ? nextParts(list, nextDate(date)) : [])];
}

function nextParts(list: Exception[], date: string): Exception[] {
  return list.filter((one) => one.at_once && one.date === date && one.start_min === 0);
}

function covers(exception: Exception, minute: number): boolean {
  return exception.start_min <= minute && minute < exception.end_min;
}

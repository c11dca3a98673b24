// A stretch of one date, from a form's two times of day. Pure.
import { minuteFromInput } from "../lib/time";

export const wholeDay = { start_min: 0, end_min: 24 * 60 };

/** Null when the end is not after the start; an end of 00:00 is the end of the day. */
export function spanOf(from: string, until: string): { start_min: number; end_min: number } | null {
  const start_min = minuteFromInput(from);
  const end = minuteFromInput(until);
  const end_min = end === 0 ? wholeDay.end_min : end;
  return start_min !== null && end_min !== null && end_min > start_min
    ? { start_min, end_min }
    : null;
}

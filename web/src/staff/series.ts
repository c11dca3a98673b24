// Standing times: what a form asks for, and what of a preview is agreed to. Pure.
import type { Mode, Named } from "../lib/api";
import { minuteFromInput, minuteText, weekdayText } from "../lib/time";
import type { StaffSay } from "./words";

export type SeriesReason =
  | "free"
  | "own_time"
  | "hours"
  | "holiday"
  | "away"
  | "taken"
  | "full"
  | "soon"
  | "left_out";

export interface SeriesDate {
  date: string; // on the series's clock
  start_at: number;
  end_at: number;
  fit: "exact" | "gap" | "repeat"; // gap: that wall time is left out on this date
  reason: SeriesReason;
}

export interface Conflict extends SeriesDate {
  session: string | null; // claimed all the same, outside the coach's hours
}

export interface SeriesOffer {
  zone: string;
  goes_on: boolean;
  dates: SeriesDate[];
}

export interface Series {
  id: string;
  coach: Named;
  person: Named;
  zone: string;
  from: string;
  until: string | null;
  start_min: number;
  every_weeks: number;
  length_min: number;
  mode: Mode;
  next_at: number | null;
  conflicts: Conflict[];
}

export interface SeriesDraft {
  from: string;
  time: string;
  every_weeks: number;
  until: string; // empty: for good
  length_min: number;
  mode: Mode;
}

export interface SeriesFault {
  field: "from" | "time" | "until";
  what: "date" | "quarter" | "last_date";
}

const quarterMin = 15;
export const weekChoices = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export function everyText(count: number, say: StaffSay): string {
  return count === 1 ? say("every_week") : say("every_weeks", { count });
}

export function faultsIn({ from, time, until }: SeriesDraft): SeriesFault[] {
  const minute = minuteFromInput(time);
  const isQuarter = minute !== null && minute % quarterMin === 0;
  return [
    ...(from ? [] : [{ field: "from", what: "date" } as const]),
    ...(isQuarter ? [] : [{ field: "time", what: "quarter" } as const]),
    ...(until && until < from ? [{ field: "until", what: "last_date" } as const] : []),
  ];
}

/** What is sent. Only of a draft without fault. */
export function wishOf({ time, until, ...draft }: SeriesDraft, coach: string, person: string) {
  const start_min = minuteFromInput(time) ?? 0;
  return { ...draft, coach, person, start_min, ...(until && { until }) };
}

/** The free dates less those that are not wanted. */
export function agreedOf(dates: SeriesDate[], unwanted: Set<number>): { start_at: number }[] {
  return dates
    .filter(({ reason, start_at }) => reason === "free" && !unwanted.has(start_at))
    .map(({ start_at }) => ({ start_at }));
}

/** Those on which something does not stand as it should first, then by what comes next. */
export function seriesInOrder(list: Series[]): Series[] {
  const next = ({ next_at }: Series) => next_at ?? Number.POSITIVE_INFINITY;
  const isCalm = ({ conflicts }: Series) => Number(conflicts.length === 0);
  return [...list].sort(
    (a, b) => isCalm(a) - isCalm(b) || next(a) - next(b) || a.id.localeCompare(b.id),
  );
}

/** "Tuesday, 3:00 PM, every 2 weeks" on the series's clock. */
export function seriesText(series: Series, say: StaffSay, language: string): string {
  const weekday = ((new Date(`${series.from}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return [
    weekdayText(weekday, language),
    minuteText(series.start_min, language),
    everyText(series.every_weeks, say),
  ].join(", ");
}

// The weekly hours as a form holds them: rows of text per weekday, and what has to be right before
// they are saved. Pure.
import type { Rhythm, Window } from "../lib/api";
import { minuteFromInput, minuteToInput } from "../lib/time";

export interface Row extends Rhythm {
  key: number; // stays with the row while it is edited
  weekday: number; // Monday is 1
  from: string; // "09:00"
  until: string; // "00:00" is the end of the day
}

export type RowFault = "time" | "order" | "overlap" | "many";

export interface Fault {
  key: number;
  weekday: number;
  what: RowFault;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const windowsMax = 50;
const dayEnd = 24 * 60;

export function rowsOf(windows: Window[]): Row[] {
  return windows.map(({ weekday, start_min, end_min, ...rhythm }, key) => ({
    ...rhythm,
    key,
    weekday,
    from: minuteToInput(start_min),
    until: minuteToInput(end_min),
  }));
}

/** A new row of a weekday: after the last one of that day, or from nine to five. */
export function withRow(rows: Row[], weekday: number): Row[] {
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  const ends = rows
    .filter((row) => row.weekday === weekday)
    .map((row) => windowOf(row)?.end_min ?? 0);
  const from = ends.length > 0 ? Math.min(Math.max(...ends) + 60, dayEnd - 60) : 9 * 60;
  const until = ends.length > 0 ? Math.min(from + 120, dayEnd) : 17 * 60;
  return [...rows, { key, weekday, from: minuteToInput(from), until: minuteToInput(until) }];
}

export function faultsIn(rows: Row[]): Fault[] {
  const faults = rows.flatMap((row) => faultOf(row, rows));
  const extra = rows[windowsMax];
  return extra ? [...faults, { key: extra.key, weekday: extra.weekday, what: "many" }] : faults;
}

/** Only of rows without fault; in the order of the week. */
export function windowsOf(rows: Row[]): Window[] {
  return rows
    .flatMap((row) => windowOf(row) ?? [])
    .sort((a, b) => a.weekday - b.weekday || a.start_min - b.start_min);
}

function faultOf(row: Row, rows: Row[]): Fault[] {
  const window = windowOf(row);
  const fault = (what: RowFault) => [{ key: row.key, weekday: row.weekday, what }];
  if (window === null) {
    return fault("time");
  }
  if (window.end_min <= window.start_min) {
    return fault("order");
  }
  return rows.some((other) => other.key < row.key && overlaps(window, windowOf(other)))
    ? fault("overlap")
    : [];
}

function overlaps(a: Window, b: Window | null): boolean {
  return (
    b !== null &&
    !hasRhythm(a) && // whether these meet on a date, the server knows
    !hasRhythm(b) &&
    a.weekday === b.weekday &&
    a.start_min < b.end_min &&
    b.start_min < a.end_min
  );
}

function hasRhythm({ valid_from, valid_until, every_weeks }: Rhythm): boolean {
  return Boolean(valid_from || valid_until || (every_weeks && every_weeks > 1));
}

function windowOf({ key, weekday, from, until, ...rhythm }: Row): Window | null {
  const start_min = minuteFromInput(from);
  const end_min = minuteFromInput(until);
  return start_min === null || end_min === null
    ? null
    : { ...rhythm, weekday, start_min, end_min: end_min === 0 ? dayEnd : end_min };
}

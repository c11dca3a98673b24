// The weekly hours as a form holds them: rows of text per weekday, and what has to be right before
// they are saved. Pure.
import type { Rhythm, Window } from "../lib/api";
import { minuteFromInput, minuteToInput } from "../lib/time";

export interface Row {
  key: number; // stays with the row while it is edited
  weekday: number; // Monday is 1
  from: string; // "09:00"
  until: string; // "00:00" is the end of the day
  valid_from: string; // a date, or empty: always was
  valid_until: string; // a date, or empty: goes on
  every_weeks: number;
}

export type RowFault = "time" | "order" | "overlap" | "many" | "dates" | "first";
export type RowField = "from" | "until" | "valid_from" | "valid_until" | "every_weeks";

export interface Fault {
  key: number;
  weekday: number;
  field: RowField;
  what: RowFault;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const windowsMax = 50;
const dayEnd = 24 * 60;
const everyWeek = { valid_from: "", valid_until: "", every_weeks: 1 };

export function rowsOf(windows: Window[]): Row[] {
  return windows.map((window, key) => ({
    key,
    weekday: window.weekday,
    from: minuteToInput(window.start_min),
    until: minuteToInput(window.end_min),
    valid_from: window.valid_from ?? "",
    valid_until: window.valid_until ?? "",
    every_weeks: window.every_weeks ?? 1,
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
  const times = { from: minuteToInput(from), until: minuteToInput(until) };
  return [...rows, { key, weekday, ...times, ...everyWeek }];
}

export function faultsIn(rows: Row[]): Fault[] {
  const faults = rows.flatMap((row) => faultOf(row, rows));
  const extra = rows[windowsMax];
  return extra
    ? [...faults, { key: extra.key, weekday: extra.weekday, field: "from", what: "many" }]
    : faults;
}

/** As they are sent: in the order of the week. What the scheduler says of windows[2] is said of the
 * third of these. Only of rows without fault. */
export function rowsInOrder(rows: Row[]): Row[] {
  const start = (row: Row) => minuteFromInput(row.from) ?? 0;
  return [...rows].sort((a, b) => a.weekday - b.weekday || start(a) - start(b));
}

export function windowsOf(rows: Row[]): Window[] {
  return rowsInOrder(rows).flatMap((row) => windowOf(row) ?? []);
}

/** The row and the control that a problem's field is about: "windows[2].valid_from". */
export function rowFieldOf(rows: Row[], field: string): { key: number; field: RowField } | null {
  const match = /^windows\[(\d+)\]\.(\w+)$/.exec(field);
  const row = rowsInOrder(rows)[Number(match?.[1])];
  const own = rowFields[match?.[2] ?? ""];
  return row && own ? { key: row.key, field: own } : null;
}

const rowFields: Record<string, RowField> = {
  weekday: "from",
  start_min: "from",
  end_min: "until",
  valid_from: "valid_from",
  valid_until: "valid_until",
  every_weeks: "every_weeks",
};

function faultOf(row: Row, rows: Row[]): Fault[] {
  const window = windowOf(row);
  const fault = (field: RowField, what: RowFault) => [
    { key: row.key, weekday: row.weekday, field, what },
  ];
  if (window === null) {
    return fault(minuteFromInput(row.from) === null ? "from" : "until", "time");
  }
  if (window.end_min <= window.start_min) {
    return fault("until", "order");
  }
  if (row.valid_from && row.valid_until && row.valid_until < row.valid_from) {
    return fault("valid_until", "dates");
  }
  if (row.every_weeks > 1 && !row.valid_from) {
    return fault("valid_from", "first");
  }
  return rows.some((other) => other.key < row.key && overlaps(window, windowOf(other)))
    ? fault("from", "overlap")
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

export function hasRhythm({ valid_from, valid_until, every_weeks }: Rhythm): boolean {
  return Boolean(valid_from || valid_until || (every_weeks && every_weeks > 1));
}

function windowOf(row: Row): Window | null {
  const start_min = minuteFromInput(row.from);
  const end_min = minuteFromInput(row.until);
  return start_min === null || end_min === null
    ? null
    : {
        weekday: row.weekday,
        start_min,
        end_min: end_min === 0 ? dayEnd : end_min,
        ...(row.valid_from && { valid_from: row.valid_from }),
        ...(row.valid_until && { valid_until: row.valid_until }),
        every_weeks: row.every_weeks,
      };
}

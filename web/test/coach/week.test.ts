import { expect, test } from "vitest";
import { spanOf } from "../../src/coach/span";
import { faultsIn, type Row, rowFieldOf, rowsOf, windowsOf, withRow } from "../../src/coach/week";
import type { Window } from "../../src/lib/api";

const row = (
  key: number,
  weekday: number,
  from: string,
  until: string,
  rhythm: Partial<Row> = {},
): Row => ({
  ...{ key, weekday, from, until, valid_from: "", valid_until: "", every_weeks: 1 },
  ...rhythm,
});
const whats = (rows: Row[]) => faultsIn(rows).map(({ key, what }) => [key, what]);
const weekly = { every_weeks: 1 };

test("windows go into rows and come back in the order of the week", () => {
  const windows = [
    { weekday: 1, start_min: 540, end_min: 720, ...weekly },
    { weekday: 1, start_min: 780, end_min: 1440, ...weekly },
    { weekday: 7, start_min: 0, end_min: 60, ...weekly },
  ];
  expect(windowsOf(rowsOf([...windows].reverse()))).toEqual(windows);
  expect(faultsIn(rowsOf(windows))).toEqual([]);
});

test("from when to when, and how often, a window comes goes with it; no date is no field", () => {
  const rhythm = { valid_from: "2027-01-04", every_weeks: 2 };
  const windows = [
    { weekday: 1, start_min: 540, end_min: 720, ...rhythm, valid_until: null },
    { weekday: 1, start_min: 600, end_min: 660, ...rhythm, valid_until: "2027-03-01" },
  ];
  const [{ valid_until: _, ...first }, second] = windows as [Window, Window];
  expect(windowsOf(rowsOf(windows))).toEqual([first, second]);
  expect(faultsIn(rowsOf(windows))).toEqual([]);
});

test("a last date before the first, and every few weeks without a first date, are named", () => {
  const dates = { valid_from: "2027-02-01", valid_until: "2027-01-31" };
  const rows = [
    row(0, 1, "09:00", "10:00", dates),
    row(1, 2, "09:00", "10:00", { every_weeks: 2 }),
    row(2, 3, "09:00", "10:00", { every_weeks: 2, valid_from: "2027-01-01" }),
    row(3, 4, "09:00", "10:00", { valid_from: "2027-02-01", valid_until: "2027-02-01" }),
  ];
  expect(faultsIn(rows)).toEqual([
    { key: 0, weekday: 1, field: "valid_until", what: "dates" },
    { key: 1, weekday: 2, field: "valid_from", what: "first" },
  ]);
});

test("what the scheduler says of a window is said at the row that was sent in its place", () => {
  const rows = [row(7, 3, "09:00", "10:00"), row(8, 1, "14:00", "15:00"), row(9, 1, "9:00", "")];
  expect(rowFieldOf(rows.slice(0, 2), "windows[0].end_min")).toEqual({ key: 8, field: "until" });
  expect(rowFieldOf(rows.slice(0, 2), "windows[1].valid_from")).toEqual({
    key: 7,
    field: "valid_from",
  });
  for (const field of ["windows", "windows[9].start_min", "windows[0].colour", "zone"]) {
    expect(rowFieldOf(rows.slice(0, 2), field)).toBeNull();
  }
});

test("midnight as an end is the end of that day", () => {
  expect(windowsOf([row(0, 2, "20:00", "00:00")])).toEqual([
    { weekday: 2, start_min: 1200, end_min: 1440, ...weekly },
  ]);
});

test("a row without a time, and one that ends before it starts, are named", () => {
  expect(whats([row(0, 1, "", "10:00"), row(1, 1, "10:00", "10:00")])).toEqual([
    [0, "time"],
    [1, "order"],
  ]);
});

test("of two rows that overlap the later one is named; touching ones are fine", () => {
  expect(whats([row(0, 1, "09:00", "12:00"), row(1, 1, "11:59", "13:00")])).toEqual([
    [1, "overlap"],
  ]);
  expect(whats([row(0, 1, "09:00", "12:00"), row(1, 1, "12:00", "13:00")])).toEqual([]);
  expect(whats([row(0, 1, "09:00", "12:00"), row(1, 2, "09:00", "12:00")])).toEqual([]);
});

test("fifty windows are the most", () => {
  const rows = Array.from({ length: 51 }, (_, i) =>
    row(
      i,
      1 + (i % 7),
      `${String(Math.floor(i / 7)).padStart(2, "0")}:00`,
      `${String(Math.floor(i / 7)).padStart(2, "0")}:30`,
    ),
  );
  expect(whats(rows.slice(0, 50))).toEqual([]);
  expect(whats(rows)).toEqual([[50, "many"]]);
});

test("a new row never overlaps those of its day", () => {
  let rows: Row[] = [];
  for (let i = 0; i < 4; i++) {
    rows = withRow(rows, 3);
  }
  expect(rows.slice(0, 2).map(({ from, until }) => [from, until])).toEqual([
    ["09:00", "17:00"],
    ["18:00", "20:00"],
  ]);
  expect(whats(rows.slice(0, 3))).toEqual([]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
});

test("a date's span needs an end after its start", () => {
  expect(spanOf("09:00", "17:00")).toEqual({ start_min: 540, end_min: 1020 });
  expect(spanOf("22:00", "00:00")).toEqual({ start_min: 1320, end_min: 1440 });
  expect(spanOf("17:00", "09:00")).toBeNull();
  expect(spanOf("", "09:00")).toBeNull();
});

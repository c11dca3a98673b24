import { expect, test } from "vitest";
import { spanOf } from "../../src/coach/away";
import { faultsIn, type Row, rowsOf, windowsOf, withRow } from "../../src/coach/week";

const row = (key: number, weekday: number, from: string, until: string): Row => ({
  key,
  weekday,
  from,
  until,
});
const whats = (rows: Row[]) => faultsIn(rows).map(({ key, what }) => [key, what]);

test("windows go into rows and come back in the order of the week", () => {
  const windows = [
    { weekday: 1, start_min: 540, end_min: 720 },
    { weekday: 1, start_min: 780, end_min: 1440 },
    { weekday: 7, start_min: 0, end_min: 60 },
  ];
  expect(windowsOf(rowsOf([...windows].reverse()))).toEqual(windows);
  expect(faultsIn(rowsOf(windows))).toEqual([]);
});

test("a form keeps what it does not show: from when, and how often, a window comes", () => {
  const rhythm = { valid_from: "2027-01-04", valid_until: null, every_weeks: 2 };
  const windows = [
    { weekday: 1, start_min: 540, end_min: 720, ...rhythm },
    { weekday: 1, start_min: 600, end_min: 660, ...rhythm, valid_from: "2027-01-11" },
  ];
  expect(windowsOf(rowsOf(windows))).toEqual(windows);
  expect(faultsIn(rowsOf(windows))).toEqual([]);
});

test("midnight as an end is the end of that day", () => {
  expect(windowsOf([row(0, 2, "20:00", "00:00")])).toEqual([
    { weekday: 2, start_min: 1200, end_min: 1440 },
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

import { expect, test } from "vitest";
import { sessionsInside, spanAround } from "../../src/coach/inside";
import type { Exception, Session } from "../../src/lib/api";
import { sessionOf } from "../session";

const zone = "Pacific/Honolulu"; // ten hours behind UTC
const away: Exception = {
  id: "a",
  kind: "away",
  date: "2027-01-12",
  start_min: 600,
  end_min: 720,
};
const session = (id: string, start: string, status = "booked") =>
  sessionOf({ id, status, zone, start_at: Date.parse(start) / 1000 });
const inside = (exception: Exception, list: Session[]) =>
  sessionsInside([exception], list, zone).map(({ id }) => id);

test("a session that overlaps an absence is inside; one that touches it is not", () => {
  const list = [
    session("ends at its start", "2027-01-12T19:35:00Z"),
    session("begins before", "2027-01-12T19:40:00Z"),
    session("begins in it", "2027-01-12T21:59:00Z"),
    session("begins at its end", "2027-01-12T22:00:00Z"),
    session("another date", "2027-01-13T21:00:00Z"),
  ];
  expect(inside(away, list)).toEqual(["begins before", "begins in it"]);
});

test("what is not kept any more is not inside", () => {
  const list = [session("given back", "2027-01-12T21:00:00Z", "cancelled")];
  expect(inside(away, list)).toEqual([]);
});

test("a whole day ends at midnight on the coach's clock", () => {
  const day = { ...away, start_min: 0, end_min: 1440 };
  const list = [
    session("last minutes", "2027-01-13T09:59:00Z"),
    session("the next day", "2027-01-13T10:00:00Z"),
  ];
  expect(inside(day, list)).toEqual(["last minutes"]);
});

test("an absence of several dates holds what lies inside any of them", () => {
  const list = [
    session("first date", "2027-01-12T21:00:00Z"),
    session("between", "2027-01-13T08:00:00Z"), // ten at night
    session("last date", "2027-01-13T20:30:00Z"),
  ];
  const parts = [away, { ...away, id: "b", date: "2027-01-13" }];
  expect(sessionsInside(parts, list, zone).map(({ id }) => id)).toEqual([
    "first date",
    "last date",
  ]);
  expect(spanAround(parts).until - spanAround([away]).until).toBe(86_400);
});

test("what is asked for holds the date wherever it begins first and ends last", () => {
  const { from, until } = spanAround([away]);
  expect(from).toBeLessThan(Date.parse("2027-01-11T10:00:00Z") / 1000); // 14 hours ahead of UTC
  expect(until).toBeGreaterThan(Date.parse("2027-01-13T12:00:00Z") / 1000); // 12 hours behind
});

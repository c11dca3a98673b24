import { expect, test } from "vitest";
import { canJoin } from "../../src/staff/session-time";
import { withArrival, withSession } from "../../src/staff/use-sessions";
import { sessionOf } from "../session";

const start = 1_800_000_000;
const session = (id: string, start_at: number, status = "booked") =>
  sessionOf({ id, start_at, status });

const span = { from: start, until: start + 9000 };

test("Join is there from 15 minutes before the start until the end", () => {
  const booked = session("a", start);
  expect(canJoin(booked, start - 901)).toBe(false);
  expect(canJoin(booked, start - 900)).toBe(true);
  expect(canJoin(booked, start + 1499)).toBe(true);
  expect(canJoin(booked, start + 1500)).toBe(false);
});

test.each(["cancelled", "moved", "met", "not_reached", "we_missed", "tech_stopped"])(
  "there is no Join for a session that is %s",
  (status) => {
    expect(canJoin(session("a", start, status), start)).toBe(false);
  },
);

test("a changed session takes its own place in the order", () => {
  const list = [session("a", start), session("b", start + 3600)];
  const moved = withSession(list, session("a", start + 7200), span);
  expect(moved.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("a session that moved out of the days shown goes away, a new one inside comes", () => {
  const list = [session("a", start)];
  expect(withSession(list, session("a", start + 99_999), span)).toEqual([]);
  expect(withSession(list, session("b", start - 60), span)).toHaveLength(2);
});

test("of a person's sessions a changed one of somebody else is none", () => {
  const list = [session("a", start)];
  expect(withSession(list, session("b", start), { ...span, person: "q" })).toEqual(list);
  expect(withSession(list, session("b", start), { ...span, person: "p" })).toHaveLength(2);
});

test("an arrival marks one side of one session", () => {
  const list = withArrival([session("a", start), session("b", start)], "b", "person");
  expect(list.map(({ here }) => here)).toEqual([
    { coach: false, person: false },
    { coach: false, person: true },
  ]);
});

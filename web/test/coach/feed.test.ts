import { expect, test } from "vitest";
import { type Feed, isAddress, stateOf } from "../../src/coach/feed";

const feed: Feed = {
  host: "calendar.example",
  why: "fine",
  is_blocking: false,
  read_at: 1,
  tried_at: 1,
  good_until: 2,
  busy: [],
};

test("a feed waits, is fine, is late, or blocks", () => {
  expect(stateOf(feed)).toBe("fine");
  expect(stateOf({ ...feed, why: "waits", is_blocking: true })).toBe("waits");
  expect(stateOf({ ...feed, why: "unreachable" })).toBe("late");
  expect(stateOf({ ...feed, why: "unreachable", is_blocking: true })).toBe("blocks");
  expect(stateOf({ ...feed, why: "unreadable", is_blocking: true })).toBe("blocks");
});

test("what begins like a calendar's address is one", () => {
  for (const text of [
    "https://calendar.example/x.ics?key=1",
    "webcal://c.example/x",
    "https://c.example",
  ]) {
    expect(isAddress(text), text).toBe(true);
  }
  for (const text of [
    "",
    "calendar.example",
    "http://c.example/x",
    "https://",
    "https:///x",
    "https://me@c.example/",
    "https://c.example/a b",
  ]) {
    expect(isAddress(text), text).toBe(false);
  }
});

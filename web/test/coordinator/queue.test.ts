import { expect, test } from "vitest";
import {
  awayDaysOf,
  isAboutAbsence,
  mattersOf,
  needOf,
  type QueueItem,
} from "../../src/coordinator/queue";
import { sessionOf } from "../session";

const now = 1_800_000_000;
const item = (id: string, part: Partial<QueueItem> = {}): QueueItem => ({
  ...{ id, kind: "call", account: { id: `of ${id}`, nickname: "Pebble" }, session: null },
  ...{ due_at: now + 7200, created_at: now },
  ...part,
});
const ids = (items: QueueItem[]) => mattersOf(items).map((matter) => matter.ids);

test("what is due sooner comes first, of the same time what is older", () => {
  const items = [
    item("late", { due_at: now + 9000 }),
    item("young", { created_at: now - 5 }),
    item("old", { created_at: now - 10 }),
  ];
  expect(ids(items)).toEqual([["old"], ["young"], ["late"]]);
});

test("affected and undecided about one session are one matter, as pressing as the more pressing", () => {
  const account = { id: "p", nickname: "Pebble" };
  const about = { account, session: sessionOf({ id: "s", start_at: now + 3600 }) };
  const items = [
    item("a", { kind: "affected", ...about }),
    item("u", { kind: "undecided", due_at: now, ...about }),
    item("c", { kind: "call", ...about }),
  ];
  const [decision, call] = mattersOf(items);
  expect(decision).toMatchObject({ kind: "undecided", ids: ["u", "a"], due_at: now });
  expect(call?.ids).toEqual(["c"]);
});

test("two sessions of one person, and two calls, stay apart", () => {
  const account = { id: "p", nickname: "Pebble" };
  const about = (id: string) => ({
    ...{ kind: "affected" as const, account, session: sessionOf({ id, start_at: now }) },
  });
  const items = [
    item("a", about("s")),
    item("b", about("t")),
    item("c", { account }),
    item("d", { account }),
  ];
  expect(ids(items)).toHaveLength(4);
});

test.each([
  ["call", 0, "now"],
  ["call", 1, "soon"],
  ["call", 3 * 3600, "soon"],
  ["call", 3 * 3600 + 1, "later"],
  ["undecided", 3 * 3600, "now"],
] as const)("%s due in %i seconds wants somebody %s", (kind, ahead, need) => {
  const [matter] = mattersOf([item("a", { kind, due_at: now + ahead })]);
  expect(matter && needOf(matter, now)).toBe(need);
});

test("several times of one coach who is away are handed over together, one alone is not", () => {
  const of = (id: string, coach: string) =>
    item(id, {
      ...{ kind: "affected", account: { id: `p${id}`, nickname: id } },
      session: sessionOf({ id: `s${id}`, start_at: now, coach: { id: coach, nickname: coach } }),
    });
  const many = Array.from({ length: 30 }, (_, i) => of(`m${i}`, "many"));
  const matters = mattersOf([
    of("a", "two"),
    of("b", "two"),
    of("c", "one"),
    item("call"),
    ...many,
  ]);
  const days = awayDaysOf(matters).map(({ coach, sessions }) => [coach.id, sessions.length]);
  expect(days).toEqual([
    ["two", 2],
    ["many", 24],
  ]);
});

test("only what becomes of its session sees to what an absence left undecided", () => {
  const kinds = [
    "affected",
    "undecided",
    "call",
    "switch",
    "hand_back",
    "declined",
    "ask",
    "series",
  ] as const;
  expect(kinds.filter(isAboutAbsence)).toEqual(["affected", "undecided"]);
});

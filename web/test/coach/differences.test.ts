import { expect, test } from "vitest";
import { differencesOf, pathsOf } from "../../src/coach/differences";
import type { Exception } from "../../src/lib/api";

const exception = (id: string, date: string, absence: string | null): Exception => ({
  ...{ id, kind: absence ? "away" : "extra", date, start_min: 0, end_min: 1440, absence },
});
const list = [
  exception("a", "2027-01-12", "holiday"),
  exception("x", "2027-01-12", null),
  exception("b", "2027-01-13", "holiday"),
  exception("c", "2027-01-14", "dentist"),
];

test("the dates of one absence are one difference, anything else is one by itself", () => {
  const found = differencesOf(list).map(({ key, parts }) => [key, parts.map(({ id }) => id)]);
  expect(found).toEqual([
    ["holiday", ["a", "b"]],
    ["x", ["x"]],
    ["dentist", ["c"]],
  ]);
});

test("an absence is taken back once, and whole", () => {
  expect(pathsOf(list)).toEqual(["/absences/holiday", "/exceptions/x", "/absences/dentist"]);
});

import { expect, test } from "vitest";
import { foundOf } from "../../src/coordinator/find";
import type { Person } from "../../src/lib/api";

const person = (nickname: string, coach: string | null, next_at: number | null): Person => ({
  ...{ id: nickname, nickname, zone: "UTC", language: "en", reach: { kind: "none" }, next_at },
  coach: coach === null ? null : { id: coach, nickname: coach },
  backup: null,
});
const people = [person("Tern", "Coquí", 5), person("Ágave", null, null), person("Fern", "Wren", 7)];
const names = (text: string, isUnbooked = false) =>
  foundOf(people, { text, isUnbooked }).map(({ nickname }) => nickname);

test("everybody is found by nothing, in the order of their names", () => {
  expect(names(" ")).toEqual(["Ágave", "Fern", "Tern"]);
});

test("a piece of a name finds, without accents and capitals, the coach's name too", () => {
  expect(names("ern")).toEqual(["Fern", "Tern"]);
  expect(names("AGA")).toEqual(["Ágave"]);
  expect(names("coqui")).toEqual(["Tern"]);
  expect(names("nobody")).toEqual([]);
});

test("only those with nothing booked", () => {
  expect(names("", true)).toEqual(["Ágave"]);
});

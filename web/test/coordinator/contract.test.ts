import { expect, test } from "vitest";
import { contractOf } from "../../src/coordinator/contract";

test.each([
  ["20", 1200],
  [" 37.5 ", 2250],
  ["37,5", 2250],
  ["0.5", 30],
  ["60", 3600],
  ["60.5", null],
  ["0.4", null],
  ["0", null],
  ["-3", null],
  ["1e1", null],
  ["twenty", null],
  ["", null],
])("%j hours a week are %j minutes", (hours, minutes) => {
  expect(contractOf(hours)).toBe(minutes);
});

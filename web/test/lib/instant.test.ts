import { expect, test } from "vitest";
import { instantOf } from "../../src/lib/instant";

const utc = (text: string) => Date.parse(text) / 1000;

test.each([
  ["America/New_York", "2027-01-12", 540, "2027-01-12T14:00:00Z"],
  ["America/New_York", "2027-07-12", 540, "2027-07-12T13:00:00Z"],
  ["America/New_York", "2027-03-14", 0, "2027-03-14T05:00:00Z"],
  ["America/New_York", "2027-03-14", 180, "2027-03-14T07:00:00Z"],
  ["Asia/Kathmandu", "2027-01-12", 0, "2027-01-11T18:15:00Z"],
  ["Pacific/Kiritimati", "2027-01-12", 30, "2027-01-11T10:30:00Z"],
  ["Australia/Lord_Howe", "2027-04-04", 105, "2027-04-03T14:45:00Z"], // twice: half an hour
])("in %s %s at minute %i is %s", (zone, date, minute, text) => {
  expect(instantOf(date, minute, zone)).toBe(utc(text));
});

test("of an hour that comes twice it is the first, of one that is left out there is none", () => {
  expect(instantOf("2027-11-07", 90, "America/New_York")).toBe(utc("2027-11-07T05:30:00Z"));
  expect(instantOf("2027-03-14", 150, "America/New_York")).toBeNull();
});

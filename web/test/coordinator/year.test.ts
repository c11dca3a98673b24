import { expect, test } from "vitest";
import { faultsIn, withHoliday, withoutHoliday } from "../../src/coordinator/year";

const year = [
  { date: "2027-01-01", name: "New Year" },
  { date: "2027-12-25", name: "Christmas" },
];

test("a holiday takes its place by date, its name without blanks around it", () => {
  const list = withHoliday(year, { date: "2027-06-19", name: " Juneteenth " });
  expect(list.map(({ name }) => name)).toEqual(["New Year", "Juneteenth", "Christmas"]);
  expect(withoutHoliday(list, "2027-06-19")).toEqual(year);
});

test("a date that is missing or there already, and a missing name, are named", () => {
  expect(faultsIn(year, { date: "2027-06-19", name: "Juneteenth" })).toEqual([]);
  expect(faultsIn(year, { date: "2027-12-25", name: "" })).toEqual([
    { field: "date", what: "holiday_twice" },
    { field: "name", what: "name" },
  ]);
  expect(faultsIn(year, { date: "", name: "x" })).toEqual([{ field: "date", what: "date" }]);
});

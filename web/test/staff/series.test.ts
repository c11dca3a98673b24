import { expect, test } from "vitest";
import {
  agreedOf,
  faultsIn,
  type Series,
  type SeriesDate,
  type SeriesDraft,
  seriesInOrder,
  seriesText,
  wishOf,
} from "../../src/staff/series";
import { sayEnglish, saySpanish } from "../words";

const draft: SeriesDraft = {
  ...{ from: "2027-01-05", time: "15:15", every_weeks: 2, until: "" },
  ...{ length_min: 25, mode: "voice" },
};
const date = (start_at: number, reason: SeriesDate["reason"]): SeriesDate => ({
  ...{ date: "2027-01-05", start_at, end_at: start_at + 1500, fit: "exact", reason },
});
const series = (id: string, part: Partial<Series>): Series => ({
  ...{ id, coach: { id: "c", nickname: "Wren" }, person: { id: "p", nickname: "Fern" } },
  ...{ zone: "America/Denver", from: "2027-01-05", until: null, start_min: 915 },
  ...{ every_weeks: 2, length_min: 25, mode: "voice", next_at: 5, conflicts: [] },
  ...part,
});

test("what is sent has minutes for the time, and no last date where it goes on", () => {
  const { time: _, until: __, ...rest } = draft;
  expect(wishOf(draft, "c", "p")).toEqual({ ...rest, coach: "c", person: "p", start_min: 915 });
  expect(wishOf({ ...draft, until: "2027-03-02" }, "c", "p").until).toBe("2027-03-02");
});

test("a missing date, a time off the quarter hour and a last date before the first are named", () => {
  expect(faultsIn(draft)).toEqual([]);
  expect(faultsIn({ ...draft, until: draft.from })).toEqual([]);
  expect(faultsIn({ ...draft, from: "", time: "15:10" })).toEqual([
    { field: "from", what: "date" },
    { field: "time", what: "quarter" },
  ]);
  expect(faultsIn({ ...draft, time: "" })).toHaveLength(1);
  expect(faultsIn({ ...draft, until: "2027-01-04" })).toEqual([
    { field: "until", what: "last_date" },
  ]);
});

test("agreed is what is free and wanted, nothing else", () => {
  const dates = [date(1, "free"), date(2, "holiday"), date(3, "free"), date(4, "taken")];
  expect(agreedOf(dates, new Set([3, 4]))).toEqual([{ start_at: 1 }]);
  expect(agreedOf(dates, new Set())).toEqual([{ start_at: 1 }, { start_at: 3 }]);
});

test("what does not stand as it should comes first, then what is next", () => {
  const list = [
    series("none", { next_at: null }),
    series("late", { next_at: 9 }),
    series("next", { next_at: 1 }),
    series("odd", { conflicts: [{ ...date(7, "away"), session: null }] }),
  ];
  expect(seriesInOrder(list).map(({ id }) => id)).toEqual(["odd", "next", "late", "none"]);
});

test("a standing time is said as its weekday, its time and how often", () => {
  expect(seriesText(series("s", {}), sayEnglish, "en")).toBe("Tuesday, 3:15 PM, every 2 weeks");
  const sunday = series("s", { from: "2027-01-03", every_weeks: 1 });
  expect(seriesText(sunday, saySpanish, "es")).toBe("domingo, 15:15, cada semana");
});

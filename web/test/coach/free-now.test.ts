import { expect, test } from "vitest";
import { holdingNow, restOfToday, untilChoices } from "../../src/coach/free-now";
import type { Exception } from "../../src/lib/api";
import { dateOf, minuteOf, timeText } from "../../src/lib/time";

const zone = "America/Denver";
const at = (text: string) => Date.parse(text) / 1000;
const afternoon = at("2027-01-12T21:20:45Z"); // 2:20 pm in Denver
const exception = (id: string, part: Partial<Exception>): Exception => ({
  ...{ id, kind: "extra", date: "2027-01-12", start_min: 840, end_min: 900, at_once: true },
  ...part,
});
const ids = (list: Exception[], now = afternoon) => holdingNow(list, now, zone).map(({ id }) => id);

test("what may be chosen are the next whole hours, half an hour away at least", () => {
  const times = (now: number, where: string) =>
    untilChoices(now, where).map((one) => timeText(one, { language: "en", zone: where }));
  expect(times(afternoon, zone).slice(0, 2)).toEqual(["3:00 PM", "4:00 PM"]);
  expect(times(afternoon + 600, zone)[0]).toBe("4:00 PM"); // 2:30:45
  expect(times(afternoon, "Asia/Kathmandu")[0]).toBe("4:00 AM"); // 3:05 there, 45 minutes off
  expect(untilChoices(afternoon, zone).at(-1)).toBeLessThan(afternoon + 12 * 3600);
});

test("not today closes from this minute to the end of the coach's own date", () => {
  const rest = restOfToday(afternoon, zone);
  expect(rest).toEqual({ kind: "away", date: "2027-01-12", start_min: 860, end_min: 1440 });
  const late = at("2027-01-13T05:30:00Z"); // the next day already, elsewhere
  expect(restOfToday(late, zone)).toMatchObject({ date: "2027-01-12", start_min: 1350 });
});

test("free now holds while it lasts, with what of it lies behind midnight", () => {
  const list = [
    exception("now", { end_min: 1440 }),
    exception("later", { date: "2027-01-13", start_min: 0, end_min: 60 }),
    exception("other", { date: "2027-01-13", start_min: 60, end_min: 120 }),
    exception("planned", { date: "2027-01-13", start_min: 0, end_min: 60, at_once: false }),
  ];
  expect(ids(list)).toEqual(["now", "later"]);
  expect(ids([exception("over", { end_min: 860 })])).toEqual([]);
  expect(ids([exception("planned", { at_once: false })])).toEqual([]);
});

test("away wins over free now, and is over at its end", () => {
  const away = exception("away", { kind: "away", start_min: 850, end_min: 1440, at_once: false });
  expect(ids([exception("free", {}), away])).toEqual(["away"]);
  expect(ids([away], at("2027-01-13T07:00:00Z"))).toEqual([]);
});

test("a date and its minutes are what that clock shows, on both sides of a change of clocks", () => {
  expect([dateOf(afternoon, zone), minuteOf(afternoon, zone)]).toEqual(["2027-01-12", 860]);
  expect(minuteOf(at("2027-03-14T09:30:00Z"), zone)).toBe(3 * 60 + 30); // 2:30 is missing
  expect(minuteOf(at("2027-01-12T07:00:00Z"), zone)).toBe(0);
});

import { expect, test } from "vitest";
import {
  dateOf,
  dateText,
  minuteFromInput,
  minuteToInput,
  nextDate,
  timeText,
  weekdayText,
  zoneText,
} from "../../src/lib/time";

const denver = { language: "en", zone: "America/Denver" };
const at = (text: string) => Date.parse(text) / 1000;

test("a time is shown on the clock that is asked for, whatever this machine's zone", () => {
  const start = at("2026-11-24T22:00:00Z");
  expect(timeText(start, denver)).toMatch(/^3:00\sPM$/);
  expect(timeText(start, { language: "en", zone: "America/New_York" })).toMatch(/^5:00\sPM$/);
});

test("R16 the zone is named with its place, since Phoenix and Denver share a name in winter", () => {
  const winter = at("2026-11-24T22:00:00Z");
  expect(zoneText(winter, denver)).toBe("Mountain Standard Time (Denver)");
  expect(zoneText(winter, { language: "en", zone: "America/Phoenix" })).toBe(
    "Mountain Standard Time (Phoenix)",
  );
  expect(zoneText(at("2026-07-01T22:00:00Z"), denver)).toBe("Mountain Daylight Time (Denver)");
});

test("the same instant is another date further east", () => {
  const late = at("2026-11-25T05:30:00Z");
  expect(dateOf(late, "America/Denver")).toBe("2026-11-24");
  expect(dateOf(late, "Asia/Kathmandu")).toBe("2026-11-25");
});

test("R16 the day after is the next on the calendar on days of 23 and 25 hours too", () => {
  expect(nextDate("2027-03-13")).toBe("2027-03-14");
  expect(nextDate("2027-03-14")).toBe("2027-03-15");
  expect(nextDate("2027-11-07")).toBe("2027-11-08");
  expect(nextDate("2026-12-31")).toBe("2027-01-01");
  expect(nextDate("2028-02-28", 2)).toBe("2028-03-01");
});

test("a calendar date stays the same date in words", () => {
  expect(dateText("2026-12-24", "en")).toBe("Thu, Dec 24");
});

test("Monday is the first weekday", () => {
  expect(weekdayText(1, "en")).toBe("Monday");
  expect(weekdayText(7, "es")).toBe("domingo");
});

test("minutes go into a time field and come back", () => {
  for (const minute of [0, 1, 570, 1439]) {
    expect(minuteFromInput(minuteToInput(minute))).toBe(minute);
  }
  expect(minuteToInput(1440)).toBe("00:00");
});

test.each(["", "9:30", "24:00", "12:60", "ab:cd"])("%j is no time of day", (text) => {
  expect(minuteFromInput(text)).toBeNull();
});

import { expect, test } from "vitest";
import {
  bufferText,
  choicesWith,
  draftOf,
  faultsIn,
  limitTexts,
  noticeText,
  type Rules,
  rulesOf,
} from "../../src/coach/rules";
import { sayEnglish, saySpanish } from "../words";

const rules: Rules = {
  buffer_min: -1,
  notice_min: 30,
  horizon_days: 60,
  cap_unit: "sessions",
  day_max: 6,
  week_max: 0,
  row_max: 3,
  works_holidays: false,
};
const english = (part: Partial<Rules>) => limitTexts({ ...rules, ...part }, sayEnglish, "en");

test("rules go into the form and come back the same; no limit is an empty field", () => {
  expect(draftOf(rules)).toMatchObject({ day_max: "6", week_max: "", row_max: "3" });
  expect(rulesOf(draftOf(rules))).toEqual(rules);
});

test.each([
  ["", true],
  ["  ", true],
  ["0", true],
  ["50", true],
  ["51", false],
  ["-1", false],
  ["2.5", false],
  ["1e1", false],
  ["three", false],
])("a limit of %j is right: %j", (text, isRight) => {
  const found = faultsIn({ ...draftOf(rules), row_max: text });
  expect(found).toEqual(isRight ? [] : ["row_max"]);
});

test("limits are said in words, hours as hours, and that there are none is said too", () => {
  expect(english({})).toEqual([
    "At most 6 sessions in a day.",
    "After 3 sessions in a row, at least half an hour free.",
  ]);
  expect(english({ cap_unit: "minutes", day_max: 240, week_max: 90, row_max: 0 })).toEqual([
    "At most 4 hours in a day.",
    "At most 90 minutes in a week.",
  ]);
  expect(english({ day_max: 1, row_max: 0 })).toEqual(["At most 1 session in a day."]);
  expect(english({ day_max: 0, row_max: 0 })).toEqual(["No limits."]);
  expect(limitTexts({ ...rules, row_max: 0 }, saySpanish, "es")).toEqual([
    "Como máximo 6 sesiones en un día.",
  ]);
});

test("rest and notice are said in words", () => {
  expect([-1, 0, 10].map((minutes) => bufferText(minutes, sayEnglish, "en"))).toEqual([
    "by its length",
    "none",
    "10 minutes",
  ]);
  expect([0, 60, 2880].map((minutes) => noticeText(minutes, saySpanish, "es"))).toEqual([
    "en cualquier momento",
    "1 hora",
    "2 días",
  ]);
});

test("what is stored stays choosable, in its place", () => {
  expect(choicesWith([0, 10, 20], 10)).toEqual([0, 10, 20]);
  expect(choicesWith([0, 10, 20], 12)).toEqual([0, 10, 12, 20]);
});

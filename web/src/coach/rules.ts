// A coach's own rules of booking (scheduler/core/rules.h), as a form holds them, and in plain words.
// Pure.
import { spanText } from "../lib/time";
import type { StaffSay } from "../staff/words";

export interface Rules {
  buffer_min: number; // after each session; -1: by its length
  notice_min: number;
  horizon_days: number;
  cap_unit: "sessions" | "minutes"; // of day_max and week_max
  day_max: number; // 0: no such limit, of the next two as well
  week_max: number;
  row_max: number;
  works_holidays: boolean;
}

/** The limits are text while they are typed; empty is none. */
export interface RulesDraft extends Omit<Rules, Limit> {
  day_max: string;
  week_max: string;
  row_max: string;
}

export type Limit = "day_max" | "week_max" | "row_max";

export const bufferByLength = -1;
export const bufferChoices = [bufferByLength, 0, 5, 10, 15, 20, 30, 45, 60, 120];
export const noticeChoices = [0, 15, 30, 60, 120, 240, 720, 1440, 2880, 4320, 10_080, 20_160];
export const horizonChoices = [7, 14, 21, 30, 45, 60];
export const limitMost: Record<Limit, number> = { day_max: 2000, week_max: 2000, row_max: 50 };
const limits: Limit[] = ["day_max", "week_max", "row_max"];

export function draftOf(rules: Rules): RulesDraft {
  const text = (limit: number) => (limit === 0 ? "" : String(limit));
  const { day_max, week_max, row_max } = rules;
  return {
    ...rules,
    day_max: text(day_max),
    week_max: text(week_max),
    row_max: text(row_max),
  };
}

/** Only of a draft without fault. */
export function rulesOf(draft: RulesDraft): Rules {
  const { day_max, week_max, row_max } = draft;
  return {
    ...draft,
    day_max: Number(day_max),
    week_max: Number(week_max),
    row_max: Number(row_max),
  };
}

/** The limits that are not empty and no whole number up to their most. */
export function faultsIn(draft: RulesDraft): Limit[] {
  return limits.filter((name) => {
    const text = draft[name].trim();
    return text !== "" && !(/^\d+$/.test(text) && Number(text) <= limitMost[name]);
  });
}

/** What may be chosen, and what is stored even when nobody could have chosen it here. */
export function choicesWith(choices: number[], stored: number): number[] {
  return choices.includes(stored) ? choices : [...choices, stored].sort((a, b) => a - b);
}

export function bufferText(minutes: number, say: StaffSay, language: string): string {
  if (minutes === bufferByLength) {
    return say("buffer_by_length");
  }
  return minutes === 0 ? say("buffer_none") : spanText(minutes, language);
}

export function noticeText(minutes: number, say: StaffSay, language: string): string {
  return minutes === 0 ? say("notice_none") : spanText(minutes, language);
}

/** What the limits mean, one sentence each; one sentence when there is none. */
export function limitTexts(rules: Rules, say: StaffSay, language: string): string[] {
  const most = (count: number) =>
    rules.cap_unit === "minutes" ? spanText(count, language) : sessionsText(count, say);
  const texts = [
    rules.day_max > 0 && say("limit_day", { most: most(rules.day_max) }),
    rules.week_max > 0 && say("limit_week", { most: most(rules.week_max) }),
    rules.row_max > 0 && say("limit_row", { most: sessionsText(rules.row_max, say) }),
  ].filter((text) => text !== false);
  return texts.length > 0 ? texts : [say("limit_none")];
}

function sessionsText(count: number, say: StaffSay): string {
  return count === 1 ? say("session_one") : say("session_count", { count });
}

// What a coach was given, against the contract, in words. Pure.
import { spanText } from "../lib/time";
import type { StaffSay } from "./words";

export interface Load {
  contract_min: number; // a week
  share: number; // of what is given, in thousandths of the contract
  recent_min: number; // of the last four weeks, and of those who wait
  full: boolean;
  people: number;
  waiting: number; // people without a session
  closed_until_at: number | null; // takes nobody new until then
}

const weeks = 4;

/** "12 hours of 40 in four weeks": recent hours against the contract's. */
export function loadText(load: Load, say: StaffSay, language: string): string {
  const hours = (minutes: number) => spanText(roundedHours(minutes) * 60, language);
  return say("load_text", {
    given: hours(load.recent_min),
    contract: hours(load.contract_min * weeks),
  });
}

/** To half an hour: nobody plans by the minute. */
function roundedHours(minutes: number): number {
  return Math.round(minutes / 30) / 2;
}

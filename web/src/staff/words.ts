// The words of the coach's and the coordinator's pages, one language loaded.
import type english from "../../messages/staff.en.json";
import { pageLanguage, type Say, wordsOf } from "../lib/words";

export type StaffWord = keyof typeof english;
export type StaffSay = Say<StaffWord>;

export async function loadStaffWords(): Promise<StaffSay> {
  const table =
    pageLanguage() === "es"
      ? await import("../../messages/staff.es.json")
      : await import("../../messages/staff.en.json");
  return wordsOf(table.default);
}

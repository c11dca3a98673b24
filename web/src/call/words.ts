// The call page's words, one language loaded.
import type english from "../../messages/call.en.json";
import { pageLanguage, type Say, wordsOf } from "../lib/words";

export type CallSay = Say<keyof typeof english>;

export async function loadCallWords(): Promise<CallSay> {
  const table =
    pageLanguage() === "es"
      ? await import("../../messages/call.es.json")
      : await import("../../messages/call.en.json");
  return wordsOf(table.default);
}

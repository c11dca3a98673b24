// The staff pages' words of one language, for what says things in them.
import english from "../messages/staff.en.json";
import spanish from "../messages/staff.es.json";
import { wordsOf } from "../src/lib/words";
import type { StaffSay } from "../src/staff/words";

export const sayEnglish: StaffSay = wordsOf(english);
export const saySpanish: StaffSay = wordsOf(spanish);

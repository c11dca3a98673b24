import { expect, test } from "vitest";
import english from "../../messages/staff.en.json";
import { wordsOf } from "../../src/lib/words";
import { choicesOf, factsText, isOver, isUnconfirmed } from "../../src/staff/outcomes";
import { sessionOf } from "../session";

const say = wordsOf(english);
const facts = { by: "facts", due_at: 9, talk_s: null } as const;

test("only a suggestion that is not settled waits for a word", () => {
  const session = sessionOf({ start_at: 1 });
  expect([isOver(session), isUnconfirmed(session)]).toEqual([false, false]);
  expect(isUnconfirmed({ ...session, outcome: facts })).toBe(true);
  expect(isUnconfirmed({ ...session, outcome: { ...facts, due_at: null } })).toBe(false);
  expect(isUnconfirmed({ ...session, outcome: { ...facts, by: "coach" } })).toBe(false);
});

test("whoever had come is not to be said unreached", () => {
  const alone = sessionOf({ start_at: 1, here: { coach: true, person: false } });
  expect(choicesOf(alone)).toContain("not_reached");
  expect(choicesOf({ ...alone, here: { coach: true, person: true } })).not.toContain("not_reached");
});

test("the facts name who came, and the minutes only where both did and a relay told", () => {
  const at = (coach: boolean, person: boolean, talk_s: number | null) =>
    factsText(
      sessionOf({ start_at: 1, here: { coach, person }, outcome: { ...facts, talk_s } }),
      say,
    );
  expect(at(true, true, 1470)).toBe("Both came, 25 min together");
  expect(at(true, true, null)).toBe("Both came");
  expect(at(true, false, 0)).toBe("Maria came");
  expect(at(false, true, null)).toBe("Sunny came");
  expect(at(false, false, null)).toBe("Nobody came in");
});

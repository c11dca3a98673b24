import { expect, test } from "vitest";
import type { Move } from "../../src/lib/api";
import { stanceOf, withoutHeld } from "../../src/staff/moves";
import { sessionOf } from "../session";

const move = (proposed_by: Move["proposed_by"], ...waits_for: Move["waits_for"]): Move => ({
  ...{ id: "m", session: "s", coach: { id: "c", nickname: "Maria" } },
  ...{ start_at: 1, end_at: 2, proposed_by, waits_for, expires_at: 3 },
});

test("who is asked answers, who proposed may take it back, others look on", () => {
  expect(stanceOf(move("person", "coach"), "coach")).toBe("answer");
  expect(stanceOf(move("coach", "person"), "coach")).toBe("mine");
  expect(stanceOf(move("coordinator", "person"), "coach")).toBe("watch");
  expect(stanceOf(move("coordinator", "person", "coach"), "coordinator")).toBe("mine");
});

test("held times stand with the session that would be moved, or alone where that is not seen", () => {
  const held = sessionOf({ id: "h", start_at: 2, status: "reserved", replaces: "s" });
  const old = sessionOf({ id: "s", start_at: 1 });
  expect(withoutHeld([old, held])).toEqual([old]);
  expect(withoutHeld([held])).toEqual([held]);
});

test("what took another's time for good is shown beside it", () => {
  const next = sessionOf({ id: "n", start_at: 2, replaces: "s" });
  const old = sessionOf({ id: "s", start_at: 1, status: "moved", moved_to: "n" });
  expect(withoutHeld([old, next])).toEqual([old, next]);
});

import { expect, test } from "vitest";
import { kindText, type Notice, stateText } from "../../src/staff/notices";
import { sayEnglish, saySpanish } from "../words";

const notice = (part: Partial<Notice>): Notice => ({
  ...{ id: "n", kind: "booked", to: "person", state: "sent", why: "none" },
  ...{ tries: 1, created_at: 0, at: 0 },
  ...part,
});
const state = (part: Partial<Notice>) => stateText(notice(part), "Monday, 3:00 PM", sayEnglish);

test("a kind of message that this page does not know is a message all the same", () => {
  expect(kindText(notice({ kind: "reminder" }), sayEnglish)).toBe("Reminder");
  expect(kindText(notice({ kind: "birthday" }), saySpanish)).toBe("Mensaje");
});

test("what became of a message is said so that somebody knows whether to phone", () => {
  expect(state({})).toBe("sent Monday, 3:00 PM");
  expect(state({ state: "waiting" })).toBe("goes out Monday, 3:00 PM");
  expect(state({ state: "waiting", why: "unreachable" })).toMatch(/did not get through yet/);
  expect(state({ state: "dropped", why: "over" })).toBe("not needed any more");
  expect(state({ state: "failed", why: "refused" })).toBe("did not arrive, Monday, 3:00 PM");
  for (const what of ["failed", "dropped"] as const) {
    expect(state({ state: what, why: "often" })).toMatch(/very many messages today/);
  }
  expect(state({ state: "failed", why: "no_reach" })).toBe("no phone number or mail address");
});

import { expect, test } from "vitest";
import { fateOf } from "../../src/call/fate";
import { sessionOf } from "../session";

const session = sessionOf({ start_at: 1_800_000_000 });

test("a page goes along with its session, whoever has it now and whenever it is", () => {
  const moved = { ...session, status: "moved", moved_to: "next" };
  expect(fateOf(moved)).toEqual({ kind: "moved", to: "next" });
});

test("a page whose session was cancelled is over, and stays in every other", () => {
  expect(fateOf({ ...session, status: "cancelled" })).toEqual({ kind: "over" });
  for (const status of ["pending", "booked", "live", "met"]) {
    expect(fateOf({ ...session, status })).toEqual({ kind: "stays" });
  }
});

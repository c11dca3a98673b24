import { expect, test } from "vitest";
import { atFirst, type CallState, type Fact, phaseOf, step } from "../../src/call/machine";

const joined: Fact = { kind: "joined", admitted: false };
const admitted: Fact = { kind: "admitted" };
const here: Fact = { kind: "peer", peer: "here" };
const connected: Fact = { kind: "media", media: "connected" };
const lineLost: Fact = { kind: "line", line: "lost" };
const mediaLost: Fact = { kind: "media", media: "lost" };

function after(...facts: Fact[]): CallState {
  return facts.reduce(step, atFirst);
}

test("a person goes from the door through the waiting room into the call", () => {
  const facts = [joined, admitted, here, connected];
  const phases = facts.map((_, i) => phaseOf(after(...facts.slice(0, i + 1))));
  expect(phases).toEqual(["waiting", "alone", "connecting", "call"]);
  expect(phaseOf(atFirst)).toBe("starting");
});

test("a lost line alone leaves a running call what it is", () => {
  expect(phaseOf(after(joined, admitted, here, connected, lineLost))).toBe("call");
});

test("a lost leg of a call is reconnecting, and the call comes back", () => {
  const lost = after(joined, admitted, here, connected, mediaLost);
  expect(phaseOf(lost)).toBe("reconnecting");
  expect(phaseOf(step(lost, connected))).toBe("call");
});

test("a lost line in the waiting room is said", () => {
  expect(phaseOf(after(joined, lineLost))).toBe("reconnecting");
});

test("a peer whose signalling is away is still in the call", () => {
  expect(phaseOf(after(joined, admitted, here, connected, { kind: "peer", peer: "away" }))).toBe(
    "call",
  );
});

test("when the other side has left one is alone, also with a leg that still lives", () => {
  expect(phaseOf(after(joined, admitted, here, connected, { kind: "peer", peer: "left" }))).toBe(
    "alone",
  );
});

test("J2 a replaced page takes no further fact and does not come back by itself", () => {
  const replaced = after(joined, admitted, here, connected, { kind: "finished", how: "replaced" });
  for (const fact of [joined, admitted, here, connected, lineLost]) {
    expect(step(replaced, fact)).toBe(replaced);
  }
  expect(phaseOf(replaced)).toBe("replaced");
});

test("J6 joining again without admission leads back to the waiting room", () => {
  expect(phaseOf(after(joined, admitted, here, connected, joined))).toBe("waiting");
});

test("a knock stays until it is answered or its seat is here", () => {
  const knock: Fact = { kind: "knock", knock: { seat: "a", cnf: "k", device: "first" } };
  const knocking = after(knock);
  expect(step(knocking, knock).knocks).toHaveLength(1);
  expect(step(knocking, { kind: "answered", cnf: "k" }).knocks).toEqual([]);
  expect(step(knocking, here).knocks).toEqual([]);
  expect(step(knocking, { kind: "peer", peer: "away" }).knocks).toHaveLength(1);
});

test("a second device knocks while the first is here", () => {
  const state = after({ kind: "joined", admitted: true }, here, connected, {
    kind: "knock",
    knock: { seat: "a", cnf: "k", device: "another" },
  });
  expect(phaseOf(state)).toBe("call");
  expect(state.knocks).toEqual([{ seat: "a", cnf: "k", device: "another" }]);
});

test("J6 two devices with one link are two lines, and neither takes the other's place", () => {
  const knock = (cnf: string): Fact => ({
    kind: "knock",
    knock: { seat: "a", cnf, device: "first" },
  });
  const both = after(knock("k"), knock("l"), knock("k"));
  expect(both.knocks.map(({ cnf }) => cnf)).toEqual(["k", "l"]);
  const answered = step(both, { kind: "answered", cnf: "k" });
  expect(answered.knocks.map(({ cnf }) => cnf)).toEqual(["l"]);
});

test("no more than four knocks are kept", () => {
  const knocks = ["a", "b", "c", "d", "e"].map(
    (cnf): Fact => ({ kind: "knock", knock: { seat: "a", cnf, device: "first" } }),
  );
  expect(after(...knocks).knocks.map(({ cnf }) => cnf)).toEqual(["b", "c", "d", "e"]);
});

import { expect, test } from "vitest";
import { readMessage } from "../../src/call/protocol";

const call = "AAAAAAAAAAAAAAAAAAAAAA";
const state = { type: "state", call, leg: 2, epoch: 3, peer: "here", negotiate: "offer" };

test("a message of the table is read whole", () => {
  expect(readMessage(JSON.stringify(state))).toEqual(state);
});

test("every field of a row is needed", () => {
  for (const name of Object.keys(state)) {
    const { [name as "call"]: _, ...rest } = state;
    expect(readMessage(JSON.stringify(rest)), `without ${name}`).toBeNull();
  }
});

test.each([
  ["an unknown type", { ...state, type: "stat" }],
  ["a name of Object's own", { ...state, type: "constructor" }],
  ["an unknown field", { ...state, extra: 1 }],
  ["a negative leg", { ...state, leg: -1 }],
  ["a broken epoch", { ...state, epoch: 1.5 }],
  ["a peer that is nothing of the list", { ...state, peer: "gone" }],
  ["an id of another length", { ...state, call: "A" }],
  ["an array", [state]],
  ["null", null],
])("%s is refused", (_, value) => {
  expect(readMessage(JSON.stringify(value))).toBeNull();
});

test("text that is no JSON is refused", () => {
  expect(readMessage("{")).toBeNull();
});

test("an error may name the message and the field that it is about, or not", () => {
  const error = { type: "error", code: "stale", text: "old" };
  expect(readMessage(JSON.stringify(error))).toEqual(error);
  const full = { ...error, of: "answer", field: "epoch" };
  expect(readMessage(JSON.stringify(full))).toEqual(full);
  expect(readMessage(JSON.stringify({ ...error, of: 1 }))).toBeNull();
});

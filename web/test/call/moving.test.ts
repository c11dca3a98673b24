// When a page leaves the relay that goes away for the one where the call is now.
import { expect, test } from "vitest";
import { atFirst, type CallState } from "../../src/call/machine";
import { canChangeOver, carriesOn } from "../../src/call/moving";

const inCall: CallState = {
  ...atFirst,
  line: "open",
  media: "connected",
  wasJoined: true,
  admitted: true,
  peer: "here",
};
const joined: CallState = { ...inCall, media: "connecting" };

test("R25 a running call is not left before it runs on the new leg", () => {
  expect(canChangeOver(inCall, joined, false)).toBe(false);
  expect(canChangeOver(inCall, inCall, true)).toBe(true);
});

test("R25 a lost line alone is no reason to leave: the media does not pass there", () => {
  expect(canChangeOver({ ...inCall, line: "lost" }, joined, false)).toBe(false);
});

test("whoever waits, is alone or has lost the call anyway changes as soon as the new relay has them", () => {
  const waiting = { ...joined, admitted: false };
  expect(canChangeOver(waiting, waiting, false)).toBe(true);
  expect(canChangeOver({ ...inCall, peer: "left" }, joined, false)).toBe(true);
  expect(canChangeOver({ ...inCall, media: "lost" }, joined, false)).toBe(true);
});

test("nobody goes to a relay that has not taken them", () => {
  expect(canChangeOver({ ...inCall, media: "lost" }, atFirst, false)).toBe(false);
  expect(canChangeOver(inCall, { ...inCall, finished: "removed" }, true)).toBe(false);
});

test("R25 the new leg must bring what the old one does", () => {
  const arrived = { connectedMs: 100, hears: true, sees: false };
  expect(carriesOn(true, arrived)).toBe(false);
  expect(carriesOn(false, arrived)).toBe(true);
  expect(carriesOn(true, { ...arrived, sees: true })).toBe(true);
  expect(carriesOn(false, { connectedMs: 0, hears: true, sees: true })).toBe(false);
});

test("who is seen and heard by nobody is not waited for", () => {
  expect(carriesOn(true, { connectedMs: 1999, hears: false, sees: false })).toBe(false);
  expect(carriesOn(true, { connectedMs: 2000, hears: false, sees: false })).toBe(true);
});

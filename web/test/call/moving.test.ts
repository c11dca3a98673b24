// When a page leaves the relay that goes away for the one where the call is now.
import { expect, test } from "vitest";
import { atFirst, type CallState } from "../../src/call/machine";
import {
  canChangeOver,
  carriesOn,
  goingMs,
  type Move,
  type MoveFact,
  moveStep,
  pauseAfter,
  replacedBy,
  unmoved,
} from "../../src/call/moving";

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

test("R25 a page that its own other line replaced goes on with that one, whichever came later", () => {
  expect(replacedBy("here", "ws://b/", "ws://b/")).toBe("next");
  expect(replacedBy("next", "ws://b/", "ws://b/")).toBe("here");
});

test("J6 a page that another device replaced knows it, at either relay", () => {
  expect(replacedBy("here", "ws://a/", null)).toBe("another device");
  expect(replacedBy("here", "ws://a/", "ws://b/")).toBe("another device");
  expect(replacedBy("next", "ws://a/", "ws://b/")).toBe("another device");
});

const after = (...facts: MoveFact[]): Move => facts.reduce(moveStep, unmoved);

test("R25 a new place that cannot be had is left alone for a while, longer each time", () => {
  const failed = after("hinted", "elsewhere", "failed");
  expect(failed).toEqual({ stage: "pausing", isHinted: false, failures: 1 });
  const again = ["waited", "elsewhere", "failed"] as const;
  expect(again.reduce(moveStep, failed)).toEqual({ ...failed, failures: 2 });
  expect(again.slice(0, 1).reduce(moveStep, failed).stage).toBe("asking");
});

test("R25 once there, or told that the call is here, nothing is left of the failures", () => {
  const failed: MoveFact[] = ["hinted", "elsewhere", "failed", "waited"];
  expect(after(...failed, "elsewhere", "arrived")).toEqual(unmoved);
  expect(after(...failed, "here")).toEqual(unmoved);
  expect(after(...failed, "none yet")).toMatchObject({ stage: "pausing", failures: 2 });
});

test("R25 what is said while it is asked or on the way is asked about again, and once", () => {
  const asking = { stage: "asking", isHinted: false };
  expect(after("hinted", "hinted", "here")).toMatchObject(asking);
  expect(after("hinted", "hinted", "none yet")).toMatchObject(asking);
  expect(after("hinted", "elsewhere", "hinted", "arrived")).toMatchObject(asking);
  expect(after("hinted", "hinted", "hinted", "here", "here")).toEqual(unmoved);
});

test("R25 a hint in a pause does not end it at once", () => {
  const paused = after("hinted", "elsewhere", "failed", "hinted");
  expect(paused).toMatchObject({ stage: "pausing", failures: 1 });
  expect(moveStep(paused, "waited")).toMatchObject({ stage: "asking", isHinted: false });
});

test("pauses double to a limit below the time that a new place is given, and are spread", () => {
  const whole = [1, 2, 3, 4, 50].map((failures) => pauseAfter(failures, 1));
  expect(whole).toEqual([2000, 4000, 8000, 12_000, 12_000]);
  expect(pauseAfter(3, 0)).toBe(4000);
  expect(goingMs).toBeGreaterThan(12_000);
});

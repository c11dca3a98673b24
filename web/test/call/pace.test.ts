// From looks at the way out to how much is sent.
import { expect, test } from "vitest";
import {
  fullPace,
  type Pace,
  type PaceState,
  paceElsewhere,
  paceStep,
  wayIn,
} from "../../src/call/pace";

interface Weather {
  roundTripMs: number;
  availableBps: number | null;
  pictureLoss?: number;
}

const wide = { roundTripMs: 50, availableBps: 900_000 };
const thin = { roundTripMs: 400, availableBps: 84_000 };
const calm = { roundTripMs: 60, availableBps: 190_000 };

function lookOnce(
  state: PaceState,
  { roundTripMs, availableBps, pictureLoss }: Weather,
): PaceState {
  const { atMs, pictures } = state.last ?? { atMs: 0, pictures: 0 };
  return paceStep(state, {
    atMs: atMs + 500,
    pictures: pictures + 20,
    pictureTripMs: null,
    picturesLost: (state.last?.picturesLost ?? 0) + 20 * (pictureLoss ?? 0),
    roundTripMs,
    availableBps,
  });
}

/** Looks twice a second for so long; the state after each. */
function look(from: PaceState, weather: Weather, seconds: number): PaceState[] {
  const states = [from];
  for (let i = 0; i < seconds * 2; i++) {
    states.push(lookOnce(states.at(-1) ?? from, weather));
  }
  return states.slice(1);
}

const last = (states: PaceState[]): PaceState => states.at(-1) ?? fullPace;
const paces = (states: PaceState[]): Pace[] => [...new Set(states.map(({ pace }) => pace))];
const good = last(look(fullPace, wide, 5));
const thinned = last(look(good, thin, 1));

test("R10 a way too thin for a picture carries sound alone within a second", () => {
  expect(lookOnce(good, thin).pace).toBe("full");
  expect(thinned.pace).toBe("pause");
});

test("R10 an estimate that falls at once, and pictures lost with it, turn the picture off at once", () => {
  const spilling = { ...thin, roundTripMs: 50, pictureLoss: 0.5 };
  expect(lookOnce(good, spilling).pace).toBe("pause");
  expect(last(look(lookOnce(good, { ...spilling, pictureLoss: 0 }), spilling, 1)).pace).toBe(
    "pause",
  );
});

test("R9 loss alone, or an estimate that falls alone, turns no picture off", () => {
  const lossy = { ...wide, pictureLoss: 0.3 };
  const sinking = [600, 400, 250, 150, 90, 60].map((kbps) => ({
    ...lossy,
    availableBps: kbps * 1000,
  }));
  const sunk = sinking.reduce(lookOnce, last(look(good, lossy, 5)));
  expect(paces(look(sunk, { ...lossy, availableBps: 60_000 }, 5))).toEqual(["full"]);
  const fallen = look(good, { ...thin, roundTripMs: 50, pictureLoss: 0 }, 5);
  expect(paces(look(last(fallen), { ...thin, roundTripMs: 50, pictureLoss: 0.5 }, 5))).toEqual([
    "full",
  ]);
});

test("a thin estimate alone, without a queue, turns no picture off", () => {
  expect(paces(look(good, { ...thin, roundTripMs: 50 }, 60))).toEqual(["full"]);
});

test("a queue that only the reports of pictures show counts while pictures are sent", () => {
  const queued = {
    ...(good.last ?? { pictures: 0, atMs: 0, picturesLost: 0 }),
    ...wide,
    pictureTripMs: 400,
    availableBps: 84_000,
  };
  const once = paceStep(good, {
    ...queued,
    atMs: queued.atMs + 500,
    pictures: queued.pictures + 1,
  });
  expect(once.crowdedLooks).toBe(1);
  expect(paceStep(good, { ...queued, atMs: queued.atMs + 500 }).crowdedLooks).toBe(0);
});

test("a long round trip with room enough turns no picture off", () => {
  expect(paces(look(good, { ...thin, availableBps: 400_000 }, 60))).toEqual(["full"]);
});

test("R10 the picture comes back by way of a trial when the way is calm", () => {
  expect(paces(look(thinned, calm, 40))).toEqual(["pause", "calm", "sound", "trial", "full"]);
});

test("a trial that fills the way ends at once, and the next waits twice as long", () => {
  const trial = look(thinned, calm, 40).find(({ pace }) => pace === "trial") ?? fullPace;
  expect(lookOnce(trial, thin)).toMatchObject({ pace: "pause", waitMs: 2 * trial.waitMs });
});

test("a picture that has stood half a minute counts as new", () => {
  const again = look(thinned, calm, 40).find(({ pace }) => pace === "trial") ?? fullPace;
  const steady = last(look(again, wide, 40));
  expect(last(look(steady, thin, 1))).toMatchObject({ pace: "pause", waitMs: thinned.waitMs });
});

test("nothing is tried while the way is still full", () => {
  expect(paces(look(thinned, thin, 15))).toEqual(["pause"]);
});

test("a browser that names no estimate is judged by its queue", () => {
  const before = last(look(fullPace, { ...wide, availableBps: null }, 5));
  expect(last(look(before, { ...thin, availableBps: null }, 1)).pace).toBe("pause");
});

test("of several paths the one in use counts", () => {
  const report = new Map<string, object>([
    ["t", { type: "transport", selectedCandidatePairId: "b" }],
    ["a", { type: "candidate-pair", currentRoundTripTime: 2, availableOutgoingBitrate: 1 }],
    ["b", { type: "candidate-pair", currentRoundTripTime: 0.1, availableOutgoingBitrate: 300_000 }],
    ["o", { type: "outbound-rtp", kind: "video", packetsSent: 9 }],
    ["r", { type: "remote-inbound-rtp", kind: "audio", roundTripTime: 0.2 }],
    ["v", { type: "remote-inbound-rtp", kind: "video", roundTripTime: 0.3, packetsLost: 4 }],
  ]) as unknown as RTCStatsReport;
  expect(wayIn(report, 7)).toEqual({
    atMs: 7,
    roundTripMs: 100,
    pictures: 9,
    pictureTripMs: 300,
    picturesLost: 4,
    availableBps: 300_000,
  });
});

test("R25 a leg to another relay begins with what the way out carries, and measures it anew", () => {
  const there = paceElsewhere(thinned);
  expect(there.pace).toBe("pause");
  expect(there.waitMs).toBe(thinned.waitMs);
  const far = { roundTripMs: 350, availableBps: 84_000 };
  expect(paces(look(paceElsewhere(good), far, 5))).toEqual(["full"]);
});

// How much this page sends: where the way out is too thin for a picture it sends sound alone, and now
// and then tries a small picture, until the way is wide again. Pure: looks at the way go in, a pace
// comes out; the connection does what it says. Loss alone is no sign of a thin way: a queue is.

export type Pace =
  | "full"
  | "pause" // sound alone, until what waits in the network has drained
  | "calm" // sound and a trickle of pictures, by which the far side's lip sync finds back
  | "sound" // sound alone
  | "trial"; // sound and a small picture: does it fit again?

export interface Way {
  atMs: number;
  roundTripMs: number | null;
  pictures: number; // packets sent so far
  pictureTripMs: number | null; // as the far side reports it each second, while pictures come
  picturesLost: number; // packets so far, as the far side reports
  availableBps: number | null; // what the browser dares to send; null: it does not say
}

export interface PaceState {
  pace: Pace;
  sinceMs: number;
  waitMs: number; // with sound alone, before the next trial
  wasTried: boolean; // the picture of now, after it had been off, and not long ago
  crowdedLooks: number; // in a row
  fellFrom: Way | null; // the estimate: by more than half at once, to less than a picture takes
  leastRoundTripMs: number | null; // without a queue
  last: Way | null;
}

const pictureMinBps = 100_000; // what sound and the poorest picture take, with their headers
const queueMs = 120; // more than the least round trip: what is sent waits somewhere
const crowdedLooksMin = 2;
const spilledMin = 3; // packets
const spilledPart = 0.2;
const spillMs = 3000; // after the estimate fell
const pauseMs = 3000;
const calmMs = 8000; // lip sync takes back 80 ms a second
const trialMs = 5000;
const firstWaitMs = 20_000;
const longestWaitMs = 80_000;
const steadyMs = 30_000;
const driftPerMs = 0.01; // the least round trip may rise: another network

export const fullPace: PaceState = {
  pace: "full",
  sinceMs: 0,
  waitMs: firstWaitMs,
  wasTried: false,
  crowdedLooks: 0,
  fellFrom: null,
  leastRoundTripMs: null,
  last: null,
};

/** For a leg to another relay: the way out is the same, what was measured on it is not. */
export function paceElsewhere(before: PaceState): PaceState {
  return { ...before, crowdedLooks: 0, fellFrom: null, leastRoundTripMs: null, last: null };
}

export function wayIn(report: RTCStatsReport, atMs: number): Way {
  const way: Way = {
    atMs,
    roundTripMs: null,
    pictures: 0,
    pictureTripMs: null,
    picturesLost: 0,
    availableBps: null,
  };
  const selected = new Set<unknown>();
  for (const [, entry] of report) {
    selected.add(entry.selectedCandidatePairId);
  }
  for (const [id, entry] of report) {
    if (entry.type === "outbound-rtp" && entry.kind === "video") {
      way.pictures += entry.packetsSent ?? 0;
    } else if (entry.type === "remote-inbound-rtp") {
      if (entry.kind === "video") {
        way.pictureTripMs = inMs(entry.roundTripTime);
        way.picturesLost += entry.packetsLost ?? 0;
      } else {
        way.roundTripMs ??= inMs(entry.roundTripTime);
      }
    } else if (entry.type === "candidate-pair" && (selected.has(id) || entry.selected)) {
      way.availableBps = entry.availableOutgoingBitrate ?? null;
      way.roundTripMs = inMs(entry.currentRoundTripTime) ?? way.roundTripMs;
    }
  }
  return way;
}

export function paceStep(before: PaceState, way: Way): PaceState {
  const isCrowded = isQueued(before, way);
  const leastRoundTripMs = leastOf(before, way);
  const fellFrom = hasFallen(before, way) ? before.last : before.fellFrom;
  const state = { ...before, fellFrom, leastRoundTripMs, last: way };
  const forMs = way.atMs - state.sinceMs;
  switch (state.pace) {
    case "full":
      return stepFull(state, way, isCrowded);
    case "pause":
      return forMs >= pauseMs && !isCrowded ? entered(state, "calm", way) : state;
    case "calm":
      return forMs >= calmMs || isCrowded ? entered(state, "sound", way) : state;
    case "sound":
      return forMs >= state.waitMs && !isCrowded ? entered(state, "trial", way) : state;
    case "trial":
      if (isCrowded) {
        return thinned(state, way);
      }
      return forMs >= trialMs ? entered(state, "full", way) : state;
  }
}

function stepFull(state: PaceState, way: Way, isCrowded: boolean): PaceState {
  const isThin = (way.availableBps ?? 0) < pictureMinBps;
  if (isThin && isSpilling(state, way)) {
    return thinned(state, way);
  }
  if (!isThin || !isCrowded) {
    const isSteady = way.atMs - state.sinceMs >= steadyMs;
    return { ...state, crowdedLooks: 0, wasTried: state.wasTried && !isSteady };
  }
  const crowdedLooks = state.crowdedLooks + 1;
  return crowdedLooks >= crowdedLooksMin ? thinned(state, way) : { ...state, crowdedLooks };
}

// After a picture that was tried and did not fit, the next trial waits twice as long.
function thinned(state: PaceState, way: Way): PaceState {
  const waitMs = state.wasTried ? Math.min(state.waitMs * 2, longestWaitMs) : firstWaitMs;
  return { ...entered(state, "pause", way), waitMs, wasTried: true };
}

function entered(state: PaceState, pace: Pace, { atMs }: Way): PaceState {
  return { ...state, pace, sinceMs: atMs, crowdedLooks: 0 };
}

// Loss alone lowers the estimate step by step, and a stutter of either device loses nothing. Both at
// once are a short queue that is full; each picture sent into it is one more that sound waits for.
function isSpilling({ fellFrom }: PaceState, way: Way): boolean {
  if (fellFrom === null || way.atMs - fellFrom.atMs > spillMs) {
    return false;
  }
  const lost = way.picturesLost - fellFrom.picturesLost;
  return lost >= spilledMin && lost >= (way.pictures - fellFrom.pictures) * spilledPart;
}

function hasFallen({ last }: PaceState, { availableBps }: Way): boolean {
  const before = last?.availableBps ?? null;
  return (
    before !== null && availableBps !== null && availableBps < Math.min(pictureMinBps, before / 2)
  );
}

function isQueued({ leastRoundTripMs, last }: PaceState, way: Way): boolean {
  const arePicturesSent = last !== null && way.pictures > last.pictures;
  const tripMs = Math.max(way.roundTripMs ?? 0, (arePicturesSent && way.pictureTripMs) || 0);
  return leastRoundTripMs !== null && tripMs > leastRoundTripMs + queueMs;
}

function leastOf({ leastRoundTripMs, last }: PaceState, way: Way): number | null {
  if (way.roundTripMs === null || leastRoundTripMs === null || last === null) {
    return leastRoundTripMs ?? way.roundTripMs;
  }
  return Math.min(way.roundTripMs, leastRoundTripMs + (way.atMs - last.atMs) * driftPerMs);
}

function inMs(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1000;
}

// How a page goes from one relay to another: when it asks where the call is, when it shows the new place
// instead of the old, and how long it waits after the new one could not be had. Pure. The call where it
// is comes first: it must be as good at the new place before the old one is left, or there must be
// nothing to lose.
import { type CallState, phaseOf } from "./machine";

/** What comes in on the new leg. */
export interface Arrived {
  connectedMs: number; // since its media stands; 0: it does not
  hears: boolean;
  sees: boolean;
}

/** Somebody without microphone and camera sends nothing: a leg that stands is enough then. */
const silentMs = 2000;

/** The new leg brings what the old one brings. */
export function carriesOn(oldSees: boolean, arrived: Arrived): boolean {
  const isEnough = arrived.hears && (arrived.sees || !oldSees);
  return arrived.connectedMs > 0 && (isEnough || arrived.connectedMs >= silentMs);
}

export function canChangeOver(old: CallState, next: CallState, doesCarryOn: boolean): boolean {
  if (!next.wasJoined || next.finished !== null) {
    return false;
  }
  return doesCarryOn || phaseOf(old) !== "call";
}

/** Who took a page's seat at one of the relays where it is. The call's own line, when it breaks, finds
 *  the new relay by itself; the later of the two to join there replaced the other. */
export function replacedBy(
  which: "here" | "next",
  here: string,
  next: string | null, // URLs; null: it has not joined there
): "another device" | "here" | "next" {
  if (here !== next) {
    return "another device";
  }
  return which === "here" ? "next" : "here";
}

// --- asking where the call is ------------------------------------------------------------------

export interface Move {
  stage:
    | "still"
    | "asking" // the scheduler, where the call is
    | "going" // at the new place as well, until the call runs there
    | "pausing"; // before it asks again
  isHinted: boolean; // somebody said that the call moves, since it was asked
  failures: number; // in a row
}

export type MoveFact =
  | "hinted"
  | "here" // the answer: there is nowhere to go
  | "none yet" // nor can it stay: the relay goes away
  | "elsewhere"
  | "failed" // the new place: not reached, or the call does not run there
  | "waited" // the pause is over
  | "arrived";

export const unmoved: Move = { stage: "still", isHinted: false, failures: 0 };

export function moveStep(move: Move, fact: MoveFact): Move {
  const { isHinted, failures } = move;
  switch (fact) {
    case "hinted":
      return move.stage === "still" ? asking(failures) : { ...move, isHinted: true };
    case "here":
      return isHinted ? asking(0) : unmoved;
    case "none yet":
      return isHinted ? asking(failures) : pausing(failures + 1);
    case "elsewhere":
      return { ...move, stage: "going" };
    case "failed":
      return pausing(failures + 1);
    case "waited":
      return asking(failures);
    case "arrived":
      return isHinted ? asking(0) : unmoved;
  }
}

const firstPauseMs = 2000;
const longestPauseMs = 12_000;

/** How long the new place may take until the call runs there. Longer than the longest pause: two pages
 *  that go at different times meet there. */
export const goingMs = 15_000;

/** Before it is asked again: doubling to twelve seconds, spread so that a fleet does not ask at once. */
export function pauseAfter(failures: number, random: number): number {
  const whole = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
  return whole * (0.5 + random / 2);
}

function asking(failures: number): Move {
  return { stage: "asking", isHinted: false, failures };
}

function pausing(failures: number): Move {
  return { stage: "pausing", isHinted: false, failures };
}

// When a page that is at two relays shows the new one instead of the old. Pure: the call must be as good
// there before the old one is left, or there must be nothing to lose.
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

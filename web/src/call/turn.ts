// The operator's TURN server, for networks that let nothing else out: who may use it, until when. Its
// credentials come with each ticket; near their end new ones are asked for. Pure, but for the clock.
import type { Turn } from "../lib/api";

/** As the tab keeps it. */
export interface KeptTurn {
  servers: RTCIceServer[];
  freshUntil: number; // Date.now(): from then on new ones are asked for
  until: number;
}

const marginMs = 120_000; // a connection may take a while to come to its TURN server

/** Asked for anew two minutes before the end, or halfway where they live shorter than four. */
export function keptTurn({ urls, username, credential, lifetime_s }: Turn, now: number): KeptTurn {
  const lifetimeMs = lifetime_s * 1000;
  return {
    servers: [{ urls, username, credential }],
    freshUntil: now + lifetimeMs - Math.min(marginMs, lifetimeMs / 2),
    until: now + lifetimeMs,
  };
}

export function isFresh(kept: KeptTurn, now: number): boolean {
  return now < kept.freshUntil;
}

/** What a connection is given: nothing once the server would refuse it. */
export function serversOf(kept: KeptTurn | null, now: number): RTCIceServer[] {
  return kept && now < kept.until ? kept.servers : [];
}

/** From the tab's storage, which anything may have written. */
export function readTurn(value: unknown): KeptTurn | null {
  const kept = value as Partial<KeptTurn> | null | undefined;
  const isWhole =
    typeof kept?.freshUntil === "number" &&
    typeof kept.until === "number" &&
    Array.isArray(kept.servers);
  return isWhole ? (kept as KeptTurn) : null;
}

// What the relay says of both connections of a call, as words a person can use. Pure.
import type { Figures } from "./protocol";

export interface Stats {
  own: Figures;
  far: Figures | null;
}

export type Verdict = Figures["verdict"];

const ranks: Record<Verdict, number> = { unknown: 0, good: 1, weak: 2, very_weak: 3 };

export const statsKeptMs = 10_000; // three looks of the relay: what is older is no longer so

/** Whose connection is weak: what the page says differs, and so does what helps. */
export function weakSide(stats: Stats | null): "none" | "own" | "far" | "both" {
  const isOwn = isWeak(stats?.own);
  const isFar = isWeak(stats?.far);
  if (isOwn && isFar) {
    return "both";
  }
  return isOwn ? "own" : isFar ? "far" : "none";
}

/** The weaker of the two, for one word that stands for the call. */
export function callVerdict({ own, far }: Stats): Verdict {
  const other = far?.verdict ?? "unknown";
  return ranks[other] > ranks[own.verdict] ? other : own.verdict;
}

/** One row of the details: its name among the words, and how the figure is written. */
export const rows = [
  { key: "path", text: pathText },
  { key: "round_trip", text: ({ rtt_ms }: Figures) => withUnit(rtt_ms, "ms") },
  { key: "up_loss", text: (figures: Figures) => percent(figures.up_loss_permille) },
  { key: "down_loss", text: (figures: Figures) => percent(figures.down_loss_permille) },
  { key: "up_jitter", text: (figures: Figures) => withUnit(figures.up_jitter_ms, "ms") },
  { key: "down_jitter", text: (figures: Figures) => withUnit(figures.down_jitter_ms, "ms") },
  { key: "up_rate", text: (figures: Figures) => withUnit(figures.up_kbit_s, "kbit/s") },
  { key: "down_rate", text: (figures: Figures) => withUnit(figures.down_kbit_s, "kbit/s") },
] as const;

function isWeak(figures: Figures | null | undefined): boolean {
  return figures?.verdict === "weak" || figures?.verdict === "very_weak";
}

// The relay sees the TURN server's path, not the one to it.
function pathText({ transport, ip_version }: Figures, isRelayed: boolean): string {
  const path = `${transport.toUpperCase()}, IPv${ip_version}`;
  return isRelayed ? `TURN, ${path}` : path;
}

function percent(permille: number | undefined): string {
  return permille === undefined ? "–" : `${permille / 10} %`;
}

function withUnit(value: number | undefined, unit: string): string {
  return value === undefined ? "–" : `${value} ${unit}`;
}

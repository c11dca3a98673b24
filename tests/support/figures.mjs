// What many measurements come to.

/** How much a requirement's figure is stretched: in every run there are a handful of samples, on whatever
 *  machine, so twice the figure tells only what is broken; --long holds the figure itself. */
export const ROOM = process.env.PORCHLIGHT_LONG === '1' ? 1 : 2;

/** The nearest rank: the smallest that `p` percent of them do not exceed. */
export function percentile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
}

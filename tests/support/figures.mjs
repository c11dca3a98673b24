// What many measurements come to.

/** The nearest rank: the smallest that `p` percent of them do not exceed. */
export function percentile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
}

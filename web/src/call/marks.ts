// The two moments of a call that measurements compare, each marked once in a page's life.

export function markOnce(name: "admitted" | "first-picture"): void {
  if (performance.getEntriesByName(name).length === 0) {
    performance.mark(name);
  }
}

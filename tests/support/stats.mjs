// What a call page's connection counts, read from outside: the page itself keeps its connection to
// itself. `keepConnections` runs in the page before its scripts do.

function keepConnections() {
  const Real = RTCPeerConnection;
  window.connections = [];
  window.RTCPeerConnection = class extends Real {
    constructor(...words) {
      super(...words);
      window.connections.push(this);
    }
  };
}

// In the page: of the newest connection, by type and kind: {'inbound-rtp audio': {...}, ...}.
async function readEntries() {
  const entries = {};
  for (const [, entry] of await window.connections.at(-1).getStats()) {
    const isUnused = entry.type === 'candidate-pair' && !entry.nominated;
    if (!isUnused) entries[[entry.type, entry.kind].filter(Boolean).join(' ')] = entry;
  }
  return { entries, states: window.connections.map(({ connectionState }) => connectionState) };
}

export class Stats {
  /** Before the visitor opens its call page. */
  static async on(visitor) {
    const stats = new Stats();
    stats.page = visitor.page;
    await visitor.page.addInitScript(keepConnections);
    return stats;
  }

  /** A look at all counters; hand an earlier one to the functions below. */
  async look() {
    const { entries, states } = await this.page.evaluate(readEntries);
    return { at: Date.now(), entries, states };
  }
}

/** By how much a counter grew between two looks at one leg. */
export function grown(before, now, entry, name) {
  return (now.entries[entry]?.[name] ?? 0) - (before.entries[entry]?.[name] ?? 0);
}

/** The part of what was played that was made up, because nothing had come: 0 to 1. */
export function concealed(before, now) {
  const of = (name) => grown(before, now, 'inbound-rtp audio', name);
  return of('concealedSamples') / Math.max(1, of('totalSamplesReceived'));
}

// Looks at a running leg once a second: does sound come, does a picture come, is the path weak.
// `judgeFlow` is pure; the seat turns what it says into words.

export interface Counters {
  atMs: number;
  audioPackets: number;
  framesDecoded: number;
  audioLost: number;
  roundTripMs: number | null;
  isRelayed: boolean;
}

export interface Flow {
  hears: boolean; // sound comes in, or silence does
  sees: boolean;
  isWeak: boolean;
  isRelayed: boolean; // by a TURN server
}

const weakRoundTripMs = 500;
const weakLoss = 0.08;

export function countersIn(report: Iterable<[string, object]>, atMs: number): Counters {
  const counters: Counters = {
    atMs,
    audioPackets: 0,
    framesDecoded: 0,
    audioLost: 0,
    roundTripMs: null,
    isRelayed: isRelayedIn(report),
  };
  for (const [, entry] of report) {
    const stat = entry as Record<string, unknown>;
    if (stat.type === "inbound-rtp" && stat.kind === "audio") {
      counters.audioPackets += Number(stat.packetsReceived ?? 0);
      counters.audioLost += Number(stat.packetsLost ?? 0);
    } else if (stat.type === "inbound-rtp" && stat.kind === "video") {
      counters.framesDecoded += Number(stat.framesDecoded ?? 0);
    } else if (stat.type === "candidate-pair" && typeof stat.currentRoundTripTime === "number") {
      counters.roundTripMs = stat.currentRoundTripTime * 1000;
    }
  }
  return counters;
}

function isRelayedIn(report: Iterable<[string, object]>): boolean {
  const entries = [...report].map(([, entry]) => entry as Record<string, unknown>);
  const pair = entries.find(
    ({ type, nominated, state }) => type === "candidate-pair" && nominated && state === "succeeded",
  );
  const local = entries.find(({ id }) => id !== undefined && id === pair?.localCandidateId);
  return local?.candidateType === "relay";
}

/** Between two looks. */
export function judgeFlow(before: Counters, now: Counters): Flow {
  const arrived = now.audioPackets - before.audioPackets;
  const lost = Math.max(0, now.audioLost - before.audioLost);
  const loss = lost / Math.max(1, arrived + lost);
  return {
    hears: arrived > 0,
    sees: now.framesDecoded > before.framesDecoded,
    isWeak: loss > weakLoss || (now.roundTripMs ?? 0) > weakRoundTripMs,
    isRelayed: now.isRelayed,
  };
}

const lookMs = 1000;
const looksKept = 3; // a judgement covers three seconds: one late packet is not "no sound"

/** Tells until the returned function is called. */
export function watchFlow(
  stats: () => Promise<RTCStatsReport>,
  tell: (flow: Flow) => void,
): () => void {
  const kept: Counters[] = [];
  const look = async () => {
    const counters = countersIn(await stats(), performance.now());
    kept.push(counters);
    const before = kept[0];
    if (kept.length > looksKept && before) {
      kept.shift();
      tell(judgeFlow(before, counters));
    }
  };
  const timer = setInterval(() => void look().catch(() => undefined), lookMs);
  return () => clearInterval(timer);
}

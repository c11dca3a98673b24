// Looks at a running leg twice a second: does sound come, does a picture come, does what is sent get
// out, is the path weak.
// `judgeFlow` is pure; the seat turns what it says into words.

export interface Counters {
  atMs: number;
  audioPackets: number;
  framesDecoded: number;
  audioLost: number;
  asked: number; // checks of the path to the relay
  answered: number;
  roundTripMs: number | null;
  isRelayed: boolean;
}

export interface Flow {
  hears: boolean; // sound comes in, or silence does
  sees: boolean;
  isHeard: boolean; // what is sent gets as far as the relay
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
    asked: 0,
    answered: 0,
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
    } else if (stat.type === "candidate-pair") {
      counters.asked += Number(stat.requestsSent ?? 0);
      counters.answered += Number(stat.responsesReceived ?? 0);
      if (typeof stat.currentRoundTripTime === "number") {
        counters.roundTripMs = stat.currentRoundTripTime * 1000;
      }
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

// A sound path is asked every 2.5 seconds, and one question may be lost.
const askedMin = 2;

/** Between two looks; `longBefore` is one from before both, for what is rare. */
export function judgeFlow(before: Counters, now: Counters, longBefore: Counters = before): Flow {
  const asked = now.asked - longBefore.asked;
  const arrived = now.audioPackets - before.audioPackets;
  const lost = Math.max(0, now.audioLost - before.audioLost);
  const loss = lost / Math.max(1, arrived + lost);
  return {
    hears: arrived > 0,
    sees: now.framesDecoded > before.framesDecoded,
    isHeard: asked < askedMin || now.answered !== longBefore.answered,
    isWeak: loss > weakLoss || (now.roundTripMs ?? 0) > weakRoundTripMs,
    isRelayed: now.isRelayed,
  };
}

const lookMs = 500;
const looks = 4; // a judgement covers two seconds: one late packet is not "no sound"
const longLooks = 10;

/** Tells until the returned function is called. */
export function watchFlow(
  stats: () => Promise<RTCStatsReport>,
  tell: (flow: Flow) => void,
): () => void {
  const kept: Counters[] = [];
  const look = async () => {
    const counters = countersIn(await stats(), performance.now());
    kept.push(counters);
    const before = kept.at(-1 - looks);
    if (before) {
      tell(judgeFlow(before, counters, kept[0]));
    }
    kept.splice(0, kept.length - longLooks);
  };
  const timer = setInterval(() => void look().catch(() => undefined), lookMs);
  return () => clearInterval(timer);
}

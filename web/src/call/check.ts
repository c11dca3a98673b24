// The check leg of a waiting page: it answers the relay's own offer, sends silence and gets it back,
// and measures the path that the call will take. It is told in words and is never a gate.
import { configuration } from "./connection";

export type Quality = "measuring" | "good" | "weak" | "none";

export interface Measured {
  roundTripMs: number | null;
  sent: number; // packets
  returned: number;
}

const firstLookMs = 1500;
const lookMs = 2000;
const giveUpMs = 12_000;
const weakRoundTripMs = 400;
const weakLoss = 0.05;
const packetsEnough = 40;

/** Loss is judged only after enough packets: one lost of five says nothing. */
export function judge({ roundTripMs, sent, returned }: Measured): Quality {
  if (roundTripMs === null) {
    return "measuring";
  }
  const loss = sent >= packetsEnough && returned > 0 ? 1 - returned / sent : 0;
  return roundTripMs > weakRoundTripMs || loss > weakLoss ? "weak" : "good";
}

export class CheckLeg {
  readonly leg: number;
  #pc = new RTCPeerConnection(configuration);
  #silence: MediaStreamTrack | null;
  #context: AudioContext | null;
  #tell: (quality: Quality) => void;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(leg: number, tell: (quality: Quality) => void) {
    this.leg = leg;
    this.#tell = tell;
    this.#context = openContext();
    this.#silence = this.#context ? silentTrack(this.#context) : null;
  }

  /** The answer to the relay's offer. */
  async answer(sdp: string, iceServers: RTCIceServer[]): Promise<string> {
    this.#pc.setConfiguration({ ...configuration, iceServers });
    await this.#pc.setRemoteDescription({ type: "offer", sdp });
    for (const transceiver of this.#pc.getTransceivers()) {
      transceiver.direction = "sendrecv";
      if (transceiver.receiver.track.kind === "audio" && this.#silence) {
        await transceiver.sender.replaceTrack(this.#silence);
      }
    }
    await this.#pc.setLocalDescription(await this.#pc.createAnswer());
    this.#watch();
    return this.#pc.localDescription?.sdp ?? "";
  }

  close(): void {
    this.#timers.forEach(clearTimeout);
    this.#pc.close();
    this.#silence?.stop();
    void this.#context?.close();
  }

  #watch(): void {
    this.#tell("measuring");
    const deadline = performance.now() + giveUpMs;
    const look = async () => {
      const quality = judge(measuredIn(await this.#pc.getStats()));
      const isTooLate = quality === "measuring" && performance.now() > deadline;
      if (this.#pc.connectionState !== "closed") {
        this.#tell(isTooLate ? "none" : quality);
        this.#timers = [setTimeout(look, lookMs)];
      }
    };
    this.#timers = [setTimeout(look, firstLookMs)];
  }
}

export function measuredIn(report: Iterable<[string, object]>): Measured {
  const measured: Measured = { roundTripMs: null, sent: 0, returned: 0 };
  for (const [, entry] of report) {
    const stat = entry as Record<string, unknown>;
    if (stat.type === "candidate-pair" && typeof stat.currentRoundTripTime === "number") {
      measured.roundTripMs = stat.currentRoundTripTime * 1000;
    } else if (stat.type === "outbound-rtp") {
      measured.sent += Number(stat.packetsSent ?? 0);
    } else if (stat.type === "inbound-rtp") {
      measured.returned += Number(stat.packetsReceived ?? 0);
    }
  }
  return measured;
}

function openContext(): AudioContext | null {
  return typeof AudioContext === "undefined" ? null : new AudioContext();
}

function silentTrack(context: AudioContext): MediaStreamTrack | null {
  const silence = context.createGain();
  silence.gain.value = 0;
  const source = context.createOscillator();
  const out = context.createMediaStreamDestination();
  source.connect(silence).connect(out);
  source.start();
  return out.stream.getAudioTracks()[0] ?? null;
}

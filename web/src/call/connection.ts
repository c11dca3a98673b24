// One call leg: this page's RTCPeerConnection to the relay. Audio and video are negotiated both ways
// from the first, with or without devices; afterwards only the tracks are exchanged. Negotiations are
// numbered by the epoch and done one after the other. When it cannot be healed it says "lost", and the
// seat asks for a new leg.
import type { Pace } from "./pace";

export interface LocalTracks {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
}

export interface ConnectionHooks {
  /** An offer or answer of ours, to be sent. */
  send(message: { type: "offer" | "answer" | "restart"; epoch: number; sdp: string }): void;
  media(state: "connecting" | "connected" | "unsteady" | "lost"): void;
  iceServers(): Promise<RTCIceServer[]>;
}

/** Of every connection to the relay. */
export const configuration: RTCConfiguration = {
  bundlePolicy: "max-bundle",
  rtcpMuxPolicy: "require",
};

const kinds = ["audio", "video"] as const;
// 640x360 at 24 frames looks no better with more than this.
const fullPicture = {
  active: true,
  maxBitrate: 900_000,
  maxFramerate: 30,
  scaleResolutionDownBy: 1,
};
const trialPicture = {
  ...fullPicture,
  maxBitrate: 60_000,
  maxFramerate: 5,
  scaleResolutionDownBy: 4,
};
const pictures: Record<Pace, RTCRtpEncodingParameters> = {
  full: fullPicture,
  trial: trialPicture,
  calm: { ...trialPicture, maxBitrate: 15_000, maxFramerate: 2 },
  pause: { ...trialPicture, active: false },
  sound: { ...trialPicture, active: false },
};
// Sent twice, and with its headers, 49 kbit/s: it fits where nothing else does.
const thinSoundBps = 10_000;
const restartAfterMs = 800;

export class Connection {
  readonly leg: number;
  /** What the other side sends; the same object as long as the leg lives. */
  readonly remote = new MediaStream();
  #pc = new RTCPeerConnection(configuration);
  #hooks: ConnectionHooks;
  #tracks: LocalTracks;
  #pace: Pace;
  #epoch = 0;
  #queue: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(leg: number, tracks: LocalTracks, pace: Pace, hooks: ConnectionHooks) {
    this.leg = leg;
    this.#tracks = tracks;
    this.#pace = pace;
    this.#hooks = hooks;
    this.#pc.onconnectionstatechange = () => this.#handleState();
    this.#pc.oniceconnectionstatechange = () => this.#handleState();
  }

  get isUsable(): boolean {
    return !["failed", "closed"].includes(this.#pc.connectionState);
  }

  get stats(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  /** Makes and sends an offer of this epoch: on the first and on every later one. */
  offer(epoch: number): void {
    this.#epoch = epoch;
    this.#enqueue(async () => {
      await this.#withdraw();
      await this.#useServersAtFirst();
      for (const kind of kinds) {
        this.#ensureTransceiver(kind);
      }
      await this.#attachTracks();
      await this.#pc.setLocalDescription(await this.#pc.createOffer());
      this.#send("offer", epoch);
    });
  }

  acceptOffer(epoch: number, sdp: string): void {
    this.#epoch = epoch;
    this.#enqueue(async () => {
      await this.#withdraw();
      await this.#useServersAtFirst();
      await this.#pc.setRemoteDescription({ type: "offer", sdp });
      for (const transceiver of this.#pc.getTransceivers()) {
        transceiver.direction = "sendrecv";
        preferCodec(transceiver);
      }
      await this.#attachTracks();
      await this.#pc.setLocalDescription(await this.#pc.createAnswer());
      this.#send("answer", epoch);
      this.#gatherRemote();
      await this.#limitRates();
    });
  }

  /** The answer to an offer or a restart of ours; one of an older epoch is dropped. */
  acceptAnswer(epoch: number, sdp: string): void {
    this.#enqueue(async () => {
      if (epoch !== this.#epoch || this.#pc.signalingState !== "have-local-offer") {
        return;
      }
      await this.#pc.setRemoteDescription({ type: "answer", sdp });
      this.#gatherRemote();
      await this.#limitRates();
    });
  }

  /** ICE anew on this leg alone, after a change of network; the far side hears nothing. On a line that
   *  is new an answer to an earlier restart will not come any more. */
  restart(isLineNew = false): void {
    this.#enqueue(async () => {
      if (isLineNew && this.#pc.remoteDescription !== null) {
        await this.#withdraw();
      }
      if (this.#pc.signalingState !== "stable" || this.#pc.remoteDescription === null) {
        return;
      }
      await this.#useServers();
      await this.#pc.setLocalDescription(await this.#pc.createOffer({ iceRestart: true }));
      this.#send("restart", this.#epoch);
    });
  }

  /** Exchanges what is sent, without a negotiation. */
  replaceTracks(tracks: LocalTracks): void {
    this.#tracks = tracks;
    this.#enqueue(() => this.#attachTracks());
  }

  /** How much is sent from now on. */
  setPace(pace: Pace): void {
    this.#pace = pace;
    this.#enqueue(() => this.#limitRates());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#pc.onconnectionstatechange = null;
    this.#pc.oniceconnectionstatechange = null;
    this.#pc.close();
  }

  // Later offers must not restart ICE, as new servers would make them.
  async #useServersAtFirst(): Promise<void> {
    if (this.#pc.localDescription === null) {
      await this.#useServers();
    }
  }

  async #useServers(): Promise<void> {
    const iceServers = await this.#hooks.iceServers();
    this.#pc.setConfiguration({ ...configuration, iceServers });
  }

  #send(type: "offer" | "answer" | "restart", epoch: number): void {
    const sdp = this.#pc.localDescription?.sdp;
    if (sdp && epoch === this.#epoch) {
      this.#hooks.send({ type, epoch, sdp });
    }
  }

  // An offer of ours that was overtaken by a newer epoch.
  async #withdraw(): Promise<void> {
    if (this.#pc.signalingState === "have-local-offer") {
      await this.#pc.setLocalDescription({ type: "rollback" });
    }
  }

  #ensureTransceiver(kind: "audio" | "video"): void {
    if (this.#transceiver(kind) === undefined) {
      preferCodec(this.#pc.addTransceiver(kind, { direction: "sendrecv" }));
    }
  }

  #transceiver(kind: "audio" | "video"): RTCRtpTransceiver | undefined {
    return this.#pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
  }

  async #attachTracks(): Promise<void> {
    const work = kinds.map(async (kind) => {
      const sender = this.#transceiver(kind)?.sender;
      if (sender && sender.track !== this.#tracks[kind]) {
        await sender.replaceTrack(this.#tracks[kind]);
      }
    });
    await Promise.all(work);
  }

  // After a negotiation: before it a sender has no encodings to speak of.
  async #limitRates(): Promise<void> {
    for (const kind of kinds) {
      const sender = this.#transceiver(kind)?.sender;
      await (sender && limitRate(sender, kind, this.#pace));
    }
  }

  #gatherRemote(): void {
    for (const { receiver } of this.#pc.getTransceivers()) {
      if (!this.remote.getTracks().includes(receiver.track)) {
        this.remote.addTrack(receiver.track);
      }
    }
  }

  // A negotiation that throws leaves the leg unusable: a new one is asked for.
  #enqueue(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch(() => {
      if (this.#pc.connectionState !== "closed") {
        this.#hooks.media("lost");
      }
    });
  }

  #handleState(): void {
    clearTimeout(this.#timer);
    const { connectionState, iceConnectionState } = this.#pc;
    if (connectionState === "failed" || iceConnectionState === "failed") {
      this.#hooks.media("lost");
    } else if (iceConnectionState === "disconnected") {
      this.#hooks.media("unsteady");
      this.#timer = setTimeout(() => this.restart(), restartAfterMs);
    } else {
      this.#hooks.media(connectionState === "connected" ? "connected" : "connecting");
    }
  }
}

// VP8 is what both browsers have and what the encryption to come leaves readable. RED, where both have
// it, sends each piece of sound twice: a lost packet is not heard.
const preferred = { audio: "audio/red", video: "video/vp8" };

function preferCodec(transceiver: RTCRtpTransceiver): void {
  const kind = transceiver.receiver.track.kind as "audio" | "video";
  const codecs = RTCRtpReceiver.getCapabilities?.(kind)?.codecs;
  if (!codecs || !transceiver.setCodecPreferences) {
    return;
  }
  const isFirst = (codec: { mimeType: string }) => codec.mimeType.toLowerCase() === preferred[kind];
  transceiver.setCodecPreferences([
    ...codecs.filter(isFirst),
    ...codecs.filter((codec) => !isFirst(codec)),
  ]);
}

// Sound goes first where a network can tell the two apart; both have a ceiling.
async function limitRate(sender: RTCRtpSender, kind: "audio" | "video", pace: Pace): Promise<void> {
  const parameters = sender.getParameters();
  const encoding = parameters.encodings?.[0];
  if (!encoding) {
    return;
  }
  encoding.priority = kind === "audio" ? "high" : "low";
  if (kind === "video") {
    Object.assign(encoding, pictures[pace]);
  } else if (pace === "full") {
    delete encoding.maxBitrate;
  } else {
    encoding.maxBitrate = thinSoundBps;
  }
  // Refused between negotiations, or by a browser that knows neither: the call is as good without.
  await sender.setParameters(parameters).catch(() => undefined);
}

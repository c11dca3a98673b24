// The page's legs: the check leg while it waits, the call leg once it is in; never both. Takes what the
// relay says of them and gives back what is to be sent and how they are. A stale epoch is dropped here.
import { CheckLeg, type Quality } from "./check";
import { Connection, type LocalTracks } from "./connection";
import type { Media } from "./machine";
import { countersIn, type Flow, watchFlow } from "./monitor";
import type { Arrived } from "./moving";
import { type PaceState, paceStep, wayIn } from "./pace";
import type { Of, ToRelay } from "./protocol";
import { type Stats, statsKeptMs } from "./quality";

export interface LegHooks {
  send(message: ToRelay): void;
  /** Of the call leg; "unsteady" heals by itself or becomes "lost", which needs a new join. */
  media(media: Exclude<Media, "none"> | "unsteady"): void;
  iceServers(): Promise<RTCIceServer[]>;
  changed(): void;
}

export class Legs {
  quality: Quality = "measuring"; // of the path, by the last check
  flow: Flow | null = null; // what comes in; null before the first look
  stats: Stats | null = null; // how both legs carry, as the relay measured it lately
  #pace: PaceState; // kept from leg to leg: the way out is the same
  #hooks: LegHooks;
  #tracks: LocalTracks = { audio: null, video: null };
  #epoch = 0;
  #check: CheckLeg | null = null;
  #connection: Connection | null = null;
  #statsTimer: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: () => void = () => undefined;
  #connectedAt: number | null = null; // the call leg, for the first time

  constructor(pace: PaceState, hooks: LegHooks) {
    this.#pace = pace;
    this.#hooks = hooks;
  }

  get kind(): "none" | "check" | "call" {
    return this.#connection ? "call" : this.#check ? "check" : "none";
  }

  /** The call leg that still lives, for the next join; 0: none. */
  get held(): number {
    return this.#connection?.isUsable ? this.#connection.leg : 0;
  }

  get pace(): PaceState {
    return this.#pace;
  }

  /** The way out is too thin for a picture of ours. */
  get isSoundOnly(): boolean {
    return this.#pace.pace !== "full";
  }

  get remote(): MediaStream | null {
    return this.#connection?.remote ?? null;
  }

  /** What has come in on the call leg so far. */
  async arrived(): Promise<Arrived> {
    const report = (await this.#connection?.stats) ?? [];
    const { audioPackets, framesDecoded } = countersIn(report, 0);
    const since = this.#connectedAt;
    return {
      connectedMs: since === null ? 0 : Math.max(1, performance.now() - since),
      hears: audioPackets > 0,
      sees: framesDecoded > 0,
    };
  }

  setTracks(tracks: LocalTracks): void {
    this.#tracks = tracks;
    this.#connection?.replaceTracks(tracks);
  }

  async answerCheck({ call, leg, epoch, sdp }: Of<"offer">): Promise<void> {
    this.dropCheck();
    const check = new CheckLeg(leg, (quality) => this.#handleQuality(quality));
    this.#check = check;
    this.#hooks.changed();
    try {
      const answer = await check.answer(sdp, await this.#hooks.iceServers());
      if (this.#check === check) {
        this.#hooks.send({ type: "answer", call, leg, epoch, sdp: answer });
      }
    } catch {
      this.#handleQuality("none"); // a check is never a gate
    }
  }

  /** Which leg and epoch hold from now on, and whether an offer is ours to make. */
  handleState({ call, leg, epoch, negotiate }: Of<"state">): void {
    this.#epoch = Math.max(this.#epoch, epoch);
    if (this.#connection && this.#connection.leg !== leg) {
      this.dropConnection();
    }
    if (negotiate === "offer") {
      this.#connectionOn(call, leg).offer(epoch);
    }
  }

  handleOffer({ call, leg, epoch, sdp }: Of<"offer">): void {
    if (epoch >= this.#epoch) {
      this.#epoch = epoch;
      this.#connectionOn(call, leg).acceptOffer(epoch, sdp);
    }
  }

  handleAnswer({ leg, epoch, sdp }: Of<"answer">): void {
    if (leg === this.#connection?.leg) {
      this.#connection.acceptAnswer(epoch, sdp);
    }
  }

  handleStats({ own, far }: Of<"stats">): void {
    if (this.#connection) {
      this.#keepStats({ own, far: far ?? null });
    }
  }

  /** After the line was joined anew. */
  restart(): void {
    this.#connection?.restart(true);
  }

  dropCheck(): void {
    this.#check?.close();
    this.#check = null;
  }

  dropConnection(): void {
    this.#stopWatching();
    this.#connection?.close();
    this.#connection = null;
    this.#connectedAt = null;
    this.flow = null;
    this.#keepStats(null);
  }

  #connectionOn(call: string, leg: number): Connection {
    if (this.#connection?.leg === leg && this.#connection.isUsable) {
      return this.#connection;
    }
    this.dropConnection();
    const connection = new Connection(leg, this.#tracks, this.#pace.pace, {
      send: ({ type, epoch, sdp }) => {
        const message = { call, leg, epoch, sdp };
        this.#hooks.send(
          type === "offer" ? { type, purpose: "call", ...message } : { type, ...message },
        );
      },
      iceServers: () => this.#hooks.iceServers(),
      media: (state) => this.#connection === connection && this.#handleMedia(state),
    });
    this.#connection = connection;
    this.#stopWatching = watchFlow(
      () => this.#look(connection),
      (flow) => this.#handleFlow(flow),
    );
    this.#hooks.media("connecting");
    return connection;
  }

  #handleMedia(state: Parameters<LegHooks["media"]>[0]): void {
    if (state === "connected") {
      this.#connectedAt ??= performance.now();
    }
    this.#hooks.media(state);
  }

  async #look(connection: Connection): Promise<RTCStatsReport> {
    const report = await connection.stats;
    const before = this.#pace;
    const now = paceStep(before, wayIn(report, performance.now()));
    this.#pace = now;
    if (now.pace !== before.pace) {
      connection.setPace(now.pace);
      this.#hooks.changed();
    }
    return report;
  }

  #handleQuality(quality: Quality): void {
    this.quality = quality;
    this.#hooks.changed();
  }

  #keepStats(stats: Stats | null): void {
    clearTimeout(this.#statsTimer);
    this.stats = stats;
    if (stats) {
      this.#statsTimer = setTimeout(() => this.#keepStats(null), statsKeptMs);
    }
    this.#hooks.changed();
  }

  #handleFlow(flow: Flow): void {
    this.flow = flow;
    this.#hooks.changed();
  }
}

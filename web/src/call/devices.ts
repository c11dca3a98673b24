// Microphone and camera: asked for, chosen, muted, given up. Whatever is missing or refused, the call
// goes on with the rest, down to text; each says in one word how it is.
import type { Mode } from "../lib/api";
import type { LocalTracks } from "./connection";

export type DeviceKind = "audio" | "video";

export type DeviceState =
  | "asking"
  | "on"
  | "off" // by the person's own choice
  | "denied"
  | "missing"
  | "busy"
  | "stopped"; // taken away in the midst of it: a phone call, an unplugged cable

export interface DeviceView {
  audio: DeviceState;
  video: DeviceState;
  choices: { kind: DeviceKind; id: string; label: string }[];
  chosen: Record<DeviceKind, string>;
}

const wanted: Record<DeviceKind, MediaTrackConstraints> = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: {
    width: { ideal: 640 },
    height: { ideal: 360 },
    frameRate: { ideal: 24, max: 30 },
    facingMode: "user",
  },
};

const causes: Record<string, DeviceState> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

export class Devices {
  #tracks: LocalTracks = { audio: null, video: null };
  #states: Record<DeviceKind, DeviceState> = { audio: "asking", video: "asking" };
  #chosen: Record<DeviceKind, string> = { audio: "", video: "" };
  #choices: DeviceView["choices"] = [];
  #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    navigator.mediaDevices?.addEventListener?.("devicechange", () => void this.#list());
  }

  get tracks(): LocalTracks {
    return { ...this.#tracks };
  }

  get view(): DeviceView {
    return { ...this.#states, choices: this.#choices, chosen: { ...this.#chosen } };
  }

  /** Asks for what the mode needs; both in one question where possible, else one by one. */
  async ask(mode: Mode): Promise<void> {
    const kinds: DeviceKind[] =
      mode === "text" ? [] : mode === "voice" ? ["audio"] : ["audio", "video"];
    for (const kind of ["audio", "video"] as const) {
      this.#states[kind] = kinds.includes(kind) ? "asking" : "off";
    }
    if (kinds.length === 2 && (await this.#open(kinds)) === null) {
      await this.#list();
      return;
    }
    for (const kind of kinds) {
      await this.#openOne(kind);
    }
    await this.#list();
  }

  /** The microphone stays open and sends silence while muted; the camera is let go, its light too. */
  async toggle(kind: DeviceKind): Promise<void> {
    const track = this.#tracks[kind];
    if (track === null) {
      await this.#openOne(kind);
      await this.#list();
    } else if (kind === "audio") {
      track.enabled = !track.enabled;
      this.#set(kind, track.enabled ? "on" : "off");
    } else {
      this.#release(kind);
      this.#set(kind, "off");
    }
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    this.#chosen[kind] = id;
    this.#release(kind);
    await this.#openOne(kind);
  }

  close(): void {
    this.#release("audio");
    this.#release("video");
  }

  async #openOne(kind: DeviceKind): Promise<void> {
    this.#set(kind, "asking");
    const cause = await this.#open([kind]);
    if (cause) {
      this.#set(kind, cause);
    }
  }

  // Null: opened. Otherwise why not.
  async #open(kinds: DeviceKind[]): Promise<DeviceState | null> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(this.#constraints(kinds));
      for (const track of stream.getTracks()) {
        this.#take(track);
      }
      return null;
    } catch (error) {
      return causes[(error as DOMException).name] ?? "missing";
    }
  }

  #constraints(kinds: DeviceKind[]): MediaStreamConstraints {
    const of = (kind: DeviceKind) => {
      const id = this.#chosen[kind];
      return id ? { ...wanted[kind], deviceId: { exact: id } } : wanted[kind];
    };
    return {
      audio: kinds.includes("audio") && of("audio"),
      video: kinds.includes("video") && of("video"),
    };
  }

  #take(track: MediaStreamTrack): void {
    const kind = track.kind as DeviceKind;
    this.#release(kind);
    this.#tracks[kind] = track;
    track.contentHint = kind === "audio" ? "speech" : "motion";
    track.onended = () => this.#handleEnded(track);
    track.onmute = () => this.#set(kind, "stopped");
    track.onunmute = () => this.#set(kind, track.enabled ? "on" : "off");
    this.#set(kind, track.muted ? "stopped" : "on");
  }

  #handleEnded(track: MediaStreamTrack): void {
    const kind = track.kind as DeviceKind;
    if (this.#tracks[kind] === track) {
      this.#tracks[kind] = null;
      this.#set(kind, "stopped");
    }
  }

  #release(kind: DeviceKind): void {
    const track = this.#tracks[kind];
    this.#tracks[kind] = null;
    if (track) {
      track.onended = null;
      track.onmute = null;
      track.onunmute = null;
      track.stop();
    }
  }

  #set(kind: DeviceKind, state: DeviceState): void {
    this.#states[kind] = state;
    this.#changed();
  }

  async #list(): Promise<void> {
    const found = await navigator.mediaDevices?.enumerateDevices?.().catch(() => []);
    const kindOf: Partial<Record<MediaDeviceKind, DeviceKind>> = {
      audioinput: "audio",
      videoinput: "video",
    };
    this.#choices = (found ?? []).flatMap(({ kind, deviceId, label }) => {
      const ours = kindOf[kind];
      return ours && deviceId ? [{ kind: ours, id: deviceId, label }] : [];
    });
    this.#changed();
  }
}

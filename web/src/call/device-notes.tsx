// How microphone and camera are, in words, wherever something about them is not as it should be.
import type { JSX } from "preact";
import type { DeviceKind, DeviceState, Devices, DeviceView } from "./devices";
import type { CallSay } from "./words";

interface Props {
  devices: Devices;
  view: DeviceView;
  say: CallSay;
}

export function DeviceNotes({ devices, view, say }: Props): JSX.Element {
  const isAsking = view.audio === "asking" || view.video === "asking";
  return (
    <div class="device-notes" aria-live="polite">
      {isAsking && <p class="hint">{say("device_asking")}</p>}
      <Note kind="audio" state={view.audio} say={say} />
      {view.audio === "stopped" && (
        <button type="button" class="big" onClick={() => void devices.choose("audio", "")}>
          {say("mic_again")}
        </button>
      )}
      <Note kind="video" state={view.video} say={say} />
    </div>
  );
}

function Note({ kind, state, say }: { kind: DeviceKind; state: DeviceState; say: CallSay }) {
  if (state === "asking" || state === "on" || state === "off") {
    return null;
  }
  const device = kind === "audio" ? "mic" : "cam";
  return <p class="hint">{say(`${device}_${state}`)}</p>;
}

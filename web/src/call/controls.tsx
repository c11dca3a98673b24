// The bar below a call: microphone, camera, devices, writing, leaving. A toggle's state is in its
// pressed state and in its words, so that it is heard as well as seen.
import type { JSX } from "preact";
import { CameraIcon, DevicesIcon, LeaveIcon, MicrophoneIcon, TextIcon } from "../ui/icons";
import type { DeviceKind, Devices, DeviceView } from "./devices";
import type { CallSay } from "./words";

interface DeviceProps {
  devices: Devices;
  view: DeviceView;
  say: CallSay;
}

export function DeviceButtons({ devices, view, say }: DeviceProps): JSX.Element {
  return (
    <>
      <Toggle kind="audio" isOn={view.audio === "on"} devices={devices} say={say} />
      <Toggle kind="video" isOn={view.video === "on"} devices={devices} say={say} />
    </>
  );
}

function Toggle({
  kind,
  isOn,
  devices,
  say,
}: {
  kind: DeviceKind;
  isOn: boolean;
  devices: Devices;
  say: CallSay;
}): JSX.Element {
  const isAudio = kind === "audio";
  const state = say(isAudio ? (isOn ? "mic_on" : "mic_off") : isOn ? "cam_on" : "cam_off");
  return (
    <button
      type="button"
      class={`control ${isOn ? "" : "control-off"}`}
      data-action={isAudio ? "microphone" : "camera"}
      aria-pressed={isOn}
      title={state}
      onClick={() => void devices.toggle(kind)}
    >
      {isAudio ? <MicrophoneIcon isOff={!isOn} /> : <CameraIcon isOff={!isOn} />}
      <span>{say(isAudio ? "mic_short" : "camera")}</span>
      <span class="unseen" aria-live="polite">
        {state}
      </span>
    </button>
  );
}

export type Panel = "none" | "devices" | "text" | "quality";

interface BarProps extends DeviceProps {
  panel: Panel;
  hasNewText: boolean;
  show(panel: Panel): void;
  leave(): void;
}

export function ControlBar(props: BarProps): JSX.Element {
  const { panel, hasNewText, show, leave, say } = props;
  const toggle = (which: Panel) => () => show(panel === which ? "none" : which);
  return (
    <div class="controls controls-bar">
      <DeviceButtons {...props} />
      <button
        type="button"
        class="control"
        data-action="devices"
        aria-expanded={panel === "devices"}
        onClick={toggle("devices")}
      >
        <DevicesIcon />
        <span>{say("devices")}</span>
      </button>
      <button
        type="button"
        class={`control ${hasNewText ? "control-new" : ""}`}
        data-action="text"
        aria-expanded={panel === "text"}
        onClick={toggle("text")}
      >
        <TextIcon />
        <span>{say("text")}</span>
      </button>
      <button type="button" class="control control-leave" data-action="leave" onClick={leave}>
        <LeaveIcon />
        <span>{say("leave")}</span>
      </button>
    </div>
  );
}

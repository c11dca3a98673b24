// Choosing a microphone and a camera.
import type { JSX } from "preact";
import { DeviceNotes } from "./device-notes";
import type { DeviceKind, Devices, DeviceView } from "./devices";
import type { CallSay } from "./words";

interface Props {
  devices: Devices;
  view: DeviceView;
  say: CallSay;
  close(): void;
}

export function DevicePanel({ devices, view, say, close }: Props): JSX.Element {
  return (
    <section class="panel" aria-labelledby="devices-title">
      <header>
        <h2 id="devices-title">{say("devices_title")}</h2>
        <button type="button" class="quiet" onClick={close}>
          {say("close")}
        </button>
      </header>
      <Choice kind="audio" label={say("microphone")} {...{ devices, view, say }} />
      <Choice kind="video" label={say("camera")} {...{ devices, view, say }} />
      <DeviceNotes devices={devices} view={view} say={say} />
    </section>
  );
}

interface ChoiceProps extends Omit<Props, "close"> {
  kind: DeviceKind;
  label: string;
}

function Choice({ kind, label, devices, view, say }: ChoiceProps): JSX.Element {
  const id = `choose-${kind}`;
  return (
    <>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={view.chosen[kind]}
        onChange={(event) => void devices.choose(kind, event.currentTarget.value)}
      >
        <option value="">{say("device_default")}</option>
        {view.choices
          .filter((choice) => choice.kind === kind)
          .map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
      </select>
    </>
  );
}

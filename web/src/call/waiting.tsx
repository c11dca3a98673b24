// The waiting room: true words about what happens, one's own picture, the state of the path, and the
// phone. Nothing here is a gate.
import type { JSX } from "preact";
import { Lamp } from "../ui/icons";
import type { ViewProps } from "./app";
import { DeviceButtons } from "./controls";
import { DeviceNotes } from "./device-notes";
import { HelpLines } from "./ended";
import { NearVideo } from "./video";

export function Waiting({
  page,
  seat,
  view,
  say,
  phase,
}: ViewProps & { phase: "starting" | "waiting" }): JSX.Element {
  const peer = page.peer;
  return (
    <section class="room waiting" aria-labelledby="waiting-title">
      <Lamp />
      <h1 id="waiting-title">{say(phase === "waiting" ? "waiting_title" : "starting_title")}</h1>
      {phase === "waiting" && <p class="lead">{say("waiting_told", { peer })}</p>}
      {phase === "starting" && view.isDelayed && <p class="lead">{say("starting_delayed")}</p>}
      <p>{say("waiting_unseen")}</p>
      {page.mode === "video" && (
        <NearVideo stream={view.local} isOn={view.devices.video === "on"} say={say} />
      )}
      <div class="controls">
        <DeviceButtons devices={seat.devices} view={view.devices} say={say} />
      </div>
      <DeviceNotes devices={seat.devices} view={view.devices} say={say} />
      {phase === "waiting" && (
        <p class={`check check-${view.quality}`}>{say(checkKey(view.quality))}</p>
      )}
      <p class="hint">{say("waiting_stay")}</p>
      <HelpLines page={page} say={say} />
    </section>
  );
}

function checkKey(quality: "measuring" | "good" | "weak" | "none") {
  return `check_${quality}` as const;
}

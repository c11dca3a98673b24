// The room of those let in: the other side large, oneself small, what is going on in a banner, and the
// controls. A coach finds the door here too.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ViewProps } from "./app";
import { ControlBar, type Panel } from "./controls";
import { DeviceNotes } from "./device-notes";
import { DevicePanel } from "./device-panel";
import { HelpLines } from "./ended";
import type { Knock } from "./machine";
import { weakSide } from "./quality";
import { QualityButton, QualityPanel } from "./quality-panel";
import { keepScreenOn } from "./screen";
import { TextPanel } from "./text-panel";
import { FarVideo, NearVideo } from "./video";
import type { CallSay } from "./words";

type RoomPhase = "alone" | "connecting" | "call" | "reconnecting";
type RoomProps = ViewProps & { phase: RoomPhase };

export function Room(props: RoomProps): JSX.Element {
  const { page, seat, view, say, phase } = props;
  const [panel, show] = useState<Panel>(page.mode === "text" ? "text" : "none");
  const hasNewText = useNewText(view.texts.length, view.texts.at(-1)?.from, panel);
  useEffect(keepScreenOn, []);
  const close = () => show("none");
  return (
    <div class={`stage ${panel === "none" ? "" : "stage-split"}`}>
      <div class="picture">
        {view.remote && <FarVideo stream={view.remote} peer={page.peer} say={say} />}
        <Center {...props} />
        <Banner {...props} hasNewText={hasNewText} />
        <Door
          knocks={view.call.knocks}
          peer={page.peer}
          say={say}
          letIn={(knock) => seat.letIn(knock)}
        />
        <NearVideo stream={view.local} isOn={view.devices.video === "on"} say={say} />
        <QualityButton
          stats={phase === "call" ? view.stats : null}
          isOpen={panel === "quality"}
          toggle={() => show(panel === "quality" ? "none" : "quality")}
          say={say}
        />
      </div>
      {panel === "text" && (
        <TextPanel
          entries={view.texts}
          peer={page.peer}
          say={say}
          write={(body) => seat.write(body)}
          close={close}
        />
      )}
      {panel === "devices" && (
        <DevicePanel devices={seat.devices} view={view.devices} say={say} close={close} />
      )}
      {panel === "quality" && (
        <QualityPanel
          stats={view.stats}
          isRelayed={view.flow?.isRelayed ?? false}
          peer={page.peer}
          say={say}
          close={close}
        />
      )}
      {phase !== "call" && <HelpLines page={page} say={say} />}
      <ControlBar
        devices={seat.devices}
        view={view.devices}
        {...{ say, panel, show, hasNewText }}
        leave={() => seat.leave()}
      />
    </div>
  );
}

// What stands where no picture is.
function Center({ page, view, say, phase }: RoomProps): JSX.Element {
  const peer = page.peer;
  if (phase === "alone" && view.call.knocks.length > 0) {
    return <Face peer={peer} line={peer} />;
  }
  if (phase === "alone") {
    const hasLeft = view.call.peer === "left";
    return (
      <div class="center">
        <h1>{say(hasLeft ? "alone_left_title" : "alone_title", { peer })}</h1>
        <p>{say(hasLeft ? "alone_left_text" : "alone_text", { peer })}</p>
      </div>
    );
  }
  if (phase === "connecting") {
    return (
      <div class="center">
        <h1>{say("connecting_title", { peer })}</h1>
      </div>
    );
  }
  const hasNoPicture = phase === "call" && view.flow !== null && !view.flow.sees;
  if (!hasNoPicture) {
    return <h1 class="unseen">{say(phase === "call" ? "in_call" : "reconnecting", { peer })}</h1>;
  }
  return <Face peer={peer} line={say("peer_no_picture", { peer })} />;
}

function Face({ peer, line }: { peer: string; line: string }): JSX.Element {
  return (
    <div class="center center-face">
      <span class="face" aria-hidden="true">
        {[...peer][0] ?? ""}
      </span>
      <h1 class="peer-name">{line}</h1>
    </div>
  );
}

function Banner(props: RoomProps & { hasNewText: boolean }): JSX.Element {
  const { seat, view, say, phase } = props;
  const line = bannerText(props);
  return (
    <div class="banners">
      {line && (
        <div class={`banner ${phase === "reconnecting" ? "banner-loud" : ""}`}>
          <p>{line}</p>
        </div>
      )}
      <DeviceNotes devices={seat.devices} view={view.devices} say={say} />
    </div>
  );
}

// One thing at a time, the gravest first.
function bannerText(props: RoomProps & { hasNewText: boolean }): string {
  const { page, view, say, phase, hasNewText } = props;
  const peer = page.peer;
  if (phase === "reconnecting") {
    return say("reconnecting");
  }
  if (view.call.peer === "away") {
    return say("peer_away", { peer });
  }
  if (phase === "call" && view.flow && !view.flow.hears) {
    return say("no_sound", { peer });
  }
  if (phase === "call" && view.flow && !view.flow.isHeard) {
    return say("not_heard", { peer });
  }
  if (hasNewText) {
    return say("text_new", { peer });
  }
  if (phase === "call" && view.isSoundOnly && view.devices.video === "on") {
    return say("sound_only");
  }
  return phase === "call" ? weakText(view, peer, say) : "";
}

// The relay knows whose side it is; until it has said so, the page knows only that it is.
function weakText({ stats, flow }: RoomProps["view"], peer: string, say: CallSay): string {
  if (stats === null) {
    return flow?.isWeak ? say("weak") : "";
  }
  const side = weakSide(stats);
  return side === "none" ? "" : say(`weak_${side}`, { peer });
}

interface DoorProps {
  knocks: Knock[];
  peer: string;
  say: CallSay;
  letIn(knock: Knock): void;
}

function Door({ knocks, peer, say, letIn }: DoorProps): JSX.Element {
  return (
    <div class="door-knocks">
      {knocks.map((knock) => (
        <div class="knock" key={knock.cnf}>
          <p>{say(knock.device === "first" ? "knock_first" : "knock_another", { peer })}</p>
          <button type="button" class="big" data-action="admit" onClick={() => letIn(knock)}>
            {say("let_in")}
          </button>
        </div>
      ))}
    </div>
  );
}

// True while the other side's last text came with the panel closed.
function useNewText(count: number, lastFrom: string | undefined, panel: Panel): boolean {
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (panel === "text" || lastFrom !== "peer") {
      setSeen(count);
    }
  }, [count, lastFrom, panel]);
  return panel !== "text" && count > seen && lastFrom === "peer";
}

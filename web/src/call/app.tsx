// Which view belongs to which phase, and the one live region that says aloud what changed.
import type { JSX } from "preact";
import { Ended } from "./ended";
import { type Phase, phaseOf } from "./machine";
import type { Page } from "./page";
import { Room } from "./room";
import type { Seat, SeatView } from "./seat";
import { Waiting } from "./waiting";
import type { CallSay } from "./words";

export interface ViewProps {
  page: Page;
  seat: Seat;
  view: SeatView;
  say: CallSay;
}

export function App(props: ViewProps): JSX.Element {
  return (
    <>
      <p class="unseen" role="status">
        {announcement(props)}
      </p>
      {viewOf(phaseOf(props.view.call), props)}
    </>
  );
}

function viewOf(phase: Phase, props: ViewProps): JSX.Element {
  switch (phase) {
    case "starting":
    case "waiting":
      return <Waiting {...props} phase={phase} />;
    case "alone":
    case "connecting":
    case "call":
    case "reconnecting":
      return <Room {...props} phase={phase} />;
    case "replaced":
    case "left":
    case "ended":
    case "removed":
    case "refused":
      return <Ended {...props} how={phase} />;
  }
}

// Only what a person who does not look has to know; a repeated text is not read again.
function announcement({ page, view, say }: ViewProps): string {
  const peer = page.peer;
  const knock = view.call.knocks[0];
  if (knock) {
    return say(knock.device === "first" ? "knock_first" : "knock_another", { peer });
  }
  switch (phaseOf(view.call)) {
    case "starting":
      return view.isDelayed ? say("starting_delayed") : "";
    case "waiting":
      return say("waiting_told", { peer });
    case "alone":
      return say(view.call.peer === "left" ? "alone_left_title" : "alone_title", { peer });
    case "connecting":
      return say("connecting_title", { peer });
    case "call":
      return say(view.call.peer === "away" ? "peer_away" : "in_call", { peer });
    case "reconnecting":
      return say("reconnecting");
    default:
      return "";
  }
}

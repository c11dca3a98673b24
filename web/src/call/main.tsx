// The call page: reads its shell, opens the page key, takes the seat, and draws what the seat says.
// Browser tests read the root's data attributes and the performance marks; nothing is global.
import { render } from "preact";
import { post } from "../lib/api";
import { openPageKey } from "../lib/key";
import { App } from "./app";
import { phaseOf } from "./machine";
import { readPage } from "./page";
import { Seat, type SeatView } from "./seat";
import { loadCallWords } from "./words";

async function main(root: HTMLElement): Promise<void> {
  const page = readPage(root);
  const key = openPageKey();
  const seat = new Seat(page.session, key, () => schedule());
  // A coach arrives by opening the page; a person has said "I'm here" before it.
  const arrived = page.role === "coach" ? post(`/sessions/${page.session}/here`) : null;
  const [say] = await Promise.all([loadCallWords(), arrived?.catch(() => undefined)]);

  let isScheduled = false;
  function schedule(): void {
    if (!isScheduled) {
      isScheduled = true;
      queueMicrotask(draw);
    }
  }
  function draw(): void {
    isScheduled = false;
    const view = seat.view;
    markRoot(root, view);
    render(<App page={page} seat={seat} view={view} say={say} />, root);
  }

  root.replaceChildren();
  draw();
  seat.start(page.mode);
}

function markRoot(root: HTMLElement, view: SeatView): void {
  root.dataset.state = phaseOf(view.call);
  root.dataset.line = view.call.line;
  root.dataset.peer = view.call.peer;
  root.dataset.media = view.call.media;
  root.dataset.leg = view.leg;
  root.dataset.check = view.quality;
  root.dataset.own = view.stats?.own.verdict ?? "unknown";
  root.dataset.far = view.stats?.far?.verdict ?? "unknown";
  root.dataset.relay = view.relay;
}

const root = document.getElementById("call");
if (root && "RTCPeerConnection" in window && crypto.subtle) {
  void main(root);
} else if (root) {
  root.dataset.state = "unable"; // the shell's own words and phone number stay
}

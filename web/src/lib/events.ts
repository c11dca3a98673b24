// The scheduler's event stream. The browser reconnects by itself after a cut; after a refusal it
// gives up, so this asks again, slower each time. What was missed is read anew on every `ready`.
import type { Session } from "./api";

export interface EventHandlers {
  ready?: () => void;
  arrived?: (event: { session: string; role: "coach" | "person" }) => void;
  session?: (session: Session) => void;
  moved?: (event: { session: string }) => void;
}

const shortestMs = 1000;
const longestMs = 30_000;

/** Listens until the returned function is called. */
export function listen(handlers: EventHandlers): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout>;
  let waitMs = shortestMs;

  function open(): void {
    source = new EventSource("/api/v1/events");
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => deliver(event as MessageEvent, handle));
    }
    source.addEventListener("ready", () => {
      waitMs = shortestMs;
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) {
        timer = setTimeout(open, waitMs);
        waitMs = Math.min(waitMs * 2, longestMs);
      }
    };
  }

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function deliver(event: MessageEvent, handle: (data: never) => void): void {
  try {
    handle(JSON.parse(event.data) as never);
  } catch {
    // An event this page cannot read is not worth the page.
  }
}

// The scheduler's event stream: one connection a page however many views listen (a browser opens only
// six to one place), closed when nobody does. The browser reconnects by itself after a cut; after a
// refusal it gives up, so this asks again, slower each time. What was missed is read anew on `ready`.
import type { Session } from "./api";

export interface EventHandlers {
  ready?: () => void;
  arrived?: (event: { session: string; role: "coach" | "person" }) => void;
  session?: (session: Session) => void;
  moved?: (event: { session: string }) => void;
  queue?: (event: { kind: string; session: string | null }) => void;
  ask?: (event: { ask: string; status: string }) => void;
}

export interface Events {
  /** Listens until the returned function is called. A view that comes late reads for itself first:
   * `ready` is said of the connection, not of the view. */
  listen(handlers: EventHandlers): () => void;
}

const names: (keyof EventHandlers)[] = ["ready", "arrived", "session", "moved", "queue", "ask"];
const shortestMs = 1000;
const longestMs = 30_000;

export function openEvents(): Events {
  const listeners = new Set<EventHandlers>();
  let close: (() => void) | null = null;
  return {
    listen: (handlers) => {
      listeners.add(handlers);
      close ??= connect(listeners);
      return () => {
        listeners.delete(handlers);
        if (listeners.size === 0) {
          close?.();
          close = null;
        }
      };
    },
  };
}

function connect(listeners: Set<EventHandlers>): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout>;
  let waitMs = shortestMs;

  function open(): void {
    source = new EventSource("/api/v1/events");
    for (const name of names) {
      source.addEventListener(name, (event) => {
        for (const handlers of [...listeners]) {
          deliver(event as MessageEvent, handlers[name]);
        }
      });
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

function deliver(event: MessageEvent, handle: ((data: never) => void) | undefined): void {
  try {
    handle?.(JSON.parse(event.data) as never);
  } catch {
    // An event this page cannot read is not worth the page.
  }
}

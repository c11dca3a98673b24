// The queue, kept true: read at first, after every gap of the event stream, when something new waits
// or a session has changed, and now and then: what another coordinator has seen to says nothing.
import { useEffect, useState } from "preact/hooks";
import { getAll, post } from "../lib/api";
import { chime } from "../lib/chime";
import { problemText, useDesk } from "../staff/desk";
import { type Matter, mattersOf, type QueueItem } from "./queue";

const everyMs = 20_000;

export interface Queue {
  matters: Matter[] | null; // null: not known yet
  said: string;
  /** Somebody has seen to it. */
  close(matter: Matter): Promise<void>;
  read(): void;
}

export function useQueue(): Queue {
  const { say, events } = useDesk();
  const [matters, setMatters] = useState<Matter[] | null>(null);
  const [said, setSaid] = useState("");
  const readWhole = async () => {
    setMatters(mattersOf(await getAll<QueueItem>("/queue", "queue")));
    setSaid("");
  };
  const read = () => void readWhole().catch((error) => setSaid(problemText(error, say)));

  useEffect(() => {
    read();
    const timer = setInterval(read, everyMs);
    const stop = events.listen({
      ready: read,
      session: read,
      queue: ({ kind }) => {
        read();
        if (kind === "undecided" || kind === "ask") {
          chime(); // it starts within the hour, or somebody asked for a coach now
        }
      },
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  const close = async (matter: Matter) => {
    for (const id of matter.ids) {
      await post(`/queue/${id}/done`);
    }
    await readWhole();
  };
  return { matters, said, close, read };
}

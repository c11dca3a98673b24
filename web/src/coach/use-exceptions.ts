// The dates that differ from the weekly hours, shared by the views that show and change them.
import { useEffect, useState } from "preact/hooks";
import { type Exception, get, post, remove } from "../lib/api";
import { useDesk } from "../staff/desk";
import { pathsOf } from "./differences";

export interface Exceptions {
  list: Exception[];
  /** Resolves with how many sessions lie inside. */
  add(made: Omit<Exception, "id">): Promise<number>;
  /** Away for whole dates, both inside; resolves likewise. */
  goAway(from: string, until: string): Promise<number>;
  /** Open and bookable at once, from now on. */
  freeUntil(at: number): Promise<void>;
  /** An absence is taken back whole, whichever of its dates is named. */
  drop(gone: Exception[]): Promise<void>;
}

export function useExceptions(): Exceptions {
  const { events } = useDesk();
  const [list, setList] = useState<Exception[]>([]);
  const read = async () =>
    setList((await get<{ exceptions: Exception[] }>("/exceptions")).exceptions);

  useEffect(() => {
    const readQuietly = () => void read().catch(() => undefined); // the next `ready` reads again
    readQuietly();
    return events.listen({ ready: readQuietly });
  }, []);
  return {
    list,
    add: async (made) => {
      const { sessions } = await post<{ sessions: unknown[] }>("/exceptions", made);
      await read();
      return sessions.length;
    },
    goAway: async (from, until) => {
      const { count } = await post<{ count: number }>("/absences", { from, until });
      await read();
      return count;
    },
    freeUntil: async (until_at) => {
      await post("/free-now", { until_at });
      await read();
    },
    drop: async (gone) => {
      for (const path of pathsOf(gone)) {
        await remove(path);
      }
      await read();
    },
  };
}

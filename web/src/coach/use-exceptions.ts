// The dates that differ from the weekly hours, shared by the views that show and change them.
import { useEffect, useState } from "preact/hooks";
import { type Exception, get, post, remove, type Session } from "../lib/api";
import { useDesk } from "../staff/desk";

export interface Exceptions {
  list: Exception[];
  /** Resolves with the sessions lying inside. */
  add(made: Omit<Exception, "id">): Promise<Session[]>;
  /** Open and bookable at once, from now on. */
  freeUntil(at: number): Promise<void>;
  drop(gone: Exception[]): Promise<void>;
}

interface Added {
  exception: Exception;
  sessions: Session[];
}

export function useExceptions(): Exceptions {
  const { events } = useDesk();
  const [list, setList] = useState<Exception[]>([]);
  const merge = (made: Exception[]) =>
    setList((before) => inOrder([...before.filter(({ id }) => !idsOf(made).has(id)), ...made]));

  useEffect(() => {
    const read = async () =>
      setList((await get<{ exceptions: Exception[] }>("/exceptions")).exceptions);
    const readQuietly = () => void read().catch(() => undefined); // the next `ready` reads again
    readQuietly();
    return events.listen({ ready: readQuietly });
  }, []);
  return {
    list,
    add: async (made) => {
      const { exception, sessions } = await post<Added>("/exceptions", made);
      merge([exception]);
      return sessions;
    },
    freeUntil: async (until_at) => {
      merge((await post<{ exceptions: Exception[] }>("/free-now", { until_at })).exceptions);
    },
    drop: async (gone) => {
      for (const { id } of gone) {
        await remove(`/exceptions/${id}`);
      }
      setList((before) => before.filter(({ id }) => !idsOf(gone).has(id)));
    },
  };
}

function idsOf(list: Exception[]): Set<string> {
  return new Set(list.map(({ id }) => id));
}

function inOrder(list: Exception[]): Exception[] {
  return [...list].sort((a, b) => a.date.localeCompare(b.date) || a.start_min - b.start_min);
}

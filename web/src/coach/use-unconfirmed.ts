// The sessions of this coach whose outcome is still a suggestion, soonest first.
import { useEffect, useState } from "preact/hooks";
import { getAll, type Session } from "../lib/api";
import { useDesk } from "../staff/desk";
import { isUnconfirmed } from "../staff/outcomes";

const backS = 9 * 86_400; // a week after its end a session is settled

export interface Unconfirmed {
  list: Session[];
  replace(session: Session): void;
}

export function useUnconfirmed(): Unconfirmed {
  const { events, now } = useDesk();
  const [list, setList] = useState<Session[]>([]);
  const replace = (session: Session) =>
    setList((before) => {
      const others = before.filter(({ id }) => id !== session.id);
      return isUnconfirmed(session)
        ? [...others, session].sort((a, b) => a.start_at - b.start_at)
        : others;
    });

  useEffect(() => {
    const read = async () => {
      const path = `/sessions?from_at=${now() - backS}&until_at=${now()}&unconfirmed=1`;
      setList(await getAll<Session>(path, "sessions"));
    };
    const readQuietly = () => void read().catch(() => undefined); // the next `ready` reads again
    readQuietly();
    return events.listen({ ready: readQuietly, session: replace });
  }, []);
  return { list, replace };
}

// The sessions from one instant to another, kept true by the event stream: read whole at first and
// after every gap of the stream, changed one by one between.
import { useEffect, useState } from "preact/hooks";
import { getAll, type Session } from "../lib/api";
import { useDesk } from "./desk";

export interface Sessions {
  list: Session[];
  isLoaded: boolean;
  replace(session: Session): void;
}

export interface SessionSpan {
  from: number;
  until: number;
  person?: string; // only theirs
}

export function useSessions(
  { from, until, person }: SessionSpan,
  arrived?: (role: "coach" | "person") => void,
): Sessions {
  const { events } = useDesk();
  const [list, setList] = useState<Session[]>([]);
  const [isLoaded, setLoaded] = useState(false);
  const replace = (session: Session) =>
    setList((before) => withSession(before, session, { from, until, ...(person && { person }) }));

  useEffect(() => {
    const read = async () => {
      const whose = person ? `&person=${person}` : "";
      const path = `/sessions?from_at=${from}&until_at=${until}${whose}`;
      setList(inOrder(await getAll<Session>(path, "sessions")));
      setLoaded(true);
    };
    const readQuietly = () => void read().catch(() => undefined); // the next `ready` reads again
    readQuietly();
    return events.listen({
      ready: readQuietly,
      session: replace,
      arrived: ({ session, role }) => {
        setList((before) => withArrival(before, session, role));
        arrived?.(role);
      },
    });
  }, [from, until, person]);
  return { list, isLoaded, replace };
}

export function withSession(
  list: Session[],
  session: Session,
  { from, until, person }: SessionSpan,
): Session[] {
  const others = list.filter(({ id }) => id !== session.id);
  const isInside = session.start_at < until && session.end_at > from;
  const isTheirs = person === undefined || session.person.id === person;
  return isInside && isTheirs ? inOrder([...others, session]) : others;
}

export function withArrival(list: Session[], id: string, role: "coach" | "person"): Session[] {
  return list.map((session) =>
    session.id === id ? { ...session, here: { ...session.here, [role]: true } } : session,
  );
}

function inOrder(list: Session[]): Session[] {
  return [...list].sort((a, b) => a.start_at - b.start_at);
}

// Who asks for a coach now: for a coach the one that rings here, for a coordinator all that wait. Read
// at first, after every gap of the event stream, when the stream says so, and every few seconds while
// there is one: a ring ends by itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { get, type Mode, type Named } from "../lib/api";
import { useDesk } from "./desk";

export interface Ask {
  id: string;
  mode: Mode;
  length_min: number;
  made_at: number;
  wait_min: number | null; // null: nobody can say
  ring_until_at: number | null;
  person: Named | null; // a coach who is rung learns nothing of them
}

const everyMs = 5000;

export interface Asks {
  list: Ask[];
  lost: Ask[]; // given up while this page looked: nobody could be found
  read(): void;
  forget(ask: Ask): void;
}

export function useAsks(): Asks {
  const { events } = useDesk();
  const [list, setList] = useState<Ask[]>([]);
  const [lost, setLost] = useState<Ask[]>([]);
  const known = useRef(list);
  known.current = list;
  const read = () =>
    void get<{ asks: Ask[] }>("/asks")
      .then(({ asks }) => setList(asks))
      .catch(() => undefined); // the next `ready` reads again

  useEffect(() => {
    read();
    return events.listen({
      ready: read,
      ask: ({ ask, status }) => {
        const gone = known.current.filter(({ id }) => id === ask && status === "given_up");
        setLost((before) => [...before, ...gone]);
        read();
      },
    });
  }, []);
  useEffect(() => {
    const timer = list.length > 0 ? setInterval(read, everyMs) : undefined;
    return () => clearInterval(timer);
  }, [list.length > 0]);
  const forget = ({ id }: Ask) => setLost((before) => before.filter((one) => one.id !== id));
  return { list, lost, read, forget };
}

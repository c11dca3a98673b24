// The standing times that one may see, kept true: read at first, after every gap of the event stream,
// and when a session of one of them has changed.
import { useEffect, useState } from "preact/hooks";
import { getAll } from "../lib/api";
import { problemText, useDesk } from "./desk";
import { type Series, seriesInOrder } from "./series";

export interface SeriesBook {
  list: Series[] | null; // null: not known yet
  said: string;
  read(): void;
}

export function useSeries(): SeriesBook {
  const { say, events } = useDesk();
  const [list, setList] = useState<Series[] | null>(null);
  const [said, setSaid] = useState("");
  const readWhole = async () => {
    setList(seriesInOrder(await getAll<Series>("/series", "series")));
    setSaid("");
  };
  const read = () => void readWhole().catch((error) => setSaid(problemText(error, say)));

  useEffect(() => {
    read();
    return events.listen({ ready: read, session: ({ series }) => series && read() });
  }, []);
  return { list, said, read };
}

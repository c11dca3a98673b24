// The free times of the coming four weeks that a search finds, all its pages; read again when the
// search changes.
import { useEffect, useState } from "preact/hooks";
import { getAll, type Slot } from "../lib/api";
import { problemText, useDesk } from "./desk";

export interface SlotSearch {
  length_min: number;
  coach?: string; // else the whole programme's
  person?: string; // whose own times are left out
  session?: string; // that is to be moved: its own time counts as free
}

const aheadS = 28 * 86_400;

export interface Slots {
  list: Slot[] | null; // null: not known yet
  said: string;
}

export function useSlots(search: SlotSearch): Slots {
  const { say, now } = useDesk();
  const [list, setList] = useState<Slot[] | null>(null);
  const [said, setSaid] = useState("");
  const query = new URLSearchParams(
    Object.entries(search).map(([name, value]) => [name, String(value)]),
  ).toString();

  useEffect(() => {
    let isWanted = true;
    setSaid("");
    const from = now();
    getAll<Slot>(`/slots?${query}&from_at=${from}&until_at=${from + aheadS}`, "slots")
      .then((found) => isWanted && setList(found))
      .catch((error) => isWanted && setSaid(problemText(error, say)));
    return () => {
      isWanted = false; // a slower answer to an older search is not shown
    };
  }, [query]);
  return { list, said };
}

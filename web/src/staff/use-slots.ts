// The free times of the coming four weeks that a search finds, all its pages; read again when the
// search changes.
import { useEffect, useState } from "preact/hooks";
import { get, type Slot } from "../lib/api";
import { problemText, useDesk } from "./desk";

export interface SlotSearch {
  length_min: number;
  coach?: string; // else the whole programme's
  person?: string; // whose own times are left out
}

const aheadS = 28 * 86_400;
const pagesMost = 8; // of 500 each

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
    slotsOf(query, now())
      .then((found) => isWanted && setList(found))
      .catch((error) => isWanted && setSaid(problemText(error, say)));
    return () => {
      isWanted = false; // a slower answer to an older search is not shown
    };
  }, [query]);
  return { list, said };
}

async function slotsOf(query: string, from: number): Promise<Slot[]> {
  const found: Slot[] = [];
  let after = "";
  for (let page = 0; page < pagesMost; page++) {
    const path = `/slots?${query}&from_at=${from}&until_at=${from + aheadS}${after}`;
    const { slots, next } = await get<{ slots: Slot[]; next: string | null }>(path);
    found.push(...slots);
    if (!next) {
      break;
    }
    after = `&after=${encodeURIComponent(next)}`;
  }
  return found;
}

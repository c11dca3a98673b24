// The time, again every few seconds: what may be joined changes without an event.
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "./desk";

const everyMs = 5000;

export function useNow(): number {
  const desk = useDesk();
  const [now, setNow] = useState(desk.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now()), everyMs);
    return () => clearInterval(timer);
  }, [desk]);
  return now;
}

// What a tap starts: one at a time, and what came of it in words.
import { useRef, useState } from "preact/hooks";
import { problemText, useDesk } from "./desk";

export interface Task {
  said: string;
  isBusy: boolean;
  /** The text it resolves with, if any, is said; a failure is said in words. A second tap while one
   * is under way does nothing. */
  run(work: () => Promise<string | undefined>): Promise<void>;
}

/** `refused` may take a failure instead: true when it has shown it already. */
export function useTask(refused: (error: unknown) => boolean = () => false): Task {
  const { say } = useDesk();
  const [said, setSaid] = useState("");
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);

  const run = async (work: () => Promise<string | undefined>) => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    setBusy(true);
    setSaid(""); // the same words again are said again
    try {
      setSaid((await work()) ?? "");
    } catch (error) {
      setSaid(refused(error) ? "" : problemText(error, say));
    } finally {
      busy.current = false;
      setBusy(false);
    }
  };
  return { said, isBusy, run };
}

// Asking for a coach now for somebody who is here or on the phone: coaches on duty are rung.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Person, post } from "../lib/api";
import { useDesk } from "../staff/desk";
import { type LengthMode, LengthModeFields } from "../staff/length-mode";
import { useTask } from "../staff/use-task";

export function AskFor({ person }: { person: Person }): JSX.Element {
  const { say } = useDesk();
  const [wish, setWish] = useState<LengthMode>({ length_min: 25, mode: "video" });
  const task = useTask();
  const ask = async () => {
    await post("/asks", { person: person.id, ...wish });
    return say("asked_now", { name: person.nickname });
  };
  return (
    <>
      <p class="hint">{say("ask_hint")}</p>
      <div class="fields">
        <LengthModeFields value={wish} change={(part) => setWish({ ...wish, ...part })} />
        <button type="button" onClick={() => void task.run(ask)}>
          {say("ask_do")}
        </button>
      </div>
      <p role="status">{task.said}</p>
    </>
  );
}

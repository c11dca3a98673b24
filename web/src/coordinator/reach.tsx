// How a person is reached, when asked for: who looked is kept by the scheduler.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Named, post } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";

interface Reach {
  kind: "phone" | "mail" | "none";
  value: string | null;
}

export function ReachOf({ person }: { person: Named }): JSX.Element {
  const { say } = useDesk();
  const [reach, setReach] = useState<Reach | null>(null);
  const task = useTask();
  const look = async () => {
    setReach(await post<Reach>(`/people/${person.id}/reach`));
    return undefined;
  };
  if (reach === null) {
    return (
      <>
        <button type="button" class="button-plain" onClick={() => void task.run(look)}>
          {say("reach_show")}
        </button>
        {task.said && <p role="alert">{task.said}</p>}
      </>
    );
  }
  return (
    <p role="status" class="reach">
      {reach.kind === "none" ? (
        say("reach_is_none")
      ) : (
        <a href={`${reach.kind === "phone" ? "tel" : "mailto"}:${reach.value}`}>{reach.value}</a>
      )}
    </p>
  );
}

// Dates on which the weekly hours do not hold: away, or extra. An absence over booked times keeps them
// and names them.
import type { JSX } from "preact";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";
import { AwayForm } from "./away-form";
import { differencesOf } from "./differences";
import { ExceptionLine } from "./exception-line";
import type { Exceptions } from "./use-exceptions";

export function Away({ exceptions }: { exceptions: Exceptions }): JSX.Element {
  const { say } = useDesk();
  const task = useTask();
  return (
    <details class="card" id="away">
      <summary>{say("away")}</summary>
      {exceptions.list.length === 0 && <p>{say("away_none")}</p>}
      <ul class="dates">
        {differencesOf(exceptions.list).map((difference) => (
          <ExceptionLine
            key={difference.key}
            difference={difference}
            drop={() =>
              void task.run(async () => {
                await exceptions.drop(difference.parts);
                return undefined;
              })
            }
          />
        ))}
      </ul>
      {task.said && <p role="alert">{task.said}</p>}
      <AwayForm exceptions={exceptions} />
    </details>
  );
}

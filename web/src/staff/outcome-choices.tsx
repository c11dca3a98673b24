// The ways in which a session can have gone, a button each.
import type { JSX } from "preact";
import type { Session } from "../lib/api";
import { useDesk } from "./desk";
import { choicesOf, type Told, tell } from "./outcomes";
import type { Task } from "./use-task";

interface Props {
  session: Session;
  task: Task;
  done(session: Session): string | undefined; // what is said then
}

export function OutcomeChoices({ session, task, done }: Props): JSX.Element {
  const { say } = useDesk();
  const choose = (status: Told) => void task.run(async () => done(await tell(session, status)));
  return (
    <p class="answers">
      {choicesOf(session)
        .filter((status) => status !== session.status)
        .map((status) => (
          <button
            key={status}
            type="button"
            class="button-plain"
            disabled={task.isBusy}
            onClick={() => choose(status)}
          >
            {say(`say_${status}`)}
          </button>
        ))}
    </p>
  );
}

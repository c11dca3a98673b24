// How did these go? A tap confirms what is suggested, another says otherwise.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Session } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { OutcomeChoices } from "../staff/outcome-choices";
import { factsText, type Told, tell } from "../staff/outcomes";
import { useTask } from "../staff/use-task";
import { useUnconfirmed } from "./use-unconfirmed";

export function OutcomesCard(): JSX.Element {
  const { say } = useDesk();
  const { list, replace } = useUnconfirmed();
  const [said, setSaid] = useState("");
  const note = useRef<HTMLParagraphElement>(null);
  const done = (session: Session) => {
    replace(session);
    const text = say(`status_${session.status as Told}`);
    setSaid(say("outcome_told", { name: session.person.nickname, text }));
    note.current?.focus(); // the row that had it is gone
    return undefined;
  };
  return (
    <div id="outcomes">
      {list.length > 0 && (
        <section class="card" aria-labelledby="outcomes-title">
          <h2 id="outcomes-title">{say("outcomes")}</h2>
          <p class="hint">{say("outcomes_hint")}</p>
          <ul class="outcomes">
            {list.map((session) => (
              <Row key={session.id} session={session} done={done} />
            ))}
          </ul>
        </section>
      )}
      <p role="status" tabIndex={-1} ref={note}>
        {said}
      </p>
    </div>
  );
}

interface RowProps {
  session: Session;
  done(session: Session): undefined;
}

function Row({ session, done }: RowProps): JSX.Element {
  const { say, clock } = useDesk();
  const [isOtherwise, setOtherwise] = useState(false);
  const task = useTask();
  const status = session.status as Told;
  const name = session.person.nickname;
  const time = `${dayText(session.start_at, clock)}, ${timeText(session.start_at, clock)}`;
  const confirm = () => void task.run(async () => done(await tell(session, status)));
  return (
    <li class="outcome" data-session={session.id}>
      <p class="outcome-what">
        <strong>
          {name}, {time}
        </strong>
        <span class="hint">{factsText(session, say)}</span>
      </p>
      <p class="answers">
        <button
          type="button"
          disabled={task.isBusy}
          aria-label={`${say(`say_${status}`)}: ${name}, ${time}`}
          onClick={confirm}
        >
          {say(`say_${status}`)}
        </button>
        <button
          type="button"
          class="button-plain"
          aria-expanded={isOtherwise}
          aria-label={`${say("outcome_otherwise")}: ${name}, ${time}`}
          onClick={() => setOtherwise(!isOtherwise)}
        >
          {say("outcome_otherwise")}
        </button>
      </p>
      {isOtherwise && <OutcomeChoices {...{ session, task, done }} />}
      {task.said && <p role="alert">{task.said}</p>}
    </li>
  );
}

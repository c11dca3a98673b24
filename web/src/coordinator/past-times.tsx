// What lies behind somebody: how each time went, who said so, and a way to put it right.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Person, Session } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { OutcomeChoices } from "../staff/outcome-choices";
import { factsText, isOver, type Told } from "../staff/outcomes";
import { useSessions } from "../staff/use-sessions";
import { useTask } from "../staff/use-task";

const backS = 28 * 86_400;

export function PastTimes({ person }: { person: Person }): JSX.Element {
  const { say, now } = useDesk();
  const [until] = useState(now);
  const sessions = useSessions({ from: until - backS, until, person: person.id });
  const list = sessions.list.filter(isOver).reverse(); // the last one first
  return (
    <>
      {sessions.isLoaded && list.length === 0 && <p>{say("past_none")}</p>}
      <ul class="outcomes">
        {list.map((session) => (
          <Row key={session.id} session={session} replace={sessions.replace} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  session: Session;
  replace(session: Session): void;
}

function Row({ session, replace }: RowProps): JSX.Element {
  const { say, clock } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const task = useTask();
  const time = `${dayText(session.start_at, clock)}, ${timeText(session.start_at, clock)}`;
  const by = session.outcome?.by ?? "facts";
  const done = (next: Session) => {
    replace(next);
    setOpen(false);
    return say("saved");
  };
  return (
    <li class="outcome" data-session={session.id}>
      <p class="outcome-what">
        <strong>
          {time} {say("with", { name: session.coach.nickname })}
        </strong>
        <span class="hint">
          {say(`status_${session.status as Told}`)} · {say(`outcome_by_${by}`)} ·{" "}
          {factsText(session, say)}
        </span>
      </p>
      <p class="answers">
        <button
          type="button"
          class="button-plain"
          aria-expanded={isOpen}
          aria-label={`${say("outcome_correct")}: ${time}`}
          onClick={() => setOpen(!isOpen)}
        >
          {say("outcome_correct")}
        </button>
      </p>
      {isOpen && <OutcomeChoices {...{ session, task, done }} />}
      <p role="status">{task.said}</p>
    </li>
  );
}

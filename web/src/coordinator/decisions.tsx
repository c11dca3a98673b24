// What to do with a session whose coach is away: somebody else steps in, another time, or giving the
// time back.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Coach, post, type Session } from "../lib/api";
import { timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { MoveForm } from "../staff/move-form";
import { MoveNote } from "../staff/move-note";
import { useTask } from "../staff/use-task";
import type { StaffWord } from "../staff/words";
import { CoverForm } from "./cover-form";

type Decision = "cover" | "move" | "cancel";

const decisions: { decision: Decision; word: StaffWord }[] = [
  { decision: "cover", word: "cover" },
  { decision: "move", word: "move" },
  { decision: "cancel", word: "cancel_time" },
];

interface Props {
  session: Session;
  coaches: Coach[];
  decided(): void;
}

export function Decisions({ session, coaches, decided }: Props): JSX.Element {
  const { say } = useDesk();
  const [chosen, setChosen] = useState<Decision | null>(null);
  return (
    <div class="card">
      {session.move && <MoveNote move={session.move} session={session} replace={decided} />}
      <div class="pills">
        {decisions.map(({ decision, word }) => (
          <button
            key={decision}
            type="button"
            class="pill"
            aria-pressed={chosen === decision}
            onClick={() => setChosen(decision)}
          >
            {say(word)}
          </button>
        ))}
      </div>
      {chosen === "cover" && <CoverForm {...{ session, coaches, decided }} />}
      {chosen === "move" && <MoveForm {...{ session, coaches }} done={decided} />}
      {chosen === "cancel" && <Cancel session={session} decided={decided} />}
    </div>
  );
}

function Cancel({ session, decided }: Omit<Props, "coaches">): JSX.Element {
  const { say, clock } = useDesk();
  const task = useTask();
  const cancel = async () => {
    await post<Session>(`/sessions/${session.id}/cancel`);
    decided();
    return undefined;
  };
  const words = { name: session.person.nickname, time: timeText(session.start_at, clock) };
  return (
    <>
      <p>{say("cancel_sure", words)}</p>
      <button type="button" onClick={() => void task.run(cancel)}>
        {say("cancel_yes")}
      </button>
      {task.said && <p role="alert">{task.said}</p>}
    </>
  );
}

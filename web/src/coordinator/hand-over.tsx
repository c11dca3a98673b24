// A coach's whole day to another coach in one go: as many of the times as can be; what cannot stays
// in the list.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Coach, post } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";
import { CoachSelect } from "./coach-select";
import type { AwayDay } from "./queue";

interface Props {
  day: AwayDay;
  coaches: Coach[];
  decided(): void;
}

export function HandOver({ day, coaches, decided }: Props): JSX.Element {
  const { say } = useDesk();
  const [chosen, setChosen] = useState("");
  const task = useTask();
  const handOver = async () => {
    const sessions = day.sessions.map((id) => ({ id }));
    const body = { coach: chosen, sessions };
    const answer = await post<{ sessions: unknown[]; left: unknown[] }>("/covers", body);
    decided();
    const done = say("covers_done", { count: answer.sessions.length });
    const { length } = answer.left;
    return length > 0 ? `${done} ${say("covers_left", { count: length })}` : done;
  };
  return (
    <details class="card">
      <summary>
        {say("covers_title", { count: day.sessions.length, coach: day.coach.nickname })}
      </summary>
      <CoachSelect
        coaches={coaches.filter(({ id }) => id !== day.coach.id)}
        value={chosen}
        choose={setChosen}
      />
      {chosen && (
        <button type="button" onClick={() => void task.run(handOver)}>
          {say("cover_do")}
        </button>
      )}
      <p role="status">{task.said}</p>
    </details>
  );
}

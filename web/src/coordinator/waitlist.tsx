// Who waits for an earlier time, in order, and what is offered to whom just now. For looking, and for
// somebody who phones and wants to wait no longer; whose turn it is, is the scheduler's to know.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, remove, type Wait } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";

export function Waitlist(): JSX.Element {
  const { say, events } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const [list, setList] = useState<Wait[] | null>(null);
  const [unread, setUnread] = useState("");
  const read = () =>
    void get<{ waitlist: Wait[] }>("/waitlist")
      .then(({ waitlist }) => setList(waitlist))
      .catch((error) => setUnread(problemText(error, say)));
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    read();
    return events.listen({ ready: read, session: read });
  }, [isOpen]);
  return (
    <details class="card" id="waitlist" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("waitlist")}</summary>
      <p class="hint">{say("waitlist_hint")}</p>
      {unread && <p role="alert">{unread}</p>}
      {list?.length === 0 && <p>{say("waitlist_none")}</p>}
      <ul class="queue">
        {list?.map((wait) => (
          <WaitLine key={wait.id} wait={wait} over={read} />
        ))}
      </ul>
    </details>
  );
}

function WaitLine({ wait, over }: { wait: Wait; over(): void }): JSX.Element {
  const { say, clock } = useDesk();
  const task = useTask();
  const end = async () => {
    await remove(`/waitlist/${wait.id}`);
    over();
    return undefined;
  };
  const at = (instant: number) => `${dayText(instant, clock)}, ${timeText(instant, clock)}`;
  const names = { name: wait.person.nickname, coach: wait.coach.nickname };
  return (
    <li class="matter" data-wait={wait.id}>
      <p class="matter-what">
        <strong>{say(wait.anyone ? "waits_for_anyone" : "waits_for", names)}</strong>
        <span class="hint">
          {wait.offer
            ? say("wait_offered", { time: at(wait.offer.start_at), until: at(wait.offer.until_at) })
            : say("wait_until", { day: dayText(wait.until_at, clock) })}
        </span>
      </p>
      <p class="answers">
        <button
          type="button"
          class="button-plain"
          disabled={task.isBusy}
          onClick={() => void task.run(end)}
        >
          {say("wait_end")}
        </button>
      </p>
      {task.said && <p role="alert">{task.said}</p>}
    </li>
  );
}

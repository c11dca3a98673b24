// A coach's own people, how much that is, and taking nobody new for a while. Giving somebody back
// needs no reason: the coordinator sees to it.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, getAll, type Person, post, put } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { type Load, loadText } from "../staff/load";
import { useTask } from "../staff/use-task";

interface Closed {
  until_at: number | null; // takes nobody new until then
}

export function PeopleCard(): JSX.Element {
  const { say, events } = useDesk();
  const [people, setPeople] = useState<Person[] | null>(null);
  const [load, setLoad] = useState<Load | null>(null);
  const [closed, setClosed] = useState<Closed | null>(null);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const read = async () => {
      setPeople(await getAll<Person>("/people", "people"));
      setClosed(await get<Closed>("/closed"));
      setLoad(await get<Load>("/load"));
      setSaid("");
    };
    const readAgain = () => void read().catch((error) => setSaid(problemText(error, say)));
    readAgain();
    return events.listen({ session: readAgain });
  }, []);
  return (
    <details class="card" id="people">
      <summary>{say("your_people")}</summary>
      {said && <p role="alert">{said}</p>}
      {load && closed && <LoadLine load={load} closed={closed} changed={setClosed} />}
      {people?.length === 0 && <p>{say("your_people_none")}</p>}
      <ul class="dates">
        {people?.map((person) => (
          <PersonLine key={person.id} person={person} />
        ))}
      </ul>
    </details>
  );
}

interface LineProps {
  load: Load;
  closed: Closed;
  changed(closed: Closed): void;
}

function LoadLine({ load, closed, changed }: LineProps): JSX.Element {
  const { say, clock, now } = useDesk();
  const task = useTask();
  const until = closed.until_at;
  const isClosed = until !== null && until > now();
  const close = (weeks: number) =>
    void task.run(async () => {
      const body = weeks > 0 ? { until_at: now() + weeks * 7 * 86_400 } : {};
      changed(await put<Closed>("/closed", body, closed));
      return undefined;
    });
  return (
    <div class="load">
      <p>{loadText(load, say, clock.language)}</p>
      {isClosed ? (
        <p role="status">
          {say("closed_until", { date: dayText(until, clock) })}{" "}
          <button type="button" class="quiet" onClick={() => close(0)}>
            {say("closed_end")}
          </button>
        </p>
      ) : (
        <fieldset>
          <legend>{say("closed_ask")}</legend>
          <div class="pills">
            {[1, 2, 4, 8].map((weeks) => (
              <button key={weeks} type="button" class="pill" onClick={() => close(weeks)}>
                {weeks === 1 ? say("week_one") : say("week_count", { count: weeks })}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {task.said && <p role="alert">{task.said}</p>}
    </div>
  );
}

function PersonLine({ person }: { person: Person }): JSX.Element {
  const { say, clock } = useDesk();
  const task = useTask();
  const { nickname: name, next_at } = person;
  const next =
    next_at === null
      ? say("nothing_booked")
      : `${dayText(next_at, clock)}, ${timeText(next_at, clock)}`;
  const giveBack = async () => {
    await post(`/people/${person.id}/hand-back`);
    return say("handed_back", { name });
  };
  return (
    <li data-person={person.id}>
      <span>
        <strong>{name}</strong> <span class="hint">{next}</span>
      </span>
      <details>
        <summary aria-label={say("hand_back_of", { name })}>{say("hand_back")}</summary>
        <p>{say("hand_back_sure", { name })}</p>
        <button type="button" class="button-plain" onClick={() => void task.run(giveBack)}>
          {say("hand_back_yes")}
        </button>
        <p role="status">{task.said}</p>
      </details>
    </li>
  );
}

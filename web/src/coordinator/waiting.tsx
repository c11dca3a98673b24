// What waits for a coordinator, soonest first: sessions whose coach is away, people to phone, people
// who ask for another coach.
import type { JSX } from "preact";
import type { Coach, Person } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useNow } from "../staff/use-now";
import { AsksNow } from "./asks";
import { HandOver } from "./hand-over";
import { MatterRow } from "./matter-row";
import { awayDaysOf } from "./queue";
import { useQueue } from "./use-queue";

interface Props {
  people: Person[];
  coaches: Coach[];
  replace(person: Person): void;
}

export function Waiting({ people, coaches, replace }: Props): JSX.Element {
  const { say } = useDesk();
  const now = useNow();
  const queue = useQueue();
  return (
    <section aria-labelledby="queue-title" id="queue">
      <h2 id="queue-title">{say("queue")}</h2>
      {queue.said && <p role="alert">{queue.said}</p>}
      {queue.matters?.length === 0 && <p>{say("queue_none")}</p>}
      <AsksNow />
      {awayDaysOf(queue.matters ?? []).map((day) => (
        <HandOver key={day.coach.id} {...{ day, coaches }} decided={queue.read} />
      ))}
      <ul class="queue">
        {queue.matters?.map((matter) => (
          <MatterRow
            key={matter.key}
            person={people.find(({ id }) => id === matter.account.id)}
            {...{ matter, now, queue, coaches, replace }}
          />
        ))}
      </ul>
    </section>
  );
}

// What is booked for one person in the coming weeks, what can be done with each time, and what was.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Coach, Person } from "../lib/api";
import { useDesk } from "../staff/desk";
import { withoutHeld } from "../staff/moves";
import { SessionDays } from "../staff/session-days";
import { isLive } from "../staff/session-time";
import { useNow } from "../staff/use-now";
import { useSessions } from "../staff/use-sessions";
import { PastTimes } from "./past-times";

const aheadS = 92 * 86_400;

export function PersonTimes({
  person,
  coaches,
}: {
  person: Person;
  coaches: Coach[];
}): JSX.Element {
  const { say } = useDesk();
  const now = useNow();
  const [since] = useState(now);
  const [isPast, setPast] = useState(false);
  const sessions = useSessions({ from: since, until: since + aheadS, person: person.id });
  const list = withoutHeld(sessions.list).filter(isLive);
  return (
    <>
      {sessions.isLoaded && list.length === 0 && <p>{say("nothing_booked_yet")}</p>}
      <SessionDays replace={sessions.replace} {...{ list, now, coaches }} />
      <button
        type="button"
        class="button-plain"
        aria-expanded={isPast}
        onClick={() => setPast(!isPast)}
      >
        {say("past")}
      </button>
      {isPast && <PastTimes person={person} />}
    </>
  );
}

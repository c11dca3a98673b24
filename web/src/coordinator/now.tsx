// Today's sessions of the whole programme, live: who is with whom.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Coach } from "../lib/api";
import { dateOf } from "../lib/time";
import { useDesk } from "../staff/desk";
import { withoutHeld } from "../staff/moves";
import { SessionRow } from "../staff/session-row";
import { useNow } from "../staff/use-now";
import { useSessions } from "../staff/use-sessions";

const daySpan = 86_400;

export function Now({ coaches }: { coaches: Coach[] }): JSX.Element {
  const { say, clock } = useDesk();
  const now = useNow();
  const [since] = useState(now);
  const sessions = useSessions({ from: since - daySpan, until: since + daySpan });
  const today = dateOf(now, clock.zone);
  const list = withoutHeld(sessions.list).filter(
    ({ start_at }) => dateOf(start_at, clock.zone) === today,
  );
  return (
    <section aria-labelledby="now-title">
      <h2 id="now-title">{say("now")}</h2>
      <ul class="sessions">
        {list.map((session) => (
          <SessionRow key={session.id} {...{ session, now, coaches }} replace={sessions.replace} />
        ))}
      </ul>
      {sessions.isLoaded && list.length === 0 && <p>{say("nothing_today")}</p>}
    </section>
  );
}

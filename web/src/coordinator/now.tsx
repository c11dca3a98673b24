// Today's sessions of the whole programme, live: who is with whom.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dateOf, zoneText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { SessionRow } from "../staff/session-row";
import { useNow } from "../staff/use-now";
import { useSessions } from "../staff/use-sessions";

const daySpan = 86_400;

export function Now(): JSX.Element {
  const { say, clock } = useDesk();
  const now = useNow();
  const [since] = useState(now);
  const sessions = useSessions(since - daySpan, since + daySpan);
  const today = dateOf(now, clock.zone);
  const list = sessions.list.filter(({ start_at }) => dateOf(start_at, clock.zone) === today);
  return (
    <section aria-labelledby="now-title">
      <h1 id="now-title">{say("now")}</h1>
      <p class="zone">{say("clock", { zone: zoneText(now, clock) })}</p>
      <ul class="sessions">
        {list.map((session) => (
          <SessionRow key={session.id} session={session} now={now} replace={sessions.replace} />
        ))}
      </ul>
      {sessions.isLoaded && list.length === 0 && <p>{say("nothing_today")}</p>}
    </section>
  );
}

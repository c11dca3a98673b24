// The sessions that lie inside an absence, as long as they are still kept: live, because somebody
// else is moving them meanwhile.
import type { JSX } from "preact";
import type { Exception } from "../lib/api";
import { timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { useSessions } from "../staff/use-sessions";
import { sessionsInside, spanAround } from "./inside";

export function InsideList({ exception }: { exception: Exception }): JSX.Element | null {
  const { say, clock } = useDesk();
  const { list } = useSessions(spanAround(exception.date));
  const inside = sessionsInside(exception, list, clock.zone);
  return inside.length === 0 ? null : (
    <div class="notice inside">
      <p>{say("away_inside")}</p>
      <ul>
        {inside.map((session) => (
          <li key={session.id}>
            {timeText(session.start_at, clock)}: {session.person.nickname}
          </li>
        ))}
      </ul>
    </div>
  );
}

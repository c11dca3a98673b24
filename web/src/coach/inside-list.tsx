// The sessions that lie inside an absence, as long as they are still kept: live, because a
// coordinator is seeing to them meanwhile.
import type { JSX } from "preact";
import type { Exception } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { useSessions } from "../staff/use-sessions";
import { sessionsInside, spanAround } from "./inside";

/** parts: by date, at least one. */
export function InsideList({ parts }: { parts: Exception[] }): JSX.Element | null {
  const { say, clock } = useDesk();
  const { list } = useSessions(spanAround(parts));
  const inside = sessionsInside(parts, list, clock.zone);
  return inside.length === 0 ? null : (
    <div class="notice inside">
      <p>{say("away_inside")}</p>
      <ul>
        {inside.map((session) => (
          <li key={session.id}>
            {parts.length > 1 && `${dayText(session.start_at, clock)}, `}
            {timeText(session.start_at, clock)}: {session.person.nickname}
          </li>
        ))}
      </ul>
    </div>
  );
}

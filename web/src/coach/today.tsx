// Who comes today and in the coming days, with live marks of who is here.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Session } from "../lib/api";
import { chime } from "../lib/chime";
import { dateOf, zoneText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { withoutHeld } from "../staff/moves";
import { SessionDays } from "../staff/session-days";
import { SessionRow } from "../staff/session-row";
import { useNow } from "../staff/use-now";
import { type Sessions, useSessions } from "../staff/use-sessions";

const backS = 4 * 3600;
const aheadS = 8 * 86_400;

const ringFor = (role: "coach" | "person") => role === "person" && chime();

/** The children stand between the date's head and its sessions. */
export function Today({ children }: { children: ComponentChildren }): JSX.Element {
  const { say, clock } = useDesk();
  const now = useNow();
  const [since] = useState(now);
  const sessions = useSessions({ from: since - backS, until: since + aheadS }, ringFor);
  const shown = withoutHeld(sessions.list);
  const today = dateOf(now, clock.zone);
  const isToday = (session: Session) => dateOf(session.start_at, clock.zone) === today;
  const later = shown.filter((session) => !isToday(session) && session.start_at > now);
  return (
    <>
      <section aria-labelledby="today-title">
        <h1 id="today-title">{say("today")}</h1>
        <p class="zone">{say("clock", { zone: zoneText(now, clock) })}</p>
        {children}
        <Rows list={shown.filter(isToday)} {...{ sessions, now }} />
        {sessions.isLoaded && !shown.some(isToday) && <p>{say("nothing_today")}</p>}
      </section>
      <details class="card" id="coming">
        <summary>{say("coming")}</summary>
        {later.length === 0 && <p>{say("nothing_coming")}</p>}
        <SessionDays list={later} now={now} replace={sessions.replace} />
      </details>
    </>
  );
}

function Rows({ list, sessions, now }: { list: Session[]; sessions: Sessions; now: number }) {
  return (
    <ul class="sessions">
      {list.map((session) => (
        <SessionRow key={session.id} session={session} now={now} replace={sessions.replace} />
      ))}
    </ul>
  );
}

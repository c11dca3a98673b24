// Sessions of several days, each date once, in the order they come.
import type { JSX } from "preact";
import type { Coach, Session } from "../lib/api";
import { dateOf, dateText } from "../lib/time";
import { useDesk } from "./desk";
import { SessionRow } from "./session-row";

interface Props {
  list: Session[];
  now: number;
  coaches?: Coach[]; // whom a coordinator may choose instead
  replace(session: Session): void;
}

export function SessionDays({ list, ...row }: Props): JSX.Element {
  const { clock } = useDesk();
  return (
    <>
      {byDate(list, clock.zone).map(([date, sessions]) => (
        <section key={date}>
          <h3>{dateText(date, clock.language)}</h3>
          <ul class="sessions">
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} {...row} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function byDate(list: Session[], zone: string): [string, Session[]][] {
  const dates = new Map<string, Session[]>();
  for (const session of list) {
    const date = dateOf(session.start_at, zone);
    dates.set(date, [...(dates.get(date) ?? []), session]);
  }
  return [...dates];
}

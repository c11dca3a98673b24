// One session in a list: when, who, how, who is here already, Join, and what else can be done.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Coach, post, type Session } from "../lib/api";
import { timeText } from "../lib/time";
import { useDesk } from "./desk";
import { MoveForm } from "./move-form";
import { MoveNote } from "./move-note";
import { NewLink } from "./new-link";
import { NoticeList } from "./notice-list";
import { canJoin, isLive } from "./session-time";
import { useTask } from "./use-task";
import type { StaffSay } from "./words";

interface Props {
  session: Session;
  now: number;
  coaches?: Coach[]; // whom a coordinator may choose instead
  replace(session: Session): void;
}

export function SessionRow({ session, now, coaches = [], replace }: Props): JSX.Element {
  const { me, say, clock } = useDesk();
  const time = timeText(session.start_at, clock);
  const isNear = canJoin(session, now);
  const names = { name: session.person.nickname };
  return (
    <li
      class={`session ${session.here.person && isLive(session) ? "session-here" : ""}`}
      data-session={session.id}
    >
      <span class="session-time">{time}</span>
      <span class="session-who">
        <strong>{session.person.nickname}</strong>
        {me.role !== "coach" && <span> {say("with", { name: session.coach.nickname })}</span>}
        <span class="hint">
          {say(`mode_${session.mode}`)}
          {session.cover && ` · ${say("stands_in")}`}
          {statusText(session, say)}
        </span>
      </span>
      {isNear && <Presence session={session} say={say} />}
      {isNear && me.role === "coach" && (
        <a class="button join" href={`/call/${session.id}`} aria-label={say("join_with", names)}>
          {say("join")}
        </a>
      )}
      {session.move && <MoveNote move={session.move} {...{ session, replace }} />}
      {isLive(session) && session.status !== "reserved" && (
        <More {...{ session, time, coaches, replace }} />
      )}
    </li>
  );
}

function Presence({ session, say }: { session: Session; say: StaffSay }): JSX.Element {
  const { me } = useDesk();
  const here = [
    session.here.person && session.person.nickname,
    me.role !== "coach" && session.here.coach && session.coach.nickname,
  ].filter((name) => typeof name === "string");
  return (
    <span class="presence" data-here={here.length > 0}>
      {here.length > 0 ? here.map((name) => say("is_here", { name })).join(", ") : say("not_here")}
    </span>
  );
}

function statusText(session: Session, say: StaffSay): string {
  switch (session.status) {
    case "reserved":
      return session.offered_until_at ? ` · ${say("status_offered")}` : "";
    case "pending":
    case "booked":
      return "";
    case "live":
    case "cancelled":
    case "moved":
    case "met":
    case "not_reached":
    case "we_missed":
    case "tech_stopped":
      return ` · ${say(`status_${session.status}`)}`;
    default:
      return ` · ${say("status_other")}`;
  }
}

interface MoreProps extends Omit<Props, "now"> {
  time: string;
}

function More({ session, time, coaches = [], replace }: MoreProps): JSX.Element {
  const { me, say } = useDesk();
  const [isMoving, setMoving] = useState(false);
  const [isTold, setTold] = useState(false);
  const task = useTask();
  const name = session.person.nickname;
  const cancel = async () => {
    replace(await post<Session>(`/sessions/${session.id}/cancel`));
    return undefined;
  };
  return (
    <details class="more">
      <summary aria-label={say("more_for", { name, time })}>{say("more")}</summary>
      <div class="more-inside">
        <NewLink session={session} />
        {session.status === "booked" && (
          <button
            type="button"
            class="button-plain"
            aria-expanded={isMoving}
            onClick={() => setMoving(!isMoving)}
          >
            {say("move")}
          </button>
        )}
        {isMoving && (
          <MoveForm
            {...{ session, coaches }}
            done={(proposed) => {
              setMoving(false);
              replace(proposed);
            }}
          />
        )}
        <details>
          <summary>{say("cancel_time")}</summary>
          <p>{say("cancel_sure", { name, time })}</p>
          <button type="button" class="button-plain" onClick={() => void task.run(cancel)}>
            {say("cancel_yes")}
          </button>
        </details>
        {me.role === "coordinator" && (
          <button
            type="button"
            class="button-plain"
            aria-expanded={isTold}
            onClick={() => setTold(!isTold)}
          >
            {say("notices")}
          </button>
        )}
        {isTold && <NoticeList session={session} />}
        {task.said && <p role="alert">{task.said}</p>}
      </div>
    </details>
  );
}

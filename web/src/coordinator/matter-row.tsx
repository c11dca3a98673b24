// One thing of the queue: what it is, by when, and what can be decided about it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Coach, Person } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { NoticeList } from "../staff/notice-list";
import { useTask } from "../staff/use-task";
import { Decisions } from "./decisions";
import { PersonCoach } from "./person-coach";
import { isAboutAbsence, type Matter, needOf } from "./queue";
import { ReachOf } from "./reach";
import type { Queue } from "./use-queue";

interface Props {
  matter: Matter;
  now: number;
  queue: Queue;
  person: Person | undefined; // whom it is about, if the page knows them
  coaches: Coach[];
  replace(person: Person): void;
}

export function MatterRow({ matter, now, queue, person, coaches, replace }: Props): JSX.Element {
  const { say, clock } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const task = useTask();
  const { session, kind } = matter;
  const need = needOf(matter, now);
  const at = (instant: number) => `${dayText(instant, clock)}, ${timeText(instant, clock)}`;
  const close = () =>
    void task.run(async () => {
      await queue.close(matter);
      return undefined;
    });
  const isAboutCoach = kind === "switch" || kind === "hand_back";
  const isCall = kind === "call" || kind === "ask";
  const canDecide = isAboutCoach ? person !== undefined : session !== null && !isCall;
  return (
    <li class="matter" data-need={need} data-kind={kind}>
      <p class="matter-what">
        <strong>
          {say(`queue_${kind}`, {
            name: matter.account.nickname,
            coach: session?.coach.nickname ?? "",
            time: session ? at(session.start_at) : "",
          })}
        </strong>
        <span class="hint">
          {need === "now" ? say("due_now") : say("due_by", { time: at(matter.due_at) })}
        </span>
      </p>
      <p class="answers">
        {canDecide && (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say(isAboutCoach ? "choose_coach" : "decide")}
          </button>
        )}
        {isCall && person && <ReachOf person={person} />}
        {!isAboutAbsence(kind) && (
          <button type="button" class="button-plain" onClick={close}>
            {say(isCall ? "phoned" : "seen_to")}
          </button>
        )}
      </p>
      {task.said && <p role="alert">{task.said}</p>}
      {isOpen && !isAboutCoach && session && (
        <Decisions {...{ session, coaches }} decided={queue.read} />
      )}
      {kind === "call" && session && (
        <details class="card">
          <summary>{say("notices")}</summary>
          <NoticeList session={session} />
        </details>
      )}
      {isOpen && isAboutCoach && person && <PersonCoach {...{ person, replace }} />}
    </li>
  );
}

// An open move inside a session's row: what is proposed, whom it waits for, and the answers.
import type { JSX } from "preact";
import { type Move, post, type Session } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "./desk";
import { stanceOf } from "./moves";
import { useTask } from "./use-task";

interface Props {
  session: Session;
  move: Move;
  replace(session: Session): void;
}

type Answer = "accept" | "decline" | "withdraw";

export function MoveNote({ session, move, replace }: Props): JSX.Element {
  const { say, me } = useDesk();
  const task = useTask();
  const stance = stanceOf(move, me.role);
  const answer = (word: Answer) =>
    void task.run(async () => {
      replace(await post<Session>(`/moves/${move.id}/${word}`));
      return undefined;
    });
  return (
    <div class="notice move">
      <p>
        <MoveText {...{ session, move }} />
      </p>
      {stance === "answer" && (
        <p class="answers">
          <button type="button" onClick={() => answer("accept")}>
            {say("move_accept")}
          </button>
          <button type="button" class="button-plain" onClick={() => answer("decline")}>
            {say("move_decline")}
          </button>
        </p>
      )}
      {stance === "mine" && (
        <button type="button" class="button-plain" onClick={() => answer("withdraw")}>
          {say("move_withdraw")}
        </button>
      )}
      {task.said && <p role="alert">{task.said}</p>}
    </div>
  );
}

function MoveText({ session, move }: Omit<Props, "replace">): JSX.Element {
  const { say, clock, me } = useDesk();
  const at = (instant: number) => `${dayText(instant, clock)}, ${timeText(instant, clock)}`;
  const names = { person: session.person.nickname, coach: move.coach.nickname };
  const isTakeOver = session.status === "reserved";
  const isOther = !isTakeOver && move.coach.id !== session.coach.id;
  const by = move.proposed_by === me.role ? "you" : move.proposed_by;
  const waiting = move.waits_for.map((role) => (role === me.role ? say("you") : names[role]));
  const texts = [
    isTakeOver
      ? say("move_take", names)
      : say(`move_by_${by}`, { ...names, time: at(move.start_at) }),
    isOther && say("move_with", { name: move.coach.nickname }),
    say("move_waits", { names: waiting.join(", "), time: at(move.expires_at) }),
  ];
  return <>{texts.filter(Boolean).join(" ")}</>;
}

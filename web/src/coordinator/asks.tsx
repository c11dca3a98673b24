// Who asks for a coach now and waits: how long already, and how long it may be, if anybody can say.
import type { JSX } from "preact";
import { post } from "../lib/api";
import { timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { type Ask, useAsks } from "../staff/use-asks";
import { useTask } from "../staff/use-task";
import { ReachOf } from "./reach";

export function AsksNow(): JSX.Element | null {
  const asks = useAsks();
  return asks.list.length + asks.lost.length === 0 ? null : (
    <ul class="queue">
      {asks.list.map((ask) => (
        <AskLine key={ask.id} ask={ask} over={asks.read} />
      ))}
      {asks.lost.map((ask) => (
        <LostLine key={ask.id} ask={ask} seen={() => asks.forget(ask)} />
      ))}
    </ul>
  );
}

function AskLine({ ask, over }: { ask: Ask; over(): void }): JSX.Element {
  const { say, clock } = useDesk();
  const task = useTask();
  const end = async () => {
    await post(`/asks/${ask.id}/withdraw`);
    over();
    return undefined;
  };
  const wait =
    ask.wait_min === null ? say("wait_unknown") : say("wait_about", { count: ask.wait_min });
  return (
    <li class="matter" data-need="now" data-kind="ask">
      <p class="matter-what">
        <strong>{say("asks_now", { name: ask.person?.nickname ?? "" })}</strong>
        <span class="hint">
          {say("asks_since", { time: timeText(ask.made_at, clock) })} {wait}
        </span>
      </p>
      <p class="answers">
        <button type="button" class="button-plain" onClick={() => void task.run(end)}>
          {say("seen_to")}
        </button>
      </p>
      {task.said && <p role="alert">{task.said}</p>}
    </li>
  );
}

/** Nobody could be found, and the person was shown other ways: somebody may want to phone. */
function LostLine({ ask, seen }: { ask: Ask; seen(): void }): JSX.Element {
  const { say } = useDesk();
  return (
    <li class="matter" data-need="now" data-kind="lost">
      <p class="matter-what" role="alert">
        <strong>{say("ask_lost", { name: ask.person?.nickname ?? "" })}</strong>
      </p>
      <p class="answers">
        {ask.person && <ReachOf person={ask.person} />}
        <button type="button" class="button-plain" onClick={seen}>
          {say("seen_to")}
        </button>
      </p>
    </li>
  );
}

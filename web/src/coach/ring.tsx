// Somebody asks for a coach now, and this coach on duty is rung: half a minute to answer, then the next
// one is rung. Answering leads straight into the call.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { post, type Session } from "../lib/api";
import { chime } from "../lib/chime";
import { useDesk } from "../staff/desk";
import { type Ask, useAsks } from "../staff/use-asks";
import { useTask } from "../staff/use-task";

const chimeMs = 4000;

export function Ring(): JSX.Element | null {
  const asks = useAsks();
  const [ask] = asks.list;
  return ask ? <Ringing key={ask.id} ask={ask} over={asks.read} /> : null;
}

function Ringing({ ask, over }: { ask: Ask; over(): void }): JSX.Element {
  const { say } = useDesk();
  const task = useTask();
  const left = useSecondsLeft(ask.ring_until_at ?? 0, over);
  useEffect(() => {
    chime();
    const timer = setInterval(chime, chimeMs);
    return () => clearInterval(timer);
  }, []);
  const take = async () => {
    const session = await post<Session>(`/asks/${ask.id}/take`);
    location.assign(`/call/${session.id}`);
    return undefined;
  };
  const pass = async () => {
    await post(`/asks/${ask.id}/pass`);
    over();
    return undefined;
  };
  const what = `${say(`mode_${ask.mode}`)}, ${say("minutes", { count: ask.length_min })}`;
  return (
    <section class="notice ring" aria-labelledby="ring-title">
      <div role="alert">
        <h2 id="ring-title">{say("ring")}</h2>
        <p>{what}</p>
      </div>
      <p class="hint">{say("ring_left", { count: left })}</p>
      <p class="answers">
        <button type="button" class="big" onClick={() => void task.run(take)}>
          {say("ring_take")}
        </button>
        <button type="button" class="button-plain" onClick={() => void task.run(pass)}>
          {say("ring_pass")}
        </button>
      </p>
      {task.said && <p role="alert">{task.said}</p>}
    </section>
  );
}

/** Whole seconds until then; `over` is called once they are gone. */
function useSecondsLeft(until: number, over: () => void): number {
  const { now } = useDesk();
  const [left, setLeft] = useState(Math.max(0, until - now()));
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.max(0, until - now());
      setLeft(seconds);
      if (seconds === 0) {
        clearInterval(timer);
        over();
      }
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

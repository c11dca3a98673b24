// On duty for whoever asks for a coach now: until when, and the end of it.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, put } from "../lib/api";
import { timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { useNow } from "../staff/use-now";
import { useTask } from "../staff/use-task";
import { untilChoices } from "./free-now";

interface Stretch {
  until_at: number | null;
}

export function Duty(): JSX.Element {
  const { say, clock, events } = useDesk();
  const now = useNow();
  const [duty, setDuty] = useState<Stretch>({ until_at: null });
  const [isAsked, setAsked] = useState(false);
  const task = useTask();

  useEffect(() => {
    const read = () =>
      void get<Stretch>("/duty")
        .then(setDuty)
        .catch(() => undefined); // the next `ready` reads again
    read();
    return events.listen({ ready: read });
  }, []);
  const set = (until_at: number | null) =>
    void task.run(async () => {
      setDuty(await put<Stretch>("/duty", until_at ? { until_at } : {}, duty));
      setAsked(false);
      return undefined;
    });
  const until = duty.until_at ?? 0;
  return (
    <div class="quick" id="duty">
      {until > now ? (
        <p class="quick-state" role="status">
          <strong>{say("duty_now", { time: timeText(until, clock) })}</strong>{" "}
          <button type="button" class="quiet" onClick={() => set(null)}>
            {say("duty_end")}
          </button>
        </p>
      ) : (
        <div class="pills">
          <button
            type="button"
            class="pill"
            aria-expanded={isAsked}
            onClick={() => setAsked(!isAsked)}
          >
            {say("duty")}
          </button>
        </div>
      )}
      {isAsked && until <= now && (
        <fieldset class="quick-asked">
          <legend>{say("free_until")}</legend>
          <div class="pills">
            {untilChoices(now, clock.zone).map((at) => (
              <button key={at} type="button" class="pill" onClick={() => set(at)}>
                {timeText(at, clock)}
              </button>
            ))}
          </div>
          <p class="hint">{say("duty_hint")}</p>
        </fieldset>
      )}
      {task.said && <p role="alert">{task.said}</p>}
    </div>
  );
}

// Two taps on a phone: "I'm free now, until ..." and "not today"; and the way back from either.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Exception } from "../lib/api";
import { minuteText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { useNow } from "../staff/use-now";
import { type Task, useTask } from "../staff/use-task";
import { dayEnd, holdingNow, restOfToday, untilChoices } from "./free-now";
import { InsideList } from "./inside-list";
import type { Exceptions } from "./use-exceptions";

type Asked = "nothing" | "free" | "away";

export function Quick({ exceptions }: { exceptions: Exceptions }): JSX.Element {
  const { clock } = useDesk();
  const now = useNow();
  const task = useTask();
  const holding = holdingNow(exceptions.list, now, clock.zone);
  return (
    <div class="quick" id="quick">
      {holding.length > 0 ? (
        <Holding holding={holding} {...{ exceptions, task }} />
      ) : (
        <Choices now={now} {...{ exceptions, task }} />
      )}
      {task.said && <p role="alert">{task.said}</p>}
    </div>
  );
}

interface Props {
  exceptions: Exceptions;
  task: Task;
}

function Holding({ holding, exceptions, task }: Props & { holding: Exception[] }): JSX.Element {
  const { say, clock } = useDesk();
  const end_min = holding.at(-1)?.end_min ?? 0;
  const time = minuteText(end_min, clock.language);
  const isAway = holding[0]?.kind === "away";
  const state = !isAway ? "free_until_now" : end_min === dayEnd ? "away_rest" : "away_now";
  const end = async () => {
    await exceptions.drop(holding);
    return undefined;
  };
  return (
    <>
      <p class="quick-state" role="status">
        <strong>{say(state, { time })}</strong>{" "}
        <button type="button" class="quiet" onClick={() => void task.run(end)}>
          {say(isAway ? "away_end" : "free_end")}
        </button>
      </p>
      {isAway && <InsideList parts={holding} />}
    </>
  );
}

function Choices({ now, exceptions, task }: Props & { now: number }): JSX.Element {
  const { say, clock } = useDesk();
  const [asked, setAsked] = useState<Asked>("nothing");
  const toggle = (next: Asked) => setAsked(asked === next ? "nothing" : next);
  const goAway = async () => {
    await exceptions.add(restOfToday(now, clock.zone));
    setAsked("nothing");
    return undefined;
  };
  return (
    <>
      <div class="pills">
        {(["free", "away"] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="pill"
            aria-expanded={asked === one}
            onClick={() => toggle(one)}
          >
            {say(one === "free" ? "free_now" : "not_today")}
          </button>
        ))}
      </div>
      {asked === "free" && (
        <Until now={now} {...{ exceptions, task }} done={() => setAsked("nothing")} />
      )}
      {asked === "away" && (
        <div class="quick-asked">
          <p>{say("not_today_sure")}</p>
          <button type="button" onClick={() => void task.run(goAway)}>
            {say("not_today_yes")}
          </button>
        </div>
      )}
    </>
  );
}

interface UntilProps extends Props {
  now: number;
  done(): void;
}

function Until({ now, exceptions, task, done }: UntilProps): JSX.Element {
  const { say, clock } = useDesk();
  const open = async (at: number) => {
    await exceptions.freeUntil(at);
    done();
    return undefined;
  };
  return (
    <fieldset class="quick-asked">
      <legend>{say("free_until")}</legend>
      <div class="pills">
        {untilChoices(now, clock.zone).map((at) => (
          <button key={at} type="button" class="pill" onClick={() => void task.run(() => open(at))}>
            {timeText(at, clock)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

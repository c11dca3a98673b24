// What differs from the weekly hours, on one date or many: what it is, what is still booked inside,
// and the way to take it back.
import type { JSX } from "preact";
import { longDateText, minuteText } from "../lib/time";
import { useDesk } from "../staff/desk";
import type { Difference } from "./differences";
import { InsideList } from "./inside-list";
import { wholeDay } from "./span";

interface Props {
  difference: Difference;
  drop(): void;
}

export function ExceptionLine({ difference, drop }: Props): JSX.Element {
  const { say } = useDesk();
  const { kind, parts } = difference;
  const date = useDates(difference);
  return (
    <li>
      <span>
        <strong>{date}</strong> {say(`kind_${kind}`)}, <Hours difference={difference} />
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={say("away_remove", { kind: say(`kind_${kind}`), date })}
        onClick={drop}
      >
        {say("remove")}
      </button>
      {kind === "away" && <InsideList parts={parts} />}
    </li>
  );
}

function useDates({ parts }: Difference): string {
  const { clock } = useDesk();
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return ends.map((part) => longDateText(part?.date ?? "", clock.language)).join(" – ");
}

function Hours({ difference: { parts } }: { difference: Difference }): JSX.Element {
  const { say, clock } = useDesk();
  const isWhole = parts.every((part) => part.start_min === 0 && part.end_min === wholeDay.end_min);
  const minute = (at = 0) => minuteText(at, clock.language);
  return (
    <>
      {isWhole
        ? say(parts.length > 1 ? "all_days" : "all_day")
        : `${minute(parts[0]?.start_min)} – ${minute(parts.at(-1)?.end_min)}`}
    </>
  );
}

// One date that differs from the weekly hours: what it is, what is still booked inside, and the way
// to take it back.
import type { JSX } from "preact";
import type { Exception } from "../lib/api";
import { longDateText, minuteText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { InsideList } from "./inside-list";
import { wholeDay } from "./span";

export function ExceptionLine({
  exception,
  drop,
}: {
  exception: Exception;
  drop(): void;
}): JSX.Element {
  const { say, clock } = useDesk();
  const date = longDateText(exception.date, clock.language);
  const kind = say(`kind_${exception.kind}`);
  const isWhole = exception.start_min === 0 && exception.end_min === wholeDay.end_min;
  const minute = (at: number) => minuteText(at, clock.language);
  const span = `${minute(exception.start_min)} – ${minute(exception.end_min)}`;
  return (
    <li>
      <span>
        <strong>{date}</strong> {kind}, {isWhole ? say("all_day") : span}
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={say("away_remove", { kind, date })}
        onClick={drop}
      >
        {say("remove")}
      </button>
      {exception.kind === "away" && <InsideList exception={exception} />}
    </li>
  );
}

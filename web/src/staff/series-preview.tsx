// The first dates of a standing time before anybody says yes: each that is free may be left out, each
// that is not says why.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Named } from "../lib/api";
import { dateText, timeText } from "../lib/time";
import { useDesk } from "./desk";
import { agreedOf, type SeriesDate, type SeriesOffer } from "./series";

interface Props {
  offer: SeriesOffer;
  person: Named;
  agree(wanted: { start_at: number }[]): void;
}

export function SeriesPreview({ offer, person, agree }: Props): JSX.Element {
  const { say } = useDesk();
  const [unwanted, setUnwanted] = useState(new Set<number>());
  const wanted = agreedOf(offer.dates, unwanted);
  const toggle = (start_at: number) => {
    const next = new Set(unwanted);
    if (!next.delete(start_at)) {
      next.add(start_at);
    }
    setUnwanted(next);
  };
  return (
    <fieldset class="wide series-preview">
      <legend>
        {say("series_works", {
          count: offer.dates.filter(({ reason }) => reason === "free").length,
          all: offer.dates.length,
        })}
      </legend>
      <ul class="dates">
        {offer.dates.map((date) => (
          <DateLine
            key={date.start_at}
            isWanted={!unwanted.has(date.start_at)}
            toggle={() => toggle(date.start_at)}
            {...{ date, zone: offer.zone }}
          />
        ))}
      </ul>
      {offer.goes_on && <p class="hint">{say("series_goes_on")}</p>}
      {wanted.length > 0 && (
        <button type="button" onClick={() => agree(wanted)}>
          {say("series_yes", { count: wanted.length, name: person.nickname })}
        </button>
      )}
    </fieldset>
  );
}

interface LineProps {
  date: SeriesDate;
  zone: string;
  isWanted: boolean;
  toggle(): void;
}

function DateLine({ date, zone, isWanted, toggle }: LineProps): JSX.Element {
  const { say, clock } = useDesk();
  const time = timeText(date.start_at, { ...clock, zone });
  const own = timeText(date.start_at, clock);
  const when = `${dateText(date.date, clock.language)}, ${time}`;
  const text = own === time ? when : `${when} ${say("for_you", { time: own })}`;
  if (date.reason !== "free") {
    return (
      <li class="hint">
        {text}: {say(`reason_${date.reason}`)}
      </li>
    );
  }
  return (
    <li>
      <label class="tick">
        <input type="checkbox" checked={isWanted} onChange={toggle} />
        <span>
          {text}
          {date.fit === "gap" && ` (${say("fit_gap")})`}
        </span>
      </label>
    </li>
  );
}

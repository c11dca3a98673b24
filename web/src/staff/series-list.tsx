// Standing times: when, with whom, what comes next, on which dates something stands in the way, and
// the way to end one.
import type { JSX } from "preact";
import { post } from "../lib/api";
import { dayText, longDateText, timeText, zoneText } from "../lib/time";
import { useDesk } from "./desk";
import { type Series, seriesText } from "./series";
import type { SeriesBook } from "./use-series";
import { useTask } from "./use-task";

interface Props {
  list: Series[];
  book: SeriesBook;
}

export function SeriesList({ list, book }: Props): JSX.Element {
  const { say } = useDesk();
  return (
    <>
      {book.said && <p role="alert">{book.said}</p>}
      {book.list && list.length === 0 && <p>{say("series_none")}</p>}
      <ul class="dates series">
        {list.map((series) => (
          <SeriesLine key={series.id} series={series} book={book} />
        ))}
      </ul>
    </>
  );
}

function SeriesLine({ series, book }: { series: Series; book: SeriesBook }): JSX.Element {
  const { say, clock, me, now } = useDesk();
  const { next_at, person, coach, until } = series;
  const next = next_at
    ? say("series_next", { time: `${dayText(next_at, clock)}, ${timeText(next_at, clock)}` })
    : say("nothing_booked");
  const zone = zoneText(now(), { ...clock, zone: series.zone });
  return (
    <li data-series={series.id}>
      <span>
        <strong>{person.nickname}</strong>
        {me.role !== "coach" && ` ${say("with", { name: coach.nickname })}`}:{" "}
        {seriesText(series, say, clock.language)}
        {until && `, ${say("until_date", { date: longDateText(until, clock.language) })}`}
        <span class="hint">
          {say("series_clock", { zone })} {next}
        </span>
      </span>
      <EndSeries series={series} book={book} />
      <Conflicts series={series} />
    </li>
  );
}

function Conflicts({ series }: { series: Series }): JSX.Element | null {
  const { say, clock } = useDesk();
  return series.conflicts.length === 0 ? null : (
    <div class="notice">
      <p>{say("series_conflicts")}</p>
      <ul>
        {series.conflicts.map(({ date, start_at, reason, session }) => (
          <li key={start_at}>
            {longDateText(date, clock.language)}: {say(`reason_${reason}`)}
            {session && `; ${say("series_kept")}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function EndSeries({ series, book }: { series: Series; book: SeriesBook }): JSX.Element {
  const { say } = useDesk();
  const task = useTask();
  const name = series.person.nickname;
  const end = async () => {
    await post(`/series/${series.id}/end`);
    book.read();
    return undefined;
  };
  return (
    <details>
      <summary aria-label={say("series_end_of", { name })}>{say("series_end")}</summary>
      <p>{say("series_end_sure", { name })}</p>
      <button type="button" class="button-plain" onClick={() => void task.run(end)}>
        {say("series_end_yes")}
      </button>
      {task.said && <p role="alert">{task.said}</p>}
    </details>
  );
}

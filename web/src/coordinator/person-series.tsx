// The standing times of one person, and agreeing to a new one.
import type { JSX } from "preact";
import type { Person } from "../lib/api";
import { useDesk } from "../staff/desk";
import { SeriesForm } from "../staff/series-form";
import { SeriesList } from "../staff/series-list";
import { useSeries } from "../staff/use-series";

export function PersonSeries({ person }: { person: Person }): JSX.Element {
  const { say } = useDesk();
  const book = useSeries();
  const own = (book.list ?? []).filter((series) => series.person.id === person.id);
  return (
    <>
      <SeriesList list={own} book={book} />
      {person.coach ? (
        <SeriesForm person={person} coach={person.coach} agreed={book.read} />
      ) : (
        <p>{say("coach_first")}</p>
      )}
    </>
  );
}

// The coach's standing times, and agreeing to a new one with somebody of the caseload.
import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { getAll, type Person } from "../lib/api";
import { useDesk } from "../staff/desk";
import { SeriesForm } from "../staff/series-form";
import { SeriesList } from "../staff/series-list";
import { useSeries } from "../staff/use-series";
import { Field } from "../ui/field";

export function SeriesCard(): JSX.Element {
  const { say, me } = useDesk();
  const id = useId();
  const book = useSeries();
  const [people, setPeople] = useState<Person[]>([]);
  const [chosen, setChosen] = useState("");
  const person = people.find((one) => one.id === chosen);

  useEffect(() => {
    const read = async () => setPeople(await getAll<Person>("/people", "people"));
    void read().catch(() => undefined); // the list says what did not work
  }, []);
  return (
    <details class="card" id="series">
      <summary>{say("series")}</summary>
      <SeriesList list={book.list ?? []} book={book} />
      <Field id={`person-${id}`} label={say("series_new")} errors={[]}>
        {(tie) => (
          <select {...tie} value={chosen} onChange={(e) => setChosen(e.currentTarget.value)}>
            <option value="">{say("choose_person")}</option>
            {people.map(({ id, nickname }) => (
              <option key={id} value={id}>
                {nickname}
              </option>
            ))}
          </select>
        )}
      </Field>
      {person && <SeriesForm key={person.id} {...{ person }} coach={me} agreed={book.read} />}
    </details>
  );
}

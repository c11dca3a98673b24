// When a coach is away, said by the coordinator: someone is sick, and somebody else has to say so.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Coach, getAll, type Named, post, remove } from "../lib/api";
import { dayText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { useForm } from "../staff/use-form";
import { useTask } from "../staff/use-task";
import { ErrorSummary, Field } from "../ui/field";

interface Absence {
  id: string;
  coach: Named;
  from_at: number;
  until_at: number;
}

export function CoachAway({ coach }: { coach: Coach }): JSX.Element {
  const { say, clock } = useDesk();
  const [list, setList] = useState<Absence[] | null>(null);
  const [said, setSaid] = useState("");
  const task = useTask();
  const read = async () =>
    setList(await getAll<Absence>(`/absences?coach=${coach.id}`, "absences"));
  useEffect(() => {
    void read().catch((error) => setSaid(problemText(error, say)));
  }, [coach.id]);
  const end = async (id: string) => {
    await remove(`/absences/${id}`);
    await read();
    return undefined;
  };
  const dates = ({ from_at, until_at }: Absence) => {
    const zoned = { ...clock, zone: coach.zone };
    return [...new Set([dayText(from_at, zoned), dayText(until_at - 1, zoned)])].join(" – ");
  };
  return (
    <>
      <h3>{say("coach_away", { name: coach.nickname })}</h3>
      {said && <p role="alert">{said}</p>}
      {list?.length === 0 && <p>{say("absences_none")}</p>}
      <ul class="dates">
        {list?.map((absence) => (
          <li key={absence.id}>
            <strong>{dates(absence)}</strong>
            <button
              type="button"
              class="quiet"
              aria-label={say("absence_remove", { name: coach.nickname, date: dates(absence) })}
              onClick={() => void task.run(() => end(absence.id))}
            >
              {say("is_back")}
            </button>
          </li>
        ))}
      </ul>
      {task.said && <p role="alert">{task.said}</p>}
      <AwayForm coach={coach} added={read} />
    </>
  );
}

interface FormProps {
  coach: Coach;
  added(): Promise<void>;
}

function AwayForm({ coach, added }: FormProps): JSX.Element {
  const { say } = useDesk();
  const [draft, setDraft] = useState({ from: "", until: "" });
  const idOf = (field: string) => `away-${field}-${coach.id}`;
  const form = useForm((field) => (field in draft ? idOf(field) : null));
  const submit = (event: Event) => {
    event.preventDefault();
    const { from, until } = draft;
    const isWrong = until !== "" && until < from;
    const faults = [
      ...(from ? [] : [{ field: idOf("from"), text: say("error_date") }]),
      ...(isWrong ? [{ field: idOf("until"), text: say("error_last_date") }] : []),
    ];
    form.send(faults, async () => {
      const body = { coach: coach.id, from, until: until || from };
      const { count } = await post<{ count: number }>("/absences", body);
      await added();
      setDraft({ from: "", until: "" });
      return count > 0 ? say("absence_count", { count }) : say("saved");
    });
  };
  return (
    <form class="fields" onSubmit={submit} novalidate>
      <ErrorSummary title={say("errors_title")} errors={form.errors} />
      {(["from", "until"] as const).map((name) => (
        <Field
          key={name}
          id={idOf(name)}
          label={say(name === "from" ? "series_from" : "valid_until")}
          errors={form.errors}
        >
          {(tie) => (
            <input
              {...tie}
              type="date"
              value={draft[name]}
              onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <button type="submit">{say("coach_away_add", { name: coach.nickname })}</button>
      <p role="status">{form.said}</p>
    </form>
  );
}

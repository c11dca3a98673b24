// Dates on which the weekly hours do not hold: away, or extra. An absence over booked times keeps them
// and names them.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Exception, get, post, remove, type Session } from "../lib/api";
import { dateText, dayText, minuteFromInput, minuteText, timeText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { ErrorSummary, Field, type FieldError } from "../ui/field";

const wholeDay = { start_min: 0, end_min: 24 * 60 };

export function Away(): JSX.Element {
  const { say } = useDesk();
  const [list, setList] = useState<Exception[]>([]);
  const [inside, setInside] = useState<Session[]>([]);
  const [said, setSaid] = useState("");
  const run = (work: () => Promise<void>) => void work().catch((e) => setSaid(problemText(e, say)));

  useEffect(
    () =>
      run(async () => setList((await get<{ exceptions: Exception[] }>("/exceptions")).exceptions)),
    [],
  );

  const drop = (id: string) =>
    run(async () => {
      await remove(`/exceptions/${id}`);
      setList((before) => before.filter((exception) => exception.id !== id));
    });
  const add = async (made: Omit<Exception, "id">) => {
    const answer = await post<{ exception: Exception; sessions: Session[] }>("/exceptions", made);
    setList((before) => [...before, answer.exception].sort((a, b) => a.date.localeCompare(b.date)));
    setInside(answer.sessions);
  };
  return (
    <details class="card" id="away">
      <summary>{say("away")}</summary>
      {list.length === 0 && <p>{say("away_none")}</p>}
      <ul class="dates">
        {list.map((exception) => (
          <Line key={exception.id} exception={exception} drop={() => drop(exception.id)} />
        ))}
      </ul>
      {inside.length > 0 && <Inside sessions={inside} />}
      <AddForm add={add} />
      <p role="status">{said}</p>
    </details>
  );
}

function Line({ exception, drop }: { exception: Exception; drop(): void }): JSX.Element {
  const { say, clock } = useDesk();
  const date = dateText(exception.date, clock.language);
  const kind = say(`kind_${exception.kind}`);
  const isWhole = exception.start_min === 0 && exception.end_min === wholeDay.end_min;
  const span = `${minuteText(exception.start_min, clock.language)} – ${minuteText(exception.end_min, clock.language)}`;
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
    </li>
  );
}

function Inside({ sessions }: { sessions: Session[] }): JSX.Element {
  const { say, clock } = useDesk();
  return (
    <div class="notice" role="alert">
      <p>{say("away_inside")}</p>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            {dayText(session.start_at, clock)}, {timeText(session.start_at, clock)}:{" "}
            {session.person.nickname}
          </li>
        ))}
      </ul>
    </div>
  );
}

function AddForm({ add }: { add(made: Omit<Exception, "id">): Promise<void> }): JSX.Element {
  const { say } = useDesk();
  const [kind, setKind] = useState<Exception["kind"]>("away");
  const [date, setDate] = useState("");
  const [isWhole, setWhole] = useState(true);
  const [from, setFrom] = useState("09:00");
  const [until, setUntil] = useState("17:00");
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const span = isWhole ? wholeDay : spanOf(from, until);
    const found = [
      ...(date ? [] : [{ field: "away-date", text: say("error_date") }]),
      ...(span ? [] : [{ field: "away-from", text: say("error_span") }]),
    ];
    setErrors(found);
    if (found.length === 0 && span) {
      await add({ kind, date, ...span });
    }
  };
  const refuse = (error: unknown) =>
    setErrors([{ field: "away-date", text: problemText(error, say) }]);
  return (
    <form class="fields" onSubmit={(event) => void submit(event).catch(refuse)} novalidate>
      <ErrorSummary title={say("errors_title")} errors={errors} />
      <Field id="away-kind" label={say("away_kind")} errors={errors}>
        {(tie) => (
          <select {...tie} value={kind} onChange={(e) => setKind(e.currentTarget.value as "away")}>
            <option value="away">{say("kind_away")}</option>
            <option value="extra">{say("kind_extra")}</option>
          </select>
        )}
      </Field>
      <Field id="away-date" label={say("date")} errors={errors}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={date}
            onInput={(e) => setDate(e.currentTarget.value)}
          />
        )}
      </Field>
      <label class="tick">
        <input
          type="checkbox"
          checked={isWhole}
          onChange={(e) => setWhole(e.currentTarget.checked)}
        />
        {say("whole_day")}
      </label>
      {!isWhole && (
        <>
          <Field id="away-from" label={say("from")} errors={errors}>
            {(tie) => (
              <input
                {...tie}
                type="time"
                value={from}
                onInput={(e) => setFrom(e.currentTarget.value)}
              />
            )}
          </Field>
          <Field id="away-until" label={say("until")} errors={errors}>
            {(tie) => (
              <input
                {...tie}
                type="time"
                value={until}
                onInput={(e) => setUntil(e.currentTarget.value)}
              />
            )}
          </Field>
        </>
      )}
      <button type="submit">{say("away_add")}</button>
    </form>
  );
}

/** Null when the end is not after the start; an end of 00:00 is the end of the day. */
export function spanOf(from: string, until: string): { start_min: number; end_min: number } | null {
  const start_min = minuteFromInput(from);
  const end = minuteFromInput(until);
  const end_min = end === 0 ? wholeDay.end_min : end;
  return start_min !== null && end_min !== null && end_min > start_min
    ? { start_min, end_min }
    : null;
}

// Adding a date on which the weekly hours do not hold.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Exception } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useForm } from "../staff/use-form";
import { ErrorSummary, Field, type FieldError } from "../ui/field";
import { spanOf, wholeDay } from "./span";
import type { Exceptions } from "./use-exceptions";

const ids: Record<string, string> = {
  kind: "away-kind",
  date: "away-date",
  from: "away-date",
  until: "away-last",
  start_min: "away-from",
  end_min: "away-until",
};
const empty = {
  kind: "away" as Exception["kind"],
  date: "",
  last: "", // of several whole dates; empty: one
  isWhole: true,
  from: "09:00",
  until: "17:00",
};

export function AwayForm({ exceptions }: { exceptions: Exceptions }): JSX.Element {
  const { say } = useDesk();
  const [draft, setDraft] = useState(empty);
  const form = useForm((field) => ids[field] ?? null);
  const change = (part: Partial<typeof empty>) => setDraft({ ...draft, ...part });

  const isSeveral = draft.kind === "away" && draft.isWhole;

  const submit = (event: Event) => {
    event.preventDefault();
    const span = draft.isWhole ? wholeDay : spanOf(draft.from, draft.until);
    const isLastWrong = isSeveral && draft.last !== "" && draft.last < draft.date;
    const faults: FieldError[] = [
      ...(draft.date ? [] : [{ field: "away-date", text: say("error_date") }]),
      ...(span ? [] : [{ field: "away-until", text: say("error_span") }]),
      ...(isLastWrong ? [{ field: "away-last", text: say("error_last_date") }] : []),
    ];
    form.send(faults, async () => {
      const { kind, date, last } = draft;
      const count = isSeveral
        ? await exceptions.goAway(date, last || date)
        : await exceptions.add({ kind, date, ...(span ?? wholeDay) });
      setDraft(empty);
      return count > 0 ? say("away_added_inside") : say("away_added");
    });
  };
  return (
    <form class="fields" onSubmit={submit} novalidate>
      <ErrorSummary title={say("errors_title")} errors={form.errors} />
      <Field id="away-kind" label={say("away_kind")} errors={form.errors}>
        {(tie) => (
          <select
            {...tie}
            value={draft.kind}
            onChange={(e) => change({ kind: e.currentTarget.value as Exception["kind"] })}
          >
            <option value="away">{say("kind_away")}</option>
            <option value="extra">{say("kind_extra")}</option>
          </select>
        )}
      </Field>
      <Field id="away-date" label={say(isSeveral ? "series_from" : "date")} errors={form.errors}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={draft.date}
            onInput={(e) => change({ date: e.currentTarget.value })}
          />
        )}
      </Field>
      {isSeveral && (
        <Field id="away-last" label={say("valid_until")} errors={form.errors}>
          {(tie) => (
            <input
              {...tie}
              type="date"
              value={draft.last}
              onInput={(e) => change({ last: e.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.isWhole}
          onChange={(e) => change({ isWhole: e.currentTarget.checked })}
        />
        {say("whole_day")}
      </label>
      {!draft.isWhole && <Span draft={draft} change={change} errors={form.errors} />}
      <button type="submit">{say("away_add")}</button>
      <p role="status">{form.said}</p>
    </form>
  );
}

interface SpanProps {
  draft: typeof empty;
  change(part: Partial<typeof empty>): void;
  errors: FieldError[];
}

function Span({ draft, change, errors }: SpanProps): JSX.Element {
  const { say } = useDesk();
  return (
    <>
      {(["from", "until"] as const).map((end) => (
        <Field key={end} id={`away-${end}`} label={say(end)} errors={errors}>
          {(tie) => (
            <input
              {...tie}
              type="time"
              value={draft[end]}
              onInput={(e) => change({ [end]: e.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

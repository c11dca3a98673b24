// One window of the weekly hours: from, until; and folded away, how often it comes and between which
// dates, which the fold says in words.
import type { JSX } from "preact";
import { longDateText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { everyText, weekChoices } from "../staff/series";
import type { StaffSay } from "../staff/words";
import { Field, type FieldError } from "../ui/field";
import type { Row, RowField } from "./week";

interface Props {
  row: Row;
  day: string;
  errors: FieldError[];
  set(part: Partial<Row>): void;
  remove(): void;
}

export function rowFieldId(key: number, field: RowField): string {
  return `hours-${key}-${field}`;
}

export function HourRow({ row, day, errors, set, remove }: Props): JSX.Element {
  const { say } = useDesk();
  const own = errors.find(({ field }) => ["from", "until"].some((end) => field === idOf(row, end)));
  return (
    <div class="hour-row">
      {own && (
        <p class="field-error" id={`${own.field}-error`}>
          {own.text}
        </p>
      )}
      <TimeInput end="from" isWrong={own?.field === idOf(row, "from")} {...{ row, day, set }} />
      <span aria-hidden="true">–</span>
      <TimeInput end="until" isWrong={own?.field === idOf(row, "until")} {...{ row, day, set }} />
      <button
        type="button"
        class="quiet"
        aria-label={say("hours_remove", { day, from: row.from, until: row.until })}
        onClick={remove}
      >
        {say("remove")}
      </button>
      <RhythmFold {...{ row, day, errors, set }} />
    </div>
  );
}

function idOf(row: Row, field: string): string {
  return rowFieldId(row.key, field as RowField);
}

interface TimeProps {
  row: Row;
  end: "from" | "until";
  day: string;
  isWrong: boolean;
  set(part: Partial<Row>): void;
}

function TimeInput({ row, end, day, isWrong, set }: TimeProps): JSX.Element {
  const { say } = useDesk();
  const id = rowFieldId(row.key, end);
  return (
    <input
      type="time"
      id={id}
      aria-label={say(`hours_${end}`, { day })}
      {...(isWrong ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
      value={row[end]}
      onInput={(event) => set({ [end]: event.currentTarget.value })}
    />
  );
}

function RhythmFold({ row, day, errors, set }: Omit<Props, "remove">): JSX.Element {
  const { say, clock } = useDesk();
  return (
    <details class="rhythm">
      <summary aria-label={`${day}: ${rhythmText(row, say, clock.language)}`}>
        {rhythmText(row, say, clock.language)}
      </summary>
      <div class="fields">
        <Field id={rowFieldId(row.key, "every_weeks")} label={say("every")} errors={errors}>
          {(tie) => (
            <select
              {...tie}
              value={row.every_weeks}
              onChange={(e) => set({ every_weeks: Number(e.currentTarget.value) })}
            >
              {weekChoices.map((count) => (
                <option key={count} value={count}>
                  {everyText(count, say)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {(["valid_from", "valid_until"] as const).map((name) => (
          <Field key={name} id={rowFieldId(row.key, name)} label={say(name)} errors={errors}>
            {(tie) => (
              <input
                {...tie}
                type="date"
                value={row[name]}
                onInput={(e) => set({ [name]: e.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}

/** "every week", "every 2 weeks, from Mon, Jan 4, 2027": how often a window comes, and between which
 * dates. */
export function rhythmText(row: Row, say: StaffSay, language: string): string {
  const { valid_from, valid_until } = row;
  return [
    everyText(row.every_weeks, say),
    valid_from && say("since_date", { date: longDateText(valid_from, language) }),
    valid_until && say("until_date", { date: longDateText(valid_until, language) }),
  ]
    .filter(Boolean)
    .join(", ");
}

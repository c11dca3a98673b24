// The weekly hours: a few rows per weekday, saved all at once.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, put, type Window } from "../lib/api";
import { weekdayText, zoneText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { useForm } from "../staff/use-form";
import { ErrorSummary, type FieldError } from "../ui/field";
import { HourRow, rowFieldId } from "./hour-row";
import {
  type Fault,
  faultsIn,
  type Row,
  rowFieldOf,
  rowsOf,
  weekdays,
  windowsOf,
  withRow,
} from "./week";

interface Answer {
  zone: string;
  windows: Window[];
}

export function Hours(): JSX.Element {
  const { say, clock, now } = useDesk();
  const [rows, setRows] = useState<Row[] | null>(null);
  const [seen, setSeen] = useState<Answer | null>(null);
  const [unread, setUnread] = useState("");
  const [isChanged, setChanged] = useState(false);
  const form = useForm((field) => {
    const about = rowFieldOf(rows ?? [], field);
    return about && rowFieldId(about.key, about.field);
  });
  const describe = useFaultText();

  const take = (answer: Answer) => {
    setRows(rowsOf(answer.windows));
    setSeen(answer);
    setChanged(false);
  };
  useEffect(() => {
    const read = async () => take(await get<Answer>("/hours"));
    void read().catch((error) => setUnread(problemText(error, say)));
  }, []);

  const change = (next: Row[]) => {
    setRows(next);
    setChanged(true);
  };
  const save = (event: Event, wanted: Row[], before: Answer) => {
    event.preventDefault();
    form.send(faultsIn(wanted).map(describe), async () => {
      take(await put<Answer>("/hours", { windows: windowsOf(wanted) }, before));
      return say("saved");
    });
  };
  return (
    <details class="card" id="hours">
      <summary>{say("hours")}</summary>
      {unread && <p role="alert">{unread}</p>}
      {rows && seen && (
        <form onSubmit={(event) => save(event, rows, seen)} novalidate>
          <p class="hint">
            {say("hours_hint", { zone: zoneText(now(), { ...clock, zone: seen.zone }) })}
          </p>
          <ErrorSummary title={say("errors_title")} errors={form.errors} />
          {weekdays.map((day) => (
            <Day key={day} weekday={day} errors={form.errors} {...{ rows, change }} />
          ))}
          <button type="submit">{say("save")}</button>
          <span class="said" role="status">
            {isChanged ? say("hours_unsaved") : form.said}
          </span>
        </form>
      )}
    </details>
  );
}

interface DayProps {
  weekday: number;
  rows: Row[];
  errors: FieldError[];
  change(rows: Row[]): void;
}

function Day({ weekday, rows, errors, change }: DayProps): JSX.Element {
  const { say, clock } = useDesk();
  const day = weekdayText(weekday, clock.language);
  const own = rows.filter((row) => row.weekday === weekday);
  const set = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset class="day">
      <legend>{day}</legend>
      <div class="day-rows">
        {own.length === 0 && <span class="hint">{say("hours_none")}</span>}
        {own.map((row) => (
          <HourRow
            key={row.key}
            set={(part) => set(row.key, part)}
            remove={() => change(rows.filter(({ key }) => key !== row.key))}
            {...{ row, day, errors }}
          />
        ))}
        <button
          type="button"
          class="quiet"
          aria-label={say("hours_add", { day })}
          onClick={() => change(withRow(rows, weekday))}
        >
          {say("add")}
        </button>
      </div>
    </fieldset>
  );
}

function useFaultText(): (fault: Fault) => FieldError {
  const { say, clock } = useDesk();
  return ({ key, weekday, field, what }) => ({
    field: rowFieldId(key, field),
    text: say(`error_${what}`, { day: weekdayText(weekday, clock.language) }),
  });
}

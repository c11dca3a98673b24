// The weekly hours: a few rows per weekday, saved all at once.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, put, type Window } from "../lib/api";
import { weekdayText, zoneText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { ErrorSummary, type FieldError } from "../ui/field";
import { type Fault, faultsIn, type Row, rowsOf, weekdays, windowsOf, withRow } from "./week";

interface Answer {
  zone: string;
  windows: Window[];
}

export function Hours(): JSX.Element {
  const { say, clock, now } = useDesk();
  const [rows, setRows] = useState<Row[] | null>(null);
  const [seen, setSeen] = useState<Answer | null>(null);
  const zone = seen?.zone ?? "";
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [said, setSaid] = useState("");
  const describe = useFaultText();

  useEffect(() => {
    const read = async () => {
      const answer = await get<Answer>("/hours");
      setRows(rowsOf(answer.windows));
      setSeen(answer);
    };
    void read().catch((error) => setSaid(problemText(error, say)));
  }, []);

  const change = (next: Row[]) => {
    setRows(next);
    setSaid(say("hours_unsaved"));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const faults = faultsIn(rows ?? []);
    setErrors(faults.map(describe));
    if (faults.length === 0 && seen !== null) {
      const answer = await put<Answer>("/hours", { windows: windowsOf(rows ?? []) }, seen);
      setRows(rowsOf(answer.windows));
      setSeen(answer);
      setSaid(say("saved"));
    }
  };
  return (
    <details class="card" id="hours">
      <summary>{say("hours")}</summary>
      <p class="hint">{say("hours_hint", { zone: zone && zoneText(now(), { ...clock, zone }) })}</p>
      <form
        onSubmit={(event) => void save(event).catch((e) => setSaid(problemText(e, say)))}
        novalidate
      >
        <ErrorSummary title={say("errors_title")} errors={errors} />
        {rows && weekdays.map((day) => <Day key={day} weekday={day} rows={rows} change={change} />)}
        <button type="submit">{say("save")}</button>
        <span class="said" role="status">
          {said}
        </span>
      </form>
    </details>
  );
}

interface DayProps {
  weekday: number;
  rows: Row[];
  change(rows: Row[]): void;
}

function Day({ weekday, rows, change }: DayProps): JSX.Element {
  const { say, clock } = useDesk();
  const day = weekdayText(weekday, clock.language);
  const own = rows.filter((row) => row.weekday === weekday);
  const set = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset class="day">
      <legend>{day}</legend>
      {own.length === 0 && <span class="hint">{say("hours_none")}</span>}
      {own.map((row) => (
        <HourRow
          key={row.key}
          row={row}
          day={day}
          set={(part) => set(row.key, part)}
          remove={() => change(rows.filter(({ key }) => key !== row.key))}
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
    </fieldset>
  );
}

interface RowProps {
  row: Row;
  day: string;
  set(part: Partial<Row>): void;
  remove(): void;
}

function HourRow({ row, day, set, remove }: RowProps): JSX.Element {
  const { say } = useDesk();
  return (
    <span class="hour-row">
      <input
        type="time"
        id={`from-${row.key}`}
        aria-label={say("hours_from", { day })}
        value={row.from}
        onInput={(event) => set({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        id={`until-${row.key}`}
        aria-label={say("hours_until", { day })}
        value={row.until}
        onInput={(event) => set({ until: event.currentTarget.value })}
      />
      <button
        type="button"
        class="quiet"
        aria-label={say("hours_remove", { day, from: row.from, until: row.until })}
        onClick={remove}
      >
        {say("remove")}
      </button>
    </span>
  );
}

function useFaultText(): (fault: Fault) => FieldError {
  const { say, clock } = useDesk();
  return ({ key, weekday, what }) => ({
    field: `from-${key}`,
    text: say(`error_${what}`, { day: weekdayText(weekday, clock.language) }),
  });
}

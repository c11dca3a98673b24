// The organisation's holidays: dates on which weekly hours stay closed, but for coaches who work them.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, Problem, put } from "../lib/api";
import { longDateText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { useForm } from "../staff/use-form";
import { useTask } from "../staff/use-task";
import { ErrorSummary, Field } from "../ui/field";
import { faultsIn, type Holiday, nameMost, withHoliday, withoutHoliday } from "./year";

interface Answer {
  holidays: Holiday[];
}

type Change = (list: Holiday[]) => Holiday[];

export function Holidays(): JSX.Element {
  const { say } = useDesk();
  const [seen, setSeen] = useState<Answer | null>(null);
  const [unread, setUnread] = useState("");
  useEffect(() => {
    const read = async () => setSeen(await get<Answer>("/holidays"));
    void read().catch((error) => setUnread(problemText(error, say)));
  }, []);
  const replace = async (before: Answer, change: Change) =>
    setSeen(await put<Answer>("/holidays", { holidays: change(before.holidays) }, before));
  // Another coordinator may have saved meanwhile: the same change is then made to their list.
  const save = (before: Answer) => async (change: Change) => {
    try {
      await replace(before, change);
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== "changed") {
        throw error;
      }
      await replace(await get<Answer>("/holidays"), change);
    }
  };
  return (
    <details class="card" id="holidays">
      <summary>{say("holidays")}</summary>
      <p class="hint">{say("holidays_hint")}</p>
      {unread && <p role="alert">{unread}</p>}
      {seen && <HolidayList list={seen.holidays} save={save(seen)} />}
      {seen && <HolidayForm list={seen.holidays} save={save(seen)} />}
    </details>
  );
}

interface Props {
  list: Holiday[];
  save(change: Change): Promise<void>;
}

function HolidayList({ list, save }: Props): JSX.Element {
  const { say, clock } = useDesk();
  const task = useTask();
  const drop = async (date: string) => {
    await save((all) => withoutHoliday(all, date));
    return undefined;
  };
  return (
    <>
      {list.length === 0 && <p>{say("holidays_none")}</p>}
      <ul class="dates">
        {list.map(({ date, name }) => (
          <li key={date}>
            <span>
              <strong>{longDateText(date, clock.language)}</strong> {name}
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={say("holiday_remove", { name, date: longDateText(date, clock.language) })}
              onClick={() => void task.run(() => drop(date))}
            >
              {say("remove")}
            </button>
          </li>
        ))}
      </ul>
      {task.said && <p role="alert">{task.said}</p>}
    </>
  );
}

function HolidayForm({ list, save }: Props): JSX.Element {
  const { say } = useDesk();
  const [draft, setDraft] = useState<Holiday>({ date: "", name: "" });
  const form = useForm((field) => `holiday-${field.endsWith(".name") ? "name" : "date"}`);
  const submit = (event: Event) => {
    event.preventDefault();
    const faults = faultsIn(list, draft).map(({ field, what }) => ({
      field: `holiday-${field}`,
      text: say(`error_${what}`),
    }));
    form.send(faults, async () => {
      await save((all) => withHoliday(all, draft));
      setDraft({ date: "", name: "" });
      return say("saved");
    });
  };
  return (
    <form class="fields" onSubmit={submit} novalidate>
      <ErrorSummary title={say("errors_title")} errors={form.errors} />
      <Field id="holiday-date" label={say("date")} errors={form.errors}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={draft.date}
            onInput={(e) => setDraft({ ...draft, date: e.currentTarget.value })}
          />
        )}
      </Field>
      <Field id="holiday-name" label={say("holiday_name")} errors={form.errors}>
        {(tie) => (
          <input
            {...tie}
            maxLength={nameMost}
            autocomplete="off"
            value={draft.name}
            onInput={(e) => setDraft({ ...draft, name: e.currentTarget.value })}
          />
        )}
      </Field>
      <button type="submit">{say("holiday_add")}</button>
      <p role="status">{form.said}</p>
    </form>
  );
}

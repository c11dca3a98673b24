// Proposing another time for a session, and, for a coordinator, another coach. Until everybody who is
// asked has said yes the old time stays.
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { type Coach, type Named, Problem, post, type Session, type Slot } from "../lib/api";
import { instantOf } from "../lib/instant";
import { minuteFromInput, zoneText } from "../lib/time";
import { ErrorSummary, Field } from "../ui/field";
import { problemText, useDesk } from "./desk";
import { TimePicker, Times } from "./time-picker";
import { useForm } from "./use-form";
import { useSlots } from "./use-slots";

interface Props {
  session: Session;
  coaches: Coach[]; // whom a coordinator may choose; none: the session's own
  done(session: Session): void;
}

export function MoveForm({ session, coaches, done }: Props): JSX.Element {
  const { say, clock, now } = useDesk();
  const [coach, setCoach] = useState(session.coach.id);
  const [lost, setLost] = useState<Slot[]>([]);
  const [said, setSaid] = useState("");
  const length_min = (session.end_at - session.start_at) / 60;
  const search = { coach, person: session.person.id, session: session.id, length_min };
  const { list, said: unread } = useSlots(search);

  const propose = async (wanted: Pick<Slot, "coach" | "start_at">) => {
    const body = {
      start_at: wanted.start_at,
      ...(wanted.coach === session.coach.id ? {} : { coach: wanted.coach }),
    };
    done(await post<Session>(`/sessions/${session.id}/move`, body));
  };
  const take = async (slot: Slot) => {
    try {
      await propose(slot);
    } catch (error) {
      const isLost = error instanceof Problem && error.alternatives.length > 0;
      setLost(isLost ? error.alternatives : []);
      setSaid(isLost ? say("taken") : problemText(error, say));
    }
  };
  const times = list?.filter(({ start_at }) => start_at !== session.start_at);
  return (
    <div class="card">
      <p class="zone">{say("clock", { zone: zoneText(now(), clock) })}</p>
      <p>{say("move_hint", { name: session.person.nickname })}</p>
      {coaches.length > 0 && (
        <CoachField value={coach} own={session.coach} choose={setCoach} coaches={coaches} />
      )}
      {(said || unread) && <p role="alert">{said || unread}</p>}
      {lost.length > 0 && <Times slots={lost} take={take} />}
      {times?.length === 0 && <p>{say("no_times")}</p>}
      {times && times.length > 0 && lost.length === 0 && <TimePicker slots={times} take={take} />}
      <OtherTime propose={(start_at) => propose({ coach, start_at })} />
    </div>
  );
}

interface CoachFieldProps {
  value: string;
  own: Named;
  coaches: Coach[];
  choose(id: string): void;
}

function CoachField({ value, own, coaches, choose }: CoachFieldProps): JSX.Element {
  const { say } = useDesk();
  const id = useId();
  const others = coaches.filter((coach) => coach.id !== own.id);
  return (
    <Field id={`coach-${id}`} label={say("with_whom")} errors={[]}>
      {(tie) => (
        <select {...tie} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {[own, ...others].map((coach) => (
            <option key={coach.id} value={coach.id}>
              {coach.nickname}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A time that is free, but outside the hours: who has them may propose it, and is asked. */
function OtherTime({ propose }: { propose(start_at: number): Promise<void> }): JSX.Element {
  const { say, clock } = useDesk();
  const id = useId();
  const ids = { date: `date-${id}`, time: `time-${id}` };
  const [draft, setDraft] = useState({ date: "", time: "" });
  const form = useForm(() => ids.time);
  const submit = (event: Event) => {
    event.preventDefault();
    const minute = minuteFromInput(draft.time);
    const start_at =
      draft.date && minute !== null ? instantOf(draft.date, minute, clock.zone) : null;
    const faults = [
      ...(draft.date ? [] : [{ field: ids.date, text: say("error_date") }]),
      ...(draft.date && start_at === null ? [{ field: ids.time, text: say("error_start") }] : []),
    ];
    form.send(faults, async () => {
      await propose(start_at ?? 0);
      return "";
    });
  };
  return (
    <details>
      <summary>{say("other_time")}</summary>
      <form class="fields" onSubmit={submit} novalidate>
        <ErrorSummary title={say("errors_title")} errors={form.errors} />
        {(["date", "time"] as const).map((name) => (
          <Field key={name} id={ids[name]} label={say(name)} errors={form.errors}>
            {(tie) => (
              <input
                {...tie}
                type={name}
                {...(name === "time" ? { step: 15 * 60 } : {})}
                value={draft[name]}
                onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
        <button type="submit">{say("move_propose")}</button>
        <p role="status">{form.said}</p>
      </form>
    </details>
  );
}

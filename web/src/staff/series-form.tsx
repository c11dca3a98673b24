// Agreeing to a standing time: what is wished, then which of the first dates can be had and why the
// others cannot, then yes. The time is the person's, on the person's clock.
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { type Named, Problem, post } from "../lib/api";
import { zoneText } from "../lib/time";
import { ErrorSummary, Field, type FieldError } from "../ui/field";
import { useDesk } from "./desk";
import { LengthModeFields } from "./length-mode";
import {
  everyText,
  faultsIn,
  type SeriesDraft,
  type SeriesOffer,
  weekChoices,
  wishOf,
} from "./series";
import { SeriesPreview } from "./series-preview";
import { useForm } from "./use-form";

interface Props {
  person: Named & { zone: string };
  coach: Named;
  agreed(): void;
}

const empty: SeriesDraft = {
  ...{ from: "", time: "15:00", every_weeks: 1, until: "", length_min: 25, mode: "video" },
};

export function SeriesForm({ person, coach, agreed }: Props): JSX.Element {
  const { say, clock, now } = useDesk();
  const id = useId();
  const idOf = (field: string) => `${field === "start_min" ? "time" : field}-${id}`;
  const [draft, setDraft] = useState(empty);
  const [offer, setOffer] = useState<SeriesOffer | null>(null);
  const form = useForm((field) => (field in draft || field === "start_min" ? idOf(field) : null));
  const wish = wishOf(draft, coach.id, person.id);
  const look = async () => setOffer(await post<SeriesOffer>("/series/preview", wish));
  const change = (part: Partial<SeriesDraft>) => {
    setDraft({ ...draft, ...part });
    setOffer(null);
  };

  const submit = (event: Event) => {
    event.preventDefault();
    const faults = faultsIn(draft).map(({ field, what }) => ({
      field: idOf(field),
      text: say(`error_${what}`),
    }));
    form.send(faults, async () => {
      await look();
      return "";
    });
  };
  const agree = async (wanted: { start_at: number }[]) => {
    try {
      await post("/series", { ...wish, agreed: wanted });
    } catch (error) {
      if (!(error instanceof Problem) || error.field !== "agreed") {
        throw error;
      }
      await look(); // something was taken meanwhile: how it is now
      return say("series_changed");
    }
    setOffer(null);
    setDraft(empty);
    agreed();
    return say("series_agreed", { name: person.nickname });
  };
  return (
    <form class="fields" onSubmit={submit} novalidate>
      <p class="hint wide">
        {say("series_hint", {
          name: person.nickname,
          coach: coach.nickname,
          zone: zoneText(now(), { ...clock, zone: person.zone }),
        })}
      </p>
      <ErrorSummary title={say("errors_title")} errors={form.errors} />
      <WhenFields {...{ draft, change, idOf }} errors={form.errors} />
      <LengthModeFields id={id} value={draft} change={change} errors={form.errors} />
      <button type="submit">{say("series_look")}</button>
      <p role="status">{form.said}</p>
      {offer && (
        <SeriesPreview
          {...{ offer, person }}
          agree={(wanted) => form.send([], () => agree(wanted))}
        />
      )}
    </form>
  );
}

interface WhenProps {
  draft: SeriesDraft;
  errors: FieldError[];
  idOf(field: string): string;
  change(part: Partial<SeriesDraft>): void;
}

function WhenFields({ draft, errors, idOf, change }: WhenProps): JSX.Element {
  const { say } = useDesk();
  return (
    <>
      <Field id={idOf("from")} label={say("series_from")} errors={errors}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={draft.from}
            onInput={(event) => change({ from: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id={idOf("time")} label={say("time")} errors={errors}>
        {(tie) => (
          <input
            {...tie}
            type="time"
            step={15 * 60}
            value={draft.time}
            onInput={(event) => change({ time: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id={idOf("every_weeks")} label={say("every")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={draft.every_weeks}
            onChange={(event) => change({ every_weeks: Number(event.currentTarget.value) })}
          >
            {weekChoices.map((count) => (
              <option key={count} value={count}>
                {everyText(count, say)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={idOf("until")} label={say("valid_until")} errors={errors}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            value={draft.until}
            onInput={(event) => change({ until: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

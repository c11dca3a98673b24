// A coach's own rules of booking, in plain words: rest, notice, how far ahead, how much, holidays.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, put } from "../lib/api";
import { spanText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { useForm } from "../staff/use-form";
import { ErrorSummary, type FieldError } from "../ui/field";
import { NumberChoice } from "./number-choice";
import {
  bufferChoices,
  bufferText,
  draftOf,
  faultsIn,
  horizonChoices,
  limitMost,
  noticeChoices,
  noticeText,
  type Rules,
  type RulesDraft,
  rulesOf,
} from "./rules";
import { RulesLimits } from "./rules-limits";

const idOf = (field: string) => `rules-${field}`;

export function RulesCard(): JSX.Element {
  const { say } = useDesk();
  const [seen, setSeen] = useState<Rules | null>(null);
  const [draft, setDraft] = useState<RulesDraft | null>(null);
  const [unread, setUnread] = useState("");
  const form = useForm(idOf);

  const take = (rules: Rules) => {
    setSeen(rules);
    setDraft(draftOf(rules));
  };
  useEffect(() => {
    const read = async () => take(await get<Rules>("/rules"));
    void read().catch((error) => setUnread(problemText(error, say)));
  }, []);

  const submit = (event: Event, wanted: RulesDraft, before: Rules) => {
    event.preventDefault();
    const faults = faultsIn(wanted).map((name) => ({
      field: idOf(name),
      text: say("error_limit", { most: limitMost[name] }),
    }));
    form.send(faults, async () => {
      take(await put<Rules>("/rules", rulesOf(wanted), before));
      return say("saved");
    });
  };
  return (
    <details class="card" id="rules">
      <summary>{say("rules")}</summary>
      {unread && <p role="alert">{unread}</p>}
      {draft && seen && (
        <form class="fields" onSubmit={(event) => submit(event, draft, seen)} novalidate>
          <ErrorSummary title={say("errors_title")} errors={form.errors} />
          <Choices
            draft={draft}
            errors={form.errors}
            change={(part) => setDraft({ ...draft, ...part })}
          />
          <button type="submit">{say("save")}</button>
          <p role="status">{form.said}</p>
        </form>
      )}
    </details>
  );
}

export interface RulesProps {
  draft: RulesDraft;
  errors: FieldError[];
  change(part: Partial<RulesDraft>): void;
}

function Choices({ draft, errors, change }: RulesProps): JSX.Element {
  const { say, clock } = useDesk();
  const { language } = clock;
  return (
    <>
      <NumberChoice
        id={idOf("buffer_min")}
        label={say("buffer")}
        hint={say("buffer_hint")}
        choices={bufferChoices}
        value={draft.buffer_min}
        text={(minutes) => bufferText(minutes, say, language)}
        choose={(buffer_min) => change({ buffer_min })}
        errors={errors}
      />
      <NumberChoice
        id={idOf("notice_min")}
        label={say("notice")}
        hint={say("notice_hint")}
        choices={noticeChoices}
        value={draft.notice_min}
        text={(minutes) => noticeText(minutes, say, language)}
        choose={(notice_min) => change({ notice_min })}
        errors={errors}
      />
      <NumberChoice
        id={idOf("horizon_days")}
        label={say("horizon")}
        hint={say("horizon_hint")}
        choices={horizonChoices}
        value={draft.horizon_days}
        text={(days) => spanText(days * 24 * 60, language)}
        choose={(horizon_days) => change({ horizon_days })}
        errors={errors}
      />
      <RulesLimits {...{ draft, errors, change }} />
      <label class="tick wide">
        <input
          type="checkbox"
          checked={draft.works_holidays}
          onChange={(event) => change({ works_holidays: event.currentTarget.checked })}
        />
        {say("works_holidays")}
      </label>
    </>
  );
}

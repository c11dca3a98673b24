// How much is enough: most in a day, in a week, in a row; and what the figures mean, said back.
import type { JSX } from "preact";
import { useDesk } from "../staff/desk";
import { Field, type FieldError } from "../ui/field";
import { faultsIn, type Limit, limitTexts, type RulesDraft, rulesOf } from "./rules";

interface Props {
  draft: RulesDraft;
  errors: FieldError[];
  change(part: Partial<RulesDraft>): void;
}

const limits: Limit[] = ["day_max", "week_max", "row_max"];

export function RulesLimits({ draft, errors, change }: Props): JSX.Element {
  const { say, clock } = useDesk();
  const isSound = faultsIn(draft).length === 0;
  return (
    <fieldset class="fields wide">
      <legend>{say("limits")}</legend>
      <p class="hint wide">{say("limits_hint")}</p>
      <Field id="rules-cap_unit" label={say("cap_unit")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={draft.cap_unit}
            onChange={(e) => change({ cap_unit: e.currentTarget.value as RulesDraft["cap_unit"] })}
          >
            <option value="sessions">{say("unit_sessions")}</option>
            <option value="minutes">{say("unit_minutes")}</option>
          </select>
        )}
      </Field>
      {limits.map((name) => (
        <Field key={name} id={`rules-${name}`} label={say(name)} errors={errors}>
          {(tie) => (
            <input
              {...tie}
              inputMode="numeric"
              autocomplete="off"
              value={draft[name]}
              onInput={(e) => change({ [name]: e.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <p class="hint wide" aria-live="polite">
        {isSound && limitTexts(rulesOf(draft), say, clock.language).join(" ")}
      </p>
    </fieldset>
  );
}

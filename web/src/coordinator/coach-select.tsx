// Choosing who steps in; those who are open at that time stand first.
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Coach } from "../lib/api";
import { useDesk } from "../staff/desk";
import { Field } from "../ui/field";

interface Props {
  coaches: Coach[];
  first?: Set<string>; // ids of those who are open then
  value: string;
  choose(id: string): void;
}

export function CoachSelect({ coaches, first, value, choose }: Props): JSX.Element {
  const { say } = useDesk();
  const id = useId();
  const open = coaches.filter((coach) => first?.has(coach.id));
  const others = coaches.filter((coach) => !first?.has(coach.id));
  return (
    <Field id={`cover-${id}`} label={say("cover_with")} errors={[]}>
      {(tie) => (
        <select {...tie} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{say("choose_person")}</option>
          {open.length > 0 && (
            <optgroup label={say("cover_open")}>
              <Options coaches={open} />
            </optgroup>
          )}
          {open.length > 0 ? (
            <optgroup label={say("cover_others")}>
              <Options coaches={others} />
            </optgroup>
          ) : (
            <Options coaches={others} />
          )}
        </select>
      )}
    </Field>
  );
}

function Options({ coaches }: { coaches: Coach[] }): JSX.Element {
  return (
    <>
      {coaches.map(({ id, nickname }) => (
        <option key={id} value={id}>
          {nickname}
        </option>
      ))}
    </>
  );
}

// Whose coach is who: the one whom this person sees, changed by choosing another.
import type { JSX } from "preact";
import { type Coach, type Person, post } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";
import { Field } from "../ui/field";

interface Props {
  person: Person;
  coaches: Coach[];
  replace(person: Person): void;
}

export function PersonCoach({ person, coaches, replace }: Props): JSX.Element {
  const { say } = useDesk();
  const task = useTask();
  const choose = (coach: string) =>
    void task.run(async () => {
      replace(await post<Person>(`/people/${person.id}/coach`, { coach }));
      return say("saved");
    });
  return (
    <div class="fields">
      <Field
        id={`coach-${person.id}`}
        label={say("change_coach", { name: person.nickname })}
        errors={[]}
      >
        {(tie) => (
          <select
            {...tie}
            value={person.coach?.id ?? ""}
            onChange={(event) => event.currentTarget.value && choose(event.currentTarget.value)}
          >
            {person.coach === null && <option value="">{say("no_coach")}</option>}
            {coaches.map(({ id, nickname }) => (
              <option key={id} value={id}>
                {nickname}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p role="status">{task.said}</p>
    </div>
  );
}

// The people: whose coach is who, what is booked, and what can be done for one of them.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Coach, type Person, post } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { Secret } from "../ui/secret";
import { TableWrap } from "../ui/table-wrap";
import { BookFor } from "./book-for";

interface Props {
  people: Person[];
  coaches: Coach[];
  replace(person: Person): void;
}

export function People({ people, coaches, replace }: Props): JSX.Element {
  const { say } = useDesk();
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title">{say("people")}</h2>
      {people.length === 0 ? (
        <p>{say("people_none")}</p>
      ) : (
        <TableWrap title="people-title">
          <table>
            <thead>
              <tr>
                <th scope="col">{say("nickname")}</th>
                <th scope="col">{say("coach")}</th>
                <th scope="col">{say("next")}</th>
                <th scope="col">{say("reach")}</th>
                <th scope="col">{say("actions")}</th>
              </tr>
            </thead>
            <tbody>
              {[...people].sort(byNickname).map((person) => (
                <PersonRow key={person.id} person={person} coaches={coaches} replace={replace} />
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
    </section>
  );
}

type Open = "nothing" | "booking";

interface RowProps {
  person: Person;
  coaches: Coach[];
  replace(person: Person): void;
}

function PersonRow({ person, coaches, replace }: RowProps): JSX.Element {
  const { say } = useDesk();
  const [open, setOpen] = useState<Open>("nothing");
  const [code, setCode] = useState("");
  const [said, setSaid] = useState("");
  const name = person.nickname;
  const run = (work: () => Promise<void>) => void work().catch((e) => setSaid(problemText(e, say)));
  const newCode = async () =>
    setCode((await post<{ code: string }>(`/people/${person.id}/code`)).code);
  const changeCoach = async (coach: string) =>
    replace(await post<Person>(`/people/${person.id}/coach`, { coach }));
  return (
    <>
      <tr data-person={person.id}>
        <th scope="row">{name}</th>
        <td>
          <CoachChoice {...{ person, coaches }} choose={(id) => run(() => changeCoach(id))} />
        </td>
        <td>
          <NextTime at={person.next_at} />
        </td>
        <td>{say(`reach_${person.reach.kind}`)}</td>
        <td>
          <span class="row-actions">
            <button
              type="button"
              class="button-plain"
              disabled={person.coach === null}
              aria-label={say("book_for", { name })}
              aria-expanded={open === "booking"}
              onClick={() => setOpen(open === "booking" ? "nothing" : "booking")}
            >
              {say("book")}
            </button>
            <button
              type="button"
              class="button-plain"
              aria-label={say("card_code_for", { name })}
              onClick={() => run(newCode)}
            >
              {say("card_code")}
            </button>
          </span>
        </td>
      </tr>
      {(open === "booking" || code || said) && (
        <tr>
          <td colSpan={5}>
            {said && <p role="alert">{said}</p>}
            {code && <Secret text={code} label={say("card_code_done", { name })} say={say} />}
            {open === "booking" && person.coach && <BookFor person={person} coach={person.coach} />}
          </td>
        </tr>
      )}
    </>
  );
}

interface ChoiceProps {
  person: Person;
  coaches: Coach[];
  choose(id: string): void;
}

function CoachChoice({ person, coaches, choose }: ChoiceProps): JSX.Element {
  const { say } = useDesk();
  return (
    <select
      aria-label={say("change_coach", { name: person.nickname })}
      value={person.coach?.id ?? ""}
      onChange={(event) => event.currentTarget.value && choose(event.currentTarget.value)}
    >
      {person.coach === null && <option value="">{say("no_coach")}</option>}
      {coaches.map((coach) => (
        <option key={coach.id} value={coach.id}>
          {coach.nickname}
        </option>
      ))}
    </select>
  );
}

function NextTime({ at }: { at: number | null }): JSX.Element {
  const { say, clock } = useDesk();
  return (
    <>{at === null ? say("nothing_booked") : `${dayText(at, clock)}, ${timeText(at, clock)}`}</>
  );
}

function byNickname(a: Person, b: Person): number {
  return a.nickname.localeCompare(b.nickname);
}

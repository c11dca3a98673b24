// The people: whose coach is who, what is booked, and opening one of them to do something.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Coach, Person } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { foundOf, type Sought } from "./find";
import { PersonPanel } from "./person-panel";

const fewPeople = 50; // on the page at once, unless asked for more

interface Props {
  people: Person[];
  coaches: Coach[];
  replace(person: Person): void;
}

export function People({ people, coaches, replace }: Props): JSX.Element {
  const { say } = useDesk();
  const [sought, setSought] = useState<Sought>({ text: "", isUnbooked: false });
  const [most, setMost] = useState(fewPeople);
  const found = foundOf(people, sought);
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title">{say("people")}</h2>
      {people.length === 0 ? (
        <p>{say("people_none")}</p>
      ) : (
        <>
          <Find sought={sought} change={(part) => setSought({ ...sought, ...part })} />
          <p class="hint" role="status">
            {say("people_found", { count: found.length, all: people.length })}
          </p>
          <ul class="people">
            {found.slice(0, most).map((person) => (
              <PersonRow key={person.id} {...{ person, coaches, replace }} />
            ))}
          </ul>
          {found.length > most && (
            <button type="button" class="button-plain" onClick={() => setMost(people.length)}>
              {say("show_all", { count: found.length })}
            </button>
          )}
        </>
      )}
    </section>
  );
}

interface FindProps {
  sought: Sought;
  change(part: Partial<Sought>): void;
}

function Find({ sought, change }: FindProps): JSX.Element {
  const { say } = useDesk();
  return (
    <div class="find">
      <label for="find-person">{say("find_person")}</label>
      <input
        id="find-person"
        type="search"
        autocomplete="off"
        value={sought.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={sought.isUnbooked}
          onChange={(event) => change({ isUnbooked: event.currentTarget.checked })}
        />
        {say("only_unbooked")}
      </label>
    </div>
  );
}

interface RowProps {
  person: Person;
  coaches: Coach[];
  replace(person: Person): void;
}

function PersonRow({ person, coaches, replace }: RowProps): JSX.Element {
  const { say, clock } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const { nickname: name, coach, next_at } = person;
  const next =
    next_at === null
      ? say("nothing_booked")
      : `${dayText(next_at, clock)}, ${timeText(next_at, clock)}`;
  return (
    <li data-person={person.id}>
      <div class="person">
        <strong>{name}</strong>
        <span>{coach ? say("with", { name: coach.nickname }) : say("no_coach")}</span>
        <span class="hint">{next}</span>
        <button
          type="button"
          class="button-plain"
          aria-expanded={isOpen}
          aria-label={say(isOpen ? "close_person" : "open_person", { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {say(isOpen ? "close" : "open")}
        </button>
      </div>
      {isOpen && <PersonPanel {...{ person, coaches, replace }} />}
    </li>
  );
}

// Everybody who has no coach, paired at once: the scheduler proposes the best there is for all of them
// together; nothing is given before the coordinator has looked and says so.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { get, type Named, type Person, post } from "../lib/api";
import { pageLanguage } from "../lib/words";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";

interface Proposal {
  person: Named;
  coach: Named | null; // null: nobody who has room fits
  why: { en: string; es: string } | null;
}

interface Cohort {
  cohort: Proposal[];
  more: boolean;
}

interface Props {
  people: Person[];
  replace(person: Person): void;
}

export function CohortCard({ people, replace }: Props): JSX.Element | null {
  const { say } = useDesk();
  const [found, setFound] = useState<Cohort | null>(null);
  const [left, setLeft] = useState<Set<string>>(new Set()); // whom the coordinator leaves out
  const task = useTask();
  const without = people.filter(({ coach }) => coach === null);
  const propose = () =>
    task.run(async () => {
      setFound(await get<Cohort>("/cohort"));
      setLeft(new Set());
      return undefined;
    });
  const chosen = (found?.cohort ?? []).filter(({ person, coach }) => coach && !left.has(person.id));
  const give = () =>
    task.run(async () => {
      const count = await giveAll(chosen, replace);
      setFound(null);
      return say(count === chosen.length ? "cohort_given" : "cohort_given_some", {
        count,
        all: chosen.length,
      });
    });
  if (without.length === 0 && !task.said) {
    return null;
  }
  return (
    <details class="card" id="cohort">
      <summary>{say("cohort", { count: without.length })}</summary>
      <p>{say("cohort_hint")}</p>
      {!found && (
        <button type="button" onClick={() => void propose()} disabled={task.isBusy}>
          {say("cohort_propose")}
        </button>
      )}
      {found && (
        <>
          <Proposals proposals={found.cohort} {...{ left, setLeft }} />
          {found.more && <p class="hint">{say("cohort_more")}</p>}
          <button
            type="button"
            disabled={chosen.length === 0 || task.isBusy}
            onClick={() => void give()}
          >
            {say("cohort_give", { count: chosen.length })}
          </button>
        </>
      )}
      <p role="status">{task.said}</p>
    </details>
  );
}

/** False: somebody else has chosen since the proposal was made. */
async function giveOne(
  { id }: Named,
  coach: Named | null,
  replace: (person: Person) => void,
): Promise<boolean> {
  const path = `/people/${id}/coach`;
  const seen = await get<{ coach: Named | null }>(path);
  if (seen.coach === null) {
    replace(await post<Person>(path, { coach: coach?.id, kind: "primary" }, seen));
  }
  return seen.coach === null;
}

/** Returns how many were given; who was paired or filled up meanwhile is left. */
async function giveAll(proposals: Proposal[], replace: (person: Person) => void): Promise<number> {
  let count = 0;
  for (const { person, coach } of proposals) {
    try {
      if (await giveOne(person, coach, replace)) {
        count++;
      }
    } catch {
      // the next proposal has what holds now
    }
  }
  return count;
}

interface ListProps {
  proposals: Proposal[];
  left: Set<string>;
  setLeft(left: Set<string>): void;
}

function Proposals({ proposals, left, setLeft }: ListProps): JSX.Element {
  const { say } = useDesk();
  const toggle = (id: string, isIn: boolean) =>
    setLeft(new Set(isIn ? [...left].filter((one) => one !== id) : [...left, id]));
  return (
    <ul class="dates matches">
      {proposals.map(({ person, coach, why }) => (
        <li key={person.id}>
          {coach ? (
            <label class="tick">
              <input
                type="checkbox"
                checked={!left.has(person.id)}
                onChange={(event) => toggle(person.id, event.currentTarget.checked)}
              />
              <span>
                <strong>
                  {say("cohort_pair", { name: person.nickname, coach: coach.nickname })}
                </strong>
                <span class="hint">{why?.[pageLanguage()]}</span>
              </span>
            </label>
          ) : (
            <span>
              <strong>{person.nickname}</strong>
              <span class="hint">{say("cohort_nobody")}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

// Whose coach is who: the one whom this person sees, the one who stands in, and who else fits, best
// first, each with the sentence why.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, type Named, type Person, post, remove } from "../lib/api";
import { pageLanguage } from "../lib/words";
import { problemText, useDesk } from "../staff/desk";
import { type Load, loadText } from "../staff/load";
import { useTask } from "../staff/use-task";

interface Match {
  coach: Named;
  why: { en: string; es: string };
  load: Load;
}

const fewMatches = 5; // the best; the others on demand

type Kind = "primary" | "backup";

interface Coaches {
  coach: Named | null;
  backup: Named | null;
}

interface Props {
  person: Person;
  replace(person: Person): void;
}

export function PersonCoach({ person, replace }: Props): JSX.Element {
  const { say } = useDesk();
  const task = useTask();
  const name = person.nickname;
  const path = `/people/${person.id}/coach`;
  const [seen, setSeen] = useState<Coaches | null>(null);
  useEffect(() => {
    setSeen(null);
    void get<Coaches>(path).then(setSeen, () => setSeen(null));
  }, [path, person.coach?.id, person.backup?.id]);
  const choose = (chosen: string, kind: Kind) =>
    void task.run(async () => {
      const now = seen ?? (await get<Coaches>(path));
      replace(await post<Person>(path, { coach: chosen, kind }, now));
      return say("saved");
    });
  const takeOff = (place: "coach" | "backup") =>
    void task.run(async () => {
      const now = seen ?? (await get<Coaches>(path));
      await remove(`/people/${person.id}/${place}`, now);
      replace({ ...person, [place]: null });
      return say("saved");
    });
  const { coach, backup } = seen ?? person;
  return (
    <>
      <p>
        {coach ? say("coach_is", { name, coach: coach.nickname }) : say("coach_none", { name })}{" "}
        {coach && (
          <button type="button" class="button-plain" onClick={() => takeOff("coach")}>
            {say("coach_off", { coach: coach.nickname })}
          </button>
        )}
      </p>
      <p>
        {backup ? say("backup_is", { coach: backup.nickname }) : say("backup_none")}{" "}
        {backup && (
          <button type="button" class="button-plain" onClick={() => choose(backup.id, "primary")}>
            {say("backup_up", { coach: backup.nickname })}
          </button>
        )}{" "}
        {backup && (
          <button type="button" class="button-plain" onClick={() => takeOff("backup")}>
            {say("coach_off", { coach: backup.nickname })}
          </button>
        )}
      </p>
      <p role="status">{task.said}</p>
      <h3>{say("matches", { name })}</h3>
      <Matches person={person} choose={choose} />
    </>
  );
}

interface MatchesProps {
  person: Person;
  choose(coach: string, kind: Kind): void;
}

function Matches({ person, choose }: MatchesProps): JSX.Element {
  const { say } = useDesk();
  const [list, setList] = useState<Match[] | null>(null);
  const [said, setSaid] = useState("");
  const [most, setMost] = useState(fewMatches);
  useEffect(() => {
    const read = async () =>
      setList((await get<{ matches: Match[] }>(`/people/${person.id}/matches`)).matches);
    void read().catch((error) => setSaid(problemText(error, say)));
  }, [person.id, person.coach?.id, person.backup?.id]);
  return (
    <>
      {said && <p role="alert">{said}</p>}
      {list?.length === 0 && <p>{say("matches_none")}</p>}
      <ul class="dates matches">
        {list?.slice(0, most).map((match) => (
          <MatchLine key={match.coach.id} {...{ match, person, choose }} />
        ))}
      </ul>
      {list && list.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(list.length)}>
          {say("show_all", { count: list.length })}
        </button>
      )}
    </>
  );
}

function MatchLine({ match, person, choose }: MatchesProps & { match: Match }): JSX.Element {
  const { say, clock } = useDesk();
  const { coach, why, load } = match;
  const names = { coach: coach.nickname, name: person.nickname };
  return (
    <li>
      <span>
        {why[pageLanguage()]}
        <span class="hint">{loadText(load, say, clock.language)}</span>
      </span>
      <span class="answers">
        <button
          type="button"
          aria-label={say("choose_primary_of", names)}
          onClick={() => choose(coach.id, "primary")}
        >
          {say("choose_primary")}
        </button>
        {person.coach && (
          <button
            type="button"
            class="button-plain"
            aria-label={say("choose_backup_of", names)}
            onClick={() => choose(coach.id, "backup")}
          >
            {say("choose_backup")}
          </button>
        )}
      </span>
    </li>
  );
}

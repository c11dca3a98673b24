// What can be done for one person, one thing at a time.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Coach, type Person, post } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";
import type { StaffWord } from "../staff/words";
import { Secret } from "../ui/secret";
import { AskFor } from "./ask-for";
import { BookFor } from "./book-for";
import { PersonAbout } from "./person-about";
import { PersonCoach } from "./person-coach";
import { PersonSeries } from "./person-series";
import { PersonTimes } from "./person-times";
import { ReachOf } from "./reach";

type Part = "times" | "book" | "now" | "series" | "coach" | "about" | "reach";

const parts: { part: Part; word: StaffWord }[] = [
  { part: "times", word: "times" },
  { part: "book", word: "book" },
  { part: "now", word: "coach_now" },
  { part: "series", word: "series" },
  { part: "coach", word: "coach" },
  { part: "about", word: "about_them" },
  { part: "reach", word: "reach_part" },
];

interface Props {
  person: Person;
  coaches: Coach[];
  replace(person: Person): void;
}

export function PersonPanel(props: Props): JSX.Element {
  const { say } = useDesk();
  const [chosen, setChosen] = useState<Part>(props.person.coach ? "times" : "coach");
  return (
    <div class="card person-panel">
      <div class="pills">
        {parts.map(({ part, word }) => (
          <button
            key={part}
            type="button"
            class="pill"
            aria-pressed={chosen === part}
            onClick={() => setChosen(part)}
          >
            {say(word)}
          </button>
        ))}
      </div>
      <Chosen part={chosen} {...props} />
    </div>
  );
}

function Chosen({ part, person, coaches, replace }: Props & { part: Part }): JSX.Element {
  const { say } = useDesk();
  switch (part) {
    case "times":
      return <PersonTimes {...{ person, coaches }} />;
    case "book":
      return person.coach ? (
        <BookFor person={person} coach={person.coach} />
      ) : (
        <p>{say("coach_first")}</p>
      );
    case "now":
      return <AskFor person={person} />;
    case "series":
      return <PersonSeries person={person} />;
    case "coach":
      return <PersonCoach {...{ person, replace }} />;
    case "about":
      return <PersonAbout {...{ person, coaches }} />;
    case "reach":
      return (
        <>
          <ReachOf person={person} />
          <CardCode person={person} />
        </>
      );
  }
}

function CardCode({ person }: { person: Person }): JSX.Element {
  const { say } = useDesk();
  const [code, setCode] = useState("");
  const task = useTask();
  const make = async () => {
    setCode((await post<{ code: string }>(`/people/${person.id}/code`)).code);
    return undefined;
  };
  return (
    <>
      <h3>{say("card_code")}</h3>
      <p class="hint">{say("card_code_hint")}</p>
      {code && (
        <Secret text={code} label={say("card_code_done", { name: person.nickname })} say={say} />
      )}
      <p class="answers">
        <button type="button" onClick={() => void task.run(make)}>
          {say("card_code_make")}
        </button>
        <a class="button button-plain" href={`/card/${person.id}`}>
          {say("card_print")}
        </a>
      </p>
      {task.said && <p role="alert">{task.said}</p>}
    </>
  );
}

// Holds what the views of the coordinator's page share: the people and the coaches.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Coach, getAll, type Person } from "../lib/api";
import { zoneText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { AddPerson } from "./add-person";
import { Coaches } from "./coaches";
import { CohortCard } from "./cohort";
import { Holidays } from "./holidays";
import { Now } from "./now";
import { People } from "./people";
import { Waiting } from "./waiting";
import { Waitlist } from "./waitlist";

export function Office(): JSX.Element {
  const { say, clock, now, events } = useDesk();
  const [people, setPeople] = useState<Person[]>([]);
  const [coaches, setCoaches] = useState<Coach[]>([]);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const read = async () => {
      const [everybody, others] = await Promise.all([
        getAll<Person>("/people", "people"),
        getAll<Coach>("/coaches", "coaches"),
      ]);
      setPeople(everybody);
      setCoaches(others);
      setSaid("");
    };
    const readAgain = () => void read().catch((error) => setSaid(problemText(error, say)));
    readAgain();
    return events.listen({ session: readAgain, arrived: readAgain });
  }, []);

  const replace = (person: Person) =>
    setPeople((before) => [person, ...before.filter(({ id }) => id !== person.id)]);
  return (
    <>
      <h1>{say("today")}</h1>
      <p class="zone">{say("clock", { zone: zoneText(now(), clock) })}</p>
      {said && <p role="alert">{said}</p>}
      <Waiting {...{ people, coaches, replace }} />
      <Now coaches={coaches} />
      <People people={people} coaches={coaches} replace={replace} />
      <CohortCard people={people} replace={replace} />
      <AddPerson coaches={coaches} added={replace} />
      <Coaches coaches={coaches} />
      <Waitlist />
      <Holidays />
    </>
  );
}

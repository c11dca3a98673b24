// What a person says for being paired, as the coordinator writes it down with them.
import type { JSX } from "preact";
import type { Coach, Person } from "../lib/api";
import { useDesk } from "../staff/desk";
import { PairingForm } from "../staff/pairing-form";

export function PersonAbout({
  person,
  coaches,
}: {
  person: Person;
  coaches: Coach[];
}): JSX.Element {
  const { say } = useDesk();
  const name = person.nickname;
  return (
    <PairingForm
      path={`/people/${person.id}/pairing`}
      about={say("traits_of", { name })}
      hint={say("traits_hint")}
      avoid={{
        ...{ title: say("avoid_of", { name }), hint: say("avoid_hint", { name }) },
        ...{ accounts: coaches, isUnseen: true },
      }}
    />
  );
}

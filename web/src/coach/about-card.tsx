// What a coach says for being paired: who they are, whom they work well with, whom not.
import type { JSX } from "preact";
import { useDesk } from "../staff/desk";
import { PairingForm } from "../staff/pairing-form";

export function AboutCard(): JSX.Element {
  const { say } = useDesk();
  const avoid = {
    ...{ title: say("avoid_own"), hint: say("avoid_own_hint"), accounts: [], isUnseen: false },
  };
  return (
    <details class="card" id="about">
      <summary>{say("about_you")}</summary>
      <PairingForm
        path="/pairing"
        about={say("traits_own")}
        hint={say("traits_own_hint")}
        avoid={avoid}
      />
    </details>
  );
}

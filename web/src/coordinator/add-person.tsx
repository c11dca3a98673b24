// Adding a person: a nickname and one way to reach them, or none but a printed card.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Coach, type Person, Problem, post } from "../lib/api";
import { problemText, useDesk } from "../staff/desk";
import { ErrorSummary, Field, type FieldError } from "../ui/field";

interface Draft {
  nickname: string;
  reach_kind: "phone" | "mail" | "none";
  reach_value: string;
  coach: string; // "": chosen later, from those who fit
  zone: string;
  language: string;
}

interface Props {
  coaches: Coach[];
  added(person: Person): void;
}

export function AddPerson({ coaches, added }: Props): JSX.Element {
  const { me, say } = useDesk();
  const empty: Draft = {
    nickname: "",
    reach_kind: "phone",
    reach_value: "",
    coach: "",
    zone: me.zone,
    language: "en",
  };
  const [draft, setDraft] = useState(empty);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [said, setSaid] = useState("");

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = faultsIn(draft).map((field) => ({ field, text: say(faultWords[field]) }));
    setErrors(found);
    if (found.length > 0) {
      return;
    }
    const person = await post<Person>("/people", { ...draft, coach: draft.coach || null });
    added(person);
    setDraft(empty);
    setSaid(say("added", { name: person.nickname }));
  };
  const refuse = (error: unknown) => {
    const field = error instanceof Problem && error.field ? error.field : "nickname";
    setErrors([{ field, text: problemText(error, say) }]);
  };
  return (
    <details class="card" id="add-person">
      <summary>{say("add_person")}</summary>
      <form
        class="fields"
        onSubmit={(event) => void submit(event).catch(refuse)}
        autocomplete="off"
        novalidate
      >
        <ErrorSummary title={say("errors_title")} errors={errors} />
        <Fields
          draft={draft}
          change={(part) => setDraft({ ...draft, ...part })}
          {...{ coaches, errors }}
        />
        <button type="submit">{say("add_person")}</button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}

interface FieldsProps {
  draft: Draft;
  coaches: Coach[];
  errors: FieldError[];
  change(part: Partial<Draft>): void;
}

function Fields({ draft, coaches, errors, change }: FieldsProps): JSX.Element {
  const { say } = useDesk();
  return (
    <>
      <Field id="nickname" label={say("nickname")} hint={say("nickname_hint")} errors={errors}>
        {(tie) => (
          <input
            {...tie}
            value={draft.nickname}
            onInput={(e) => change({ nickname: e.currentTarget.value })}
          />
        )}
      </Field>
      <Reach {...{ draft, errors, change }} />
      <Field id="coach" label={say("coach")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={draft.coach}
            onChange={(e) => change({ coach: e.currentTarget.value })}
          >
            <option value="">{say("coach_later")}</option>
            {coaches.map(({ id, nickname }) => (
              <option key={id} value={id}>
                {nickname}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="zone" label={say("zone")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={draft.zone}
            onChange={(e) => change({ zone: e.currentTarget.value })}
          >
            {zonesWith(draft.zone).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        )}
      </Field>
      <Field id="language" label={say("language")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={draft.language}
            onChange={(e) => change({ language: e.currentTarget.value })}
          >
            <option value="en">{say("language_en")}</option>
            <option value="es">{say("language_es")}</option>
          </select>
        )}
      </Field>
    </>
  );
}

function Reach({ draft, errors, change }: Omit<FieldsProps, "coaches">): JSX.Element {
  const { say } = useDesk();
  const kind = draft.reach_kind;
  return (
    <>
      <Field id="reach_kind" label={say("reach")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={kind}
            onChange={(e) =>
              change({ reach_kind: e.currentTarget.value as Draft["reach_kind"], reach_value: "" })
            }
          >
            <option value="phone">{say("reach_phone")}</option>
            <option value="mail">{say("reach_mail")}</option>
            <option value="none">{say("reach_none")}</option>
          </select>
        )}
      </Field>
      {kind !== "none" && (
        <Field id="reach_value" label={say(`reach_value_${kind}`)} errors={errors}>
          {(tie) => (
            <input
              {...tie}
              inputMode={kind === "phone" ? "tel" : "email"}
              value={draft.reach_value}
              onInput={(e) => change({ reach_value: e.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

const faultWords = { nickname: "error_nickname", reach_value: "error_reach" } as const;

function faultsIn(draft: Draft): (keyof typeof faultWords)[] {
  const lacksReach = draft.reach_kind !== "none" && draft.reach_value.trim() === "";
  return [
    ...(draft.nickname.trim() === "" ? (["nickname"] as const) : []),
    ...(lacksReach ? (["reach_value"] as const) : []),
  ];
}

function zonesWith(zone: string): string[] {
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  return known.includes(zone) ? known : [zone, ...known];
}

// What somebody says for being paired, a fold for each kind: what they are, whom they wish for, whom
// not. The coach says it; for a person the coordinator writes it down with them.
import type { ComponentChildren, JSX } from "preact";
import { AvoidFields, type AvoidProps } from "./avoid-fields";
import { useDesk } from "./desk";
import {
  keyOf,
  type Level,
  levels,
  type PairingDraft,
  type TraitKind,
  traitText,
  wishText,
  withTrait,
  withWish,
} from "./pairing";
import { useForm } from "./use-form";
import { usePairing } from "./use-pairing";

interface Props {
  path: string;
  about: string; // the head of what they are
  hint: string;
  avoid: Pick<AvoidProps, "title" | "hint" | "accounts" | "isUnseen">;
}

export function PairingForm({ path, about, hint, avoid }: Props): JSX.Element {
  const { say } = useDesk();
  const book = usePairing(path);
  const form = useForm(() => null);
  const { draft, kinds } = book;
  const submit = (event: Event, wanted: PairingDraft) => {
    event.preventDefault();
    form.send([], async () => {
      await book.save(wanted);
      return say("saved");
    });
  };
  if (draft === null) {
    return <p role="alert">{book.said}</p>;
  }
  return (
    <form class="pairing" onSubmit={(event) => submit(event, draft)}>
      <fieldset>
        <legend>{about}</legend>
        <p class="hint">{hint}</p>
        {kinds.map((kind) => (
          <Fold key={kind.kind} label={kind.label} text={traitText(kind, draft)}>
            <Traits {...{ kind, draft }} change={book.change} />
          </Fold>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say("wishes")}</legend>
        <p class="hint">{say("wishes_hint")}</p>
        {kinds.map((kind) => (
          <Fold key={kind.kind} label={kind.label} text={wishText(kind, draft, say)}>
            <Wishes {...{ kind, draft }} change={book.change} />
          </Fold>
        ))}
      </fieldset>
      <AvoidFields
        {...avoid}
        list={draft.avoid}
        change={(list) => book.change({ ...draft, avoid: list })}
      />
      <button type="submit">{say("save")}</button>
      <span class="said" role="status">
        {form.said}
      </span>
    </form>
  );
}

interface FoldProps {
  label: string;
  text: string;
  children: ComponentChildren;
}

function Fold({ label, text, children }: FoldProps): JSX.Element {
  return (
    <details class="kind">
      <summary>
        {label} {text && <span class="hint">{text}</span>}
      </summary>
      {children}
    </details>
  );
}

interface KindProps {
  kind: TraitKind;
  draft: PairingDraft;
  change(draft: PairingDraft): void;
}

function Traits({ kind: { kind, values }, draft, change }: KindProps): JSX.Element {
  const { say } = useDesk();
  return (
    <ul class="values">
      {values.map(({ value, label }) => {
        const key = keyOf(kind, value);
        const shown = draft.traits[key];
        return (
          <li key={key}>
            <label class="tick">
              <input
                type="checkbox"
                checked={shown !== undefined}
                onChange={(e) =>
                  change(withTrait(draft, key, e.currentTarget.checked ? false : null))
                }
              />
              {label}
            </label>
            {shown !== undefined && (
              <label class="tick hint">
                <input
                  type="checkbox"
                  checked={shown}
                  aria-label={say("may_show_value", { value: label })}
                  onChange={(e) => change(withTrait(draft, key, e.currentTarget.checked))}
                />
                {say("may_show")}
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Wishes({ kind: { kind, values }, draft, change }: KindProps): JSX.Element {
  const { say } = useDesk();
  return (
    <ul class="values">
      {values.map(({ value, label }) => {
        const key = keyOf(kind, value);
        return (
          <li key={key}>
            <label for={`wish-${key}`}>{label}</label>
            <select
              id={`wish-${key}`}
              value={draft.wishes[key] ?? "no_matter"}
              onChange={(e) => change(withWish(draft, key, e.currentTarget.value as Level))}
            >
              {levels.map((level) => (
                <option key={level} value={level}>
                  {say(`level_${level}`)}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}

// Whom somebody does not want to be brought together with. No reason is asked for. A person's list is
// not shown to a coordinator, who can only add to it; one's own is.
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Named } from "../lib/api";
import { Field } from "../ui/field";
import { useDesk } from "./desk";
import type { AvoidEntry } from "./pairing";

export interface AvoidProps {
  title: string;
  hint: string;
  accounts: Named[]; // who can be chosen by name here
  isUnseen: boolean; // what is saved does not come back
  list: AvoidEntry[];
  change(list: AvoidEntry[]): void;
}

export function AvoidFields(props: AvoidProps): JSX.Element {
  const { say } = useDesk();
  const { title, hint, accounts, isUnseen, list, change } = props;
  const nameOf = ({ by, value }: AvoidEntry) =>
    by === "account" ? (accounts.find(({ id }) => id === value)?.nickname ?? say("known")) : value;
  return (
    <fieldset>
      <legend>{title}</legend>
      <p class="hint">{hint}</p>
      {!isUnseen && list.length === 0 && <p>{say("avoid_none")}</p>}
      <ul class="dates">
        {list.map((entry) => (
          <li key={`${entry.by} ${entry.value}`}>
            <span>
              <strong>{nameOf(entry)}</strong>{" "}
              {isUnseen && <span class="hint">{say("not_saved_yet")}</span>}
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={say("remove_name", { name: nameOf(entry) })}
              onClick={() => change(list.filter((one) => one !== entry))}
            >
              {say("remove")}
            </button>
          </li>
        ))}
      </ul>
      <AddAvoid accounts={accounts} add={(entry) => change(withEntry(list, entry))} />
    </fieldset>
  );
}

interface AddProps {
  accounts: Named[];
  add(entry: AvoidEntry): void;
}

function AddAvoid({ accounts, add }: AddProps): JSX.Element {
  const { say } = useDesk();
  const id = useId();
  const ways = (["account", "name", "phone", "mail"] as const).filter(
    (way) => way !== "account" || accounts.length > 0,
  );
  const [by, setBy] = useState<AvoidEntry["by"]>("name");
  const [value, setValue] = useState("");
  const submit = () => {
    if (value.trim()) {
      add({ by, value: value.trim() });
      setValue("");
    }
  };
  return (
    <div class="fields">
      <Field id={`by-${id}`} label={say("avoid_by")} errors={[]}>
        {(tie) => (
          <select
            {...tie}
            value={by}
            onChange={(event) => {
              setBy(event.currentTarget.value as AvoidEntry["by"]);
              setValue("");
            }}
          >
            {ways.map((way) => (
              <option key={way} value={way}>
                {say(`by_${way}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`value-${id}`} label={say("avoid_whom")} errors={[]}>
        {(tie) =>
          by === "account" ? (
            <select
              {...tie}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
            >
              <option value="">{say("choose_person")}</option>
              {accounts.map((account) => (
                <option key={account.id} value={account.id}>
                  {account.nickname}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...tie}
              autocomplete="off"
              value={value}
              onInput={(event) => setValue(event.currentTarget.value)}
            />
          )
        }
      </Field>
      <button type="button" class="button-plain" onClick={submit}>
        {say("add")}
      </button>
    </div>
  );
}

/** Nobody stands twice. */
export function withEntry(list: AvoidEntry[], entry: AvoidEntry): AvoidEntry[] {
  const isThere = list.some(({ by, value }) => by === entry.by && value === entry.value);
  return isThere ? list : [...list, entry];
}

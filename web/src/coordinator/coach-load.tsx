// What a coach was given of the contract, and the contract.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Coach, get, put } from "../lib/api";
import { dayText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { type Load, loadText } from "../staff/load";
import { useForm } from "../staff/use-form";
import { ErrorSummary, Field } from "../ui/field";
import { contractOf } from "./contract";

interface Contract {
  contract_min: number; // a week
  counted_from_at: number;
}

export function CoachLoad({ coach }: { coach: Coach }): JSX.Element {
  const { say, clock, now } = useDesk();
  const [load, setLoad] = useState<Load | null>(null);
  const [contract, setContract] = useState<Contract | null>(null);
  const [said, setSaid] = useState("");
  const [version, setVersion] = useState(0); // of what is there
  useEffect(() => {
    const read = async () => {
      setLoad(await get<Load>(`/coaches/${coach.id}/load`));
      setContract(await get<Contract>(`/coaches/${coach.id}/contract`));
    };
    void read().catch((error) => setSaid(problemText(error, say)));
  }, [coach.id, version]);
  const until = load?.closed_until_at ?? 0;
  return (
    <>
      {said && <p role="alert">{said}</p>}
      {load && (
        <p>
          {loadText(load, say, clock.language)}. {load.full && say("load_full")}{" "}
          {load.waiting > 0 && say("load_waiting", { count: load.waiting })}{" "}
          {until > now() && say("coach_closed_until", { date: dayText(until, clock) })}
        </p>
      )}
      {contract && (
        <ContractForm
          coach={coach}
          contract={contract}
          changed={() => setVersion((before) => before + 1)}
        />
      )}
    </>
  );
}

interface FormProps {
  coach: Coach;
  contract: Contract;
  changed(): void;
}

function ContractForm({ coach, contract, changed }: FormProps): JSX.Element {
  const { say } = useDesk();
  const id = `contract-${coach.id}`;
  const [hours, setHours] = useState(String(contract.contract_min / 60));
  const [isAnew, setAnew] = useState(false);
  const form = useForm(() => id);
  const submit = (event: Event) => {
    event.preventDefault();
    const contract_min = contractOf(hours);
    const faults = contract_min === null ? [{ field: id, text: say("error_contract") }] : [];
    form.send(faults, async () => {
      const body = { contract_min, at_median: isAnew };
      await put<Contract>(`/coaches/${coach.id}/contract`, body, contract);
      changed();
      setAnew(false);
      return say("saved");
    });
  };
  return (
    <form class="fields" onSubmit={submit} novalidate>
      <ErrorSummary title={say("errors_title")} errors={form.errors} />
      <Field id={id} label={say("contract")} errors={form.errors}>
        {(tie) => (
          <input
            {...tie}
            inputMode="decimal"
            autocomplete="off"
            value={hours}
            onInput={(event) => setHours(event.currentTarget.value)}
          />
        )}
      </Field>
      <label class="tick">
        <input
          type="checkbox"
          checked={isAnew}
          onChange={(event) => setAnew(event.currentTarget.checked)}
        />
        {say("at_median")}
      </label>
      <button type="submit">{say("save")}</button>
      <p role="status">{form.said}</p>
    </form>
  );
}

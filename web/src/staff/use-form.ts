// A form that is sent: what is wrong stands beside its field, whether the page found it or the
// scheduler, and what came of it is said once.
import { useState } from "preact/hooks";
import { Problem } from "../lib/api";
import type { FieldError } from "../ui/field";
import { problemText, useDesk } from "./desk";
import { useTask } from "./use-task";

export interface Form {
  errors: FieldError[];
  said: string;
  isBusy: boolean;
  /** Sends nothing while there are faults. `work` resolves with what to say. */
  send(faults: FieldError[], work: () => Promise<string>): void;
}

/** `idOf`: the id of the control that a problem's field is about ("windows[2].end_min"), or null. */
export function useForm(idOf: (field: string) => string | null): Form {
  const { say } = useDesk();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const task = useTask((error) => {
    const field = error instanceof Problem && error.field ? idOf(error.field) : null;
    if (field) {
      setErrors([{ field, text: problemText(error, say) }]);
    }
    return field !== null;
  });

  const send = (faults: FieldError[], work: () => Promise<string>) => {
    setErrors(faults);
    void task.run(async () => (faults.length === 0 ? await work() : undefined));
  };
  return { errors, said: task.said, isBusy: task.isBusy, send };
}

// How long, and how: the two choices of every booking.
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Mode } from "../lib/api";
import { Field, type FieldError } from "../ui/field";
import { useDesk } from "./desk";

const lengths = [10, 15, 25, 50];
const modes: Mode[] = ["video", "voice", "text"];

export interface LengthMode {
  length_min: number;
  mode: Mode;
}

interface Props {
  id?: string; // tells the fields of two open forms apart
  value: LengthMode;
  errors?: FieldError[];
  change(part: Partial<LengthMode>): void;
}

export function LengthModeFields(props: Props): JSX.Element {
  const { say } = useDesk();
  const made = useId();
  const { id = made, value, errors = [], change } = props;
  return (
    <>
      <Field id={`length_min-${id}`} label={say("length")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={value.length_min}
            onChange={(e) => change({ length_min: Number(e.currentTarget.value) })}
          >
            {lengths.map((count) => (
              <option key={count} value={count}>
                {say("minutes", { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`mode-${id}`} label={say("mode")} errors={errors}>
        {(tie) => (
          <select
            {...tie}
            value={value.mode}
            onChange={(e) => change({ mode: e.currentTarget.value as Mode })}
          >
            {modes.map((one) => (
              <option key={one} value={one}>
                {say(`mode_${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

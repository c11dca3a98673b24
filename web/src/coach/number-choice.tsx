// A number chosen from a few, each said in words. What is stored stays choosable, even when it is none
// of the few.
import type { JSX } from "preact";
import { Field, type FieldError } from "../ui/field";
import { choicesWith } from "./rules";

interface Props {
  id: string;
  label: string;
  hint?: string;
  choices: number[];
  value: number;
  text(value: number): string;
  choose(value: number): void;
  errors: FieldError[];
}

export function NumberChoice({ choices, value, text, choose, ...field }: Props): JSX.Element {
  return (
    <Field {...field}>
      {(tie) => (
        <select {...tie} value={value} onChange={(e) => choose(Number(e.currentTarget.value))}>
          {choicesWith(choices, value).map((one) => (
            <option key={one} value={one}>
              {text(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

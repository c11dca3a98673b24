// A labelled field with its hint and its error. One error takes the focus to its field; of several a
// summary above the form takes it, and each of its lines leads to the field that it is about.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface FieldError {
  field: string; // id of the field
  text: string;
}

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  errors: FieldError[];
  /** The control; it gets the attributes that tie it to label, hint and error. */
  children(tie: Tie): ComponentChildren;
}

export interface Tie {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export function Field({ id, label, hint, errors, children }: FieldProps): JSX.Element {
  const error = errors.find(({ field }) => field === id);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const tie: Tie = {
    id,
    ...(described ? { "aria-describedby": described } : {}),
    ...(error ? { "aria-invalid": true } : {}),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error.text}
        </p>
      )}
      {children(tie)}
    </div>
  );
}

export function ErrorSummary({ title, errors }: { title: string; errors: FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first] = errors;
    if (errors.length === 1 && first) {
      focusField(first.field);
    } else {
      box.current?.focus();
    }
  }, [errors]);
  return errors.length < 2 ? null : (
    <div class="notice notice-error" ref={box} tabIndex={-1} role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field + text}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(field);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Opens what the field is folded into first. */
function focusField(id: string): void {
  const field = document.getElementById(id);
  for (let fold = field?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
  field?.focus();
}

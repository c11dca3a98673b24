// A link or code that is shown once: large, selectable, with a way to copy it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

interface Props {
  text: string;
  label: string;
  say(key: "copy" | "copied"): string;
}

export function Secret({ text, label, say }: Props): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard
      ?.writeText(text)
      .then(() => setCopied(true))
      .catch(() => undefined); // the text is there to be selected
  return (
    <div class="secret" role="status">
      <p>{label}</p>
      <code>{text}</code>
      <button type="button" class="button-plain" onClick={copy}>
        {say(isCopied ? "copied" : "copy")}
      </button>
    </div>
  );
}

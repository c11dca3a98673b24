// The written line. It says honestly what has not arrived.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { TextEntry } from "./text";
import type { CallSay } from "./words";

interface Props {
  entries: readonly TextEntry[];
  peer: string;
  say: CallSay;
  write(body: string): boolean;
  close(): void;
}

export function TextPanel({ entries, peer, say, write, close }: Props): JSX.Element {
  const end = useRef<HTMLSpanElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [entries.length]);
  return (
    <section class="panel" aria-labelledby="text-title">
      <header>
        <h2 id="text-title">{say("text_title")}</h2>
        <button type="button" class="quiet" onClick={close}>
          {say("close")}
        </button>
      </header>
      {entries.length === 0 && <p class="hint">{say("text_none")}</p>}
      <div class="texts" role="log" aria-labelledby="text-title">
        {entries.map((entry) => (
          <Line key={entry.text.id} entry={entry} peer={peer} say={say} />
        ))}
        <span ref={end} />
      </div>
      <Writer say={say} write={write} />
    </section>
  );
}

function Line({ entry, peer, say }: { entry: TextEntry; peer: string; say: CallSay }) {
  const isMine = entry.from === "me";
  return (
    <p class={isMine ? "text-mine" : "text-theirs"} data-from={entry.from}>
      <span class="text-who">{isMine ? say("text_me") : peer}</span>
      <span class="text-body">{entry.text.body}</span>
      {entry.from === "me" && (
        <span class="text-state" data-delivery={entry.text.delivery}>
          {say(entry.text.delivery === "delivered" ? "text_delivered" : "text_waiting")}
        </span>
      )}
    </p>
  );
}

function Writer({ say, write }: { say: CallSay; write(body: string): boolean }) {
  const [body, setBody] = useState("");
  const [isRefused, setRefused] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const text = body.trim();
    const isWritten = text !== "" && write(text);
    setRefused(text !== "" && !isWritten);
    setBody(isWritten ? "" : body);
  };
  return (
    <form class="writer" onSubmit={submit}>
      <label for="text-body">{say("text_label")}</label>
      <div>
        <textarea
          id="text-body"
          rows={2}
          value={body}
          onInput={(event) => setBody(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && submit(event)}
        />
        <button type="submit">{say("text_send")}</button>
      </div>
      {isRefused && <p role="alert">{say("text_refused")}</p>}
    </form>
  );
}

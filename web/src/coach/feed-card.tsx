// The calendar that a coach keeps elsewhere: its address, whether it could be read, what it blocks.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { put, remove } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { useForm } from "../staff/use-form";
import { useTask } from "../staff/use-task";
import { ErrorSummary, Field } from "../ui/field";
import { type Feed, isAddress, type Span, stateOf } from "./feed";
import type { FeedAnswer, FeedView } from "./use-feed";

const shownMost = 10;

/** At the top of the page: nobody looks for what does not happen. */
export function FeedNotice({ seen }: { seen: FeedAnswer }): JSX.Element | null {
  const { say } = useDesk();
  const { feed } = seen;
  return feed && stateOf(feed) === "blocks" ? (
    <div class="notice notice-error" role="alert">
      <p>
        {say("feed_blocks", { host: feed.host })} <a href="#feed-url">{say("feed")}</a>
      </p>
    </div>
  ) : null;
}

export function FeedCard({ seen, unread, take }: FeedView): JSX.Element {
  const { say } = useDesk();
  const { feed } = seen;
  return (
    <details class="card" id="feed" open={feed !== null && stateOf(feed) === "blocks"}>
      <summary>{say("feed")}</summary>
      <p class="hint">{say("feed_hint")}</p>
      {unread && <p role="alert">{unread}</p>}
      {feed && <FeedState feed={feed} removed={() => take({ feed: null })} />}
      <FeedForm {...{ seen, take }} />
    </details>
  );
}

function FeedState({ feed, removed }: { feed: Feed; removed(): void }): JSX.Element {
  const { say, clock } = useDesk();
  const task = useTask();
  const state = stateOf(feed);
  const at = (instant: number) => `${dayText(instant, clock)}, ${timeText(instant, clock)}`;
  const time = state === "late" ? feed.good_until : feed.read_at;
  const drop = async () => {
    await remove("/feed");
    removed();
    return undefined;
  };
  return (
    <>
      <p role="status" data-state={state}>
        {say(`feed_${state}`, { host: feed.host, time: time ? at(time) : "" })}
      </p>
      {state === "blocks" && feed.why !== "fine" && feed.why !== "waits" && (
        <p>
          {say(`feed_why_${feed.why}`)} {say("feed_help")}
        </p>
      )}
      {(state === "fine" || state === "late") && <BusyList busy={feed.busy} />}
      <p class="answers">
        <button type="button" class="button-plain" onClick={() => void task.run(drop)}>
          {say("feed_remove")}
        </button>
      </p>
      {task.said && <p role="alert">{task.said}</p>}
    </>
  );
}

function BusyList({ busy }: { busy: Span[] }): JSX.Element {
  const { say, clock } = useDesk();
  const at = (instant: number) => `${dayText(instant, clock)}, ${timeText(instant, clock)}`;
  if (busy.length === 0) {
    return <p>{say("feed_none")}</p>;
  }
  return (
    <>
      <h3>{say("feed_busy")}</h3>
      <ul class="busy">
        {busy.slice(0, shownMost).map(({ start_at, end_at }) => (
          <li key={start_at}>
            {at(start_at)} – {at(end_at)}
          </li>
        ))}
        {busy.length > shownMost && <li>{say("feed_more")}</li>}
      </ul>
    </>
  );
}

function FeedForm({ seen, take }: Pick<FeedView, "seen" | "take">): JSX.Element {
  const { say } = useDesk();
  const [url, setUrl] = useState("");
  const form = useForm(() => "feed-url");
  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = url.trim();
    const faults = isAddress(wanted) ? [] : [{ field: "feed-url", text: say("error_feed_url") }];
    form.send(faults, async () => {
      take(await put<FeedAnswer>("/feed", { url: wanted }, seen));
      setUrl(""); // it is not shown again
      return "";
    });
  };
  return (
    <form class="fields" onSubmit={submit} novalidate>
      <ErrorSummary title={say("errors_title")} errors={form.errors} />
      <Field
        id="feed-url"
        label={say("feed_address")}
        hint={say("feed_address_hint")}
        errors={form.errors}
      >
        {(tie) => (
          <input
            {...tie}
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            maxLength={600}
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" disabled={form.isBusy}>
        {say("feed_save")}
      </button>
      <p role="status">{form.said}</p>
    </form>
  );
}

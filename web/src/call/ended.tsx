// After the call, or instead of it: what happened, the way on, and who can be reached at any hour.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Lamp } from "../ui/icons";
import type { ViewProps } from "./app";
import type { Ending } from "./machine";
import type { Page } from "./page";
import type { CallSay } from "./words";

type How = Ending | "replaced";

export function Ended({ page, say, how }: ViewProps & { how: How }): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="room" aria-labelledby="ended-title">
      <Lamp />
      <h1 id="ended-title" ref={title} tabIndex={-1}>
        {say(`${how}_title`)}
      </h1>
      <p class="lead">{say(`${how}_text`)}</p>
      <Onward page={page} say={say} how={how} />
      <HelpLines page={page} say={say} />
    </section>
  );
}

function Onward({ page, say, how }: { page: Page; say: CallSay; how: How }): JSX.Element {
  const again = how === "replaced" ? "replaced_here" : how === "left" ? "left_back" : null;
  return (
    <p class="onward">
      {again && (
        <button type="button" onClick={() => location.reload()}>
          {say(again)}
        </button>
      )}
      {how !== "replaced" && (
        <a class="button button-plain" href={page.back}>
          {say(how === "refused" ? "refused_back" : "onward")}
        </a>
      )}
    </p>
  );
}

export function HelpLines({ page, say }: { page: Page; say: CallSay }): JSX.Element {
  return (
    <ul class="help-lines">
      {page.phone && (
        <li>
          {say("call_us")} <a href={`tel:${page.phoneTel}`}>{page.phone}</a>
        </li>
      )}
      <li>
        {say("crisis")} <a href="tel:988">988</a>
      </li>
      <li>
        {say("danger")} <a href="tel:911">911</a>
      </li>
    </ul>
  );
}

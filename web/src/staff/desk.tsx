// What every view of a staff page stands on: who is signed in, the words, the clock. Opens the page
// in its shell, and says so when nobody is signed in any more.
import { type ComponentChildren, createContext, type JSX, render } from "preact";
import { useContext } from "preact/hooks";
import { get, type Me, Problem } from "../lib/api";
import { type Events, openEvents } from "../lib/events";
import type { Clock } from "../lib/time";
import { pageLanguage } from "../lib/words";
import { loadStaffWords, type StaffSay, type StaffWord } from "./words";

export interface Desk {
  me: Me;
  say: StaffSay;
  clock: Clock;
  events: Events;
  /** Seconds, by the server's clock. */
  now(): number;
}

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) {
    throw new Error("outside of a desk");
  }
  return desk;
}

export async function openDesk(root: HTMLElement, content: ComponentChildren): Promise<void> {
  const say = await loadStaffWords();
  try {
    const me = await get<Me>("/me");
    const behindMs = me.now_ms - Date.now();
    const desk: Desk = {
      me,
      say,
      clock: { language: pageLanguage(), zone: me.zone },
      events: openEvents(),
      now: () => Math.floor((Date.now() + behindMs) / 1000),
    };
    root.replaceChildren();
    render(<DeskContext.Provider value={desk}>{content}</DeskContext.Provider>, root);
    root.dataset.state = "ready";
  } catch (error) {
    root.replaceChildren();
    render(<Closed text={problemText(error, say)} />, root);
    root.dataset.state = "closed";
  }
}

function Closed({ text }: { text: string }): JSX.Element {
  return (
    <div class="notice" role="alert">
      <p>{text}</p>
    </div>
  );
}

/** What to tell a coach or coordinator of a request that was not granted. The scheduler's own words
 * are English; another page says what kind of problem it is. */
export function problemText(error: unknown, say: StaffSay): string {
  if (!(error instanceof Problem) || error.mayPass) {
    return say("problem_plain");
  }
  if (error.status === 401) {
    return say("signed_out");
  }
  if (error.type === "changed") {
    return say("changed");
  }
  if (error.detail && pageLanguage() === "en") {
    return say("problem", { detail: error.detail });
  }
  return say(problemWords[error.status] ?? "problem_plain");
}

const problemWords: Record<number, StaffWord> = {
  400: "problem_input",
  403: "problem_refused",
  404: "problem_gone",
  409: "problem_meanwhile",
};

// How sessions went: what is still a suggestion, what may be said instead, and the facts behind it.
import { get, Problem, postSeen, type Session } from "../lib/api";
import type { StaffSay } from "./words";

export const told = ["met", "not_reached", "we_missed", "tech_stopped"] as const;
export type Told = (typeof told)[number];

export function isOver(session: Session): boolean {
  return session.outcome !== null;
}

export function isUnconfirmed({ outcome }: Session): boolean {
  return outcome !== null && outcome.by === "facts" && outcome.due_at !== null;
}

/** What may be said of it; whoever had come was reached. */
export function choicesOf(session: Session): Told[] {
  return told.filter((one) => one !== "not_reached" || !session.here.person);
}

/** Why it looks as it does: who came in, and for how long both were there, as far as is known. */
export function factsText(session: Session, say: StaffSay): string {
  const { coach, person } = session.here;
  const alone = coach ? session.coach.nickname : session.person.nickname;
  const came = coach === person ? say(coach ? "came_both" : "came_none") : "";
  const who = came || say("came_one", { name: alone });
  const talk = session.outcome?.talk_s ?? null;
  return coach && person && talk !== null
    ? `${who}, ${say("talk_min", { minutes: String(Math.round(talk / 60)) })}`
    : who;
}

/** Says it of the session as it is shown; if it is otherwise by now, a problem `changed`. */
export async function tell(session: Session, status: Told): Promise<Session> {
  const path = `/sessions/${session.id}`;
  const seen = await get<Session>(path);
  if (seen.status !== session.status || seen.outcome?.by !== session.outcome?.by) {
    throw new Problem(412, "changed");
  }
  return postSeen<Session>(`${path}/outcome`, { status }, seen);
}

// The messages about a session, and how each fared, in words. Pure.
import type { StaffSay, StaffWord } from "./words";

export interface Notice {
  id: string;
  kind: string;
  to: "person" | "coach" | "coordinator" | "operator";
  state: "waiting" | "sending" | "sent" | "dropped" | "failed";
  why: string; // none, or why it was dropped, has failed, or is tried again
  tries: number;
  created_at: number;
  at: number; // when it got there, failed or was dropped, or the next try
}

const kinds: Record<string, StaffWord> = {
  seat_link: "notice_seat_link",
  booked: "notice_booked",
  reminder: "notice_reminder",
  waiting: "notice_waiting",
  cancelled: "notice_cancelled",
  moved: "notice_moved",
  move_proposed: "notice_move_proposed",
  move_declined: "notice_move_declined",
  cover_proposed: "notice_cover",
  cover_declined: "notice_cover_declined",
  coach_away: "notice_coach_away",
  series_booked: "notice_series",
  series_ended: "notice_series_ended",
  series_conflict: "notice_series_conflict",
  taken_over: "notice_taken_over",
  undecided: "notice_undecided",
};

/** A kind that this page does not know yet is still a message. */
export function kindText({ kind }: Notice, say: StaffSay): string {
  return say(kinds[kind] ?? "notice_other");
}

/** What became of it; of one that did not arrive, why, as far as that helps whoever phones. */
export function stateText({ state, why }: Notice, time: string, say: StaffSay): string {
  switch (state) {
    case "waiting":
    case "sending":
      return why === "none" ? say("sending_at", { time }) : say("sending_again", { time });
    case "sent":
      return say("sent_at", { time });
    case "dropped":
      return say(why === "often" ? "failed_often" : "sent_not_needed");
    case "failed":
      return failedText(why, time, say);
  }
}

function failedText(why: string, time: string, say: StaffSay): string {
  switch (why) {
    case "no_reach":
      return say("failed_no_reach");
    case "often":
      return say("failed_often");
    default:
      return say("failed_at", { time });
  }
}

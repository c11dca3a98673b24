// A booked session for tests; what one is about is said.
import type { Session } from "../src/lib/api";

export function sessionOf(part: Partial<Session> & { start_at: number }): Session {
  return {
    id: "s",
    coach: { id: "c", nickname: "Maria" },
    person: { id: "p", nickname: "Sunny" },
    end_at: part.start_at + 1500,
    zone: "America/Denver",
    status: "booked",
    mode: "video",
    here: { coach: false, person: false },
    outcome: null,
    series: null,
    replaces: null,
    moved_to: null,
    cover: null,
    move: null,
    ...part,
  };
}

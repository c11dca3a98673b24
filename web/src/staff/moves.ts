// A move: what one role may do about it, and in which of a list's sessions it is decided. Pure.
import type { Move, Role, Session } from "../lib/api";

export type Stance = "answer" | "mine" | "watch";

/** To be asked goes before having proposed: a coordinator's yes is nobody's to ask for. */
export function stanceOf(move: Move, role: Role): Stance {
  if (move.waits_for.some((one) => one === role)) {
    return "answer";
  }
  return move.proposed_by === role ? "mine" : "watch";
}

/** A reserved session holds the time of a move. It is shown where the move is, with the session
 * that would be moved; by itself only to whoever does not see that one, the coach who would take
 * it over. */
export function withoutHeld(list: Session[]): Session[] {
  const ids = new Set(list.map(({ id }) => id));
  return list.filter(
    ({ status, replaces }) => status !== "reserved" || replaces === null || !ids.has(replaces),
  );
}

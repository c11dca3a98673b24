// Finding people in a long list: by a piece of their name or their coach's, or only those with
// nothing booked. Pure.
import type { Person } from "../lib/api";

export interface Sought {
  text: string;
  isUnbooked: boolean; // only those with nothing booked
}

export function foundOf(people: Person[], sought: Sought): Person[] {
  const text = plain(sought.text);
  return people
    .filter(({ next_at }) => !sought.isUnbooked || next_at === null)
    .filter(({ nickname, coach }) =>
      [nickname, coach?.nickname ?? ""].some((name) => plain(name).includes(text)),
    )
    .sort((a, b) => a.nickname.localeCompare(b.nickname));
}

/** Without accents and capitals, as somebody types in a hurry. */
function plain(text: string): string {
  return text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

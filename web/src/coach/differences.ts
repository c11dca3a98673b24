// The dates that differ from the weekly hours as somebody means them: an absence of two weeks is one
// thing, though it is kept as an exception a date. Pure.
import type { Exception } from "../lib/api";

export interface Difference {
  key: string;
  kind: Exception["kind"];
  absence: string | null; // to be taken back as a whole
  parts: Exception[]; // by date, at least one
}

export function differencesOf(list: Exception[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const exception of list) {
    const absence = exception.absence ?? null;
    const key = absence ?? exception.id;
    const known = found.get(key);
    if (known) {
      known.parts.push(exception);
    } else {
      found.set(key, { key, kind: exception.kind, absence, parts: [exception] });
    }
  }
  return [...found.values()];
}

/** Where each of these is taken back: an absence once, however many dates it has. */
export function pathsOf(gone: Exception[]): string[] {
  const paths = gone.map(({ id, absence }) =>
    absence ? `/absences/${absence}` : `/exceptions/${id}`,
  );
  return [...new Set(paths)];
}

// The words of a page: a flat table of one language, {name} where something goes in.

export type Values = Record<string, string | number>;
export type Say<Key extends string> = (key: Key, values?: Values) => string;

export function wordsOf<Key extends string>(table: Record<Key, string>): Say<Key> {
  return (key, values = {}) =>
    table[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The page's language, one of those that have words. */
export function pageLanguage(): "en" | "es" {
  return document.documentElement.lang.startsWith("es") ? "es" : "en";
}

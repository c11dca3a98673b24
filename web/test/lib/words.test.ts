// The words themselves: complete in both languages, used, and free of what is never said.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { wordsOf } from "../../src/lib/words";

const folder = join(__dirname, "../../messages");
const pages = join(__dirname, "../../pages");
const sets = ["", "call.", "staff."] as const;

function table(name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
}

test.each(sets)("%sen and es have the same words with the same places to fill", (set) => {
  const [en, es] = [table(`${set}en`), table(`${set}es`)];
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  const places = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, text] of Object.entries(en)) {
    expect(places(es[key]), key).toEqual(places(text));
    expect(es[key], key).not.toBe("");
  }
});

test("every word that a template names is there", () => {
  const files = readdirSync(pages, { recursive: true }).map(String);
  const known = table("en");
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    const text = readFileSync(join(pages, file), "utf8");
    for (const [, key] of text.matchAll(/\{\{w\.(\w+)\}\}/g)) {
      expect(known, file).toHaveProperty(key as string);
    }
  }
});

const never =
  /\b(patient|no-show|addict|clean|relapse|failed|missed you|paciente|adict[oa]|recaída|falló)\b/i;

test("the traits that are shipped say nothing of it either", () => {
  expect(readFileSync(join(folder, "traits.json"), "utf8")).not.toMatch(never);
});

test.each(sets)("%sen and es say nothing that is never said on a page", (set) => {
  for (const language of ["en", "es"]) {
    for (const [key, text] of Object.entries(table(set + language))) {
      expect(text, key).not.toMatch(never);
    }
  }
});

test("values are put into their places, and a missing one stays visible", () => {
  const say = wordsOf({ hello: "Hello {name}, {place}" });
  expect(say("hello", { name: "Sunny" })).toBe("Hello Sunny, {place}");
});

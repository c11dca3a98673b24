import { expect, test } from "vitest";
import { withEntry } from "../../src/staff/avoid-fields";
import { loadText } from "../../src/staff/load";
import {
  draftOf,
  type Pairing,
  pairingOf,
  type TraitKind,
  traitText,
  wishText,
  withTrait,
  withWish,
} from "../../src/staff/pairing";
import { sayEnglish, saySpanish } from "../words";

const language: TraitKind = {
  ...{ kind: "language", label: "Language" },
  values: [
    { value: "en", label: "English" },
    { value: "es", label: "Spanish" },
    { value: "fr", label: "French" },
  ],
};
const kinds = [language, { kind: "gender", label: "Gender", values: [{ value: "x", label: "X" }] }];
const said: Pairing = {
  traits: [
    { kind: "language", value: "en", shown: true },
    { kind: "language", value: "es", shown: false },
  ],
  wishes: [{ kind: "gender", value: "x", level: "prefer" }],
  avoid: [{ by: "name", value: "Heron" }],
};

test("what was said goes into the form and comes back in the order of the words", () => {
  expect(pairingOf(draftOf(said), kinds)).toEqual(said);
  const reverse = { ...said, traits: [...said.traits].reverse() };
  expect(pairingOf(draftOf(reverse), kinds)).toEqual(said);
});

test("a value that the words have no more is left behind", () => {
  expect(pairingOf(draftOf(said), [language])).toMatchObject({ wishes: [] });
});

test("nobody's list but one's own comes; a missing one is empty", () => {
  const { avoid: _, ...theirs } = said;
  expect(draftOf(theirs).avoid).toEqual([]);
});

test("a trait is theirs hidden at first, shown when they say so, and can be taken back", () => {
  const hidden = withTrait(draftOf(said), "language/fr", false);
  const shown = withTrait(hidden, "language/fr", true);
  expect(pairingOf(hidden, kinds).traits[2]).toEqual({ ...said.traits[1], value: "fr" });
  expect(pairingOf(shown, kinds).traits[2]?.shown).toBe(true);
  expect(pairingOf(withTrait(shown, "language/fr", null), kinds)).toEqual(said);
});

test("what does not matter any more is no wish", () => {
  expect(pairingOf(withWish(draftOf(said), "gender/x", "no_matter"), kinds).wishes).toEqual([]);
});

test("a kind says in one line what somebody has, and what they wish", () => {
  let draft = draftOf(said);
  expect(traitText(language, draft)).toBe("English, Spanish");
  expect(wishText(language, draft, sayEnglish)).toBe("");
  draft = withWish(withWish(draft, "language/fr", "avoid"), "language/es", "need");
  draft = withWish(draft, "language/en", "need");
  expect(wishText(language, draft, sayEnglish)).toBe(
    "needed: English, Spanish; rather not: French",
  );
});

test("nobody stands twice on a list of those to avoid", () => {
  const list = withEntry([], { by: "name", value: "Heron" });
  expect(withEntry(list, { by: "name", value: "Heron" })).toEqual(list);
  expect(withEntry(list, { by: "phone", value: "Heron" })).toHaveLength(2);
});

test("a load is said in hours of four weeks", () => {
  const load = {
    ...{ contract_min: 600, share: 0, recent_min: 100, full: false, people: 1, waiting: 0 },
    closed_until_at: null,
  };
  expect(loadText(load, sayEnglish, "en")).toBe("90 minutes of 40 hours in four weeks");
  expect(loadText({ ...load, recent_min: 725 }, saySpanish, "es")).toBe(
    "12 horas de 40 horas en cuatro semanas",
  );
});

// What somebody says for being paired, as a form holds it: traits, wishes about the other, and whom
// they do not want to be brought together with. Pure.
import type { StaffSay } from "./words";

export const levels = ["no_matter", "need", "prefer", "avoid"] as const;
export type Level = (typeof levels)[number];

export interface AvoidEntry {
  by: "account" | "phone" | "mail" | "name";
  value: string;
}

export interface Pairing {
  traits: { kind: string; value: string; shown: boolean }[];
  wishes: { kind: string; value: string; level: Level }[];
  avoid?: AvoidEntry[]; // one's own only
}

export interface TraitKind {
  kind: string;
  label: string;
  values: { value: string; label: string }[];
}

export interface PairingDraft {
  traits: Record<string, boolean>; // by kind and value: whether it is shown; missing: not theirs
  wishes: Record<string, Level>; // missing: no matter
  avoid: AvoidEntry[];
}

export function keyOf(kind: string, value: string): string {
  return `${kind}/${value}`;
}

export function draftOf({ traits, wishes, avoid = [] }: Pairing): PairingDraft {
  return {
    traits: Object.fromEntries(traits.map(({ kind, value, shown }) => [keyOf(kind, value), shown])),
    wishes: Object.fromEntries(wishes.map(({ kind, value, level }) => [keyOf(kind, value), level])),
    avoid,
  };
}

/** In the order of the vocabulary; a value that it has no more is left behind. */
export function pairingOf(draft: PairingDraft, kinds: TraitKind[]): Pairing {
  const all = kinds.flatMap(({ kind, values }) => values.map(({ value }) => ({ kind, value })));
  return {
    traits: all.flatMap(({ kind, value }) => {
      const shown = draft.traits[keyOf(kind, value)];
      return shown === undefined ? [] : [{ kind, value, shown }];
    }),
    wishes: all.flatMap(({ kind, value }) => {
      const level = draft.wishes[keyOf(kind, value)] ?? "no_matter";
      return level === "no_matter" ? [] : [{ kind, value, level }];
    }),
    avoid: draft.avoid,
  };
}

export function withTrait(draft: PairingDraft, key: string, shown: boolean | null): PairingDraft {
  const { [key]: _, ...others } = draft.traits;
  return { ...draft, traits: shown === null ? others : { ...others, [key]: shown } };
}

export function withWish(draft: PairingDraft, key: string, level: Level): PairingDraft {
  return { ...draft, wishes: { ...draft.wishes, [key]: level } };
}

/** "Spanish, English": what of a kind somebody has. Empty: nothing was said. */
export function traitText({ kind, values }: TraitKind, draft: PairingDraft): string {
  return values
    .filter(({ value }) => keyOf(kind, value) in draft.traits)
    .map(({ label }) => label)
    .join(", ");
}

/** "need: Spanish; avoid: faith groups". Empty: nothing matters. */
export function wishText(
  { kind, values }: TraitKind,
  { wishes }: PairingDraft,
  say: StaffSay,
): string {
  return levels
    .filter((level) => level !== "no_matter")
    .map((level) => ({
      level,
      labels: values.filter(({ value }) => wishes[keyOf(kind, value)] === level),
    }))
    .filter(({ labels }) => labels.length > 0)
    .map(({ level, labels }) => {
      return `${say(`level_${level}`)}: ${labels.map(({ label }) => label).join(", ")}`;
    })
    .join("; ");
}

// One's own pairing, or a person's for a coordinator, with the words in which it is said.
import { useEffect, useState } from "preact/hooks";
import { get, put } from "../lib/api";
import { problemText, useDesk } from "./desk";
import { draftOf, type Pairing, type PairingDraft, pairingOf, type TraitKind } from "./pairing";

export interface PairingBook {
  kinds: TraitKind[];
  draft: PairingDraft | null; // null: not known yet
  said: string;
  change(draft: PairingDraft): void;
  save(draft: PairingDraft): Promise<void>;
}

/** path: "/pairing", or "/people/ID/pairing". */
export function usePairing(path: string): PairingBook {
  const { say } = useDesk();
  const [kinds, setKinds] = useState<TraitKind[]>([]);
  const [seen, setSeen] = useState<Pairing | null>(null);
  const [draft, setDraft] = useState<PairingDraft | null>(null);
  const [said, setSaid] = useState("");
  const take = (pairing: Pairing) => {
    setSeen(pairing);
    setDraft(draftOf(pairing));
  };

  useEffect(() => {
    const read = async () => {
      const [vocabulary, pairing] = await Promise.all([
        get<{ kinds: TraitKind[] }>("/vocabulary"),
        get<Pairing>(path),
      ]);
      setKinds(vocabulary.kinds);
      take(pairing);
    };
    void read().catch((error) => setSaid(problemText(error, say)));
  }, [path]);
  const save = async (wanted: PairingDraft) => {
    if (seen) {
      take(await put<Pairing>(path, pairingOf(wanted, kinds), seen));
    }
  };
  return { kinds, draft, said, change: setDraft, save };
}

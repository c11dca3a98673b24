// The written line of a call: what was written stays here, in order, until the other page says that it
// has shown it; after every loss it is sent again. Pure: the seat sends what this hands out.
import { textBytesMax } from "./protocol";

export type Delivery = "waiting" | "sent" | "delivered";

export interface WrittenText {
  id: string;
  seq: number;
  body: string;
  delivery: Delivery;
}

export interface ReceivedText {
  id: string;
  body: string;
}

export type TextEntry = { from: "me"; text: WrittenText } | { from: "peer"; text: ReceivedText };

const entriesMax = 500;
const unackedMax = 30; // all may be sent again at once, and the relay takes 40 messages at once

export class TextLine {
  #entries: readonly TextEntry[] = [];
  #seen = new Set<string>();
  #seq = 0;

  get entries(): readonly TextEntry[] {
    return this.#entries;
  }

  /** False when it is empty, too long, or too many wait already; then nothing was written. */
  write(id: string, body: string): boolean {
    const size = new TextEncoder().encode(body).length;
    if (size === 0 || size > textBytesMax || this.#unacked().length >= unackedMax) {
      return false;
    }
    this.#seq += 1;
    this.#add({ from: "me", text: { id, seq: this.#seq, body, delivery: "waiting" } });
    return true;
  }

  /** What is to be sent now, oldest first; it counts as sent from here on. */
  takeWaiting(): WrittenText[] {
    const waiting = this.#unacked().filter((text) => text.delivery === "waiting");
    this.#setDelivery(new Set(waiting.map(({ id }) => id)), "sent");
    return waiting;
  }

  /** The line broke, or the peer came anew: whatever is not acknowledged goes out again. */
  forgetSent(): void {
    this.#setDelivery(new Set(this.#unacked().map(({ id }) => id)), "waiting");
  }

  acknowledge(id: string): void {
    this.#setDelivery(new Set([id]), "delivered");
  }

  /** A repeated text is shown once, and acknowledged every time. */
  receive(text: ReceivedText): void {
    if (!this.#seen.has(text.id)) {
      this.#seen.add(text.id);
      this.#add({ from: "peer", text: { id: text.id, body: text.body } });
    }
  }

  #unacked(): WrittenText[] {
    return this.#entries
      .flatMap((entry) => (entry.from === "me" ? [entry.text] : []))
      .filter((text) => text.delivery !== "delivered");
  }

  #setDelivery(ids: Set<string>, delivery: Delivery): void {
    this.#entries = this.#entries.map((entry) =>
      entry.from === "me" && ids.has(entry.text.id)
        ? { from: "me", text: { ...entry.text, delivery } }
        : entry,
    );
  }

  #add(entry: TextEntry): void {
    const kept = [...this.#entries, entry];
    for (const dropped of kept.slice(0, -entriesMax)) {
      this.#seen.delete(dropped.text.id);
    }
    this.#entries = kept.slice(-entriesMax);
  }
}

// The code that a card's square brings along behind the '#', put into its field. Nothing else.

const CODE = /^#([0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})$/;

/** null: it is none. */
export function codeOf(hash: string): string | null {
  return CODE.exec(hash)?.[1] ?? null;
}

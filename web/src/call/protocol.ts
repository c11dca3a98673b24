// Every message between page and relay, as docs/protocol.md has them: one table gives both the types
// and the checks. No DOM, no state. A message that is not in the table, or has a field that is not in
// its row, is refused whole.

type Check<T> = (value: unknown) => value is T;

export type Peer = "absent" | "here" | "away" | "left";
export type Negotiate = "offer" | "answer" | "none";

const isText: Check<string> = (value): value is string => typeof value === "string";
const isBool: Check<boolean> = (value): value is boolean => typeof value === "boolean";
const isCount: Check<number> = (value): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isId: Check<string> = (value): value is string =>
  isText(value) && /^[A-Za-z0-9_-]{22}$/.test(value);

function oneOf<const T extends string>(...words: T[]): Check<T> {
  return (value): value is T => isText(value) && (words as string[]).includes(value);
}

function oneOfNumbers<const T extends number>(...numbers: T[]): Check<T> {
  return (value): value is T => typeof value === "number" && (numbers as number[]).includes(value);
}

// How one leg carries; what was not measured is left out.
const figuresNeeded = {
  verdict: oneOf("unknown", "good", "weak", "very_weak"),
  transport: oneOf("udp", "tcp"),
  ip_version: oneOfNumbers(4, 6),
  up_kbit_s: isCount,
  down_kbit_s: isCount,
};
const figuresMeasured = {
  rtt_ms: isCount,
  unchecked_ms: isCount,
  up_loss_permille: isCount,
  up_jitter_ms: isCount,
  down_loss_permille: isCount,
  down_jitter_ms: isCount,
};

export type Figures = Shape<typeof figuresNeeded> & Partial<Shape<typeof figuresMeasured>>;

const isFigures: Check<Figures> = (value): value is Figures =>
  isObject(value) && hasFields(value, figuresNeeded, figuresMeasured);

const leg = { call: isId, leg: isCount, epoch: isCount };

const fromRelay = {
  hello: { version: isCount, relay: isText, ping_ms: isCount },
  challenge: { nonce: isText },
  joined: {
    call: isId,
    seat: isId,
    role: oneOf("coach", "person"),
    generation: isCount,
    admitted: isBool,
    resume: isText,
  },
  knock: {
    call: isId,
    seat: isId,
    cnf: isText,
    device: oneOf("first", "another"),
    waiting_ms: isCount,
  },
  admit: { call: isId, resume: isText },
  state: {
    ...leg,
    peer: oneOf("absent", "here", "away", "left"),
    negotiate: oneOf("offer", "answer", "none"),
  },
  stats: { call: isId, own: isFigures },
  offer: { ...leg, purpose: oneOf("check", "call"), sdp: isText },
  answer: { ...leg, sdp: isText },
  text: { call: isId, id: isId, seq: isCount, body: isText },
  ack: { call: isId, id: isId, seq: isCount },
  pong: { n: isCount },
  replaced: {},
  drain: {},
  error: {
    code: oneOf(
      "malformed",
      "not_allowed",
      "not_now",
      "stale",
      "too_many",
      "full",
      "expired",
      "moved",
      "internal",
    ),
    text: isText,
  },
} as const;

// Fields that may be missing.
const optional: Partial<Record<RelayType, Record<string, Check<unknown>>>> = {
  stats: { far: isFigures },
  error: { of: isText, field: isText },
};

type RelayType = keyof typeof fromRelay;
type Shape<Row> = { -readonly [Name in keyof Row]: Row[Name] extends Check<infer T> ? T : never };
type Message<Type extends RelayType> = { type: Type } & Shape<(typeof fromRelay)[Type]>;

export type FromRelay = { [Type in RelayType]: Message<Type> }[RelayType];
export type Of<Type extends RelayType> = Extract<FromRelay, { type: Type }> &
  (Type extends "error" ? { of?: string; field?: string } : unknown) &
  (Type extends "stats" ? { far?: Figures } : unknown);

export type ToRelay =
  | ({ type: "join"; key: string; signature: string; leg: number } & (
      | { ticket: string }
      | { resume: string }
    ))
  | { type: "admit"; call: string; seat: string; cnf: string }
  | { type: "offer"; call: string; leg: number; epoch: number; purpose: "call"; sdp: string }
  | { type: "answer"; call: string; leg: number; epoch: number; sdp: string }
  | { type: "restart"; call: string; leg: number; epoch: number; sdp: string }
  | { type: "text"; call: string; id: string; seq: number; body: string }
  | { type: "ack"; call: string; id: string; seq: number }
  | { type: "ping"; n: number }
  | { type: "leave"; call: string };

export const close = {
  left: 1000,
  goingAway: 1001,
  replaced: 4001,
  removed: 4002,
  tooManyMessages: 4004,
  callEnded: 4005,
} as const;

export const textBytesMax = 4096;

/** The message, or null when it is not one of ours. */
export function readMessage(text: string): FromRelay | null {
  const value = parse(text);
  if (value === null || !isRelayType(value.type)) {
    return null;
  }
  return hasFields(value, fromRelay[value.type], optional[value.type] ?? {})
    ? (value as unknown as FromRelay)
    : null;
}

function hasFields(
  value: Record<string, unknown>,
  needed: Record<string, Check<unknown>>,
  extra: Record<string, Check<unknown>>,
): boolean {
  const isComplete = Object.entries(needed).every(([name, check]) => check(value[name]));
  const isKnown = Object.keys(value).every(
    (name) => name === "type" || name in needed || extra[name]?.(value[name]),
  );
  return isComplete && isKnown;
}

function isRelayType(value: unknown): value is RelayType {
  return isText(value) && Object.hasOwn(fromRelay, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

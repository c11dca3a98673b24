import { expect, test } from "vitest";
import { type Figures, readMessage } from "../../src/call/protocol";
import { callVerdict, rows, weakSide } from "../../src/call/quality";

const good: Figures = {
  verdict: "good",
  transport: "udp",
  ip_version: 4,
  up_kbit_s: 500,
  down_kbit_s: 0,
};
const weak: Figures = { ...good, verdict: "weak", up_loss_permille: 83 };
const veryWeak: Figures = { ...good, verdict: "very_weak", transport: "tcp", ip_version: 6 };
const unknown: Figures = { ...good, verdict: "unknown" };

test.each([
  ["none", null],
  ["none", { own: good, far: good }],
  ["none", { own: unknown, far: null }],
  ["own", { own: weak, far: good }],
  ["far", { own: good, far: veryWeak }],
  ["both", { own: veryWeak, far: weak }],
  ["own", { own: weak, far: null }],
] as const)("the weak side is %s", (side, stats) => {
  expect(weakSide(stats)).toBe(side);
});

test("one word for the call is that of its weaker connection", () => {
  expect(callVerdict({ own: good, far: veryWeak })).toBe("very_weak");
  expect(callVerdict({ own: weak, far: good })).toBe("weak");
  expect(callVerdict({ own: good, far: null })).toBe("good");
  expect(callVerdict({ own: unknown, far: unknown })).toBe("unknown");
});

test("a figure that was not measured is a dash, and none is lost", () => {
  const written = (figures: Figures) => rows.map(({ text }) => text(figures, false));
  expect(written({ ...veryWeak, rtt_ms: 120, up_loss_permille: 83 })).toEqual([
    "TCP, IPv6",
    "120 ms",
    "8.3 %",
    "–",
    "–",
    "–",
    "500 kbit/s",
    "0 kbit/s",
  ]);
  expect(rows[0].text(good, true)).toBe("TURN, UDP, IPv4");
});

test("stats are read with the far side or without, and with no other figure", () => {
  const stats = { type: "stats", call: "AAAAAAAAAAAAAAAAAAAAAA", own: weak };
  const read = (value: object) => readMessage(JSON.stringify(value));
  expect(read(stats)).toEqual(stats);
  expect(read({ ...stats, far: { ...good, rtt_ms: 40 } })).not.toBeNull();
  expect(read({ ...stats, own: { ...weak, address: "192.0.2.1" } })).toBeNull();
  expect(read({ ...stats, own: { ...weak, verdict: "bad" } })).toBeNull();
  expect(read({ ...stats, own: { ...weak, ip_version: 5 } })).toBeNull();
  expect(read({ ...stats, far: 3 })).toBeNull();
  expect(read({ ...stats, own: [] })).toBeNull();
});

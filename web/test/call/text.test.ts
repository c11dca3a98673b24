import { expect, test } from "vitest";
import { TextLine } from "../../src/call/text";

function deliveries(line: TextLine): string[] {
  return line.entries.flatMap((entry) => (entry.from === "me" ? [entry.text.delivery] : []));
}

test("texts are handed out once, in order, and numbered from one", () => {
  const line = new TextLine();
  line.write("a", "one");
  line.write("b", "two");
  expect(line.takeWaiting().map(({ id, seq }) => [id, seq])).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
  expect(line.takeWaiting()).toEqual([]);
});

test("what was not acknowledged is sent again after a loss, under its own number", () => {
  const line = new TextLine();
  line.write("a", "one");
  line.write("b", "two");
  line.takeWaiting();
  line.acknowledge("a");
  line.forgetSent();
  expect(line.takeWaiting().map(({ id, seq }) => [id, seq])).toEqual([["b", 2]]);
});

test("a text counts as delivered only when the other page has shown it", () => {
  const line = new TextLine();
  line.write("a", "one");
  expect(deliveries(line)).toEqual(["waiting"]);
  line.takeWaiting();
  expect(deliveries(line)).toEqual(["sent"]);
  line.acknowledge("a");
  line.forgetSent();
  expect(deliveries(line)).toEqual(["delivered"]);
});

test("an acknowledgement of nothing changes nothing", () => {
  const line = new TextLine();
  line.write("a", "one");
  line.acknowledge("x");
  expect(deliveries(line)).toEqual(["waiting"]);
});

test("a text that comes twice is shown once", () => {
  const line = new TextLine();
  line.receive({ id: "a", body: "hello" });
  line.receive({ id: "a", body: "hello" });
  expect(line.entries).toHaveLength(1);
});

test("4 KiB of bytes is the most, also where a letter has several", () => {
  const line = new TextLine();
  expect(line.write("a", "x".repeat(4096))).toBe(true);
  expect(line.write("b", "é".repeat(2049))).toBe(false);
  expect(line.write("c", "")).toBe(false);
  expect(line.entries).toHaveLength(1);
});

test("at most thirty texts wait; an acknowledged one makes room", () => {
  const line = new TextLine();
  for (let i = 0; i < 30; i++) {
    expect(line.write(`${i}`, "x")).toBe(true);
  }
  expect(line.write("more", "x")).toBe(false);
  line.acknowledge("0");
  expect(line.write("more", "x")).toBe(true);
});

test("only the newest five hundred lines are kept", () => {
  const line = new TextLine();
  for (let i = 0; i < 501; i++) {
    line.receive({ id: `${i}`, body: "x" });
  }
  expect(line.entries).toHaveLength(500);
  expect(line.entries[0]?.text.id).toBe("1");
});

// The line against a relay made of a list: what the page sends, and when it comes back.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FromRelay } from "../../src/call/protocol";
import {
  type Closed,
  type Credential,
  type Need,
  Signalling,
  waitBefore,
} from "../../src/call/signalling";

const call = "AAAAAAAAAAAAAAAAAAAAAA";
const nonce = "A".repeat(43);

class Socket {
  readyState = 1;
  sent: Record<string, unknown>[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  breaks(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  types(): unknown[] {
    return this.sent.map(({ type }) => type);
  }
}

class Line {
  sockets: Socket[] = [];
  asked: Need[] = [];
  closed: Closed[] = [];
  received: FromRelay[] = [];
  losses = 0;
  drains = 0;
  leg = 0;
  lost: () => void = () => undefined;
  credentials: (need: Need) => Promise<Credential> = async () => ({
    kind: "ticket",
    text: "v1.k.p.s",
    url: "ws://relay/",
  });
  signalling = new Signalling(
    {
      credential: (need) => {
        this.asked.push(need);
        return this.credentials(need);
      },
      prove: async () => ({ key: "key", signature: "signature" }),
      leg: () => this.leg,
      joined: () => undefined,
      received: (message) => this.received.push(message),
      drained: () => {
        this.drains += 1;
      },
      lost: () => {
        this.losses += 1;
        this.lost();
      },
      closed: (how) => this.closed.push(how),
    },
    {
      openSocket: () => {
        const socket = new Socket();
        this.sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      random: () => 1,
    },
  );

  get socket(): Socket {
    return this.sockets.at(-1) as Socket;
  }

  async greet(): Promise<void> {
    this.socket.says({ type: "hello", version: 1, relay: "a", ping_ms: 2000 });
    this.socket.says({ type: "challenge", nonce });
    await vi.advanceTimersByTimeAsync(0);
  }

  async join(): Promise<void> {
    await this.greet();
    this.socket.says({
      type: "joined",
      call,
      seat: call,
      role: "person",
      generation: 1,
      admitted: true,
      resume: "r1.p.m",
    });
  }

  static async joined(): Promise<Line> {
    const line = new Line();
    line.signalling.start();
    await vi.advanceTimersByTimeAsync(0);
    await line.join();
    return line;
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first message is a join with the proof and the leg", async () => {
  const line = await Line.joined();
  expect(line.socket.sent[0]).toEqual({
    type: "join",
    ticket: "v1.k.p.s",
    key: "key",
    signature: "signature",
    leg: 0,
  });
});

test("a lost line joins again by itself with the leg that the page holds", async () => {
  const line = await Line.joined();
  line.leg = 7;
  line.credentials = async () => ({ kind: "resume", text: "r1.p.m", url: "ws://relay/" });
  line.socket.breaks(1006);
  expect(line.losses).toBe(1);
  await vi.advanceTimersByTimeAsync(waitBefore(1, 1));
  await line.greet();
  expect(line.sockets).toHaveLength(2);
  expect(line.socket.sent[0]).toMatchObject({ type: "join", resume: "r1.p.m", leg: 7 });
});

test("R8 three unanswered pings and the page reconnects", async () => {
  const line = await Line.joined();
  await vi.advanceTimersByTimeAsync(3 * 2000);
  expect(line.socket.types()).toEqual(["join", "ping", "ping", "ping"]);
  expect(line.losses).toBe(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(line.losses).toBe(1);
});

test("answered pings keep the line", async () => {
  const line = await Line.joined();
  for (let n = 1; n <= 10; n++) {
    await vi.advanceTimersByTimeAsync(2000);
    line.socket.says({ type: "pong", n });
  }
  expect(line.losses).toBe(0);
  expect(line.sockets).toHaveLength(1);
});

test.each([
  [4001, "replaced"],
  [4002, "removed"],
  [4005, "ended"],
] as const)("after close code %i the page does not come back: %s", async (code, how) => {
  const line = await Line.joined();
  line.socket.breaks(code);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.closed).toEqual([how]);
  expect(line.sockets).toHaveLength(1);
});

test("a token that was not taken is replaced by a fresh ticket on the same line", async () => {
  const line = new Line();
  line.credentials = async (need) => ({
    kind: need === "fresh" ? "ticket" : "resume",
    text: need === "fresh" ? "fresh" : "old",
    url: "ws://relay/",
  });
  line.signalling.start();
  await vi.advanceTimersByTimeAsync(0);
  await line.greet();
  line.socket.says({ type: "error", code: "expired", text: "too old" });
  line.socket.says({ type: "challenge", nonce });
  await vi.advanceTimersByTimeAsync(0);
  expect(line.sockets).toHaveLength(1);
  expect(line.socket.sent.at(-1)).toMatchObject({ type: "join", ticket: "fresh" });
});

test("R4 a relay that is started again is joined with what the page holds", async () => {
  const line = await Line.joined();
  for (let attempt = 1; attempt <= 4; attempt++) {
    line.socket.breaks(1006);
    await vi.advanceTimersByTimeAsync(waitBefore(attempt, 1));
  }
  expect(line.asked).toEqual(["any", "any", "any", "any", "any"]);
  line.socket.breaks(1006);
  await vi.advanceTimersByTimeAsync(waitBefore(5, 1));
  expect(line.asked.at(-1)).toBe("elsewhere");
});

test("R25 a relay that goes away keeps its line, and the page is told", async () => {
  const line = await Line.joined();
  line.socket.says({ type: "drain" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(line.drains).toBe(1);
  expect(line.losses).toBe(0);
  expect(line.sockets).toHaveLength(1);
});

test.each(["not_now", "full"])(
  "a relay that takes no calls (%s) is tried slower, and the scheduler asked for another",
  async (code) => {
    const line = new Line();
    line.signalling.start();
    await vi.advanceTimersByTimeAsync(0);
    await line.greet();
    line.socket.says({ type: "error", code, text: "not here" });
    line.socket.says({ type: "challenge", nonce });
    await vi.advanceTimersByTimeAsync(waitBefore(1, 1) - 1);
    expect(line.asked).toEqual(["any"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(line.asked).toEqual(["any", "elsewhere"]);
  },
);

test("R25 a move is joined by the ticket and what the other relay knew", async () => {
  const line = new Line();
  line.signalling.start({ kind: "ticket", text: "there", url: "ws://b/", admission: "r1.a.b" });
  await line.greet();
  expect(line.asked).toEqual([]);
  expect(line.socket.sent[0]).toMatchObject({ type: "join", ticket: "there", resume: "r1.a.b" });
});

test("a relay that does not understand both tokens gets the ticket alone", async () => {
  const line = new Line();
  line.signalling.start({ kind: "ticket", text: "there", url: "ws://relay/", admission: "r1.a.b" });
  await line.greet();
  line.socket.says({ type: "error", code: "malformed", text: "not both" });
  line.socket.says({ type: "challenge", nonce });
  await vi.advanceTimersByTimeAsync(0);
  expect(line.asked).toEqual(["plain"]);
  expect(line.socket.sent.at(-1)).not.toHaveProperty("resume");
});

test("a ticket beside which another relay's token is not taken is tried alone, and no more beside it", async () => {
  const line = new Line();
  line.credentials = async (need) => ({
    kind: "ticket",
    text: need,
    url: "ws://relay/",
    ...(need !== "plain" && { admission: "r1.a.b" }),
  });
  line.signalling.start();
  await vi.advanceTimersByTimeAsync(0);
  await line.greet();
  for (let i = 0; i < 2; i++) {
    line.socket.says({ type: "error", code: "not_allowed", text: "not you" });
    line.socket.says({ type: "challenge", nonce });
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(line.asked).toEqual(["any", "plain", "plain"]);
  expect(line.socket.sent.map(({ resume }) => resume)).toEqual(["r1.a.b", undefined, undefined]);
});

test("a ticket alone that is not taken is followed by a fresh one", async () => {
  const line = new Line();
  line.signalling.start();
  await vi.advanceTimersByTimeAsync(0);
  await line.greet();
  line.socket.says({ type: "error", code: "not_allowed", text: "not you" });
  line.socket.says({ type: "challenge", nonce });
  await vi.advanceTimersByTimeAsync(0);
  expect(line.asked).toEqual(["any", "fresh"]);
});

test("R25 a retired line that broke is had again once it is recalled, one that holds is left alone", async () => {
  const line = await Line.joined();
  line.signalling.retire();
  line.signalling.recall();
  await vi.advanceTimersByTimeAsync(1000);
  expect(line.losses).toBe(0);
  line.signalling.retire();
  line.socket.breaks(1006);
  await vi.advanceTimersByTimeAsync(1000);
  expect(line.sockets).toHaveLength(1);
  line.signalling.recall();
  await vi.advanceTimersByTimeAsync(1000);
  expect(line.sockets).toHaveLength(2);
});

test("R25 a line given up while it breaks is not opened again, and nobody is told that it left", async () => {
  const line = new Line();
  line.signalling.start({ kind: "ticket", text: "there", url: "ws://b/", admission: "r1.a.b" });
  line.lost = () => line.signalling.abandon();
  line.socket.breaks(1006);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.sockets).toHaveLength(1);
  expect(line.asked).toEqual([]);
  expect(line.closed).toEqual([]);
});

test("a line that is retired serves until it breaks, and is not opened again", async () => {
  const line = await Line.joined();
  line.signalling.retire();
  expect(line.signalling.send({ type: "leave", call })).toBe(true);
  line.socket.breaks(1006);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.losses).toBe(1);
  expect(line.sockets).toHaveLength(1);
});

test("a scheduler that does not answer is asked again", async () => {
  const line = new Line();
  const ticket = line.credentials;
  line.credentials = async () => Promise.reject(new Error("away"));
  line.signalling.start();
  await vi.advanceTimersByTimeAsync(0);
  line.credentials = ticket;
  await vi.advanceTimersByTimeAsync(waitBefore(1, 1));
  expect(line.sockets).toHaveLength(1);
});

test("a line on which nobody answers is given up and tried anew", async () => {
  const line = new Line();
  line.signalling.start();
  await vi.advanceTimersByTimeAsync(6000);
  expect(line.losses).toBe(1);
  await vi.advanceTimersByTimeAsync(waitBefore(1, 1));
  expect(line.sockets).toHaveLength(2);
});

test("what comes from a line that was given up is not heard", async () => {
  const line = await Line.joined();
  const old = line.socket;
  line.signalling.rejoin();
  old.says({ type: "admit", call, resume: "r" });
  old.breaks(4001);
  expect(line.received).toEqual([]);
  expect(line.closed).toEqual([]);
});

test("leaving says so and ends the line", async () => {
  const line = await Line.joined();
  line.signalling.leave(call);
  expect(line.socket.sent.at(-1)).toEqual({ type: "leave", call });
  expect(line.closed).toEqual(["left"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.sockets).toHaveLength(1);
});

test("after a change of network an unanswered probe breaks the line at once", async () => {
  const line = await Line.joined();
  line.signalling.nudge();
  await vi.advanceTimersByTimeAsync(1500);
  expect(line.losses).toBe(1);
});

test("R8 after a change of network the line is tried as if it had never been broken", async () => {
  const line = await Line.joined();
  for (const attempt of [1, 2]) {
    line.signalling.rejoin();
    await vi.advanceTimersByTimeAsync(waitBefore(attempt, 1));
    await line.join();
  }
  line.signalling.nudge();
  await vi.advanceTimersByTimeAsync(1500 + waitBefore(1, 1));
  expect(line.sockets).toHaveLength(4);
});

test("after a change of network an answered probe keeps the line", async () => {
  const line = await Line.joined();
  line.signalling.nudge();
  line.socket.says({ type: "pong", n: 1 });
  await vi.advanceTimersByTimeAsync(1500);
  expect(line.losses).toBe(0);
});

test("a line that breaks again and again after joining is tried slower and slower", async () => {
  const line = await Line.joined();
  line.signalling.rejoin();
  await vi.advanceTimersByTimeAsync(waitBefore(1, 1));
  await line.join();
  line.signalling.rejoin();
  await vi.advanceTimersByTimeAsync(waitBefore(2, 1) - 1);
  expect(line.sockets).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(line.sockets).toHaveLength(3);
});

test("nothing is sent on a line that is not joined", () => {
  expect(new Line().signalling.send({ type: "ping", n: 1 })).toBe(false);
});

test("R20 waits double up to five seconds and are spread by half", () => {
  expect([1, 2, 3, 10].map((attempt) => waitBefore(attempt, 1))).toEqual([300, 600, 1200, 5000]);
  expect(waitBefore(10, 0)).toBe(2500);
});

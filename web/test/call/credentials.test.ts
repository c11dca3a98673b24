import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Credentials, socketUrl } from "../../src/call/credentials";
import type { Turn } from "../../src/lib/api";
import type { PageKey } from "../../src/lib/key";

const key = Promise.resolve({ point: "p", thumbprint: "t", prove: async () => "s" } as PageKey);
const here = "ws://relay/a/";
const kept = new Map<string, string>();
let refusals = 0;

// The scheduler's answer to the next tickets: a relay's URL, or a status.
let scheduler: string | number = here;

let turn: Turn | null = null;
let asked = 0;

const turnServer = { urls: ["turns:t:443"], username: "1:a", credential: "c", lifetime_s: 3600 };
const { lifetime_s: _, ...turnGiven } = turnServer;

beforeEach(() => {
  refusals = 0;
  turn = null;
  asked = 0;
  scheduler = here;
  kept.clear();
  vi.useFakeTimers();
  vi.stubGlobal("location", { href: "http://localhost/call/x" });
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal("fetch", async () => {
    const isStatus = typeof scheduler === "number";
    asked += 1;
    const body = isStatus ? { type: "x" } : { ticket: "v1", relay_url: scheduler, turn };
    return new Response(JSON.stringify(body), { status: isStatus ? (scheduler as number) : 200 });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open(): Credentials {
  return new Credentials("x", key, () => {
    refusals += 1;
  });
}

async function joined(): Promise<Credentials> {
  const credentials = open();
  await credentials.next("any");
  credentials.keep(here, "r1");
  return credentials;
}

// Lets the pauses between the attempts pass.
async function settled<T>(work: Promise<T>): Promise<T | "rejected"> {
  const end = work.catch(() => "rejected" as const);
  await vi.runAllTimersAsync();
  return end;
}

const ticket = { kind: "ticket", text: "v1", url: here };
const resume = { kind: "resume", text: "r1", url: here };

test("the first join is by ticket, later ones resume", async () => {
  const credentials = open();
  expect(await credentials.next("any")).toEqual(ticket);
  credentials.keep(here, "r1");
  expect(await credentials.next("any")).toEqual(resume);
});

test("R6 a reload resumes without the scheduler", async () => {
  await joined();
  scheduler = 503;
  expect(await open().next("any")).toEqual(resume);
});

test("a token that was not taken is followed by a ticket", async () => {
  expect(await (await joined()).next("fresh")).toEqual(ticket);
});

test("a silent relay is resumed if the call is still there, else the ticket leads on", async () => {
  const credentials = await joined();
  expect(await credentials.next("elsewhere")).toEqual(resume);
  scheduler = "ws://relay/b/";
  expect(await credentials.next("elsewhere")).toMatchObject({ kind: "ticket", url: scheduler });
});

test("R25 at another relay what this one knew goes along", async () => {
  const credentials = await joined();
  expect(await credentials.elsewhere(here)).toBeNull();
  scheduler = "ws://relay/b/";
  const moved = { kind: "ticket", text: "v1", url: scheduler, admission: "r1" };
  expect(await credentials.elsewhere(here)).toEqual(moved);
  expect(await credentials.next("fresh")).toEqual(moved);
  expect(await credentials.next("plain")).not.toHaveProperty("admission");
  expect(await credentials.elsewhere(here, "plain")).toEqual({ ...ticket, url: scheduler });
});

test("R25 whoever goes elsewhere is never led back by the token that the call runs on", async () => {
  const credentials = await joined();
  for (const need of ["any", "elsewhere", "fresh", "plain"] as const) {
    expect(await credentials.elsewhere(here, need)).toBeNull();
  }
});

test.each([409, 503])(
  "R25 a page that is told nothing (%i) of another relay stays",
  async (status) => {
    const credentials = await joined();
    scheduler = status;
    expect(await settled(credentials.elsewhere(here))).toBeNull();
    expect(refusals).toBe(0);
  },
);

test("R6 with relay and scheduler away the page goes on trying what it holds", async () => {
  const credentials = await joined();
  scheduler = 503;
  expect(await settled(credentials.next("elsewhere"))).toEqual(resume);
  expect(await settled(credentials.next("fresh"))).toBe("rejected");
  expect(refusals).toBe(0);
});

test.each([401, 404, 409])("a decided %i is told once per asking", async (status) => {
  scheduler = status;
  expect(await settled(open().next("any"))).toBe("rejected");
  expect(refusals).toBe(1);
});

test("who leaves holds nothing any more", async () => {
  (await joined()).forget();
  expect(kept.size).toBe(0);
  expect(await open().next("any")).toEqual(ticket);
});

test("a relay's path on the pages' own origin becomes a WebSocket URL", () => {
  expect(socketUrl("/relay/a/", "https://host/call/x")).toBe("wss://host/relay/a/");
  expect(socketUrl("ws://localhost:1/relay/a/", "http://localhost:2/")).toBe(
    "ws://localhost:1/relay/a/",
  );
});

test("without a TURN server a connection is given none, and nobody is asked", async () => {
  const credentials = await joined();
  expect(await credentials.iceServers()).toEqual([]);
  expect(asked).toBe(1);
});

test("R11 the ticket's TURN server serves, also after a reload, until near its end", async () => {
  turn = turnServer;
  await joined();
  const reloaded = open();
  expect(await reloaded.iceServers()).toEqual([turnGiven]);
  expect(asked).toBe(1);
  vi.setSystemTime(Date.now() + 3590 * 1000);
  turn = { ...turnServer, username: "2:b" };
  expect(await settled(reloaded.iceServers())).toEqual([{ ...turnGiven, username: "2:b" }]);
  expect(asked).toBe(2);
  expect(await open().iceServers()).toEqual([{ ...turnGiven, username: "2:b" }]);
  expect(asked).toBe(2);
});

test("R11 after a lost connection new TURN credentials are asked for, though the old are fresh", async () => {
  turn = turnServer;
  const credentials = await joined();
  turn = { ...turnServer, username: "2:b" };
  credentials.doubtTurn();
  expect(await settled(credentials.iceServers())).toEqual([{ ...turnGiven, username: "2:b" }]);
  scheduler = 503;
  credentials.doubtTurn();
  expect(await settled(credentials.iceServers())).toEqual([{ ...turnGiven, username: "2:b" }]);
});

test("R11 without the scheduler the old TURN credentials serve to their end, and no longer", async () => {
  turn = turnServer;
  const credentials = await joined();
  scheduler = 503;
  vi.setSystemTime(Date.now() + 3590 * 1000);
  expect(await settled(credentials.iceServers())).toEqual([turnGiven]);
  vi.setSystemTime(Date.now() + 60 * 1000);
  expect(await settled(credentials.iceServers())).toEqual([]);
  expect(refusals).toBe(0);
});

test("what stands in the tab's storage instead of a TURN server is not believed", async () => {
  await joined();
  const text = JSON.stringify({ url: here, resume: "r1", turn: { servers: "x", until: 1e15 } });
  kept.set("seat x", text);
  expect(await open().iceServers()).toEqual([]);
});

test("R6 a ticket that was got does while the scheduler is away, but not once it was not taken", async () => {
  const credentials = open();
  const ticket = await credentials.next("any");
  scheduler = 503;
  expect(await settled(credentials.next("any"))).toEqual(ticket);
  expect(await settled(credentials.next("fresh"))).toBe("rejected");
  credentials.forget();
  expect(await settled(credentials.next("any"))).toBe("rejected");
  expect(refusals).toBe(0);
});

test("R6 who is refused a ticket does not go in by an older one", async () => {
  const credentials = open();
  await credentials.next("any");
  scheduler = 403;
  expect(await settled(credentials.next("any"))).toBe("rejected");
  expect(refusals).toBe(1);
});

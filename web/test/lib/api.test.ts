import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { get, getAll, Problem, post, put } from "../../src/lib/api";

interface Sent {
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

let sent: Sent[] = [];
let answers: (() => Response)[] = [];

const json = (status: number, body: object) => () => new Response(JSON.stringify(body), { status });
const cut = () => {
  throw new TypeError("the network is gone");
};

beforeEach(() => {
  sent = [];
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    sent.push({ url, headers, body: init.body as string | null });
    return (answers.shift() ?? cut)();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function settled<T>(work: Promise<T>): Promise<T | Problem> {
  const end = work.catch((error: Problem) => error);
  await vi.runAllTimersAsync();
  return end;
}

test("R1 a write whose answer was lost is sent again under the same key", async () => {
  answers = [cut, json(503, {}), json(201, { id: "a" })];
  expect(await settled(post("/people", { nickname: "Sunny" }))).toEqual({ id: "a" });
  const keys = sent.map(({ headers }) => headers["Idempotency-Key"]);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
});

test("two writes have two keys", async () => {
  answers = [json(201, {}), json(201, {})];
  await settled(post("/people"));
  await settled(post("/people"));
  expect(sent[0]?.headers["Idempotency-Key"]).not.toBe(sent[1]?.headers["Idempotency-Key"]);
});

test("three attempts are the most", async () => {
  answers = [];
  const problem = await settled(get("/me"));
  expect(sent).toHaveLength(3);
  expect(problem).toMatchObject({ status: 0, mayPass: true });
});

test("what was decided is not asked again, and its words come through", async () => {
  const slot = { coach: "c", start_at: 1, end_at: 2 };
  answers = [json(409, { type: "taken", detail: "Just taken.", alternatives: [slot] })];
  const problem = await settled(post("/sessions", {}));
  expect(sent).toHaveLength(1);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ status: 409, type: "taken", alternatives: [slot] });
  expect((problem as Problem).message).toBe("Just taken.");
});

test("an answer that is no problem document is still a refusal", async () => {
  answers = [() => new Response("<html>", { status: 404 })];
  expect(await settled(get("/me"))).toMatchObject({ status: 404, type: "unreadable" });
});

test("a 204 has no body to read", async () => {
  answers = [() => new Response(null, { status: 204 })];
  expect(await settled(post("/sessions/a/here"))).toBeUndefined();
});

test("reading sends neither key nor body", async () => {
  answers = [json(200, {})];
  await settled(get("/me"));
  expect(sent[0]).toMatchObject({ url: "/api/v1/me", body: null });
  expect(sent[0]?.headers).not.toHaveProperty("Idempotency-Key");
});

test("a write says which answer it has seen, and the next one what that write gave", async () => {
  const tagged = (tag: string) => () => new Response("{}", { headers: { ETag: tag } });
  answers = [tagged('"a"'), tagged('"b"'), tagged('"c"')];
  const first = (await settled(get<object>("/hours"))) as object;
  const second = (await settled(put<object>("/hours", {}, first))) as object;
  await settled(put<object>("/hours", {}, second));
  expect(sent.map(({ headers }) => headers["If-Match"])).toEqual([undefined, '"a"', '"b"']);
});

test("a list is read to its last page", async () => {
  const page = (ids: number[], next: string | null) => json(200, { people: ids, next });
  answers = [page([1, 2], "2_a"), page([3, 4], "4_b"), page([5], null)];
  expect(await settled(getAll("/people?x=1", "people"))).toEqual([1, 2, 3, 4, 5]);
  expect(sent.map(({ url }) => url.split("x=1")[1])).toEqual(["", "&after=2_a", "&after=4_b"]);
});

// The host's own requests to names: nothing waits for a slow name server but the one who asked.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { assertAlive, postThrough, startWith } from "../support/host.mjs";

const shim = `${process.env.PORCHLIGHT_BIN}/libslow_names.so`;
let folder;
let target;
let to;

before(async () => {
  folder = mkdtempSync(`${tmpdir()}/porchlight-`);
  target = http.createServer((request, answer) => answer.end(request.headers.host));
  await new Promise((resolve) => target.listen(0, "127.0.0.1", resolve));
  to = target.address().port;
});

after(() => {
  target.close();
  rmSync(folder, { recursive: true });
});

// A host whose name server is tests/support/slow_names.c. The gate opens for the test at the
// moment the lookup is under way, and the lookup ends when the test closes it.
async function startBehindGate(name) {
  const gate = `${folder}/${name}`;
  execFileSync("mkfifo", [gate]);
  const server = startWith({
    LD_PRELOAD: shim,
    PORCHLIGHT_NAMES_GATE: gate,
    ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ""}:verify_asan_link_order=0`,
  });
  const end = async () => {
    server.stdin.end();
    assert.equal(await server.ended, 0, server.errors);
  };
  return { at: await server.port, gate, end };
}

const patient = (url, at) => postThrough(url, { at, path: "/patient" });
const good = (name) => ({ status: 200, body: `${name}:${to}` });

test("a slow name server holds up nothing but its own request, and is asked once", async () => {
  const { at, gate, end } = await startBehindGate("slow");
  const waiting = patient(`http://gated.test:${to}/`, at);
  const handle = await open(gate, "w");
  await assertAlive(at);
  assert.deepEqual(await patient(`http://127.0.0.1:${to}/`, at), good("127.0.0.1"));
  const second = patient(`http://gated.test:${to}/`, at);
  await assertAlive(at);
  await handle.close();
  assert.deepEqual(await waiting, good("gated.test"));
  assert.deepEqual(await second, good("gated.test"));
  assert.deepEqual(await patient(`http://gated.test:${to}/`, at), good("gated.test"));
  await end();
});

test("the deadline of a request covers the lookup of its name", async () => {
  const { at, gate, end } = await startBehindGate("late");
  const waiting = postThrough(`http://gated.test:${to}/`, { at });
  const handle = await open(gate, "w");
  assert.deepEqual(await waiting, { status: 0, body: "" });
  await handle.close();
  assert.deepEqual(await patient(`http://gated.test:${to}/`, at), good("gated.test"));
  await end();
});

test("the host ends while a lookup is under way, without waiting for it", async () => {
  const { at, gate, end } = await startBehindGate("ending");
  const waiting = patient(`http://gated.test:${to}/`, at).catch(() => "no answer");
  const handle = await open(gate, "w");
  await end();
  await handle.close();
  assert.equal(await waiting, "no answer");
});

test("a name that there is not ends the request, and each address of a name is tried", async () => {
  const { at, end } = await startBehindGate("more");
  assert.deepEqual(await patient("http://none.test/", at), { status: 0, body: "" });
  assert.deepEqual(await patient(`http://two.test:${to}/`, at), good("two.test"));
  assert.deepEqual(await patient(`http://localhost:${to}/`, at), good("localhost"));
  await end();
});

test("a redirect is an answer and is not followed to another name", async () => {
  const { at, end } = await startBehindGate("redirect");
  const away = http.createServer((request, answer) => {
    answer.writeHead(307, { Location: `http://gated.test:${to}/`, "Content-Length": 0 }).end();
  });
  await new Promise((resolve) => away.listen(0, "127.0.0.1", resolve));
  const answer = await patient(`http://127.0.0.1:${away.address().port}/`, at);
  away.close();
  assert.deepEqual(answer, { status: 307, body: "" });
  await end();
});

// What the host does with time: late answers, streams, and its own requests to others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import { test } from "node:test";
import {
  assertAlive,
  exchange,
  get,
  port,
  post,
  postThrough,
  startWith,
  statusOf,
} from "../support/host.mjs";

// --- late answers, streams ------------------------------------------------------------------

test("an answer whose client has gone is dropped", async () => {
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => {
        socket.write(i % 2 ? get("/later") : post("/later", "x", "Content-Length: 1"), () => {
          socket.resetAndDestroy ? socket.resetAndDestroy() : socket.destroy();
          resolve();
        });
      });
    });
  }
  await exchange(get("/later"), { until: /later"$/ });
  await assertAlive();
});

test("a stream sends events, and its end is told once", async () => {
  const answer = await exchange(get("/stream"), { until: /\n\n$/ });
  assert.match(answer, /Content-Type: text\/event-stream/);
  assert.match(answer, /event: ready\ndata: {}\n\n$/);
});

test("a stream holds no more than its queue", async () => {
  const answer = await exchange(get("/full"));
  assert.ok(answer.length > 8192, "what was queued is sent");
  assert.ok(answer.length < 300000, `${answer.length} bytes`);
  await assertAlive();
});

// --- the client -----------------------------------------------------------------------------

function listen(handle) {
  const target = http.createServer(handle);
  return new Promise((resolve) => target.listen(0, "127.0.0.1", () => resolve(target)));
}

test("a POST goes out with its body and comes back with the answer", async () => {
  let seen = "";
  const target = await listen((request, answer) => {
    request.on("data", (data) => (seen += data));
    request.on("end", () =>
      answer.writeHead(201).end(`${request.method} ${request.url} ${seen.length}`),
    );
  });
  const body = "p".repeat(20000);
  const result = await postThrough(`http://127.0.0.1:${target.address().port}/a?b=c`, { body });
  target.close();
  assert.deepEqual(result, { status: 201, body: "POST /a?b=c 20000" });
  assert.equal(seen, body);
});

test("a chunked answer is put together", async () => {
  const target = await listen((request, answer) => {
    answer.write("one ");
    setTimeout(() => answer.end("two"), 20);
  });
  const result = await postThrough(`http://127.0.0.1:${target.address().port}/`);
  target.close();
  assert.deepEqual(result, { status: 200, body: "one two" });
});

test("an answer over 64 KiB counts as none", async () => {
  const target = await listen((request, answer) => answer.end("x".repeat(70000)));
  const result = await postThrough(`http://127.0.0.1:${target.address().port}/`);
  target.close();
  assert.deepEqual(result, { status: 0, body: "" });
});

test("https goes to a name that a trusted certificate bears, and to no other", async () => {
  const folder = mkdtempSync(`${tmpdir()}/porchlight-`);
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const args = ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", cert];
  execFileSync("openssl", args, { stdio: "ignore" });
  const options = { key: readFileSync(key), cert: readFileSync(cert) };
  const target = https.createServer(options, (request, answer) => answer.end("secret"));
  await new Promise((resolve) => target.listen(0, "127.0.0.1", resolve));
  const to = target.address().port;
  const trusting = startWith({ SSL_CERT_FILE: cert });
  const at = await trusting.port;
  const good = await postThrough(`https://localhost:${to}/`, { at });
  const wrongName = await postThrough(`https://127.0.0.1:${to}/`, { at });
  const untrusted = await postThrough(`https://localhost:${to}/`);
  trusting.stdin.end();
  target.close();
  rmSync(folder, { recursive: true });
  assert.deepEqual(good, { status: 200, body: "secret" });
  assert.deepEqual(wrongName, { status: 0, body: "" });
  assert.deepEqual(untrusted, { status: 0, body: "" });
  assert.equal(await trusting.ended, 0, trusting.errors);
});

test("no answer in time, nobody there, and a broken URL each end the POST once", async () => {
  const target = await listen(() => {});
  const silent = await postThrough(`http://127.0.0.1:${target.address().port}/`);
  const free = target.address().port;
  target.closeAllConnections?.();
  await new Promise((resolve) => target.close(resolve));
  assert.deepEqual(silent, { status: 0, body: "" });
  assert.deepEqual(await postThrough(`http://127.0.0.1:${free}/`), { status: 0, body: "" });
  const query = Buffer.from("ftp://x/").toString("base64url");
  const answer = await exchange(
    post(`/post?${query}`, "x", "Content-Length: 1", "Connection: close"),
  );
  assert.equal(statusOf(answer), 400);
});

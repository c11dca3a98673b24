// The traps of libwebsockets 4.1.6 (W10 and what stands beside it), one test each, against the real
// host through tests/support/host_echo.c: raw sockets, no HTTP library in between.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";

const program = `${process.env.PORCHLIGHT_BIN}/host_echo`;
const crlf = "\r\n";
let port;
let server;

function start(...args) {
  return startWith({}, ...args);
}

function startWith(env, ...args) {
  const stdio = ["pipe", "pipe", "pipe"];
  const child = spawn(program, args, { stdio, env: { ...process.env, ...env } });
  child.errors = "";
  child.stderr.on("data", (data) => (child.errors += data));
  child.ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
  child.port = new Promise((resolve) => {
    child.stdout.once("data", (data) => resolve(Number(String(data).trim())));
    child.on("close", () => resolve(0));
  });
  return child;
}

before(async () => {
  server = start();
  port = await server.port;
});

// Every test leaves the same process behind: it must still be there, and end well (asan, ubsan).
after(async () => {
  server.stdin.end();
  assert.equal(await server.ended, 0, server.errors);
});

// Sends text as it stands and gives all that came until the server closed or `until` matches.
function exchange(text, { until, at = port, timeout = 20000, half = false } = {}) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: at, host: "127.0.0.1", allowHalfOpen: true });
    let received = "";
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end in ${timeout} ms after: ${received.slice(0, 200)}`));
    }, timeout);
    socket.on("connect", () => {
      socket.write(text, "latin1");
      if (half) socket.end();
    });
    socket.on("data", (data) => {
      received += data.toString("latin1");
      if (until?.test(received)) finish();
    });
    socket.on("end", finish);
    socket.on("error", finish);
  });
}

function get(path, ...headers) {
  return [`GET ${path} HTTP/1.1`, "Host: a", ...headers, "", ""].join(crlf);
}

function post(path, body, ...headers) {
  return [`POST ${path} HTTP/1.1`, "Host: a", ...headers, "", body].join(crlf);
}

const readStat = (pid) => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/\(.*\)/, "x");
const statusOf = (answer) => Number(/^HTTP\/1\.[01] (\d+)/.exec(answer)?.[1] ?? 0);

// A request that is not let in: that status, then the end of the connection, and nothing echoed.
async function assertRefused(text, status) {
  const answer = await exchange(text);
  assert.equal(statusOf(answer), status, answer);
  assert.doesNotMatch(answer, /"method"/);
  assert.equal(answer.split("HTTP/1.").length, 2, "one answer only");
  await assertAlive();
}

async function assertClosed(text) {
  const answer = await exchange(text);
  assert.doesNotMatch(answer, /HTTP\/1\.1 (200|101)/);
  await assertAlive();
}

async function assertAlive(at = port) {
  const answer = await exchange(get("/alive"), { until: /}$/, at });
  assert.equal(statusOf(answer), 200, answer);
}

async function echo(text) {
  const answer = await exchange(text, { until: /}$/ });
  assert.equal(statusOf(answer), 200, answer);
  return JSON.parse(answer.slice(answer.indexOf("{")));
}

// --- what is let in -------------------------------------------------------------------------

test("a request arrives with its path, query, headers and body", async () => {
  const request = post(
    "/a%20b?x=1&y=a%26b%3Dc&z",
    "hello",
    "Content-Length: 5",
    "Cookie: s=1; t=2",
    "Sec-Fetch-Site: same-origin",
    "Idempotency-Key: k-1",
    "X-Forwarded-For: 192.0.2.7",
  );
  const echoed = await echo(request);
  assert.equal(echoed.method, "POST");
  assert.equal(echoed.path, "/a b");
  const query = new URLSearchParams(echoed.query);
  assert.deepEqual([query.get("x"), query.get("y"), query.get("z")], ["1", "a&b=c", ""]);
  assert.equal(Buffer.from(echoed.body, "base64url").toString(), "hello");
  assert.equal(echoed.cookie, "s=1; t=2");
  assert.equal(echoed.site, "same-origin");
  assert.equal(echoed.key, "k-1");
  assert.equal(echoed.forwarded, "192.0.2.7");
});

test("a body may come byte by byte", async () => {
  const socket = net.connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  let received = "";
  socket.on("data", (data) => (received += data));
  const text = post("/slow", "0123456789", "Content-Length: 10");
  for (const byte of text) await new Promise((sent) => socket.write(byte, sent));
  await new Promise((resolve) => socket.on("data", () => /}$/.test(received) && resolve()));
  socket.destroy();
  assert.match(received, /"body":"MDEyMzQ1Njc4OQ"/);
});

test("an empty POST and an empty PUT are whole at their headers", async () => {
  assert.equal((await echo(post("/e", "", "Content-Length: 0"))).body, "");
  assert.equal(
    (await echo("PUT /e HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")).method,
    "PUT",
  );
});

test("a body of 64 KiB is taken whole", async () => {
  const body = "b".repeat(65536);
  const echoed = await echo(post("/max", body, "Content-Length: 65536"));
  assert.equal(Buffer.from(echoed.body, "base64url").toString(), body);
});

test("one connection carries many requests, later answers among them", async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set();
  for (let i = 0; i < 20; i++) {
    const method = i % 3 ? "GET" : "POST";
    const path = i % 4 ? "/x" : "/later";
    await new Promise((resolve, reject) => {
      const request = http.request({ port, path, method, agent, host: "127.0.0.1" }, (answer) => {
        ports.add(answer.socket.localPort);
        answer.resume().on("end", resolve);
      });
      request.on("error", reject);
      request.end(method === "POST" ? "body" : undefined);
    });
  }
  agent.destroy();
  assert.equal(ports.size, 1);
});

test("HEAD has the head of GET and no body", async () => {
  const answer = await exchange("HEAD /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  assert.match(answer, /Content-Length: 300000/);
  assert.ok(answer.endsWith(crlf + crlf));
});

test("a large answer arrives whole", async () => {
  const answer = await exchange(get("/big", "Connection: close"));
  assert.equal(answer.length - answer.indexOf(crlf + crlf) - 4, 300000);
});

test("Connection: close is kept, and said", async () => {
  const answer = await exchange(get("/x", "Connection: close"));
  assert.equal(statusOf(answer), 200);
  assert.match(answer, /Connection: close/);
});

test("several Set-Cookie headers go out, and an answer's header replaces the default", async () => {
  const answer = await exchange(get("/cookies", "Connection: close"));
  assert.match(answer, /Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n/);
  assert.match(answer, /Cache-Control: max-age=60/);
  assert.doesNotMatch(answer, /no-store/);
});

test("a header value with a line end in it never leaves", async () => {
  const answer = await exchange(get("/broken"));
  assert.doesNotMatch(answer, /stolen/);
  await assertAlive();
});

// --- W10: lengths and codings ---------------------------------------------------------------

for (const length of ["-1", "+5", "0x5", "5 5", "5,5", "1e1", "1234567890", "5;", ""]) {
  test(`W10: Content-Length "${length}" is refused`, async () => {
    const answer = await exchange(post("/x", "hello", `Content-Length: ${length}`));
    assert.ok([400, 411].includes(statusOf(answer)), answer);
    assert.doesNotMatch(answer, /"method"/);
    await assertAlive();
  });
}

test("W10: two Content-Length headers are refused", () =>
  assertRefused(post("/x", "hello", "Content-Length: 5", "Content-Length: 5"), 400));

test("W10: a blank before the colon of Content-Length is refused", () =>
  assertRefused(post("/x", "hello", "Content-Length : 5", "Content-Length: 5"), 400));

test("W10: a POST without Content-Length is refused", () => assertRefused(post("/x", ""), 411));

test("W10: a body of more than 64 KiB is refused before it comes", () =>
  assertRefused(post("/x", "", "Content-Length: 65537"), 413));

test("W10: a GET with a body is refused", () =>
  assertRefused(get("/x", "Content-Length: 5") + "hello", 400));

test("W10: Transfer-Encoding is refused", () =>
  assertRefused(post("/x", "5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked"), 501));

test("W10: Transfer-Encoding beside Content-Length is refused", () =>
  assertRefused(post("/x", "hello", "Content-Length: 5", "Transfer-Encoding: chunked"), 501));

test("W10: Expect is refused and does not hang", () =>
  assertRefused(post("/x", "", "Content-Length: 5", "Expect: 100-continue"), 417));

// --- W10: methods and upgrades --------------------------------------------------------------

for (const method of ["OPTIONS", "PATCH"]) {
  test(`W10: ${method} is refused`, () =>
    assertRefused(`${method} /x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`, 405));
}

for (const method of ["CONNECT", "TRACE", "BREW"]) {
  test(`W10: ${method} opens nothing and does not hang`, () =>
    assertClosed(`${method} /x HTTP/1.1\r\nHost: a\r\n\r\n`));
}

test("W10: the preface of HTTP/2 opens nothing", () =>
  assertClosed("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));

test("W10: Upgrade: h2c is refused", () =>
  assertRefused(
    get(
      "/relay/r1/",
      "Connection: Upgrade, HTTP2-Settings",
      "Upgrade: h2c",
      "HTTP2-Settings: AAMAAABkAAQAAP__",
    ),
    403,
  ));

test("W10: Upgrade: h2c beside websocket is refused", () =>
  assertClosed(
    get(
      "/relay/r1/",
      "Connection: Upgrade",
      "Upgrade: h2c",
      "Upgrade: websocket",
      "HTTP2-Settings: AAMAAABkAAQAAP__",
    ),
  ));

test("W10: an unknown Upgrade is refused", () =>
  assertRefused(get("/relay/r1/", "Connection: Upgrade", "Upgrade: irc"), 403));

// --- W10: headers, paths --------------------------------------------------------------------

test("W10: headers of 6 KiB are taken", async () => {
  const echoed = await echo(get("/x", `Cookie: a=${"c".repeat(6000)}`));
  assert.equal(echoed.cookie.length, 6002);
});

test("W10: headers of more than 8 KiB are refused", () =>
  assertClosed(get("/x", `Cookie: a=${"c".repeat(8300)}`)));

test("W10: a URI of more than 2 KiB is refused", () =>
  assertRefused(get(`/${"u".repeat(2100)}`), 414));

test("W10: a query of more than 2 KiB is refused", () =>
  assertRefused(get(`/x?${"u".repeat(2100)}`), 414));

for (const path of [
  "/a%00b",
  "/%00a",
  "/%0d%0aX:1",
  "/%ff",
  "/%c0%af",
  "/%ed%a0%80",
  "/a%5c..%5cb",
]) {
  test(`W10: the path ${path} is refused`, () => assertClosed(get(path)));
}

for (const path of ["/%zz", "/%2", "/a%"]) {
  test(`W10: the broken percent code of ${path} is refused`, () => assertClosed(get(path)));
}

test("W10: no dot segment reaches the service, decoded or not", async () => {
  for (const path of ["/a/../b", "/a/%2e%2e/b", "/a/..%2fb", "/a/./../b", "/../../b"]) {
    const answer = await exchange(get(path, "Connection: close"));
    assert.ok(statusOf(answer) === 400 || /"path":"\/b"/.test(answer), answer);
  }
});

test("W10: a line end in the path injects no header", async () => {
  for (const end of ["%0a", "%0d", "%0d%0a", "%0aX:1%0a"]) {
    const answer = await exchange(get(`/x${end}Sec-Fetch-Site:same-origin`, "Connection: close"));
    assert.equal(statusOf(answer), 400, answer);
  }
});

test("W10: only HTTP/1.0 and HTTP/1.1 are spoken", async () => {
  for (const version of ["HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "ICY/1.1"])
    await assertClosed(get("/x").replace("HTTP/1.1", version));
});

test("W10: a percent code is decoded once", async () => {
  assert.equal((await echo(get("/a%252e%252e"))).path, "/a%2e%2e");
});

// --- W4: headers on everything --------------------------------------------------------------

test("W4: every answer carries the default headers, refusals and lws's own pages too", async () => {
  const requests = [
    get("/x", "Connection: close"),
    get("/later", "Connection: close"),
    post("/x", ""),
    get("/%zz"),
    get("/%ff"),
    "BREW /x HTTP/1.1\r\nHost: a\r\n\r\n",
    get("/relay/r1/", "Connection: Upgrade", "Upgrade: irc"),
    get("/elsewhere", "Connection: Upgrade", "Upgrade: websocket"),
  ];
  for (const request of requests) {
    const answer = await exchange(request);
    if (answer === "") continue; // closed without an answer carries nothing
    assert.match(answer, /x-content-type-options: nosniff/i, request);
    assert.match(answer, /content-security-policy: default-src 'none'/i, request);
  }
});

// --- W10: pipelining and slowness -----------------------------------------------------------

test("W10: five pipelined POSTs do not wedge the loop", async () => {
  const one = post("/x", "hello", "Content-Length: 5");
  const answer = await exchange(one.repeat(5));
  assert.ok(answer.split('"method"').length <= 2, "at most the first is answered");
  await assertAlive();
});

test("W10: pipelined POSTs with a late answer do not wedge the loop", async () => {
  await exchange(post("/later", "hello", "Content-Length: 5").repeat(5));
  await assertAlive();
});

test("W10: a POST pipelined behind a GET is not served", async () => {
  const answer = await exchange(get("/first") + post("/second", "hello", "Content-Length: 5"));
  assert.doesNotMatch(answer, /\/second/);
  await assertAlive();
});

test("W10: pipelined requests behind one that is answered at once do not wedge the loop", async () => {
  const second = post("/second", "hello", "Content-Length: 5");
  for (const first of [
    get("/x"),
    post("/x", "a", "Content-Length: 1"),
    get("/later"),
    get("/big"),
  ]) {
    for (const half of [false, true]) {
      const answer = await exchange(first + second.repeat(4), { half });
      assert.doesNotMatch(answer, /\/second/);
    }
  }
  await assertAlive();
});

test("W10: half a request behind a whole one is not served", async () => {
  const answer = await exchange(`${post("/first", "hello", "Content-Length: 5")}POST /second HT`);
  assert.doesNotMatch(answer, /\/second/);
  await assertAlive();
});

test("W10: bytes behind an empty POST do not wedge the loop", async () => {
  await exchange(post("/x", "", "Content-Length: 0").repeat(5));
  await assertAlive();
});

function cpuOf(pid) {
  const fields = readStat(pid).split(" ");
  return Number(fields[13]) + Number(fields[14]); // user and system, ticks of 10 ms
}

test("a client that waits, has left, or pipelines costs no processor time", async () => {
  const held = [];
  for (const text of [get("/stream"), get("/stream") + get("/next"), get("/full")]) {
    for (const half of [false, true]) {
      const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      socket.on("error", () => {});
      socket.pause(); // reads nothing: the answer stands in the socket
      socket.write(text);
      if (half) socket.end();
      held.push(socket);
    }
  }
  await assertAlive();
  const begin = cpuOf(server.pid);
  const started = process.hrtime.bigint();
  while (process.hrtime.bigint() - started < 2_000_000_000n) await assertAlive();
  const spentTicks = cpuOf(server.pid) - begin;
  const child = start();
  const idlePort = await child.port;
  const idleBegin = cpuOf(child.pid);
  const idleStarted = process.hrtime.bigint();
  while (process.hrtime.bigint() - idleStarted < 2_000_000_000n) await assertAlive(idlePort);
  const idleTicks = cpuOf(child.pid) - idleBegin;
  child.stdin.end();
  held.forEach((socket) => socket.destroy());
  assert.ok(spentTicks <= 2 * idleTicks + 40, `${spentTicks} ticks beside ${idleTicks}`);
});

async function assertClosedInTime(first, drip) {
  const started = process.hrtime.bigint();
  await new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(first));
    const timer = setInterval(() => socket.write(drip), 1000);
    socket.on("error", () => {});
    socket.resume();
    socket.on("close", () => {
      clearInterval(timer);
      resolve();
    });
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  assert.ok(seconds <= 16, `${seconds} s`);
  await assertAlive();
}

test("slow headers, slow bodies, silence and an idle connection are closed", async () => {
  const half = post("/x", "", "Content-Length: 1000");
  await Promise.all([
    assertClosedInTime("GET /x HTTP/1.1\r\nHost: a\r\nX-Slow: ", "a"),
    assertClosedInTime(half, "b"),
    assertClosedInTime("", ""),
    assertClosedInTime(get("/x"), ""),
    assertClosedInTime(get("/x"), "G"),
  ]);
});

test("no more than connections_max connections are held, and room comes back", async () => {
  const child = start("4");
  const small = await child.port;
  const held = [];
  for (let i = 0; i < 4; i++) {
    const socket = net.connect(small, "127.0.0.1");
    await new Promise((resolve) => {
      socket.once("data", resolve);
      socket.write(get("/x"));
    });
    held.push(socket);
  }
  assert.equal(await exchange(get("/x"), { at: small }), "");
  held.forEach((socket) => socket.destroy());
  let answer = "";
  while (!answer) answer = await exchange(get("/x", "Connection: close"), { at: small });
  assert.equal(statusOf(answer), 200);
  child.stdin.end();
  assert.equal(await child.ended, 0, child.errors);
});

test("a port that is taken is named", async () => {
  const child = start("10", String(port));
  assert.equal(await child.ended, 1);
  assert.match(child.errors, /^port: .*taken/);
});

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
  const answer = await exchange(get("/full"), { timeout: 10000 });
  assert.ok(answer.length > 8192, "what was queued is sent");
  assert.ok(answer.length < 300000, `${answer.length} bytes`);
  await assertAlive();
});

// --- the client -----------------------------------------------------------------------------

async function postThrough(url, body = "ping", at = port) {
  const query = Buffer.from(url).toString("base64url");
  const answer = await exchange(post(`/post?${query}`, body, `Content-Length: ${body.length}`), {
    until: /"}$/,
    at,
  });
  const result = JSON.parse(answer.slice(answer.indexOf("{")));
  return { status: result.status, body: Buffer.from(result.body, "base64url").toString() };
}

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
  const result = await postThrough(`http://127.0.0.1:${target.address().port}/a?b=c`, body);
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
  const good = await postThrough(`https://localhost:${to}/`, "ping", at);
  const wrongName = await postThrough(`https://127.0.0.1:${to}/`, "ping", at);
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

// --- WebSocket ------------------------------------------------------------------------------

const key = "dGhlIHNhbXBsZSBub25jZQ==";

function upgrade({ path = "/relay/r1/", origin = "https://pages.example", extra = [] } = {}) {
  return get(
    path,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${key}`,
    ...(origin === null ? [] : [`Origin: ${origin}`]),
    ...extra,
  );
}

function frame(opcode, payload, { fin = true, rsv = 0, mask = true } = {}) {
  const data = Buffer.from(payload);
  const long = data.length < 126 ? 0 : data.length < 65536 ? 2 : 8;
  const head = Buffer.alloc(2 + long);
  head[0] = (fin ? 0x80 : 0) | rsv | opcode;
  head[1] = (mask ? 0x80 : 0) | (long === 0 ? data.length : long === 2 ? 126 : 127);
  if (long === 2) head.writeUInt16BE(data.length, 2);
  if (long === 8) head.writeBigUInt64BE(BigInt(data.length), 2);
  if (!mask) return Buffer.concat([head, data]);
  const bytes = Buffer.from([1, 2, 3, 4]);
  return Buffer.concat([head, bytes, data.map((byte, i) => byte ^ bytes[i % 4])]);
}

// Reads the frames of a server; calls handle for each whole one.
function frameReader(handle) {
  let left = Buffer.alloc(0);
  return (data) => {
    left = Buffer.concat([left, data]);
    for (;;) {
      if (left.length < 2) return;
      const short = left[1] & 127;
      const long = short === 126 ? 2 : short === 127 ? 8 : 0;
      if (left.length < 2 + long) return;
      const len =
        long === 2 ? left.readUInt16BE(2) : long === 8 ? Number(left.readBigUInt64BE(2)) : short;
      if (left.length < 2 + long + len) return;
      handle(left[0] & 15, left.subarray(2 + long, 2 + long + len), left[0]);
      left = left.subarray(2 + long + len);
    }
  };
}

class Page {
  constructor(options) {
    this.messages = [];
    this.head = "";
    this.code = 0;
    this.waiting = [];
    this.socket = net.connect(port, "127.0.0.1", () => this.socket.write(upgrade(options)));
    this.closed = new Promise((resolve) => this.socket.on("close", resolve));
    const read = frameReader((opcode, payload) => this.take(opcode, payload));
    this.socket.on("error", () => {});
    this.socket.on("data", (data) => {
      if (this.head.endsWith(crlf + crlf)) return read(data);
      const end = data.indexOf(crlf + crlf);
      this.head += data.subarray(0, end + 4).toString();
      if (end + 4 < data.length) read(data.subarray(end + 4));
    });
  }
  take(opcode, payload) {
    if (opcode === 8) this.socket.end(frame(8, payload));
    if (opcode === 8) this.code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    else this.messages.push(payload.toString());
    this.waiting.splice(0).forEach((wake) => wake());
  }
  send(...frames) {
    this.socket.write(Buffer.concat(frames));
  }
  async next() {
    while (this.messages.length === 0) await new Promise((resolve) => this.waiting.push(resolve));
    return this.messages.shift();
  }
}

async function openPage(options) {
  const page = new Page(options);
  assert.equal(await page.next(), "hello");
  return page;
}

async function assertPageClosed(code, ...frames) {
  const page = await openPage();
  page.send(...frames);
  await page.closed;
  assert.equal(page.code, code);
  await assertAlive();
}

test("a WebSocket opens, echoes and carries the default headers", async () => {
  const page = await openPage();
  const accept = createHash("sha1")
    .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest("base64");
  assert.match(page.head, /^HTTP\/1\.1 101/);
  assert.ok(page.head.includes(`Sec-WebSocket-Accept: ${accept}`));
  assert.match(page.head, /X-Content-Type-Options: nosniff/i);
  page.send(frame(1, "grüße"));
  assert.equal(await page.next(), "grüße");
  page.socket.destroy();
});

test("a message of 64 KiB comes whole, in one frame or in many", async () => {
  const page = await openPage();
  const text = "m".repeat(65536);
  page.send(frame(1, text));
  assert.equal(await page.next(), text);
  const pieces = Array.from({ length: 64 }, (_, i) =>
    frame(i === 0 ? 1 : 0, text.slice(i * 1024, (i + 1) * 1024), { fin: i === 63 }),
  );
  page.send(...pieces);
  assert.equal(await page.next(), text);
  page.socket.destroy();
});

test("an empty message and a message with a NUL in it arrive", async () => {
  const page = await openPage();
  page.send(frame(1, ""), frame(1, "a\0b"));
  assert.equal(await page.next(), "");
  assert.equal(await page.next(), "a\0b");
  page.socket.destroy();
});

test("J4: a message of more than 64 KiB closes with 1009", () =>
  assertPageClosed(1009, frame(1, "m".repeat(65537))));

test("J4: fragments of more than 64 KiB together close with 1009", () =>
  assertPageClosed(1009, frame(1, "m".repeat(65000), { fin: false }), frame(0, "m".repeat(1000))));

test("J4: a length that is never sent closes with 1009", async () => {
  const head = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5]);
  await assertPageClosed(1009, head);
});

test("W10: invalid UTF-8 in a message closes with 1007", () =>
  assertPageClosed(1007, frame(1, Buffer.from([0x61, 0xff, 0x62]))));

test("W10: a lone surrogate in a message closes with 1007", () =>
  assertPageClosed(1007, frame(1, Buffer.from([0xed, 0xa0, 0x80]))));

test("a binary message closes with 1003", () => assertPageClosed(1003, frame(2, "x")));

test("compressed frames are not taken: no permessage-deflate", async () => {
  const page = await openPage({ extra: ["Sec-WebSocket-Extensions: permessage-deflate"] });
  assert.doesNotMatch(page.head, /Extensions/i);
  page.send(frame(1, "x", { rsv: 0x40 }));
  await page.closed;
  assert.equal(page.code, 1002);
});

test("the app's close goes out behind what was queued, with its code", async () => {
  const page = await openPage();
  page.send(frame(1, "close 4001"));
  assert.equal(await page.next(), "last words");
  await page.closed;
  assert.equal(page.code, 4001);
});

for (const origin of [
  null,
  "null",
  "https://evil.example",
  "https://pages.example.evil.example",
  "http://pages.example",
  "https://sub.pages.example",
]) {
  test(`J4: the origin ${origin} opens no WebSocket`, () =>
    assertRefused(upgrade({ origin }), 403));
}

test("an upgrade elsewhere, with a subprotocol, by POST or of another version is refused", async () => {
  await assertRefused(upgrade({ path: "/relay/r2/" }), 404);
  await assertRefused(upgrade({ extra: ["Sec-WebSocket-Protocol: x"] }), 400);
  await assertRefused(upgrade().replace("Version: 13", "Version: 8"), 426);
  await assertRefused(
    upgrade().replace("GET", "POST").replace("Host: a", "Host: a\r\nContent-Length: 0"),
    405,
  );
});

test("every opened WebSocket is closed once for the app, whichever way it ended", async () => {
  const count = async () => echo(get("/count"));
  const ended = [];
  for (const end of ["destroy", "close frame", "bad frame", "app"]) {
    const page = await openPage();
    if (end === "destroy") page.socket.destroy();
    if (end === "close frame") page.send(frame(8, Buffer.from([3, 232])));
    if (end === "bad frame") page.send(frame(3, "x"));
    if (end === "app") page.send(frame(1, "close 4002"));
    ended.push(page.closed);
  }
  await exchange(upgrade().replace(`Sec-WebSocket-Key: ${key}`, "X: y")); // CLOSED without ESTABLISHED
  await Promise.all(ended);
  let now = await count();
  while (now.sockets_closed < now.sockets_opened) now = await count();
  assert.equal(now.sockets_closed, now.sockets_opened);
});

test("a page that reads nothing is closed when its queue is full", async () => {
  const page = await openPage();
  page.socket.pause();
  const text = "q".repeat(60000);
  let opened = await echo(get("/count"));
  while (opened.sockets_closed < opened.sockets_opened) {
    page.send(frame(1, text));
    opened = await echo(get("/count"));
  }
  page.socket.destroy();
  await assertAlive();
});

test("host_wake from another thread reaches the app", async () => {
  assert.ok((await echo(get("/count"))).wakes >= 1);
});

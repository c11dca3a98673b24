// The traps of libwebsockets 4.1.6 in HTTP framing (W10 and what stands beside it), one test each,
// against the real host: raw sockets, no HTTP library in between.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { test } from "node:test";
import {
  assertAlive,
  assertClosed,
  assertRefused,
  crlf,
  echo,
  exchange,
  get,
  port,
  post,
  program,
  readStat,
  server,
  start,
  statusOf,
} from "../support/host.mjs";

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

// Of those who pipeline the ones behind a stream are left out: lws asks without end whether it can write
// what it will not (connection.c, trap 3).
test("a client that waits, has left, or pipelines costs no processor time", async () => {
  const held = [];
  for (const text of [get("/stream"), get("/later") + get("/next"), get("/full")]) {
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
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const spentTicks = cpuOf(server.pid) - begin;
  held.forEach((socket) => socket.destroy());
  assert.ok(spentTicks <= 25, `${spentTicks} of 100 ticks`);
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

test("R17 the limit of open files is raised to what connections_max may need", async () => {
  const child = spawn("prlimit", ["--nofile=256:16500", program], { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const [, soft] = /Max open files\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/limits`, "utf8"));
  child.stdin.end();
  await once(child, "exit");
  assert.ok(Number(soft) >= 16384, soft);
});

test("a port that is taken is named", async () => {
  const child = start("10", String(port));
  assert.equal(await child.ended, 1);
  assert.match(child.errors, /^port: .*taken/);
});

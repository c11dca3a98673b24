// The host under test (tests/support/host_echo.c) and raw sockets to it, with no HTTP library in
// between. Each test file that imports this has a host of its own.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import { after, before } from "node:test";

export const program = `${process.env.PORCHLIGHT_BIN}/host_echo`;
export const crlf = "\r\n";
export let port;
export let server;

export function start(...args) {
  return startWith({}, ...args);
}

export function startWith(env, ...args) {
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
export function exchange(text, { until, at = port, timeout = 60_000, half = false } = {}) {
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

export function get(path, ...headers) {
  return [`GET ${path} HTTP/1.1`, "Host: a", ...headers, "", ""].join(crlf);
}

export function post(path, body, ...headers) {
  return [`POST ${path} HTTP/1.1`, "Host: a", ...headers, "", body].join(crlf);
}

export const readStat = (pid) => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/\(.*\)/, "x");
export const statusOf = (answer) => Number(/^HTTP\/1\.[01] (\d+)/.exec(answer)?.[1] ?? 0);

// A request that is not let in: that status, then the end of the connection, and nothing echoed.
export async function assertRefused(text, status) {
  const answer = await exchange(text);
  assert.equal(statusOf(answer), status, answer);
  assert.doesNotMatch(answer, /"method"/);
  assert.equal(answer.split("HTTP/1.").length, 2, "one answer only");
  await assertAlive();
}

export async function assertClosed(text) {
  const answer = await exchange(text);
  assert.doesNotMatch(answer, /HTTP\/1\.1 (200|101)/);
  await assertAlive();
}

export async function assertAlive(at = port) {
  const answer = await exchange(get("/alive"), { until: /}$/, at });
  assert.equal(statusOf(answer), 200, answer);
}

export async function echo(text) {
  const answer = await exchange(text, { until: /}$/ });
  assert.equal(statusOf(answer), 200, answer);
  return JSON.parse(answer.slice(answer.indexOf("{")));
}

// Lets the host post body to url and gives what it was answered. /post has 1.5 s for it, /patient 20.
export async function postThrough(url, { body = "ping", at = port, path = "/post" } = {}) {
  const query = Buffer.from(url).toString("base64url");
  const answer = await exchange(post(`${path}?${query}`, body, `Content-Length: ${body.length}`), {
    until: /"}$/,
    at,
  });
  const result = JSON.parse(answer.slice(answer.indexOf("{")));
  return { status: result.status, body: Buffer.from(result.body, "base64url").toString() };
}

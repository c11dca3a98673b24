// The host's WebSocket, frame by frame over raw sockets (J4, W10).
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import net from "node:net";
import { test } from "node:test";
import {
  assertAlive,
  assertRefused,
  crlf,
  echo,
  exchange,
  get,
  port,
  server,
} from "../support/host.mjs";

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
    this.socket.on("error", (error) => (this.error = error.code));
    this.socket.on("data", (data) => {
      if (this.head.endsWith(crlf + crlf)) return read(data);
      const end = data.indexOf(crlf + crlf);
      this.head += data.subarray(0, end + 4).toString();
      if (end + 4 < data.length) read(data.subarray(end + 4));
    });
  }
  take(opcode, payload) {
    if (this.code !== 0) return; // RFC 6455, 5.5.1: nothing counts behind the first close
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

test("J4: a flood behind the close does not reset the connection before the code is read", async () => {
  const flood = Array(4000).fill(frame(1, "f".repeat(1000)));
  for (let i = 0; i < 5; i++) {
    const page = await openPage();
    page.send(frame(1, "close 4004"), ...flood);
    await page.closed;
    assert.equal(page.code, 4004);
    assert.equal(page.error, undefined);
  }
  await assertAlive();
});

test("J4: a flood behind a message that is too long does not reset it either", async () => {
  const page = await openPage();
  page.send(frame(1, "m".repeat(65537)), ...Array(4000).fill(frame(1, "f".repeat(1000))));
  await page.closed;
  assert.equal(page.code, 1009);
  assert.equal(page.error, undefined);
});

test("J4: a flood that never ends is not read for ever behind the close", async () => {
  const page = await openPage();
  page.socket.pause();
  const piece = frame(1, "f".repeat(60000));
  const feed = () => {
    while (!page.socket.destroyed && page.socket.write(piece));
  };
  page.socket.on("drain", feed);
  page.send(frame(1, "close 4004"));
  feed();
  await page.closed;
  await assertAlive();
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

// The page key against the words of common/proof.h and the example of RFC 7638's kind.
import { expect, test } from "vitest";
import { fromBase64url, randomId, toBase64url } from "../../src/lib/base64url";
import { joinMessage, openPageKey, thumbprintOf } from "../../src/lib/key";

test("the key signs the relay's nonce and the token, and its raw point verifies it", async () => {
  const key = await openPageKey();
  const nonce = toBase64url(new Uint8Array(32).fill(7));
  const signature = fromBase64url(await key.prove(nonce, "v1.k.p.s"));
  expect(signature).toHaveLength(64);
  const point = fromBase64url(key.point);
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const open = await crypto.subtle.importKey("raw", point, curve, false, ["verify"]);
  const how = { name: "ECDSA", hash: "SHA-256" };
  const message = await joinMessage(nonce, "v1.k.p.s");
  expect(await crypto.subtle.verify(how, open, signature, message)).toBe(true);
  const other = await joinMessage(nonce, "v1.k.p.x");
  expect(await crypto.subtle.verify(how, open, signature, other)).toBe(false);
});

test("J2 what is signed is the prefix with its NUL, the nonce, the hash of the token", async () => {
  const message = await joinMessage(toBase64url(new Uint8Array(32).fill(1)), "token");
  expect(message).toHaveLength(19 + 32 + 32);
  expect(new TextDecoder().decode(message.slice(0, 19))).toBe("porchlight-join-v1\0");
  expect([...message.slice(19, 51)]).toEqual(Array(32).fill(1));
});

test("the thumbprint hashes the members of the JWK in order", async () => {
  const point = new Uint8Array(65).fill(2);
  const value = toBase64url(new Uint8Array(32).fill(2));
  const text = `{"crv":"P-256","kty":"EC","x":"${value}","y":"${value}"}`;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  expect(await thumbprintOf(point)).toBe(toBase64url(hash));
});

test("an id is 22 characters and never the same", () => {
  const ids = new Set(Array.from({ length: 100 }, randomId));
  expect(ids.size).toBe(100);
  for (const id of ids) {
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  }
});

test("base64url of every byte comes back, and foreign letters are refused", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  expect(() => fromBase64url("a+b=")).toThrow();
});

// The page key: ECDSA P-256, made here, never exportable; it is this device's. Tickets are bound to
// its thumbprint (common/proof.h is the other side). It lives in IndexedDB so that another tab and a
// reload hold the same key; where that is refused (private windows) it lives as long as the page.
import { fromBase64url, toBase64url } from "./base64url";

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const joinPrefix = new TextEncoder().encode("porchlight-join-v1\0");

export interface PageKey {
  /** 65 bytes: the raw point. */
  point: string;
  /** RFC 7638 thumbprint, 32 bytes: the ticket's cnf. */
  thumbprint: string;
  /** Signature over the relay's nonce and the token's text. */
  prove(nonce: string, token: string): Promise<string>;
}

export async function openPageKey(): Promise<PageKey> {
  const pair = await keptPair().catch(() => makePair());
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return {
    point: toBase64url(point),
    thumbprint: await thumbprintOf(point),
    prove: async (nonce, token) => {
      const message = await joinMessage(nonce, token);
      const how = { name: "ECDSA", hash: "SHA-256" };
      return toBase64url(await crypto.subtle.sign(how, pair.privateKey, message));
    },
  };
}

/** SHA-256 of {"crv":"P-256","kty":"EC","x":"..","y":".."} (RFC 7638, 3). */
export async function thumbprintOf(point: Uint8Array): Promise<string> {
  const x = toBase64url(point.slice(1, 33));
  const y = toBase64url(point.slice(33, 65));
  return toBase64url(await sha256(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`));
}

/** "porchlight-join-v1", NUL, the nonce, SHA-256 of the token's text. */
export async function joinMessage(nonce: string, token: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts = [joinPrefix, fromBase64url(nonce), new Uint8Array(await sha256(token))];
  const message = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
}

async function makePair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
}

async function keptPair(): Promise<CryptoKeyPair> {
  const database = await openDatabase();
  try {
    const kept = await request<CryptoKeyPair | undefined>(store(database, "readonly").get("page"));
    return kept ?? (await keepPair(database, await makePair()));
  } finally {
    database.close();
  }
}

// Two tabs may make a key at once: whoever comes first is kept, the other takes that one.
async function keepPair(database: IDBDatabase, made: CryptoKeyPair): Promise<CryptoKeyPair> {
  const keys = store(database, "readwrite");
  const first = await request<CryptoKeyPair | undefined>(keys.get("page"));
  if (first) {
    return first;
  }
  await request(keys.put(made, "page"));
  return made;
}

function store(database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction("keys", mode).objectStore("keys");
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open("porchlight", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
  return request(opening);
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

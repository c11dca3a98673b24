// What the scheduler and a page sign: tickets, answers to a beat, and the proof of a page's key
// (docs/protocol.md). Written from the document, so that it checks the C code and is not a copy.
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, verify, webcrypto } from 'node:crypto';

export const base64url = (data) => Buffer.from(data).toString('base64url');
export const newId = () => base64url(randomBytes(16));
export const nowS = () => Math.floor(Date.now() / 1000);

const sha256 = (data) => createHash('sha256').update(data).digest();

/** The text that is signed, for a kind of token. */
function signedText(kind, text) {
  return Buffer.concat([Buffer.from(`porchlight-${kind}-v1\0`), Buffer.from(text)]);
}

/** An Ed25519 key with a name, as the scheduler has one. */
export class Issuer {
  constructor(kid = 'test-1') {
    this.kid = kid;
    this.key = generateKeyPairSync('ed25519');
  }

  /** The line of a public key file. */
  get publicLine() {
    const { x } = this.key.publicKey.export({ format: 'jwk' });
    return `${this.kid} ${x}\n`;
  }

  /** `payload`: an object, or the exact text of one. */
  sign(kind, payload, kid = this.kid) {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const head = `v1.${kid}.${base64url(text)}`;
    return `${head}.${base64url(sign(null, signedText(kind, head), this.key.privateKey))}`;
  }

  ticket(claims) {
    return this.sign('ticket', ticketClaims(claims));
  }
}

/** Claims of a good ticket; every one can be overridden. */
export function ticketClaims(claims) {
  const now = nowS();
  return {
    call: newId(), seat: newId(), jti: newId(), role: 'person', relay: 'test', nbf: now - 5, exp: now + 120,
    placement: 1, ...claims,
  };
}

/** Payload of a token by the public key line of its maker; null if it does not verify. */
export function tokenPayload(kind, token, publicLine) {
  const [kid, x] = publicLine.trim().split(' ');
  const [version, tokenKid, payload, signature] = token.split('.');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const text = signedText(kind, token.slice(0, token.lastIndexOf('.')));
  const isGood = version === 'v1' && tokenKid === kid && verify(null, text, key, Buffer.from(signature, 'base64url'));
  return isGood ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : null;
}

/** The key that a page makes: ECDSA P-256, not extractable. */
export class PageKey {
  static async create() {
    const made = new PageKey();
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    made.pair = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
    made.point = base64url(await webcrypto.subtle.exportKey('raw', made.pair.publicKey));
    const { crv, kty, x, y } = await webcrypto.subtle.exportKey('jwk', made.pair.publicKey);
    made.cnf = base64url(sha256(JSON.stringify({ crv, kty, x, y })));
    return made;
  }

  /** Proof for one nonce and one token. */
  async prove(nonce, token) {
    const text = Buffer.concat([Buffer.from('porchlight-join-v1\0'), Buffer.from(nonce, 'base64url'), sha256(token)]);
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return base64url(await webcrypto.subtle.sign(algorithm, this.pair.privateKey, text));
  }
}

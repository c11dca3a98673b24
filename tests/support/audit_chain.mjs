// The audit's chain as its header says it (scheduler/core/audit_chain.h), made once more: a test that
// forges rows as somebody would who has the key, and the second opinion on what the scheduler sealed.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const number = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};

/** Column values come as text, ids as {hex}; null is NULL. */
const field = (value) => {
  const length = Buffer.alloc(4, 0xff);
  if (value === null) return length;
  const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.hex, 'hex');
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** {kid, secret} of a key file. */
export function readKey(path) {
  const [kid, secret] = readFileSync(path, 'utf8').trim().split(' ');
  return { kid, secret: Buffer.from(secret, 'base64url') };
}

export const NOTHING_SEALED = '00'.repeat(32);

/** The seal, in hex, of `row` at `place` behind the seal `before`. */
export function sealOf(key, before, place, row) {
  const ids = (hex) => (hex === null ? null : { hex });
  const parts = [
    Buffer.from(before, 'hex'), number(place), field(key.kid), number(row.seq), number(row.at), field(ids(row.account)),
    field(row.role), field(ids(row.programme)), field(row.action), field(ids(row.object)), field(row.purpose),
  ];
  return createHmac('sha256', key.secret).update(Buffer.concat(parts)).digest('hex');
}

// What strangers and pages of ill will put on the wire, and how a test knows that it has arrived.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { clientHello, fatalAlert, stunRequest, Stranger } from './wire.mjs';

/** What names a leg in a check: relay's ufrag, ours. */
export const usernameOf = (peer) => `${peer.relayUfrag}:${peer.local.ufrag}`;

/** Datagrams to which a relay owes silence. */
export function junk(username = 'abcd:efgh') {
  return [
    clientHello(), clientHello(['0000']), fatalAlert(), randomBytes(200),
    Buffer.concat([Buffer.from([0x80, 111]), randomBytes(170)]), // RTP
    Buffer.concat([Buffer.from([0x80, 201, 0, 1]), randomBytes(24)]), // RTCP
    stunRequest({ username }), // unsigned
    stunRequest({ username, pwd: 'not-the-password-of-any' }),
    stunRequest({ username, pwd: 'not-the-password-of-any', fingerprint: false }),
    Buffer.alloc(0), Buffer.from([0]), randomBytes(1500),
  ];
}

/** Waits until the relay has taken in all that was sent before: it answers a check behind it. */
export async function settled(relay, peer) {
  const stranger = await Stranger.open(relay);
  let answer = null;
  for (let i = 0; i < 60 && !answer; i++) {
    answer = await stranger.check(stunRequest({ username: usernameOf(peer), pwd: peer.relayPwd }), 500);
  }
  stranger.close();
  assert.ok(answer, 'the relay answers no honest check any more');
}

const u16 = (value) => Buffer.from([value >> 8 & 255, value & 255]);
const u32 = (value) => Buffer.concat([u16(Math.floor(value / 65536)), u16(value)]);

/** An RTP packet in clear. `first`: its first byte, for the bits of extension, padding and sources. */
export function rtpPacket({ ssrc, seq, pt = 111, time = seq * 960, payload = Buffer.from('x'), first = 0x80 }) {
  return Buffer.concat([Buffer.from([first, pt]), u16(seq), u32(time % 2 ** 32), u32(ssrc), payload]);
}

/** An RTCP packet in clear; the body is a whole number of words, the first of them the SSRC. */
export function rtcpPacket({ count = 0, type, ssrc, body = Buffer.alloc(0) }) {
  return Buffer.concat([Buffer.from([0x80 | count, type]), u16(1 + body.length / 4), u32(ssrc), body]);
}

export const receiverReport = (ssrc) => rtcpPacket({ type: 201, ssrc });
export const pli = (ssrc, media) => rtcpPacket({ type: 206, count: 1, ssrc, body: u32(media) });

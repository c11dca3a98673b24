// Descriptions as browsers write them, short; and what a page reads out of the relay's.

const TRANSPORT_CC = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

/** Lines of an m-section. `extra`: more lines at its end. */
function section({ kind, mid, local, setup, extra, candidates }) {
  const isAudio = kind === 'audio';
  const codecs = isAudio
    ? ['a=rtpmap:111 opus/48000/2', 'a=rtcp-fb:111 transport-cc', 'a=fmtp:111 minptime=10;useinbandfec=1']
    : ['a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 nack', 'a=rtcp-fb:96 nack pli', 'a=rtcp-fb:96 ccm fir',
      'a=rtcp-fb:96 transport-cc', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96'];
  const ssrc = isAudio ? local.audioSsrc : local.videoSsrc;
  return [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${isAudio ? '111' : '96 97'}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    ...candidates,
    `a=ice-ufrag:${local.ufrag}`,
    `a=ice-pwd:${local.pwd}`,
    'a=ice-options:trickle',
    ...(local.fingerprints ?? [`sha-256 ${local.fingerprint}`]).map((value) => `a=fingerprint:${value}`),
    `a=setup:${setup}`,
    `a=mid:${mid}`,
    'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
    `a=extmap:3 ${TRANSPORT_CC}`,
    'a=sendrecv',
    'a=msid:- track',
    'a=rtcp-mux',
    ...(isAudio ? [] : ['a=rtcp-rsize']),
    ...codecs,
    `a=ssrc:${ssrc} cname:page`,
    ...extra,
  ];
}

/**
 * @param {{local: object, setup: string, kinds?: string[], session?: string[], extra?: string[],
 *  candidates?: string[]}} options local: ufrag, pwd, fingerprint (or fingerprints: whole
 *  values), audioSsrc, videoSsrc
 */
function description({ local, setup, kinds = ['audio', 'video'], mids, session = [], extra = [], candidates = [] }) {
  const names = mids ?? kinds.map((_, index) => String(index));
  const lines = [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${names.join(' ')}`,
    ...session,
    ...kinds.flatMap((kind, index) => section({ kind, mid: names[index], local, setup, extra, candidates })),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

export const offerText = (options) => description({ setup: 'actpass', ...options });

/** An answer with the kinds and mids of `offer` (a text), client of DTLS. */
export function answerText(offer, options) {
  const kinds = [...offer.matchAll(/^m=(\w+) /gm)].map(([, kind]) => kind);
  const mids = [...offer.matchAll(/^a=mid:(\S+)/gm)].map(([, mid]) => mid);
  const text = description({ setup: 'active', kinds, mids, ...options });
  return answerCut(offer, text);
}

/** An answer may say only what the offer said: payload types and header extensions. */
function answerCut(offer, answer) {
  const offered = new Set([...offer.matchAll(/^a=(?:rtpmap|extmap):(\d+)(?:\/\w+)? (\S+)/gm)].map(([line]) => line));
  return answer
    .split('\r\n')
    .filter((line) => !/^a=extmap:\d/.test(line) || offered.has(line))
    .join('\r\n');
}

/** The transport in a description of the relay. */
export function transportOf(text) {
  const value = (name) => new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(text)?.[1];
  return {
    ufrag: value('ice-ufrag'),
    pwd: value('ice-pwd'),
    fingerprint: value('fingerprint')?.replace(/^sha-256 /, ''),
    setup: value('setup'),
    candidates: candidatesOf(text),
  };
}

export function candidatesOf(text) {
  const pattern = /^a=candidate:\S+ \d+ (\w+) \d+ (\S+) (\d+) typ (\w+)(?: tcptype (\w+))?/gim;
  const all = [...text.matchAll(pattern)].map(([, transport, address, port, type, tcptype]) => ({
    transport: transport.toLowerCase(), address, port: Number(port), type, tcptype,
  }));
  return all.filter((one, index) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index);
}

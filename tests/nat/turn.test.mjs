// A network that lets TLS out and nothing else: a TURN server of the operator's carries the call. The
// server is Debian's coturn, as docs/turnserver.conf sets it up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chromium, missingBrowser } from '../browser/browsers.mjs';
import {
  bothInCall, coachComes, coachLetsIn, personComes, recogniseEachOther,
} from '../browser/visit.mjs';
import { Coturn, missingCoturn } from '../support/coturn.mjs';
import { Stack } from '../support/stack.mjs';
import { Lab, missingLab } from './lab.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? missingLab() ?? missingCoturn() ?? false;
const turnAddress = '10.89.0.3';

/** A lab with a TURN server in it, gone afterwards. */
async function inLab(work) {
  const lab = new Lab();
  let turn;
  try {
    lab.addServer(turnAddress);
    turn = await Coturn.start({ address: turnAddress, peer: lab.address, prefix: lab.inServer() });
    await work(lab, turn);
  } catch (error) {
    error.message += `\n${turn?.log.split('\n').slice(-20).join('\n')}`;
    throw error;
  } finally {
    await turn?.stop();
    lab.close();
  }
}

function startStack(lab, turn) {
  return Stack.start({
    prefix: lab.inServer(),
    address: lab.address,
    publicUrl: (port) => `http://${lab.address}:${port}`,
    relayUrl: (port) => `ws://${lab.address}:${port}/relay/test/`,
    scheduler: {
      listen_address: '0.0.0.0', // links are asked for over loopback
      turn_urls: `turns:${turnAddress}:443?transport=tcp`, turn_secret_file: turn.secretFile,
    },
  });
}

/** The page says of its own path what matches, behind "Details". */
async function goesBy(visitor, path) {
  await visitor.press('button[data-action="quality"]');
  await visitor.press('.panel summary');
  await visitor.wait(`.figures tbody tr:first-child td:nth-child(2):text-matches("${path}")`);
}

test('R11 where only TLS to the TURN server gets out, both see and hear each other; who needs it not goes without', { skip }, () => inLab(async (lab, turn) => {
  const visitors = [];
  let stack;
  try {
    stack = await startStack(lab, turn);
    const { page, signalling } = stack.ports; // stand for the pages' own host on 443
    const dropped = lab.letOutOnly(`${turnAddress} . 443`, `${lab.address} . ${page}`, `${lab.address} . ${signalling}`);
    const flags = [`--unsafely-treat-insecure-origin-as-secure=${stack.url}`, '--ignore-certificate-errors'];
    visitors.push(...await Promise.all([
      Chromium.start({ hertz: 1000, flags, prefix: lab.inClient() }),
      Chromium.start({ hertz: 1700, chroma: 90, flags, prefix: lab.inServer() }),
    ]));
    const [person, coach] = visitors;
    const links = stack.links();
    await personComes(person, links.seat);
    await coachComes(coach, links.coach);
    await coachLetsIn(coach);
    await bothInCall(person, coach);
    await recogniseEachOther(person, coach);
    await goesBy(person, '^TURN, UDP');
    await goesBy(coach, '^UDP');
    assert.ok(dropped() > 0, 'no other way was tried: the drop proves nothing');
  } catch (error) {
    error.message += `\n${stack?.log().split('\n').slice(-40).join('\n')}`;
    throw error;
  } finally {
    for (const visitor of visitors) await visitor.close();
    await stack?.stop();
  }
}));

// That it does send to the relay is what the call above has shown.
test('M12 the TURN server sends to the relay and to no other address, in no disguise', { skip }, () => inLab(async (lab, turn) => {
  const others = ['127.0.0.1', '10.89.0.2', turnAddress, '169.254.169.254', '0.0.0.0', '255.255.255.255', '224.0.0.1',
    '::1', '::ffff:127.0.0.1', '::ffff:10.89.0.2', 'fe80::1', '64:ff9b::7f00:1'];
  // Forbidden; or no such family here, or another than the allocation's.
  await Promise.all(others.map(async (peer) => {
    assert.match(await turn.answerFor(peer), /error (403|440|443)/, peer);
  }));
}));

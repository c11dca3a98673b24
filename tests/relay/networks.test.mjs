// The limits of one address hold for one IPv6 network of 64 bits, whoever has one having all of its
// addresses. Run in a namespace, since a machine's loopback has a single IPv6 address.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isInside, reasonAgainst, runInside } from '../support/networks.mjs';
import { Page } from '../support/page.mjs';
import { Relay } from '../support/relay.mjs';

const household = Array.from({ length: 20 }, (_, i) => `fd00::${(i + 1).toString(16)}`);
const neighbour = 'fd00:0:0:1::1';

const tooMany = 4004;
const mediaStrangersMax = 16; // of one network

const sockets = [];
const relays = [];
after(async () => {
  sockets.forEach((socket) => socket.destroy());
  await Promise.all(relays.map((relay) => relay.stop()));
});

async function startRelay(settings) {
  const relay = await Relay.start({ settings: { listen_address: '::', ...settings } });
  relays.push(relay);
  return relay;
}

const open = (relay, localAddress) => Page.connect(relay, { url: `ws://[${neighbour}]:${relay.port}/relay/${relay.name}/`, localAddress });

/** So many connections of the household that say nothing, all of them with the kernel. */
async function crowd(port, count) {
  const crowded = Array.from({ length: count }, (_, i) => openSilent(port, household[i % household.length]));
  await Promise.all(crowded.map(({ connected }) => connected));
  return crowded;
}

function openSilent(port, localAddress) {
  const socket = connect({ host: neighbour, port, localAddress });
  sockets.push(socket);
  socket.on('error', () => {});
  socket.resume();
  const closed = new Promise((done) => socket.once('close', done));
  const connected = Promise.race([new Promise((done) => socket.once('connect', done)), closed]);
  return { connected, closed };
}

/** Once so many of them are closed. */
function closings(crowded, count) {
  let closed = 0;
  return new Promise((done) => {
    for (const one of crowded) one.closed.then(() => ++closed === count && done());
  });
}

if (!isInside) {
  const skip = reasonAgainst();
  test('M15 an IPv6 household is one address to every limit of the relay (3 tests, in a namespace)', { skip }, () => {
    const { status, output } = runInside(fileURLToPath(import.meta.url), [...household, neighbour]);
    assert.equal(status, 0, output);
    assert.match(output, /^# pass 3$/m);
  });
} else {
  test('M15 connections of one IPv6 network that never become a WebSocket leave room for the pages of others', async () => {
    const relay = await startRelay({ connections_max: 200 });
    await crowd(relay.port, 300);
    const page = open(relay, neighbour);
    await page.next('hello');
    page.stop();
  });

  test('M15 one IPv6 network has so many WebSockets as one IPv4 address', async () => {
    const relay = await startRelay({ connections_per_address: 3 });
    const pages = household.slice(0, 3).map((address) => open(relay, address));
    await Promise.all(pages.map((page) => page.next('hello')));
    assert.equal(await open(relay, household[3]).closed, tooMany);
    await open(relay, neighbour).next('hello');
  });

  test('M15 silent strangers of one IPv6 network make way at the media port', async () => {
    const relay = await startRelay({ media_address: '::', advertised_address: neighbour, tcp_connections_max: 200 });
    const other = openSilent(relay.media, neighbour);
    await other.connected;
    const crowded = await crowd(relay.media, 150);
    const first = await Promise.race([
      other.closed.then(() => 'the other network'), closings(crowded, 150 - mediaStrangersMax).then(() => 'the household'),
    ]);
    assert.equal(first, 'the household');
  });
}

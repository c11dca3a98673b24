// The TCP side of the media port when strangers crowd it: who has a call gets in all the same, and a
// relay without a descriptor left waits quietly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Page } from '../support/page.mjs';
import { carries, meet } from '../support/participant.mjs';
import { Relay } from '../support/relay.mjs';

const sockets = [];
const relays = [];
after(async () => {
  sockets.forEach((socket) => socket.destroy());
  await Promise.all(relays.map((relay) => relay.stop()));
});

async function startRelay(settings) {
  const relay = await Relay.start({ settings });
  relays.push(relay);
  return relay;
}

/** Connections that say nothing. A few may be turned away. */
async function crowd(port, count) {
  const opened = Array.from({ length: count }, () => new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('connect', done);
    socket.once('close', done);
  }));
  await Promise.all(opened);
}

/** Processor time of the process so far, in ms. */
function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

test('M15 silent strangers make way: a call over TCP begins in the midst of them', async () => {
  const relay = await startRelay({ tcp_connections_max: 12 });
  await crowd(relay.media, 40);
  const call = await meet(relay, { coach: { transport: 'tcp' }, person: { transport: 'tcp' } });
  await crowd(relay.media, 40);
  await carries(call.coach, call.person);
  await carries(call.person, call.coach);
  await call.stop();
});

test('M15 connections of one address that never become a WebSocket leave room for the pages of others', async () => {
  const relay = await startRelay({ connections_max: 200 });
  const call = await meet(relay);
  await crowd(relay.port, 300);
  const page = await Page.open(relay, { localAddress: '127.0.0.2' });
  await page.settle();
  page.stop();
  await call.coach.page.settle();
  await call.stop();
});

test('M15 a relay that has no descriptor left spends no processor time on waiting', async () => {
  const relay = await startRelay({});
  const call = await meet(relay);
  const limit = readdirSync(`/proc/${relay.pid}/fd`).length + 6;
  execFileSync('prlimit', ['--pid', String(relay.pid), `--nofile=${limit}:${limit}`]);
  await crowd(relay.media, 14);
  const before = processorMs(relay.pid);
  await pause(2000);
  const spent = processorMs(relay.pid) - before;
  assert.ok(spent < 1000, `${spent} ms of 2000`);
  await carries(call.coach, call.person);
  await call.stop();
});

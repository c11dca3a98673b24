// coturn by its own tool: clients send through a TURN server on the relay's processor to a peer that
// sends everything back. It forwards without ever looking inside: plain copying, in ChannelData.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuSeconds } from './load.mjs';
import { measure, media } from './packets.mjs';
import { LOAD_CPU, RELAY_CPU, crowd, has, kinds, subjectStart, subjectStop } from './subjects.mjs';
import { rowsOf } from './table.mjs';

const CLIENTS = 30;
const MESSAGES = 1000; // of each
const INTERVAL_MS = 3;

function freePort() {
  return new Promise((done) => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

const start = (cpus, program, words) => spawn('taskset', ['-c', cpus, program, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });

/** Until the server answers a binding request; it says nothing when it is ready. */
async function untilAnswered(port) {
  const socket = createSocket('udp4');
  const request = Buffer.from('000100002112a442000000000000000000000000', 'hex');
  const answered = new Promise((done) => socket.once('message', done));
  const repeat = setInterval(() => socket.send(request, port, '127.0.0.1'), 50);
  await answered;
  clearInterval(repeat);
  socket.close();
}

function outputOf(child) {
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
  });
  return new Promise((done) => child.once('close', () => done(text)));
}

/** CPU microseconds of the server for one packet forwarded, there or back. */
async function turnMeasure() {
  const [port, peerPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-coturn-'));
  const server = start(RELAY_CPU, 'turnserver', [
    '-n', '--no-auth', '--no-cli', '--no-tls', '--no-dtls', '--allow-loopback-peers', '-L', '127.0.0.1', '-E', '127.0.0.1',
    '-p', String(port), '-m', '1', '--no-stdout-log', '-l', join(folder, 'log'), '--pidfile', join(folder, 'pid'),
  ]);
  const peer = start(LOAD_CPU, 'turnutils_peer', ['-L', '127.0.0.1', '-p', String(peerPort)]);
  server.stdout.resume();
  peer.stdout.resume();
  await untilAnswered(port);
  const before = cpuSeconds(server.pid);
  const text = await outputOf(start(LOAD_CPU, 'turnutils_uclient', [
    '-c', '-m', String(CLIENTS), '-l', String(media.video_bytes), '-n', String(MESSAGES), '-z', String(INTERVAL_MS),
    '-e', '127.0.0.1', '-r', String(peerPort), '-p', String(port), '127.0.0.1',
  ]));
  const cpu = cpuSeconds(server.pid) - before;
  const heard = Number(/.*tot_recv_msgs=(\d+)/s.exec(text)[1]); // the last of its reports
  server.kill('SIGKILL');
  peer.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  return (cpu * 1e6) / (2 * heard);
}

/** Ours carries what coturn's tool sends: packets of one size, evenly, from as many clients. */
export async function coturnRows(rounds) {
  if (!has('turnutils_uclient')) {
    console.error('coturn is not installed (package coturn): its row is missing.');
    return [];
  }
  const found = { porchlight: [], coturn: [] };
  const subject = await subjectStart(kinds[0], CLIENTS);
  await crowd(subject, subject.load, CLIENTS);
  const shape = { ...media, video_pps: Math.round(1000 / INTERVAL_MS), audio_pps: 0, burst_ms: 0 };
  for (let round = 0; round < rounds; round++) {
    found.porchlight.push((await measure(subject, shape)).us);
    found.coturn.push(await turnMeasure());
  }
  await subjectStop(subject);
  return rowsOf('a packet of 1200 bytes, 20,000/s evenly spaced', 'us CPU', found);
}

// The floors: a program that forwards and nobody asks it why (floor.c), and a handshake without
// anything around it (handshake.c).
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

async function clientPreset(load, port) {
  const { id } = await load.client();
  await load.do({ do: 'preset', id, address: '127.0.0.1', port }, 'keyed', id);
}

export async function startFloor({ bin, cpus }) {
  const child = spawn('taskset', ['-c', cpus, join(bin, 'bench_relay_floor')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((done) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(Number(/port=(\d+)/.exec(line)[1])));
  });
  const meet = async (load) => {
    await clientPreset(load, port);
    await clientPreset(load, port);
  };
  return { pid: child.pid, meet, stop: () => child.kill('SIGKILL') };
}

/** {cpu_ms, heap_kb} of the relay's side of one DTLS handshake. */
export function handshakeMeasure({ bin, cpus }) {
  const text = execFileSync('taskset', ['-c', cpus, join(bin, 'bench_relay_handshake')], { encoding: 'utf8' });
  return JSON.parse(text);
}

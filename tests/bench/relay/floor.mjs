// The floor (floor.c) under the load: keys that both know, and nobody asks anybody.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export async function startFloor(load, { bin, pairs, cpus }) {
  const child = spawn('taskset', ['-c', cpus, join(bin, 'bench_relay_floor')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((done) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(Number(/port=(\d+)/.exec(line)[1])));
  });
  for (let i = 0; i < 2 * pairs; i++) {
    const { id } = await load.client();
    await load.do({ do: 'preset', id, address: '127.0.0.1', port }, 'keyed', id);
  }
  return { name: 'floor', pid: child.pid, stop: () => child.kill('SIGKILL') };
}

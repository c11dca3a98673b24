// The load process (load.c), and calls made through a relay's own signalling.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export class Load {
  /** Pinned to the processors in `cpus` ("1"). */
  static start(bin, cpus) {
    const load = new Load();
    load.child = spawn('taskset', ['-c', cpus, join(bin, 'bench_relay_load')], { stdio: ['pipe', 'pipe', 'inherit'] });
    load.waiting = [];
    createInterface({ input: load.child.stdout }).on('line', (line) => load.take(JSON.parse(line)));
    return load;
  }

  take(event) {
    const index = this.waiting.findIndex(({ is }) => is(event));
    if (event.event === 'error' || event.event === 'failed') throw new Error(JSON.stringify(event));
    if (index >= 0) this.waiting.splice(index, 1)[0].done(event);
  }

  next(is) {
    return new Promise((done) => this.waiting.push({ is, done }));
  }

  async do(command, event, id) {
    const told = this.next((one) => one.event === event && (id === undefined || one.id === id));
    this.child.stdin.write(`${JSON.stringify(command)}\n`);
    return told;
  }

  client() {
    return this.do({ do: 'client' }, 'local');
  }

  /** Resolves when it has its keys. */
  remote(id, transport) {
    const { address, port } = transport.candidates.find((one) => one.transport === 'udp' && !address6(one.address));
    const { ufrag, pwd, fingerprint } = transport;
    return this.do({ do: 'remote', id, ufrag, pwd, fingerprint, address, port }, 'keyed', id);
  }

  run(shape) {
    return this.do({ do: 'run', ...shape }, 'done');
  }

  stop() {
    this.child.stdin.end();
    return new Promise((done) => this.child.once('exit', done));
  }
}

const address6 = (address) => address.includes(':');

/** CPU seconds of a process so far, all threads, by the scheduler's own clock. */
export function cpuSeconds(pid) {
  let ns = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
  }
  return ns / 1e9;
}

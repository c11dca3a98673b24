// The relay's benchmark: pairs of clients send to one another through a relay that is pinned to one
// processor, the load to another. Every relay carries the same load in the same run, in turns; what
// counts is its CPU time by the scheduler's clock. Delay is from the sender's clock until the packet
// was in the receiver's socket.
//
//   node tests/bench/relay/relay.mjs [--json] [--rounds N] [--only packets,saturation,...]
import { execFileSync } from 'node:child_process';
import { coturnRows } from './coturn.mjs';
import { idleRows, joinRows, joiningDelayRows } from './joins.mjs';
import { packetRows, saturationRows } from './packets.mjs';
import { LOAD_CPU, has } from './subjects.mjs';
import { print } from './table.mjs';

function argument(name, fallback) {
  const index = process.argv.indexOf(name);
  return index < 0 ? fallback : process.argv[index + 1];
}

const rounds = Number(argument('--rounds', 3));
const parts = {
  packets: () => packetRows(rounds, 30),
  coturn: () => coturnRows(rounds),
  saturation: () => saturationRows(rounds, 240),
  joins: () => joinRows(rounds),
  joining: () => joiningDelayRows(rounds),
  idle: () => idleRows(rounds),
};

if (!has('janus')) console.error('Janus is not installed (package janus): its rows are missing.');
execFileSync('taskset', ['-a', '-c', '-p', LOAD_CPU, String(process.pid)]);
const rows = [];
for (const name of argument('--only', Object.keys(parts).join(',')).split(',')) {
  console.error(`relay: ${name} ...`);
  rows.push(...await parts[name]());
}
print(rows, process.argv.includes('--json'));
process.exit(0);

// Looking into a running program: its memory, and whether it leaves a core.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSanitized } from './relay.mjs';

const sanitized = isSanitized() && 'a sanitizer is built in';

/** Command words before a program that crashes: cores may be as large as they like, in the folder that comes next. */
export const CORES_ALLOWED = ['sh', '-c', 'ulimit -c unlimited; cd "$0"; "$@"; true'];

/** Why no process leaves a core here, or false: then a program that leaves none proves nothing. */
export function coresMissing() {
  if (sanitized) return sanitized;
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-core-'));
  const crash = 'ulimit -c unlimited; cd "$0"; sh -c "kill -SEGV \\$\\$"; true';
  const { stderr } = spawnSync('sh', ['-c', crash, folder], { encoding: 'utf8' });
  const isLeft = readdirSync(folder).length > 0 || /core dumped/.test(stderr);
  rmSync(folder, { recursive: true });
  return !isLeft && 'no process leaves a core here';
}

/** Why the memory of another process cannot be read here, or false. */
export function memoryMissing() {
  if (sanitized) return sanitized;
  return process.getuid() !== 0 && 'reading the memory of another process needs root';
}

/** Why a program that this one starts cannot lock memory here, or false. */
export function lockingMissing() {
  const [, bytes] = /Max locked memory\s+(\d+|unlimited)/.exec(readFileSync('/proc/self/limits', 'utf8'));
  const [, rights] = /CapEff:\s+(\w+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  const mayLock = bytes === 'unlimited' || Number(bytes) >= 2 ** 20 || (BigInt(`0x${rights}`) >> 14n & 1n) === 1n;
  return !mayLock && `only ${bytes} bytes may be locked here`;
}

/** The writable pieces of a process's memory: {data, flags}, flags as in proc(5)'s VmFlags. */
function* piecesOf(pid) {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const pieces = readFileSync(`/proc/${pid}/smaps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw[^]*?^VmFlags: (.*)$/gm);
  for (const [, from, to, flags] of pieces) {
    const [start, end] = [from, to].map((text) => Number.parseInt(text, 16));
    const data = Buffer.alloc(end - start);
    try {
      readSync(memory, data, 0, data.length, start);
    } catch {
      continue; // a page that cannot be read holds nothing
    }
    yield { data, flags: flags.trim().split(' ') };
  }
  closeSync(memory);
}

/** Where each of `needles` stands in the writable memory of a process: for each a list of VmFlags. */
export function findInMemory(pid, needles) {
  const found = needles.map(() => []);
  for (const { data, flags } of piecesOf(pid)) {
    needles.forEach((needle, index) => {
      for (let at = data.indexOf(needle); at >= 0; at = data.indexOf(needle, at + 1)) found[index].push(flags);
    });
  }
  return found;
}

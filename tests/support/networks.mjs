// A test file run again in a network namespace of its own, whose loopback has the addresses that the
// machine's has not. Needs no root where people may make namespaces.
import { spawnSync } from 'node:child_process';

const mark = 'PORCHLIGHT_TEST_NETWORKS';

/** Whether this process is the one within. */
export const isInside = process.env[mark] !== undefined;

/** Why it cannot be done here, or false. */
export function reasonAgainst() {
  const { status, stderr, error } = spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  return status === 0 ? false : `no network namespace here: ${error?.message ?? stderr.trim()}`;
}

/** Runs the tests of this file inside, where loopback has these IPv6 addresses too: {status, output}. */
export function runInside(file, addresses) {
  const env = { ...process.env, [mark]: '1' };
  delete env.NODE_TEST_CONTEXT; // else the runner within would report to the one without
  const script = 'ip link set lo up; for a in $0; do ip -6 addr add "$a/128" dev lo nodad; done; exec "$@"';
  const { status, stdout, stderr } = spawnSync(
    'unshare', ['-rn', 'sh', '-ec', script, addresses.join(' '), process.execPath, '--test', file],
    { encoding: 'utf8', env, timeout: 120_000 },
  );
  return { status, output: `${stdout}${stderr}` };
}

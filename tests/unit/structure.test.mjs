// The shape of the tree, measured: sizes, circles of includes, and that core asks the linker for
// no socket, clock, file or log.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const build = dirname(process.env.PORCHLIGHT_BIN ?? 'build/dev/bin');
const FOLDERS = ['common', 'scheduler', 'relay', 'web/src', 'tests'];
const SKIPPED = new Set(['node_modules', 'dist', 'corpus', 'data']);

function* filesBelow(folder, endings) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      if (!SKIPPED.has(name)) yield* filesBelow(path, endings);
    } else if (endings.some((ending) => name.endsWith(ending))) {
      yield path;
    }
  }
}

const allFiles = (...endings) => FOLDERS.flatMap((folder) => [...filesBelow(folder, endings)]);
const linesOf = (path) => readFileSync(path, 'utf8').split('\n');

/** Functions as clang-format lays them out: an opening and a closing brace alone at the margin. */
function functionLengths(path) {
  const lengths = [];
  let start = -1;
  linesOf(path).forEach((line, i, lines) => {
    if (line === '{' && !/[=,]$/.test(lines[i - 1])) start = i;
    if (line === '}' && start >= 0) {
      lengths.push({ path, line: start, length: i - start + 1 });
      start = -1;
    }
  });
  return lengths;
}

test('no file passes 600 lines', () => {
  const long = allFiles('.c', '.h', '.ts', '.tsx', '.css', '.mjs').filter(
    (path) => linesOf(path).length > 601,
  );
  assert.deepEqual(long, []);
});

test('at most two functions in a hundred pass 60 lines', () => {
  const all = allFiles('.c').flatMap(functionLengths);
  const long = all.filter((one) => one.length > 60);
  assert.ok(all.length > 300, `only ${all.length} functions found: is the measure broken?`);
  assert.ok(long.length <= all.length * 0.02, JSON.stringify(long, null, 1));
});

test('every C file says at its head what it is for', () => {
  const silent = allFiles('.c', '.h').filter((path) => !linesOf(path)[0].startsWith('/*'));
  assert.deepEqual(silent, []);
});

test('there is no circle of includes', () => {
  const includes = new Map();
  for (const path of allFiles('.h')) {
    const found = linesOf(path).map((line) => /^#include "(.+)"/.exec(line)?.[1]);
    includes.set(path, found.filter((one) => one && existsSync(one)));
  }
  const done = new Set();
  const visit = (path, trail) => {
    assert.ok(!trail.includes(path), `circle: ${[...trail, path].join(' -> ')}`);
    if (done.has(path)) return;
    for (const next of includes.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of includes.keys()) visit(path, []);
});

test('arrows run one way: no file of a lower layer includes one of a higher', () => {
  const allowed = {
    common: ['common'],
    'scheduler/core': ['common', 'scheduler/core'],
    'scheduler/zones': ['common', 'scheduler/core', 'scheduler/zones'],
    'scheduler/store': ['common', 'scheduler/core', 'scheduler/zones', 'scheduler/store'],
    'relay/core': ['common', 'relay/core'],
    'relay/io': ['common', 'relay/core', 'relay/io'],
  };
  for (const [folder, lower] of Object.entries(allowed)) {
    for (const path of filesBelow(folder, ['.c', '.h'])) {
      for (const line of linesOf(path)) {
        const target = /^#include "(.+)"/.exec(line)?.[1];
        if (!target?.includes('/')) continue;
        assert.ok(lower.some((one) => target.startsWith(`${one}/`)), `${path} includes ${target}`);
      }
    }
  }
});

const FORBIDDEN =
  /^(socket|sendto|sendmsg|sendmmsg|recv.*|connect|bind|clock_gettime|time|gettimeofday|fopen|open|openat|read|write|printf|fprintf|puts|log_values|clock_now|random_bytes|random_id|sleep|usleep|nanosleep|pthread_.*)$/;

for (const core of ['relay', 'scheduler']) {
  test(`${core}/core asks the linker for no socket, clock, file, log or randomness`, (context) => {
    const archive = join(build, core, 'core', `lib${core}_core.a`);
    if (!existsSync(archive)) return context.skip(`${archive} is not built`);
    const symbols = execFileSync('nm', ['--undefined-only', '--format=posix', archive], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const wanted = symbols.split('\n').map((line) => line.split(' ')[0]);
    assert.ok(wanted.length > 20, 'nm found next to nothing: is the measure broken?');
    assert.deepEqual([...new Set(wanted.filter((name) => FORBIDDEN.test(name)))], []);
  });
}

// Memory of a program that a test makes scarce, one allocation at a time (tests/support/scarce_preload.c).
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin } from './relay.mjs';

export class ScarceMemory {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'porchlight-scarce-'));
    this.file = openSync(join(this.folder, 'counts'), 'w+');
    writeSync(this.file, Buffer.alloc(24), 0, 24, 0);
    // The loader's own, known by who calls malloc, which is us now; where it has no symbols, by its file.
    writeFileSync(join(this.folder, 'suppressions'), 'leak:_dl_\nleak:ld-linux\n');
  }

  /** For the program. */
  get env() {
    return {
      LD_PRELOAD: join(bin, 'libscarce_preload.so'), PORCHLIGHT_SCARCE: join(this.folder, 'counts'),
      LSAN_OPTIONS: `suppressions=${join(this.folder, 'suppressions')}:print_suppressions=0`,
      ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`, // the sanitizer's library comes second
    };
  }

  /** The `number`-th allocation from now fails; 0: none does. */
  fail(number) {
    const data = Buffer.alloc(8);
    data.writeBigInt64LE(BigInt(number));
    writeSync(this.file, data, 0, 8, 0);
  }

  read(at) {
    const data = Buffer.alloc(8);
    readSync(this.file, data, 0, 8, at);
    return Number(data.readBigInt64LE());
  }

  /** How many allocations have failed so far. */
  get failed() {
    return this.read(8);
  }

  /** How many there were. */
  get count() {
    return this.read(16);
  }

  close() {
    closeSync(this.file);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

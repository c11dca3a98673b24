// The program's date, set by a test (tests/support/stepped_clock.c).
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** By how much this machine's own date is ahead already (tests/support/at.sh). */
const machineMs = process.env.PORCHLIGHT_CLOCK_STEP ? Number(readFileSync(process.env.PORCHLIGHT_CLOCK_STEP).readBigInt64LE()) : 0;

export class SteppedClock {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'porchlight-clock-'));
    this.file = openSync(join(this.folder, 'step'), 'w');
    this.set(0);
  }

  /** For the program. */
  get env() {
    const bin = resolve(process.env.PORCHLIGHT_BIN ?? 'build/dev/bin');
    return {
      LD_PRELOAD: join(bin, 'libstepped_clock.so'), PORCHLIGHT_CLOCK_STEP: join(this.folder, 'step'),
      ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`, // the sanitizer's library comes second
    };
  }

  /** So many milliseconds ahead of this machine's. */
  set(ms) {
    this.ms = ms;
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(machineMs + ms));
    writeSync(this.file, bytes, 0, 8, 0);
  }

  step(ms) {
    this.set(this.ms + ms);
  }

  /** Whole seconds, as the program has them. */
  now() {
    return Math.floor((Date.now() + this.ms) / 1000);
  }

  close() {
    closeSync(this.file);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

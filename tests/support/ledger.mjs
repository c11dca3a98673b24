// What clients of a storm were told, on disk before they go on: one JSON line an event, fsynced. And
// the database as it is afterwards, read by its own tool and not by the program under test.
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export class Ledger {
  constructor(path) {
    this.path = path;
    this.file = openSync(path, 'a');
  }

  note(line) {
    writeSync(this.file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.file);
  }

  /** All lines, as a reader after a crash would find them. */
  read() {
    return readFileSync(this.path, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  }

  close() {
    closeSync(this.file);
  }
}

const asText = { encoding: 'utf8', maxBuffer: 1 << 28 }; // a storm leaves thousands of rows

/** Rows of a SELECT on the program's database; `ID(column)` in it is an id as JSON has it. */
export function databaseRows(program, select) {
  const isSqlite = program.databaseUrl === null;
  const sql = select.replace(/ID\(([^)]+)\)/g, isSqlite ? 'lower(hex($1))' : "encode($1, 'hex')");
  const text = isSqlite
    ? execFileSync('sqlite3', ['-json', `file:${join(program.folder, 'scheduler.db')}?mode=ro`, sql], asText)
    : execFileSync('psql', ['--no-psqlrc', '--tuples-only', '--no-align', program.databaseUrl, '--command',
      `SELECT json_agg(t) FROM (${sql}) t`], asText);
  return JSON.parse(text.trim() || '[]') ?? [];
}

export const hexOf = (id) => Buffer.from(id, 'base64url').toString('hex');

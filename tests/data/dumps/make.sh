#!/bin/sh
# Dumps a made-up organisation in the newest schema, of both engines, for the test that old databases
# migrate (tests/store/test_dumps.c). In the project's folder, after a build:
#   sh tests/data/dumps/make.sh [build/dev/bin]
# To be run when there is a new migration; the files of what was given away are kept for good.
set -eu

here=tests/data/dumps
bin=${1:-build/dev/bin}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
install -m 600 "$here/test.key" "$folder/key"

# name DATABASE-TOOL...: NNNN of the schema that the tool's SELECT says.
version() {
    printf '%04d' "$("$@" 'SELECT MAX(version) FROM schema_version')"
}

# Without the table of counters, which an empty database has only once something counts; SQLite
# makes it by itself, from the highest row.
dump_sqlite() {
    "$bin/dump_make" "$folder/db" "$folder/key"
    sqlite3 "$folder/db" .dump | grep -v sqlite_sequence \
        >"$here/$(version sqlite3 "$folder/db").sqlite.sql"
}

# Run by postgres.sh. Lines with a backslash are psql's own, and no SQL.
dump_postgres() {
    psql --quiet "$PORCHLIGHT_TEST_POSTGRES&dbname=postgres" --command 'CREATE DATABASE dump'
    url="$PORCHLIGHT_TEST_POSTGRES&dbname=dump"
    "$bin/dump_make" "$url" "$folder/key"
    pg_dump --no-owner --no-privileges --inserts "$url" | grep -v '^\\' \
        >"$here/$(version psql --quiet --tuples-only --no-align "$url" --command).postgres.sql"
}

if [ -n "${PORCHLIGHT_TEST_POSTGRES:-}" ]; then
    dump_postgres
else
    dump_sqlite
    sh tests/support/postgres.sh with sh "$0" "$bin"
fi

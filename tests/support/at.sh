#!/bin/sh
# Runs a command and all that it starts at another date, from which time goes on:
#   sh tests/support/at.sh 'TZ="America/New_York" 2027-03-14 01:30' node --test tests/api/series.test.mjs
# The programs of PORCHLIGHT_BIN must be without sanitizers; a PostgreSQL that runs keeps its own date.
set -eu
step=$(mktemp)
trap 'rm -f "$step"' EXIT
node -e 'const bytes = Buffer.alloc(8);
bytes.writeBigInt64LE((BigInt(process.argv[1]) - BigInt(process.argv[2])) * 1000n);
process.stdout.write(bytes);' "$(date -d "$1" +%s)" "$(date +%s)" >"$step"
shift
status=0
LD_PRELOAD="$(realpath "${PORCHLIGHT_BIN:-build/dev/bin}")/libstepped_clock.so" PORCHLIGHT_CLOCK_STEP=$step "$@" || status=$?
exit "$status"

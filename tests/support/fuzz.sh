#!/bin/sh
# Runs one fuzz target for a minute from its kept corpus: fuzz.sh build/fuzz/bin/fuzz_NAME. Its exit
# status goes to build/fuzz/results, what it says and finds to build/fuzz/new.
name=${1##*/}
mkdir -p "build/fuzz/new/$name"
"$1" -max_total_time=60 -artifact_prefix="build/fuzz/new/$name/" "build/fuzz/new/$name" \
    "tests/fuzz/corpus/$name" >"build/fuzz/new/$name.log" 2>&1
echo $? >"build/fuzz/results/$name"

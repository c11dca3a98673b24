# Sourced by ./porchlight test: builds and runs everything, then counts single tests, not programs.
# The last line is "N passed, M failed".

passed=0
failed=0

# count_log FILE: adds what cmocka, node:test, vitest and the corpus replay said in a log; a test
# program that died without saying so counts as one failure.
count_log() {
    counted=$(awk '
        { sub(/^[0-9]+: /, "") }
        /^\[  PASSED  \] [0-9]+ test/ { pass += $4 }
        /^\[  FAILED  \] [0-9]+ test/ { fail += $4 }
        /^# pass [0-9]+/ { pass += $3 }
        /^# fail [0-9]+/ { fail += $3 }
        /^ *Tests +/ && /passed/ { for (i = 1; i < NF; i++) if ($(i + 1) ~ /^passed/) pass += $i }
        /^ *Tests +/ && /failed/ { for (i = 1; i < NF; i++) if ($(i + 1) ~ /^failed/) fail += $i }
        /inputs replayed/ { pass++ }
        /\*\*\*(Failed|Timeout|Exception|Not Run)/ { broken++ }
        END { if (broken > fail) fail = broken; print pass + 0, fail + 0 }' "$1")
    passed=$((passed + ${counted% *}))
    failed=$((failed + ${counted#* }))
}

# run_ctest PRESET WORDS [CTEST ARGUMENT...]
run_ctest() {
    preset=$1
    words=$2
    shift 2
    before=$failed
    log=$logs/test-$preset-$(printf '%s' "$words" | tr -c 'a-zA-Z0-9\n' '-').log
    mkdir -p "$logs"
    printf '%s\n' "--- $words ($preset)"
    status=0
    ctest --test-dir "build/$preset" --verbose --no-tests=error "$@" >"$log" 2>&1 || status=$?
    grep -E '^ *[0-9]+/[0-9]+ Test|# SKIP|skipped: ' "$log" || true
    count_log "$log"
    if [ "$status" != 0 ]; then
        [ "$failed" -gt "$before" ] || failed=$((failed + 1))
        grep -nE 'not ok|\[  FAILED  \]|ERROR: |WARNING: ThreadSanitizer|runtime error|AssertionError|Errors while' "$log" |
            head -n 40 || true
        printf 'The whole log: %s\n' "$log"
    fi
}

run_vitest() {
    printf '%s\n' '--- pages, pure parts (vitest)'
    log=$logs/test-web.log
    before=$failed
    status=0
    NO_COLOR=1 npm test --prefix web >"$log" 2>&1 || status=$?
    count_log "$log"
    if [ "$status" != 0 ]; then
        [ "$failed" -gt "$before" ] || failed=$((failed + 1))
        tail -n 40 "$log"
    fi
}

run_pages_check() {
    if step "Checking types of the pages" npm run check --prefix web; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

test_options() {
    long=
    label=
    while [ $# -gt 0 ]; do
        case $1 in
        --long) long=yes ;;
        --label) shift; label=${1:-none} ;;
        *) die "test does not know '$1'; see ./porchlight help." ;;
        esac
        [ $# -gt 0 ] && shift
    done
    case $label in
    '' | unit | store | api | relay | browser | nat | fuzz | web) ;;
    *) die "there is no label '$label'; the labels are unit, store, api, relay, browser, nat, fuzz, web." ;;
    esac
}

# Everything: units and corpora with warnings as errors, the same with sanitizers, races, joins and
# leaves under tsan, and the real programs with real browsers as they ship. What waits for others more
# than it works runs beside its like. With sanitizers nothing is measured; as they ship the relay and
# calls run alone.
run_all() {
    build_preset dev
    run_ctest dev "unit tests and corpora" -L '^(unit|fuzz)$' -j 2
    build_preset asan
    run_ctest asan "everything in C, with address and undefined behaviour sanitizers" -LE '^(browser|nat|relay)$' -j 5
    run_ctest asan "the relay, with the same" -L '^relay$' -j 3
    build_preset tsan tests_store tests_relay
    run_ctest tsan "threads of the store" -L '^store$' -R 'races|board|outage|store_store' -j 4
    run_ctest tsan "threads of the relay: joins and leaves" -L '^relay$' -j 3
    run_ctest release "the scheduler as it ships" -L '^api$' -j 6
    run_ctest release "the relay as it ships" -L '^relay$'
    run_ctest release "browsers" -L '^(browser|nat)$' -j 2
    if [ -n "$long" ]; then
        build_preset release tests_store
        run_ctest release "the store as it ships" -L '^store$' -j 3
        build_preset fuzz
        run_fuzzers
    fi
}

# Sixty seconds for every parser, from the kept corpus, one a processor; what is found is kept in
# build/fuzz/new.
fuzz_all() {
    find build/fuzz/bin -name 'fuzz_*' | sort | xargs -P "$(nproc)" -I '{}' sh tests/support/fuzz.sh '{}'
}

run_fuzzers() {
    rm -rf build/fuzz/results
    mkdir -p build/fuzz/results build/fuzz/new
    step "Fuzzing every parser for a minute" fuzz_all || true
    for target in build/fuzz/bin/fuzz_*; do
        if [ "$(cat "build/fuzz/results/${target##*/}" 2>/dev/null)" = 0 ]; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            printf '%s found something; see build/fuzz/new/%s.log\n' "${target##*/}" "${target##*/}"
        fi
    done
}

# What is tested as it ships: one label's own, or that of run_all. Optimising at the link takes long.
release_targets() {
    case $label in
    '') echo tests_api tests_relay tests_browser tests_nat ;;
    web) echo porchlight-scheduler ;;
    *) echo "tests_$label" ;;
    esac
}

run_tests() {
    test_options "$@"
    # shellcheck disable=SC2046,SC2086
    install_packages $build_packages $test_packages $(node_packages) ${long:+$fuzz_packages}
    check_node
    printf 'node %s, %s\n' "$(node -v)" "$(gcc --version | head -n 1)"
    install_modules tests
    build_web
    # shellcheck disable=SC2046
    build_preset release $(release_targets)
    [ -z "$long" ] || export PORCHLIGHT_LONG=1
    TMPDIR=$(sh tests/support/postgres.sh place)
    export TMPDIR
    case $label in
    '')
        run_pages_check
        run_vitest
        run_all
        ;;
    web)
        run_pages_check
        run_vitest
        ;;
    *) run_ctest release "$label" -L "^$label\$" ;;
    esac
    printf '%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
}

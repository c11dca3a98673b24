#!/bin/sh
# A PostgreSQL of the tests' own: in a new folder, on a socket file in it, on no port, trusting
# whoever may enter the folder. PostgreSQL refuses to run as root, so root runs it as another user.
#   start NOTE            start one and write its folder into NOTE, or the reason why there is none;
#                         it is quick: it waits for no disk, and lies in memory where there is room
#   run NOTE COMMAND...   run COMMAND with PORCHLIGHT_TEST_POSTGRES, the server's URL; 77: there is none
#   stop NOTE             stop it and take its folder away
#   with COMMAND...       all three, with a server for this command alone, on a disk and as in earnest
#   place                 print where what need not outlast the machine is quick: in memory, if it has room
#   crash FOLDER          stop it as a power cut would; revive FOLDER starts it again
#   freeze FOLDER         it stands still, all of it, and does not know; thaw FOLDER wakes it
set -eu

here=$0
under=${PORCHLIGHT_POSTGRES_UNDER:-} # where the new folder is made; others must be able to enter it
memory_kb=1500000 # some databases, each of 10 MB, and what is written ahead
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

# as_server COMMAND...: as the user whom the server runs as, in a folder which that user may be in.
as_server() {
    if [ "$(id -u)" != 0 ]; then
        (cd / && "$@")
    elif id postgres >/dev/null 2>&1; then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        (cd / && setpriv --reuid=nobody --regid=nogroup --clear-groups "$@")
    fi
}

server() {
    folder=$1
    shift
    as_server "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait --timeout=60 --silent "$@"
}

# -k: where the socket file is. The server outlives this script, so it gets none of the files that
# were open here: it would hold the caller's locks.
server_start() {
    server "$1" start --options="-k '$1' -c listen_addresses='' -c max_connections=200 -c log_min_messages=fatal" \
        >/dev/null 2>&1 </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

# A database for each test is five hundred files made and removed again: on a disk's file system that
# takes longer than the tests.
place() {
    free_kb=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 {print $4}')
    [ "${free_kb:-0}" -gt "$memory_kb" ] && echo /dev/shm || echo /tmp
}

# Only for tests in which neither server nor machine goes down: a commit does not wait for the disk.
make_quick() {
    printf '%s\n' 'fsync = off' 'full_page_writes = off' 'max_wal_size = 256MB' |
        as_server tee -a "$1/data/postgresql.conf" >/dev/null
}

# server_make NOTE PLACE [make_quick]
server_make() {
    folder=$(as_server mktemp -d "${under:-$2}/porchlight-postgres-XXXXXX")
    as_server "$bin/initdb" --pgdata="$folder/data" --username=porchlight --auth=trust --encoding=UTF8 \
        --locale=C --no-sync >"$1.log" 2>&1 && ${3:-:} "$folder" && server_start "$folder"
}

# note_server NOTE PLACE [make_quick]
note_server() {
    if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
        echo "skipped: PostgreSQL is not installed (Debian: postgresql)" | tee "$1"
    elif server_make "$@"; then
        echo "$folder" >"$1"
    else
        echo "PostgreSQL did not start: see $1.log" | tee "$1" >&2
        exit 1
    fi
}

start() {
    note_server "$1" "$(place)" make_quick
}

stop() {
    folder=$(cat "$1")
    rm -f "$1" "$1.log"
    [ -d "$folder/data" ] || return 0
    server "$folder" stop --mode=immediate || true
    rm -rf "$folder"
}

# Those started by the server have it as their parent; one that went meanwhile is no mistake.
signal_all() {
    head=$(head -n 1 "$2/data/postmaster.pid")
    for process in $(ps -o pid= --ppid "$head") "$head"; do
        kill "-$1" "$process" || true
    done
}

url_of() {
    printf 'postgresql:///?host=%s&user=porchlight' "$1"
}

run() {
    folder=$(cat "$1" 2>/dev/null || echo "skipped: no server was started")
    shift
    if [ ! -d "$folder/data" ]; then
        echo "$folder"
        exit 77
    fi
    PORCHLIGHT_TEST_POSTGRES=$(url_of "$folder") PORCHLIGHT_TEST_POSTGRES_FOLDER=$folder "$@"
}

with() {
    note=$(mktemp)
    trap 'stop "$note"' EXIT
    trap 'exit 130' HUP INT TERM
    note_server "$note" /tmp
    status=0
    sh "$here" run "$note" "$@" || status=$?
    exit "$status"
}

command=$1
shift
case $command in
start | run | stop | with | place) "$command" "$@" ;;
crash) server "$1" stop --mode=immediate ;;
revive) server_start "$1" ;;
freeze) signal_all STOP "$1" ;;
thaw) signal_all CONT "$1" ;;
*) echo "postgres.sh does not know '$command'" >&2; exit 2 ;;
esac

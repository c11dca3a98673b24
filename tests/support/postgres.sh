#!/bin/sh
# A PostgreSQL of the tests' own: in a new folder, on a socket file in it, on no port, trusting
# whoever may enter the folder. PostgreSQL refuses to run as root, so root runs it as another user.
#   start NOTE            start one and write its folder into NOTE, or the reason why there is none
#   run NOTE COMMAND...   run COMMAND with PORCHLIGHT_TEST_POSTGRES, the server's URL; 77: there is none
#   stop NOTE             stop it and take its folder away
#   with COMMAND...       all three, with a server for this command alone
#   crash FOLDER          stop it as a power cut would; revive FOLDER starts it again
#   freeze FOLDER         it stands still, all of it, and does not know; thaw FOLDER wakes it
set -eu

here=$0
under=${PORCHLIGHT_POSTGRES_UNDER:-/tmp} # where the new folder is made; others must be able to enter it
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

# -k: where the socket file is. Commits wait for the disk, as they do in earnest. The server outlives
# this script, so it gets none of the files that were open here: it would hold the caller's locks.
server_start() {
    server "$1" start --options="-k '$1' -c listen_addresses='' -c max_connections=200 -c log_min_messages=fatal" \
        >/dev/null 2>&1 </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

server_make() {
    folder=$(as_server mktemp -d "$under/porchlight-postgres-XXXXXX")
    as_server "$bin/initdb" --pgdata="$folder/data" --username=porchlight --auth=trust --encoding=UTF8 \
        --locale=C --no-sync >"$1.log" 2>&1 && server_start "$folder"
}

start() {
    if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
        echo "skipped: PostgreSQL is not installed (Debian: postgresql)" | tee "$1"
    elif server_make "$1"; then
        echo "$folder" >"$1"
    else
        echo "PostgreSQL did not start: see $1.log" | tee "$1" >&2
        exit 1
    fi
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
    start "$note"
    status=0
    sh "$here" run "$note" "$@" || status=$?
    exit "$status"
}

command=$1
shift
case $command in
start | run | stop | with) "$command" "$@" ;;
crash) server "$1" stop --mode=immediate ;;
revive) server_start "$1" ;;
freeze) signal_all STOP "$1" ;;
thaw) signal_all CONT "$1" ;;
*) echo "postgres.sh does not know '$command'" >&2; exit 2 ;;
esac

/* See the header. The columns are those of the scheduler's own claims, without what refers to other
 * tables. Free times are drawn from so many that hardly any claim is refused. */
#include "tests/bench/booking_pgbench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/booking_rows.h"

enum { COMMAND_SIZE = 2048, PATH_SIZE = 512, LINE_SIZE = 256 };

/* Whatever refers to other tables is left out with INCLUDING ALL. */
static const char tables[] =
        "CREATE TABLE floor_claims (party_key bigint NOT NULL, session_id bytea NOT NULL, start_at "
        "bigint NOT NULL, end_at bigint NOT NULL, EXCLUDE USING gist (party_key WITH =, "
        "int8range(start_at, end_at) WITH &&));"
        "CREATE TABLE rows_session (LIKE session INCLUDING ALL);"
        "CREATE TABLE rows_claims (LIKE claims INCLUDING ALL);"
        "CREATE TABLE rows_notice (LIKE notice INCLUDING ALL);"
        "CREATE TABLE rows_audit (LIKE audit INCLUDING ALL);"
        "CREATE TABLE rows_answer (LIKE idempotency INCLUDING ALL);";

static const char claim_script[] =
        "\\set party random(1, 500)\n"
        "\\set hour random(1, 500000)\n"
        "INSERT INTO floor_claims VALUES (:party, "
        "decode(md5(:hour::text), 'hex'), :hour::bigint * 3600, :hour::bigint * 3600 + 3600) "
        "ON CONFLICT DO NOTHING\n";

static enum err claim_script_write(const char *folder)
{
    char path[COMMAND_SIZE];
    snprintf(path, sizeof(path), "%s/claim.pgbench", folder);
    FILE *file = fopen(path, "w");
    if (!file)
        return ERR_IO;
    fputs(claim_script, file);
    return fclose(file) == 0 ? ERR_OK : ERR_IO;
}

enum err pgbench_begin(const char *url, const char *folder)
{
    char command[COMMAND_SIZE];
    snprintf(command, sizeof(command), "psql --no-psqlrc --quiet --command \"%s\" '%s' >&2", tables,
            url);
    return system(command) == 0 ? claim_script_write(folder) : ERR_IO;
}

static double pgbench_run(const char *command)
{
    char line[LINE_SIZE];
    double rate = 0;
    FILE *output = popen(command, "r");
    if (!output)
        return 0;
    while (fgets(line, sizeof(line), output))
        sscanf(line, "tps = %lf", &rate);
    return pclose(output) == 0 ? rate : 0;
}

double pgbench_round(const char *url, const char *folder, enum pgbench_script script,
        int connections, size_t count)
{
    char path[PATH_SIZE] = BENCH_ROWS_SCRIPT, command[COMMAND_SIZE];
    if (script == PGBENCH_CLAIM)
        snprintf(path, sizeof(path), "%s/claim.pgbench", folder);
    snprintf(command, sizeof(command),
            "pgbench --no-vacuum --protocol=prepared --client=%d --transactions=%zu "
            "--define=answer=%d --file='%s' '%s'",
            connections, count / (size_t)connections, ROWS_ANSWER_BYTES, path, url);
    return pgbench_run(command);
}

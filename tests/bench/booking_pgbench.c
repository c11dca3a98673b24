/* See the header. The columns are those of the scheduler's own claims, without what refers to other
 * tables. Free times are drawn from so many that hardly any claim is refused. */
#include "tests/bench/booking_pgbench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMMAND_SIZE = 1024, LINE_SIZE = 256 };

static const char table[] =
        "CREATE TABLE floor_claims (party_key bigint NOT NULL, session_id bytea NOT NULL, start_at "
        "bigint NOT NULL, end_at bigint NOT NULL, EXCLUDE USING gist (party_key WITH =, "
        "int8range(start_at, end_at) WITH &&));";

static const char script[] =
        "\\set party random(1, 500)\n"
        "\\set hour random(1, 500000)\n"
        "INSERT INTO floor_claims VALUES (:party, "
        "decode(md5(:hour::text), 'hex'), :hour::bigint * 3600, :hour::bigint * 3600 + 3600) "
        "ON CONFLICT DO NOTHING\n";

static enum err script_write(const char *folder)
{
    char path[COMMAND_SIZE];
    snprintf(path, sizeof(path), "%s/claim.sql", folder);
    FILE *file = fopen(path, "w");
    if (!file)
        return ERR_IO;
    fputs(script, file);
    return fclose(file) == 0 ? ERR_OK : ERR_IO;
}

enum err pgbench_begin(const char *url, const char *folder)
{
    char command[COMMAND_SIZE];
    snprintf(command, sizeof(command), "psql --no-psqlrc --quiet --command \"%s\" '%s' >&2", table,
            url);
    return system(command) == 0 ? script_write(folder) : ERR_IO;
}

double pgbench_round(const char *url, const char *folder, int connections, size_t count)
{
    char command[COMMAND_SIZE], line[LINE_SIZE];
    double rate = 0;
    snprintf(command, sizeof(command),
            "pgbench --no-vacuum --protocol=prepared --client=%d --transactions=%zu "
            "--file='%s/claim.sql' '%s'",
            connections, count / (size_t)connections, folder, url);
    FILE *output = popen(command, "r");
    if (!output)
        return 0;
    while (fgets(line, sizeof(line), output))
        sscanf(line, "tps = %lf", &rate);
    return pclose(output) == 0 ? rate : 0;
}

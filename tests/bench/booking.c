/* Booking through the real scheduler's API with everything on: sign-in, audit row, sealed answer
 * under an idempotency key. Every booking is of a free time and must be answered by 201. Beside it,
 * in the same rounds and on the same disk, the floor: one claim a commit on SQLite; pgbench with
 * one claim a transaction on the PostgreSQL that PORCHLIGHT_TEST_POSTGRES names, if there is one.
 * Between the two, what a booking's rows cost alone, and on SQLite the store without HTTP.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/random.h"
#include "scheduler/store/store.h"
#include "tests/bench/booking_floor.h"
#include "tests/bench/booking_load.h"
#include "tests/bench/booking_pgbench.h"
#include "tests/bench/booking_rows.h"
#include "tests/bench/booking_store.h"
#include "tests/bench/booking_world.h"
#include "tests/bench/scheduler_program.h"
#include "tests/bench/table.h"

enum { CASES_MAX = 3, PATH_SIZE = 512, FLOOR_CLAIMS = 400 };

struct load_case {
    const char *what;
    const char *cpu_what;
    const char *p99_what;
    int clients;
    size_t bookings; /* a round */
    double rate[BENCH_ROUNDS];
    double cpu_us[BENCH_ROUNDS]; /* the scheduler's, a booking */
    double p99_ms[BENCH_ROUNDS];
    double client_us[BENCH_ROUNDS]; /* this program's CPU time, a booking */
    double floor[BENCH_ROUNDS];
    double rows[BENCH_ROUNDS];  /* bookings a second, of bare statements; 0: not measured */
    double alone[BENCH_ROUNDS]; /* likewise of the store without HTTP */
};

struct bench {
    const char *folder;
    char database[PATH_SIZE];
    struct scheduler_program program;
    struct world world;
    struct floor_db *floor; /* NULL: PostgreSQL is measured, here and in the next two */
    struct rows_db *rows;
    struct store_alone *alone;
    struct load_case cases[CASES_MAX];
    size_t count;
};

/* --- beginning and end ------------------------------------------------------------------------ */

/* The scheduler has not opened its database yet. */
static enum err sqlite_begin(struct bench *bench, const char *key, struct error *error)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/floor.db", bench->folder);
    enum err err = floor_open(path, &bench->floor);
    if (err)
        return err;
    snprintf(path, sizeof(path), "%s/rows.db", bench->folder);
    err = rows_open(bench->database, path, &bench->world, &bench->rows);
    if (err)
        return err;
    snprintf(path, sizeof(path), "%s/alone.db", bench->folder);
    err = database_copy(bench->database, path);
    return err ? err : store_alone_open(path, key, &bench->world, &bench->alone, error);
}

static enum err beside_begin(struct bench *bench, const char *key, struct error *error)
{
    return store_is_url(bench->database) ? pgbench_begin(bench->database, bench->folder)
                                         : sqlite_begin(bench, key, error);
}

static enum err bench_begin(struct bench *bench, struct error *error)
{
    char key[PATH_SIZE];
    snprintf(key, sizeof(key), "%s/seal.key", bench->folder);
    enum err err = world_make(bench->database, key, &bench->world, error);
    if (!err)
        err = beside_begin(bench, key, error);
    return err ? err
               : scheduler_program_start(bench->folder, bench->database, &bench->program, error);
}

static void bench_end(struct bench *bench)
{
    floor_close(bench->floor);
    rows_close(bench->rows);
    store_alone_close(bench->alone);
    scheduler_program_stop(&bench->program);
}

/* --- rounds ----------------------------------------------------------------------------------- */

/* Of SQLite's, which have one writer, only with one client. */
static bool beside_take(const struct bench *bench, struct load_case *one, int round)
{
    if (!bench->floor) {
        one->floor[round] = pgbench_round(
                bench->database, bench->folder, PGBENCH_CLAIM, one->clients, one->bookings);
        one->rows[round] = pgbench_round(
                bench->database, bench->folder, PGBENCH_ROWS, one->clients, one->bookings);
        return one->floor[round] > 0 && one->rows[round] > 0;
    }
    one->floor[round] = floor_round(bench->floor, FLOOR_CLAIMS);
    if (one->clients > 1)
        return one->floor[round] > 0;
    one->rows[round] = rows_round(bench->rows, one->bookings);
    one->alone[round] = store_alone_round(bench->alone, one->bookings);
    return one->floor[round] > 0 && one->rows[round] > 0 && one->alone[round] > 0;
}

/* Connections are new in every round: the scheduler closes those which lie idle meanwhile. */
static bool case_load(struct bench *bench, const struct load_case *one, struct load_result *ret)
{
    struct load *load = load_open(bench->program.port, (size_t)one->clients, &bench->world);
    bool is_good = load && load_round(load, one->bookings, ret);
    load_close(load);
    return is_good;
}

static bool case_round(struct bench *bench, struct load_case *one, int round)
{
    struct load_result result;
    if (!beside_take(bench, one, round))
        return false;
    double cpu = scheduler_program_cpu_s(&bench->program);
    if (!case_load(bench, one, &result))
        return false;
    cpu = scheduler_program_cpu_s(&bench->program) - cpu;
    one->rate[round] = result.rate;
    one->cpu_us[round] = cpu * 1e6 / (double)one->bookings;
    one->p99_ms[round] = result.p99_ms;
    one->client_us[round] = result.cpu_us;
    return true;
}

/* Beside the same floor, unless it was not measured. */
static void beside_row(struct bench_table *table, const char *what, double rates[BENCH_ROUNDS],
        struct figure floor)
{
    struct bench_row row = {.name = "booking", .what = what, .unit = "/s", .floor = floor};
    row.ours = figure_of(rates);
    if (row.ours.median > 0)
        bench_add(table, row);
}

static void case_rows(struct bench_table *table, struct load_case *one)
{
    struct bench_row row = {.name = "booking",
            .what = one->what,
            .unit = "/s",
            .ours = figure_of(one->rate),
            .floor = figure_of(one->floor)};
    bench_add(table, row);
    beside_row(table, "  its rows alone, by bare statements", one->rows, row.floor);
    beside_row(table, "  the store alone, without HTTP", one->alone, row.floor);
    row = (struct bench_row){.name = "booking", .unit = "ms", .what = one->p99_what};
    row.ours = figure_of(one->p99_ms);
    bench_add(table, row);
    row.unit = "us CPU";
    row.what = one->cpu_what;
    row.ours = figure_of(one->cpu_us);
    bench_add(table, row);
    row.what = "  of the clients, a booking";
    row.ours = figure_of(one->client_us);
    bench_add(table, row);
}

static bool bench_run(struct bench *bench, struct bench_table *table, struct error *error)
{
    enum err err = bench_begin(bench, error);
    bool is_good = err == ERR_OK;
    if (err && !error->text[0])
        error_set(error, err, NULL, "could not: %s", err_name(err));
    for (int round = -1; round < BENCH_ROUNDS && is_good; round++) {
        /* The first, for the caches, is overwritten. */
        for (size_t i = 0; i < bench->count && is_good; i++)
            is_good = case_round(bench, &bench->cases[i], round < 0 ? 0 : round);
    }
    for (size_t i = 0; i < bench->count && is_good; i++)
        case_rows(table, &bench->cases[i]);
    bench_end(bench);
    return is_good;
}

/* --- engines ---------------------------------------------------------------------------------- */

#define LOAD_CASE(engine, n, number)                                                               \
    {                                                                                              \
        .what = engine ", " #n " at once", .p99_what = "  99 of 100 answered within",              \
        .cpu_what = "  of the scheduler, a booking", .clients = (n), .bookings = (number)          \
    }

static struct bench bench_sqlite = {
        .cases = {LOAD_CASE("SQLite", 1, 400), LOAD_CASE("SQLite", 32, 2000)}, .count = 2};

static struct bench bench_postgres = {
        .cases = {LOAD_CASE("PostgreSQL", 1, 300), LOAD_CASE("PostgreSQL", 8, 1600),
                LOAD_CASE("PostgreSQL", 32, 1920)},
        .count = 3};

static bool engine_run(struct bench *bench, const char *folder, struct bench_table *table)
{
    struct error error = {0};
    bench->folder = folder;
    bool is_good = bench_run(bench, table, &error);
    if (!is_good)
        fprintf(stderr, "bench: %s %s\n", error.field, error.text);
    return is_good;
}

static bool sqlite_run(const char *folder, struct bench_table *table)
{
    snprintf(bench_sqlite.database, PATH_SIZE, "%s/scheduler.db", folder);
    return engine_run(&bench_sqlite, folder, table);
}

static bool postgres_run(const char *folder, struct bench_table *table)
{
    const char *server = getenv("PORCHLIGHT_TEST_POSTGRES");
    if (!server) {
        fprintf(stderr, "bench: no PostgreSQL, so no rows of it\n");
        return true;
    }
    snprintf(bench_postgres.database, PATH_SIZE, "%s&dbname=postgres", server);
    return engine_run(&bench_postgres, folder, table);
}

static void folder_remove(const char *folder)
{
    char command[PATH_SIZE];
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    if (system(command) != 0)
        fprintf(stderr, "bench: %s is left over\n", folder);
}

/* A disk, even where /tmp is memory. */
int main(int argc, char **argv)
{
    struct bench_table table = {0};
    struct error error = {0};
    char folder[] = "/var/tmp/porchlight-bench-XXXXXX";
    bool as_json = argc > 1 && strcmp(argv[1], "--json") == 0;
    if (random_init() != ERR_OK || !mkdtemp(folder))
        return 1;
    bool is_good = scheduler_program_keys(folder, &error) == ERR_OK && sqlite_run(folder, &table) &&
                   postgres_run(folder, &table);
    if (is_good)
        bench_print(&table, as_json);
    folder_remove(folder);
    return is_good ? 0 : 1;
}

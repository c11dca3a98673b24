/* "The first ten that fit me" of 10,000 coaches, through the store as the scheduler asks it: SQLite
 * on disk, ten zones, forty hours and eight bookings a week each. CPU time of the whole process, so
 * of the reading thread too. The rows put in are those of real bookings, without what no search
 * reads. Every coach says what they are; one in twenty has what the person may need. Cases: a
 * person who fits everybody, one who needs that, everybody booked out for a day, and the one search
 * that fills the board. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/keyfile.h"
#include "common/random.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/vocabulary.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/pairing.h"
#include "scheduler/store/pairing_row.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/seed.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"
#include "tests/bench/table.h"
#include "tests/support/vocabulary.h"

enum {
    COACHES = 10000,
    ZONES = 10,
    WEEKS = 2,
    BOOKINGS = 8,
    FIRST = 10,
    RARE = 20,
    SEARCH_DAYS = 28,
    FULL_DAYS = 1
};

#define DAY ((unix_s_t)DAY_S)
#define NOW ((unix_s_t)1803859200) /* Monday 2027-03-01 00:00 UTC */

static const char *const zone_names[ZONES] = {"America/New_York", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Halifax",
        "Europe/London", "Europe/Madrid", "Asia/Kolkata", "Australia/Sydney"};

struct bench {
    char folder[64];
    struct zones *zones;
    struct vocabulary *vocabulary;
    struct store *store;
    struct id programme;
    struct id person;
    struct id needs; /* a person who needs what one coach in RARE has */
    struct actor coordinator;
    struct bench_table table;
};

/* --- making it -------------------------------------------------------------------------------- */

struct fill {
    struct write write;
    struct id person;
    struct pairing says[2]; /* coaches: most of them, one in RARE */
};

static struct pairing says_make(const struct vocabulary *vocabulary, const char *language)
{
    struct pairing pairing = {0};
    struct trait_entry traits[] = {{.kind = TRAIT_LANGUAGE, .is_shown = true},
            {.kind = TRAIT_PATHWAY, .value = "twelve_steps", .is_shown = true}};
    snprintf(traits[0].value, sizeof(traits[0].value), "%s", language);
    if (traits_take(vocabulary, traits, 2, &pairing.traits, NULL))
        fprintf(stderr, "bench: a trait is not in the vocabulary\n");
    return pairing;
}

static struct pairing needs_make(const struct vocabulary *vocabulary, const char *language)
{
    struct pairing pairing = {0};
    struct wish_entry wish = {.level = WISH_NEED, .kind = TRAIT_LANGUAGE};
    snprintf(wish.value, sizeof(wish.value), "%s", language);
    if (wishes_take(vocabulary, &wish, 1, &pairing.wishes, NULL))
        fprintf(stderr, "bench: a wish is not in the vocabulary\n");
    return pairing;
}

static enum err coach_insert(const struct operation *operation, const struct fill *fill,
        struct id coach, const char *zone)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO account (id, programme_id, role, nickname_sealed, introduction_sealed, "
            "reach_kind, zone, language, created_at) "
            "VALUES ($1, $2, 'coach', $1, $1, 'none', $3, 'en', 0)");
    query_bind_id(query, 1, &coach);
    query_bind_id(query, 2, &fill->write.actor.programme);
    query_bind_text(query, 3, zone);
    return query_run(query);
}

/* Nine to twelve and one to six, from Monday to Friday. */
static enum err window_insert(
        const struct operation *operation, const struct fill *fill, struct id coach, int position)
{
    bool is_morning = position % 2 == 0;
    struct query *query = db_query(operation->db,
            "INSERT INTO weekly_hours (coach_id, programme_id, position, weekday, start_min, "
            "end_min) VALUES ($1, $2, $3, $4, $5, $6)");
    query_bind_id(query, 1, &coach);
    query_bind_id(query, 2, &fill->write.actor.programme);
    query_bind_number(query, 3, position);
    query_bind_number(query, 4, position / 2 + 1);
    query_bind_number(query, 5, is_morning ? 540 : 780);
    query_bind_number(query, 6, is_morning ? 720 : 1080);
    return query_run(query);
}

static enum err claim_insert(
        const struct operation *operation, struct id coach, struct id session, struct interval time)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO claims (party_id, session_id, start_at, end_at) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &coach);
    query_bind_id(query, 2, &session);
    query_bind_number(query, 3, time.start);
    query_bind_number(query, 4, time.end);
    return query_run(query);
}

static enum err session_insert(const struct operation *operation, const struct fill *fill,
        struct id coach, struct interval time)
{
    struct id id = random_id();
    struct query *query = db_query(operation->db,
            "INSERT INTO session (id, programme_id, coach_id, person_id, status, mode, start_at, "
            "end_at, buffer_min, call_id, coach_seat_id, person_seat_id, placement, created_at) "
            "VALUES ($1, $2, $3, $4, 'booked', 'video', $5, $6, 10, $1, $1, $1, 1, 0)");
    query_bind_id(query, 1, &id);
    query_bind_id(query, 2, &fill->write.actor.programme);
    query_bind_id(query, 3, &coach);
    query_bind_id(query, 4, &fill->person);
    query_bind_number(query, 5, time.start);
    query_bind_number(query, 6, time.end - 600);
    enum err err = query_run(query);
    return err ? err : claim_insert(operation, coach, id, time);
}

/* The k-th booking of a week: two a day from Monday to Thursday, on the hour. */
static struct interval booking_time(const struct zone *zone, size_t coach, int week, int booking)
{
    int32_t monday = (int32_t)(NOW / DAY_S);
    int hour = booking % 2 == 0 ? 9 + (int)(coach % 3) : 13 + (int)(coach % 5);
    struct civil_time wall = {.day = monday + week * 7 + booking / 2, .second = hour * 3600};
    unix_s_t start = zone_instant(zone, wall).at;
    return (struct interval){.start = start, .end = start + 3600};
}

static enum err coach_fill(
        const struct operation *operation, const struct fill *fill, struct id coach, size_t index)
{
    const struct zone *zone;
    const char *name = zone_names[index % ZONES];
    enum err err = zones_get(operation->zones, name, &zone, NULL);
    if (!err)
        err = coach_insert(operation, fill, coach, name);
    struct member member = {.id = coach, .programme = fill->write.actor.programme};
    if (!err)
        err = pairing_save(operation, &member, &fill->says[index % RARE == 0]);
    for (int i = 0; i < 10 && !err; i++)
        err = window_insert(operation, fill, coach, i);
    for (int i = 0; i < WEEKS * BOOKINGS && !err; i++)
        err = session_insert(
                operation, fill, coach, booking_time(zone, index, i / BOOKINGS, i % BOOKINGS));
    return err;
}

static enum err fill_run(struct operation *operation, const void *in, void *out)
{
    const struct fill *fill = in;
    enum err err = ERR_OK;
    (void)out;
    for (size_t i = 0; i < COACHES && !err; i++)
        err = coach_fill(operation, fill, random_id(), i);
    return err;
}

/* One long claim over the next days for everybody, but where there is one already. */
static enum err full_run(struct operation *operation, const void *in, void *out)
{
    (void)in;
    (void)out;
    for (int hour = 0; hour < FULL_DAYS * 24; hour++) {
        struct query *query = db_query(operation->db,
                "INSERT INTO claims (party_id, session_id, start_at, end_at) "
                "SELECT DISTINCT a.id, s.id, CAST($1 AS INTEGER), CAST($2 AS INTEGER) "
                "FROM account a JOIN (SELECT id FROM session LIMIT 1) s "
                "WHERE a.role = 'coach' AND NOT EXISTS (SELECT 1 FROM claims c "
                "WHERE c.party_id = a.id AND c.start_at < $2 AND c.end_at > $1)");
        query_bind_number(query, 1, NOW + hour * (unix_s_t)3600);
        query_bind_number(query, 2, NOW + hour * (unix_s_t)3600 + 3600);
        enum err err = query_run(query);
        if (err)
            return err;
    }
    return ERR_OK;
}

static const struct store_call fill = {.name = "bench.fill",
        .in_size = sizeof(struct fill),
        .out_size = 1,
        .is_write = true,
        .run = fill_run};
static const struct store_call full = {.name = "bench.full",
        .in_size = sizeof(struct fill),
        .out_size = 1,
        .is_write = true,
        .run = full_run};

static struct write system_write(struct id programme)
{
    return (struct write){.actor = {.role = ROLE_SYSTEM, .programme = programme}, .now = NOW};
}

static struct id account_add(struct bench *bench, enum role role)
{
    struct seed_out out = {0};
    struct seed_account in = {.write = system_write(bench->programme),
            .account = {.programme = bench->programme,
                    .role = role,
                    .nickname = "Sam",
                    .zone = "America/New_York",
                    .language = "en"}};
    if (store_wait(bench->store, &seed_account, &in, &out, NULL))
        fprintf(stderr, "bench: an account could not be made\n");
    return out.id;
}

static enum err bench_fill(struct bench *bench)
{
    struct seed_organisation organisation = {.write = system_write((struct id){{0}}),
            .organisation = {.name = "Bench", .phone = "+1 555 0100", .coach_label = "coach"},
            .programme = "Bench"};
    struct seed_organisation_out made;
    enum err err = store_wait(bench->store, &seed_organisation, &organisation, &made, NULL);
    if (err)
        return err;
    bench->programme = made.programme;
    bench->person = account_add(bench, ROLE_PERSON);
    bench->coordinator = (struct actor){.role = ROLE_COORDINATOR,
            .programme = made.programme,
            .account = account_add(bench, ROLE_COORDINATOR)};
    bench->needs = account_add(bench, ROLE_PERSON);
    struct pairing_put wish = {.write = {.actor = {.role = ROLE_PERSON,
                                                 .programme = made.programme,
                                                 .account = bench->needs},
                                       .now = NOW},
            .pairing = needs_make(bench->vocabulary, "es")};
    err = store_wait(bench->store, &pairing_put, &wish, NULL, NULL);
    struct fill in = {.write = system_write(made.programme),
            .person = bench->person,
            .says = {says_make(bench->vocabulary, "en"), says_make(bench->vocabulary, "es")}};
    return err ? err : store_wait(bench->store, &fill, &in, NULL, NULL);
}

/* --- searching -------------------------------------------------------------------------------- */

/* Milliseconds of CPU; below 0: it did not find ten. */
static double search_ms(struct bench *bench, struct id person)
{
    static struct slots_search_out out;
    struct slots_search in = {.actor = bench->coordinator,
            .person = person,
            .among = SLOTS_PROGRAMME,
            .from_at = NOW,
            .until_at = NOW + SEARCH_DAYS * DAY,
            .length_min = 50,
            .now = NOW,
            .limit = FIRST};
    double began = bench_cpu_s();
    enum err err = store_wait(bench->store, &slots_search, &in, &out, NULL);
    return !err && out.count == FIRST ? (bench_cpu_s() - began) * 1e3 : -1;
}

static int bench_search(struct bench *bench, struct id person, const char *what)
{
    double ours[BENCH_ROUNDS];
    for (int i = 0; i < BENCH_ROUNDS; i++) {
        ours[i] = search_ms(bench, person);
        if (ours[i] < 0)
            return -1;
    }
    bench_add(&bench->table,
            (struct bench_row){
                    .name = "search", .what = what, .unit = "ms CPU", .ours = figure_of(ours)});
    return 0;
}

static int bench_run(struct bench *bench)
{
    struct fill in = {.write = system_write(bench->programme)};
    double first_ms = search_ms(bench, bench->person);
    if (first_ms < 0 ||
            bench_search(bench, bench->person, "first ten of 10,000, eight bookings a week") ||
            bench_search(bench, bench->needs, "the same, one coach in twenty fits"))
        return -1;
    if (store_wait(bench->store, &full, &in, NULL, NULL) ||
            bench_search(bench, bench->person, "first ten of 10,000, no hour free for a day"))
        return -1;
    bench_add(&bench->table, (struct bench_row){.name = "search",
                                     .what = "the first search after a start, once",
                                     .unit = "ms CPU",
                                     .ours = {first_ms, first_ms, first_ms}});
    return 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int bench_open(struct bench *bench)
{
    char path[96], key[96];
    struct error error = {0};
    snprintf(bench->folder, sizeof(bench->folder), "/tmp/porchlight-bench-XXXXXX");
    if (!mkdtemp(bench->folder) || zones_open(NULL, &bench->zones, &error))
        return -1;
    snprintf(path, sizeof(path), "%s/db", bench->folder);
    snprintf(key, sizeof(key), "%s/key", bench->folder);
    bench->vocabulary = vocabulary_shipped();
    struct store_config config = {
            .path = path, .key_path = key, .zones = bench->zones, .vocabulary = bench->vocabulary};
    if (keyfile_make_secret(key, "bench", &error) || store_open(&config, &bench->store, &error)) {
        fprintf(stderr, "bench: %s\n", error.text);
        return -1;
    }
    return 0;
}

static void bench_close(struct bench *bench)
{
    static const char *const names[] = {"db", "db-wal", "db-shm", "db.lock", "key"};
    store_close(bench->store);
    zones_close(bench->zones);
    vocabulary_destroy(bench->vocabulary);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[96];
        snprintf(path, sizeof(path), "%s/%s", bench->folder, names[i]);
        unlink(path);
    }
    rmdir(bench->folder);
}

int main(int argc, char **argv)
{
    struct bench bench = {0};
    bool as_json = argc > 1 && strcmp(argv[1], "--json") == 0;
    int status = 1;
    if (!random_init() && !bench_open(&bench) && !bench_fill(&bench) && !bench_run(&bench)) {
        bench_print(&bench.table, as_json);
        status = 0;
    }
    bench_close(&bench);
    return status;
}

/* Builds and takes down what the store's tests stand on. */
#include "tests/store/fixture.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/keyfile.h"
#include "common/random.h"
#include "scheduler/core/vocabulary.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/db.h"
#include "scheduler/store/seed.h"
#include "scheduler/zones/zone_file.h"
#include "tests/store/template.h"
#include "tests/support/vocabulary.h"

struct actor fixture_actor(const struct fixture *fixture, enum role role, struct id account)
{
    return (struct actor){.account = account, .role = role, .programme = fixture->programme};
}

struct write fixture_write(struct actor actor, unix_s_t now, const char *key)
{
    struct write write = {.actor = actor, .route = "test", .now = now};
    snprintf(write.key, sizeof(write.key), "%s", key);
    return write;
}

static struct write tool_write(const struct fixture *fixture)
{
    struct actor tool = {.role = ROLE_SYSTEM, .programme = fixture->programme};
    return fixture_write(tool, FIXTURE_NOW, "");
}

static struct seed_account account_of(
        const struct fixture *fixture, enum role role, const char *nickname)
{
    struct seed_account in = {
            .write = tool_write(fixture),
            .account = {.role = role,
                    .programme = fixture->programme,
                    .zone = "America/New_York",
                    .language = "en"},
    };
    snprintf(in.account.nickname, sizeof(in.account.nickname), "%s", nickname);
    return in;
}

struct id fixture_account(struct fixture *fixture, enum role role, const char *nickname)
{
    struct seed_account in = account_of(fixture, role, nickname);
    struct seed_out out;
    assert_int_equal(store_wait(fixture->store, &seed_account, &in, &out, NULL), ERR_OK);
    return out.id;
}

/* --- people: many at once, so that they share transactions ------------------------------------ */

static void handle_person(void *context, const struct store_result *result)
{
    struct fixture *fixture = context;
    assert_int_equal(result->err, ERR_OK);
    const struct seed_out *out = result->out;
    fixture->people[fixture->people_count++] = out->id;
}

static void handle_caseload(void *context, const struct store_result *result)
{
    (void)context;
    assert_int_equal(result->err, ERR_OK);
}

void fixture_add_people(struct fixture *fixture, size_t count)
{
    size_t first = fixture->people_count;
    for (size_t i = 0; i < count; i++) {
        struct seed_account in = account_of(fixture, ROLE_PERSON, "Robin");
        assert_int_equal(
                store_submit(fixture->store, &seed_account, &in, handle_person, fixture), ERR_OK);
    }
    while (store_deliver_wait(fixture->store))
        ;
    for (size_t i = first; i < fixture->people_count; i++) {
        struct seed_caseload in = {.write = tool_write(fixture),
                .person = fixture->people[i],
                .coach = fixture->coach};
        assert_int_equal(
                store_submit(fixture->store, &seed_caseload, &in, handle_caseload, NULL), ERR_OK);
    }
    while (store_deliver_wait(fixture->store))
        ;
}

/* --- setup ------------------------------------------------------------------------------------ */

bool fixture_is_postgres(void)
{
    const char *server = getenv("PORCHLIGHT_TEST_POSTGRES");
    return server && server[0];
}

static struct store *store_make(struct fixture *fixture)
{
    struct error error = {0};
    struct store *store = NULL;
    struct store_config config = {.path = fixture->path,
            .overlap = fixture_overlap(),
            .key_path = fixture->key_path,
            .zones = fixture->zones,
            .vocabulary = fixture->vocabulary};
    enum err err = store_open(&config, &store, &error);
    if (err)
        fail_msg("store_open: %s: %s", error.field, error.text);
    return store;
}

/* The database's, on SQLite. */
static void files_remove(const struct fixture *fixture)
{
    static const char *const names[] = {"db", "db-wal", "db-shm"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[160];
        snprintf(path, sizeof(path), "%s/%s", fixture->folder, names[i]);
        unlink(path);
    }
}

void fixture_open(struct fixture *fixture)
{
    fixture->store = store_make(fixture);
}

void fixture_empty(struct fixture *fixture)
{
    fixture_close(fixture);
    if (!fixture->is_postgres) {
        files_remove(fixture);
        return;
    }
    struct db *db = NULL;
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_equal(db_run(db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public"), ERR_OK);
    db_close(db);
}

struct store *fixture_open_second(struct fixture *fixture)
{
    return fixture->is_postgres ? store_make(fixture) : fixture->store;
}

void fixture_close_second(struct fixture *fixture, struct store *second)
{
    if (second != fixture->store)
        store_close(second);
}

void fixture_close(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
}

static void organisation_make(struct fixture *fixture)
{
    struct seed_organisation in = {
            .write = tool_write(fixture),
            .organisation = {.name = "Lantern House",
                    .phone = "+1 555 0100",
                    .coach_label = "peer"},
            .programme = "Main",
    };
    struct seed_organisation_out out;
    assert_int_equal(store_wait(fixture->store, &seed_organisation, &in, &out, NULL), ERR_OK);
    fixture->programme = out.programme;
}

static void hours_make(struct fixture *fixture)
{
    struct hours_put in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .count = 7,
    };
    for (int i = 0; i < 7; i++)
        in.windows[i] =
                (struct hours_window){.weekday = i + 1, .start_min = 9 * 60, .end_min = 17 * 60};
    assert_int_equal(store_wait(fixture->store, &hours_put, &in, NULL, NULL), ERR_OK);
}

static void database_make(struct fixture *fixture)
{
    uint64_t random;
    random_bytes(&random, sizeof(random));
    snprintf(fixture->server, sizeof(fixture->server), "%s", getenv("PORCHLIGHT_TEST_POSTGRES"));
    snprintf(fixture->database, sizeof(fixture->database), "test_%016" PRIx64, random);
    template_url(fixture->server, fixture->database, fixture->path, sizeof(fixture->path));
    template_copy(fixture->server, fixture_overlap(), fixture->database);
}

static void database_drop(const struct fixture *fixture)
{
    char url[sizeof(fixture->path)], sql[96];
    struct db *db = NULL;
    template_url(fixture->server, "postgres", url, sizeof(url));
    snprintf(sql, sizeof(sql), "DROP DATABASE %s WITH (FORCE)", fixture->database);
    assert_int_equal(db_open(url, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_equal(db_run(db, sql), ERR_OK);
    db_close(db);
}

int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    assert_int_equal(random_init(), ERR_OK);
    const char *under = getenv("TMPDIR");
    snprintf(fixture->folder, sizeof(fixture->folder), "%s/porchlight-store-XXXXXX",
            under && under[0] ? under : "/tmp");
    assert_non_null(mkdtemp(fixture->folder));
    fixture->is_postgres = fixture_is_postgres();
    if (fixture->is_postgres)
        database_make(fixture);
    else
        snprintf(fixture->path, sizeof(fixture->path), "%s/db", fixture->folder);
    snprintf(fixture->key_path, sizeof(fixture->key_path), "%s/key", fixture->folder);
    assert_int_equal(keyfile_make_secret(fixture->key_path, "data-1", NULL), ERR_OK);
    assert_int_equal(zones_open(NULL, &fixture->zones, NULL), ERR_OK);
    fixture->vocabulary = vocabulary_shipped();
    fixture_open(fixture);
    organisation_make(fixture);
    fixture->coach = fixture_account(fixture, ROLE_COACH, "Sam");
    fixture->coordinator = fixture_account(fixture, ROLE_COORDINATOR, "Kim");
    hours_make(fixture);
    *state = fixture;
    return 0;
}

int fixture_teardown(void **state)
{
    static const char *const names[] = {"db.lock", "key"};
    struct fixture *fixture = *state;
    fixture_close(fixture);
    if (fixture->is_postgres)
        database_drop(fixture);
    zones_close(fixture->zones);
    vocabulary_destroy(fixture->vocabulary);
    files_remove(fixture);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[160];
        snprintf(path, sizeof(path), "%s/%s", fixture->folder, names[i]);
        unlink(path);
    }
    int left = rmdir(fixture->folder);
    free(fixture);
    return left;
}

/* --- looking and booking -----------------------------------------------------------------------
 */

struct db *fixture_look(const struct fixture *fixture)
{
    struct db *db = NULL;
    assert_int_equal(db_open(fixture->path, DB_READ, &db, NULL), ERR_OK);
    return db;
}

int64_t fixture_count(const struct fixture *fixture, const char *sql)
{
    struct db *db = fixture_look(fixture);
    struct query *query = db_query(db, sql);
    assert_true(query_next(query));
    int64_t count = query_number(query, 0);
    assert_int_equal(query_end(query), ERR_OK);
    db_close(db);
    return count;
}

void fixture_run(struct fixture *fixture, const char *sql)
{
    struct db *db = NULL;
    fixture_close(fixture);
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_equal(db_run(db, sql), ERR_OK);
    db_close(db);
    fixture_open(fixture);
}

const char *fixture_overlap(void)
{
    return getenv("PORCHLIGHT_TEST_OVERLAP");
}

bool fixture_has_ticks(void)
{
    return fixture_overlap() && strcmp(fixture_overlap(), "ticks") == 0;
}

/* Each claim has its ticks and no tick is without its claim; nothing of EXCLUDE is there. */
static void assert_ticks(const struct fixture *fixture)
{
    static const char wanted[] = "SELECT COALESCE(SUM((end_at - 1) / 300 - (start_at + 299) / 300 "
                                 "+ 1), 0)::bigint FROM claims";
    static const char there[] =
            "SELECT COUNT(*) FROM claim_tick t JOIN claims c ON c.party_id = t.party_id "
            "AND c.session_id = t.session_id AND c.start_at = t.claim_at "
            "AND c.start_at <= t.tick * 300 AND c.end_at > t.tick * 300";
    if (!fixture_has_ticks())
        return;
    int64_t count = fixture_count(fixture, wanted);
    assert_int_equal(fixture_count(fixture, there), count);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claim_tick"), count);
    static const char exclusions[] = "SELECT COUNT(*) FROM pg_constraint WHERE contype = 'x'";
    static const char gist[] = "SELECT COUNT(*) FROM pg_extension WHERE extname = 'btree_gist'";
    assert_int_equal(fixture_count(fixture, exclusions), 0);
    assert_int_equal(fixture_count(fixture, gist), 0);
}

void fixture_assert_whole(const struct fixture *fixture)
{
    static const char *const lies[] = {
            "SELECT COUNT(*) FROM claims a JOIN claims b ON a.party_id = b.party_id "
            "AND a.start_at < b.start_at AND b.start_at < a.end_at",
            "SELECT COUNT(*) FROM claims c JOIN session s ON s.id = c.session_id "
            "WHERE s.status NOT IN ('reserved', 'pending', 'booked', 'live')",
            "SELECT COUNT(*) FROM session s WHERE s.status IN ('pending', 'booked', 'live') "
            "AND (SELECT COUNT(*) FROM claims c WHERE c.session_id = s.id "
            "AND c.start_at = s.start_at AND c.end_at >= s.end_at) <> 2",
            "SELECT COUNT(*) FROM move m JOIN session s ON s.id = m.new_session_id "
            "WHERE (m.status = 'open') <> (s.status = 'reserved')",
            "SELECT COUNT(*) FROM move m JOIN session s ON s.id = m.session_id "
            "WHERE m.status = 'open' AND s.status <> 'booked'",
            "SELECT COUNT(*) FROM session s JOIN move m ON m.id = s.move_id "
            "WHERE m.status <> 'open'",
            "SELECT COUNT(*) FROM offer o JOIN session s ON s.id = o.session_id "
            "WHERE (o.status = 'open') <> (s.status = 'reserved') "
            "OR (o.status = 'open') <> (s.offered_until IS NOT NULL)",
            "SELECT COUNT(*) FROM session s WHERE (s.status = 'moved') <> "
            "(s.moved_to_id IS NOT NULL)",
    };
    assert_ticks(fixture);
    for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
        int64_t count = fixture_count(fixture, lies[i]);
        if (count)
            fail_msg("%d: %s", (int)count, lies[i]);
    }
}

void fixture_change_zone(struct fixture *fixture, const char *like)
{
    char folder[96], path[128], from[128];
    snprintf(folder, sizeof(folder), "%s/America", fixture->folder);
    snprintf(path, sizeof(path), "%s/New_York", folder);
    snprintf(from, sizeof(from), "/usr/share/zoneinfo/%s", like);
    fixture_close(fixture);
    zones_close(fixture->zones);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(symlink(from, path), 0);
    assert_int_equal(zones_open(fixture->folder, &fixture->zones, NULL), ERR_OK);
    unlink(path);
    rmdir(folder);
    fixture_open(fixture);
}

struct session_book fixture_booking(
        const struct fixture *fixture, size_t person, unix_s_t start_at, const char *key)
{
    struct actor actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[person]);
    return (struct session_book){
            .write = fixture_write(actor, FIXTURE_NOW, key),
            .coach = fixture->coach,
            .wish = {.start_at = start_at, .length_min = 50, .mode = BOOKING_VIDEO},
    };
}

struct session_row fixture_book(struct fixture *fixture, size_t person, unix_s_t start_at)
{
    struct session_book in = fixture_booking(fixture, person, start_at, "");
    struct session_book_out out;
    assert_int_equal(store_wait(fixture->store, &session_book, &in, &out, NULL), ERR_OK);
    return out.session;
}

void fixture_place(struct fixture *fixture, struct id session, const char *relay)
{
    struct session_place in = {.session = session};
    struct session_place_out out;
    in.write = fixture_write((struct actor){.role = ROLE_SYSTEM}, FIXTURE_NOW, "");
    snprintf(in.relay, sizeof(in.relay), "%s", relay);
    assert_int_equal(store_wait(fixture->store, &session_place, &in, &out, NULL), ERR_OK);
}

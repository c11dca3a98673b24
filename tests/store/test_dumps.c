/* Old databases (tests/data/dumps) migrate forward to the newest schema with nothing lost: the same
 * sessions, claims and people, the sealed fields open, a kept key has its first answer, and a time
 * can be booked. Each on the engine that it was dumped from. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sys/stat.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/rules.h"
#include "tests/store/dump_world.h"
#include "tests/store/fixture.h"

#define FOLDER "tests/data/dumps"

enum { DUMP_MAX = 1 << 20, FACTS_MAX = 1 << 16 };

/* --- getting there ------------------------------------------------------------------------------
 */

static char *file_read(const char *path)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = calloc(1, DUMP_MAX + 1);
    size_t len = fread(text, 1, DUMP_MAX, file);
    assert_true(len > 0 && len < DUMP_MAX);
    fclose(file);
    return text;
}

static void key_copy(struct fixture *fixture)
{
    char *text = file_read(FOLDER "/test.key");
    unlink(fixture->key_path);
    FILE *file = fopen(fixture->key_path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    chmod(fixture->key_path, 0600);
    free(text);
}

/* One connection for the dump alone: pg_dump's SETs are to end with it. */
static void dump_load(struct fixture *fixture, const char *path)
{
    char *sql = file_read(path);
    struct db *db = NULL;
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    if (db_run(db, sql) != ERR_OK)
        fail_msg("%s does not load", path);
    db_close(db);
    free(sql);
}

/* --- facts: what must be the same before and after ----------------------------------------------
 */

static const char *const fact_queries[] = {
        "SELECT id, coach_id, person_id, status, mode, start_at, end_at, buffer_min FROM session "
        "ORDER BY id",
        "SELECT party_id, session_id, start_at, end_at FROM claims ORDER BY party_id, start_at",
        "SELECT id, programme_id, role, nickname_sealed, introduction_sealed, reach_kind, zone, "
        "language, created_at FROM account ORDER BY id",
        "SELECT person_id, coach_id, started_at FROM caseload ORDER BY person_id, coach_id",
        "SELECT coach_id, position, weekday, start_min, end_min, valid_from, valid_until FROM "
        "weekly_hours ORDER BY coach_id, position",
        "SELECT id, coach_id, kind, date, start_min, end_min FROM exception ORDER BY id",
        "SELECT session_id, role, at FROM arrival ORDER BY session_id, role",
        "SELECT id, kind, secret_hash, account_id, expires_at, used_at FROM link ORDER BY id",
        "SELECT id, token_hash, account_id, expires_at FROM sign_in ORDER BY id",
        "SELECT id, route, key, request_hash, answer_sealed FROM idempotency ORDER BY id",
        "SELECT seq, at, account_id, role, action, object_id FROM audit ORDER BY seq",
        "SELECT name, report_n FROM relay",
        "SELECT name, phone, coach_label FROM organisation",
};

enum { FACT_QUERIES = sizeof(fact_queries) / sizeof(fact_queries[0]), FACT_COLUMNS = 9 };

static void row_append(const struct query *query, int columns, char *text, size_t *len)
{
    for (int i = 0; i < columns; i++) {
        size_t count = 0;
        const uint8_t *bytes = query_bytes(query, i, &count);
        *len += (size_t)snprintf(text + *len, FACTS_MAX - *len, "%zu:", count);
        for (size_t k = 0; k < count; k++)
            *len += (size_t)snprintf(text + *len, FACTS_MAX - *len, "%02x", bytes[k]);
        assert_true(*len < FACTS_MAX - 1);
    }
    *len += (size_t)snprintf(text + *len, FACTS_MAX - *len, "\n");
}

static int columns_of(const char *sql)
{
    int count = 1;
    for (const char *at = sql; strncmp(at, " FROM", 5) != 0; at++)
        count += *at == ',';
    return count;
}

/* As text; the caller's. */
static char *facts_read(const struct fixture *fixture)
{
    size_t len = 0;
    char *text = calloc(1, FACTS_MAX);
    struct db *db = fixture_look(fixture);
    for (size_t i = 0; i < FACT_QUERIES; i++) {
        struct query *query = db_query(db, fact_queries[i]);
        int columns = columns_of(fact_queries[i]);
        size_t before = len;
        while (query_next(query))
            row_append(query, columns, text, &len);
        assert_int_equal(query_end(query), ERR_OK);
        if (len == before)
            fail_msg("no rows: %s", fact_queries[i]);
    }
    db_close(db);
    return text;
}

/* --- reading it back
 * ------------------------------------------------------------------------------
 */

static struct id id_at(const struct fixture *fixture, const char *sql)
{
    struct db *db = fixture_look(fixture);
    struct query *query = db_query(db, sql);
    assert_true(query_next(query));
    struct id id = query_id(query, 0);
    assert_int_equal(query_end(query), ERR_OK);
    db_close(db);
    return id;
}

static void assert_account(const struct fixture *fixture, enum role role, struct id id,
        const struct dump_account *about)
{
    struct account_me in = {.actor = fixture_actor(fixture, role, id)};
    static struct account_me_out out;
    assert_int_equal(store_wait(fixture->store, &account_me, &in, &out, NULL), ERR_OK);
    assert_string_equal(out.account.nickname, about->nickname);
    assert_string_equal(out.account.introduction, about->introduction);
    assert_int_equal(out.account.reach_kind, about->reach_kind);
    assert_string_equal(out.account.reach_value, about->reach_value);
    assert_string_equal(out.account.zone, about->zone);
    assert_string_equal(out.account.language, about->language);
    assert_string_equal(out.organisation.name, "Lantern House");
}

/* The one of this nickname. */
static const struct dump_account *account_named(
        const struct dump_account *accounts, size_t count, const char *nickname)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(accounts[i].nickname, nickname) == 0)
            return &accounts[i];
    }
    fail_msg("%s is not of the dump", nickname);
    return NULL;
}

static void assert_everybody(struct fixture *fixture)
{
    static struct people_list_out people;
    static struct coaches_list_out coaches;
    struct people_list ask = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
            .now = DUMP_NOW};
    struct coaches_list ask_coaches = {.actor = ask.actor, .now = DUMP_NOW};
    assert_int_equal(store_wait(fixture->store, &people_list, &ask, &people, NULL), ERR_OK);
    assert_int_equal(
            store_wait(fixture->store, &coaches_list, &ask_coaches, &coaches, NULL), ERR_OK);
    assert_int_equal(people.count, DUMP_PEOPLE);
    assert_int_equal(coaches.count, DUMP_COACHES);
    for (size_t i = 0; i < people.count; i++) {
        const struct person_row *row = &people.people[i];
        assert_account(fixture, ROLE_PERSON, row->id,
                account_named(dump_people, DUMP_PEOPLE, row->nickname));
        assert_true(row->next_at > DUMP_NOW);
    }
    for (size_t i = 0; i < coaches.count; i++)
        assert_account(fixture, ROLE_COACH, coaches.coaches[i].id,
                account_named(dump_coaches, DUMP_COACHES, coaches.coaches[i].nickname));
    fixture->coach = coaches.coaches[0].id;
}

static void assert_calendar(const struct fixture *fixture)
{
    static struct calendar_hours hours;
    static struct exceptions_list_out exceptions;
    struct actor coach = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    struct hours_get get = {.actor = coach};
    struct exceptions_list list = {.actor = coach, .now = DUMP_NOW};
    assert_int_equal(store_wait(fixture->store, &hours_get, &get, &hours, NULL), ERR_OK);
    assert_int_equal(hours.count, 6);
    assert_int_equal(hours.windows[5].valid_until.year, 2027);
    assert_true(hours.windows[5].every_weeks <= 1);
    assert_int_equal(
            store_wait(fixture->store, &exceptions_list, &list, &exceptions, NULL), ERR_OK);
    assert_true(exceptions.count >= 2);
    struct rules rules;
    struct rules_get ask = {.actor = coach};
    assert_int_equal(store_wait(fixture->store, &rules_get, &ask, &rules, NULL), ERR_OK);
    assert_int_equal(rules_check(&rules, NULL), ERR_OK);
}

static void assert_sessions(const struct fixture *fixture)
{
    static struct sessions_list_out out;
    struct sessions_list in = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
            .until_at = DUMP_NOW + 60 * (unix_s_t)DUMP_DAY};
    assert_int_equal(store_wait(fixture->store, &sessions_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, fixture_count(fixture, "SELECT COUNT(*) FROM session"));
    size_t count[BOOKING_STATUS_COUNT] = {0};
    for (size_t i = 0; i < out.count; i++)
        count[out.sessions[i].status]++;
    assert_int_equal(count[BOOKING_MET], 1);
    assert_int_equal(count[BOOKING_NOT_REACHED], 1);
    assert_int_equal(count[BOOKING_WE_MISSED], 1);
    assert_int_equal(count[BOOKING_CANCELLED], 1);
    assert_true(count[BOOKING_BOOKED] >= DUMP_PEOPLE);
}

/* --- going on
 * -------------------------------------------------------------------------------------
 */

static void handle_repeat(void *context, const struct store_result *result)
{
    bool *is_done = context;
    assert_int_equal(result->err, ERR_OK);
    assert_true(result->is_repeat);
    assert_int_equal(result->answer->status, 201);
    assert_int_equal(result->answer->body_len, strlen(DUMP_ANSWER));
    assert_memory_equal(result->answer->body, DUMP_ANSWER, strlen(DUMP_ANSWER));
    *is_done = true;
}

static void assert_key_is_kept(const struct fixture *fixture)
{
    bool is_done = false;
    struct session_book in = {.write = {.route = DUMP_ROUTE, .key = DUMP_KEY, .now = DUMP_NOW}};
    in.write.actor = fixture_actor(fixture, ROLE_PERSON,
            id_at(fixture, "SELECT account_id FROM idempotency WHERE key = '" DUMP_KEY "'"));
    assert_int_equal(
            store_submit(fixture->store, &session_book, &in, handle_repeat, &is_done), ERR_OK);
    while (store_deliver_wait(fixture->store))
        ;
    assert_true(is_done);
}

static void assert_can_book(const struct fixture *fixture)
{
    char sql[] = "SELECT person_id FROM caseload WHERE ended_at IS NULL ORDER BY person_id";
    struct id person = id_at(fixture, sql);
    static struct coaches_list_out own;
    struct coaches_list ask = {
            .actor = fixture_actor(fixture, ROLE_PERSON, person), .now = DUMP_NOW};
    assert_int_equal(store_wait(fixture->store, &coaches_list, &ask, &own, NULL), ERR_OK);
    struct session_book in = {.write = fixture_write(ask.actor, DUMP_NOW, ""),
            .coach = own.coaches[0].id,
            .wish = {.start_at = DUMP_NOW + 14 * DUMP_DAY + 6 * DUMP_HOUR, .length_min = 25}};
    assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, NULL), ERR_OK);
    assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, NULL), ERR_CONFLICT);
}

static int64_t newest_version(void)
{
    const struct migration *step = fixture_is_postgres() ? migrations_postgres : migrations_sqlite;
    while (step[1].version)
        step++;
    return step->version;
}

static void dump_check(struct fixture *fixture, const char *path)
{
    print_message("%s\n", path);
    fixture_empty(fixture);
    key_copy(fixture);
    dump_load(fixture, path);
    int64_t version = fixture_count(fixture, "SELECT MAX(version) FROM schema_version");
    assert_int_equal(version, atoi(path + strlen(FOLDER) + 1));
    char *before = facts_read(fixture);
    fixture_open(fixture);
    assert_int_equal(
            fixture_count(fixture, "SELECT MAX(version) FROM schema_version"), newest_version());
    char *after = facts_read(fixture);
    assert_string_equal(after, before);
    fixture->programme = id_at(fixture, "SELECT id FROM programme");
    fixture->coordinator = id_at(fixture, "SELECT id FROM account WHERE role = 'coordinator'");
    assert_everybody(fixture);
    assert_calendar(fixture);
    assert_sessions(fixture);
    assert_key_is_kept(fixture);
    assert_can_book(fixture);
    fixture_assert_whole(fixture);
    free(before);
    free(after);
}

static void test_every_dump_of_an_old_schema_migrates_with_nothing_lost(void **state)
{
    struct fixture *fixture = *state;
    glob_t dumps;
    const char *pattern = fixture->is_postgres ? FOLDER "/*.postgres.sql" : FOLDER "/*.sqlite.sql";
    assert_int_equal(glob(pattern, 0, NULL, &dumps), 0);
    assert_true(dumps.gl_pathc >= 2);
    for (size_t i = 0; i < dumps.gl_pathc; i++)
        dump_check(fixture, dumps.gl_pathv[i]);
    globfree(&dumps);
}

/* Whoever adds a migration makes it; of several that come together the last is enough. */
static void test_the_newest_schema_has_a_dump(void **state)
{
    (void)state;
    char path[64];
    snprintf(path, sizeof(path), FOLDER "/%04d.%s.sql", (int)newest_version(),
            fixture_is_postgres() ? "postgres" : "sqlite");
    if (access(path, R_OK) != 0)
        fail_msg("%s is missing: sh " FOLDER "/make.sh makes it", path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_the_newest_schema_has_a_dump),
            cmocka_unit_test_setup_teardown(
                    test_every_dump_of_an_old_schema_migrates_with_nothing_lost, fixture_setup,
                    fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

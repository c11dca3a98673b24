/* The store itself, on either engine: opening and migrating, who may write, full queues, and R1 in
 * small: what was acknowledged survives kill -9. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "scheduler/store/accounts.h"
#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/operation.h"
#include "tests/store/fixture.h"

/* --- opening and migrating -----------------------------------------------------------------------
 */

static void test_an_empty_database_is_migrated_and_an_open_again_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    fixture_empty(fixture);
    fixture_open(fixture);
    int64_t versions = fixture_count(fixture, "SELECT COUNT(*) FROM schema_version");
    assert_true(versions >= 1);
    assert_int_equal(versions, fixture_count(fixture, "SELECT MAX(version) FROM schema_version"));
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(versions, fixture_count(fixture, "SELECT COUNT(*) FROM schema_version"));
    assert_int_equal(0, fixture_count(fixture, "SELECT COUNT(*) FROM organisation"));
}

static void test_both_engines_have_the_same_migrations(void **state)
{
    (void)state;
    const struct migration *sqlite = migrations_sqlite, *postgres = migrations_postgres,
                           *ticks = migrations_ticks;
    while (sqlite->version && sqlite->version == postgres->version &&
            sqlite->version == ticks->version) {
        sqlite++;
        postgres++;
        ticks++;
    }
    assert_int_equal(sqlite->version, 0);
    assert_int_equal(postgres->version, 0);
    assert_int_equal(ticks->version, 0);
}

static void test_a_migration_that_fails_leaves_nothing_of_itself(void **state)
{
    struct fixture *fixture = *state;
    int newest = (int)fixture_count(fixture, "SELECT MAX(version) FROM schema_version");
    const struct migration steps[] = {
            {.version = newest, .sql = "never run again"},
            {.version = newest + 1, .sql = "CREATE TABLE good (a INTEGER)"},
            {.version = newest + 2,
                    .sql = "CREATE TABLE half (a INTEGER); CREATE TABLE good (a INTEGER)"},
            {0},
    };
    char failing[16];
    snprintf(failing, sizeof(failing), "%d", newest + 2);
    struct db *db = NULL;
    struct error error;
    fixture_close(fixture);
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_not_equal(migrate_run(db, steps, FIXTURE_NOW, &error), ERR_OK);
    assert_non_null(strstr(error.text, failing));
    db_close(db);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM good"), 0);
    db = fixture_look(fixture);
    assert_int_not_equal(query_run(db_query(db, "SELECT COUNT(*) FROM half")), ERR_OK);
    db_close(db);
    assert_int_equal(fixture_count(fixture, "SELECT MAX(version) FROM schema_version"), newest + 1);
}

static enum err reopen(struct fixture *fixture, const char *overlap, struct error *error)
{
    struct store *second = NULL;
    struct store_config config = {.path = fixture->path,
            .overlap = overlap,
            .key_path = fixture->key_path,
            .zones = fixture->zones};
    enum err err = store_open(&config, &second, error);
    store_close(second);
    return err;
}

static void test_a_database_of_a_newer_program_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct db *db = NULL;
    struct error error = {0};
    fixture_close(fixture);
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_equal(db_run(db, "INSERT INTO schema_version VALUES (9999, 0)"), ERR_OK);
    db_close(db);
    assert_int_equal(reopen(fixture, fixture_overlap(), &error), ERR_CONFLICT);
    assert_string_equal(error.field, "database");
}

static void test_a_database_keeps_the_overlap_that_it_was_made_with(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    const char *other = fixture_has_ticks() ? "exclude" : "ticks";
    fixture_close(fixture);
    assert_int_equal(reopen(fixture, other, &error), ERR_INPUT);
    assert_string_equal(error.field, "database_overlap");
    assert_int_equal(reopen(fixture, "maybe", &error), ERR_INPUT);
    assert_string_equal(error.field, "database_overlap");
    assert_int_equal(reopen(fixture, fixture_overlap(), &error), ERR_OK);
}

/* --- who may write -------------------------------------------------------------------------------
 */

static void test_readers_cannot_write(void **state)
{
    struct fixture *fixture = *state;
    struct db *db = fixture_look(fixture);
    assert_int_not_equal(db_run(db, "DELETE FROM account"), ERR_OK);
    assert_int_not_equal(db_run(db, "CREATE TABLE mine (a INTEGER)"), ERR_OK);
    db_close(db);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM account"), 2);
}

static enum err sneaky_run(struct operation *operation, const void *in, void *out)
{
    (void)in;
    (void)out;
    return db_run(operation->db, "DELETE FROM weekly_hours");
}

static void test_a_read_that_tries_to_write_is_an_error_and_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    static const struct store_call sneaky = {
            .name = "sneaky", .in_size = 1, .out_size = 1, .run = sneaky_run};
    assert_int_not_equal(store_wait(fixture->store, &sneaky, "", NULL, NULL), ERR_OK);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM weekly_hours"), 7);
}

/* --- limits ----------------------------------------------------------------------------------- */

static void handle_counted(void *context, const struct store_result *result)
{
    assert_int_equal(result->err, ERR_OK);
    (*(size_t *)context)++;
}

static void test_a_full_queue_says_so_at_once_and_delivers_what_it_took(void **state)
{
    struct fixture *fixture = *state;
    struct organisation_get in = {0};
    size_t delivered = 0;
    for (size_t i = 0; i < STORE_QUEUE_MAX; i++)
        assert_int_equal(
                store_submit(fixture->store, &organisation_get, &in, handle_counted, &delivered),
                ERR_OK);
    assert_int_equal(
            store_submit(fixture->store, &organisation_get, &in, handle_counted, &delivered),
            ERR_LIMIT);
    while (store_deliver_wait(fixture->store))
        ;
    assert_int_equal(delivered, STORE_QUEUE_MAX);
    assert_int_equal(store_wait(fixture->store, &organisation_get, &in, NULL, NULL), ERR_OK);
}

static struct person_add person_named(
        const struct fixture *fixture, const char *nickname, const char *key)
{
    struct actor actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct person_add in = {
            .write = fixture_write(actor, FIXTURE_NOW, key),
            .coach = fixture->coach,
            .zone = "UTC",
            .language = "en",
    };
    snprintf(in.nickname, sizeof(in.nickname), "%s", nickname);
    return in;
}

static void test_every_change_has_its_audit_row_and_a_refused_one_has_none(void **state)
{
    struct fixture *fixture = *state;
    static const char rows[] = "SELECT COUNT(*) FROM audit WHERE action = 'person.add'";
    struct person_add in = person_named(fixture, "Robin", "");
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, NULL), ERR_OK);
    assert_int_equal(fixture_count(fixture, rows), 1);
    strcpy(in.zone, "Mars/Olympus");
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, NULL), ERR_INPUT);
    assert_int_equal(fixture_count(fixture, rows), 1);
}

/* --- R1 in small ------------------------------------------------------------------------------ */

enum { STORM_MAX = 20000, STORM_AT_ONCE = 16, STORM_ACKS = 150, STORM_ROUNDS = 3 };

struct storm { /* the child's */
    int acks;  /* pipe */
    int next;
    struct fixture *fixture;
};

struct storm_write {
    struct storm *storm;
    int number;
};

static void handle_stored(void *context, const struct store_result *result);

static void storm_send(struct storm *storm)
{
    static struct storm_write writes[STORM_MAX];
    if (storm->next == STORM_MAX)
        _exit(3); /* killed too late: the test says so */
    struct storm_write *write = &writes[storm->next];
    *write = (struct storm_write){.storm = storm, .number = storm->next++};
    char name[16];
    snprintf(name, sizeof(name), "n%d", write->number);
    struct person_add in = person_named(storm->fixture, name, name);
    if (store_submit(storm->fixture->store, &person_add, &in, handle_stored, write) != ERR_OK)
        _exit(4);
}

/* The acknowledgement: whatever number comes through the pipe must be there for good. */
static void handle_stored(void *context, const struct store_result *result)
{
    struct storm_write *stored = context;
    if (result->err != ERR_OK ||
            write(stored->storm->acks, &stored->number, sizeof(int)) != sizeof(int))
        _exit(5);
    storm_send(stored->storm);
}

static void storm_run(struct fixture *fixture, int first, int acks)
{
    static struct storm storm;
    storm = (struct storm){.acks = acks, .next = first, .fixture = fixture};
    fixture_open(fixture);
    for (int i = 0; i < STORM_AT_ONCE; i++)
        storm_send(&storm);
    for (;;)
        store_deliver_wait(fixture->store);
}

/* Runs a storm, kills it in the middle, notes what it acknowledged. Returns the next number. */
static int storm_kill(struct fixture *fixture, int first, bool acked[STORM_MAX])
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        storm_run(fixture, first, ends[1]);
    }
    close(ends[1]);
    int number, highest = first, count = 0;
    while (read(ends[0], &number, sizeof(number)) == sizeof(number)) {
        acked[number] = true;
        highest = number > highest ? number : highest;
        if (++count == STORM_ACKS)
            kill(child, SIGKILL);
    }
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    return highest + STORM_AT_ONCE + 1;
}

static void handle_again(void *context, const struct store_result *result)
{
    assert_int_equal(result->err, ERR_OK);
    *(bool *)context = result->is_repeat;
}

/* Each request once more, as its sender would: the acknowledged ones are all there already. */
static void storm_check(struct fixture *fixture, int sent, const bool acked[STORM_MAX])
{
    for (int i = 0; i < sent; i++) {
        char name[16];
        bool is_repeat = false;
        snprintf(name, sizeof(name), "n%d", i);
        struct person_add in = person_named(fixture, name, name);
        assert_int_equal(
                store_submit(fixture->store, &person_add, &in, handle_again, &is_repeat), ERR_OK);
        while (store_deliver_wait(fixture->store))
            ;
        if (acked[i])
            assert_true(is_repeat);
    }
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM account WHERE role = 'person'"), sent);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM audit WHERE action = 'person.add'"), sent);
}

static void test_R1_kill_9_in_a_storm_loses_nothing_acknowledged_and_doubles_nothing(void **state)
{
    struct fixture *fixture = *state;
    static bool acked[STORM_MAX];
    int sent = 0;
    memset(acked, 0, sizeof(acked));
    fixture_close(fixture);
    for (int round = 0; round < STORM_ROUNDS; round++)
        sent = storm_kill(fixture, sent, acked);
    fixture_open(fixture);
    storm_check(fixture, sent, acked);
    if (fixture->is_postgres)
        return;
    struct db *db = fixture_look(fixture);
    struct query *query = db_query(db, "PRAGMA integrity_check");
    assert_true(query_next(query));
    assert_string_equal(query_text(query, 0), "ok");
    assert_int_equal(query_end(query), ERR_OK);
    db_close(db);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_an_empty_database_is_migrated_and_an_open_again_changes_nothing),
            cmocka_unit_test(test_both_engines_have_the_same_migrations),
            TEST(test_a_migration_that_fails_leaves_nothing_of_itself),
            TEST(test_a_database_of_a_newer_program_is_refused),
            TEST(test_a_database_keeps_the_overlap_that_it_was_made_with),
            TEST(test_readers_cannot_write),
            TEST(test_a_read_that_tries_to_write_is_an_error_and_changes_nothing),
            TEST(test_a_full_queue_says_so_at_once_and_delivers_what_it_took),
            TEST(test_every_change_has_its_audit_row_and_a_refused_one_has_none),
            TEST(test_R1_kill_9_in_a_storm_loses_nothing_acknowledged_and_doubles_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

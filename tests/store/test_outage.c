/* R2 in small, and R31: a PostgreSQL that goes, comes back or stands still. It runs under
 * tests/support/postgres.sh with, on a server of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "scheduler/store/accounts.h"
#include "scheduler/store/db.h"
#include "tests/store/fixture.h"

enum { STORM_AT_ONCE = 16, STORM_BEFORE = 200, STORM_AFTER = 200, STORM_MAX = 100000 };

static pid_t server_begin(const char *what)
{
    pid_t child = fork();
    if (child == 0) {
        execlp("sh", "sh", "tests/support/postgres.sh", what,
                getenv("PORCHLIGHT_TEST_POSTGRES_FOLDER"), NULL);
        _exit(127);
    }
    return child;
}

static void server_end(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void server_do(const char *what)
{
    server_end(server_begin(what));
}

static struct person_add person_named(const struct fixture *fixture, int number)
{
    struct actor actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct person_add in = {.coach = fixture->coach, .zone = "UTC", .language = "en"};
    char key[16];
    snprintf(key, sizeof(key), "key-%d", number);
    snprintf(in.nickname, sizeof(in.nickname), "n%d", number);
    in.write = fixture_write(actor, FIXTURE_NOW, key);
    return in;
}

/* --- a storm ------------------------------------------------------------------------------------
 */

struct storm {
    struct fixture *fixture;
    bool is_acked[STORM_MAX];
    int sent;
    int acks;
    int refusals;
    int acks_wanted;       /* sends more until there are as many, */
    bool is_until_refused; /* or until one is refused */
};

struct storm_write {
    struct storm *storm;
    int number;
};

static void storm_send(struct storm *storm);

/* A refused one is not sent again here: whether it was stored all the same, storm_check finds out.
 */
static void handle_stored(void *context, const struct store_result *result)
{
    struct storm_write *stored = context;
    struct storm *storm = stored->storm;
    assert_true(result->err == ERR_OK || result->err == ERR_IO);
    storm->is_acked[stored->number] = result->err == ERR_OK;
    storm->acks += result->err == ERR_OK;
    storm->refusals += result->err == ERR_IO;
    free(stored);
    if (storm->is_until_refused ? storm->refusals == 0 : storm->acks < storm->acks_wanted)
        storm_send(storm);
}

static void storm_send(struct storm *storm)
{
    assert_true(storm->sent < STORM_MAX);
    struct storm_write *write = malloc(sizeof(*write));
    *write = (struct storm_write){.storm = storm, .number = storm->sent++};
    struct person_add in = person_named(storm->fixture, write->number);
    assert_int_equal(
            store_submit(storm->fixture->store, &person_add, &in, handle_stored, write), ERR_OK);
    /* While the server is away refusals come at once; a person would not ask as fast. */
    if (storm->refusals)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

static void storm_run(struct storm *storm)
{
    for (int i = 0; i < STORM_AT_ONCE; i++)
        storm_send(storm);
    while (store_deliver_wait(storm->fixture->store))
        ;
}

static void handle_again(void *context, const struct store_result *result)
{
    assert_int_equal(result->err, ERR_OK);
    *(bool *)context = result->is_repeat;
}

/* Each request once more, as its sender would: the acknowledged ones are all there already. */
static void storm_check(struct storm *storm)
{
    struct fixture *fixture = storm->fixture;
    for (int i = 0; i < storm->sent; i++) {
        bool is_repeat = false;
        struct person_add in = person_named(fixture, i);
        assert_int_equal(
                store_submit(fixture->store, &person_add, &in, handle_again, &is_repeat), ERR_OK);
        while (store_deliver_wait(fixture->store))
            ;
        if (storm->is_acked[i])
            assert_true(is_repeat);
    }
    static const char people[] = "SELECT COUNT(*) FROM account WHERE role = 'person'";
    static const char audits[] = "SELECT COUNT(*) FROM audit WHERE action = 'person.add'";
    assert_int_equal(fixture_count(fixture, people), storm->sent);
    assert_int_equal(fixture_count(fixture, audits), storm->sent);
}

static void test_R2_a_server_stopped_at_once_in_a_storm_loses_nothing_acknowledged(void **state)
{
    struct storm *storm = calloc(1, sizeof(*storm));
    storm->fixture = *state;
    storm->acks_wanted = STORM_BEFORE;
    storm_run(storm);
    pid_t crash = server_begin("crash");
    storm->is_until_refused = true;
    storm_run(storm);
    server_end(crash);
    struct person_add in = person_named(storm->fixture, storm->sent);
    struct organisation_get get = {0};
    assert_int_equal(store_wait(storm->fixture->store, &person_add, &in, NULL, NULL), ERR_IO);
    assert_int_equal(
            store_wait(storm->fixture->store, &organisation_get, &get, NULL, NULL), ERR_IO);
    server_do("revive");
    storm->is_until_refused = false;
    storm->acks_wanted = storm->acks + STORM_AFTER;
    storm_run(storm);
    assert_int_equal(
            store_wait(storm->fixture->store, &organisation_get, &get, NULL, NULL), ERR_OK);
    storm_check(storm);
    free(storm);
}

/* --- standing still --------------------------------------------------------------------------- */

static void handle_counted(void *context, const struct store_result *result)
{
    assert_int_equal(result->err, ERR_OK);
    (*(int *)context)++;
}

/* Submitting and delivering return while the server does not answer: this would hang otherwise. */
static void test_R31_a_server_that_stands_still_holds_up_no_loop(void **state)
{
    struct fixture *fixture = *state;
    struct organisation_get get = {0};
    int done = 0;
    server_do("freeze");
    for (int i = 0; i < 100; i++) {
        struct person_add in = person_named(fixture, i);
        assert_int_equal(
                store_submit(fixture->store, &person_add, &in, handle_counted, &done), ERR_OK);
        assert_int_equal(
                store_submit(fixture->store, &organisation_get, &get, handle_counted, &done),
                ERR_OK);
        store_deliver(fixture->store);
    }
    assert_int_equal(done, 0);
    server_do("thaw");
    while (store_deliver_wait(fixture->store))
        ;
    assert_int_equal(done, 200);
}

/* --- not there at all ------------------------------------------------------------------------- */

static void test_a_server_that_is_not_there_is_one_clear_sentence(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = NULL;
    struct error error = {0};
    struct store_config config = {
            .path = "postgresql:///porchlight?host=/nowhere&user=u&password=hush",
            .key_path = fixture->key_path,
            .zones = fixture->zones,
    };
    assert_int_equal(store_open(&config, &store, &error), ERR_IO);
    assert_string_equal(error.field, "database");
    assert_non_null(strstr(error.text, "PostgreSQL"));
    assert_non_null(strstr(error.text, "/nowhere"));
    assert_null(strstr(error.text, "hush"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_R2_a_server_stopped_at_once_in_a_storm_loses_nothing_acknowledged),
            TEST(test_R31_a_server_that_stands_still_holds_up_no_loop),
            TEST(test_a_server_that_is_not_there_is_one_clear_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

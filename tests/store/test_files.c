/* SQLite's files: who may open them, what is no database, and a full disk. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "scheduler/store/accounts.h"
#include "tests/store/fixture.h"

/* --- opening ---------------------------------------------------------------------------------- */

static enum err reopen(struct fixture *fixture, struct error *error)
{
    struct store *second = NULL;
    struct store_config config = {
            .path = fixture->path, .key_path = fixture->key_path, .zones = fixture->zones};
    enum err err = store_open(&config, &second, error);
    store_close(second);
    return err;
}

static void test_a_second_writer_is_refused_while_the_first_has_it_open(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    assert_int_equal(reopen(fixture, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "database");
    fixture_close(fixture);
    assert_int_equal(reopen(fixture, &error), ERR_OK);
}

static void test_a_file_that_is_no_database_is_refused_and_left_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture_close(fixture);
    char wal[352];
    snprintf(wal, sizeof(wal), "%s-wal", fixture->path);
    unlink(wal);
    FILE *file = fopen(fixture->path, "wb");
    for (int i = 0; i < 1000; i++)
        fputs("this is a letter, not a database\n", file);
    fclose(file);
    struct error error = {0};
    assert_int_not_equal(reopen(fixture, &error), ERR_OK);
    assert_string_equal(error.field, "database");
    struct stat now;
    assert_int_equal(stat(fixture->path, &now), 0);
    assert_int_equal(now.st_size, 33000);
}

static void test_the_database_is_for_its_owner_only(void **state)
{
    struct fixture *fixture = *state;
    struct stat now;
    assert_int_equal(stat(fixture->path, &now), 0);
    assert_int_equal(now.st_mode & 0777, 0600);
}

/* --- a full disk ------------------------------------------------------------------------------ */

static struct person_add robin(const struct fixture *fixture)
{
    struct actor actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    return (struct person_add){
            .write = fixture_write(actor, FIXTURE_NOW, ""),
            .nickname = "Robin",
            .coach = fixture->coach,
            .zone = "UTC",
            .language = "en",
    };
}

/* No file may grow past the present length of the log: what a full disk does to SQLite. */
static void disk_fill(const struct fixture *fixture, struct rlimit *ret_before)
{
    char wal[352];
    struct stat now;
    snprintf(wal, sizeof(wal), "%s-wal", fixture->path);
    assert_int_equal(stat(wal, &now), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, ret_before), 0);
    struct rlimit full = {.rlim_cur = (rlim_t)now.st_size, .rlim_max = ret_before->rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
}

static void test_on_a_full_disk_writes_fail_reads_go_on_and_writes_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct person_add in = robin(fixture);
    struct organisation_get get = {0};
    struct rlimit before;
    disk_fill(fixture, &before);
    enum err full = store_wait(fixture->store, &person_add, &in, NULL, NULL);
    enum err read = store_wait(fixture->store, &organisation_get, &get, NULL, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(full, ERR_IO);
    assert_int_equal(read, ERR_OK);
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, NULL), ERR_OK);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM account WHERE role = 'person'"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_a_second_writer_is_refused_while_the_first_has_it_open),
            TEST(test_a_file_that_is_no_database_is_refused_and_left_alone),
            TEST(test_the_database_is_for_its_owner_only),
            TEST(test_on_a_full_disk_writes_fail_reads_go_on_and_writes_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What schedulers on one PostgreSQL tell each other: each thing once, in whichever order writes are
 * committed, to everybody but its writer; and the bell that says when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <pthread.h>

#include <cmocka.h>

#include "scheduler/store/db.h"
#include "scheduler/store/told.h"
#include "tests/store/fixture.h"

/* --- reading ---------------------------------------------------------------------------------- */

static struct told_read system_read(void)
{
    return (struct told_read){.actor = {.role = ROLE_SYSTEM}};
}

/* Reads on from read's mark, which it moves. */
static const struct told_read_out *read_on(struct store *store, struct told_read *read)
{
    static struct told_read_out out;
    assert_int_equal(store_wait(store, &told_read, read, &out, NULL), ERR_OK);
    memcpy(read->mark, out.mark, sizeof(read->mark));
    return &out;
}

static struct told_read read_begin(struct store *store)
{
    struct told_read read = system_read();
    assert_true(read_on(store, &read)->is_lost);
    assert_true(read.mark[0] != '\0');
    return read;
}

static struct db *writer_open(const struct fixture *fixture)
{
    struct db *db = NULL;
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    return db;
}

/* Tells of a sign-in with this number, of which nothing else needs to be there. */
static void say(struct db *db, int number)
{
    char sql[96];
    snprintf(sql, sizeof(sql),
            "SELECT tell('sign_in', decode(lpad('%02x', 32, '0'), 'hex'), NULL, '')", number);
    assert_int_equal(db_run(db, sql), ERR_OK);
}

static void assert_said(const struct told_read_out *out, int number)
{
    assert_false(out->is_lost);
    assert_int_equal(out->count, 1);
    assert_int_equal(out->told[0].kind, TOLD_SIGN_IN);
    assert_int_equal(out->told[0].sign_in.bytes[ID_BYTES - 1], number);
}

static void assert_silent(const struct told_read_out *out)
{
    assert_false(out->is_lost);
    assert_int_equal(out->count, 0);
}

static void test_each_thing_is_told_once_in_whichever_order_it_is_committed(void **state)
{
    const struct fixture *fixture = *state;
    struct told_read read = read_begin(fixture->store);
    struct db *early = writer_open(fixture), *late = writer_open(fixture);
    assert_int_equal(db_begin(early), ERR_OK);
    say(early, 1);
    assert_int_equal(db_begin(late), ERR_OK);
    say(late, 2);
    assert_silent(read_on(fixture->store, &read));
    assert_int_equal(db_commit(late), ERR_OK);
    assert_said(read_on(fixture->store, &read), 2);
    assert_silent(read_on(fixture->store, &read));
    assert_int_equal(db_commit(early), ERR_OK);
    assert_said(read_on(fixture->store, &read), 1);
    assert_silent(read_on(fixture->store, &read));
    db_close(early);
    db_close(late);
}

static void test_what_was_taken_back_is_not_told(void **state)
{
    const struct fixture *fixture = *state;
    struct told_read read = read_begin(fixture->store);
    struct db *db = writer_open(fixture);
    assert_int_equal(db_begin(db), ERR_OK);
    say(db, 1);
    assert_int_equal(db_rollback(db), ERR_OK);
    say(db, 2);
    assert_said(read_on(fixture->store, &read), 2);
    db_close(db);
}

static void test_a_booking_is_told_to_the_other_scheduler_and_not_to_its_writer(void **state)
{
    struct fixture *fixture = *state;
    struct store *second = fixture_open_second(fixture);
    fixture_add_people(fixture, 1);
    struct told_read own = read_begin(fixture->store), others = read_begin(second);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    assert_silent(read_on(fixture->store, &own));
    const struct told_read_out *out = read_on(second, &others);
    assert_int_equal(out->count, 1);
    assert_int_equal(out->told[0].kind, TOLD_SESSION);
    assert_memory_equal(&out->told[0].session.id, &row.id, sizeof(row.id));
    assert_string_equal(out->told[0].session.person_nickname, "Robin");
    fixture_close_second(fixture, second);
}

static void test_more_than_fits_is_lost_and_what_comes_after_is_told(void **state)
{
    const struct fixture *fixture = *state;
    struct told_read read = read_begin(fixture->store);
    struct db *db = writer_open(fixture);
    for (int i = 0; i < TOLD_MAX; i++)
        say(db, i);
    assert_int_equal(read_on(fixture->store, &read)->count, TOLD_MAX);
    for (int i = 0; i <= TOLD_MAX; i++)
        say(db, i);
    const struct told_read_out *out = read_on(fixture->store, &read);
    assert_true(out->is_lost);
    assert_int_equal(out->count, 0);
    say(db, 7);
    assert_said(read_on(fixture->store, &read), 7);
    db_close(db);
}

static void test_a_mark_of_another_server_is_lost(void **state)
{
    const struct fixture *fixture = *state;
    struct told_read read = read_begin(fixture->store);
    char started[64], mark[TOLD_MARK_SIZE];
    memcpy(mark, read.mark, sizeof(mark));
    snprintf(started, sizeof(started), "%.*s", (int)strcspn(mark, " "), mark);
    snprintf(read.mark, sizeof(read.mark), "%s 900000000:900000000:", started); /* a later copy's */
    assert_true(read_on(fixture->store, &read)->is_lost);
    snprintf(read.mark, sizeof(read.mark), "1.5%s", strchr(mark, ' ')); /* started another time */
    assert_true(read_on(fixture->store, &read)->is_lost);
    assert_silent(read_on(fixture->store, &read));
}

static void test_rows_of_a_restored_dump_are_not_told(void **state)
{
    const struct fixture *fixture = *state;
    struct told_read read = read_begin(fixture->store);
    struct db *db = writer_open(fixture);
    assert_int_equal(db_run(db, "INSERT INTO told VALUES (900000000, 'sign_in', "
                                "decode(repeat('00', 16), 'hex'), '', '', '', 0)"),
            ERR_OK);
    assert_silent(read_on(fixture->store, &read));
    say(db, 3);
    assert_said(read_on(fixture->store, &read), 3);
    db_close(db);
}

static void test_what_is_old_is_forgotten_and_nothing_else(void **state)
{
    const struct fixture *fixture = *state;
    struct write in = {.actor = {.role = ROLE_SYSTEM}};
    struct told_forget_out out;
    struct db *db = writer_open(fixture);
    assert_int_equal(db_run(db, "DELETE FROM told"), ERR_OK);
    say(db, 1);
    assert_int_equal(db_run(db, "UPDATE told SET at = at - 601"), ERR_OK);
    say(db, 2);
    int64_t audits = fixture_count(fixture, "SELECT COUNT(*) FROM audit");
    assert_int_equal(store_wait(fixture->store, &told_forget, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM told"), 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM audit"), audits);
    db_close(db);
}

static void test_W1_nobody_but_the_scheduler_reads_what_is_told(void **state)
{
    const struct fixture *fixture = *state;
    struct told_read read = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    assert_int_equal(store_wait(fixture->store, &told_read, &read, NULL, NULL), ERR_FORBIDDEN);
    struct write forget = {.actor = read.actor};
    assert_int_equal(store_wait(fixture->store, &told_forget, &forget, NULL, NULL), ERR_FORBIDDEN);
}

/* --- the bell --------------------------------------------------------------------------------- */

struct ear { /* one scheduler's, woken by its store's threads */
    pthread_mutex_t lock;
    pthread_cond_t is_woken;
    struct store *store;
};

static void handle_wake(void *context)
{
    struct ear *ear = context;
    pthread_mutex_lock(&ear->lock);
    pthread_cond_signal(&ear->is_woken);
    pthread_mutex_unlock(&ear->lock);
}

static void ear_open(struct ear *ear, const struct fixture *fixture)
{
    const struct store_config config = {.path = fixture->path,
            .overlap = fixture_overlap(),
            .key_path = fixture->key_path,
            .zones = fixture->zones,
            .vocabulary = fixture->vocabulary,
            .wake = handle_wake,
            .wake_context = ear};
    pthread_mutex_init(&ear->lock, NULL);
    pthread_cond_init(&ear->is_woken, NULL);
    assert_int_equal(store_open(&config, &ear->store, NULL), ERR_OK);
}

static void ear_close(struct ear *ear)
{
    store_close(ear->store);
    pthread_cond_destroy(&ear->is_woken);
    pthread_mutex_destroy(&ear->lock);
}

/* Waits for the ring; only one that never comes takes as long. */
static bool ear_hears(struct ear *ear)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 60;
    bool is_rung = false, is_waiting = true;
    pthread_mutex_lock(&ear->lock);
    while (!(is_rung = store_is_rung(ear->store)) && is_waiting)
        is_waiting = pthread_cond_timedwait(&ear->is_woken, &ear->lock, &until) == 0;
    pthread_mutex_unlock(&ear->lock);
    return is_rung;
}

static void write_through(struct store *store)
{
    struct write in = {.actor = {.role = ROLE_SYSTEM}};
    assert_int_equal(store_wait(store, &told_forget, &in, NULL, NULL), ERR_OK);
}

/* A ring of one's own would have come before the other's answer to it. */
static void test_a_write_rings_at_the_others_and_not_at_its_writer(void **state)
{
    const struct fixture *fixture = *state;
    struct ear ears[2];
    for (size_t i = 0; i < 2; i++) {
        ear_open(&ears[i], fixture);
        assert_true(ear_hears(&ears[i])); /* it listens now, and may have missed something */
        assert_true(store_is_shared(ears[i].store));
    }
    for (int round = 0; round < 3; round++) {
        write_through(ears[0].store);
        assert_true(ear_hears(&ears[1]));
        assert_false(store_is_rung(ears[0].store));
        write_through(ears[1].store);
        assert_true(ear_hears(&ears[0]));
    }
    for (size_t i = 0; i < 2; i++)
        ear_close(&ears[i]);
}

static void test_who_is_cut_off_listens_again(void **state)
{
    const struct fixture *fixture = *state;
    static const char cut[] = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                              "query LIKE 'LISTEN%' AND datname = current_database()";
    struct ear ear;
    struct db *db = writer_open(fixture);
    ear_open(&ear, fixture);
    assert_true(ear_hears(&ear));
    assert_int_equal(db_run(db, cut), ERR_OK);
    assert_true(ear_hears(&ear)); /* it is back */
    assert_int_equal(db_run(db, "NOTIFY porchlight"), ERR_OK);
    assert_true(ear_hears(&ear));
    ear_close(&ear);
    db_close(db);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_each_thing_is_told_once_in_whichever_order_it_is_committed),
            TEST(test_what_was_taken_back_is_not_told),
            TEST(test_a_booking_is_told_to_the_other_scheduler_and_not_to_its_writer),
            TEST(test_more_than_fits_is_lost_and_what_comes_after_is_told),
            TEST(test_a_mark_of_another_server_is_lost),
            TEST(test_rows_of_a_restored_dump_are_not_told),
            TEST(test_what_is_old_is_forgotten_and_nothing_else),
            TEST(test_W1_nobody_but_the_scheduler_reads_what_is_told),
            TEST(test_a_write_rings_at_the_others_and_not_at_its_writer),
            TEST(test_who_is_cut_off_listens_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

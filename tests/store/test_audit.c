/* Sealing the audit: in order of seq, a page at a time, by one at a time, and never before a number
 * that may still come. And D2: what cannot be audited does not happen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "scheduler/store/accounts.h"
#include "scheduler/store/audit_seal.h"
#include "scheduler/store/audit_verify.h"
#include "scheduler/store/db.h"
#include "tests/store/race.h"

enum { ROUNDS = 40, PEOPLE = 8, WAITS_MAX = 50 };

static const struct audit_keys keys = {.count = 1, .keys = {{.kid = "audit-1", .secret = {7}}}};

static struct audit_seal sealing(enum role role)
{
    return (struct audit_seal){
            .write = fixture_write((struct actor){.role = role}, FIXTURE_NOW, ""), .keys = &keys};
}

static struct audit_seal_out seal(const struct fixture *fixture)
{
    const struct audit_seal in = sealing(ROLE_SYSTEM);
    struct audit_seal_out out;
    assert_int_equal(store_wait(fixture->store, &audit_seal, &in, &out, NULL), ERR_OK);
    return out;
}

static int64_t unsealed(const struct fixture *fixture)
{
    return fixture_count(fixture,
            "SELECT COUNT(*) FROM audit a LEFT JOIN audit_seal s ON s.seq = a.seq "
            "WHERE s.seq IS NULL");
}

/* A number that was rolled back is told from one that is under way in a few rounds. */
static void seal_all(const struct fixture *fixture)
{
    for (int i = 0; i < WAITS_MAX && unsealed(fixture) > 0; i++)
        seal(fixture);
    assert_int_equal(unsealed(fixture), 0);
}

static struct audit_verdict verdict(const struct fixture *fixture)
{
    const struct audit_verify config = {.database = fixture->path, .keys = &keys};
    struct audit_verdict verdict;
    assert_int_equal(audit_verify(&config, &verdict, NULL), ERR_OK);
    return verdict;
}

static void assert_chain_whole(const struct fixture *fixture)
{
    assert_int_equal(verdict(fixture).fault, AUDIT_WHOLE);
    assert_int_equal(
            verdict(fixture).walk.head.place, fixture_count(fixture, "SELECT COUNT(*) FROM audit"));
}

/* --- sealing ---------------------------------------------------------------------------------- */

static void test_rows_are_sealed_in_order_a_page_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, FIXTURE_PEOPLE_MAX); /* each with a row for its caseload */
    struct audit_seal_out first = seal(fixture);
    assert_int_equal(first.count, AUDIT_SEAL_MAX);
    assert_true(first.is_more);
    assert_int_equal(first.head.place, AUDIT_SEAL_MAX);
    seal_all(fixture);
    struct audit_seal_out last = seal(fixture);
    assert_int_equal(last.count, 0);
    assert_false(last.is_more || last.is_waiting || last.is_taken);
    assert_chain_whole(fixture);
}

static void test_sealing_is_the_systems_and_leaves_no_row_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    const struct audit_seal in = sealing(ROLE_COORDINATOR);
    assert_int_equal(store_wait(fixture->store, &audit_seal, &in, NULL, NULL), ERR_FORBIDDEN);
    int64_t rows = fixture_count(fixture, "SELECT COUNT(*) FROM audit");
    seal(fixture);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM audit"), rows);
}

static void test_the_chain_goes_on_after_a_restart(void **state)
{
    struct fixture *fixture = *state;
    seal_all(fixture);
    int64_t place = seal(fixture).head.place;
    fixture_close(fixture);
    fixture_open(fixture);
    fixture_add_people(fixture, 2);
    seal_all(fixture);
    assert_true(seal(fixture).head.place > place);
    assert_chain_whole(fixture);
}

/* --- several at once -------------------------------------------------------------------------- */

static void skip_without_parallel_writes(const struct fixture *fixture)
{
    if (fixture->is_postgres)
        return;
    print_message("skipped: on SQLite one connection alone writes\n");
    skip();
}

static struct db *connection_open(const struct fixture *fixture)
{
    struct db *db = NULL;
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_equal(db_begin(db), ERR_OK);
    return db;
}

static void test_a_row_that_commits_late_is_waited_for(void **state)
{
    struct fixture *fixture = *state;
    skip_without_parallel_writes(fixture);
    seal_all(fixture);
    struct db *slow = connection_open(fixture);
    assert_int_equal(
            db_run(slow, "INSERT INTO audit (at, role, action) VALUES (1, 'coach', 'x')"), ERR_OK);
    fixture_add_people(fixture, 1);
    for (int i = 0; i < 4; i++) {
        struct audit_seal_out out = seal(fixture);
        assert_int_equal(out.count, 0);
        assert_true(out.is_waiting);
    }
    assert_int_equal(db_commit(slow), ERR_OK);
    db_close(slow);
    seal_all(fixture);
    assert_chain_whole(fixture);
}

static void test_a_number_that_was_rolled_back_is_not_waited_for_for_ever(void **state)
{
    struct fixture *fixture = *state;
    skip_without_parallel_writes(fixture);
    seal_all(fixture);
    struct db *slow = connection_open(fixture);
    assert_int_equal(
            db_run(slow, "INSERT INTO audit (at, role, action) VALUES (1, 'coach', 'x')"), ERR_OK);
    fixture_add_people(fixture, 1);
    assert_true(seal(fixture).is_waiting);
    assert_int_equal(db_rollback(slow), ERR_OK);
    db_close(slow);
    seal_all(fixture);
    assert_chain_whole(fixture);
}

static void test_one_seals_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    skip_without_parallel_writes(fixture);
    struct db *other = connection_open(fixture);
    assert_int_equal(db_run(other, "SELECT pg_advisory_xact_lock(1634886004, 1)"), ERR_OK);
    struct audit_seal_out out = seal(fixture);
    assert_true(out.is_taken);
    assert_int_equal(out.count, 0);
    assert_int_equal(db_rollback(other), ERR_OK);
    db_close(other);
    assert_false(seal(fixture).is_taken);
}

/* Both sides book, cancel each other out, and seal, all at once: numbers are drawn and rolled back.
 */
static void test_the_chain_is_whole_after_two_schedulers_wrote_and_sealed_at_once(void **state)
{
    struct race race = race_open(state);
    const struct audit_seal in = sealing(ROLE_SYSTEM);
    fixture_add_people(race.fixture, PEOPLE);
    for (int round = 0; round < race_rounds(ROUNDS); round++) {
        struct outcome outcomes[PEOPLE], seals[2];
        for (size_t i = 0; i < PEOPLE; i++) {
            struct session_book book = fixture_booking(race.fixture, i, race_hour(round), "");
            race_send(&race, (int)(i % 2), &session_book, &book, &outcomes[i]);
            if (i % 4 == 1)
                race_send(&race, (int)(i / 4), &audit_seal, &in, &seals[i / 4]);
        }
        race_finish(&race);
        assert_int_equal(seals[0].err, ERR_OK);
        assert_int_equal(seals[1].err, ERR_OK);
    }
    seal_all(race.fixture);
    assert_chain_whole(race.fixture);
    race_close(&race);
}

/* --- D2 --------------------------------------------------------------------------------------- */

static const char *refusal(const struct fixture *fixture)
{
    return fixture->is_postgres ? "CREATE TRIGGER refuse BEFORE INSERT ON audit FOR EACH ROW "
                                  "EXECUTE FUNCTION audit_keep()"
                                : "CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN "
                                  "SELECT RAISE(ABORT, 'no'); END";
}

static void test_D2_a_change_whose_audit_row_cannot_be_written_does_not_happen(void **state)
{
    static const char accounts[] = "SELECT COUNT(*) FROM account";
    struct fixture *fixture = *state;
    struct person_add in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
                    FIXTURE_NOW, ""),
            .nickname = "Robin",
            .coach = fixture->coach,
            .zone = "UTC",
            .language = "en",
    };
    int64_t before = fixture_count(fixture, accounts);
    fixture_run(fixture, refusal(fixture));
    assert_int_not_equal(store_wait(fixture->store, &person_add, &in, NULL, NULL), ERR_OK);
    assert_int_equal(fixture_count(fixture, accounts), before);
    fixture_run(
            fixture, fixture->is_postgres ? "DROP TRIGGER refuse ON audit" : "DROP TRIGGER refuse");
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, NULL), ERR_OK);
    assert_int_equal(fixture_count(fixture, accounts), before + 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_rows_are_sealed_in_order_a_page_at_a_time),
            TEST(test_sealing_is_the_systems_and_leaves_no_row_of_its_own),
            TEST(test_the_chain_goes_on_after_a_restart),
            TEST(test_a_row_that_commits_late_is_waited_for),
            TEST(test_a_number_that_was_rolled_back_is_not_waited_for_for_ever),
            TEST(test_one_seals_at_a_time),
            TEST(test_the_chain_is_whole_after_two_schedulers_wrote_and_sealed_at_once),
            TEST(test_D2_a_change_whose_audit_row_cannot_be_written_does_not_happen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The outbox: a change and its notices are there together or not at all, and nothing is told twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/notice.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "tests/store/fixture.h"

/* A write that puts one notice, for what no route does by itself. */
struct notice_put {
    struct write write;
    enum notice_kind kind;
    struct id account;
    struct id session;
    bool is_refused; /* the change fails after it has put its notice */
};

static enum err notice_put_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct notice_put *call = in;
    enum err err = outbox_put(operation, call->kind, call->account, call->session, call->write.now);
    return !err && call->is_refused ? ERR_NOT_NOW : err;
}

static const struct store_call notice_put = {
        .name = "notice.put",
        .in_size = sizeof(struct notice_put),
        .out_size = 1,
        .is_write = true,
        .run = notice_put_run,
};

static struct session_row session_of_one(struct fixture *fixture)
{
    fixture_add_people(fixture, 1);
    return fixture_book(fixture, 0, FIXTURE_OPENS);
}

static enum err put(struct fixture *fixture, const struct session_row *row, enum notice_kind kind,
        bool is_refused)
{
    struct notice_put in = {
            .write = fixture_write((struct actor){.role = ROLE_SYSTEM}, FIXTURE_NOW, ""),
            .kind = kind,
            .account = row->person,
            .session = row->id,
            .is_refused = is_refused,
    };
    return store_wait(fixture->store, &notice_put, &in, NULL, NULL);
}

/* --- what puts what --------------------------------------------------------------------------- */

static void test_a_booking_by_the_person_tells_the_person_and_the_coach(void **state)
{
    struct fixture *fixture = *state;
    session_of_one(fixture);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'booked' "
                              "AND state = 'waiting' AND attempts = 0";
    assert_int_equal(fixture_count(fixture, all), 2);
    static const char coach[] = "SELECT COUNT(*) FROM notice n JOIN session s "
                                "ON s.id = n.session_id AND s.coach_id = n.account_id "
                                "AND s.start_at = n.start_at";
    assert_int_equal(fixture_count(fixture, coach), 1);
}

static void test_a_booking_that_is_refused_tells_nobody(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_book in = fixture_booking(fixture, 0, FIXTURE_OPENS - 3600, "");
    assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, NULL), ERR_CONFLICT);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM notice"), 0);
}

static void test_cancelling_tells_the_other_side_only(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = session_of_one(fixture);
    struct session_cancel in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &in, NULL, NULL), ERR_OK);
    static const char person[] = "SELECT COUNT(*) FROM notice n JOIN session s "
                                 "ON s.id = n.session_id AND s.person_id = n.account_id "
                                 "WHERE n.kind = 'cancelled'";
    assert_int_equal(fixture_count(fixture, person), 1);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'cancelled'";
    assert_int_equal(fixture_count(fixture, all), 1);
}

static void here(struct fixture *fixture, const struct session_row *row, enum role role)
{
    struct id account = role == ROLE_COACH ? row->coach : row->person;
    struct session_here in = {
            .write = fixture_write(fixture_actor(fixture, role, account), row->start_at, ""),
            .session = row->id};
    assert_int_equal(store_wait(fixture->store, &session_here, &in, NULL, NULL), ERR_OK);
}

static void test_a_person_who_comes_first_rings_the_coach_once(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = session_of_one(fixture);
    here(fixture, &row, ROLE_PERSON);
    here(fixture, &row, ROLE_PERSON);
    here(fixture, &row, ROLE_COACH);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'waiting'";
    assert_int_equal(fixture_count(fixture, all), 1);
}

static void test_a_coach_who_is_there_already_is_not_rung(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = session_of_one(fixture);
    here(fixture, &row, ROLE_COACH);
    here(fixture, &row, ROLE_PERSON);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'waiting'";
    assert_int_equal(fixture_count(fixture, all), 0);
}

/* --- once --------------------------------------------------------------------------------------
 */

static void test_a_notice_goes_with_its_change(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = session_of_one(fixture);
    assert_int_equal(put(fixture, &row, NOTICE_REMINDER, true), ERR_NOT_NOW);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'reminder'";
    assert_int_equal(fixture_count(fixture, all), 0);
}

static void test_R15_a_reminder_put_twice_is_one_even_after_it_was_sent(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = session_of_one(fixture);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'reminder'";
    for (int i = 0; i < 2; i++) {
        assert_int_equal(put(fixture, &row, NOTICE_REMINDER, false), ERR_OK);
        assert_int_equal(put(fixture, &row, NOTICE_REMINDER, false), ERR_OK);
        assert_int_equal(fixture_count(fixture, all), 1);
        fixture_run(fixture, "UPDATE notice SET state = 'sent'");
    }
}

static void test_another_proposal_is_told_again_once_the_one_before_was_sent(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = session_of_one(fixture);
    static const char all[] = "SELECT COUNT(*) FROM notice WHERE kind = 'move_proposed'";
    for (int round = 1; round <= 3; round++) {
        assert_int_equal(put(fixture, &row, NOTICE_MOVE_PROPOSED, false), ERR_OK);
        assert_int_equal(put(fixture, &row, NOTICE_MOVE_PROPOSED, false), ERR_OK);
        assert_int_equal(fixture_count(fixture, all), round);
        fixture_run(fixture, "UPDATE notice SET state = 'sent'");
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_a_booking_by_the_person_tells_the_person_and_the_coach),
            TEST(test_a_booking_that_is_refused_tells_nobody),
            TEST(test_cancelling_tells_the_other_side_only),
            TEST(test_a_person_who_comes_first_rings_the_coach_once),
            TEST(test_a_coach_who_is_there_already_is_not_rung),
            TEST(test_a_notice_goes_with_its_change),
            TEST(test_R15_a_reminder_put_twice_is_one_even_after_it_was_sent),
            TEST(test_another_proposal_is_told_again_once_the_one_before_was_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

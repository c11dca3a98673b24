/* What a person hears of a session whose coach is away and about which nobody has decided: nothing
 * that is not true, also after another time came to nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/core/away.h"
#include "scheduler/store/absences.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/notices.h"
#include "tests/store/absence_fixture.h"

static int64_t told_that_it_stays(const struct fixture *fixture)
{
    return fixture_count(fixture,
            "SELECT COUNT(*) FROM notice n JOIN account a ON a.id = n.account_id "
            "WHERE n.kind = 'move_declined' AND a.role = 'person'");
}

/* The time that was proposed, the session being undecided and its person not told. */
static struct session_move propose_instead(
        const struct fixture *fixture, const struct session_row *row)
{
    struct move_out moved;
    struct move_propose propose = {.write = fixture_write(actor_of(fixture, ROLE_COORDINATOR),
                                           row->start_at - DAY - HOUR, ""),
            .session = row->id,
            .start_at = row->start_at + 2 * DAY};
    struct absence_add gone = away(fixture, ROLE_COACH, row->start_at, row->end_at);
    free(add(fixture, &gone));
    assert_int_equal(store_wait(fixture->store, &move_propose, &propose, &moved, NULL), ERR_OK);
    rings_at(fixture, row->start_at - DAY);
    assert_int_equal(told(fixture), 0);
    return moved.session.move;
}

static void test_absence_is_told_once_the_other_time_was_refused_or_taken_back(void **state)
{
    static const enum move_event ends[] = {MOVE_DECLINE, MOVE_WITHDRAW};
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    for (int i = 0; i < 2; i++) {
        struct session_row row = fixture_book(fixture, 0, TOMORROW + (5 + i) * HOUR);
        struct session_move move = propose_instead(fixture, &row);
        struct move_answer end = {
                .write = fixture_write(actor_of(fixture, i ? ROLE_COORDINATOR : ROLE_PERSON),
                        row.start_at - DAY + HOUR, ""),
                .move = move.id,
                .event = ends[i]};
        assert_int_equal(store_wait(fixture->store, &move_answer, &end, NULL, NULL), ERR_OK);
        rings_at(fixture, end.write.now + AWAY_GRACE_S - 1);
        assert_int_equal(told(fixture), 0); /* the coordinator may find yet another one */
        rings_at(fixture, end.write.now + AWAY_GRACE_S);
        assert_int_equal(told(fixture), 1);
        assert_int_equal(told_that_it_stays(fixture), 0);
        fixture_run(fixture, "DELETE FROM notice");
        struct session_cancel cancel = {
                .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), end.write.now, ""),
                .session = row.id};
        assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    }
}

static void test_absence_is_told_once_the_other_time_lapsed(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW + 5 * HOUR);
    struct session_move move = propose_instead(fixture, &row);
    rings_at(fixture, move.expires_at);
    rings_at(fixture, move.expires_at);
    assert_int_equal(told(fixture), 1);
    assert_int_equal(told_that_it_stays(fixture), 0);
}

static size_t remind(const struct fixture *fixture, unix_s_t now)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct reminders_put in = {.write = fixture_write(system, now, "")};
    struct reminders_put_out out;
    assert_int_equal(store_wait(fixture->store, &reminders_put, &in, &out, NULL), ERR_OK);
    return out.count;
}

static void test_absence_reminds_nobody_of_what_is_undecided(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW + 5 * HOUR);
    assert_int_equal(remind(fixture, FIXTURE_NOW), 1);
    struct absence_delete back = {
            .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
            .absence = away_tomorrow(fixture)};
    static const char reminders[] = "SELECT COUNT(*) FROM notice WHERE kind = 'reminder'";
    assert_int_equal(fixture_count(fixture, reminders), 0);
    assert_int_equal(remind(fixture, row.start_at - DAY), 0);
    assert_int_equal(store_wait(fixture->store, &absence_delete, &back, NULL, NULL), ERR_OK);
    assert_int_equal(remind(fixture, row.start_at - DAY), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_absence_is_told_once_the_other_time_was_refused_or_taken_back),
            TEST(test_absence_is_told_once_the_other_time_lapsed),
            TEST(test_absence_reminds_nobody_of_what_is_undecided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

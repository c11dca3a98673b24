/* How sessions went: suggested from facts, told by their coach or a coordinator, settled in time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/store/dues.h"
#include "scheduler/store/outcomes.h"
#include "scheduler/store/reports.h"
#include "tests/store/fixture.h"

static const struct actor clockwork = {.role = ROLE_SYSTEM};

static struct actor coach_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COACH, fixture->coach);
}

static struct actor person_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
}

static struct actor office_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

static void come(struct fixture *fixture, const struct session_row *row, struct actor actor)
{
    struct session_here in = {.write = fixture_write(actor, row->start_at, ""), .session = row->id};
    assert_int_equal(store_wait(fixture->store, &session_here, &in, NULL, NULL), ERR_OK);
}

static struct session_row get(struct fixture *fixture, struct id session)
{
    struct session_get in = {.actor = office_of(fixture), .session = session};
    struct session_row row;
    assert_int_equal(store_wait(fixture->store, &session_get, &in, &row, NULL), ERR_OK);
    return row;
}

static unix_s_t settle_time(const struct session_row *row)
{
    return row->end_at + SETTLE_GRACE_S;
}

static struct session_row settled(struct fixture *fixture, const struct session_row *row)
{
    struct sessions_settle in = {.write = fixture_write(clockwork, settle_time(row), "")};
    assert_int_equal(store_wait(fixture->store, &sessions_settle, &in, NULL, NULL), ERR_OK);
    return get(fixture, row->id);
}

static enum err tell(struct fixture *fixture, const struct session_row *row, struct actor actor,
        enum booking_status outcome, unix_s_t now)
{
    struct session_tell in = {
            .write = fixture_write(actor, now, ""), .session = row->id, .outcome = outcome};
    return store_wait(fixture->store, &session_tell, &in, NULL, NULL);
}

static size_t unconfirmed(struct fixture *fixture, struct actor actor)
{
    struct sessions_list in = {
            .actor = actor, .from_at = 0, .until_at = INT32_MAX, .is_unconfirmed = true};
    struct sessions_list_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &sessions_list, &in, out, NULL), ERR_OK);
    size_t count = out->count;
    free(out);
    return count;
}

static struct dues_run_out *dues_at(struct fixture *fixture, unix_s_t now)
{
    struct dues_run in = {.write = fixture_write(clockwork, now, "")};
    struct dues_run_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &dues_run, &in, out, NULL), ERR_OK);
    return out;
}

/* A session that both came to, and that is over: its outcome is suggested. */
static struct session_row met(struct fixture *fixture)
{
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    come(fixture, &row, coach_of(fixture));
    come(fixture, &row, person_of(fixture));
    return settled(fixture, &row);
}

/* --- telling ---------------------------------------------------------------------------------- */

static void test_an_outcome_is_a_suggestion_until_its_coach_confirms_it(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = met(fixture);
    assert_int_equal(row.status, BOOKING_MET);
    assert_int_equal(row.outcome.by, OUTCOME_FACTS);
    assert_int_equal(row.outcome.due_at, settle_time(&row) + BOOKING_CONFIRM_S);
    assert_int_equal(unconfirmed(fixture, coach_of(fixture)), 1);
    assert_int_equal(unconfirmed(fixture, office_of(fixture)), 1);
    assert_int_equal(
            tell(fixture, &row, coach_of(fixture), BOOKING_MET, settle_time(&row)), ERR_OK);
    row = get(fixture, row.id);
    assert_int_equal(row.status, BOOKING_MET);
    assert_int_equal(row.outcome.by, OUTCOME_COACH);
    assert_int_equal(unconfirmed(fixture, coach_of(fixture)), 0);
    static const char told[] = "SELECT COUNT(*) FROM audit WHERE action = 'session.tell'";
    assert_int_equal(fixture_count(fixture, told), 1);
    fixture_assert_whole(fixture);
}

static void test_a_coach_may_say_otherwise_until_it_is_settled(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = met(fixture);
    struct actor coach = coach_of(fixture);
    unix_s_t last = row.outcome.due_at - 1;
    assert_int_equal(tell(fixture, &row, coach, BOOKING_TECH_STOPPED, last), ERR_OK);
    assert_int_equal(get(fixture, row.id).status, BOOKING_TECH_STOPPED);
    assert_int_equal(tell(fixture, &row, coach, BOOKING_MET, last), ERR_OK);
    assert_int_equal(tell(fixture, &row, coach, BOOKING_WE_MISSED, last + 1), ERR_NOT_NOW);
    assert_int_equal(get(fixture, row.id).status, BOOKING_MET);
}

static void test_whoever_had_come_is_never_told_not_to_have_been_reached(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = met(fixture);
    unix_s_t now = settle_time(&row);
    assert_int_equal(tell(fixture, &row, coach_of(fixture), BOOKING_NOT_REACHED, now), ERR_NOT_NOW);
    assert_int_equal(
            tell(fixture, &row, office_of(fixture), BOOKING_NOT_REACHED, now), ERR_NOT_NOW);
    assert_int_equal(get(fixture, row.id).status, BOOKING_MET);
}

static void test_a_coordinator_may_correct_it_at_any_time_and_that_settles_it(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = met(fixture);
    unix_s_t now = settle_time(&row);
    assert_int_equal(tell(fixture, &row, office_of(fixture), BOOKING_TECH_STOPPED, now), ERR_OK);
    assert_int_equal(get(fixture, row.id).outcome.due_at, 0);
    assert_int_equal(tell(fixture, &row, coach_of(fixture), BOOKING_MET, now), ERR_NOT_NOW);
    now += 400 * (unix_s_t)86400;
    struct dues_run_out *due = dues_at(fixture, now);
    assert_int_equal(due->session_count, 0); /* nothing is left to settle */
    free(due);
    assert_int_equal(tell(fixture, &row, office_of(fixture), BOOKING_WE_MISSED, now), ERR_OK);
    row = get(fixture, row.id);
    assert_int_equal(row.status, BOOKING_WE_MISSED);
    assert_int_equal(row.outcome.by, OUTCOME_COORDINATOR);
}

static void test_nobody_tells_of_what_is_not_over_or_not_theirs(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct actor other =
            fixture_actor(fixture, ROLE_COACH, fixture_account(fixture, ROLE_COACH, "Sorrel"));
    unix_s_t now = settle_time(&row);
    assert_int_equal(tell(fixture, &row, coach_of(fixture), BOOKING_MET, now), ERR_NOT_NOW);
    row = settled(fixture, &row);
    assert_int_equal(row.status, BOOKING_WE_MISSED);
    assert_int_equal(tell(fixture, &row, other, BOOKING_MET, now), ERR_NOT_FOUND);
    assert_int_equal(tell(fixture, &row, person_of(fixture), BOOKING_MET, now), ERR_FORBIDDEN);
    assert_int_equal(get(fixture, row.id).outcome.by, OUTCOME_FACTS);
    struct session_row dropped = fixture_book(fixture, 0, FIXTURE_OPENS + 7200);
    struct session_cancel cancel = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""), .session = dropped.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    assert_int_equal(tell(fixture, &dropped, office_of(fixture), BOOKING_MET, now), ERR_NOT_NOW);
}

static void test_a_suggestion_that_nobody_confirms_settles_in_a_week_once(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = met(fixture);
    struct dues_run_out *early = dues_at(fixture, row.outcome.due_at - 1);
    assert_int_equal(early->session_count, 0);
    assert_int_equal(unconfirmed(fixture, coach_of(fixture)), 1);
    struct dues_run_out *due = dues_at(fixture, row.outcome.due_at);
    assert_int_equal(due->session_count, 1);
    assert_int_equal(due->sessions[0].status, BOOKING_MET);
    assert_int_equal(due->sessions[0].outcome.by, OUTCOME_FACTS);
    assert_int_equal(due->sessions[0].outcome.due_at, 0);
    assert_int_equal(unconfirmed(fixture, coach_of(fixture)), 0);
    struct dues_run_out *late = dues_at(fixture, row.outcome.due_at + 1);
    assert_int_equal(late->session_count, 0);
    static const char rows[] = "SELECT COUNT(*) FROM audit WHERE action = 'outcome.settle'";
    assert_int_equal(fixture_count(fixture, rows), 1);
    free(early);
    free(due);
    free(late);
}

/* --- facts ------------------------------------------------------------------------------------ */

struct line { /* one report: what happened to whose seat, how long after the start */
    enum report_kind kind;
    enum seat_role role;
    int64_t after_s;
};

static void report(struct fixture *fixture, const struct session_row *row, const struct line *lines,
        size_t count)
{
    struct session_seat_out seats[2];
    const struct actor actors[] = {coach_of(fixture), person_of(fixture)};
    struct reports_take in = {
            .write = fixture_write(clockwork, row->end_at - 1, ""), .relay = "r1", .count = count};
    fixture_place(fixture, row->id, in.relay);
    for (size_t i = 0; i < 2; i++) {
        struct session_seat ask = {.actor = actors[i], .session = row->id, .now = row->start_at};
        assert_int_equal(store_wait(fixture->store, &session_seat, &ask, &seats[i], NULL), ERR_OK);
    }
    for (size_t i = 0; i < count; i++)
        in.reports[i] = (struct report){.n = (int64_t)i + 1,
                .kind = lines[i].kind,
                .call = seats[0].call,
                .seat = seats[lines[i].role].seat,
                .at = row->start_at + lines[i].after_s};
    struct reports_take_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &reports_take, &in, out, NULL), ERR_OK);
    assert_int_equal(out->acked, (int64_t)count);
    free(out);
}

static struct session_row suggested(struct fixture *fixture, const struct line *lines, size_t count)
{
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    come(fixture, &row, coach_of(fixture));
    come(fixture, &row, person_of(fixture));
    report(fixture, &row, lines, count);
    return settled(fixture, &row);
}

static void test_a_call_of_a_moment_was_stopped(void **state)
{
    static const struct line lines[] = {
            {REPORT_JOINED, SEAT_COACH, 0},
            {REPORT_ADMITTED, SEAT_COACH, 0},
            {REPORT_ADMITTED, SEAT_PERSON, 10},
            {REPORT_LOST, SEAT_PERSON, 30},
            {REPORT_JOINED, SEAT_PERSON, 100},
            {REPORT_LOST, SEAT_PERSON, 120},
            {REPORT_ENDED, SEAT_COACH, 300},
    };
    struct session_row row = suggested(*state, lines, sizeof(lines) / sizeof(lines[0]));
    assert_int_equal(row.status, BOOKING_TECH_STOPPED);
    assert_int_equal(row.talk_s, 40);
}

static void test_a_call_that_lasted_is_met_also_while_both_are_still_in_it(void **state)
{
    static const struct line lines[] = {
            {REPORT_ADMITTED, SEAT_COACH, 0},
            {REPORT_ADMITTED, SEAT_PERSON, 300},
    };
    struct session_row row = suggested(*state, lines, 2);
    assert_int_equal(row.status, BOOKING_MET);
    assert_int_equal(row.talk_s, row.end_at - row.start_at - 300);
}

static void test_no_word_of_a_call_says_nothing_but_waiting_at_the_door_does(void **state)
{
    static const struct line lines[] = {
            {REPORT_ADMITTED, SEAT_COACH, 0},
            {REPORT_JOINED, SEAT_PERSON, 60},
            {REPORT_LEFT, SEAT_PERSON, 600},
    };
    struct fixture *fixture = *state;
    struct session_row waited = suggested(fixture, lines, 3);
    assert_true(waited.is_watched);
    assert_int_equal(waited.status, BOOKING_TECH_STOPPED);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS + 7200);
    come(fixture, &row, coach_of(fixture));
    come(fixture, &row, person_of(fixture));
    row = settled(fixture, &row);
    assert_false(row.is_watched);
    assert_int_equal(row.status, BOOKING_MET);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_an_outcome_is_a_suggestion_until_its_coach_confirms_it),
            TEST(test_a_coach_may_say_otherwise_until_it_is_settled),
            TEST(test_whoever_had_come_is_never_told_not_to_have_been_reached),
            TEST(test_a_coordinator_may_correct_it_at_any_time_and_that_settles_it),
            TEST(test_nobody_tells_of_what_is_not_over_or_not_theirs),
            TEST(test_a_suggestion_that_nobody_confirms_settles_in_a_week_once),
            TEST(test_a_call_of_a_moment_was_stopped),
            TEST(test_a_call_that_lasted_is_met_also_while_both_are_still_in_it),
            TEST(test_no_word_of_a_call_says_nothing_but_waiting_at_the_door_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

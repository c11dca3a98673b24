/* The life of a session, by table and by exhaustion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/booking.h"

enum { EVENT_COUNT = BOOKING_EVENT_COUNT };

static const struct booking_facts nobody_here = {.coach_here = false};
static const struct booking_facts both_here = {.coach_here = true, .person_here = true};
static const struct booking_facts person_alone = {.person_here = true};
static const struct booking_facts coach_alone = {.coach_here = true};

static void assert_next(enum booking_status from, enum booking_event event, enum role role,
        struct booking_facts facts, enum booking_status to)
{
    enum booking_status status;
    assert_int_equal(booking_next(from, event, role, facts, &status), ERR_OK);
    assert_int_equal(status, to);
}

static void assert_no_next(enum booking_status from, enum booking_event event, enum role role,
        struct booking_facts facts, enum err expected)
{
    enum booking_status status = BOOKING_MOVED;
    assert_int_equal(booking_next(from, event, role, facts, &status), expected);
    assert_int_equal(status, BOOKING_MOVED);
}

/* The status after event, or from itself where it is refused. */
static enum booking_status status_after(enum booking_status from, enum booking_event event,
        enum role role, struct booking_facts facts)
{
    enum booking_status status;
    return booking_next(from, event, role, facts, &status) == ERR_OK ? status : from;
}

static void test_booking_goes_its_usual_way(void **state)
{
    (void)state;
    assert_next(BOOKING_RESERVED, BOOKING_CONFIRM, ROLE_PERSON, nobody_here, BOOKING_BOOKED);
    assert_next(BOOKING_BOOKED, BOOKING_HERE, ROLE_PERSON, person_alone, BOOKING_BOOKED);
    assert_next(BOOKING_BOOKED, BOOKING_BEGIN, ROLE_SYSTEM, both_here, BOOKING_LIVE);
    assert_next(BOOKING_LIVE, BOOKING_END, ROLE_SYSTEM, both_here, BOOKING_MET);
}

static void test_booking_whoever_arrived_is_never_not_reached(void **state)
{
    (void)state;
    for (int from = 0; from < BOOKING_STATUS_COUNT; from++) {
        for (int event = 0; event < EVENT_COUNT; event++) {
            for (int role = 0; role < ROLE_COUNT; role++) {
                if (from == BOOKING_NOT_REACHED)
                    continue;
                assert_int_not_equal(
                        status_after(from, event, role, person_alone), BOOKING_NOT_REACHED);
                assert_int_not_equal(
                        status_after(from, event, role, both_here), BOOKING_NOT_REACHED);
            }
        }
    }
}

static void test_booking_outcome_says_who_came(void **state)
{
    (void)state;
    assert_int_equal(booking_outcome(both_here), BOOKING_MET);
    assert_int_equal(booking_outcome(coach_alone), BOOKING_NOT_REACHED);
    assert_int_equal(booking_outcome(person_alone), BOOKING_WE_MISSED);
    assert_int_equal(booking_outcome(nobody_here), BOOKING_WE_MISSED);
}

static void test_booking_outcome_doubts_a_call_only_where_relays_told_of_one(void **state)
{
    (void)state;
    struct booking_facts facts = {.coach_here = true, .person_here = true, .is_watched = true};
    assert_int_equal(booking_outcome(facts), BOOKING_TECH_STOPPED);
    facts.talk_s = BOOKING_TALK_MIN_S - 1;
    assert_int_equal(booking_outcome(facts), BOOKING_TECH_STOPPED);
    facts.talk_s = BOOKING_TALK_MIN_S;
    assert_int_equal(booking_outcome(facts), BOOKING_MET);
    facts.person_here = false;
    assert_int_equal(booking_outcome(facts), BOOKING_NOT_REACHED);
}

static bool is_telling(int event)
{
    return event >= BOOKING_TELL_MET && event <= BOOKING_TELL_TECH_STOPPED;
}

static void test_booking_outcomes_only_change_by_being_told(void **state)
{
    (void)state;
    for (int from = BOOKING_MET; from < BOOKING_STATUS_COUNT; from++) {
        assert_false(booking_is_held(from));
        for (int event = 0; event < EVENT_COUNT; event++) {
            if (!is_telling(event) || !booking_is_told(from))
                assert_no_next(from, event, ROLE_COORDINATOR, coach_alone, ERR_NOT_NOW);
        }
    }
}

static void test_booking_outcomes_are_told_by_staff_after_the_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        enum booking_event event = booking_telling(booking_told[i]);
        for (size_t from = 0; from < 4; from++) {
            assert_next(booking_told[from], event, ROLE_COACH, coach_alone, booking_told[i]);
            assert_next(booking_told[from], event, ROLE_COORDINATOR, nobody_here, booking_told[i]);
            assert_no_next(booking_told[from], event, ROLE_PERSON, coach_alone, ERR_FORBIDDEN);
            assert_no_next(booking_told[from], event, ROLE_SYSTEM, coach_alone, ERR_FORBIDDEN);
        }
        for (int from = 0; from <= BOOKING_LIVE; from++)
            assert_no_next(from, event, ROLE_COACH, coach_alone, ERR_NOT_NOW);
    }
}

static void test_booking_held_statuses_all_can_end(void **state)
{
    (void)state;
    for (int from = 0; from <= BOOKING_LIVE; from++) {
        bool ends = false;
        assert_true(booking_is_held(from));
        for (int event = 0; event < EVENT_COUNT; event++) {
            enum booking_status after = status_after(from, event, ROLE_SYSTEM, nobody_here);
            ends = ends || !booking_is_held(after);
        }
        assert_true(ends);
    }
}

static void test_J3_booking_that_is_live_cannot_be_cancelled(void **state)
{
    (void)state;
    assert_no_next(BOOKING_LIVE, BOOKING_CANCEL, ROLE_COORDINATOR, both_here, ERR_NOT_NOW);
    assert_no_next(BOOKING_LIVE, BOOKING_MOVE, ROLE_PERSON, both_here, ERR_NOT_NOW);
}

static void test_booking_begins_only_when_both_have_arrived(void **state)
{
    (void)state;
    assert_no_next(BOOKING_BOOKED, BOOKING_BEGIN, ROLE_SYSTEM, person_alone, ERR_NOT_NOW);
    assert_no_next(BOOKING_BOOKED, BOOKING_BEGIN, ROLE_SYSTEM, coach_alone, ERR_NOT_NOW);
}

static void test_booking_refuses_roles_that_may_not(void **state)
{
    (void)state;
    assert_no_next(BOOKING_PENDING, BOOKING_CONFIRM, ROLE_PERSON, nobody_here, ERR_FORBIDDEN);
    assert_no_next(BOOKING_BOOKED, BOOKING_HERE, ROLE_COORDINATOR, nobody_here, ERR_FORBIDDEN);
    assert_no_next(BOOKING_BOOKED, BOOKING_END, ROLE_PERSON, both_here, ERR_FORBIDDEN);
    for (int from = 0; from <= BOOKING_LIVE; from++) {
        for (int event = 0; event < EVENT_COUNT; event++) {
            enum booking_status status;
            assert_int_not_equal(
                    booking_next(from, event, ROLE_NOBODY, both_here, &status), ERR_OK);
        }
    }
}

static void test_booking_here_is_from_fifteen_minutes_before_until_the_end(void **state)
{
    (void)state;
    const unix_s_t start = 1812384000, end = start + 1500;
    assert_false(booking_is_here_time(start, end, start - 901));
    assert_true(booking_is_here_time(start, end, start - 900));
    assert_true(booking_is_here_time(start, end, end - 1));
    assert_false(booking_is_here_time(start, end, end));
}

static void test_booking_claims_give_the_coach_a_breath(void **state)
{
    (void)state;
    assert_int_equal(booking_coach_claim(0, 25).end, 30 * 60);
    assert_int_equal(booking_coach_claim(0, 50).end, 60 * 60);
    assert_int_equal(booking_person_claim(0, 50).end, 50 * 60);
}

static void assert_wish_refused(struct booking_wish wish, const char *field)
{
    struct error error = {0};
    assert_int_equal(booking_check(&wish, 1000000, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
}

static void test_booking_wish_names_the_field_that_is_wrong(void **state)
{
    (void)state;
    struct booking_wish good = {.start_at = 1000020, .length_min = 25, .mode = BOOKING_TEXT};
    struct booking_wish wish = good;
    assert_int_equal(booking_check(&good, 1000000, NULL), ERR_OK);
    static const int64_t lengths[] = {0, -10, 11, 51, 60, INT64_MAX};
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        wish.length_min = lengths[i];
        assert_wish_refused(wish, "length_min");
    }
    wish = good;
    wish.mode = 3;
    assert_wish_refused(wish, "mode");
    wish = good;
    wish.start_at = 999960;
    assert_wish_refused(wish, "start_at");
    wish.start_at = 1000021;
    assert_wish_refused(wish, "start_at");
    wish.start_at = INT64_MAX;
    assert_wish_refused(wish, "start_at");
    wish.start_at = INT64_MIN;
    assert_wish_refused(wish, "start_at");
}

static void test_booking_every_status_has_its_word(void **state)
{
    (void)state;
    for (int i = 0; i < BOOKING_STATUS_COUNT; i++)
        assert_non_null(booking_status_names[i]);
    assert_null(booking_status_names[BOOKING_STATUS_COUNT]);
    assert_string_equal(booking_status_names[BOOKING_WE_MISSED], "we_missed");
    size_t told = 0;
    for (; booking_told_names[told]; told++)
        assert_string_equal(booking_told_names[told], booking_status_names[booking_told[told]]);
    assert_int_equal(told, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_booking_goes_its_usual_way),
            cmocka_unit_test(test_booking_whoever_arrived_is_never_not_reached),
            cmocka_unit_test(test_booking_outcome_says_who_came),
            cmocka_unit_test(test_booking_outcome_doubts_a_call_only_where_relays_told_of_one),
            cmocka_unit_test(test_booking_outcomes_only_change_by_being_told),
            cmocka_unit_test(test_booking_outcomes_are_told_by_staff_after_the_end),
            cmocka_unit_test(test_booking_held_statuses_all_can_end),
            cmocka_unit_test(test_J3_booking_that_is_live_cannot_be_cancelled),
            cmocka_unit_test(test_booking_begins_only_when_both_have_arrived),
            cmocka_unit_test(test_booking_refuses_roles_that_may_not),
            cmocka_unit_test(test_booking_here_is_from_fifteen_minutes_before_until_the_end),
            cmocka_unit_test(test_booking_claims_give_the_coach_a_breath),
            cmocka_unit_test(test_booking_wish_names_the_field_that_is_wrong),
            cmocka_unit_test(test_booking_every_status_has_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

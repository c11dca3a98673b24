/* The made-up organisation obeys the rules it is there to show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/interval.h"
#include "scheduler/core/slots.h"
#include "scheduler/demo/people.h"
#include "scheduler/demo/plan.h"
#include "scheduler/zones/zone_file.h"

static const unix_s_t noon = 1805025600 + 7 * 60; /* 2027-03-14, a day with a missing hour */

static struct zones *zones;
static struct demo_plan plan;

static int make_plan(void **state)
{
    (void)state;
    struct error error;
    if (zones_open(NULL, &zones, &error))
        return -1;
    return demo_plan_make(7, noon, zones, &plan, &error) == ERR_OK ? 0 : -1;
}

static int close_zones(void **state)
{
    (void)state;
    zones_close(zones);
    return 0;
}

static void test_demo_first_session_begins_in_the_current_quarter(void **state)
{
    (void)state;
    const struct demo_session *first = &plan.sessions[0];
    assert_int_equal(first->coach, 0);
    assert_int_equal(first->person, 0);
    assert_true(first->wish.start_at <= noon && noon - first->wish.start_at < 15 * 60);
    assert_true(booking_is_here_time(
            first->wish.start_at, first->wish.start_at + first->wish.length_min * 60, noon));
}

static struct interval coach_claim(const struct demo_session *session)
{
    return booking_coach_claim(session->wish.start_at, (int)session->wish.length_min);
}

static struct interval person_claim(const struct demo_session *session)
{
    return booking_person_claim(session->wish.start_at, (int)session->wish.length_min);
}

static void test_demo_sessions_of_one_party_never_overlap(void **state)
{
    (void)state;
    for (size_t i = 0; i < plan.session_count; i++) {
        for (size_t other = 0; other < i; other++) {
            const struct demo_session *a = &plan.sessions[i], *b = &plan.sessions[other];
            if (a->coach == b->coach)
                assert_false(interval_overlaps(coach_claim(a), coach_claim(b)));
            if (a->person == b->person)
                assert_false(interval_overlaps(person_claim(a), person_claim(b)));
        }
    }
}

static void assert_in_hours(const struct demo_session *session)
{
    const struct demo_coach *coach = &plan.coaches[session->coach];
    struct hours hours = {.windows = coach->windows,
            .window_count = coach->window_count,
            .exceptions = &coach->away,
            .exception_count = civil_date_is_none(coach->away.date) ? 0 : 1};
    struct interval open[HOURS_OPEN_MAX], wanted = person_claim(session);
    const struct zone *zone;
    size_t count;
    assert_int_equal(zones_get(zones, coach->zone, &zone, NULL), ERR_OK);
    assert_int_equal(hours_open(&hours, zone, wanted.start, wanted.end, open, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_int_equal(open[0].start, wanted.start);
    assert_int_equal(open[0].end, wanted.end);
}

static void test_demo_sessions_lie_in_the_hours_of_their_coach(void **state)
{
    (void)state;
    assert_true(plan.session_count > 40);
    for (size_t i = 1; i < plan.session_count; i++) {
        const struct demo_session *session = &plan.sessions[i];
        assert_in_hours(session);
        assert_int_equal(plan.people[session->person].coach, session->coach);
        assert_int_equal(booking_check(&session->wish, noon, NULL), ERR_OK);
        assert_true(session->wish.start_at < noon + DEMO_DAYS * 86400);
    }
}

static void test_demo_hours_are_hours_a_coach_could_save(void **state)
{
    (void)state;
    for (size_t i = 0; i < DEMO_COACHES; i++) {
        const struct demo_coach *coach = &plan.coaches[i];
        assert_int_equal(hours_check_windows(coach->windows, coach->window_count, NULL), ERR_OK);
        if (!civil_date_is_none(coach->away.date))
            assert_int_equal(hours_check_exception(&coach->away, NULL), ERR_OK);
    }
}

static void test_demo_everybody_has_one_name_of_their_own(void **state)
{
    (void)state;
    const char *names[DEMO_COACHES + DEMO_PEOPLE];
    size_t count = 0;
    for (size_t i = 0; i < DEMO_COACHES; i++)
        names[count++] = plan.coaches[i].nickname;
    for (size_t i = 0; i < DEMO_PEOPLE; i++)
        names[count++] = plan.people[i].nickname;
    for (size_t i = 0; i < count; i++) {
        assert_null(strchr(names[i], ' '));
        for (size_t other = 0; other < i; other++)
            assert_string_not_equal(names[i], names[other]);
    }
}

static void test_demo_zones_of_people_are_known(void **state)
{
    (void)state;
    const struct zone *zone;
    for (size_t i = 0; i < DEMO_PEOPLE; i++)
        assert_int_equal(zones_get(zones, plan.people[i].zone, &zone, NULL), ERR_OK);
    for (size_t i = 0; i < DEMO_COORDINATORS; i++)
        assert_int_equal(zones_get(zones, plan.coordinators[i].zone, &zone, NULL), ERR_OK);
}

static void test_demo_same_seed_same_plan(void **state)
{
    (void)state;
    static struct demo_plan again, other;
    assert_int_equal(demo_plan_make(7, noon, zones, &again, NULL), ERR_OK);
    assert_int_equal(demo_plan_make(8, noon, zones, &other, NULL), ERR_OK);
    assert_int_equal(again.session_count, plan.session_count);
    bool differs = other.session_count != plan.session_count;
    for (size_t i = 0; i < plan.session_count; i++) {
        assert_int_equal(again.sessions[i].wish.start_at, plan.sessions[i].wish.start_at);
        differs = differs || other.sessions[i].wish.start_at != plan.sessions[i].wish.start_at;
    }
    assert_true(differs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_demo_first_session_begins_in_the_current_quarter),
            cmocka_unit_test(test_demo_sessions_of_one_party_never_overlap),
            cmocka_unit_test(test_demo_sessions_lie_in_the_hours_of_their_coach),
            cmocka_unit_test(test_demo_hours_are_hours_a_coach_could_save),
            cmocka_unit_test(test_demo_everybody_has_one_name_of_their_own),
            cmocka_unit_test(test_demo_zones_of_people_are_known),
            cmocka_unit_test(test_demo_same_seed_same_plan),
    };
    return cmocka_run_group_tests(tests, make_plan, close_zones);
}

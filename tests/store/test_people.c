/* People, coaches, hours, exceptions and relay reports: who sees whom, and what each list says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/reports.h"
#include "tests/store/fixture.h"

static struct actor coordinator_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

static struct actor coach_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COACH, fixture->coach);
}

static struct write system_write(unix_s_t now)
{
    return fixture_write((struct actor){.role = ROLE_SYSTEM}, now, "");
}

/* --- people and coaches ----------------------------------------------------------------------- */

static size_t people_seen(struct fixture *fixture, struct actor actor, struct person_row *ret_first)
{
    struct people_list in = {.actor = actor, .now = FIXTURE_NOW};
    struct people_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &people_list, &in, out, NULL), ERR_OK);
    size_t count = out->count;
    *ret_first = out->people[0];
    assert_int_equal(out->is_more, false);
    free(out);
    return count;
}

static void test_W1_people_are_seen_by_their_programme_and_their_coach_only(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    struct actor stranger = coordinator_of(fixture);
    stranger.programme = random_id();
    struct id other_coach = fixture_account(fixture, ROLE_COACH, "Alex");
    struct person_row row;
    assert_int_equal(people_seen(fixture, coordinator_of(fixture), &row), 3);
    assert_string_equal(row.nickname, "Robin");
    assert_string_equal(row.coach_nickname, "Sam");
    assert_int_equal(people_seen(fixture, coach_of(fixture), &row), 3);
    assert_int_equal(people_seen(fixture, stranger, &row), 0);
    assert_int_equal(
            people_seen(fixture, fixture_actor(fixture, ROLE_COACH, other_coach), &row), 0);
    assert_int_equal(
            people_seen(fixture, fixture_actor(fixture, ROLE_PERSON, fixture->people[0]), &row), 0);
}

static void test_a_person_given_another_coach_leaves_the_first_ones_caseload(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct id alex = fixture_account(fixture, ROLE_COACH, "Alex");
    struct caseload_set in = {
            .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .person = fixture->people[0],
            .coach = alex,
    };
    struct person_row row;
    assert_int_equal(store_wait(fixture->store, &caseload_set, &in, &row, NULL), ERR_OK);
    assert_string_equal(row.coach_nickname, "Alex");
    assert_int_equal(people_seen(fixture, coach_of(fixture), &row), 1);
    in.coach = fixture->coach; /* back again, within the same second */
    assert_int_equal(store_wait(fixture->store, &caseload_set, &in, &row, NULL), ERR_OK);
    assert_string_equal(row.coach_nickname, "Sam");
    assert_int_equal(people_seen(fixture, coach_of(fixture), &row), 2);
}

static enum err take_off(struct fixture *fixture, struct actor actor, enum caseload_kind kind,
        struct person_row *ret_person)
{
    struct caseload_leave in = {.write = fixture_write(actor, FIXTURE_NOW + 60, ""),
            .person = fixture->people[0],
            .kind = kind};
    return store_wait(fixture->store, &caseload_leave, &in, ret_person, NULL);
}

static void test_a_person_is_taken_off_a_caseload_without_another_coach(void **state)
{
    struct fixture *fixture = *state;
    struct actor coordinator = coordinator_of(fixture);
    struct person_row person;
    fixture_add_people(fixture, 1);
    struct caseload_set stand_in = {.write = fixture_write(coordinator, FIXTURE_NOW, ""),
            .person = fixture->people[0],
            .coach = fixture_account(fixture, ROLE_COACH, "Alex"),
            .kind = CASELOAD_BACKUP};
    assert_int_equal(store_wait(fixture->store, &caseload_set, &stand_in, NULL, NULL), ERR_OK);
    struct actor coach = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    assert_int_equal(take_off(fixture, coach, CASELOAD_PRIMARY, NULL), ERR_FORBIDDEN);
    struct actor elsewhere = coordinator;
    elsewhere.programme = fixture->coach;
    assert_int_equal(take_off(fixture, elsewhere, CASELOAD_PRIMARY, NULL), ERR_NOT_FOUND);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(take_off(fixture, coordinator, CASELOAD_PRIMARY, &person), ERR_OK);
        assert_true(id_is_zero(person.coach));
        assert_true(id_equal(person.backup, stand_in.coach));
    }
    struct session_book book = fixture_booking(fixture, 0, FIXTURE_OPENS, "");
    assert_int_equal(store_wait(fixture->store, &session_book, &book, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(take_off(fixture, coordinator, CASELOAD_BACKUP, &person), ERR_OK);
    assert_true(id_is_zero(person.backup));
    static const char audited[] = "SELECT COUNT(*) FROM audit WHERE action = 'caseload.leave'";
    assert_int_equal(fixture_count(fixture, audited), 2);
}

static void test_a_coordinators_coaches_come_with_people_next_time_and_whether_here(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct coaches_list in = {.actor = coordinator_of(fixture), .now = FIXTURE_OPENS - 60};
    struct coaches_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &coaches_list, &in, out, NULL), ERR_OK);
    assert_int_equal(out->count, 1);
    assert_int_equal(out->coaches[0].people, 2);
    assert_int_equal(out->coaches[0].next_at, FIXTURE_OPENS);
    assert_false(out->coaches[0].is_here);
    struct session_here here = {
            .write = fixture_write(coach_of(fixture), FIXTURE_OPENS - 60, ""), .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
    assert_int_equal(store_wait(fixture->store, &coaches_list, &in, out, NULL), ERR_OK);
    assert_true(out->coaches[0].is_here);
    free(out);
}

static void test_me_is_the_asker_and_the_organisation(void **state)
{
    struct fixture *fixture = *state;
    struct account_me in = {.actor = coach_of(fixture)};
    struct account_me_out out;
    assert_int_equal(store_wait(fixture->store, &account_me, &in, &out, NULL), ERR_OK);
    assert_string_equal(out.account.nickname, "Sam");
    assert_int_equal(out.account.role, ROLE_COACH);
    assert_string_equal(out.organisation.name, "Lantern House");
    in.actor.account = random_id();
    assert_int_equal(store_wait(fixture->store, &account_me, &in, &out, NULL), ERR_NOT_FOUND);
}

/* --- the coach's calendar --------------------------------------------------------------------- */

static void test_hours_that_overlap_are_refused_and_the_old_ones_stay(void **state)
{
    struct fixture *fixture = *state;
    struct hours_put put = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""),
            .count = 2,
            .windows = {{.weekday = 1, .start_min = 540, .end_min = 600},
                    {.weekday = 1, .start_min = 590, .end_min = 700}},
    };
    struct hours_get get = {.actor = coach_of(fixture)};
    struct calendar_hours hours;
    assert_int_equal(store_wait(fixture->store, &hours_put, &put, NULL, NULL), ERR_INPUT);
    assert_int_equal(store_wait(fixture->store, &hours_get, &get, &hours, NULL), ERR_OK);
    assert_int_equal(hours.count, 7);
    put.windows[1].start_min = 600;
    assert_int_equal(store_wait(fixture->store, &hours_put, &put, &hours, NULL), ERR_OK);
    assert_int_equal(hours.count, 2);
    assert_int_equal(hours.windows[1].end_min, 700);
    assert_string_equal(hours.zone, "America/New_York");
}

static struct exception_add away_on_monday(const struct fixture *fixture, int from, int until)
{
    return (struct exception_add){
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""),
            .exception = {.kind = HOURS_AWAY,
                    .date = {.year = 2026, .month = 11, .day = 23},
                    .start_min = from,
                    .end_min = until},
    };
}

static void test_going_away_names_the_sessions_inside_and_takes_the_slots(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS); /* nine o'clock there */
    struct exception_add add = away_on_monday(fixture, 9 * 60, 12 * 60);
    struct exception_add_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &exception_add, &add, out, NULL), ERR_OK);
    assert_int_equal(out->inside.count, 1);
    assert_true(id_equal(out->inside.sessions[0].id, row.id));
    struct session_book book = fixture_booking(fixture, 1, FIXTURE_OPENS + 3600, "");
    struct session_book_out refused;
    assert_int_equal(
            store_wait(fixture->store, &session_book, &book, &refused, NULL), ERR_CONFLICT);
    assert_int_equal(refused.alternatives[0].start_at, FIXTURE_OPENS + 3 * 3600);
    struct exception_delete delete = {.write = add.write, .exception = out->exception.id};
    assert_int_equal(store_wait(fixture->store, &exception_delete, &delete, NULL, NULL), ERR_OK);
    assert_int_equal(
            store_wait(fixture->store, &exception_delete, &delete, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_wait(fixture->store, &session_book, &book, NULL, NULL), ERR_OK);
    free(out);
}

static void test_exceptions_are_listed_from_the_coachs_today_on(void **state)
{
    struct fixture *fixture = *state;
    struct exception_add add = away_on_monday(fixture, 0, 1440);
    assert_int_equal(store_wait(fixture->store, &exception_add, &add, NULL, NULL), ERR_OK);
    struct exceptions_list in = {.actor = coach_of(fixture)};
    struct exceptions_list_out out;
    in.now = FIXTURE_NOW + 16 * 3600; /* Tuesday 04:00 UTC, still Monday in New York */
    assert_int_equal(store_wait(fixture->store, &exceptions_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_int_equal(out.exceptions[0].exception.date.day, 23);
    in.now += 2 * 3600;
    assert_int_equal(store_wait(fixture->store, &exceptions_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 0);
}

static void test_W1_hours_and_exceptions_are_a_coachs_own(void **state)
{
    struct fixture *fixture = *state;
    struct id alex = fixture_account(fixture, ROLE_COACH, "Alex");
    struct exception_add add = away_on_monday(fixture, 0, 60);
    struct exception_add_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &exception_add, &add, out, NULL), ERR_OK);
    struct exception_delete delete = {.exception = out->exception.id};
    delete.write = fixture_write(fixture_actor(fixture, ROLE_COACH, alex), FIXTURE_NOW, "");
    assert_int_equal(
            store_wait(fixture->store, &exception_delete, &delete, NULL, NULL), ERR_NOT_FOUND);
    add.write.actor = coordinator_of(fixture);
    assert_int_equal(store_wait(fixture->store, &exception_add, &add, NULL, NULL), ERR_FORBIDDEN);
    free(out);
}

/* --- relay reports ---------------------------------------------------------------------------- */

static struct id call_of(struct fixture *fixture, struct id session)
{
    struct session_seat in = {.actor = coach_of(fixture), .session = session, .now = FIXTURE_OPENS};
    struct session_seat_out out;
    assert_int_equal(store_wait(fixture->store, &session_seat, &in, &out, NULL), ERR_OK);
    return out.call;
}

static void come(struct fixture *fixture, struct id session, struct actor actor)
{
    struct session_here in = {.write = fixture_write(actor, FIXTURE_OPENS, ""), .session = session};
    assert_int_equal(store_wait(fixture->store, &session_here, &in, NULL, NULL), ERR_OK);
}

static struct reports_take_out report_end(
        struct fixture *fixture, struct id call, int64_t n, unix_s_t now)
{
    struct reports_take in = {
            .write = system_write(now),
            .relay = "r1",
            .count = 1,
            .reports = {{.n = n, .kind = REPORT_ENDED, .call = call, .at = now}},
    };
    struct reports_take_out out;
    assert_int_equal(store_wait(fixture->store, &reports_take, &in, &out, NULL), ERR_OK);
    return out;
}

static void test_a_call_that_ended_after_its_time_is_met_once_if_both_came(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct id call = call_of(fixture, row.id);
    fixture_place(fixture, row.id, "r1");
    come(fixture, row.id, coach_of(fixture));
    come(fixture, row.id, fixture_actor(fixture, ROLE_PERSON, fixture->people[0]));
    assert_int_equal(report_end(fixture, call, 1, row.end_at - 1).changed_count, 0);
    struct reports_take_out out = report_end(fixture, call, 2, row.end_at);
    assert_int_equal(out.changed_count, 1);
    assert_int_equal(out.changed[0].status, BOOKING_MET);
    assert_int_equal(out.acked, 2);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 0);
    out = report_end(fixture, call, 2, row.end_at); /* sent again */
    assert_int_equal(out.changed_count, 0);
    assert_int_equal(out.acked, 2);
}

static void test_reports_of_unknown_calls_are_taken_and_positions_are_kept_by_relay(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(report_end(fixture, random_id(), 7, FIXTURE_NOW).acked, 7);
    struct reports_position in = {.relay = "r1"};
    struct reports_position_out out;
    assert_int_equal(store_wait(fixture->store, &reports_position, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.acked, 7);
    strcpy(in.relay, "r2");
    assert_int_equal(store_wait(fixture->store, &reports_position, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.acked, 0);
}

static void test_a_call_that_is_on_no_relay_cannot_be_reported(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct id call = call_of(fixture, row.id);
    come(fixture, row.id, coach_of(fixture));
    come(fixture, row.id, fixture_actor(fixture, ROLE_PERSON, fixture->people[0]));
    assert_int_equal(report_end(fixture, call, 1, row.end_at).changed_count, 0);
    fixture_place(fixture, row.id, "r1");
    assert_int_equal(report_end(fixture, call, 2, row.end_at).changed_count, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_W1_people_are_seen_by_their_programme_and_their_coach_only),
            TEST(test_a_person_given_another_coach_leaves_the_first_ones_caseload),
            TEST(test_a_person_is_taken_off_a_caseload_without_another_coach),
            TEST(test_a_coordinators_coaches_come_with_people_next_time_and_whether_here),
            TEST(test_me_is_the_asker_and_the_organisation),
            TEST(test_hours_that_overlap_are_refused_and_the_old_ones_stay),
            TEST(test_going_away_names_the_sessions_inside_and_takes_the_slots),
            TEST(test_exceptions_are_listed_from_the_coachs_today_on),
            TEST(test_W1_hours_and_exceptions_are_a_coachs_own),
            TEST(test_a_call_that_ended_after_its_time_is_met_once_if_both_came),
            TEST(test_reports_of_unknown_calls_are_taken_and_positions_are_kept_by_relay),
            TEST(test_a_call_that_is_on_no_relay_cannot_be_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Whom a time that came free suits, and by what it comes free. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/store/absences.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/covers.h"
#include "tests/store/saying.h"
#include "tests/store/waitlist_fixture.h"

/* --- whom it suits ---------------------------------------------------------------------------- */

static void test_waitlist_an_earlier_time_takes_the_place_of_the_later_one(void **state)
{
    struct fixture *fixture = *state;
    struct offer_answer_out out;
    fixture_add_people(fixture, 2);
    struct session_row later = fixture_book(fixture, 1, TOMORROW + 2 * HOUR);
    waits_with(fixture, 1, later.id);
    frees(fixture, TOMORROW + 4 * HOUR); /* not earlier */
    assert_offered(fixture, 1, 0);
    frees(fixture, TOMORROW);
    struct id session = entry_of(fixture, 1).offer.session;
    assert_int_equal(answer(fixture, 1, session, true, FIXTURE_NOW, &out), ERR_OK);
    assert_int_equal(out.old.status, BOOKING_MOVED);
    assert_true(id_equal(out.old.moved_to, session));
    assert_int_equal(out.session.start_at, TOMORROW);
    fixture_assert_whole(fixture);
}

static struct id book_short(struct fixture *fixture, size_t person, unix_s_t start_at)
{
    struct session_book_out out;
    struct session_book in = fixture_booking(fixture, person, start_at, "");
    in.wish.length_min = 10; /* and five for the coach */
    assert_int_equal(store_wait(fixture->store, &session_book, &in, &out, NULL), ERR_OK);
    return out.session.id;
}

/* A quarter of an hour earlier: until one of the two is all there is, they share the rest. */
static void test_waitlist_an_offer_may_overlap_the_later_time_and_stays_when_that_goes(void **state)
{
    struct fixture *fixture = *state;
    struct offer_answer_out out;
    fixture_add_people(fixture, 3);
    for (int is_cancelled = 0; is_cancelled < 2; is_cancelled++) {
        unix_s_t day = TOMORROW + is_cancelled * DAY;
        book_short(fixture, 2, day);
        struct id between = book_short(fixture, 0, day + 15 * 60);
        struct session_row later = fixture_book(fixture, 1, day + 30 * 60);
        waits_with(fixture, 1, later.id);
        cancel(fixture, 0, between);
        clock_run(fixture, FIXTURE_NOW);
        struct waitlist_offer offer = entry_of(fixture, 1).offer;
        assert_int_equal(offer.start_at, day + 15 * 60);
        assert_int_equal(offer.end_at, day + 65 * 60);
        if (is_cancelled)
            cancel(fixture, 1, later.id);
        fixture_assert_whole(fixture);
        struct session_book_out taken;
        struct session_book book = fixture_booking(fixture, 2, day + 45 * 60, "");
        assert_int_equal(
                store_wait(fixture->store, &session_book, &book, &taken, NULL), ERR_CONFLICT);
        assert_int_equal(answer(fixture, 1, offer.session, true, FIXTURE_NOW, &out), ERR_OK);
        assert_int_equal(id_is_zero(out.old.id), is_cancelled);
        fixture_assert_whole(fixture);
    }
}

static void test_waitlist_an_offer_stands_in_the_way_of_no_cover(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    struct id kit = fixture_account(fixture, ROLE_COACH, "Kit");
    struct id between = book_short(fixture, 0, TOMORROW + 15 * 60);
    struct session_row later = fixture_book(fixture, 1, TOMORROW + 30 * 60);
    waits_with(fixture, 1, later.id);
    cancel(fixture, 0, between);
    clock_run(fixture, FIXTURE_NOW);
    assert_true(entry_of(fixture, 1).offer.end_at > later.start_at);
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct session_cover cover = {.write = fixture_write(coordinator, FIXTURE_NOW, ""),
            .session = later.id,
            .coach = kit};
    struct move_out out;
    assert_int_equal(store_wait(fixture->store, &session_cover, &cover, &out, NULL), ERR_OK);
    assert_offered(fixture, 1, 0);
    assert_true(id_equal(entry_of(fixture, 1).session, out.new_session.id));
    fixture_assert_whole(fixture);
}

static void test_waitlist_nobody_is_offered_what_they_gave_back(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    waits(fixture, 0);
    frees(fixture, TOMORROW);
    assert_offered(fixture, 0, 0);
}

static void test_waitlist_a_time_that_begins_too_soon_is_offered_to_nobody(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    waits(fixture, 1);
    frees(fixture, FIXTURE_OPENS); /* the night ends when it begins */
    assert_offered(fixture, 1, 0);
    frees(fixture, FIXTURE_OPENS + HOUR);
    assert_offered(fixture, 1, FIXTURE_OPENS + HOUR);
    assert_int_equal(entry_of(fixture, 1).offer.until_at, FIXTURE_OPENS + 20 * 60);
}

static void test_waitlist_a_time_at_which_one_has_something_else_is_the_next_ones(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    struct id other = fixture_account(fixture, ROLE_COACH, "Quinn");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    waits(fixture, 1);
    waits(fixture, 2);
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct hours_window day = {.weekday = 3, .start_min = 540, .end_min = 1020};
    for (int weekday = 1; weekday < 6; weekday++) {
        struct hours_put put = {
                .write = fixture_write(fixture_actor(fixture, ROLE_COACH, other), FIXTURE_NOW, ""),
                .count = 1};
        day.weekday = 2; /* tomorrow */
        put.windows[0] = day;
        assert_int_equal(store_wait(fixture->store, &hours_put, &put, NULL, NULL), ERR_OK);
    }
    struct session_book book = fixture_booking(fixture, 1, TOMORROW, "");
    book.write = fixture_write(coordinator, FIXTURE_NOW, "");
    book.coach = other;
    book.person = fixture->people[1];
    struct session_book_out out;
    assert_int_equal(store_wait(fixture->store, &session_book, &book, &out, NULL), ERR_OK);
    cancel(fixture, 0, row.id);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, 0);
    assert_offered(fixture, 2, TOMORROW);
}

static void test_waitlist_whoever_takes_anyone_is_offered_who_fits_and_no_other(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    const struct saying spanish = {.traits = "language:es!"};
    const struct saying needs = {.wishes = "need language:es"};
    struct id other = fixture_account(fixture, ROLE_COACH, "Quinn");
    for (size_t i = 1; i < 3; i++) {
        struct waitlist_join in = joining(fixture, i);
        in.is_anyone = true;
        join(fixture, &in);
    }
    saying_put(fixture, ROLE_PERSON, fixture->people[1], needs);
    struct exception_add extra = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, other), FIXTURE_NOW, ""),
            .exception = {.kind = HOURS_EXTRA,
                    .date = {.year = 2026, .month = 11, .day = 24},
                    .start_min = 540,
                    .end_min = 600}};
    struct exception_add_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &exception_add, &extra, out, NULL), ERR_OK);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, 0); /* asks for a language that this coach has not told */
    assert_offered(fixture, 2, TOMORROW);
    assert_true(id_equal(entry_of(fixture, 2).offer.coach, other));
    let_pass(fixture, 2);
    saying_put(fixture, ROLE_COACH, other, spanish);
    extra.exception.date.day = 25;
    assert_int_equal(store_wait(fixture->store, &exception_add, &extra, out, NULL), ERR_OK);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, TOMORROW + DAY);
    free(out);
}

static void test_waitlist_nobody_is_offered_whom_they_avoid_by_now(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    waits(fixture, 1);
    waits(fixture, 2);
    char avoid[64];
    char id[ID_TEXT_SIZE];
    snprintf(avoid, sizeof(avoid), "account:%s", id_text(fixture->coach, id));
    saying_put(fixture, ROLE_PERSON, fixture->people[1], (struct saying){.avoid = avoid});
    frees(fixture, TOMORROW);
    assert_offered(fixture, 1, 0);
    assert_offered(fixture, 2, TOMORROW);
}

static void test_waitlist_what_is_offered_is_let_go_where_the_two_may_not_meet_by_now(void **state)
{
    struct fixture *fixture = *state;
    struct offer_answer_out out;
    fixture_add_people(fixture, 2);
    waits(fixture, 1);
    frees(fixture, TOMORROW);
    assert_offered(fixture, 1, TOMORROW);
    saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){.avoid = "name:Robin"});
    struct id session = entry_of(fixture, 1).offer.session;
    assert_int_equal(answer(fixture, 1, session, true, FIXTURE_NOW + 60, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_CANCELLED); /* as one whose time ran out */
    assert_offered(fixture, 1, 0);
    assert_int_equal(answer(fixture, 1, session, true, FIXTURE_NOW + 60, &out), ERR_NOT_NOW);
}

static void test_waitlist_of_a_former_coach_nothing_is_taken(void **state)
{
    struct fixture *fixture = *state;
    struct offer_answer_out out;
    fixture_add_people(fixture, 2);
    waits(fixture, 1);
    frees(fixture, TOMORROW);
    struct id session = entry_of(fixture, 1).offer.session;
    fixture_run(fixture, "UPDATE caseload SET ended_at = 1");
    assert_int_equal(answer(fixture, 1, session, true, FIXTURE_NOW + 60, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_CANCELLED);
}

/* --- what sets it going ----------------------------------------------------------------------- */

static void test_waitlist_an_absence_that_ends_is_time_that_comes_free(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct absence_add away = {.write = by_coach(fixture),
            .coach = fixture->coach,
            .from_at = TOMORROW,
            .until_at = TOMORROW + 8 * HOUR};
    struct absence_add_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &absence_add, &away, out, NULL), ERR_OK);
    waits(fixture, 1);
    struct absence_delete back = {.write = by_coach(fixture), .absence = out->absence.id};
    free(out);
    assert_int_equal(store_wait(fixture->store, &absence_delete, &back, NULL, NULL), ERR_OK);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, TOMORROW);
}

static void test_waitlist_an_absence_takes_back_what_was_offered_in_it(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    waits(fixture, 1);
    waits(fixture, 2);
    frees(fixture, TOMORROW);
    struct absence_add away = {.write = by_coach(fixture),
            .coach = fixture->coach,
            .from_at = TOMORROW,
            .until_at = TOMORROW + 8 * HOUR};
    struct absence_add_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &absence_add, &away, out, NULL), ERR_OK);
    free(out);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, 0);
    assert_offered(fixture, 2, 0);
}

static void test_waitlist_hours_that_are_added_come_free_and_those_of_before_do_not(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    waits(fixture, 1);
    struct calendar_hours seen;
    struct hours_get get = {.actor = by_coach(fixture).actor};
    assert_int_equal(store_wait(fixture->store, &hours_get, &get, &seen, NULL), ERR_OK);
    struct hours_put put = {.write = by_coach(fixture), .count = seen.count};
    for (size_t i = 0; i < seen.count; i++)
        put.windows[i] = seen.windows[i];
    assert_int_equal(store_wait(fixture->store, &hours_put, &put, NULL, NULL), ERR_OK);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, 0);
    for (size_t i = 0; i < put.count; i++)
        put.windows[i].end_min += 60; /* until six */
    assert_int_equal(store_wait(fixture->store, &hours_put, &put, NULL, NULL), ERR_OK);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, FIXTURE_OPENS + 8 * HOUR); /* the soonest of many */
}

static void test_waitlist_one_long_time_is_offered_to_several_at_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 4);
    for (size_t i = 1; i < 4; i++)
        waits(fixture, i);
    struct exception_add_out *out = calloc(1, sizeof(*out));
    struct exception_add extra = {.write = by_coach(fixture),
            .exception = {.kind = HOURS_EXTRA,
                    .date = {.year = 2026, .month = 11, .day = 24},
                    .start_min = 18 * 60,
                    .end_min = 20 * 60}};
    assert_int_equal(store_wait(fixture->store, &exception_add, &extra, out, NULL), ERR_OK);
    free(out);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, TOMORROW + 9 * HOUR);
    assert_offered(fixture, 2, TOMORROW + 10 * HOUR);
    assert_offered(fixture, 3, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_waitlist_an_earlier_time_takes_the_place_of_the_later_one),
            TEST(test_waitlist_an_offer_may_overlap_the_later_time_and_stays_when_that_goes),
            TEST(test_waitlist_an_offer_stands_in_the_way_of_no_cover),
            TEST(test_waitlist_nobody_is_offered_what_they_gave_back),
            TEST(test_waitlist_a_time_that_begins_too_soon_is_offered_to_nobody),
            TEST(test_waitlist_a_time_at_which_one_has_something_else_is_the_next_ones),
            TEST(test_waitlist_whoever_takes_anyone_is_offered_who_fits_and_no_other),
            TEST(test_waitlist_nobody_is_offered_whom_they_avoid_by_now),
            TEST(test_waitlist_what_is_offered_is_let_go_where_the_two_may_not_meet_by_now),
            TEST(test_waitlist_of_a_former_coach_nothing_is_taken),
            TEST(test_waitlist_an_absence_that_ends_is_time_that_comes_free),
            TEST(test_waitlist_an_absence_takes_back_what_was_offered_in_it),
            TEST(test_waitlist_hours_that_are_added_come_free_and_those_of_before_do_not),
            TEST(test_waitlist_one_long_time_is_offered_to_several_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

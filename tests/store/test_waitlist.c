/* The waitlist in the database: what comes free goes to the first who waits, is held for them for
 * its window, then goes to the next; nobody loses their place by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/store/moves.h"
#include "tests/store/waitlist_fixture.h"

#define LATER (FIXTURE_OPENS + 10 * DAY)

/* --- in order --------------------------------------------------------------------------------- */

static void test_waitlist_a_time_given_back_is_held_for_the_first_who_waits(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 4);
    waits(fixture, 1);
    waits(fixture, 2);
    frees(fixture, TOMORROW);
    struct waitlist_entry first = entry_of(fixture, 1);
    assert_int_equal(first.offer.start_at, TOMORROW);
    assert_int_equal(first.offer.until_at, FIXTURE_OPENS + 3 * HOUR); /* told at nine */
    assert_int_equal(first.offer.end_at, TOMORROW + 50 * 60);
    assert_offered(fixture, 2, 0);
    struct session_book book = fixture_booking(fixture, 3, TOMORROW, "");
    struct session_book_out out;
    assert_int_equal(store_wait(fixture->store, &session_book, &book, &out, NULL), ERR_CONFLICT);
    static const char told[] = "SELECT COUNT(*) FROM notice WHERE kind = 'earlier'";
    assert_int_equal(fixture_count(fixture, told), 1);
}

static void test_waitlist_what_one_lets_pass_is_the_next_ones_and_both_keep_their_place(
        void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 4);
    for (size_t i = 1; i < 4; i++)
        waits(fixture, i);
    frees(fixture, TOMORROW);
    for (size_t i = 1; i < 4; i++) {
        assert_offered(fixture, i, TOMORROW);
        let_pass(fixture, i);
        assert_offered(fixture, i, 0); /* each is asked once */
    }
    struct session_book_out out;
    struct session_book book = fixture_booking(fixture, 0, TOMORROW, "");
    assert_int_equal(store_wait(fixture->store, &session_book, &book, &out, NULL), ERR_OK);
    frees(fixture, TOMORROW + 2 * HOUR);
    assert_offered(fixture, 1, TOMORROW + 2 * HOUR);
    assert_int_equal(entry_of(fixture, 1).place, WAITLIST_NEXT);
    assert_int_equal(entry_of(fixture, 3).place, WAITLIST_SOON);
}

static void test_waitlist_an_offer_lapses_when_its_window_is_over_and_not_before(void **state)
{
    struct fixture *fixture = *state;
    struct offer_answer_out out;
    fixture_add_people(fixture, 3);
    waits(fixture, 1);
    waits(fixture, 2);
    frees(fixture, TOMORROW);
    struct waitlist_offer offer = entry_of(fixture, 1).offer;
    clock_run(fixture, offer.until_at - 1);
    assert_offered(fixture, 1, TOMORROW);
    assert_int_equal(answer(fixture, 1, offer.session, true, offer.until_at, &out), ERR_NOT_NOW);
    clock_run(fixture, offer.until_at);
    assert_offered(fixture, 1, 0);
    assert_offered(fixture, 2, TOMORROW);
    static const char lapsed[] = "SELECT COUNT(*) FROM audit WHERE action = 'waitlist.lapse'";
    assert_int_equal(fixture_count(fixture, lapsed), 1);
}

static void test_waitlist_a_yes_books_it_and_ends_the_waiting(void **state)
{
    struct fixture *fixture = *state;
    struct offer_answer_out out;
    fixture_add_people(fixture, 2);
    waits(fixture, 1);
    frees(fixture, TOMORROW);
    struct id session = entry_of(fixture, 1).offer.session;
    assert_int_equal(answer(fixture, 1, session, true, FIXTURE_NOW, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_BOOKED);
    assert_int_equal(out.session.offered_until, 0);
    assert_true(id_is_zero(out.old.id));
    assert_true(id_is_zero(entry_of(fixture, 1).id));
    assert_int_equal(answer(fixture, 1, session, true, FIXTURE_NOW, &out), ERR_NOT_NOW);
    static const char told[] = "SELECT COUNT(*) FROM notice WHERE kind = 'booked' "
                               "AND session_id IN (SELECT session_id FROM offer)";
    assert_int_equal(fixture_count(fixture, told), 2); /* the coach hears, too */
    fixture_assert_whole(fixture);
}

static void test_waitlist_two_times_at_once_go_to_two(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 4);
    struct session_row a = fixture_book(fixture, 0, TOMORROW);
    struct session_row b = fixture_book(fixture, 0, TOMORROW + 4 * HOUR);
    for (size_t i = 1; i < 4; i++)
        waits(fixture, i);
    cancel(fixture, 0, a.id);
    cancel(fixture, 0, b.id);
    clock_run(fixture, FIXTURE_NOW);
    unix_s_t first = entry_of(fixture, 1).offer.start_at;
    unix_s_t second = entry_of(fixture, 2).offer.start_at;
    assert_int_equal(first + second, a.start_at + b.start_at);
    assert_int_not_equal(first, second);
    assert_offered(fixture, 3, 0);
    let_pass(fixture, 1); /* whoever is free to be asked again gets what the others leave */
    assert_offered(fixture, 3, first);
    let_pass(fixture, 2);
    assert_offered(fixture, 1, second);
}

/* --- leaving, and changes --------------------------------------------------------------------- */

static void test_waitlist_leaving_gives_back_what_is_offered(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    struct waitlist_entry entry = waits(fixture, 1);
    waits(fixture, 2);
    frees(fixture, TOMORROW);
    leave(fixture, 1, entry.id);
    clock_run(fixture, FIXTURE_NOW);
    assert_true(id_is_zero(entry_of(fixture, 1).id));
    assert_offered(fixture, 2, TOMORROW);
    waits(fixture, 1); /* and coming back is to stand last */
    assert_int_equal(entry_of(fixture, 1).place, WAITLIST_SOON);
}

static void test_waitlist_who_moves_the_later_time_waits_for_one_earlier_than_that(void **state)
{
    struct fixture *fixture = *state;
    struct move_out moved;
    fixture_add_people(fixture, 2);
    struct session_row later = fixture_book(fixture, 1, LATER);
    waits_with(fixture, 1, later.id);
    struct move_propose move = {.write = by_person(fixture, 1, FIXTURE_NOW),
            .session = later.id,
            .start_at = TOMORROW + 2 * HOUR};
    assert_int_equal(store_wait(fixture->store, &move_propose, &move, &moved, NULL), ERR_OK);
    struct waitlist_entry entry = entry_of(fixture, 1);
    assert_true(id_equal(entry.session, moved.new_session.id));
    assert_int_equal(entry.until_at, TOMORROW + 2 * HOUR);
    frees(fixture, TOMORROW + 4 * HOUR);
    assert_offered(fixture, 1, 0);
    clock_run(fixture, TOMORROW + 2 * HOUR);
    assert_true(id_is_zero(entry_of(fixture, 1).id)); /* over */
}

static void test_waitlist_has_room_for_so_many_of_one_person_and_one_for_each_coach(void **state)
{
    struct fixture *fixture = *state;
    struct waitlist_entry entry;
    fixture_add_people(fixture, WAITLIST_COACH_MAX + 1);
    struct waitlist_join in = joining(fixture, 0);
    join(fixture, &in);
    assert_int_equal(store_wait(fixture->store, &waitlist_join, &in, &entry, NULL), ERR_CONFLICT);
    in.write = fixture_write(
            fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator), FIXTURE_NOW, "");
    in.person = fixture->people[0];
    for (int i = 1; i <= WAITLIST_PERSON_MAX; i++) {
        in.coach = fixture_account(fixture, ROLE_COACH, "Quinn");
        enum err err = store_wait(fixture->store, &waitlist_join, &in, &entry, NULL);
        assert_int_equal(err, i < WAITLIST_PERSON_MAX ? ERR_OK : ERR_CONFLICT);
    }
    for (size_t i = 1; i < WAITLIST_COACH_MAX; i++)
        waits(fixture, i);
    in = joining(fixture, WAITLIST_COACH_MAX);
    assert_int_equal(store_wait(fixture->store, &waitlist_join, &in, &entry, NULL), ERR_CONFLICT);
}

static void test_waitlist_nothing_is_kept_of_what_comes_free_while_nobody_waits(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    frees(fixture, TOMORROW);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM freed"), 0);
    waits(fixture, 1);
    clock_run(fixture, FIXTURE_NOW);
    assert_offered(fixture, 1, 0); /* it was to be seen when they came */
}

static void test_waitlist_what_was_free_when_somebody_came_is_not_offered_to_them(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    waits(fixture, 1);
    frees(fixture, TOMORROW);
    struct waitlist_join in = joining(fixture, 2);
    in.write.now++;
    join(fixture, &in);
    let_pass(fixture, 1);
    assert_offered(fixture, 2, 0);
}

static void test_waitlist_is_seen_by_whose_it_is(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct waitlist_entry entry = waits(fixture, 0);
    assert_true(id_is_zero(entry_of(fixture, 1).id));
    struct waitlist_leave_out out;
    struct waitlist_leave in = {.write = by_person(fixture, 1, FIXTURE_NOW), .entry = entry.id};
    assert_int_equal(store_wait(fixture->store, &waitlist_leave, &in, &out, NULL), ERR_NOT_FOUND);
    in.write = by_coach(fixture);
    assert_int_equal(store_wait(fixture->store, &waitlist_leave, &in, &out, NULL), ERR_NOT_FOUND);
    in.write = fixture_write(
            fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator), FIXTURE_NOW, "");
    assert_int_equal(store_wait(fixture->store, &waitlist_leave, &in, &out, NULL), ERR_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_waitlist_a_time_given_back_is_held_for_the_first_who_waits),
            TEST(test_waitlist_what_one_lets_pass_is_the_next_ones_and_both_keep_their_place),
            TEST(test_waitlist_an_offer_lapses_when_its_window_is_over_and_not_before),
            TEST(test_waitlist_a_yes_books_it_and_ends_the_waiting),
            TEST(test_waitlist_two_times_at_once_go_to_two),
            TEST(test_waitlist_leaving_gives_back_what_is_offered),
            TEST(test_waitlist_who_moves_the_later_time_waits_for_one_earlier_than_that),
            TEST(test_waitlist_has_room_for_so_many_of_one_person_and_one_for_each_coach),
            TEST(test_waitlist_nothing_is_kept_of_what_comes_free_while_nobody_waits),
            TEST(test_waitlist_what_was_free_when_somebody_came_is_not_offered_to_them),
            TEST(test_waitlist_is_seen_by_whose_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

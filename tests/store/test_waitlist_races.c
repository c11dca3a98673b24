/* R3 for the waitlist: what two schedulers, those who are asked and those who book do at once. No
 * time is given twice, none is offered twice, and everybody hears the truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/store/dues.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/waitlist.h"
#include "tests/store/race.h"

enum {
    ROUNDS = 24,
    HOUR = 3600,
    DAY = 86400,
    WAITING = 3,
    BOOKING = 2,
    PEOPLE = 1 + WAITING + BOOKING
};

static struct write by_person(const struct fixture *fixture, size_t person, unix_s_t now)
{
    return fixture_write(fixture_actor(fixture, ROLE_PERSON, fixture->people[person]), now, "");
}

static void waits(struct fixture *fixture, size_t person)
{
    struct waitlist_entry entry;
    struct waitlist_join in = {.write = by_person(fixture, person, FIXTURE_NOW),
            .coach = fixture->coach,
            .length_min = 50,
            .until_at = FIXTURE_NOW + 50 * DAY};
    assert_int_equal(store_wait(fixture->store, &waitlist_join, &in, &entry, NULL), ERR_OK);
}

static struct waitlist_entry entry_of(struct fixture *fixture, size_t person)
{
    struct waitlist_list in = {.actor = by_person(fixture, person, 0).actor};
    struct waitlist_list_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &waitlist_list, &in, out, NULL), ERR_OK);
    struct waitlist_entry entry = out->entries[0];
    free(out);
    return entry;
}

static struct dues_run clock_at(unix_s_t now)
{
    return (struct dues_run){.write = fixture_write((struct actor){.role = ROLE_SYSTEM}, now, "")};
}

static void clock_run(struct race *race, unix_s_t now)
{
    const struct dues_run in = clock_at(now);
    struct dues_run_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    do {
        assert_int_equal(store_wait(race->stores[0], &dues_run, &in, out, NULL), ERR_OK);
    } while (out->count > 0);
    free(out);
}

static void frees(struct fixture *fixture, unix_s_t start_at)
{
    struct session_row row = fixture_book(fixture, 0, start_at);
    struct session_cancel in = {.write = by_person(fixture, 0, FIXTURE_NOW), .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &in, NULL, NULL), ERR_OK);
}

static void leave(struct fixture *fixture, size_t person)
{
    struct waitlist_leave_out out;
    struct waitlist_leave in = {.write = by_person(fixture, person, FIXTURE_NOW),
            .entry = entry_of(fixture, person).id};
    if (!id_is_zero(in.entry))
        assert_int_equal(store_wait(fixture->store, &waitlist_leave, &in, &out, NULL), ERR_OK);
}

/* --- offering --------------------------------------------------------------------------------- */

static void everybody_takes(struct fixture *fixture)
{
    for (size_t i = 1; i <= WAITING; i++) {
        struct offer_answer_out out;
        struct offer_answer in = {.write = by_person(fixture, i, FIXTURE_NOW),
                .session = entry_of(fixture, i).offer.session,
                .is_yes = true};
        if (!id_is_zero(in.session))
            assert_int_equal(store_wait(fixture->store, &offer_answer, &in, &out, NULL), ERR_OK);
    }
}

/* Two times come free; two schedulers offer them to three who wait while two others book them. */
static void test_R3_a_freed_time_is_offered_once_or_booked_once(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    int64_t booked = 0;
    fixture_add_people(fixture, PEOPLE);
    for (int round = 0; round < ROUNDS; round++) {
        const unix_s_t times[BOOKING] = {race_day(round), race_day(round) + 3 * HOUR};
        struct outcome clocks[4], bookings[BOOKING];
        const struct dues_run clock = clock_at(FIXTURE_NOW);
        struct session_book books[BOOKING];
        for (size_t i = 1; i <= WAITING; i++)
            waits(fixture, i);
        for (size_t i = 0; i < BOOKING; i++)
            frees(fixture, times[i]);
        for (int i = 0; i < 4; i++) {
            race_send(&race, i % 2, &dues_run, &clock, &clocks[i]);
            if (i % 2 == round % 2) {
                int which = i / 2;
                books[which] =
                        fixture_booking(fixture, 1 + WAITING + (size_t)which, times[which], "");
                race_send(&race, round / 2 % 2, &session_book, &books[which], &bookings[which]);
            }
        }
        race_finish(&race);
        clock_run(&race, FIXTURE_NOW);
        fixture_assert_whole(fixture);
        for (size_t i = 0; i < BOOKING; i++) {
            assert_true(bookings[i].err == ERR_OK || bookings[i].err == ERR_CONFLICT);
            booked += bookings[i].err == ERR_OK;
        }
        for (int i = 0; i < 4; i++)
            assert_int_equal(clocks[i].err, ERR_OK);
        everybody_takes(fixture);
        for (size_t i = 1; i <= WAITING; i++)
            leave(fixture, i);
    }
    fixture_assert_whole(fixture);
    static const char offers[] = "SELECT COUNT(*) FROM offer WHERE status = 'taken'";
    static const char others[] = "SELECT COUNT(*) FROM offer WHERE status <> 'taken'";
    assert_int_equal(fixture_count(fixture, offers) + booked, BOOKING * ROUNDS);
    assert_int_equal(fixture_count(fixture, others), 0);
    static const char told[] = "SELECT COUNT(*) FROM notice WHERE kind = 'earlier'";
    assert_int_equal(fixture_count(fixture, told) + booked, BOOKING * ROUNDS);
    race_close(&race);
}

/* --- the end of an offer ---------------------------------------------------------------------- */

/* The window is over at this moment: the clock of both, a yes just before, a leaving. */
static void test_R3_a_yes_the_clock_and_leaving_at_once_end_an_offer_once(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, PEOPLE);
    for (int round = 0; round < ROUNDS; round++) {
        struct outcome outcomes[4];
        waits(fixture, 1);
        frees(fixture, race_day(round));
        clock_run(&race, FIXTURE_NOW);
        struct waitlist_entry entry = entry_of(fixture, 1);
        const struct dues_run over = clock_at(entry.offer.until_at);
        struct offer_answer yes = {.write = by_person(fixture, 1, entry.offer.until_at - 1),
                .session = entry.offer.session,
                .is_yes = true};
        struct waitlist_leave no = {.write = by_person(fixture, 1, FIXTURE_NOW), .entry = entry.id};
        race_send(&race, 0, &dues_run, &over, &outcomes[0]);
        race_send(&race, round % 2, &offer_answer, &yes, &outcomes[1]);
        race_send(&race, (round + 1) % 2, &waitlist_leave, &no, &outcomes[2]);
        race_send(&race, 1, &dues_run, &over, &outcomes[3]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_true(outcomes[1].err == ERR_OK || outcomes[1].err == ERR_NOT_NOW);
        assert_true(outcomes[2].err == ERR_OK || outcomes[2].err == ERR_NOT_FOUND);
        assert_int_equal(outcomes[3].err, ERR_OK);
        fixture_assert_whole(fixture);
        leave(fixture, 1);
        clock_run(&race, FIXTURE_NOW);
    }
    static const char open[] = "SELECT COUNT(*) FROM offer WHERE status = 'open'";
    assert_int_equal(fixture_count(fixture, open), 0);
    static const char whole[] =
            "SELECT COUNT(*) FROM offer o JOIN session s ON s.id = o.session_id "
            "WHERE (o.status = 'taken') <> (s.status = 'booked')";
    assert_int_equal(fixture_count(fixture, whole), 0);
    race_close(&race);
}

/* Whoever takes the earlier time while the later one is given back has one of them, or both truths
 * in an order. */
static void test_R3_taking_the_earlier_while_the_later_is_cancelled_leaves_one_time(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, PEOPLE);
    for (int round = 0; round < ROUNDS; round++) {
        struct outcome outcomes[2];
        struct waitlist_entry entry;
        struct session_row later = fixture_book(fixture, 1, race_day(round) + 5 * HOUR);
        struct waitlist_join join = {.write = by_person(fixture, 1, FIXTURE_NOW),
                .coach = fixture->coach,
                .session = later.id,
                .length_min = 50,
                .until_at = FIXTURE_NOW + 50 * DAY};
        assert_int_equal(store_wait(fixture->store, &waitlist_join, &join, &entry, NULL), ERR_OK);
        frees(fixture, race_day(round));
        clock_run(&race, FIXTURE_NOW);
        struct offer_answer yes = {.write = by_person(fixture, 1, FIXTURE_NOW),
                .session = entry_of(fixture, 1).offer.session,
                .is_yes = true};
        struct session_cancel no = {.write = yes.write, .session = later.id};
        race_send(&race, round % 2, &offer_answer, &yes, &outcomes[0]);
        race_send(&race, (round + 1) % 2, &session_cancel, &no, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_true(outcomes[1].err == ERR_OK || outcomes[1].err == ERR_NOT_NOW);
        fixture_assert_whole(fixture);
        clock_run(&race, FIXTURE_NOW);
    }
    static const char booked[] = "SELECT COUNT(*) FROM session WHERE status = 'booked'";
    assert_int_equal(fixture_count(fixture, booked), ROUNDS);
    race_close(&race);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_R3_a_freed_time_is_offered_once_or_booked_once),
            TEST(test_R3_a_yes_the_clock_and_leaving_at_once_end_an_offer_once),
            TEST(test_R3_taking_the_earlier_while_the_later_is_cancelled_leaves_one_time),
    };
    int failed = 0;
    for (int times = race_times(ROUNDS); times > 0; times--)
        failed += cmocka_run_group_tests(tests, NULL, NULL);
    return failed;
}

/* R3: what two do at once. Each race runs many rounds on two schedulers' stores; afterwards the
 * schema and the statuses must tell one story, and the loser must have heard the truth. On SQLite,
 * where one writes after the other, the same must hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/db.h"
#include "scheduler/store/links.h"
#include "scheduler/store/reports.h"
#include "scheduler/store/seed.h"
#include "tests/store/race.h"

enum { ROUNDS = 200, DAY = 86400 };

/* --- bookings -----------------------------------------------------------------------------------
 */

enum { RIVALS = 8 };

static void test_R3_of_many_who_book_one_time_one_wins_and_the_others_hear_of_free_ones(
        void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    fixture_add_people(race.fixture, RIVALS);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[RIVALS];
        for (size_t i = 0; i < RIVALS; i++) {
            /* half of them an overlapping time, not the same */
            unix_s_t start = race_hour(2 * round) + (i % 2 ? 900 : 0);
            struct session_book in = fixture_booking(race.fixture, i, start, "");
            race_send(&race, (int)(i % 2), &session_book, &in, &outcomes[i]);
        }
        race_finish(&race);
        size_t won = 0;
        for (size_t i = 0; i < RIVALS; i++) {
            won += outcomes[i].err == ERR_OK;
            if (outcomes[i].err == ERR_OK)
                continue;
            assert_int_equal(outcomes[i].err, ERR_CONFLICT);
            assert_string_equal(outcomes[i].field, "start_at");
            assert_int_equal(outcomes[i].alternatives, SLOTS_NEAREST);
        }
        assert_int_equal(won, 1);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

static struct id second_coach(struct fixture *fixture)
{
    struct id coach = fixture_account(fixture, ROLE_COACH, "Alex");
    struct actor system = {.role = ROLE_SYSTEM, .programme = fixture->programme};
    struct hours_put hours = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, coach), FIXTURE_NOW, ""),
            .count = 7,
    };
    for (int i = 0; i < 7; i++)
        hours.windows[i] =
                (struct hours_window){.weekday = i + 1, .start_min = 9 * 60, .end_min = 17 * 60};
    assert_int_equal(store_wait(fixture->store, &hours_put, &hours, NULL, NULL), ERR_OK);
    for (size_t i = 0; i < fixture->people_count; i++) {
        struct seed_caseload in = {.write = fixture_write(system, FIXTURE_NOW, ""),
                .person = fixture->people[i],
                .coach = coach};
        assert_int_equal(store_wait(fixture->store, &seed_caseload, &in, NULL, NULL), ERR_OK);
    }
    return coach;
}

static void test_R3_one_person_who_books_two_coaches_at_once_gets_one_of_them(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    fixture_add_people(race.fixture, 1);
    struct id other = second_coach(race.fixture);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_book in = fixture_booking(race.fixture, 0, race_hour(round), "");
        race_send(&race, 0, &session_book, &in, &outcomes[0]);
        in.coach = other;
        race_send(&race, 1, &session_book, &in, &outcomes[1]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_CONFLICT);
        assert_int_equal(outcomes[lost].alternatives, SLOTS_NEAREST);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

static void test_R3_one_key_sent_twice_at_once_is_one_booking_and_one_answer(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    fixture_add_people(race.fixture, 1);
    for (int round = 0; round < rounds; round++) {
        char key[16];
        struct outcome outcomes[2];
        snprintf(key, sizeof(key), "key-%d", round);
        struct session_book in = fixture_booking(race.fixture, 0, race_hour(round), key);
        race_send(&race, 0, &session_book, &in, &outcomes[0]);
        race_send(&race, 1, &session_book, &in, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
        assert_int_equal(outcomes[0].is_repeat + outcomes[1].is_repeat, 1);
    }
    assert_int_equal(fixture_count(race.fixture, "SELECT COUNT(*) FROM session"), rounds);
    race_close(&race);
}

/* --- cancelling and going away ---------------------------------------------------------------- */

static struct session_cancel cancelling(
        const struct fixture *fixture, struct id session, enum role role, struct id account)
{
    return (struct session_cancel){
            .write = fixture_write(fixture_actor(fixture, role, account), FIXTURE_NOW, ""),
            .session = session};
}

static void test_R3_two_who_cancel_at_once_cancel_once_and_the_time_is_free(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct session_row row = fixture_book(fixture, 0, race_hour(round));
        struct session_cancel coach = cancelling(fixture, row.id, ROLE_COACH, fixture->coach);
        struct session_cancel person = cancelling(fixture, row.id, ROLE_PERSON, fixture->people[0]);
        struct session_book book = fixture_booking(fixture, 1, race_hour(round), "");
        struct outcome outcomes[3];
        race_send(&race, 0, &session_cancel, &coach, &outcomes[0]);
        race_send(&race, 1, &session_cancel, &person, &outcomes[1]);
        race_send(&race, 0, &session_book, &book, &outcomes[2]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_NOT_NOW);
        assert_true(outcomes[2].err == ERR_OK || outcomes[2].err == ERR_CONFLICT);
    }
    static const char cancels[] = "SELECT COUNT(*) FROM audit WHERE action = 'session.cancel'";
    assert_int_equal(fixture_count(fixture, cancels), rounds);
    fixture_assert_whole(fixture);
    race_close(&race);
}

struct away {
    struct outcome outcome;
    size_t sessions; /* that it named */
};

static void handle_away(void *context, const struct store_result *result)
{
    struct away *away = context;
    race_handle_outcome(&away->outcome, result);
    away->sessions = ((const struct exception_add_out *)result->out)->inside.count;
}

/* Either the booking came first and the absence names it, or it is refused: never neither. */
static void test_R3_a_booking_and_an_absence_at_once_know_of_each_other(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        int open_min = 9 * 60 + round % 8 * 60; /* where race_hour is */
        struct exception_add add = {
                .write = fixture_write(
                        fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
                .exception = {.kind = HOURS_AWAY,
                        .date = civil_date_of(race_hour(round) / DAY),
                        .start_min = open_min,
                        .end_min = open_min + 60},
        };
        struct session_book in = fixture_booking(fixture, 0, race_hour(round), "");
        struct outcome booked;
        struct away away = {0};
        if (round % 2)
            race_send(&race, 0, &session_book, &in, &booked);
        assert_int_equal(
                store_submit(race.stores[1], &exception_add, &add, handle_away, &away), ERR_OK);
        if (round % 2 == 0)
            race_send(&race, 0, &session_book, &in, &booked);
        race_finish(&race);
        assert_int_equal(away.outcome.err, ERR_OK);
        assert_true(booked.err == ERR_OK || booked.err == ERR_CONFLICT);
        assert_int_equal(away.sessions, booked.err == ERR_OK);
    }
    race_close(&race);
}

/* --- coming, and what relays say -------------------------------------------------------------- */

static void test_R3_two_who_come_at_once_make_it_live(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct session_row row = fixture_book(fixture, 0, race_hour(round));
        struct session_here person = {
                .write = fixture_write(
                        fixture_actor(fixture, ROLE_PERSON, fixture->people[0]), row.start_at, ""),
                .session = row.id};
        struct session_here coach = person;
        coach.write.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach);
        struct outcome outcomes[2];
        race_send(&race, 0, &session_here, &person, &outcomes[0]);
        race_send(&race, 1, &session_here, &coach, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char live[] = "SELECT COUNT(*) FROM session WHERE status = 'live'";
    assert_int_equal(fixture_count(fixture, live), rounds);
    race_close(&race);
}

static void test_R3_the_same_reports_and_two_settlings_at_once_count_once(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    struct actor system = {.role = ROLE_SYSTEM};
    for (int round = 0; round < rounds; round++) {
        struct session_row row = fixture_book(fixture, 0, race_hour(round));
        fixture_place(fixture, row.id, "r1");
        struct session_seat seat = {.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach),
                .session = row.id,
                .now = row.start_at};
        struct session_seat_out call;
        assert_int_equal(store_wait(fixture->store, &session_seat, &seat, &call, NULL), ERR_OK);
        struct reports_take take = {
                .write = fixture_write(system, row.end_at, ""),
                .relay = "r1",
                .count = 1,
                .reports = {{.n = round + 1, .kind = REPORT_ENDED, .call = call.call}},
        };
        struct sessions_settle settle = {
                .write = fixture_write(system, row.end_at + SETTLE_GRACE_S, "")};
        struct outcome outcomes[2];
        const struct store_call *what = round % 2 ? &sessions_settle : &reports_take;
        const void *in = round % 2 ? (const void *)&settle : &take;
        race_send(&race, 0, what, in, &outcomes[0]);
        race_send(&race, 1, what, in, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char takes[] = "SELECT COUNT(*) FROM audit WHERE action = 'reports.take'";
    static const char settles[] = "SELECT COUNT(*) FROM audit WHERE action = 'sessions.settle'";
    assert_int_equal(fixture_count(fixture, takes), rounds / 2);
    assert_int_equal(fixture_count(fixture, settles), rounds / 2);
    assert_int_equal(fixture_count(fixture, "SELECT MAX(report_n) FROM relay"), rounds - 1);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* A relay that was not answered in time sends its reports again, with the next one. */
static void test_R3_a_relays_position_never_goes_back(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct actor system = {.role = ROLE_SYSTEM};
    for (int round = 0; round < rounds; round++) {
        struct reports_take first = {
                .write = fixture_write(system, FIXTURE_NOW, ""),
                .relay = "r1",
                .count = 1,
                .reports = {{.n = 2 * round + 1, .kind = REPORT_JOINED}},
        };
        struct reports_take both = first;
        both.reports[both.count++] = (struct report){.n = 2 * round + 2, .kind = REPORT_JOINED};
        struct outcome outcomes[2];
        race_send(&race, 0, &reports_take, &both, &outcomes[0]);
        race_send(&race, 1, &reports_take, &first, &outcomes[1]);
        race_finish(&race);
        struct reports_position get = {.relay = "r1"};
        struct reports_position_out position;
        assert_int_equal(
                store_wait(race.stores[0], &reports_position, &get, &position, NULL), ERR_OK);
        assert_int_equal(position.acked, 2 * round + 2);
    }
    race_close(&race);
}

static void test_R3_a_sign_in_link_used_twice_at_once_lets_in_once(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    struct actor system = {.role = ROLE_SYSTEM}, nobody = {.role = ROLE_NOBODY};
    for (int round = 0; round < rounds; round++) {
        struct sign_in_link_make make = {
                .write = fixture_write(system, FIXTURE_NOW, ""), .account = fixture->coach};
        struct link_new link;
        assert_int_equal(
                store_wait(fixture->store, &sign_in_link_make, &make, &link, NULL), ERR_OK);
        struct link_use use = {.write = fixture_write(nobody, FIXTURE_NOW, "")};
        memcpy(use.secret, link.secret, sizeof(use.secret));
        struct outcome outcomes[2];
        race_send(&race, 0, &link_use, &use, &outcomes[0]);
        race_send(&race, 1, &link_use, &use, &outcomes[1]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_EXPIRED);
    }
    race_close(&race);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_R3_of_many_who_book_one_time_one_wins_and_the_others_hear_of_free_ones),
            TEST(test_R3_one_person_who_books_two_coaches_at_once_gets_one_of_them),
            TEST(test_R3_one_key_sent_twice_at_once_is_one_booking_and_one_answer),
            TEST(test_R3_two_who_cancel_at_once_cancel_once_and_the_time_is_free),
            TEST(test_R3_a_booking_and_an_absence_at_once_know_of_each_other),
            TEST(test_R3_two_who_come_at_once_make_it_live),
            TEST(test_R3_the_same_reports_and_two_settlings_at_once_count_once),
            TEST(test_R3_a_relays_position_never_goes_back),
            TEST(test_R3_a_sign_in_link_used_twice_at_once_lets_in_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

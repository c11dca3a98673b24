/* R3, the edges: a coach's hours or rules shrink while somebody books, a session is cancelled while
 * both come to it, a time is held while it is booked, two yeses for one move, and the nights on
 * which the clock changes. Two hundred rounds each on two schedulers' stores; on SQLite, where one
 * writes after the other, the same must hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/rules.h"
#include "tests/store/race.h"

enum { ROUNDS = 200, DAY = 86400, HOUR = 3600 };

static struct write write_as(const struct fixture *fixture, enum role role, unix_s_t now)
{
    struct id account = role == ROLE_COACH    ? fixture->coach
                        : role == ROLE_PERSON ? fixture->people[0]
                                              : fixture->coordinator;
    return fixture_write(fixture_actor(fixture, role, account), now, "");
}

static bool is_odd(int round)
{
    return round % 2 == 1;
}

/* --- what is open shrinks ------------------------------------------------------------------------
 */

/* The whole day on every day, or nothing. */
static struct hours_put hours_of(const struct fixture *fixture, bool is_open, unix_s_t now)
{
    struct hours_put put = {.write = write_as(fixture, ROLE_COACH, now), .count = is_open ? 7 : 0};
    for (int i = 0; i < 7; i++)
        put.windows[i] = (struct hours_window){.weekday = i + 1, .start_min = 0, .end_min = 1440};
    return put;
}

/* So far ahead as a coach may be booked, or only to tomorrow. */
static struct rules_put rules_of(const struct fixture *fixture, bool is_far)
{
    struct rules_put put = {
            .write = write_as(fixture, ROLE_COACH, FIXTURE_NOW), .rules = rules_default()};
    put.rules.horizon_days = is_far ? RULES_HORIZON_DAYS : 1;
    return put;
}

/* Both stand in the coach's line, so that the audit tells the order in which they were done:
 * whoever books after the last shrinking has not seen it. */
static void assert_none_booked_after(const struct fixture *fixture, const char *shrinking)
{
    static const char *const late[] = {
            "SELECT COUNT(*) FROM audit WHERE action = 'session.book' AND seq > "
            "(SELECT MAX(seq) FROM audit WHERE action = 'hours.put')",
            "SELECT COUNT(*) FROM audit WHERE action = 'session.book' AND seq > "
            "(SELECT MAX(seq) FROM audit WHERE action = 'rules.put')",
    };
    assert_int_equal(fixture_count(fixture, late[strcmp(shrinking, "rules.put") == 0]), 0);
}

struct shrinking {
    const char *action;
    const struct store_call *call;
    const void *wide;
    const void *narrow;
};

static void shrink_and_book(struct race *race, const struct shrinking *shrinking)
{
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race->fixture;
    int booked = 0, refused = 0;
    fixture_add_people(fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct outcome shrunk, outcomes[2];
        assert_int_equal(
                store_wait(fixture->store, shrinking->call, shrinking->wide, NULL, NULL), ERR_OK);
        if (is_odd(round))
            race_send(race, 1, shrinking->call, shrinking->narrow, &shrunk);
        for (size_t i = 0; i < 2; i++) {
            unix_s_t start = race_hour(2 * round + (int)i + 8); /* behind the near horizon */
            struct session_book book = fixture_booking(fixture, i, start, "");
            race_send(race, (int)i, &session_book, &book, &outcomes[i]);
        }
        if (!is_odd(round))
            race_send(race, 1, shrinking->call, shrinking->narrow, &shrunk);
        race_finish(race);
        assert_int_equal(shrunk.err, ERR_OK);
        for (size_t i = 0; i < 2; i++) {
            assert_true(outcomes[i].err == ERR_OK || outcomes[i].err == ERR_CONFLICT);
            booked += outcomes[i].err == ERR_OK;
            refused += outcomes[i].err == ERR_CONFLICT;
        }
        assert_none_booked_after(fixture, shrinking->action);
    }
    assert_true(booked > 0 && refused > 0);
    fixture_assert_whole(fixture);
}

static void test_R3_nobody_books_hours_that_were_just_given_up(void **state)
{
    struct race race = race_open(state);
    struct hours_put open = hours_of(race.fixture, true, FIXTURE_NOW);
    struct hours_put shut = hours_of(race.fixture, false, FIXTURE_NOW);
    shrink_and_book(&race, &(struct shrinking){"hours.put", &hours_put, &open, &shut});
    race_close(&race);
}

static void test_R3_nobody_books_by_rules_that_were_just_changed(void **state)
{
    struct race race = race_open(state);
    struct rules_put far = rules_of(race.fixture, true);
    struct rules_put near = rules_of(race.fixture, false);
    shrink_and_book(&race, &(struct shrinking){"rules.put", &rules_put, &far, &near});
    race_close(&race);
}

/* --- coming, and taking it back ------------------------------------------------------------------
 */

static enum booking_status status_of(const struct fixture *fixture, struct id session)
{
    struct session_get in = {
            .actor = write_as(fixture, ROLE_COORDINATOR, 0).actor, .session = session};
    struct session_row row;
    assert_int_equal(store_wait(fixture->store, &session_get, &in, &row, NULL), ERR_OK);
    return row.status;
}

static void test_R3_what_is_cancelled_while_both_come_is_cancelled_or_live_never_both(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    int cancelled = 0;
    for (int round = 0; round < rounds; round++) {
        struct session_row row = fixture_book(fixture, 0, race_hour(round));
        struct session_here person = {
                .write = write_as(fixture, ROLE_PERSON, row.start_at), .session = row.id};
        struct session_here coach = {
                .write = write_as(fixture, ROLE_COACH, row.start_at), .session = row.id};
        struct session_cancel cancel = {
                .write = write_as(fixture, ROLE_COORDINATOR, row.start_at), .session = row.id};
        struct outcome came[2], taken_back;
        if (round % 3 == 0)
            race_send(&race, 1, &session_cancel, &cancel, &taken_back);
        race_send(&race, 0, &session_here, &person, &came[0]);
        if (round % 3 == 1)
            race_send(&race, 1, &session_cancel, &cancel, &taken_back);
        race_send(&race, 1, &session_here, &coach, &came[1]);
        if (round % 3 == 2)
            race_send(&race, 0, &session_cancel, &cancel, &taken_back);
        race_finish(&race);
        bool is_live = came[0].err == ERR_OK && came[1].err == ERR_OK;
        assert_int_equal(taken_back.err, is_live ? ERR_NOT_NOW : ERR_OK);
        assert_int_equal(status_of(fixture, row.id), is_live ? BOOKING_LIVE : BOOKING_CANCELLED);
        for (size_t i = 0; i < 2; i++)
            assert_true(came[i].err == ERR_OK || came[i].err == ERR_NOT_NOW);
        cancelled += !is_live;
    }
    assert_true(cancelled > 0);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* --- holding ------------------------------------------------------------------------------------
 */

static void test_R3_a_time_that_is_held_and_booked_at_once_has_one_of_them(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, race_hour(rounds + 60));
    int held = 0;
    for (int round = 0; round < rounds; round++) {
        struct move_propose hold = {.write = write_as(fixture, ROLE_COACH, FIXTURE_NOW),
                .session = row.id,
                .start_at = race_hour(round)};
        struct session_book book = fixture_booking(fixture, 1, race_hour(round), "");
        struct outcome outcomes[2];
        if (is_odd(round))
            race_send(&race, 0, &move_propose, &hold, &outcomes[0]);
        race_send(&race, 1, &session_book, &book, &outcomes[1]);
        if (!is_odd(round))
            race_send(&race, 0, &move_propose, &hold, &outcomes[0]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_CONFLICT);
        assert_string_equal(outcomes[lost].field, "start_at");
        held += lost;
    }
    assert_true(held > 0 && held < rounds);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* One person on two devices. */
static void test_R3_a_yes_said_twice_at_once_moves_once(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, race_hour(rounds + 60));
    struct id session = row.id;
    for (int round = 0; round < rounds; round++) {
        struct move_out out;
        struct move_propose propose = {.write = write_as(fixture, ROLE_COACH, FIXTURE_NOW),
                .session = session,
                .start_at = race_hour(round)};
        assert_int_equal(store_wait(fixture->store, &move_propose, &propose, &out, NULL), ERR_OK);
        struct move_answer yes = {.write = write_as(fixture, ROLE_PERSON, FIXTURE_NOW),
                .move = out.session.move.id,
                .event = MOVE_ACCEPT};
        struct outcome outcomes[2];
        race_send(&race, 0, &move_answer, &yes, &outcomes[0]);
        race_send(&race, 1, &move_answer, &yes, &outcomes[1]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_NOT_NOW);
        session = out.new_session.id;
        assert_int_equal(status_of(fixture, session), BOOKING_BOOKED);
    }
    static const char held[] = "SELECT COUNT(*) FROM session WHERE status = 'booked'";
    assert_int_equal(fixture_count(fixture, held), 1);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* --- nights on which the clock changes
 * ------------------------------------------------------------
 */

/* New York, 2026-11-01: 05:00 UTC is one o'clock, an hour later it is one o'clock again. */
#define FALL (FIXTURE_NOW - 23 * (unix_s_t)DAY + 17 * HOUR)
/* 2027-03-14: 06:00 UTC is one o'clock, an hour later it is three. */
#define SPRING (FIXTURE_NOW + 110 * (unix_s_t)DAY + 18 * HOUR)

struct stretch {
    int start_min; /* after the night's beginning */
    int length_min;
};

static void book_both(
        struct race *race, unix_s_t night, const struct stretch pair[2], struct outcome outcomes[2])
{
    unix_s_t now = night - 20 * (unix_s_t)DAY;
    for (int i = 0; i < 2; i++) {
        struct session_book book = fixture_booking(
                race->fixture, (size_t)i, night + (unix_s_t)pair[i].start_min * 60, "");
        book.write.now = now;
        book.wish.length_min = pair[i].length_min;
        race_send(race, i, &session_book, &book, &outcomes[i]);
    }
    race_finish(race);
    for (int i = 0; i < 2; i++) {
        struct session_cancel cancel = {.write = write_as(race->fixture, ROLE_COORDINATOR, now),
                .session = outcomes[i].session};
        if (outcomes[i].err == ERR_OK)
            assert_int_equal(
                    store_wait(race->stores[0], &session_cancel, &cancel, NULL, NULL), ERR_OK);
    }
}

/* Instants decide, not what the clock on the wall says: twice half past one is twice a time, and
 * what begins before the clock jumps ends after it. */
static void test_R3_R16_two_who_book_in_the_night_of_a_clock_change_get_what_the_instants_say(
        void **state)
{
    static const struct {
        unix_s_t night;
        struct stretch pair[2];
        int winners;
    } cases[] = {
            {FALL, {{30, 25}, {90, 25}}, 2},   /* 01:30 and, an hour later, 01:30 */
            {FALL, {{45, 50}, {75, 25}}, 1},   /* 01:45 for 50 minutes, and 01:15 half an hour on */
            {FALL, {{30, 25}, {45, 25}}, 1},   /* the first 01:30 and the first 01:45 */
            {FALL, {{45, 15}, {60, 15}}, 1},   /* the buffer over the change */
            {SPRING, {{45, 25}, {60, 25}}, 1}, /* 01:45 and, a quarter later, 03:00 */
            {SPRING, {{30, 25}, {60, 25}}, 2}, /* 01:30 ends with its buffer at 03:00 */
    };
    enum { CASES = sizeof(cases) / sizeof(cases[0]) };
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct hours_put open = hours_of(race.fixture, true, FALL - 30 * (unix_s_t)DAY);
    assert_int_equal(store_wait(race.stores[0], &hours_put, &open, NULL, NULL), ERR_OK);
    fixture_add_people(race.fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        const struct stretch *pair = cases[round % CASES].pair;
        book_both(&race, cases[round % CASES].night, pair, outcomes);
        int won = (outcomes[0].err == ERR_OK) + (outcomes[1].err == ERR_OK);
        assert_int_equal(won, cases[round % CASES].winners);
        for (size_t i = 0; i < 2; i++)
            assert_true(outcomes[i].err == ERR_OK || outcomes[i].err == ERR_CONFLICT);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_R3_nobody_books_hours_that_were_just_given_up),
            TEST(test_R3_nobody_books_by_rules_that_were_just_changed),
            TEST(test_R3_what_is_cancelled_while_both_come_is_cancelled_or_live_never_both),
            TEST(test_R3_a_time_that_is_held_and_booked_at_once_has_one_of_them),
            TEST(test_R3_a_yes_said_twice_at_once_moves_once),
            TEST(test_R3_R16_two_who_book_in_the_night_of_a_clock_change_get_what_the_instants_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

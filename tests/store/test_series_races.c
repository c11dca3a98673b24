/* R3 for series: two people agree on one standing time at once, a series meets single bookings, two
 * schedulers extend the same series, one is ended while it is extended. Each race runs on two
 * schedulers' stores; on SQLite, where one writes after the other, the same must hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/series.h"
#include "tests/store/fixture.h"

enum { ROUNDS = 40, DAY = 86400, WEEK = 7 * DAY };

/* Monday the 30th of November 2026, ten in the morning in New York. */
#define FIRST (FIXTURE_NOW + 7 * DAY + 3 * 3600)

struct race { /* one fixture, seen by two schedulers */
    struct fixture *fixture;
    struct store *stores[2];
};

static struct race race_open(void **state, size_t people)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, people);
    return (struct race){fixture, {fixture->store, fixture_open_second(fixture)}};
}

static void race_close(struct race *race)
{
    fixture_assert_whole(race->fixture);
    fixture_close_second(race->fixture, race->stores[1]);
}

struct outcome {
    enum err err;
    char field[64];
    struct series_agree_out agreed;
    struct session_book_out booked;
    struct series_turn_out turn;
    struct series_end_out ended;
};

static void handle_outcome(
        struct outcome *outcome, const struct store_result *result, void *into, size_t size)
{
    outcome->err = result->err;
    memcpy(outcome->field, result->error.field, sizeof(outcome->field));
    memcpy(into, result->out, size);
}

static void handle_agreed(void *context, const struct store_result *result)
{
    struct outcome *outcome = context;
    handle_outcome(outcome, result, &outcome->agreed, sizeof(outcome->agreed));
}

static void handle_booked(void *context, const struct store_result *result)
{
    struct outcome *outcome = context;
    handle_outcome(outcome, result, &outcome->booked, sizeof(outcome->booked));
}

static void handle_turn(void *context, const struct store_result *result)
{
    struct outcome *outcome = context;
    handle_outcome(outcome, result, &outcome->turn, sizeof(outcome->turn));
}

static void handle_ended(void *context, const struct store_result *result)
{
    struct outcome *outcome = context;
    handle_outcome(outcome, result, &outcome->ended, sizeof(outcome->ended));
}

static void send(struct race *race, int side, const struct store_call *call, const void *in,
        struct outcome *ret_outcome)
{
    store_done *done = call == &series_agree    ? handle_agreed
                       : call == &session_book  ? handle_booked
                       : call == &series_extend ? handle_turn
                                                : handle_ended;
    memset(ret_outcome, 0, sizeof(*ret_outcome));
    ret_outcome->err = ERR_INTERNAL;
    assert_int_equal(store_submit(race->stores[side], call, in, done, ret_outcome), ERR_OK);
}

static void race_finish(struct race *race)
{
    while (store_deliver_wait(race->stores[0]) || store_deliver_wait(race->stores[1]))
        ;
}

/* Twelve Mondays from the 30th of November, shifted by some minutes. */
static struct series_agree yes_of(const struct fixture *fixture, size_t person, int later_min)
{
    struct actor actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[person]);
    struct series_agree in = {
            .write = fixture_write(actor, FIXTURE_NOW, ""),
            .wish = {.coach = fixture->coach,
                    .rule = {.from = {2026, 11, 30},
                            .start_min = 600 + later_min,
                            .every_weeks = 1},
                    .length_min = 50},
            .agreed_count = SERIES_BLOCK_MAX,
    };
    for (size_t i = 0; i < SERIES_BLOCK_MAX; i++)
        in.agreed[i] = FIRST + (unix_s_t)i * WEEK + later_min * 60;
    return in;
}

static void end(struct race *race, struct id series)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct series_end in = {.write = fixture_write(system, FIXTURE_NOW, ""), .series = series};
    assert_int_equal(store_wait(race->stores[0], &series_end, &in, NULL, NULL), ERR_OK);
}

static void assert_lost(const struct outcome *outcome)
{
    assert_int_equal(outcome->err, ERR_CONFLICT);
    assert_string_equal(outcome->field, "agreed");
    assert_int_equal(outcome->agreed.alternative_count, SLOTS_NEAREST);
}

static void test_R3_of_two_series_at_one_time_one_wins_and_the_other_hears_what_is_free(
        void **state)
{
    struct race race = race_open(state, 2);
    for (int round = 0; round < ROUNDS; round++) {
        struct outcome outcomes[2];
        for (int side = 0; side < 2; side++) {
            struct series_agree in = yes_of(race.fixture, (size_t)side, side && round % 2 ? 15 : 0);
            send(&race, side, &series_agree, &in, &outcomes[side]);
        }
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[1 - lost].agreed.session_count, SERIES_BLOCK_MAX);
        assert_lost(&outcomes[lost]);
        end(&race, outcomes[1 - lost].agreed.series.id);
    }
    race_close(&race);
}

static void test_R3_a_series_and_a_single_booking_never_share_a_time(void **state)
{
    struct race race = race_open(state, 2);
    for (int round = 0; round < ROUNDS; round++) {
        struct outcome series, single;
        struct series_agree in = yes_of(race.fixture, 0, 0);
        struct session_book book = fixture_booking(
                race.fixture, 1, FIRST + (round % SERIES_BLOCK_MAX / 2) * WEEK + 900, "");
        send(&race, round % 2, &series_agree, &in, &series);
        send(&race, 1 - round % 2, &session_book, &book, &single);
        race_finish(&race);
        assert_int_not_equal(series.err == ERR_OK, single.err == ERR_OK);
        if (series.err == ERR_OK) {
            assert_int_equal(single.err, ERR_CONFLICT);
            end(&race, series.agreed.series.id);
            continue;
        }
        assert_lost(&series);
        struct session_cancel cancel = {.write = book.write, .session = single.booked.session.id};
        assert_int_equal(store_wait(race.stores[0], &session_cancel, &cancel, NULL, NULL), ERR_OK);
    }
    race_close(&race);
}

static struct series_extend turn_of(struct id series, unix_s_t now)
{
    struct actor system = {.role = ROLE_SYSTEM};
    return (struct series_extend){.write = fixture_write(system, now, ""), .series = series};
}

static void test_R3_two_schedulers_extend_a_series_once(void **state)
{
    struct race race = race_open(state, 1);
    struct outcome outcomes[2];
    struct series_agree in = yes_of(race.fixture, 0, 0);
    send(&race, 0, &series_agree, &in, &outcomes[0]);
    race_finish(&race);
    struct id series = outcomes[0].agreed.series.id;
    for (int round = 0; round < 10; round++) {
        struct series_extend turn = turn_of(series, FIRST + (5 + 12 * round) * WEEK);
        send(&race, 0, &series_extend, &turn, &outcomes[0]);
        send(&race, 1, &series_extend, &turn, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
        assert_int_equal(
                outcomes[0].turn.session_count + outcomes[1].turn.session_count, SERIES_BLOCK_MAX);
        assert_true(outcomes[0].turn.session_count == 0 || outcomes[1].turn.session_count == 0);
    }
    race_close(&race);
}

static void test_R3_a_series_that_ends_while_it_is_extended_has_nothing_left(void **state)
{
    struct race race = race_open(state, 1);
    struct actor person = fixture_actor(race.fixture, ROLE_PERSON, race.fixture->people[0]);
    for (int round = 0; round < ROUNDS; round++) {
        struct outcome outcomes[2];
        struct series_agree in = yes_of(race.fixture, 0, 0);
        send(&race, 0, &series_agree, &in, &outcomes[0]);
        race_finish(&race);
        struct id series = outcomes[0].agreed.series.id;
        struct series_extend turn = turn_of(series, FIRST + 5 * WEEK);
        struct series_end end = {.write = fixture_write(person, FIXTURE_NOW, ""), .series = series};
        send(&race, round % 2, &series_extend, &turn, &outcomes[0]);
        send(&race, 1 - round % 2, &series_end, &end, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
        assert_int_equal(fixture_count(race.fixture, "SELECT COUNT(*) FROM claims"), 0);
    }
    race_close(&race);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_R3_of_two_series_at_one_time_one_wins_and_the_other_hears_what_is_free),
            TEST(test_R3_a_series_and_a_single_booking_never_share_a_time),
            TEST(test_R3_two_schedulers_extend_a_series_once),
            TEST(test_R3_a_series_that_ends_while_it_is_extended_has_nothing_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

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

#include "tests/store/race.h"
#include "tests/store/series_fixture.h"

enum { ROUNDS = 40, TURNS = 10 /* of one series: more than two years */ };

struct result { /* of one call */
    size_t out_size;
    enum err err;
    char field[64];
    union {
        struct series_agree_out agreed;
        struct session_book_out booked;
        struct series_turn_out turn;
        struct series_end_out ended;
    } out;
};

static void handle_result(void *context, const struct store_result *from)
{
    struct result *result = context;
    result->err = from->err;
    memcpy(result->field, from->error.field, sizeof(result->field));
    memcpy(&result->out, from->out, result->out_size);
}

static void send(struct race *race, int side, const struct store_call *call, const void *in,
        struct result *ret_result)
{
    memset(ret_result, 0, sizeof(*ret_result));
    ret_result->out_size = call->out_size;
    ret_result->err = ERR_INTERNAL;
    assert_int_equal(store_submit(race->stores[side], call, in, handle_result, ret_result), ERR_OK);
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

static void assert_lost(const struct result *result)
{
    assert_int_equal(result->err, ERR_CONFLICT);
    assert_string_equal(result->field, "agreed");
    assert_int_equal(result->out.agreed.alternative_count, SLOTS_NEAREST);
}

static void test_R3_of_two_series_at_one_time_one_wins_and_the_other_hears_what_is_free(
        void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    fixture_add_people(race.fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct result results[2];
        for (int side = 0; side < 2; side++) {
            struct series_agree in = yes_of(race.fixture, (size_t)side, side && round % 2 ? 15 : 0);
            send(&race, side, &series_agree, &in, &results[side]);
        }
        race_finish(&race);
        int lost = results[0].err == ERR_OK;
        assert_int_equal(results[1 - lost].err, ERR_OK);
        assert_int_equal(results[1 - lost].out.agreed.session_count, SERIES_BLOCK_MAX);
        assert_lost(&results[lost]);
        end(&race, results[1 - lost].out.agreed.series.id);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

static void test_R3_a_series_and_a_single_booking_never_share_a_time(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    fixture_add_people(race.fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct result series, single;
        struct series_agree in = yes_of(race.fixture, 0, 0);
        struct session_book book = fixture_booking(
                race.fixture, 1, FIRST + (round % SERIES_BLOCK_MAX / 2) * WEEK + 900, "");
        send(&race, round % 2, &series_agree, &in, &series);
        send(&race, 1 - round % 2, &session_book, &book, &single);
        race_finish(&race);
        assert_int_not_equal(series.err == ERR_OK, single.err == ERR_OK);
        if (series.err == ERR_OK) {
            assert_int_equal(single.err, ERR_CONFLICT);
            end(&race, series.out.agreed.series.id);
            continue;
        }
        assert_lost(&series);
        struct session_cancel cancel = {
                .write = book.write, .session = single.out.booked.session.id};
        assert_int_equal(store_wait(race.stores[0], &session_cancel, &cancel, NULL, NULL), ERR_OK);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

static struct series_turn turn_of(struct id series, unix_s_t now)
{
    struct actor system = {.role = ROLE_SYSTEM};
    return (struct series_turn){.write = fixture_write(system, now, ""), .series = series};
}

static void test_R3_two_schedulers_extend_a_series_once(void **state)
{
    struct race race = race_open(state);
    fixture_add_people(race.fixture, 1);
    struct result results[2];
    struct series_agree in = yes_of(race.fixture, 0, 0);
    send(&race, 0, &series_agree, &in, &results[0]);
    race_finish(&race);
    struct id series = results[0].out.agreed.series.id;
    for (int round = 0; round < TURNS; round++) {
        struct series_turn turn = turn_of(series, FIRST + (5 + 12 * round) * WEEK);
        send(&race, 0, &series_extend, &turn, &results[0]);
        send(&race, 1, &series_extend, &turn, &results[1]);
        race_finish(&race);
        assert_int_equal(results[0].err, ERR_OK);
        assert_int_equal(results[1].err, ERR_OK);
        assert_int_equal(results[0].out.turn.session_count + results[1].out.turn.session_count,
                SERIES_BLOCK_MAX);
        assert_true(
                results[0].out.turn.session_count == 0 || results[1].out.turn.session_count == 0);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

static void test_R3_a_series_that_ends_while_it_is_extended_has_nothing_left(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    fixture_add_people(race.fixture, 1);
    struct actor person = fixture_actor(race.fixture, ROLE_PERSON, race.fixture->people[0]);
    for (int round = 0; round < rounds; round++) {
        struct result results[2];
        struct series_agree in = yes_of(race.fixture, 0, 0);
        send(&race, 0, &series_agree, &in, &results[0]);
        race_finish(&race);
        struct id series = results[0].out.agreed.series.id;
        struct series_turn turn = turn_of(series, FIRST + 5 * WEEK);
        struct series_end end = {.write = fixture_write(person, FIXTURE_NOW, ""), .series = series};
        send(&race, round % 2, &series_extend, &turn, &results[0]);
        send(&race, 1 - round % 2, &series_end, &end, &results[1]);
        race_finish(&race);
        assert_int_equal(results[0].err, ERR_OK);
        assert_int_equal(results[1].err, ERR_OK);
        assert_int_equal(fixture_count(race.fixture, "SELECT COUNT(*) FROM claims"), 0);
    }
    fixture_assert_whole(race.fixture);
    race_close(&race);
}

static void test_R3_two_schedulers_with_new_zone_rules_move_a_date_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct race race = {fixture, {fixture->store, fixture->store}};
    struct result results[2];
    struct series_agree in = yes_of(fixture, 0, 0);
    send(&race, 0, &series_agree, &in, &results[0]);
    race_finish(&race);
    struct id series = results[0].out.agreed.series.id;
    struct series_turn turn = turn_of(series, FIRST + 5 * WEEK);
    send(&race, 0, &series_extend, &turn, &results[0]);
    race_finish(&race);
    fixture_change_zone(fixture, "America/Bogota");
    race = race_open(state);
    struct series_turn align = {.write = turn.write, .series = series};
    send(&race, 0, &series_realign, &align, &results[0]);
    send(&race, 1, &series_realign, &align, &results[1]);
    race_finish(&race);
    assert_int_equal(results[0].err, ERR_OK);
    assert_int_equal(results[1].err, ERR_OK);
    assert_int_equal(results[0].out.turn.session_count + results[1].out.turn.session_count, 2 * 9);
    fixture_assert_whole(fixture);
    race_close(&race);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_R3_of_two_series_at_one_time_one_wins_and_the_other_hears_what_is_free),
            TEST(test_R3_a_series_and_a_single_booking_never_share_a_time),
            TEST(test_R3_two_schedulers_extend_a_series_once),
            TEST(test_R3_two_schedulers_with_new_zone_rules_move_a_date_once),
            TEST(test_R3_a_series_that_ends_while_it_is_extended_has_nothing_left),
    };
    int failed = 0;
    for (int times = race_times(TURNS); times > 0; times--)
        failed += cmocka_run_group_tests(tests, NULL, NULL);
    return failed;
}

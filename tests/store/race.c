/* What the tests of races share. */
#include "tests/store/race.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct race race_open(void **state)
{
    struct fixture *fixture = *state;
    return (struct race){fixture, {fixture->store, fixture_open_second(fixture)}};
}

void race_close(struct race *race)
{
    fixture_close_second(race->fixture, race->stores[1]);
}

void race_handle_outcome(void *context, const struct store_result *result)
{
    struct outcome *outcome = context;
    outcome->err = result->err;
    outcome->is_repeat = result->is_repeat;
    memcpy(outcome->field, result->error.field, sizeof(outcome->field));
}

static void handle_booked(void *context, const struct store_result *result)
{
    const struct session_book_out *out = result->out;
    struct outcome *outcome = context;
    race_handle_outcome(context, result);
    outcome->alternatives = out->alternative_count;
    outcome->session = out->session.id;
}

void race_send(struct race *race, int side, const struct store_call *call, const void *in,
        struct outcome *ret_outcome)
{
    store_done *done = call == &session_book ? handle_booked : race_handle_outcome;
    *ret_outcome = (struct outcome){.err = ERR_INTERNAL};
    assert_int_equal(store_submit(race->stores[side], call, in, done, ret_outcome), ERR_OK);
}

void race_finish(struct race *race)
{
    while (store_deliver_wait(race->stores[0]) || store_deliver_wait(race->stores[1]))
        ;
}

int race_rounds(int rounds)
{
    enum { LEAST = 8 };
    if (!fixture_has_ticks() || getenv("PORCHLIGHT_LONG"))
        return rounds;
    int few = rounds / 20 * 2;
    return few < LEAST ? LEAST : few;
}

int race_times(int rounds)
{
    enum { LONG_ROUNDS = 200 };
    return getenv("PORCHLIGHT_LONG") ? (LONG_ROUNDS + rounds - 1) / rounds : 1;
}

unix_s_t race_day(int round)
{
    return FIXTURE_OPENS + (unix_s_t)(round + 1) * 86400;
}

unix_s_t race_hour(int round)
{
    enum { OPEN_HOURS = 8 };
    return race_day(round / OPEN_HOURS) + (unix_s_t)(round % OPEN_HOURS) * 3600;
}

/* Who is rung for somebody who asks now, and what is said of the wait: cases, and random ones
 * against a second opinion that sorts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/ask.h"

enum { NOW = 1000000, MADE = NOW - 60 };

static struct ask_step next(const struct ask_coach *coaches, size_t count, size_t ahead)
{
    return ask_next(&(struct ask_facts){
            .coaches = coaches, .count = count, .ahead = ahead, .made_at = MADE, .now = NOW});
}

static int wait_min(const struct ask_coach *coaches, size_t count, size_t ahead)
{
    return ask_wait_min(&(struct ask_facts){
            .coaches = coaches, .count = count, .ahead = ahead, .made_at = MADE, .now = NOW});
}

static void test_the_one_idle_longest_is_rung_and_of_two_the_lower_id(void **state)
{
    (void)state;
    const struct ask_coach coaches[] = {
            {.id = {{3}}, .idle_since = NOW - 50},
            {.id = {{2}}, .idle_since = NOW - 90},
            {.id = {{1}}, .idle_since = NOW - 90},
    };
    struct ask_step step = next(coaches, 3, 0);
    assert_int_equal(step.move, ASK_RING);
    assert_int_equal(step.coach, 2);
}

static void test_nobody_is_rung_twice_nor_while_busy_or_rung_for_somebody_else(void **state)
{
    (void)state;
    const struct ask_coach coaches[] = {
            {.id = {{1}}, .idle_since = 1, .was_rung = true},
            {.id = {{2}}, .idle_since = 2, .free_at = NOW + 600},
            {.id = {{3}}, .idle_since = 3, .is_ringing = true},
            {.id = {{4}}, .idle_since = 4},
    };
    assert_int_equal(next(coaches, 4, 0).coach, 3);
    struct ask_step step = next(coaches, 3, 0);
    assert_int_equal(step.move, ASK_WAIT);
    assert_int_equal(step.look_at, NOW + ASK_LOOK_S);
    step = next(coaches, 2, 0);
    assert_int_equal(step.move, ASK_WAIT);
    assert_int_equal(step.look_at, NOW + 600);
}

static void test_it_gives_up_when_all_were_rung_or_nobody_comes_free_in_its_life(void **state)
{
    (void)state;
    const struct ask_coach coaches[] = {
            {.id = {{1}}, .was_rung = true},
            {.id = {{2}}, .free_at = MADE + ASK_LIFE_S},
            {.id = {{3}}, .free_at = ASK_NEVER},
    };
    assert_int_equal(next(NULL, 0, 0).move, ASK_GIVE_UP);
    assert_int_equal(next(coaches, 1, 0).move, ASK_GIVE_UP);
    assert_int_equal(next(coaches, 3, 0).move, ASK_GIVE_UP);
    const struct ask_coach idle = {.id = {{1}}};
    struct ask_facts old = {.coaches = &idle, .count = 1, .made_at = NOW - ASK_LIFE_S, .now = NOW};
    assert_int_equal(ask_next(&old).move, ASK_GIVE_UP);
}

static void test_whoever_asked_before_comes_before(void **state)
{
    (void)state;
    const struct ask_coach coaches[] = {{.id = {{1}}}, {.id = {{2}}, .idle_since = 5}};
    assert_int_equal(next(coaches, 2, 1).move, ASK_RING);
    struct ask_step step = next(coaches, 2, 2);
    assert_int_equal(step.move, ASK_WAIT);
    assert_int_equal(step.look_at, NOW + ASK_LOOK_S);
}

static void test_the_wait_is_until_one_is_left_for_this_ask(void **state)
{
    (void)state;
    const struct ask_coach coaches[] = {
            {.id = {{1}}, .free_at = NOW + 540},
            {.id = {{2}}, .free_at = NOW + 61},
            {.id = {{3}}, .free_at = NOW + 1, .was_rung = true},
    };
    assert_int_equal(wait_min(coaches, 3, 0), 3);
    assert_int_equal(wait_min(coaches, 3, 1), 10);
    assert_int_equal(wait_min(coaches, 3, 2), ASK_WAIT_UNKNOWN);
    assert_int_equal(wait_min(NULL, 0, 0), ASK_WAIT_UNKNOWN);
    const struct ask_coach idle = {.id = {{1}}};
    assert_int_equal(wait_min(&idle, 1, 0), 1);
    struct ask_facts rung = {.is_rung = true, .made_at = MADE, .now = NOW};
    assert_int_equal(ask_wait_min(&rung), 1);
}

/* --- the second opinion ----------------------------------------------------------------------- */

static uint64_t seed = 7;

static uint32_t draw(uint32_t bound)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(seed >> 33) % bound;
}

static int compare_idle(const void *a, const void *b)
{
    const struct ask_coach *left = a, *right = b;
    if (left->idle_since != right->idle_since)
        return left->idle_since < right->idle_since ? -1 : 1;
    return memcmp(&left->id, &right->id, sizeof(left->id));
}

static int compare_free(const void *a, const void *b)
{
    const unix_s_t left = *(const unix_s_t *)a, right = *(const unix_s_t *)b;
    return (left > right) - (left < right);
}

enum { COACHES = 6 };

static void assert_as_sorted(const struct ask_facts *facts)
{
    struct ask_coach sorted[COACHES];
    unix_s_t times[COACHES];
    size_t free = 0, possible = 0;
    memcpy(sorted, facts->coaches, facts->count * sizeof(sorted[0]));
    qsort(sorted, facts->count, sizeof(sorted[0]), compare_idle);
    const struct ask_coach *first = NULL;
    for (size_t i = 0; i < facts->count; i++) {
        if (sorted[i].was_rung || sorted[i].free_at == ASK_NEVER)
            continue;
        times[possible++] = sorted[i].free_at > NOW ? sorted[i].free_at : NOW;
        if (sorted[i].free_at <= NOW && !sorted[i].is_ringing && free++ == 0)
            first = &sorted[i];
    }
    qsort(times, possible, sizeof(times[0]), compare_free);
    struct ask_step step = ask_next(facts);
    if (free > facts->ahead) {
        assert_int_equal(step.move, ASK_RING);
        assert_memory_equal(&facts->coaches[step.coach].id, &first->id, sizeof(first->id));
    } else {
        assert_int_not_equal(step.move, ASK_RING);
        bool waits = possible > 0 && times[0] < MADE + ASK_LIFE_S;
        assert_int_equal(step.move, waits ? ASK_WAIT : ASK_GIVE_UP);
    }
    int expected = ASK_WAIT_UNKNOWN;
    if (facts->ahead < possible && times[facts->ahead] < MADE + ASK_LIFE_S)
        expected = (int)((times[facts->ahead] - NOW + 59) / 60) + 1;
    assert_int_equal(ask_wait_min(facts), expected);
}

static void test_random_asks_are_decided_as_by_sorting(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct ask_coach coaches[COACHES];
        for (size_t i = 0; i < COACHES; i++)
            coaches[i] = (struct ask_coach){.id = {{(uint8_t)(i + 1)}},
                    .idle_since = draw(4),
                    .free_at = draw(2)   ? draw(NOW)
                               : draw(8) ? NOW + draw(1200)
                                         : ASK_NEVER,
                    .was_rung = draw(3) == 0,
                    .is_ringing = draw(4) == 0};
        const struct ask_facts facts = {.coaches = coaches,
                .count = draw(COACHES + 1),
                .ahead = draw(3),
                .made_at = MADE,
                .now = NOW};
        assert_as_sorted(&facts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_the_one_idle_longest_is_rung_and_of_two_the_lower_id),
            cmocka_unit_test(test_nobody_is_rung_twice_nor_while_busy_or_rung_for_somebody_else),
            cmocka_unit_test(test_it_gives_up_when_all_were_rung_or_nobody_comes_free_in_its_life),
            cmocka_unit_test(test_whoever_asked_before_comes_before),
            cmocka_unit_test(test_the_wait_is_until_one_is_left_for_this_ask),
            cmocka_unit_test(test_random_asks_are_decided_as_by_sorting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

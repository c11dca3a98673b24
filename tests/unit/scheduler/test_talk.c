/* The stopwatch of a call: it runs while both are let in and there, whatever order relays tell it
 * in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/talk.h"

static void test_talk_runs_while_both_are_in(void **state)
{
    (void)state;
    struct talk talk = {0};
    talk_step(&talk, TALK_ADMIT, SEAT_COACH, 1000);
    talk_step(&talk, TALK_JOIN, SEAT_PERSON, 1010); /* at the door */
    assert_int_equal(talk_length(&talk, 1050), 0);
    talk_step(&talk, TALK_ADMIT, SEAT_PERSON, 1060);
    assert_int_equal(talk_length(&talk, 1100), 40);
    talk_step(&talk, TALK_GO, SEAT_PERSON, 1160);
    assert_int_equal(talk_length(&talk, 9999), 100);
}

static void test_talk_goes_on_when_who_was_let_in_comes_back(void **state)
{
    (void)state;
    struct talk talk = {0};
    talk_step(&talk, TALK_ADMIT, SEAT_COACH, 1000);
    talk_step(&talk, TALK_ADMIT, SEAT_PERSON, 1000);
    talk_step(&talk, TALK_GO, SEAT_COACH, 1030);
    talk_step(&talk, TALK_JOIN, SEAT_COACH, 1090);
    talk_step(&talk, TALK_END, SEAT_COACH, 1100);
    assert_int_equal(talk_length(&talk, 1100), 40);
    talk_step(&talk, TALK_JOIN, SEAT_PERSON, 1200);
    assert_int_equal(talk_length(&talk, 1300), 40); /* the other has not come back */
}

static void test_talk_of_one_alone_is_none(void **state)
{
    (void)state;
    struct talk talk = {0};
    talk_step(&talk, TALK_ADMIT, SEAT_COACH, 1000);
    talk_step(&talk, TALK_GO, SEAT_PERSON, 1010); /* who never came in */
    talk_step(&talk, TALK_END, SEAT_COACH, 2000);
    assert_int_equal(talk_length(&talk, 3000), 0);
}

static void test_talk_never_shrinks_when_a_relay_tells_of_the_past(void **state)
{
    (void)state;
    struct talk talk = {.length_s = 50};
    talk_step(&talk, TALK_ADMIT, SEAT_COACH, 1000);
    talk_step(&talk, TALK_ADMIT, SEAT_PERSON, 1000);
    assert_int_equal(talk_length(&talk, 10), 50);
    talk_step(&talk, TALK_GO, SEAT_COACH, 900);
    assert_int_equal(talk_length(&talk, 5000), 50);
}

static void test_who_was_let_in_elsewhere_is_in_once_they_join(void **state)
{
    struct talk talk = {0};
    (void)state;
    talk_step(&talk, TALK_ADMIT, SEAT_COACH, 1000);
    talk_step(&talk, TALK_LET_IN, SEAT_PERSON, 1000);
    assert_false(talk.person.is_in);
    talk_step(&talk, TALK_JOIN, SEAT_PERSON, 1030);
    assert_int_equal(talk_length(&talk, 1100), 70);
    talk_step(&talk, TALK_LET_IN, SEAT_PERSON, 1100); /* said late: they are still there */
    assert_true(talk.person.is_in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_who_was_let_in_elsewhere_is_in_once_they_join),
            cmocka_unit_test(test_talk_runs_while_both_are_in),
            cmocka_unit_test(test_talk_goes_on_when_who_was_let_in_comes_back),
            cmocka_unit_test(test_talk_of_one_alone_is_none),
            cmocka_unit_test(test_talk_never_shrinks_when_a_relay_tells_of_the_past),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Whose yes a move needs, until when, and who may answer what: every role against every state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/move.h"

static struct move_sides ask(enum role proposer, bool is_offered, bool is_asked)
{
    struct move_sides sides = {true, true};
    const struct move_facts facts = {proposer, is_offered, is_asked};
    assert_int_equal(move_ask(&facts, &sides), ERR_OK);
    return sides;
}

static void test_move_of_a_person_to_an_offered_time_needs_nobody(void **state)
{
    (void)state;
    struct move_sides sides = ask(ROLE_PERSON, true, false);
    assert_false(sides.person || sides.coach);
    sides = ask(ROLE_PERSON, true, true);
    assert_false(sides.person || sides.coach);
}

static void test_move_of_a_person_to_another_time_asks_the_coach_if_the_person_says_so(void **state)
{
    (void)state;
    struct move_sides sides = ask(ROLE_PERSON, false, true);
    assert_true(sides.coach);
    assert_false(sides.person);
    const struct move_facts unasked = {.proposer = ROLE_PERSON};
    assert_int_equal(move_ask(&unasked, &sides), ERR_CONFLICT);
}

static void test_move_by_staff_always_asks_the_person(void **state)
{
    (void)state;
    for (int is_offered = 0; is_offered < 2; is_offered++) {
        assert_true(ask(ROLE_COACH, is_offered, false).person);
        assert_false(ask(ROLE_COACH, is_offered, false).coach);
        assert_true(ask(ROLE_COORDINATOR, is_offered, false).person);
        assert_int_equal(ask(ROLE_COORDINATOR, is_offered, false).coach, !is_offered);
    }
}

static void test_move_by_nobody_else(void **state)
{
    (void)state;
    static const enum role roles[] = {ROLE_NOBODY, ROLE_OPERATOR, ROLE_SYSTEM};
    for (size_t i = 0; i < 3; i++) {
        struct move_sides sides;
        const struct move_facts facts = {roles[i], true, true};
        assert_int_equal(move_ask(&facts, &sides), ERR_FORBIDDEN);
    }
}

static void test_move_waits_two_days_but_never_into_either_start(void **state)
{
    (void)state;
    const unix_s_t now = 1800000000, day = 86400;
    assert_int_equal(move_deadline(now, now + 9 * day, now + 5 * day), now + 2 * day);
    assert_int_equal(move_deadline(now, now + day, now + 5 * day), now + day - 900);
    assert_int_equal(move_deadline(now, now + 5 * day, now + day), now + day - 900);
    assert_int_equal(move_deadline(now, now + 901, now + day), now + 1);
    assert_int_equal(move_deadline(now, now + 900, now + day), 0);
    assert_int_equal(move_deadline(now, now + day, now - 1), 0);
}

/* --- answers ---------------------------------------------------------------------------------- */

static void test_move_is_accepted_when_both_sides_have_said_yes_in_either_order(void **state)
{
    (void)state;
    static const enum role orders[][2] = {{ROLE_PERSON, ROLE_COACH}, {ROLE_COACH, ROLE_PERSON}};
    for (size_t i = 0; i < 2; i++) {
        struct move_state move = {
                .waits_for = {.person = true, .coach = true}, .proposer = ROLE_COORDINATOR};
        assert_int_equal(move_next(&move, MOVE_ACCEPT, orders[i][0], &move), ERR_OK);
        assert_int_equal(move.status, MOVE_OPEN);
        assert_int_equal(move_next(&move, MOVE_ACCEPT, orders[i][0], &move), ERR_NOT_NOW);
        assert_int_equal(move_next(&move, MOVE_ACCEPT, orders[i][1], &move), ERR_OK);
        assert_int_equal(move.status, MOVE_ACCEPTED);
    }
}

/* What each role may answer to a coach's proposal, which waits for the person. */
static void test_move_takes_each_answer_from_its_own_side_only(void **state)
{
    (void)state;
    static const struct {
        enum move_event event;
        enum role role;
        enum err err;
        enum move_status status;
    } rows[] = {
            {MOVE_ACCEPT, ROLE_PERSON, ERR_OK, MOVE_ACCEPTED},
            {MOVE_ACCEPT, ROLE_COACH, ERR_NOT_NOW, MOVE_OPEN},
            {MOVE_ACCEPT, ROLE_COORDINATOR, ERR_NOT_NOW, MOVE_OPEN},
            {MOVE_ACCEPT, ROLE_SYSTEM, ERR_NOT_NOW, MOVE_OPEN},
            {MOVE_DECLINE, ROLE_PERSON, ERR_OK, MOVE_DECLINED},
            {MOVE_DECLINE, ROLE_COACH, ERR_NOT_NOW, MOVE_OPEN},
            {MOVE_DECLINE, ROLE_COORDINATOR, ERR_NOT_NOW, MOVE_OPEN},
            {MOVE_WITHDRAW, ROLE_COACH, ERR_OK, MOVE_WITHDRAWN},
            {MOVE_WITHDRAW, ROLE_PERSON, ERR_FORBIDDEN, MOVE_OPEN},
            {MOVE_WITHDRAW, ROLE_COORDINATOR, ERR_FORBIDDEN, MOVE_OPEN},
            {MOVE_LAPSE, ROLE_SYSTEM, ERR_OK, MOVE_LAPSED},
            {MOVE_LAPSE, ROLE_PERSON, ERR_FORBIDDEN, MOVE_OPEN},
            {MOVE_REPLACE, ROLE_PERSON, ERR_OK, MOVE_REPLACED},
            {MOVE_REPLACE, ROLE_SYSTEM, ERR_OK, MOVE_REPLACED},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct move_state move = {.waits_for = {.person = true}, .proposer = ROLE_COACH};
        assert_int_equal(move_next(&move, rows[i].event, rows[i].role, &move), rows[i].err);
        assert_int_equal(move.status, rows[i].status);
    }
}

static void test_move_that_is_over_takes_no_answer(void **state)
{
    (void)state;
    for (int status = MOVE_ACCEPTED; status <= MOVE_REPLACED; status++) {
        for (int event = MOVE_ACCEPT; event <= MOVE_REPLACE; event++) {
            for (int role = ROLE_NOBODY; role <= ROLE_SYSTEM; role++) {
                struct move_state move = {.status = (enum move_status)status,
                        .waits_for = {.person = true, .coach = true},
                        .proposer = (enum role)role};
                assert_int_equal(move_next(&move, (enum move_event)event, (enum role)role, &move),
                        ERR_NOT_NOW);
            }
        }
    }
}

static void test_move_that_is_a_cover_may_be_declined_by_the_person_alone_and_once(void **state)
{
    (void)state;
    struct move_state move = {
            .kind = MOVE_COVER, .status = MOVE_ACCEPTED, .proposer = ROLE_COORDINATOR};
    assert_int_equal(move_next(&move, MOVE_DECLINE, ROLE_COACH, &move), ERR_FORBIDDEN);
    assert_int_equal(move_next(&move, MOVE_DECLINE, ROLE_COORDINATOR, &move), ERR_FORBIDDEN);
    assert_int_equal(move_next(&move, MOVE_WITHDRAW, ROLE_COORDINATOR, &move), ERR_NOT_NOW);
    assert_int_equal(move_next(&move, MOVE_DECLINE, ROLE_PERSON, &move), ERR_OK);
    assert_int_equal(move.status, MOVE_DECLINED);
    assert_int_equal(move_next(&move, MOVE_DECLINE, ROLE_PERSON, &move), ERR_NOT_NOW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_move_of_a_person_to_an_offered_time_needs_nobody),
            cmocka_unit_test(
                    test_move_of_a_person_to_another_time_asks_the_coach_if_the_person_says_so),
            cmocka_unit_test(test_move_by_staff_always_asks_the_person),
            cmocka_unit_test(test_move_by_nobody_else),
            cmocka_unit_test(test_move_waits_two_days_but_never_into_either_start),
            cmocka_unit_test(test_move_is_accepted_when_both_sides_have_said_yes_in_either_order),
            cmocka_unit_test(test_move_takes_each_answer_from_its_own_side_only),
            cmocka_unit_test(test_move_that_is_over_takes_no_answer),
            cmocka_unit_test(
                    test_move_that_is_a_cover_may_be_declined_by_the_person_alone_and_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

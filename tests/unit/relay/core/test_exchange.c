/* Offers, answers, restarts and text: one negotiation an epoch, and nothing out of turn (J4). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/relay/core/room_stage.h"

enum { COACH = 1, PERSON = 2 };

static const struct who coach = {.connection = 1, .seat = COACH, .role = SEAT_COACH, .key = 11};
static const struct who person = {.connection = 2, .seat = PERSON, .role = SEAT_PERSON, .key = 22};

/* What each page was told last. */
struct pair {
    struct message_state coach;
    struct message_state person;
};

static int set(void **state)
{
    static struct stage stage;
    stage_set(&stage);
    *state = &stage;
    return 0;
}

static int clear(void **state)
{
    stage_clear(*state);
    return 0;
}

static struct pair told(const struct stage *stage, uint64_t coach_at, uint64_t person_at)
{
    const struct message *to_coach = stage_told(stage, coach_at, MESSAGE_STATE);
    const struct message *to_person = stage_told(stage, person_at, MESSAGE_STATE);
    assert_non_null(to_coach);
    assert_non_null(to_person);
    return (struct pair){.coach = to_coach->state, .person = to_person->state};
}

static struct pair asked(struct stage *stage)
{
    stage_join(stage, coach);
    stage_join(stage, person);
    stage_admit(stage, coach, PERSON);
    return told(stage, 1, 2);
}

static struct pair agreed(struct stage *stage)
{
    struct pair pair = asked(stage);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    assert_non_null(stage_told(stage, 2, MESSAGE_OFFER));
    stage_describe(stage, person, MESSAGE_ANSWER, &pair.person);
    assert_non_null(stage_told(stage, 1, MESSAGE_ANSWER));
    return pair;
}

static void check(struct stage *stage, int64_t number)
{
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        struct leg *leg = legs_at(stage->legs, slot);
        if (leg && leg->number == number) {
            struct route route = {.far = {.port = slot}};
            leg_checked(leg, 0, &route, true, stage->now.mono);
        }
    }
}

static struct claim back(struct who who, uint64_t connection, int64_t leg)
{
    who.connection = connection;
    struct claim claim = stage_claim(who);
    claim.is_resume = true;
    claim.is_admitted = true;
    claim.leg = leg;
    return claim;
}

static void test_exchange_passes_offer_and_answer_each_for_the_others_leg(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    const struct message *offer = stage_told(stage, 2, MESSAGE_OFFER);
    assert_int_equal(offer->description.leg, pair.person.leg);
    assert_int_equal(offer->description.epoch, pair.person.epoch);
    assert_int_equal(offer->description.purpose, MESSAGE_PURPOSE_CALL);
    stage_describe(stage, person, MESSAGE_ANSWER, &pair.person);
    assert_int_equal(stage_told(stage, 1, MESSAGE_ANSWER)->description.leg, pair.coach.leg);
}

static void test_J4_an_answer_before_the_offer_is_refused(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    stage_describe(stage, person, MESSAGE_ANSWER, &pair.person);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_NOT_NOW);
    assert_int_equal(stage->actions.count, 1);
}

static void test_J4_a_second_offer_in_flight_is_refused(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
    assert_int_equal(stage->actions.count, 1);
}

static void test_J4_an_offer_of_the_newcomer_and_an_answer_of_the_resident_are_refused(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    stage_describe(stage, person, MESSAGE_OFFER, &pair.person);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_NOT_NOW);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    stage_describe(stage, coach, MESSAGE_ANSWER, &pair.coach);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
}

static void test_J4_nothing_is_offered_or_answered_after_the_answer(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
    stage_describe(stage, person, MESSAGE_ANSWER, &pair.person);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_NOT_NOW);
}

static void test_J4_stale_epochs_and_the_other_pages_leg_are_refused(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    struct sdp sdp = stage_sdp("page");
    stage_describe_as(stage, coach, MESSAGE_OFFER, pair.coach.leg, pair.coach.epoch - 1, &sdp);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_STALE);
    stage_describe_as(stage, coach, MESSAGE_OFFER, pair.coach.leg, pair.coach.epoch + 1, &sdp);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_STALE);
    stage_describe_as(stage, coach, MESSAGE_OFFER, pair.person.leg, pair.coach.epoch, &sdp);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_STALE);
    assert_int_equal(stage_count(stage, 2), 0);
}

static void test_exchange_refuses_an_answer_that_does_not_fit_the_offer(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    struct sdp sdp = stage_sdp("page");
    sdp.media_count = 0;
    stage_describe_as(stage, person, MESSAGE_ANSWER, pair.person.leg, pair.person.epoch, &sdp);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_MALFORMED);
    stage_describe(stage, person, MESSAGE_ANSWER, &pair.person); /* it may try again */
    assert_non_null(stage_told(stage, 1, MESSAGE_ANSWER));
}

static void test_exchange_restarts_one_leg_and_the_far_page_hears_nothing(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    struct sdp sdp = stage_sdp("another");
    stage_describe_as(stage, person, MESSAGE_RESTART, pair.person.leg, pair.person.epoch, &sdp);
    assert_non_null(stage_told(stage, 2, MESSAGE_ANSWER));
    assert_int_equal(stage_count(stage, 1), 0);
}

static void test_exchange_refuses_a_restart_that_restarts_nothing(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    stage_describe(stage, person, MESSAGE_RESTART, &pair.person);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_MALFORMED);
}

static void test_M5_another_fingerprint_on_a_keyed_leg_is_refused(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        struct leg *leg = legs_at(stage->legs, slot);
        if (leg) {
            leg->is_keyed = true;
        }
    }
    struct sdp sdp = stage_sdp("another");
    sdp.peer.fingerprints[0].digest[0] = 1;
    stage_describe_as(stage, person, MESSAGE_RESTART, pair.person.leg, pair.person.epoch, &sdp);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_NOT_ALLOWED);
}

static void test_exchange_goes_on_with_a_leg_that_lives(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    check(stage, pair.coach.leg);
    check(stage, pair.person.leg);
    stage_lost(stage, 1);
    struct claim claim = back(coach, 5, pair.coach.leg);
    stage_join_claim(stage, &claim);
    struct pair now = told(stage, 5, 2);
    assert_int_equal(now.coach.leg, pair.coach.leg);
    assert_int_equal(now.coach.epoch, pair.coach.epoch);
    assert_int_equal(now.coach.negotiate, MESSAGE_NEGOTIATE_NONE);
    assert_int_equal(now.person.negotiate, MESSAGE_NEGOTIATE_NONE);
}

static void test_exchange_begins_anew_when_the_answer_may_have_been_lost(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    stage_lost(stage, 1);
    struct claim claim = back(coach, 5, pair.coach.leg);
    stage_join_claim(stage, &claim);
    struct pair now = told(stage, 5, 2);
    assert_int_equal(now.coach.leg, pair.coach.leg);
    assert_int_equal(now.coach.epoch, pair.coach.epoch + 1);
    assert_int_equal(now.coach.negotiate, MESSAGE_NEGOTIATE_OFFER);
    assert_int_equal(now.person.negotiate, MESSAGE_NEGOTIATE_ANSWER);
}

static void test_exchange_begins_anew_when_a_page_was_lost_in_the_middle(void **state)
{
    struct stage *stage = *state;
    struct pair pair = asked(stage);
    stage_describe(stage, coach, MESSAGE_OFFER, &pair.coach);
    stage_lost(stage, 2);
    struct claim claim = back(person, 5, pair.person.leg);
    stage_join_claim(stage, &claim);
    struct pair now = told(stage, 1, 5);
    assert_int_equal(now.coach.epoch, pair.coach.epoch + 1);
    assert_int_equal(now.coach.negotiate, MESSAGE_NEGOTIATE_OFFER);
}

static void test_exchange_makes_whoever_lost_the_leg_the_newcomer(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    struct claim claim = back(coach, 5, 0);
    stage_join_claim(stage, &claim);
    struct pair now = told(stage, 5, 2);
    assert_int_not_equal(now.coach.leg, pair.coach.leg);
    assert_int_equal(now.coach.negotiate, MESSAGE_NEGOTIATE_ANSWER);
    assert_int_equal(now.person.leg, pair.person.leg);
    assert_int_equal(now.person.negotiate, MESSAGE_NEGOTIATE_OFFER);
}

static void test_exchange_waits_for_both_pages_before_it_begins(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    stage_lost(stage, 2);
    struct claim claim = back(coach, 5, 0);
    stage_join_claim(stage, &claim);
    const struct message *to_coach = stage_told(stage, 5, MESSAGE_STATE);
    assert_int_equal(to_coach->state.negotiate, MESSAGE_NEGOTIATE_NONE);
    assert_int_equal(to_coach->state.peer, MESSAGE_PEER_AWAY);
    claim = back(person, 6, pair.person.leg);
    stage_join_claim(stage, &claim);
    struct pair now = told(stage, 5, 6);
    assert_int_equal(now.person.negotiate, MESSAGE_NEGOTIATE_OFFER);
    assert_int_equal(now.coach.negotiate, MESSAGE_NEGOTIATE_ANSWER);
}

static void test_M13_a_page_whose_leg_is_gone_gets_another_and_negotiates_anew(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        const struct leg *leg = legs_at(stage->legs, slot);
        if (leg && leg->number == pair.coach.leg) {
            rooms_leg_lost(stage->rooms, slot, true, stage_turn(stage));
            break;
        }
    }
    struct pair now = told(stage, 1, 2);
    assert_int_not_equal(now.coach.leg, pair.coach.leg);
    assert_int_equal(now.coach.negotiate, MESSAGE_NEGOTIATE_ANSWER);
    assert_int_equal(now.person.negotiate, MESSAGE_NEGOTIATE_OFFER);
}

static void test_M12_legs_hear_each_other_within_a_room_alone(void **state)
{
    struct stage *stage = *state;
    struct pair pair = agreed(stage);
    struct who other = {.connection = 9, .call = 1, .seat = 5, .role = SEAT_COACH, .key = 55};
    stage_join(stage, other);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        const struct leg *leg = legs_at(stage->legs, slot);
        const struct leg *far = leg ? legs_at(stage->legs, leg->far) : NULL;
        if (leg && leg->number == pair.coach.leg) {
            assert_int_equal(far->number, pair.person.leg);
        } else if (leg && leg->number == pair.person.leg) {
            assert_int_equal(far->number, pair.coach.leg);
        } else {
            assert_null(far);
        }
    }
}

static void test_exchange_passes_text_to_a_page_that_is_there(void **state)
{
    struct stage *stage = *state;
    char body[] = "opaque";
    const struct message text = {
            .type = MESSAGE_TEXT,
            .text = {.call = stage_id(1000), .id = stage_id(5), .seq = 9, .body = body},
    };
    agreed(stage);
    rooms_message(stage->rooms, 1, &text, NULL, stage_turn(stage));
    assert_string_equal(stage_told(stage, 2, MESSAGE_TEXT)->text.body, "opaque");
    stage_lost(stage, 2);
    rooms_message(stage->rooms, 1, &text, NULL, stage_turn(stage));
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
}

static void test_exchange_takes_one_answer_to_the_check_offer(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, person);
    const struct message *offer = stage_told(stage, 2, MESSAGE_OFFER);
    int64_t leg = offer->description.leg;
    struct sdp sdp = stage_sdp("page");
    stage_describe_as(stage, person, MESSAGE_ANSWER, leg, 0, &sdp);
    assert_int_equal(stage->actions.count, 0);
    stage_describe_as(stage, person, MESSAGE_ANSWER, leg, 0, &sdp);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_NOT_NOW);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set, clear)
    const struct CMUnitTest tests[] = {
            CASE(test_exchange_passes_offer_and_answer_each_for_the_others_leg),
            CASE(test_J4_an_answer_before_the_offer_is_refused),
            CASE(test_J4_a_second_offer_in_flight_is_refused),
            CASE(test_J4_an_offer_of_the_newcomer_and_an_answer_of_the_resident_are_refused),
            CASE(test_J4_nothing_is_offered_or_answered_after_the_answer),
            CASE(test_J4_stale_epochs_and_the_other_pages_leg_are_refused),
            CASE(test_exchange_refuses_an_answer_that_does_not_fit_the_offer),
            CASE(test_exchange_restarts_one_leg_and_the_far_page_hears_nothing),
            CASE(test_exchange_refuses_a_restart_that_restarts_nothing),
            CASE(test_M5_another_fingerprint_on_a_keyed_leg_is_refused),
            CASE(test_exchange_goes_on_with_a_leg_that_lives),
            CASE(test_exchange_begins_anew_when_the_answer_may_have_been_lost),
            CASE(test_exchange_begins_anew_when_a_page_was_lost_in_the_middle),
            CASE(test_exchange_makes_whoever_lost_the_leg_the_newcomer),
            CASE(test_exchange_waits_for_both_pages_before_it_begins),
            CASE(test_M13_a_page_whose_leg_is_gone_gets_another_and_negotiates_anew),
            CASE(test_M12_legs_hear_each_other_within_a_room_alone),
            CASE(test_exchange_passes_text_to_a_page_that_is_there),
            CASE(test_exchange_takes_one_answer_to_the_check_offer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

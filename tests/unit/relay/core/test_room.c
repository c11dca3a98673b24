/* Coming and going: who is let in, who waits, who is told what, in every order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/relay/core/room_stage.h"

enum { COACH = 1, PERSON = 2 };

static const struct who coach = {.connection = 1, .seat = COACH, .role = SEAT_COACH, .key = 11};
static const struct who person = {.connection = 2, .seat = PERSON, .role = SEAT_PERSON, .key = 22};

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

static struct who as(struct who who, uint64_t connection, int key)
{
    who.connection = connection;
    who.key = key ? key : who.key;
    return who;
}

/* A resume token of this seat, given with its generation, with the leg that the page says it holds.
 */
static struct claim resumed(struct who who, bool is_admitted, int64_t generation, int64_t leg)
{
    struct claim claim = stage_claim(who);
    claim.is_resume = true;
    claim.issued_ms = claim.given_ms = generation;
    claim.is_admitted = is_admitted;
    claim.generation = generation;
    claim.leg = leg;
    return claim;
}

/* All that a guest may ever be told by somebody else's event. */
static void assert_told_nothing(const struct stage *stage, uint64_t guest)
{
    assert_int_equal(stage_count(stage, guest), 0);
    assert_int_equal(stage_closed(stage, guest), 0);
}

static void meet(struct stage *stage)
{
    assert_int_equal(stage_join(stage, coach), ERR_OK);
    assert_int_equal(stage_join(stage, person), ERR_OK);
    stage_admit(stage, coach, PERSON);
    assert_non_null(stage_told(stage, person.connection, MESSAGE_ADMITTED));
}

static void test_room_lets_a_coach_in_at_once(void **state)
{
    struct stage *stage = *state;
    assert_int_equal(stage_join(stage, coach), ERR_OK);
    const struct message *joined = stage_told(stage, 1, MESSAGE_JOINED);
    const struct message *told = stage_told(stage, 1, MESSAGE_STATE);
    assert_true(joined->joined.admitted);
    assert_int_equal(told->state.peer, MESSAGE_PEER_ABSENT);
    assert_int_equal(told->state.negotiate, MESSAGE_NEGOTIATE_NONE);
    assert_int_not_equal(told->state.leg, 0);
    assert_true(stage_reported(stage, REPORT_JOINED));
    assert_true(stage_reported(stage, REPORT_ADMITTED));
}

static void test_room_lets_a_person_wait_with_a_check_leg(void **state)
{
    struct stage *stage = *state;
    assert_int_equal(stage_join(stage, person), ERR_OK);
    assert_false(stage_told(stage, 2, MESSAGE_JOINED)->joined.admitted);
    const struct message *offer = stage_told(stage, 2, MESSAGE_OFFER);
    assert_int_equal(offer->description.purpose, MESSAGE_PURPOSE_CHECK);
    assert_int_equal(offer->description.epoch, 0);
    assert_int_equal(stage_count(stage, 2), 2);
    assert_false(stage_reported(stage, REPORT_ADMITTED));
}

/* J6: the same two messages, whoever is there already. */
static void test_J6_a_guest_is_told_the_same_whether_the_coach_is_there_or_not(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    assert_int_equal(stage_count(stage, 2), 2);
    assert_non_null(stage_told(stage, 2, MESSAGE_JOINED));
    assert_non_null(stage_told(stage, 2, MESSAGE_OFFER));
    assert_null(stage_told(stage, 2, MESSAGE_STATE));
}

static void test_J6_a_guest_hears_nothing_of_what_others_do(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, person);
    stage_join(stage, coach);
    assert_told_nothing(stage, 2);
    stage_lost(stage, 1);
    assert_told_nothing(stage, 2);
    stage_join(stage, as(coach, 3, 0));
    assert_told_nothing(stage, 2);
    stage_join(stage, as(coach, 4, 99));
    assert_told_nothing(stage, 2);
    stage_leave(stage, as(coach, 4, 99));
    assert_told_nothing(stage, 2);
    stage->now.mono += ROOM_SEAT_KEPT_MS;
    for (size_t i = 0; i < rooms_capacity(stage->rooms); i++) {
        rooms_tick(stage->rooms, i, stage_turn(stage));
        assert_told_nothing(stage, 2);
    }
}

static void test_J6_whatever_a_guest_sends_is_refused_alike(void **state)
{
    struct stage *stage = *state;
    const enum message_type types[] = {
            MESSAGE_OFFER, MESSAGE_RESTART, MESSAGE_TEXT, MESSAGE_ACK, MESSAGE_ADMIT};
    stage_join(stage, person);
    for (int with_coach = 0; with_coach < 2; with_coach++) {
        for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
            struct sdp sdp = stage_sdp("page");
            struct message message = {.type = types[i]};
            message.description.call = stage_id(1000); /* first in each of these types */
            rooms_message(stage->rooms, 2, &message, &sdp, stage_turn(stage));
            enum message_code code =
                    types[i] == MESSAGE_ADMIT ? MESSAGE_NOT_ALLOWED : MESSAGE_NOT_NOW;
            assert_int_equal(stage_refusal(stage, 2), code);
            assert_int_equal(stage->actions.count, 1);
        }
        stage_join(stage, coach);
    }
}

static void test_room_tells_a_coach_who_comes_later_of_the_guests(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, person);
    stage->now.mono += 5000;
    stage_join(stage, coach);
    const struct message *knock = stage_told(stage, 1, MESSAGE_KNOCK);
    assert_non_null(knock);
    assert_int_equal(knock->knock.device, MESSAGE_DEVICE_FIRST);
    assert_int_equal(knock->knock.waiting_ms, 5000);
}

static void test_room_admits_on_a_coachs_word_alone(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    stage_admit(stage, person, PERSON);
    assert_int_equal(stage_refusal(stage, 2), MESSAGE_NOT_ALLOWED);
    stage_admit(stage, coach, 77);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
    stage_admit(stage, coach, PERSON);
    assert_non_null(stage_told(stage, 2, MESSAGE_ADMITTED));
    const struct message *to_coach = stage_told(stage, 1, MESSAGE_STATE);
    const struct message *to_person = stage_told(stage, 2, MESSAGE_STATE);
    assert_int_equal(to_coach->state.negotiate, MESSAGE_NEGOTIATE_OFFER);
    assert_int_equal(to_person->state.negotiate, MESSAGE_NEGOTIATE_ANSWER);
    assert_int_equal(to_coach->state.epoch, to_person->state.epoch);
    assert_int_not_equal(to_coach->state.leg, to_person->state.leg);
    assert_true(stage_reported(stage, REPORT_ADMITTED));
}

static void test_room_ends_the_check_leg_at_admission(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    uint16_t check = LEG_NONE;
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        const struct leg *leg = legs_at(stage->legs, slot);
        check = leg && leg->purpose == LEG_CHECK ? slot : check;
    }
    assert_int_not_equal(check, LEG_NONE);
    stage_admit(stage, coach, PERSON);
    assert_int_equal(stage->actions.items[0].kind, ACTION_LEG_END);
    assert_int_equal(stage->actions.items[0].leg, check);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        const struct leg *leg = legs_at(stage->legs, slot);
        assert_true(!leg || leg->purpose == LEG_CALL);
    }
}

static void test_room_takes_a_lower_placement_for_a_call_that_has_moved(void **state)
{
    struct stage *stage = *state;
    struct claim claim = stage_claim(coach);
    claim.placement = 3;
    assert_int_equal(stage_join_claim(stage, &claim), ERR_OK);
    claim = stage_claim(person);
    claim.placement = 2;
    assert_int_equal(stage_join_claim(stage, &claim), ERR_EXPIRED);
    assert_int_equal(stage->actions.count, 0);
}

static void test_room_gives_a_seat_to_the_same_key_at_once_and_tells_the_older_page(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    struct claim claim = resumed(as(person, 5, 0), true, 1, 0);
    assert_int_equal(stage_join_claim(stage, &claim), ERR_OK);
    assert_non_null(stage_told(stage, 2, MESSAGE_REPLACED));
    assert_int_equal(stage_closed(stage, 2), MESSAGE_CLOSE_REPLACED);
    assert_true(stage_told(stage, 5, MESSAGE_JOINED)->joined.admitted);
    stage_lost(stage, 2); /* its end, late, is nobody's */
    assert_int_equal(stage->actions.count, 0);
}

static void test_J6_another_key_knocks_and_the_old_page_keeps_the_seat(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    assert_int_equal(stage_join(stage, as(person, 5, 33)), ERR_OK);
    assert_false(stage_told(stage, 5, MESSAGE_JOINED)->joined.admitted);
    assert_int_equal(stage_closed(stage, 2), 0);
    const struct message *knock = stage_told(stage, 1, MESSAGE_KNOCK);
    assert_int_equal(knock->knock.device, MESSAGE_DEVICE_ANOTHER);
    stage_admit(stage, coach, PERSON);
    assert_int_equal(stage_closed(stage, 2), MESSAGE_CLOSE_REPLACED);
    assert_non_null(stage_told(stage, 5, MESSAGE_ADMITTED));
}

static void test_J6_an_admitted_token_of_a_replaced_device_waits_while_the_seat_is_taken(
        void **state)
{
    struct stage *stage = *state;
    struct claim newest = resumed(person, true, 4, 0);
    stage_join_claim(stage, &newest);
    struct claim replaced = resumed(as(person, 5, 33), true, 4, 0);
    assert_int_equal(stage_join_claim(stage, &replaced), ERR_OK);
    assert_false(stage_told(stage, 5, MESSAGE_JOINED)->joined.admitted);
    assert_null(stage_told(stage, 2, MESSAGE_REPLACED));
}

static void test_J2_a_coachs_replaced_device_comes_back_by_ticket_alone(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, as(coach, 5, 33)); /* another device, by a ticket of its own */
    struct claim replaced = resumed(as(coach, 6, 0), true, 1, 0);
    assert_int_equal(stage_join_claim(stage, &replaced), ERR_FORBIDDEN);
    assert_int_equal(stage->actions.count, 0);
    struct claim newest = resumed(as(coach, 7, 33), true, 2, 0);
    assert_int_equal(stage_join_claim(stage, &newest), ERR_OK);
    assert_int_equal(stage_join(stage, as(coach, 8, 0)), ERR_OK);
    assert_non_null(stage_told(stage, 7, MESSAGE_REPLACED));
}

static void test_J6_a_replaced_device_that_is_first_after_a_restart_gives_way(void **state)
{
    struct stage *stage = *state;
    struct claim replaced = resumed(person, true, 4, 0);
    stage_join_claim(stage, &replaced);
    struct claim newest = resumed(as(person, 5, 33), true, 5, 0);
    assert_int_equal(stage_join_claim(stage, &newest), ERR_OK);
    assert_true(stage_told(stage, 5, MESSAGE_JOINED)->joined.admitted);
    assert_non_null(stage_told(stage, 2, MESSAGE_REPLACED));
}

static void test_J6_a_waiting_token_does_not_admit_after_a_restart(void **state)
{
    struct stage *stage = *state;
    struct claim claim = resumed(person, false, 4, 0);
    stage_join_claim(stage, &claim);
    assert_false(stage_told(stage, 2, MESSAGE_JOINED)->joined.admitted);
}

static void test_room_takes_an_admitted_person_back_after_a_restart(void **state)
{
    struct stage *stage = *state;
    struct claim claim = resumed(person, true, 4, 17);
    stage_join_claim(stage, &claim);
    const struct message *joined = stage_told(stage, 2, MESSAGE_JOINED);
    assert_true(joined->joined.admitted);
    assert_int_equal(joined->joined.generation, 5);
    assert_int_not_equal(stage_told(stage, 2, MESSAGE_STATE)->state.leg, 0);
}

static void test_room_replaces_a_guest_who_refreshes_and_keeps_the_waiting_time(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    stage->now.mono += 60000;
    stage_join(stage, as(person, 5, 0));
    assert_int_equal(stage_closed(stage, 2), MESSAGE_CLOSE_REPLACED);
    assert_int_equal(stage_told(stage, 1, MESSAGE_KNOCK)->knock.waiting_ms, 60000);
    stage_admit(stage, coach, PERSON);
    assert_non_null(stage_told(stage, 5, MESSAGE_ADMITTED));
}

static void test_J6_the_coach_admits_the_device_that_is_named_and_the_others_go(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    struct thumbprint seen = stage_told(stage, 1, MESSAGE_KNOCK)->knock.cnf;
    assert_true(thumbprint_equal(seen, stage_claim(person).cnf));
    stage->now.mono += 1;
    stage_join(stage, as(person, 5, 33)); /* somebody else with the link, a moment later */
    stage_admit_device(stage, coach, person);
    assert_non_null(stage_told(stage, 2, MESSAGE_ADMITTED));
    assert_null(stage_told(stage, 5, MESSAGE_ADMITTED));
    assert_int_equal(stage_closed(stage, 5), MESSAGE_CLOSE_REPLACED);
}

static void test_J6_a_seat_alone_does_not_say_which_of_two_devices_to_admit(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    stage_join(stage, as(person, 5, 33));
    stage_admit(stage, coach, PERSON);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
    assert_null(stage_told(stage, 2, MESSAGE_ADMITTED));
    assert_null(stage_told(stage, 5, MESSAGE_ADMITTED));
}

static void test_J6_a_device_that_has_gone_is_not_admitted_in_the_person_of_another(void **state)
{
    struct stage *stage = *state;
    stage_join(stage, coach);
    stage_join(stage, person);
    stage_join(stage, as(person, 5, 33));
    stage_lost(stage, person.connection);
    stage_admit_device(stage, coach, person);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_NOT_NOW);
    assert_null(stage_told(stage, 5, MESSAGE_ADMITTED));
}

static void test_room_has_places_for_a_bounded_number_of_guests(void **state)
{
    struct stage *stage = *state;
    for (int i = 0; i < ROOM_GUESTS; i++) {
        assert_int_equal(stage_join(stage, as(person, 10 + (uint64_t)i, 30 + i)), ERR_OK);
    }
    assert_int_equal(stage_join(stage, as(person, 40, 60)), ERR_LIMIT);
    assert_int_equal(stage_join(stage, as(person, 41, 30)), ERR_OK); /* one of them, again */
}

static void test_room_has_two_seats(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    struct who third = {.connection = 6, .seat = 3, .role = SEAT_COACH, .key = 44};
    assert_int_equal(stage_join(stage, third), ERR_LIMIT);
    struct who fourth = {.connection = 7, .seat = 4, .role = SEAT_PERSON, .key = 45};
    assert_int_equal(stage_join(stage, fourth), ERR_OK); /* waits, and learns nothing */
    stage_admit(stage, coach, 4);
    assert_int_equal(stage_refusal(stage, 1), MESSAGE_FULL);
}

static void test_room_refuses_a_known_seat_with_another_role(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    struct who liar = as(person, 8, 0);
    liar.role = SEAT_COACH;
    assert_int_equal(stage_join(stage, liar), ERR_FORBIDDEN);
}

static void test_room_keeps_a_lost_seat_for_fifteen_minutes(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    stage_lost(stage, 2);
    assert_int_equal(stage_told(stage, 1, MESSAGE_STATE)->state.peer, MESSAGE_PEER_AWAY);
    assert_true(stage_reported(stage, REPORT_LOST));
    stage->now.mono += ROOM_SEAT_KEPT_MS - 1;
    rooms_tick(stage->rooms, 0, stage_turn(stage));
    assert_int_equal(stage->actions.count, 0);
    stage->now.mono += 1;
    rooms_tick(stage->rooms, 0, stage_turn(stage));
    assert_int_equal(stage_told(stage, 1, MESSAGE_STATE)->state.peer, MESSAGE_PEER_ABSENT);
}

/* Somebody who went without a word is waited for while a leg of theirs may still carry sound. */
static void test_R25_a_call_is_live_while_a_page_is_here_or_a_leg_runs(void **state)
{
    struct stage *stage = *state;
    assert_int_equal(rooms_live(stage->rooms, stage->legs), 0);
    meet(stage);
    assert_int_equal(rooms_live(stage->rooms, stage->legs), 1);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        struct leg *leg = legs_at(stage->legs, slot);
        if (leg) {
            const struct route route = {.far = {.port = slot}};
            leg_checked(leg, 0, &route, true, stage->now.mono);
        }
    }
    stage_leave(stage, coach);
    stage_lost(stage, person.connection);
    assert_int_equal(rooms_live(stage->rooms, stage->legs), 1);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        rooms_leg_lost(stage->rooms, slot, true, stage_turn(stage));
    }
    assert_int_equal(rooms_live(stage->rooms, stage->legs), 0);
    assert_true(rooms_is_used(stage->rooms, 0)); /* the seat is kept, for who comes back */
}

static void test_R25_somebody_who_waits_is_waited_for(void **state)
{
    struct stage *stage = *state;
    assert_int_equal(stage_join(stage, person), ERR_OK);
    assert_int_equal(rooms_live(stage->rooms, stage->legs), 1);
    stage_leave(stage, person);
    assert_int_equal(rooms_live(stage->rooms, stage->legs), 0);
}

static void test_room_lets_a_person_who_left_come_back_without_a_knock(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    stage_leave(stage, person);
    assert_int_equal(stage_closed(stage, 2), MESSAGE_CLOSE_LEFT);
    assert_int_equal(stage_told(stage, 1, MESSAGE_STATE)->state.peer, MESSAGE_PEER_LEFT);
    assert_int_equal(stage_join(stage, as(person, 5, 0)), ERR_OK);
    assert_true(stage_told(stage, 5, MESSAGE_JOINED)->joined.admitted);
    assert_null(stage_told(stage, 1, MESSAGE_KNOCK));
}

static void test_room_ends_when_nobody_is_there(void **state)
{
    struct stage *stage = *state;
    size_t seats;
    meet(stage);
    stage_leave(stage, person);
    assert_false(stage_reported(stage, REPORT_ENDED));
    stage_leave(stage, coach);
    assert_true(stage_reported(stage, REPORT_ENDED));
    assert_int_equal(rooms_count(stage->rooms, &seats), 0);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        assert_null(legs_at(stage->legs, slot));
    }
}

static void test_room_removes_a_seat_for_good(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    rooms_revoke(stage->rooms, stage_id(1000), stage_id(PERSON), stage_turn(stage));
    assert_int_equal(stage_closed(stage, 2), MESSAGE_CLOSE_REMOVED);
    assert_int_equal(stage_closed(stage, 1), 0);
    struct claim claim = resumed(as(person, 5, 0), true, 1, 0);
    assert_int_equal(stage_join_claim(stage, &claim), ERR_FORBIDDEN);
    assert_int_equal(stage->actions.count, 0);
}

/* The scheduler gives a ticket to nobody whom it has put out; to who has a new link, it does. */
static void test_J7_a_later_ticket_takes_a_removed_seat_by_knocking(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    rooms_revoke(stage->rooms, stage_id(1000), stage_id(PERSON), stage_turn(stage));
    struct claim claim = stage_claim(as(person, 5, 55));
    claim.issued_ms = stage->now.unix_ms;
    assert_int_equal(stage_join_claim(stage, &claim), ERR_FORBIDDEN);
    claim.issued_ms++;
    assert_int_equal(stage_join_claim(stage, &claim), ERR_OK);
    assert_false(stage_told(stage, 5, MESSAGE_JOINED)->joined.admitted);
    assert_non_null(stage_told(stage, 1, MESSAGE_KNOCK));
}

static void test_room_ends_for_all_at_the_schedulers_word(void **state)
{
    struct stage *stage = *state;
    meet(stage);
    stage_join(stage, as(person, 5, 33));
    rooms_end(stage->rooms, stage_id(1000), stage_turn(stage));
    for (uint64_t connection = 1; connection <= 5; connection += connection == 2 ? 3 : 1) {
        assert_int_equal(stage_closed(stage, connection), MESSAGE_CLOSE_ENDED);
    }
    assert_true(stage_reported(stage, REPORT_ENDED));
    assert_int_equal(stage_join(stage, as(coach, 6, 0)), ERR_FORBIDDEN);
}

static void test_rooms_have_a_bounded_number_of_calls(void **state)
{
    struct stage *stage = *state;
    for (int i = 0; i < STAGE_CALLS; i++) {
        struct who other = as(coach, 10 + (uint64_t)i, 0);
        other.call = i;
        assert_int_equal(stage_join(stage, other), ERR_OK);
    }
    struct who late = as(coach, 20, 0);
    late.call = STAGE_CALLS;
    assert_int_equal(stage_join(stage, late), ERR_LIMIT);
}

static void test_J4_a_message_for_another_call_changes_nothing_there(void **state)
{
    struct stage *stage = *state;
    struct who stranger = {.connection = 9, .call = 1, .seat = 5, .role = SEAT_COACH, .key = 55};
    stage_join(stage, coach);
    stage_join(stage, person);
    stage_join(stage, stranger);
    stranger.call = 0; /* names the first call from within the second */
    stage_admit(stage, stranger, PERSON);
    assert_int_equal(stage_refusal(stage, 9), MESSAGE_NOT_ALLOWED);
    assert_told_nothing(stage, 1);
    assert_told_nothing(stage, 2);
    stage_leave(stage, stranger);
    assert_int_equal(stage_refusal(stage, 9), MESSAGE_NOT_ALLOWED);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set, clear)
    const struct CMUnitTest tests[] = {
            CASE(test_room_lets_a_coach_in_at_once),
            CASE(test_room_lets_a_person_wait_with_a_check_leg),
            CASE(test_J6_a_guest_is_told_the_same_whether_the_coach_is_there_or_not),
            CASE(test_J6_a_guest_hears_nothing_of_what_others_do),
            CASE(test_J6_whatever_a_guest_sends_is_refused_alike),
            CASE(test_room_tells_a_coach_who_comes_later_of_the_guests),
            CASE(test_room_admits_on_a_coachs_word_alone),
            CASE(test_room_ends_the_check_leg_at_admission),
            CASE(test_room_takes_a_lower_placement_for_a_call_that_has_moved),
            CASE(test_room_gives_a_seat_to_the_same_key_at_once_and_tells_the_older_page),
            CASE(test_J6_another_key_knocks_and_the_old_page_keeps_the_seat),
            CASE(test_J6_an_admitted_token_of_a_replaced_device_waits_while_the_seat_is_taken),
            CASE(test_J2_a_coachs_replaced_device_comes_back_by_ticket_alone),
            CASE(test_J6_a_replaced_device_that_is_first_after_a_restart_gives_way),
            CASE(test_J6_a_waiting_token_does_not_admit_after_a_restart),
            CASE(test_room_takes_an_admitted_person_back_after_a_restart),
            CASE(test_room_replaces_a_guest_who_refreshes_and_keeps_the_waiting_time),
            CASE(test_J6_the_coach_admits_the_device_that_is_named_and_the_others_go),
            CASE(test_J6_a_seat_alone_does_not_say_which_of_two_devices_to_admit),
            CASE(test_J6_a_device_that_has_gone_is_not_admitted_in_the_person_of_another),
            CASE(test_room_has_places_for_a_bounded_number_of_guests),
            CASE(test_room_has_two_seats),
            CASE(test_room_refuses_a_known_seat_with_another_role),
            CASE(test_room_keeps_a_lost_seat_for_fifteen_minutes),
            CASE(test_R25_a_call_is_live_while_a_page_is_here_or_a_leg_runs),
            CASE(test_R25_somebody_who_waits_is_waited_for),
            CASE(test_room_lets_a_person_who_left_come_back_without_a_knock),
            CASE(test_room_ends_when_nobody_is_there),
            CASE(test_room_removes_a_seat_for_good),
            CASE(test_J7_a_later_ticket_takes_a_removed_seat_by_knocking),
            CASE(test_room_ends_for_all_at_the_schedulers_word),
            CASE(test_rooms_have_a_bounded_number_of_calls),
            CASE(test_J4_a_message_for_another_call_changes_nothing_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

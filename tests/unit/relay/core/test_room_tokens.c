/* What a room makes of tokens that were given before: by itself before a restart, or by another
 * relay of the fleet. The tokens are those that a room gave; a second stage is the other relay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/relay/core/room_stage.h"

enum { PERSON = 2 };

static const struct who coach = {.connection = 1, .seat = 1, .role = SEAT_COACH, .key = 11};
static const struct who person = {.connection = 2, .seat = PERSON, .role = SEAT_PERSON, .key = 22};
static const struct who other = {.connection = 3, .seat = PERSON, .role = SEAT_PERSON, .key = 33};

/* Two relays of a fleet, as core sees them. */
struct fleet {
    struct stage here;
    struct stage there;
};

static struct fleet fleet;

static int set(void **state)
{
    stage_set(&fleet.here);
    stage_set(&fleet.there);
    *state = &fleet;
    return 0;
}

static int clear(void **state)
{
    (void)state;
    stage_clear(&fleet.here);
    stage_clear(&fleet.there);
    return 0;
}

/* A join by the token that the last event gave this connection, as the gate reads it. */
static struct claim token_of(const struct stage *stage, struct who who)
{
    struct claim claim = stage_claim(who);
    const struct resume *resume = NULL;
    for (size_t i = 0; i < stage->actions.count; i++) {
        const struct action *action = &stage->actions.items[i];
        if (action->kind == ACTION_WELCOME && action->connection == who.connection) {
            resume = &action->resume;
        }
    }
    assert_non_null(resume);
    claim.is_resume = true;
    claim.is_admitted = resume->admitted;
    claim.generation = resume->generation;
    claim.issued_ms = claim.given_ms = resume->given_ms;
    claim.placement = resume->placement;
    return claim;
}

/* The same admission beside a ticket of now. */
static struct claim beside_ticket(const struct stage *stage, const struct claim *token)
{
    struct claim claim = *token;
    claim.is_resume = false;
    claim.issued_ms = stage->now.unix_ms;
    return claim;
}

static struct claim join(struct stage *stage, struct who who)
{
    assert_int_equal(stage_join(stage, who), ERR_OK);
    return token_of(stage, who);
}

static struct claim admit(struct stage *stage, struct who who)
{
    assert_int_equal(stage_join(stage, who), ERR_OK);
    stage_admit_device(stage, coach, who);
    return token_of(stage, who);
}

/* Comes back there by its token, times over; gives the last one. */
static struct claim renew(struct stage *stage, struct who who, struct claim token, int times)
{
    for (int i = 0; i < times; i++) {
        stage->now.unix_ms += 60000;
        assert_int_equal(stage_join_claim(stage, &token), ERR_OK);
        token = token_of(stage, who);
    }
    return token;
}

static bool is_in(const struct stage *stage, struct who who)
{
    const struct message *joined = stage_told(stage, who.connection, MESSAGE_JOINED);
    assert_non_null(joined);
    return joined->joined.admitted;
}

static void test_J6_a_replaced_device_grows_no_newer_by_coming_back_elsewhere(void **state)
{
    struct fleet *relays = *state;
    join(&relays->here, coach);
    struct claim replaced = admit(&relays->here, person);
    admit(&relays->here, other); /* within the same millisecond */
    replaced = renew(&relays->there, person, replaced, 5);
    assert_int_equal(stage_join_claim(&relays->here, &replaced), ERR_OK);
    assert_false(is_in(&relays->here, person));
    assert_null(stage_told(&relays->here, other.connection, MESSAGE_REPLACED));
    assert_non_null(stage_told(&relays->here, coach.connection, MESSAGE_KNOCK));
}

static void test_J6_who_was_let_in_last_takes_the_seat_from_who_came_first(void **state)
{
    struct fleet *relays = *state;
    join(&relays->here, coach);
    struct claim replaced = admit(&relays->here, person);
    struct claim newest = admit(&relays->here, other);
    replaced = beside_ticket(&relays->there, &replaced);
    assert_int_equal(stage_join_claim(&relays->there, &replaced), ERR_OK);
    renew(&relays->there, person, token_of(&relays->there, person), 5);
    newest = beside_ticket(&relays->there, &newest);
    assert_int_equal(stage_join_claim(&relays->there, &newest), ERR_OK);
    assert_true(is_in(&relays->there, other));
    assert_int_equal(stage_closed(&relays->there, person.connection), MESSAGE_CLOSE_REPLACED);
}

static void test_J6_the_coachs_last_word_counts_also_after_a_restart(void **state)
{
    struct fleet *relays = *state;
    join(&relays->here, coach);
    struct claim before = admit(&relays->here, person);
    relays->there.now.unix_ms = relays->here.now.unix_ms + 1;
    join(&relays->there, coach);
    admit(&relays->there, other); /* let in where nothing is known of the other */
    assert_int_equal(stage_join_claim(&relays->there, &before), ERR_OK);
    assert_false(is_in(&relays->there, person));
}

static void test_J2_a_coachs_replaced_device_grows_no_newer_by_coming_back_elsewhere(void **state)
{
    struct fleet *relays = *state;
    struct who second = coach;
    second.connection = 4;
    second.key = 44;
    struct claim replaced = join(&relays->here, coach);
    struct claim newest = join(&relays->here, second);
    replaced = renew(&relays->there, coach, replaced, 5);
    assert_int_equal(stage_join_claim(&relays->here, &replaced), ERR_FORBIDDEN);
    assert_int_equal(relays->here.actions.count, 0);
    assert_int_equal(stage_join_claim(&relays->there, &newest), ERR_OK);
    assert_int_equal(stage_closed(&relays->there, coach.connection), MESSAGE_CLOSE_REPLACED);
}

static void test_J2_a_coachs_ticket_joins_also_beside_a_token_of_a_replaced_device(void **state)
{
    struct fleet *relays = *state;
    struct who second = coach;
    second.connection = 4;
    second.key = 44;
    struct claim replaced = join(&relays->here, coach);
    join(&relays->here, second);
    replaced = beside_ticket(&relays->here, &replaced);
    assert_int_equal(stage_join_claim(&relays->here, &replaced), ERR_OK);
    assert_true(is_in(&relays->here, coach));
}

static void test_J7_a_token_that_was_renewed_does_not_outlive_a_removal(void **state)
{
    struct fleet *relays = *state;
    join(&relays->here, coach);
    struct claim removed = admit(&relays->here, person);
    struct claim waiting = join(&relays->here, other);
    rooms_revoke(relays->here.rooms, stage_id(1000), stage_id(PERSON), stage_turn(&relays->here));
    removed = renew(&relays->there, person, removed, 2);
    assert_int_equal(stage_join_claim(&relays->here, &removed), ERR_FORBIDDEN);
    waiting = renew(&relays->there, other, waiting, 2);
    assert_int_equal(stage_join_claim(&relays->here, &waiting), ERR_FORBIDDEN);
}

static void test_J7_a_token_that_was_renewed_does_not_outlive_the_end_of_its_call(void **state)
{
    struct fleet *relays = *state;
    struct claim ended = join(&relays->here, coach);
    struct claim guest = admit(&relays->here, person);
    rooms_end(relays->here.rooms, stage_id(1000), stage_turn(&relays->here));
    ended = renew(&relays->there, coach, ended, 2);
    assert_int_equal(stage_join_claim(&relays->here, &ended), ERR_FORBIDDEN);
    guest = renew(&relays->there, person, guest, 2);
    assert_int_equal(stage_join_claim(&relays->here, &guest), ERR_FORBIDDEN);
}

static void test_J7_a_later_ticket_knocks_also_beside_an_admission_of_before_the_removal(
        void **state)
{
    struct fleet *relays = *state;
    join(&relays->here, coach);
    struct claim removed = admit(&relays->here, person);
    rooms_revoke(relays->here.rooms, stage_id(1000), stage_id(PERSON), stage_turn(&relays->here));
    relays->here.now.unix_ms += 1000;
    removed = beside_ticket(&relays->here, &removed);
    assert_int_equal(stage_join_claim(&relays->here, &removed), ERR_OK);
    assert_false(is_in(&relays->here, person));
    stage_admit(&relays->here, coach, PERSON);
    struct claim anew = token_of(&relays->here, person);
    assert_int_equal(stage_join_claim(&relays->here, &anew), ERR_OK);
    assert_true(is_in(&relays->here, person));
}

static void test_J2_a_resume_token_raises_no_placement(void **state)
{
    struct fleet *relays = *state;
    join(&relays->here, coach);
    struct claim token = admit(&relays->here, person);
    token.placement = 9;
    assert_int_equal(stage_join_claim(&relays->here, &token), ERR_OK);
    assert_int_equal(token_of(&relays->here, person).placement, 1);
    join(&relays->here, coach);
    struct claim moved = stage_claim(coach);
    moved.placement = 2; /* a ticket does */
    assert_int_equal(stage_join_claim(&relays->here, &moved), ERR_OK);
    assert_int_equal(stage_join(&relays->here, person), ERR_EXPIRED);
}

int main(void)
{
#define CASE(name_) cmocka_unit_test_setup_teardown(name_, set, clear)
    const struct CMUnitTest tests[] = {
            CASE(test_J6_a_replaced_device_grows_no_newer_by_coming_back_elsewhere),
            CASE(test_J6_who_was_let_in_last_takes_the_seat_from_who_came_first),
            CASE(test_J6_the_coachs_last_word_counts_also_after_a_restart),
            CASE(test_J2_a_coachs_replaced_device_grows_no_newer_by_coming_back_elsewhere),
            CASE(test_J2_a_coachs_ticket_joins_also_beside_a_token_of_a_replaced_device),
            CASE(test_J7_a_token_that_was_renewed_does_not_outlive_a_removal),
            CASE(test_J7_a_token_that_was_renewed_does_not_outlive_the_end_of_its_call),
            CASE(test_J7_a_later_ticket_knocks_also_beside_an_admission_of_before_the_removal),
            CASE(test_J2_a_resume_token_raises_no_placement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

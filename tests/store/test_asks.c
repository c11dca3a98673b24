/* Somebody asks for a coach now: who is rung, the next one after half a minute, one session at the
 * end; over restarts, and with two schedulers at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/store/absences.h"
#include "scheduler/store/asks.h"
#include "scheduler/store/duty.h"
#include "scheduler/store/matches.h"
#include "scheduler/store/rules.h"
#include "tests/store/saying.h"

enum { MIN = 60, HOUR = 3600 };

static const unix_s_t noon = FIXTURE_OPENS + HOUR + 17;

struct crew { /* coaches on duty, in the order of their duties */
    struct fixture *fixture;
    struct id coaches[3];
    struct id person;
};

static void duty(struct fixture *fixture, struct id coach, unix_s_t now, unix_s_t until)
{
    struct duty_put in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, coach), now, ""),
            .until_at = until};
    struct duty_row out;
    assert_int_equal(store_wait(fixture->store, &duty_put, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.until_at, until > now ? until : 0);
}

static struct crew crew_of(void **state)
{
    struct fixture *fixture = *state;
    struct crew crew = {.fixture = fixture, .coaches = {fixture->coach}};
    fixture_add_people(fixture, 1);
    crew.person = fixture->people[0];
    for (int i = 1; i < 3; i++)
        crew.coaches[i] = fixture_account(fixture, ROLE_COACH, i == 1 ? "Alex" : "Kit");
    for (int i = 0; i < 3; i++)
        duty(fixture, crew.coaches[i], noon - HOUR + i, noon + 6 * HOUR);
    return crew;
}

static struct ask_row ask(struct fixture *fixture, struct id person, unix_s_t now)
{
    struct ask_make in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_PERSON, person), now, ""),
            .length_min = 25,
            .mode = BOOKING_VOICE};
    struct ask_out out;
    assert_int_equal(store_wait(fixture->store, &ask_make, &in, &out, NULL), ERR_OK);
    return out.ask;
}

static struct ask_out look(struct fixture *fixture, struct id id, unix_s_t now)
{
    struct ask_look in = {
            .write = fixture_write((struct actor){.role = ROLE_SYSTEM}, now, ""), .ask = id};
    struct ask_out out;
    assert_int_equal(store_wait(fixture->store, &ask_look, &in, &out, NULL), ERR_OK);
    return out;
}

static enum err answer(struct fixture *fixture, const struct store_call *call, struct id coach,
        struct id id, unix_s_t now, void *ret_out)
{
    struct ask_take in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, coach), now, ""), .ask = id};
    return store_wait(fixture->store, call, &in, ret_out, NULL);
}

static void assert_rings(const struct ask_row *row, struct id coach)
{
    assert_int_equal(row->status, ASK_WAITING);
    assert_memory_equal(&row->ringing, &coach, sizeof(coach));
}

/* --- ringing ---------------------------------------------------------------------------------- */

static void test_the_one_idle_longest_is_rung_then_the_next_then_it_is_given_up(void **state)
{
    struct crew crew = crew_of(state);
    struct ask_row row = ask(crew.fixture, crew.person, noon);
    assert_rings(&row, crew.coaches[0]);
    assert_int_equal(row.wait_min, ASK_WAIT_UNKNOWN); /* as for whoever nobody fits */
    assert_int_equal(row.ring_until, noon + ASK_RING_S);
    assert_true(id_is_zero(look(crew.fixture, row.id, noon + ASK_RING_S - 1).ask.id)); /* not yet */
    struct ask_out out = look(crew.fixture, row.id, noon + ASK_RING_S);
    assert_rings(&out.ask, crew.coaches[1]);
    assert_int_equal(out.ask.wait_min, 1);
    assert_memory_equal(&out.was_ringing, &crew.coaches[0], sizeof(struct id));
    assert_int_equal(
            answer(crew.fixture, &ask_pass, crew.coaches[1], row.id, noon + 40, &out), ERR_OK);
    assert_rings(&out.ask, crew.coaches[2]);
    out = look(crew.fixture, row.id, noon + 40 + ASK_RING_S);
    assert_int_equal(out.ask.status, ASK_GIVEN_UP);
    assert_true(id_is_zero(out.ask.ringing));
    assert_int_equal(fixture_count(crew.fixture, "SELECT COUNT(*) FROM session"), 0);
}

#define OPEN_ASKS "SELECT COUNT(*) FROM queue WHERE kind = 'ask' AND done_at IS NULL"

static void test_who_found_nobody_waits_for_the_coordinator_until_somebody_answers(void **state)
{
    struct fixture *fixture = *state;
    struct ask_take_out out;
    fixture_add_people(fixture, 1);
    assert_int_equal(ask(fixture, fixture->people[0], noon).status, ASK_GIVEN_UP);
    assert_int_equal(ask(fixture, fixture->people[0], noon + 1).status, ASK_GIVEN_UP);
    assert_int_equal(fixture_count(fixture, OPEN_ASKS), 1);
    duty(fixture, fixture->coach, noon, noon + HOUR);
    struct ask_row row = ask(fixture, fixture->people[0], noon + 2);
    assert_int_equal(fixture_count(fixture, OPEN_ASKS), 1);
    assert_int_equal(answer(fixture, &ask_take, fixture->coach, row.id, noon + 9, &out), ERR_OK);
    assert_int_equal(fixture_count(fixture, OPEN_ASKS), 0);
}

static void test_a_coach_who_answers_has_a_session_that_begins_now(void **state)
{
    struct crew crew = crew_of(state);
    struct ask_row row = ask(crew.fixture, crew.person, noon);
    struct ask_take_out out;
    assert_int_equal(
            answer(crew.fixture, &ask_take, crew.coaches[0], row.id, noon + 9, &out), ERR_OK);
    assert_int_equal(out.ask.ask.status, ASK_ANSWERED);
    assert_int_equal(out.session.start_at, noon + 9 - (noon + 9) % 60);
    assert_int_equal(out.session.end_at - out.session.start_at, 25 * MIN);
    assert_int_equal(out.session.status, BOOKING_BOOKED);
    assert_int_equal(out.session.mode, BOOKING_VOICE);
    assert_int_equal(fixture_count(crew.fixture, "SELECT COUNT(*) FROM claims"), 2);
    assert_int_equal(answer(crew.fixture, &ask_take, crew.coaches[0], row.id, noon + 9, NULL),
            ERR_NOT_FOUND);
    struct asks_list in = {
            .actor = fixture_actor(crew.fixture, ROLE_PERSON, crew.person), .now = noon + 20};
    struct asks_list_out list;
    assert_int_equal(store_wait(crew.fixture->store, &asks_list, &in, &list, NULL), ERR_OK);
    assert_int_equal(list.count, 1);
    assert_memory_equal(&list.asks[0].session, &out.session.id, sizeof(struct id));
    in.now = noon + 9 + ASK_SEEN_S;
    assert_int_equal(store_wait(crew.fixture->store, &asks_list, &in, &list, NULL), ERR_OK);
    assert_int_equal(list.count, 0);
}

static void test_whoever_missed_a_ring_goes_to_the_end_of_the_line(void **state)
{
    struct crew crew = crew_of(state);
    struct ask_row row = ask(crew.fixture, crew.person, noon);
    look(crew.fixture, row.id, noon + ASK_RING_S);
    fixture_add_people(crew.fixture, 1);
    struct ask_row second = ask(crew.fixture, crew.fixture->people[1], noon + 40);
    assert_rings(&second, crew.coaches[2]);
    struct ask_out out;
    assert_int_equal(
            answer(crew.fixture, &ask_pass, crew.coaches[2], second.id, noon + 41, &out), ERR_OK);
    assert_rings(&out.ask, crew.coaches[0]);
}

static size_t due_at(struct fixture *fixture, unix_s_t now)
{
    struct asks_due in = {.actor = {.role = ROLE_SYSTEM}, .now = now};
    struct asks_due_out out;
    assert_int_equal(store_wait(fixture->store, &asks_due, &in, &out, NULL), ERR_OK);
    return out.count;
}

static void test_R15_a_ring_ends_though_the_clock_was_set_back_an_hour(void **state)
{
    struct crew crew = crew_of(state);
    struct ask_row row = ask(crew.fixture, crew.person, noon);
    assert_rings(&row, crew.coaches[0]);
    assert_int_equal(due_at(crew.fixture, noon - 20), 0); /* a few seconds are nothing */
    assert_int_equal(due_at(crew.fixture, noon - HOUR), 1);
    struct ask_out out = look(crew.fixture, row.id, noon - HOUR);
    assert_rings(&out.ask, crew.coaches[1]);
    assert_int_equal(out.ask.ring_until, noon - HOUR + ASK_RING_S);
    assert_int_equal(due_at(crew.fixture, noon - HOUR), 0);
}

static void test_nobody_on_duty_is_told_at_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct ask_row row = ask(fixture, fixture->people[0], noon);
    assert_int_equal(row.status, ASK_GIVEN_UP);
    duty(fixture, fixture->coach, noon, noon + HOUR);
    row = ask(fixture, fixture->people[0], noon + HOUR);
    assert_int_equal(row.status, ASK_GIVEN_UP); /* the duty is over */
}

static void test_whoever_is_busy_is_waited_for_and_the_wait_is_said(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    duty(fixture, fixture->coach, FIXTURE_NOW, FIXTURE_NOW + 6 * HOUR);
    struct session_row row = fixture_book(fixture, 1, FIXTURE_OPENS);
    unix_s_t now = row.end_at - 4 * MIN - 30;
    struct ask_row asked = ask(fixture, fixture->people[0], now);
    assert_int_equal(asked.status, ASK_WAITING);
    assert_true(id_is_zero(asked.ringing));
    struct ask_out out = look(fixture, asked.id, asked.look_at);
    assert_int_equal(out.ask.wait_min, 4 + 10 + 1); /* until the buffer after 50 minutes is over */
    assert_true(id_is_zero(out.ask.ringing) && out.ask.status == ASK_WAITING);
    out = look(fixture, asked.id, row.end_at + 10 * MIN);
    assert_rings(&out.ask, fixture->coach);
}

static void test_a_wait_that_would_be_too_long_is_not_promised(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    duty(fixture, fixture->coach, FIXTURE_NOW, FIXTURE_NOW + 6 * HOUR);
    struct session_row row = fixture_book(fixture, 1, FIXTURE_OPENS);
    struct ask_row asked = ask(fixture, fixture->people[0], row.start_at);
    assert_int_equal(asked.status, ASK_WAITING);
    assert_int_equal(asked.look_at, row.start_at + ASK_RING_S);
    struct ask_out out = look(fixture, asked.id, asked.look_at);
    assert_int_equal(out.ask.status, ASK_GIVEN_UP);
    assert_int_equal(out.ask.wait_min, ASK_WAIT_UNKNOWN);
}

static void test_a_coach_who_comes_on_duty_is_rung_for_those_who_wait(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    duty(fixture, fixture->coach, FIXTURE_NOW, FIXTURE_NOW + 6 * HOUR);
    struct session_row row = fixture_book(fixture, 1, FIXTURE_OPENS);
    unix_s_t now = row.end_at - MIN;
    struct ask_row asked = ask(fixture, fixture->people[0], now);
    struct id alex = fixture_account(fixture, ROLE_COACH, "Alex");
    assert_true(id_is_zero(asked.ringing));
    duty(fixture, alex, now + 2, now + HOUR);
    struct ask_out out = look(fixture, asked.id, now + 2);
    assert_rings(&out.ask, alex);
}

static void away(struct fixture *fixture, struct id coach, unix_s_t now, unix_s_t from_at)
{
    struct absence_add in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator), now, ""),
            .coach = coach,
            .from_at = from_at,
            .until_at = from_at + 4 * HOUR};
    assert_int_equal(store_wait(fixture->store, &absence_add, &in, NULL, NULL), ERR_OK);
}

static void test_a_coach_who_is_said_to_be_away_is_rung_no_more(void **state)
{
    struct crew crew = crew_of(state);
    away(crew.fixture, crew.coaches[1], noon - 1, noon - 1);
    struct ask_row row = ask(crew.fixture, crew.person, noon);
    assert_rings(&row, crew.coaches[0]);
    away(crew.fixture, crew.coaches[0], noon + 5, noon + 5);
    struct ask_out out = look(crew.fixture, row.id, noon + 5); /* not after half a minute */
    assert_rings(&out.ask, crew.coaches[2]);
}

static void test_needs_avoid_lists_and_caps_hold_for_those_who_are_rung(void **state)
{
    struct crew crew = crew_of(state);
    struct fixture *fixture = crew.fixture;
    struct id stranger = fixture_account(fixture, ROLE_PERSON, "Robin");
    struct rules rules = rules_default();
    rules.caps.day_max = 1;
    struct rules_put put = {.rules = rules};
    put.write = fixture_write(fixture_actor(fixture, ROLE_COACH, crew.coaches[0]), noon, "");
    assert_int_equal(store_wait(fixture->store, &rules_put, &put, NULL, NULL), ERR_OK);
    fixture_book(fixture, 0, FIXTURE_OPENS + 5 * HOUR);
    saying_put(fixture, ROLE_COACH, crew.coaches[0], (struct saying){.traits = "language:nv!"});
    saying_put(fixture, ROLE_COACH, crew.coaches[1],
            (struct saying){.traits = "language:nv!", .avoid = "name:robin"});
    saying_put(fixture, ROLE_PERSON, stranger, (struct saying){.wishes = "need language:nv"});
    struct ask_row row = ask(fixture, stranger, noon);
    assert_true(id_is_zero(row.ringing));
    assert_int_equal(look(fixture, row.id, row.look_at).ask.status, ASK_GIVEN_UP);
    saying_put(fixture, ROLE_COACH, crew.coaches[2], (struct saying){.traits = "language:nv!"});
    row = ask(fixture, stranger, noon + 31);
    assert_rings(&row, crew.coaches[2]);
    assert_int_equal(look(fixture, row.id, noon + 61).ask.status, ASK_GIVEN_UP);
}

static void test_W1_an_avoided_one_who_is_on_duty_looks_like_one_who_does_not_answer(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    duty(fixture, fixture->coach, noon, noon + HOUR);
    saying_put(fixture, ROLE_PERSON, fixture->people[0], (struct saying){.avoid = "name:sam"});
    struct ask_row avoids = ask(fixture, fixture->people[0], noon);
    struct ask_row rings = ask(fixture, fixture->people[1], noon);
    assert_rings(
            &rings, fixture->coach); /* the own coach, and still nobody else's to be rung for */
    assert_true(id_is_zero(avoids.ringing));
    assert_int_equal(avoids.status, rings.status);
    assert_int_equal(avoids.wait_min, rings.wait_min);
    struct ask_out one = look(fixture, avoids.id, noon + ASK_RING_S);
    struct ask_out other = look(fixture, rings.id, noon + ASK_RING_S);
    assert_int_equal(one.ask.status, ASK_GIVEN_UP);
    assert_int_equal(other.ask.status, ASK_GIVEN_UP);
    assert_int_equal(one.ask.ended_at, other.ask.ended_at);
}

static void test_whoever_asked_first_is_served_first(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    duty(fixture, fixture->coach, FIXTURE_NOW, FIXTURE_NOW + 6 * HOUR);
    struct session_row row = fixture_book(fixture, 2, FIXTURE_OPENS);
    unix_s_t now = row.end_at, free = row.end_at + 10 * MIN;
    struct ask_row first = ask(fixture, fixture->people[0], now);
    struct ask_row second = ask(fixture, fixture->people[1], now + 1);
    struct ask_out out = look(fixture, first.id, now + ASK_RING_S + 1);
    assert_int_equal(out.ask.wait_min, 11);
    out = look(fixture, second.id, now + ASK_RING_S + 1);
    assert_int_equal(out.ask.wait_min, ASK_WAIT_UNKNOWN);
    out = look(fixture, second.id, free);
    assert_true(id_is_zero(out.ask.ringing) && out.ask.status == ASK_WAITING);
    out = look(fixture, first.id, free);
    assert_rings(&out.ask, fixture->coach);
}

/* --- a person's own --------------------------------------------------------------------------- */

static void test_asking_again_is_the_same_ask_and_not_too_often(void **state)
{
    struct crew crew = crew_of(state);
    struct fixture *fixture = crew.fixture;
    struct ask_row row = ask(fixture, crew.person, noon),
                   again = ask(fixture, crew.person, noon + 1);
    assert_memory_equal(&row.id, &again.id, sizeof(row.id));
    struct ask_withdraw withdraw = {.ask = row.id};
    withdraw.write = fixture_write(fixture_actor(fixture, ROLE_PERSON, crew.person), noon + 2, "");
    struct ask_out out;
    assert_int_equal(store_wait(fixture->store, &ask_withdraw, &withdraw, &out, NULL), ERR_OK);
    assert_int_equal(out.ask.status, ASK_WITHDRAWN);
    assert_memory_equal(&out.was_ringing, &crew.coaches[0], sizeof(struct id));
    for (int i = 1; i < ASKS_PER_HOUR; i++) {
        withdraw.ask = ask(fixture, crew.person, noon + 2 + i).id;
        assert_int_equal(store_wait(fixture->store, &ask_withdraw, &withdraw, &out, NULL), ERR_OK);
    }
    struct ask_make in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_PERSON, crew.person), noon + 20, ""),
            .length_min = 25};
    struct error error;
    assert_int_equal(store_wait(fixture->store, &ask_make, &in, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "person");
    in.length_min = 26;
    assert_int_equal(store_wait(fixture->store, &ask_make, &in, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "length_min");
}

static void test_what_the_office_asks_and_what_was_answered_counts_against_nobody(void **state)
{
    struct crew crew = crew_of(state);
    struct fixture *fixture = crew.fixture;
    struct actor office = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct ask_out out;
    for (int i = 0; i < 2 * ASKS_PER_HOUR; i++) {
        struct ask_make in = {.write = fixture_write(office, noon + i, ""),
                .person = crew.person,
                .length_min = 25};
        assert_int_equal(store_wait(fixture->store, &ask_make, &in, &out, NULL), ERR_OK);
        struct ask_withdraw end = {.write = in.write, .ask = out.ask.id};
        assert_int_equal(store_wait(fixture->store, &ask_withdraw, &end, NULL, NULL), ERR_OK);
    }
    for (int i = 0; i < ASKS_PER_HOUR; i++) { /* by the person, and each ends in a session */
        unix_s_t now = noon + (i + 1) * MIN;
        struct ask_row row = ask(fixture, crew.person, now);
        struct ask_take_out taken;
        assert_int_equal(answer(fixture, &ask_take, row.ringing, row.id, now, &taken), ERR_OK);
        struct session_cancel cancel = {
                .write = fixture_write(office, now, ""), .session = taken.session.id};
        assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    }
    assert_int_equal(ask(fixture, crew.person, noon + 20 * MIN).status, ASK_WAITING);
}

static void test_nobody_asks_in_the_midst_of_a_session_of_theirs(void **state)
{
    struct crew crew = crew_of(state);
    fixture_book(crew.fixture, 0, FIXTURE_OPENS);
    struct ask_make in = {
            .write = fixture_write(
                    fixture_actor(crew.fixture, ROLE_PERSON, crew.person), FIXTURE_OPENS + MIN, ""),
            .length_min = 25};
    assert_int_equal(store_wait(crew.fixture->store, &ask_make, &in, NULL, NULL), ERR_NOT_NOW);
}

static void test_W1_asks_are_seen_by_whose_they_are_who_is_rung_and_coordinators(void **state)
{
    struct crew crew = crew_of(state);
    struct fixture *fixture = crew.fixture;
    struct ask_row row = ask(fixture, crew.person, noon);
    const struct {
        struct actor actor;
        size_t count;
    } cases[] = {
            {fixture_actor(fixture, ROLE_PERSON, crew.person), 1},
            {fixture_actor(fixture, ROLE_PERSON, crew.coaches[1]), 0},
            {fixture_actor(fixture, ROLE_COACH, crew.coaches[0]), 1},
            {fixture_actor(fixture, ROLE_COACH, crew.coaches[1]), 0},
            {fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator), 1},
            {{.account = fixture->coordinator, .role = ROLE_COORDINATOR, .programme = crew.person},
                    0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct asks_list in = {.actor = cases[i].actor, .now = noon + 1};
        struct asks_list_out out;
        assert_int_equal(store_wait(fixture->store, &asks_list, &in, &out, NULL), ERR_OK);
        assert_int_equal(out.count, cases[i].count);
    }
    struct ask_take_out out;
    assert_int_equal(
            answer(fixture, &ask_take, crew.coaches[1], row.id, noon + 1, &out), ERR_NOT_FOUND);
    assert_int_equal(
            answer(fixture, &ask_pass, crew.coaches[1], row.id, noon + 1, &out.ask), ERR_NOT_FOUND);
    struct ask_withdraw withdraw = {.ask = row.id};
    withdraw.write = fixture_write(fixture_actor(fixture, ROLE_COACH, crew.coaches[0]), noon, "");
    assert_int_equal(
            store_wait(fixture->store, &ask_withdraw, &withdraw, NULL, NULL), ERR_NOT_FOUND);
    struct asks_due due = {.actor = fixture_actor(fixture, ROLE_PERSON, crew.person)};
    assert_int_equal(store_wait(fixture->store, &asks_due, &due, NULL, NULL), ERR_FORBIDDEN);
}

/* --- restarts, races -------------------------------------------------------------------------- */

static void test_R1_after_a_restart_the_ring_ends_and_the_next_one_begins(void **state)
{
    struct crew crew = crew_of(state);
    struct ask_row row = ask(crew.fixture, crew.person, noon);
    fixture_close(crew.fixture);
    fixture_open(crew.fixture);
    struct asks_due in = {.actor = {.role = ROLE_SYSTEM}, .now = noon + ASK_RING_S};
    struct asks_due_out out;
    assert_int_equal(store_wait(crew.fixture->store, &asks_due, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_memory_equal(&out.asks[0], &row.id, sizeof(row.id));
    struct ask_out next = look(crew.fixture, out.asks[0], in.now);
    assert_rings(&next.ask, crew.coaches[1]);
    in.now++;
    assert_int_equal(store_wait(crew.fixture->store, &asks_due, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 0);
}

struct tally {
    int taken;
    int lost;
};

static void handle_take(void *context, const struct store_result *result)
{
    struct tally *tally = context;
    tally->taken += result->err == ERR_OK;
    tally->lost += result->err == ERR_NOT_FOUND || result->err == ERR_CONFLICT;
}

static void handle_look(void *context, const struct store_result *result)
{
    (void)context;
    assert_int_equal(result->err, ERR_OK);
}

/* The coach answers in the second in which the ring ends on another scheduler: one of the two. */
static void test_R3_an_answer_and_the_end_of_the_ring_leave_one_story(void **state)
{
    struct crew crew = crew_of(state);
    struct fixture *fixture = crew.fixture;
    struct store *second = fixture_open_second(fixture);
    for (int round = 0; round < 12; round++) {
        struct tally tally = {0};
        unix_s_t now = noon + round * 40 * MIN;
        struct id person = fixture_account(fixture, ROLE_PERSON, "Robin");
        for (int i = 0; i < 3; i++)
            duty(fixture, crew.coaches[i], now, now + HOUR);
        struct ask_row row = ask(fixture, person, now);
        struct ask_take take = {.ask = row.id};
        take.write = fixture_write(
                fixture_actor(fixture, ROLE_COACH, row.ringing), now + ASK_RING_S, "");
        struct ask_look end = {.ask = row.id};
        end.write = fixture_write((struct actor){.role = ROLE_SYSTEM}, now + ASK_RING_S, "");
        for (int i = 0; i < 2; i++) {
            struct store *one = i == round % 2 ? second : fixture->store;
            enum err err = i == 0 ? store_submit(one, &ask_take, &take, handle_take, &tally)
                                  : store_submit(one, &ask_look, &end, handle_look, NULL);
            assert_int_equal(err, ERR_OK);
        }
        while (store_deliver_wait(fixture->store) || store_deliver_wait(second))
            ;
        assert_int_equal(tally.taken + tally.lost, 1);
        struct asks_list in = {
                .actor = fixture_actor(fixture, ROLE_PERSON, person), .now = now + ASK_RING_S};
        struct asks_list_out out;
        assert_int_equal(store_wait(fixture->store, &asks_list, &in, &out, NULL), ERR_OK);
        assert_int_equal(out.asks[0].status, tally.taken ? ASK_ANSWERED : ASK_WAITING);
        assert_int_equal(id_is_zero(out.asks[0].ringing), tally.taken);
        if (!tally.taken) {
            struct ask_withdraw withdraw = {.ask = row.id};
            withdraw.write =
                    fixture_write(fixture_actor(fixture, ROLE_PERSON, person), now + 31, "");
            assert_int_equal(
                    store_wait(fixture->store, &ask_withdraw, &withdraw, NULL, NULL), ERR_OK);
        }
    }
    fixture_close_second(fixture, second);
}

static void handle_made(void *context, const struct store_result *result)
{
    const struct ask_out *out = result->out;
    size_t *rung = context;
    assert_int_equal(result->err, ERR_OK);
    *rung += !id_is_zero(out->ask.ringing);
}

static void test_R3_a_coach_is_rung_for_one_person_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    struct store *second = fixture_open_second(fixture);
    duty(fixture, fixture->coach, noon, noon + 6 * HOUR);
    size_t rung = 0;
    for (int i = 0; i < 8; i++) {
        struct id person = fixture_account(fixture, ROLE_PERSON, "Robin");
        struct ask_make in = {
                .write = fixture_write(fixture_actor(fixture, ROLE_PERSON, person), noon + 1, ""),
                .length_min = 10};
        assert_int_equal(
                store_submit(i % 2 ? second : fixture->store, &ask_make, &in, handle_made, &rung),
                ERR_OK);
    }
    while (store_deliver_wait(fixture->store) || store_deliver_wait(second))
        ;
    assert_int_equal(rung, 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM ring WHERE answer = 'none'"), 1);
    fixture_close_second(fixture, second);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_the_one_idle_longest_is_rung_then_the_next_then_it_is_given_up),
            TEST(test_a_coach_who_answers_has_a_session_that_begins_now),
            TEST(test_whoever_missed_a_ring_goes_to_the_end_of_the_line),
            TEST(test_who_found_nobody_waits_for_the_coordinator_until_somebody_answers),
            TEST(test_R15_a_ring_ends_though_the_clock_was_set_back_an_hour),
            TEST(test_nobody_on_duty_is_told_at_once),
            TEST(test_whoever_is_busy_is_waited_for_and_the_wait_is_said),
            TEST(test_a_wait_that_would_be_too_long_is_not_promised),
            TEST(test_a_coach_who_comes_on_duty_is_rung_for_those_who_wait),
            TEST(test_a_coach_who_is_said_to_be_away_is_rung_no_more),
            TEST(test_needs_avoid_lists_and_caps_hold_for_those_who_are_rung),
            TEST(test_W1_an_avoided_one_who_is_on_duty_looks_like_one_who_does_not_answer),
            TEST(test_whoever_asked_first_is_served_first),
            TEST(test_asking_again_is_the_same_ask_and_not_too_often),
            TEST(test_what_the_office_asks_and_what_was_answered_counts_against_nobody),
            TEST(test_nobody_asks_in_the_midst_of_a_session_of_theirs),
            TEST(test_W1_asks_are_seen_by_whose_they_are_who_is_rung_and_coordinators),
            TEST(test_R1_after_a_restart_the_ring_ends_and_the_next_one_begins),
            TEST(test_R3_an_answer_and_the_end_of_the_ring_leave_one_story),
            TEST(test_R3_a_coach_is_rung_for_one_person_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Booking: one winner for one slot on every path, first answers for repeated requests, and a
 * session's way through cancelling and arriving. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/seed.h"
#include "scheduler/store/session_row.h"
#include "tests/store/fixture.h"

/* --- two hundred at once -----------------------------------------------------------------------
 */

struct race {
    size_t won;
    size_t lost;
    struct id winner;
};

static void assert_offers_are_free(const struct session_book_out *out)
{
    assert_int_equal(out->alternative_count, SLOTS_NEAREST);
    for (size_t i = 0; i < SLOTS_NEAREST; i++) {
        const struct session_slot *slot = &out->alternatives[i];
        assert_int_equal(slot->end_at - slot->start_at, 50 * 60);
        bool is_before = slot->end_at + 10 * 60 <= FIXTURE_OPENS + 3600;
        bool is_after = slot->start_at >= FIXTURE_OPENS + 2 * 3600;
        assert_true(is_before || is_after);
    }
}

static void handle_race(void *context, const struct store_result *result)
{
    struct race *race = context;
    const struct session_book_out *out = result->out;
    if (result->err == ERR_OK) {
        race->won++;
        race->winner = out->session.person;
        return;
    }
    assert_int_equal(result->err, ERR_CONFLICT);
    assert_string_equal(result->error.field, "start_at");
    assert_offers_are_free(out);
    race->lost++;
}

static void test_of_200_bookings_of_one_slot_one_wins_and_199_get_three_alternatives(void **state)
{
    struct fixture *fixture = *state;
    struct race race = {0};
    fixture_add_people(fixture, 200);
    for (size_t i = 0; i < 200; i++) {
        struct session_book in = fixture_booking(fixture, i, FIXTURE_OPENS + 3600, "");
        assert_int_equal(
                store_submit(fixture->store, &session_book, &in, handle_race, &race), ERR_OK);
    }
    while (store_deliver_wait(fixture->store))
        ;
    assert_int_equal(race.won, 1);
    assert_int_equal(race.lost, 199);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 2);
}

static void test_a_person_cannot_be_in_two_sessions_at_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id second = fixture_account(fixture, ROLE_COACH, "Alex");
    fixture_book(fixture, 0, FIXTURE_OPENS);
    struct actor system = {.role = ROLE_SYSTEM};
    struct seed_session in = {
            .write = fixture_write(system, FIXTURE_NOW, ""),
            .coach = second,
            .person = fixture->people[0],
            .wish = {.start_at = FIXTURE_OPENS + 900, .length_min = 25, .mode = BOOKING_VOICE},
    };
    struct error error;
    assert_int_equal(store_wait(fixture->store, &seed_session, &in, NULL, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "start_at");
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), 1);
}

/* --- the schema's own rule ---------------------------------------------------------------------
 */

static enum err claim_sql(struct db *db, const char *sql, struct id party, struct id session,
        unix_s_t start_at, unix_s_t end_at)
{
    struct query *query = db_query(db, sql);
    query_bind_id(query, 1, &party);
    query_bind_id(query, 2, &session);
    query_bind_number(query, 3, start_at);
    query_bind_number(query, 4, end_at);
    return query_run(query);
}

static const char claim_insert[] =
        "INSERT INTO claims (party_id, session_id, start_at, end_at) VALUES ($1, $2, $3, $4)";
static const char claim_replace[] =
        "INSERT OR REPLACE INTO claims (party_id, session_id, start_at, end_at) "
        "VALUES ($1, $2, $3, $4)";
static const char claim_move[] =
        "UPDATE claims SET start_at = $3, end_at = $4 WHERE party_id = $1 AND session_id = $2 "
        "AND start_at > $3";

/* By ticks it is not inserted, as if it had been said ON CONFLICT DO NOTHING. */
static void assert_refused(
        struct db *db, struct id party, struct id session, unix_s_t start_at, unix_s_t end_at)
{
    enum err err = claim_sql(db, claim_insert, party, session, start_at, end_at);
    assert_int_equal(err, fixture_has_ticks() ? ERR_OK : ERR_CONFLICT);
    assert_int_equal(db_changes(db), 0);
}

static void test_claims_of_one_party_never_overlap_whatever_the_path(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    unix_s_t end = FIXTURE_OPENS + 3600; /* 50 minutes and a buffer of 10 */
    struct db *db = NULL;
    fixture_close(fixture);
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    struct id coach = fixture->coach;
    assert_refused(db, coach, row.id, end - 300, end + 60);
    assert_refused(db, coach, row.id, FIXTURE_OPENS - 60, FIXTURE_OPENS + 1);
    assert_refused(db, coach, row.id, FIXTURE_OPENS + 900, end - 900);
    assert_refused(db, coach, row.id, FIXTURE_OPENS - 900, end + 900);
    if (!fixture_has_ticks()) { /* by which nothing is on less than a tick */
        assert_refused(db, coach, row.id, end - 1, end + 60);
        assert_refused(db, coach, row.id, end - 120, end - 60);
    }
    if (!fixture->is_postgres) /* which has no such statement */
        assert_int_equal(
                claim_sql(db, claim_replace, coach, row.id, FIXTURE_OPENS, end), ERR_CONFLICT);
    assert_int_equal(claim_sql(db, claim_insert, coach, row.id, end, end + 60), ERR_OK);
    assert_int_equal(claim_sql(db, claim_move, coach, row.id, end - 1, end + 60), ERR_CONFLICT);
    db_close(db);
    fixture_open(fixture);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 3);
}

static void test_sql_and_core_agree_on_which_statuses_hold_time(void **state)
{
    (void)state;
    for (int i = 0; i < BOOKING_STATUS_COUNT; i++) {
        char quoted[32];
        snprintf(quoted, sizeof(quoted), "'%s'", booking_status_names[i]);
        bool in_sql = strstr(SESSION_HELD, quoted) != NULL;
        assert_int_equal(in_sql, booking_is_held((enum booking_status)i));
    }
}

/* --- idempotency -------------------------------------------------------------------------------
 */

struct answered {
    enum err err;
    bool is_repeat;
    int status;
    char body[64];
    char cookie[64];
    char field[64];
};

static enum err render_session(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    const struct session_book_out *booked = out;
    ret_answer->status = 201;
    strcpy(ret_answer->content_type, "text/plain");
    strcpy(ret_answer->cookie, "a=b");
    ret_answer->body = malloc(ID_TEXT_SIZE);
    if (!ret_answer->body)
        return ERR_MEMORY;
    id_text(booked->session.id, ret_answer->body);
    ret_answer->body_len = ID_TEXT_LEN;
    return ERR_OK;
}

static void handle_answer(void *context, const struct store_result *result)
{
    struct answered *answered = context;
    *answered = (struct answered){.err = result->err, .is_repeat = result->is_repeat};
    strcpy(answered->field, result->error.field);
    if (!result->answer)
        return;
    answered->status = result->answer->status;
    strcpy(answered->cookie, result->answer->cookie);
    memcpy(answered->body, result->answer->body, result->answer->body_len);
}

static struct answered book_with_key(
        struct fixture *fixture, unix_s_t start_at, uint8_t hash, unix_s_t now)
{
    struct answered answered = {.err = ERR_INTERNAL};
    struct session_book in = fixture_booking(fixture, 0, start_at, "key-1");
    in.write.request_hash[0] = hash;
    in.write.render = render_session;
    in.write.now = now;
    assert_int_equal(
            store_submit(fixture->store, &session_book, &in, handle_answer, &answered), ERR_OK);
    while (store_deliver_wait(fixture->store))
        ;
    return answered;
}

static void test_one_idempotency_key_twice_is_one_session_and_the_same_answer(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct answered first = book_with_key(fixture, FIXTURE_OPENS, 1, FIXTURE_NOW);
    struct answered again = book_with_key(fixture, FIXTURE_OPENS, 1, FIXTURE_NOW + 60);
    assert_int_equal(first.err, ERR_OK);
    assert_false(first.is_repeat);
    assert_int_equal(again.err, ERR_OK);
    assert_true(again.is_repeat);
    assert_int_equal(again.status, 201);
    assert_string_equal(again.cookie, "a=b");
    assert_int_equal(strlen(again.body), ID_TEXT_LEN);
    assert_string_equal(again.body, first.body);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), 1);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM audit WHERE action = 'session.book'"), 1);
}

static void test_an_idempotency_key_for_another_request_is_refused(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    book_with_key(fixture, FIXTURE_OPENS, 1, FIXTURE_NOW);
    struct answered other = book_with_key(fixture, FIXTURE_OPENS + 7200, 2, FIXTURE_NOW);
    assert_int_equal(other.err, ERR_CONFLICT);
    assert_string_equal(other.field, "idempotency_key");
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), 1);
}

static void test_a_refused_request_may_be_tried_again_with_its_key(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 1, FIXTURE_OPENS);
    struct answered lost = book_with_key(fixture, FIXTURE_OPENS, 1, FIXTURE_NOW);
    assert_int_equal(lost.err, ERR_CONFLICT);
    struct session_cancel cancel = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    struct answered won = book_with_key(fixture, FIXTURE_OPENS, 1, FIXTURE_NOW);
    assert_int_equal(won.err, ERR_OK);
    assert_false(won.is_repeat);
}

enum { TOGETHER = 20, HOUR_S = 3600 };

/* Each three times at once: as it is, once more, and by the same key for another time. */
static void test_what_is_refused_or_repeated_in_a_crowd_undoes_only_itself(void **state)
{
    struct fixture *fixture = *state;
    struct answered answers[TOGETHER][3] = {0};
    fixture_add_people(fixture, TOGETHER);
    for (size_t i = 0; i < TOGETHER * 3; i++) {
        size_t person = i / 3, turn = i % 3;
        unix_s_t start_at = FIXTURE_OPENS + (unix_s_t)(person % 7 + person / 7 * 24) * HOUR_S;
        char key[16];
        snprintf(key, sizeof(key), "key-%zu", person);
        struct session_book in =
                fixture_booking(fixture, person, turn == 2 ? start_at + 4 * 86400 : start_at, key);
        in.write.request_hash[0] = turn == 2;
        in.write.render = render_session;
        assert_int_equal(store_submit(fixture->store, &session_book, &in, handle_answer,
                                 &answers[person][turn]),
                ERR_OK);
    }
    while (store_deliver_wait(fixture->store))
        ;
    for (size_t person = 0; person < TOGETHER; person++) {
        size_t good = 0, repeats = 0;
        for (size_t turn = 0; turn < 3; turn++) {
            good += answers[person][turn].err == ERR_OK;
            repeats += answers[person][turn].is_repeat;
        }
        assert_int_equal(good, repeats + 1); /* on several threads the odd one may come first */
    }
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), TOGETHER);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM idempotency"), TOGETHER);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM audit WHERE action = 'session.book'"),
            TOGETHER);
    fixture_assert_whole(fixture);
}

/* --- one session's way --------------------------------------------------------------------------
 */

static enum err cancel_by(
        struct fixture *fixture, struct id session, struct actor actor, struct session_row *ret_row)
{
    struct session_cancel in = {.write = fixture_write(actor, FIXTURE_NOW, ""), .session = session};
    return store_wait(fixture->store, &session_cancel, &in, ret_row, NULL);
}

static void test_a_cancelled_session_frees_its_time_and_cannot_be_cancelled_twice(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct actor person = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    assert_int_equal(cancel_by(fixture, row.id, person, &row), ERR_OK);
    assert_int_equal(row.status, BOOKING_CANCELLED);
    assert_int_equal(cancel_by(fixture, row.id, person, &row), ERR_NOT_NOW);
    fixture_book(fixture, 1, FIXTURE_OPENS);
}

static void test_W1_a_session_out_of_scope_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct actor other = fixture_actor(fixture, ROLE_PERSON, fixture->people[1]);
    struct session_get get = {.actor = other, .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_get, &get, &row, NULL), ERR_NOT_FOUND);
    assert_int_equal(cancel_by(fixture, get.session, other, NULL), ERR_NOT_FOUND);
    get.actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    assert_int_equal(store_wait(fixture->store, &session_get, &get, &row, NULL), ERR_OK);
    assert_string_equal(row.coach_nickname, "Sam");
    get.actor.programme = random_id();
    assert_int_equal(store_wait(fixture->store, &session_get, &get, &row, NULL), ERR_NOT_FOUND);
}

static void test_W1_a_person_books_only_with_own_coaches(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_book in = fixture_booking(fixture, 0, FIXTURE_OPENS, "");
    in.coach = fixture_account(fixture, ROLE_COACH, "Alex");
    struct error error;
    assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, &error), ERR_NOT_FOUND);
    assert_string_equal(error.field, "coach");
    in.coach = fixture->coach;
    in.person = fixture->coordinator;
    assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, &error), ERR_NOT_FOUND);
    assert_string_equal(error.field, "person");
}

static enum err here_at(struct fixture *fixture, struct id session, struct actor actor,
        unix_s_t now, struct session_here_out *ret_out)
{
    struct session_here in = {.write = fixture_write(actor, now, ""), .session = session};
    return store_wait(fixture->store, &session_here, &in, ret_out, NULL);
}

static void test_arriving_opens_a_quarter_hour_before_rings_once_and_makes_both_live(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct actor person = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    struct actor coach = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    struct session_here_out out;
    unix_s_t opens = FIXTURE_OPENS - 15 * 60;
    assert_int_equal(here_at(fixture, row.id, person, opens - 1, &out), ERR_NOT_NOW);
    assert_int_equal(here_at(fixture, row.id, person, opens, &out), ERR_OK);
    assert_true(out.is_first);
    assert_true(out.session.person_here);
    assert_int_equal(out.session.status, BOOKING_BOOKED);
    assert_int_equal(here_at(fixture, row.id, person, opens + 5, &out), ERR_OK);
    assert_false(out.is_first);
    assert_int_equal(here_at(fixture, row.id, coach, row.end_at - 1, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_LIVE);
    assert_int_equal(here_at(fixture, row.id, coach, row.end_at, &out), ERR_NOT_NOW);
}

static void test_a_seat_says_call_and_side_and_a_move_raises_the_placement(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct session_seat in = {.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach),
            .session = row.id,
            .now = FIXTURE_OPENS};
    struct session_seat_out coach, person;
    assert_int_equal(store_wait(fixture->store, &session_seat, &in, &coach, NULL), ERR_OK);
    in.actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    assert_int_equal(store_wait(fixture->store, &session_seat, &in, &person, NULL), ERR_OK);
    assert_true(id_equal(coach.call, person.call));
    assert_false(id_equal(coach.seat, person.seat));
    assert_int_equal(coach.role, SEAT_COACH);
    assert_int_equal(person.placement, 1);
    static const char *const relays[] = {"r1", "r1", "r2"};
    static const int64_t placements[] = {1, 1, 2};
    for (int i = 0; i < 3; i++) {
        struct session_place place = {.session = row.id};
        struct session_place_out out;
        place.write = fixture_write((struct actor){.role = ROLE_SYSTEM}, FIXTURE_OPENS, "");
        strcpy(place.from, i == 0 ? "" : "r1");
        strcpy(place.relay, relays[i]);
        assert_int_equal(store_wait(fixture->store, &session_place, &place, &out, NULL), ERR_OK);
        assert_int_equal(out.placement, placements[i]);
        assert_string_equal(out.relay, relays[i]);
        assert_int_equal(out.is_moved, i == 2);
    }
}

static void place(struct fixture *fixture, struct id session, const char *from, const char *relay,
        struct session_place_out *ret_out)
{
    struct session_place in = {.session = session};
    in.write = fixture_write((struct actor){.role = ROLE_SYSTEM}, FIXTURE_OPENS, "");
    strcpy(in.from, from);
    strcpy(in.relay, relay);
    assert_int_equal(store_wait(fixture->store, &session_place, &in, ret_out, NULL), ERR_OK);
}

static void test_of_two_who_place_a_call_at_once_the_first_decides(void **state)
{
    struct fixture *fixture = *state;
    struct session_place_out out;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    place(fixture, row.id, "", "r1", &out);
    place(fixture, row.id, "", "r2", &out);
    assert_string_equal(out.relay, "r1");
    assert_int_equal(out.placement, 1);
    assert_false(out.is_moved);
}

static struct calls_move_out move_calls(
        struct fixture *fixture, const char *from, const char *to, unix_s_t now)
{
    struct calls_move in = {.write = fixture_write((struct actor){.role = ROLE_SYSTEM}, now, "")};
    struct calls_move_out out;
    strcpy(in.from, from);
    strcpy(in.to, to);
    assert_int_equal(store_wait(fixture->store, &calls_move, &in, &out, NULL), ERR_OK);
    return out;
}

static void test_R25_calls_that_may_be_held_now_leave_a_relay_together(void **state)
{
    struct fixture *fixture = *state;
    struct session_place_out placed;
    fixture_add_people(fixture, 3);
    struct session_row now = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct session_row elsewhere = fixture_book(fixture, 1, FIXTURE_OPENS + 2 * 3600);
    struct session_row later = fixture_book(fixture, 2, FIXTURE_OPENS + 4 * 3600);
    place(fixture, now.id, "", "r1", &placed);
    place(fixture, elsewhere.id, "", "r2", &placed);
    place(fixture, later.id, "", "r1", &placed);
    struct calls_move_out out = move_calls(fixture, "r1", "r2", FIXTURE_OPENS);
    assert_int_equal(out.count, 1);
    assert_true(id_equal(out.sessions[0].id, now.id));
    assert_string_equal(out.sessions[0].relay, "r2");
    place(fixture, now.id, "r1", "r3", &placed); /* looks, for it is there no more */
    assert_string_equal(placed.relay, "r2");
    assert_int_equal(placed.placement, 2);
    assert_int_equal(move_calls(fixture, "r1", "r2", FIXTURE_OPENS).count, 0);
}

static void test_only_the_scheduler_itself_moves_calls(void **state)
{
    struct fixture *fixture = *state;
    struct calls_move in = {.from = "r1", .to = "r2"};
    struct calls_move_out out;
    in.write = fixture_write(
            fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_OPENS, "a key");
    assert_int_equal(store_wait(fixture->store, &calls_move, &in, &out, NULL), ERR_FORBIDDEN);
}

static void test_slots_leave_out_what_is_claimed(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct slots_find in = {
            .actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]),
            .coach = fixture->coach,
            .from_at = FIXTURE_OPENS,
            .until_at = FIXTURE_OPENS + 8 * 3600,
            .length_min = 50,
            .now = FIXTURE_NOW,
    };
    struct slots_find_out before, after;
    assert_int_equal(store_wait(fixture->store, &slots_find, &in, &before, NULL), ERR_OK);
    assert_int_equal(before.starts[0], FIXTURE_OPENS);
    assert_string_equal(before.coach_zone, "America/New_York");
    fixture_book(fixture, 0, FIXTURE_OPENS);
    assert_int_equal(store_wait(fixture->store, &slots_find, &in, &after, NULL), ERR_OK);
    assert_int_equal(after.starts[0], FIXTURE_OPENS + 3600);
    assert_int_equal(after.count, before.count - 4);
}

/* --- the end ---------------------------------------------------------------------------------- */

static struct sessions_settle_out settle_at(struct fixture *fixture, unix_s_t now)
{
    struct sessions_settle in = {
            .write = fixture_write((struct actor){.role = ROLE_SYSTEM}, now, "")};
    struct sessions_settle_out out;
    assert_int_equal(store_wait(fixture->store, &sessions_settle, &in, &out, NULL), ERR_OK);
    return out;
}

static void test_a_session_nobody_ended_gets_its_outcome_from_who_came(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row first = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct session_row second = fixture_book(fixture, 0, FIXTURE_OPENS + 7200);
    struct actor coach = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    struct actor person = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    assert_int_equal(here_at(fixture, first.id, person, FIXTURE_OPENS, NULL), ERR_OK);
    assert_int_equal(here_at(fixture, second.id, coach, second.start_at, NULL), ERR_OK);
    assert_int_equal(settle_at(fixture, first.end_at + SETTLE_GRACE_S - 1).count, 0);
    struct sessions_settle_out out = settle_at(fixture, second.end_at + SETTLE_GRACE_S);
    assert_int_equal(out.count, 2);
    assert_int_equal(out.sessions[0].status, BOOKING_WE_MISSED); /* the person was there */
    assert_int_equal(out.sessions[1].status, BOOKING_NOT_REACHED);
    assert_int_equal(settle_at(fixture, second.end_at + SETTLE_GRACE_S).count, 0);
    static const char rows[] = "SELECT COUNT(*) FROM audit WHERE action = 'sessions.settle'";
    assert_int_equal(fixture_count(fixture, rows), 2);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_of_200_bookings_of_one_slot_one_wins_and_199_get_three_alternatives),
            TEST(test_a_person_cannot_be_in_two_sessions_at_once),
            TEST(test_claims_of_one_party_never_overlap_whatever_the_path),
            cmocka_unit_test(test_sql_and_core_agree_on_which_statuses_hold_time),
            TEST(test_one_idempotency_key_twice_is_one_session_and_the_same_answer),
            TEST(test_an_idempotency_key_for_another_request_is_refused),
            TEST(test_a_refused_request_may_be_tried_again_with_its_key),
            TEST(test_what_is_refused_or_repeated_in_a_crowd_undoes_only_itself),
            TEST(test_a_cancelled_session_frees_its_time_and_cannot_be_cancelled_twice),
            TEST(test_W1_a_session_out_of_scope_is_not_there),
            TEST(test_W1_a_person_books_only_with_own_coaches),
            TEST(test_arriving_opens_a_quarter_hour_before_rings_once_and_makes_both_live),
            TEST(test_a_seat_says_call_and_side_and_a_move_raises_the_placement),
            TEST(test_of_two_who_place_a_call_at_once_the_first_decides),
            TEST(test_R25_calls_that_may_be_held_now_leave_a_relay_together),
            TEST(test_only_the_scheduler_itself_moves_calls),
            TEST(test_slots_leave_out_what_is_claimed),
            TEST(test_a_session_nobody_ended_gets_its_outcome_from_who_came),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

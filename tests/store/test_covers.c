/* Cover: another coach has the session at its time, the person may say no until the start, and a
 * whole day is handed over as far as it goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/absences.h"
#include "scheduler/store/covers.h"
#include "scheduler/store/db.h"
#include "scheduler/store/links.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/seed.h"
#include "tests/store/race.h"
#include "tests/store/saying.h"

enum { HOUR = 3600, DAY = 86400 };
#define TOMORROW (FIXTURE_OPENS + DAY)

static struct actor actor_of(const struct fixture *fixture, enum role role)
{
    if (role == ROLE_PERSON)
        return fixture_actor(fixture, role, fixture->people[0]);
    return fixture_actor(fixture, role, role == ROLE_COACH ? fixture->coach : fixture->coordinator);
}

static struct session_cover covering(
        const struct fixture *fixture, struct id session, struct id coach)
{
    return (struct session_cover){
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .session = session,
            .coach = coach};
}

static enum err cover(struct fixture *fixture, struct id session, struct id coach,
        struct move_out *ret, struct error *error)
{
    struct session_cover in = covering(fixture, session, coach);
    return store_wait(fixture->store, &session_cover, &in, ret, error);
}

static void away_tomorrow(const struct fixture *fixture)
{
    struct absence_add in = {.write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
            .from_at = TOMORROW,
            .until_at = TOMORROW + 8 * HOUR};
    assert_int_equal(store_wait(fixture->store, &absence_add, &in, NULL, NULL), ERR_OK);
}

static void test_who_is_avoided_steps_in_for_nobody_though_they_see_each_other(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    fixture_add_people(fixture, 1);
    struct id kit = fixture_account(fixture, ROLE_COACH, "Kit");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    struct caseload_set give = {.write = covering(fixture, row.id, kit).write,
            .person = fixture->people[0],
            .coach = kit,
            .kind = CASELOAD_BACKUP};
    assert_int_equal(store_wait(fixture->store, &caseload_set, &give, NULL, NULL), ERR_OK);
    saying_put(fixture, ROLE_PERSON, fixture->people[0], (struct saying){.avoid = "name:kit"});
    assert_int_equal(cover(fixture, row.id, kit, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "coach");
    give.kind = CASELOAD_PRIMARY;
    assert_int_equal(store_wait(fixture->store, &caseload_set, &give, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "coach");
}

/* A person of the other coach's has this time. */
static void other_is_busy(struct fixture *fixture, struct id coach, unix_s_t start_at)
{
    struct actor system = {.role = ROLE_SYSTEM, .programme = fixture->programme};
    fixture_add_people(fixture, 1);
    struct seed_session in = {.write = fixture_write(system, FIXTURE_NOW, ""),
            .coach = coach,
            .person = fixture->people[fixture->people_count - 1],
            .wish = {.start_at = start_at, .length_min = 50, .mode = BOOKING_TEXT}};
    assert_int_equal(store_wait(fixture->store, &seed_session, &in, NULL, NULL), ERR_OK);
}

static int64_t open_items(const struct fixture *fixture, const char *kind)
{
    char sql[128];
    snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM queue WHERE done_at IS NULL AND kind = '%s'",
            kind);
    return fixture_count(fixture, sql);
}

/* --- one ----------------------------------------------------------------------------------------
 */

static void test_cover_keeps_the_time_with_another_coach_and_tells_all_three(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    away_tomorrow(fixture);
    assert_int_equal(open_items(fixture, "affected"), 1);
    /* no hours of this coach are open: cover asks for free time, not for hours */
    assert_int_equal(cover(fixture, row.id, other, &out, NULL), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_MOVED);
    assert_int_equal(out.new_session.status, BOOKING_BOOKED);
    assert_int_equal(out.new_session.start_at, row.start_at);
    assert_true(id_equal(out.new_session.coach, other));
    assert_false(id_is_zero(out.new_session.cover));
    assert_int_equal(open_items(fixture, "affected"), 0);
    static const char heard[] =
            "SELECT COUNT(*) FROM notice n JOIN session s ON s.id = n.session_id WHERE "
            "(n.kind = 'cover_proposed' AND n.account_id = s.person_id AND s.status = 'booked') OR "
            "(n.kind = 'booked' AND n.account_id = s.coach_id AND s.status = 'booked') OR "
            "(n.kind = 'taken_over' AND n.account_id = s.coach_id AND s.status = 'moved')";
    assert_int_equal(fixture_count(fixture, heard), 3);
    fixture_assert_whole(fixture);
}

static enum err decline(const struct fixture *fixture, enum role role, struct id move, unix_s_t now)
{
    struct move_answer in = {.write = fixture_write(actor_of(fixture, role), now, ""),
            .move = move,
            .event = MOVE_DECLINE};
    return store_wait(fixture->store, &move_answer, &in, NULL, NULL);
}

static void test_cover_is_declined_by_its_person_until_the_start(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(cover(fixture, row.id, other, &out, NULL), ERR_OK);
    struct id move = out.new_session.cover;
    assert_int_equal(decline(fixture, ROLE_PERSON, move, row.start_at), ERR_NOT_NOW);
    assert_int_equal(decline(fixture, ROLE_COACH, move, FIXTURE_NOW), ERR_NOT_FOUND);
    assert_int_not_equal(decline(fixture, ROLE_COORDINATOR, move, FIXTURE_NOW), ERR_OK);
    assert_int_equal(decline(fixture, ROLE_PERSON, move, row.start_at - 1), ERR_OK);
    assert_int_equal(decline(fixture, ROLE_PERSON, move, row.start_at - 1), ERR_NOT_NOW);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 0);
    assert_int_equal(open_items(fixture, "declined"), 1);
    static const char heard[] = "SELECT COUNT(*) FROM notice WHERE kind = 'cancelled'";
    assert_int_equal(fixture_count(fixture, heard), 1);
    fixture_assert_whole(fixture);
}

static void test_cover_refuses_a_coach_who_has_something_else_or_is_the_same(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    struct move_out out;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(cover(fixture, row.id, fixture->coach, &out, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "coach");
    assert_int_equal(cover(fixture, row.id, fixture->people[0], &out, NULL), ERR_NOT_FOUND);
    other_is_busy(fixture, other, TOMORROW + 45 * 60); /* the buffer would reach into it */
    assert_int_equal(cover(fixture, row.id, other, &out, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "coach");
    struct session_cover late = covering(fixture, row.id, other);
    late.write.now = row.start_at;
    assert_int_equal(store_wait(fixture->store, &session_cover, &late, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "session");
    late.write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, "");
    assert_int_equal(store_wait(fixture->store, &session_cover, &late, NULL, NULL), ERR_FORBIDDEN);
    fixture_assert_whole(fixture);
}

static void test_cover_of_a_cover_may_be_declined_too_and_the_link_goes_along(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    struct link_new link;
    struct sign_in_new came;
    fixture_add_people(fixture, 1);
    struct id second = fixture_account(fixture, ROLE_COACH, "Alex");
    struct id third = fixture_account(fixture, ROLE_COACH, "Jo");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    struct seat_link_make make = {
            .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &seat_link_make, &make, &link, NULL), ERR_OK);
    assert_int_equal(cover(fixture, row.id, second, &out, NULL), ERR_OK);
    assert_int_equal(cover(fixture, out.new_session.id, third, &out, NULL), ERR_OK);
    struct actor nobody = {0};
    struct link_use use = {.write = fixture_write(nobody, FIXTURE_NOW, "")};
    memcpy(use.secret, link.secret, sizeof(use.secret));
    assert_int_equal(store_wait(fixture->store, &link_use, &use, &came, NULL), ERR_OK);
    assert_true(id_equal(came.actor.only_session, out.new_session.id));
    struct move_answer no = {.write = fixture_write(came.actor, FIXTURE_NOW, ""),
            .move = out.new_session.cover,
            .event = MOVE_DECLINE};
    assert_int_equal(store_wait(fixture->store, &move_answer, &no, &out, NULL), ERR_OK);
    assert_int_equal(out.new_session.status, BOOKING_CANCELLED);
    fixture_assert_whole(fixture);
}

/* --- several ------------------------------------------------------------------------------------
 */

static void test_cover_of_a_day_takes_what_is_free_and_says_what_is_left(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct sessions_cover in = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .coach = other};
    for (; in.count < 4; in.count++)
        in.sessions[in.count] =
                fixture_book(fixture, 0, TOMORROW + (unix_s_t)in.count * 2 * HOUR).id;
    other_is_busy(fixture, other, TOMORROW + 2 * HOUR);
    struct session_cancel cancel = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
            .session = in.sessions[2]};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    struct sessions_cover_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &sessions_cover, &in, out, NULL), ERR_OK);
    assert_int_equal(out->count, 4);
    static const enum err expected[] = {ERR_OK, ERR_CONFLICT, ERR_NOT_NOW, ERR_OK};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(out->errs[i], expected[i]);
        assert_int_equal(id_is_zero(out->moves[i].new_session.id), expected[i] != ERR_OK);
    }
    free(out);
    in.sessions[1] = in.sessions[0];
    assert_int_equal(store_wait(fixture->store, &sessions_cover, &in, NULL, NULL), ERR_INPUT);
    fixture_assert_whole(fixture);
}

static void test_cover_refuses_a_coach_who_is_away_then(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct sessions_cover in = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .coach = other,
            .count = 2,
            .sessions = {fixture_book(fixture, 0, TOMORROW).id,
                    fixture_book(fixture, 0, TOMORROW + 2 * HOUR).id}};
    struct absence_add gone = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, other), FIXTURE_NOW, ""),
            .from_at = TOMORROW + HOUR / 2,
            .until_at = TOMORROW + HOUR};
    assert_int_equal(store_wait(fixture->store, &absence_add, &gone, NULL, NULL), ERR_OK);
    struct error error = {0};
    assert_int_equal(cover(fixture, in.sessions[0], other, NULL, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "coach");
    struct sessions_cover_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &sessions_cover, &in, out, NULL), ERR_OK);
    assert_int_equal(out->errs[0], ERR_CONFLICT);
    assert_true(out->is_away[0]);
    assert_int_equal(out->errs[1], ERR_OK);
    assert_false(out->is_away[1]);
    free(out);
    fixture_assert_whole(fixture);
}

static void person_comes(struct fixture *fixture, struct id session, unix_s_t now)
{
    struct session_here here = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), now, ""), .session = session};
    assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
}

static void test_cover_takes_along_that_its_person_waits_and_rings_the_coach(void **state)
{
    struct fixture *fixture = *state;
    struct move_out covered;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    person_comes(fixture, row.id, row.start_at - 600);
    struct session_cover in = covering(fixture, row.id, other);
    in.write.now = row.start_at - 300;
    assert_int_equal(store_wait(fixture->store, &session_cover, &in, &covered, NULL), ERR_OK);
    assert_true(covered.new_session.person_here);
    assert_false(covered.new_session.coach_here);
    static const char rung[] =
            "SELECT COUNT(*) FROM notice n JOIN session s ON s.id = n.session_id "
            "WHERE n.kind = 'waiting' AND n.account_id = s.coach_id "
            "AND s.status = 'booked'";
    assert_int_equal(fixture_count(fixture, rung), 1);
    struct session_here comes = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, other), row.start_at, ""),
            .session = covered.new_session.id};
    struct session_here_out came;
    assert_int_equal(store_wait(fixture->store, &session_here, &comes, &came, NULL), ERR_OK);
    assert_int_equal(came.session.status, BOOKING_LIVE);
}

static void test_a_move_to_another_day_does_not_say_that_its_person_has_come(void **state)
{
    struct fixture *fixture = *state;
    struct move_out moved;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    person_comes(fixture, row.id, row.start_at - 600);
    struct move_propose move = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), row.start_at - 300, ""),
            .session = row.id,
            .start_at = row.start_at + DAY};
    assert_int_equal(store_wait(fixture->store, &move_propose, &move, &moved, NULL), ERR_OK);
    assert_int_equal(moved.session.status, BOOKING_MOVED);
    assert_false(moved.new_session.person_here);
}

/* --- races --------------------------------------------------------------------------------------
 */

static void test_R3_a_cover_and_a_cancel_at_once_one_of_them_is_done(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    for (int round = 0; round < 30; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct session_cover in = covering(fixture, row.id, other);
        struct session_cancel cancel = {
                .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
                .session = row.id};
        race_send(&race, round % 2, &session_cover, &in, &outcomes[0]);
        race_send(&race, 1 - round % 2, &session_cancel, &cancel, &outcomes[1]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_NOT_NOW);
    }
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_one_coach_who_covers_two_at_once_covers_one(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    struct id others[] = {fixture_account(fixture, ROLE_COACH, "Alex"),
            fixture_account(fixture, ROLE_COACH, "Jo")};
    for (int round = 0; round < 30; round++) {
        struct outcome outcomes[2];
        if (fixture->people_count < 1)
            fixture_add_people(fixture, 1);
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        other_is_busy(fixture, others[1], race_day(round));
        static const char last[] = "SELECT COUNT(*) FROM session WHERE status = 'booked'";
        int64_t before = fixture_count(fixture, last);
        struct db *db = fixture_look(fixture);
        struct query *query = db_query(db, "SELECT id FROM session WHERE coach_id = $1 "
                                           "AND start_at = $2 AND status = 'booked'");
        query_bind_id(query, 1, &others[1]);
        query_bind_number(query, 2, race_day(round));
        assert_true(query_next(query));
        struct id second = query_id(query, 0);
        assert_int_equal(query_end(query), ERR_OK);
        db_close(db);
        struct session_cover in[] = {
                covering(fixture, row.id, others[0]), covering(fixture, second, others[0])};
        race_send(&race, 0, &session_cover, &in[0], &outcomes[0]);
        race_send(&race, 1, &session_cover, &in[1], &outcomes[1]);
        race_finish(&race);
        int lost = outcomes[0].err == ERR_OK;
        assert_int_equal(outcomes[1 - lost].err, ERR_OK);
        assert_int_equal(outcomes[lost].err, ERR_CONFLICT);
        assert_int_equal(fixture_count(fixture, last), before);
    }
    fixture_assert_whole(fixture);
    race_close(&race);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_cover_keeps_the_time_with_another_coach_and_tells_all_three),
            TEST(test_cover_is_declined_by_its_person_until_the_start),
            TEST(test_who_is_avoided_steps_in_for_nobody_though_they_see_each_other),
            TEST(test_cover_refuses_a_coach_who_has_something_else_or_is_the_same),
            TEST(test_cover_refuses_a_coach_who_is_away_then),
            TEST(test_cover_takes_along_that_its_person_waits_and_rings_the_coach),
            TEST(test_a_move_to_another_day_does_not_say_that_its_person_has_come),
            TEST(test_cover_of_a_cover_may_be_declined_too_and_the_link_goes_along),
            TEST(test_cover_of_a_day_takes_what_is_free_and_says_what_is_left),
            TEST(test_R3_a_cover_and_a_cancel_at_once_one_of_them_is_done),
            TEST(test_R3_one_coach_who_covers_two_at_once_covers_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

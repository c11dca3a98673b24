/* A coach is away: saved at once, the sessions inside wait for a coordinator with their deadlines,
 * their people hear in time, and what is undecided an hour before rings, once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/away.h"
#include "scheduler/store/absences.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/queue.h"
#include "tests/store/absence_fixture.h"
#include "tests/store/race.h"

static int64_t waiting(const struct fixture *fixture)
{
    return fixture_count(fixture, "SELECT COUNT(*) FROM queue WHERE done_at IS NULL AND kind IN "
                                  "('affected', 'undecided')");
}

/* --- saying it -----------------------------------------------------------------------------------
 */

static void test_absence_saves_at_once_stops_bookings_and_queues_what_lies_inside(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row inside = fixture_book(fixture, 0, TOMORROW);
    struct session_row after = fixture_book(fixture, 0, TOMORROW + 4 * HOUR);
    struct absence_add in = away(fixture, ROLE_COACH, TOMORROW - HOUR, TOMORROW + 4 * HOUR);
    struct absence_add_out *out = add(fixture, &in);
    assert_int_equal(out->inside.count, 1);
    assert_true(id_equal(out->inside.sessions[0].id, inside.id));
    assert_int_equal(out->inside.sessions[0].status, BOOKING_BOOKED);
    assert_string_equal(out->absence.coach_nickname, "Sam");
    free(out);
    struct session_book refused = fixture_booking(fixture, 1, TOMORROW + 2 * HOUR, "");
    assert_int_equal(store_wait(fixture->store, &session_book, &refused, NULL, NULL), ERR_CONFLICT);
    fixture_book(fixture, 1, after.start_at + 2 * HOUR);
    static const char item[] = "SELECT due_at FROM queue WHERE kind = 'affected'";
    assert_int_equal(fixture_count(fixture, item), inside.start_at - HOUR);
    assert_int_equal(waiting(fixture), 1);
    fixture_assert_whole(fixture);
}

static void test_absence_of_whole_dates_is_meant_on_the_coachs_calendar(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row before = fixture_book(fixture, 0, TOMORROW);
    struct session_row inside = fixture_book(fixture, 0, TOMORROW + DAY);
    fixture_book(fixture, 0, TOMORROW + 3 * DAY);
    struct absence_add in = away(fixture, ROLE_COORDINATOR, 0, 0);
    in.from = civil_date_of((int32_t)((TOMORROW + DAY) / DAY));
    in.until = civil_date_of((int32_t)((TOMORROW + 2 * DAY) / DAY));
    struct absence_add_out *out = add(fixture, &in);
    assert_int_equal(out->inside.count, 1);
    assert_true(id_equal(out->inside.sessions[0].id, inside.id));
    assert_false(id_equal(out->inside.sessions[0].id, before.id));
    assert_int_equal(out->absence.from_at, TOMORROW + DAY - 9 * HOUR); /* midnight there */
    assert_int_equal(out->absence.until_at - out->absence.from_at, 2 * DAY);
    free(out);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM exception"), 2);
}

static void test_absence_names_what_is_wrong_with_it_and_stores_nothing(void **state)
{
    struct fixture *fixture = *state;
    unix_s_t now = FIXTURE_NOW;
    const struct {
        unix_s_t from_at, until_at;
        struct civil_date from, until;
        const char *field;
    } wrong[] = {
            {now + DAY, now + DAY, {0}, {0}, "until"},
            {now + DAY, now + HOUR, {0}, {0}, "until"},
            {now - DAY, now, {0}, {0}, "until"},
            {now, now + 91 * DAY, {0}, {0}, "until"},
            {now + 400 * DAY, now + 401 * DAY, {0}, {0}, "from"},
            {0, 0, {2027, 2, 30}, {2027, 3, 1}, "from"},
            {0, 0, {2027, 2, 1}, {2027, 2, 30}, "until"},
            {0, 0, {2027, 2, 3}, {2027, 2, 1}, "until"},
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct error error = {0};
        struct absence_add in = away(fixture, ROLE_COACH, wrong[i].from_at, wrong[i].until_at);
        in.from = wrong[i].from;
        in.until = wrong[i].until;
        assert_int_equal(store_wait(fixture->store, &absence_add, &in, NULL, &error), ERR_INPUT);
        assert_string_equal(error.field, wrong[i].field);
    }
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM absence"), 0);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM exception"), 0);
}

static void test_absence_is_the_coachs_own_or_a_coordinators_to_say(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct absence_add by_person = away(fixture, ROLE_PERSON, TOMORROW, TOMORROW + HOUR);
    assert_int_equal(
            store_wait(fixture->store, &absence_add, &by_person, NULL, NULL), ERR_FORBIDDEN);
    struct absence_add by_other = away(fixture, ROLE_COACH, TOMORROW, TOMORROW + HOUR);
    by_other.write.actor = fixture_actor(fixture, ROLE_COACH, other);
    assert_int_equal(
            store_wait(fixture->store, &absence_add, &by_other, NULL, NULL), ERR_NOT_FOUND);
    struct absence_delete delete = {.write = by_other.write, .absence = away_tomorrow(fixture)};
    assert_int_equal(
            store_wait(fixture->store, &absence_delete, &delete, NULL, NULL), ERR_NOT_FOUND);
    struct absences_list list = {.actor = by_other.write.actor, .now = FIXTURE_NOW};
    struct absences_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &absences_list, &list, out, NULL), ERR_OK);
    assert_int_equal(out->count, 0);
    list.actor = actor_of(fixture, ROLE_COORDINATOR);
    assert_int_equal(store_wait(fixture->store, &absences_list, &list, out, NULL), ERR_OK);
    assert_int_equal(out->count, 1);
    free(out);
}

static void test_absence_finds_all_that_lies_inside_however_much_it_is(void **state)
{
    struct fixture *fixture = *state;
    enum { DAYS = 20, A_DAY = 4, SESSIONS = DAYS * A_DAY };
    fixture_add_people(fixture, 1);
    for (int i = 0; i < SESSIONS; i++)
        fixture_book(fixture, 0, TOMORROW + i / A_DAY * DAY + i % A_DAY * HOUR);
    struct absence_add in = away(fixture, ROLE_COACH, FIXTURE_NOW, FIXTURE_NOW + 60 * DAY);
    struct absence_add_out *out = add(fixture, &in);
    assert_int_equal(out->inside.count, SESSIONS);
    assert_int_equal(out->inside.sessions[AWAY_INSIDE_MAX - 1].status, BOOKING_BOOKED);
    free(out);
    assert_int_equal(waiting(fixture), SESSIONS);
}

static void test_absence_lets_go_of_times_that_were_only_held_for_a_move(void **state)
{
    struct fixture *fixture = *state;
    struct move_out moved;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW + 3 * DAY);
    struct move_propose propose = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .session = row.id,
            .start_at = TOMORROW};
    assert_int_equal(store_wait(fixture->store, &move_propose, &propose, &moved, NULL), ERR_OK);
    away_tomorrow(fixture);
    struct move_answer yes = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
            .move = moved.session.move.id,
            .event = MOVE_ACCEPT};
    assert_int_equal(store_wait(fixture->store, &move_answer, &yes, NULL, NULL), ERR_NOT_NOW);
    assert_int_equal(waiting(fixture), 0);
    fixture_assert_whole(fixture);
}

/* What a coach offers besides, and the absences that there are already, stop none. */
static void test_absence_saves_however_many_exceptions_there_are(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 200; i++) {
        struct exception_add offer = {
                .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
                .exception = {.kind = HOURS_EXTRA,
                        .date = civil_date_of((int32_t)(TOMORROW / DAY) + i),
                        .start_min = 1200,
                        .end_min = 1260}};
        assert_int_equal(store_wait(fixture->store, &exception_add, &offer, NULL, NULL), ERR_OK);
    }
    for (int i = 0; i < 6; i++) {
        unix_s_t from_at = TOMORROW + i * 89 * DAY / 2;
        struct absence_add in = away(fixture, ROLE_COORDINATOR, from_at, from_at + 89 * DAY);
        free(add(fixture, &in));
    }
    struct error error = {0};
    struct absence_add in = away(fixture, ROLE_COORDINATOR, TOMORROW, TOMORROW + 89 * DAY);
    assert_int_equal(store_wait(fixture->store, &absence_add, &in, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "absence");
    struct exceptions_list list = {.actor = actor_of(fixture, ROLE_COACH), .now = FIXTURE_NOW};
    struct exceptions_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &exceptions_list, &list, out, NULL), ERR_OK);
    assert_int_equal(out->count, 200 + 6 * 90);
    free(out);
}

/* --- telling, ringing ---------------------------------------------------------------------------
 */

static void test_absence_is_told_to_the_person_in_time_and_rings_an_hour_before_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    fixture_account(fixture, ROLE_COORDINATOR, "Lou");
    struct session_row row = fixture_book(fixture, 0, TOMORROW + 5 * HOUR);
    away_tomorrow(fixture);
    unix_s_t tell_at = row.start_at - DAY;
    assert_int_equal(rings_at(fixture, tell_at - 1), 0);
    assert_int_equal(told(fixture), 0);
    fixture_close(fixture); /* a scheduler ends, another begins */
    fixture_open(fixture);
    assert_int_equal(rings_at(fixture, tell_at), 0);
    assert_int_equal(told(fixture), 1);
    assert_int_equal(rings_at(fixture, row.start_at - HOUR - 1), 0);
    assert_int_equal(rings_at(fixture, row.start_at - HOUR), 1);
    assert_int_equal(rings_at(fixture, row.start_at - HOUR), 0);
    assert_int_equal(told(fixture), 1);
    static const char rung[] = "SELECT COUNT(*) FROM notice WHERE kind = 'undecided'";
    assert_int_equal(fixture_count(fixture, rung), 2); /* each coordinator */
    static const char item[] = "SELECT due_at FROM queue WHERE kind = 'undecided'";
    assert_int_equal(fixture_count(fixture, item), row.start_at);
    assert_int_equal(waiting(fixture), 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM due"), 0);
}

static void test_absence_said_within_the_hour_tells_and_rings_at_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct absence_add in = away(fixture, ROLE_COACH, row.start_at, row.end_at);
    in.write.now = row.start_at - 20 * 60;
    free(add(fixture, &in));
    assert_int_equal(rings_at(fixture, in.write.now), 1);
    assert_int_equal(told(fixture), 1);
}

static void test_absence_tells_nobody_about_what_has_begun_but_rings(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct absence_add in = away(fixture, ROLE_COACH, row.start_at, row.end_at);
    in.write.now = row.start_at + 60;
    free(add(fixture, &in));
    assert_int_equal(rings_at(fixture, in.write.now), 1);
    assert_int_equal(told(fixture), 0);
}

/* What decides a session ends the waiting: no word, no ring. */
static void test_absence_is_quiet_about_what_was_decided(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row cancelled = fixture_book(fixture, 0, TOMORROW);
    struct session_row moved = fixture_book(fixture, 0, TOMORROW + 2 * HOUR);
    struct session_row begun = fixture_book(fixture, 0, TOMORROW + 4 * HOUR);
    away_tomorrow(fixture);
    assert_int_equal(waiting(fixture), 3);
    struct session_cancel cancel = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .session = cancelled.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    struct move_propose move = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
            .session = moved.id,
            .start_at = TOMORROW + 2 * DAY};
    assert_int_equal(store_wait(fixture->store, &move_propose, &move, NULL, NULL), ERR_OK);
    struct session_here here = {.write = move.write, .session = begun.id};
    here.write.now = begun.start_at; /* the coach came after all */
    assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
    here.write.actor = actor_of(fixture, ROLE_COACH);
    assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
    assert_int_equal(waiting(fixture), 0);
    assert_int_equal(rings_at(fixture, begun.start_at), 0);
    assert_int_equal(told(fixture), 0);
}

/* Who is asked about another time knows; but as long as there is no answer it is undecided. */
static void test_absence_with_an_open_proposal_is_not_told_twice_and_still_rings(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW + 5 * HOUR);
    away_tomorrow(fixture);
    struct move_propose move = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .session = row.id,
            .start_at = TOMORROW + 2 * DAY};
    assert_int_equal(store_wait(fixture->store, &move_propose, &move, NULL, NULL), ERR_OK);
    assert_int_equal(rings_at(fixture, row.start_at - 2 * HOUR), 0);
    assert_int_equal(told(fixture), 0);
    assert_int_equal(rings_at(fixture, row.start_at - HOUR), 1);
}

static void test_absence_that_many_are_inside_of_is_seen_to_in_rounds(void **state)
{
    struct fixture *fixture = *state;
    enum { SESSIONS = DUES_MAX + 4 };
    fixture_add_people(fixture, 1);
    for (int i = 0; i < SESSIONS; i++)
        fixture_book(fixture, 0, TOMORROW + i / 8 * DAY + i % 8 * HOUR);
    struct absence_add in = away(fixture, ROLE_COACH, TOMORROW, TOMORROW + 30 * DAY);
    free(add(fixture, &in));
    size_t rounds = 0, rings = 0;
    for (size_t count = DUES_MAX; count == DUES_MAX; rounds++) {
        struct dues_run_out *out = dues_at(fixture, TOMORROW); /* tells all but the rung ones */
        count = out->count;
        rings += out->ring_count;
        free(out);
    }
    assert_true(rounds >= 1);
    assert_int_equal(rings, 2); /* those at nine and ten */
}

/* --- back again ---------------------------------------------------------------------------------
 */

static void test_absence_taken_back_lets_the_session_stand_and_says_so_to_who_was_told(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW + 5 * HOUR);
    struct absence_delete delete = {
            .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, "")};
    for (int is_told = 0; is_told < 2; is_told++) {
        delete.absence = away_tomorrow(fixture);
        if (is_told) {
            rings_at(fixture, row.start_at - 2 * HOUR);
            fixture_run(fixture, "UPDATE notice SET state = 'sent' WHERE kind = 'coach_away'");
        }
        assert_int_equal(store_wait(fixture->store, &absence_delete, &delete, NULL, NULL), ERR_OK);
        assert_int_equal(waiting(fixture), 0);
        static const char stands[] = "SELECT COUNT(*) FROM notice WHERE kind = 'move_declined'";
        assert_int_equal(fixture_count(fixture, stands), is_told);
        assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM exception"), 0);
    }
    assert_int_equal(rings_at(fixture, row.start_at - HOUR), 0);
    fixture_book(fixture, 1, TOMORROW + 2 * HOUR);
}

static void test_absence_taken_back_leaves_what_another_one_covers(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    fixture_book(fixture, 0, TOMORROW);
    struct absence_delete delete = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .absence = away_tomorrow(fixture)};
    struct exception_add morning = {
            .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
            .exception = {.kind = HOURS_AWAY,
                    .date = civil_date_of((int32_t)(TOMORROW / DAY)),
                    .start_min = 0,
                    .end_min = 600},
    };
    struct exception_add_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &exception_add, &morning, out, NULL), ERR_OK);
    assert_int_equal(store_wait(fixture->store, &absence_delete, &delete, NULL, NULL), ERR_OK);
    assert_int_equal(waiting(fixture), 1);
    struct exception_delete last = {.write = morning.write, .exception = out->exception.id};
    assert_int_equal(store_wait(fixture->store, &exception_delete, &last, NULL, NULL), ERR_OK);
    assert_int_equal(waiting(fixture), 0);
    free(out);
}

static void test_absence_is_taken_back_whole_and_not_date_by_date(void **state)
{
    struct fixture *fixture = *state;
    away_tomorrow(fixture);
    struct exceptions_list list = {.actor = actor_of(fixture, ROLE_COACH), .now = FIXTURE_NOW};
    struct exceptions_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &exceptions_list, &list, out, NULL), ERR_OK);
    struct exception_delete delete = {
            .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
            .exception = out->exceptions[0].id};
    struct error error = {0};
    assert_int_equal(
            store_wait(fixture->store, &exception_delete, &delete, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "absence");
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM exception"), 1);
    free(out);
}

/* --- races --------------------------------------------------------------------------------------
 */

static unix_s_t race_noon(int round)
{
    return race_day(round) + 3 * HOUR;
}

/* The yes comes first and the session waits in the queue, or it comes too late. */
static void test_R3_an_absence_and_a_yes_to_a_time_inside_it_know_of_each_other(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < 30; round++) {
        struct outcome outcomes[2];
        struct move_out moved;
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct move_propose propose = {
                .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
                .session = row.id,
                .start_at = race_noon(round)};
        assert_int_equal(store_wait(fixture->store, &move_propose, &propose, &moved, NULL), ERR_OK);
        struct move_answer yes = {
                .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
                .move = moved.session.move.id,
                .event = MOVE_ACCEPT};
        struct absence_add gone =
                away(fixture, ROLE_COACH, race_noon(round), race_noon(round) + HOUR);
        race_send(&race, round % 2, &move_answer, &yes, &outcomes[0]);
        race_send(&race, 1 - round % 2, &absence_add, &gone, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[1].err, ERR_OK);
        assert_true(outcomes[0].err == ERR_OK || outcomes[0].err == ERR_NOT_NOW);
    }
    static const char unknown[] =
            "SELECT COUNT(*) FROM session s JOIN absence b ON b.coach_id = s.coach_id "
            "AND s.start_at < b.until_at AND s.end_at > b.from_at WHERE s.status = 'booked' "
            "AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.session_id = s.id)";
    assert_int_equal(fixture_count(fixture, unknown), 0);
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_two_schedulers_ring_once(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    struct actor system = {.role = ROLE_SYSTEM};
    fixture_add_people(fixture, 1);
    for (int round = 0; round < 30; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct absence_add gone = away(fixture, ROLE_COACH, row.start_at, row.end_at);
        gone.write.now = row.start_at - HOUR;
        free(add(fixture, &gone));
        struct dues_run run = {.write = fixture_write(system, row.start_at - HOUR, "")};
        race_send(&race, 0, &dues_run, &run, &outcomes[0]);
        race_send(&race, 1, &dues_run, &run, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char rung[] = "SELECT COUNT(*) FROM audit WHERE action = 'absence.ring'";
    assert_int_equal(fixture_count(fixture, rung), 30);
    race_close(&race);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_absence_saves_at_once_stops_bookings_and_queues_what_lies_inside),
            TEST(test_absence_of_whole_dates_is_meant_on_the_coachs_calendar),
            TEST(test_absence_names_what_is_wrong_with_it_and_stores_nothing),
            TEST(test_absence_is_the_coachs_own_or_a_coordinators_to_say),
            TEST(test_absence_finds_all_that_lies_inside_however_much_it_is),
            TEST(test_absence_saves_however_many_exceptions_there_are),
            TEST(test_absence_lets_go_of_times_that_were_only_held_for_a_move),
            TEST(test_absence_is_told_to_the_person_in_time_and_rings_an_hour_before_once),
            TEST(test_absence_said_within_the_hour_tells_and_rings_at_once),
            TEST(test_absence_tells_nobody_about_what_has_begun_but_rings),
            TEST(test_absence_is_quiet_about_what_was_decided),
            TEST(test_absence_with_an_open_proposal_is_not_told_twice_and_still_rings),
            TEST(test_absence_that_many_are_inside_of_is_seen_to_in_rounds),
            TEST(test_absence_taken_back_lets_the_session_stand_and_says_so_to_who_was_told),
            TEST(test_absence_taken_back_leaves_what_another_one_covers),
            TEST(test_absence_is_taken_back_whole_and_not_date_by_date),
            TEST(test_R3_an_absence_and_a_yes_to_a_time_inside_it_know_of_each_other),
            TEST(test_R3_two_schedulers_ring_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

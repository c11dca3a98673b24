/* Moves in the database: the old time stays until the last yes, the new one is held meanwhile, and
 * whatever ends a proposal lets go of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/links.h"
#include "scheduler/store/moves.h"
#include "tests/store/race.h"

enum { HOUR = 3600, DAY = 86400, QUARTER = 900 };
#define TOMORROW (FIXTURE_OPENS + DAY) /* 9 o'clock */

/* --- who does what ------------------------------------------------------------------------------
 */

static struct actor actor_of(const struct fixture *fixture, enum role role)
{
    if (role == ROLE_PERSON)
        return fixture_actor(fixture, role, fixture->people[0]);
    return fixture_actor(fixture, role, role == ROLE_COACH ? fixture->coach : fixture->coordinator);
}

static enum err propose(struct fixture *fixture, enum role role, struct id session,
        unix_s_t start_at, struct move_out *ret)
{
    struct move_propose in = {.write = fixture_write(actor_of(fixture, role), FIXTURE_NOW, ""),
            .session = session,
            .start_at = start_at};
    return store_wait(fixture->store, &move_propose, &in, ret, NULL);
}

static enum err answer(struct fixture *fixture, enum role role, struct id move,
        enum move_event event, struct move_out *ret)
{
    struct move_answer in = {.write = fixture_write(actor_of(fixture, role), FIXTURE_NOW, ""),
            .move = move,
            .event = event};
    return store_wait(fixture->store, &move_answer, &in, ret, NULL);
}

static struct session_row now_of(const struct fixture *fixture, struct id session)
{
    struct session_row row;
    struct session_get in = {.actor = {.role = ROLE_SYSTEM}, .session = session};
    assert_int_equal(store_wait(fixture->store, &session_get, &in, &row, NULL), ERR_OK);
    return row;
}

/* The second person tries for a time; true: got it (and gives it back). */
static bool is_free(struct fixture *fixture, unix_s_t start_at)
{
    struct session_book_out out;
    struct session_book in = fixture_booking(fixture, 1, start_at, "");
    enum err err = store_wait(fixture->store, &session_book, &in, &out, NULL);
    if (err)
        return false;
    struct session_cancel cancel = {.write = in.write, .session = out.session.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    return true;
}

static int64_t told(const struct fixture *fixture, const char *sql)
{
    return fixture_count(fixture, sql);
}

/* --- at once ------------------------------------------------------------------------------------
 */

static void test_move_of_a_person_to_a_free_time_is_done_at_once_and_the_coach_hears(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(propose(fixture, ROLE_PERSON, row.id, TOMORROW + 3 * HOUR, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_MOVED);
    assert_true(id_equal(out.session.moved_to, out.new_session.id));
    assert_int_equal(out.new_session.status, BOOKING_BOOKED);
    assert_int_equal(out.new_session.start_at, TOMORROW + 3 * HOUR);
    assert_int_equal(out.new_session.end_at - out.new_session.start_at, row.end_at - row.start_at);
    assert_true(id_equal(out.new_session.replaces, row.id));
    assert_true(is_free(fixture, TOMORROW));
    assert_false(is_free(fixture, TOMORROW + 3 * HOUR));
    assert_int_equal(told(fixture, "SELECT COUNT(*) FROM notice n JOIN account a ON a.id = "
                                   "n.account_id WHERE n.kind = 'moved'"),
            2);
    fixture_assert_whole(fixture);
}

static void test_move_to_a_time_that_overlaps_the_old_one_is_not_in_its_own_way(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    for (int step = 0; step < 3; step++) { /* later, later still, back over both */
        static const int quarters[] = {1, 3, 0};
        unix_s_t start = TOMORROW + quarters[step] * QUARTER;
        assert_int_equal(propose(fixture, ROLE_PERSON, row.id, start, &out), ERR_OK);
        row = out.new_session;
        assert_int_equal(row.start_at, start);
        fixture_assert_whole(fixture);
    }
}

static void test_move_to_a_time_that_is_not_offered_names_the_nearest(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    fixture_book(fixture, 1, TOMORROW + 2 * HOUR);
    unix_s_t wished[] = {TOMORROW + 2 * HOUR, TOMORROW + 2 * HOUR + QUARTER, TOMORROW - HOUR};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(propose(fixture, ROLE_PERSON, row.id, wished[i], &out), ERR_CONFLICT);
        assert_int_equal(out.alternative_count, SLOTS_NEAREST);
    }
    assert_int_equal(now_of(fixture, row.id).status, BOOKING_BOOKED);
    fixture_assert_whole(fixture);
}

static void test_move_refuses_what_is_no_time_for_it(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    static const unix_s_t wrong[] = {TOMORROW, TOMORROW + 60, FIXTURE_NOW - QUARTER, 0, -QUARTER,
            INT64_MAX - INT64_MAX % QUARTER, FIXTURE_NOW + 400ll * DAY};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        static const enum role roles[] = {ROLE_PERSON, ROLE_COACH, ROLE_COORDINATOR};
        for (size_t k = 0; k < 3; k++)
            assert_int_equal(propose(fixture, roles[k], row.id, wrong[i], &out), ERR_INPUT);
    }
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM move"), 0);
}

/* --- proposals ----------------------------------------------------------------------------------
 */

static void test_move_proposed_by_the_coach_holds_both_times_until_the_person_answers(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    unix_s_t evening = TOMORROW + 10 * HOUR; /* the coach's own yes needs no hours */
    assert_int_equal(propose(fixture, ROLE_COACH, row.id, evening, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_BOOKED);
    assert_int_equal(out.new_session.status, BOOKING_RESERVED);
    const struct session_move *move = &out.session.move;
    assert_int_equal(move->start_at, evening);
    assert_true(move->waits_for.person && !move->waits_for.coach);
    assert_int_equal(move->proposer, ROLE_COACH);
    assert_string_equal(move->coach_nickname, "Sam");
    assert_true(id_equal(out.new_session.move.id, move->id));
    assert_true(id_equal(out.new_session.move.session, row.id));
    assert_false(is_free(fixture, TOMORROW));
    assert_int_equal(told(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'move_proposed'"), 1);
    struct id id = move->id;
    assert_int_equal(answer(fixture, ROLE_PERSON, id, MOVE_ACCEPT, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_MOVED);
    assert_int_equal(out.new_session.status, BOOKING_BOOKED);
    assert_true(id_is_zero(out.session.move.id) && id_is_zero(out.new_session.move.id));
    assert_true(is_free(fixture, TOMORROW));
    assert_int_equal(answer(fixture, ROLE_PERSON, id, MOVE_ACCEPT, &out), ERR_NOT_NOW);
    fixture_assert_whole(fixture);
}

static void test_move_held_beside_its_own_session_takes_the_whole_time_when_accepted(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW + HOUR);
    for (int back = -1; back <= 1; back += 2) {
        unix_s_t start = row.start_at + back * QUARTER;
        assert_int_equal(propose(fixture, ROLE_COACH, row.id, start, &out), ERR_OK);
        assert_false(is_free(fixture, row.start_at + (back < 0 ? -HOUR - QUARTER : HOUR)));
        fixture_assert_whole(fixture);
        assert_int_equal(
                answer(fixture, ROLE_PERSON, out.session.move.id, MOVE_ACCEPT, &out), ERR_OK);
        row = out.new_session;
        assert_int_equal(row.start_at, start);
        fixture_assert_whole(fixture);
    }
}

static void test_move_declined_or_withdrawn_gives_the_time_back_and_the_old_one_stays(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum role role;
        enum move_event event;
    } ends[] = {{ROLE_PERSON, MOVE_DECLINE}, {ROLE_COACH, MOVE_WITHDRAW}};
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(propose(fixture, ROLE_COACH, row.id, TOMORROW + 4 * HOUR, &out), ERR_OK);
        assert_false(is_free(fixture, TOMORROW + 4 * HOUR));
        struct id id = out.session.move.id;
        assert_int_equal(answer(fixture, ends[i].role, id, ends[i].event, &out), ERR_OK);
        assert_int_equal(out.session.status, BOOKING_BOOKED);
        assert_true(id_is_zero(out.session.move.id));
        assert_int_equal(out.new_session.status, BOOKING_CANCELLED);
        assert_true(is_free(fixture, TOMORROW + 4 * HOUR));
        assert_false(is_free(fixture, TOMORROW));
        fixture_assert_whole(fixture);
    }
}

static void test_move_by_a_coordinator_into_closed_hours_waits_for_both(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(
            propose(fixture, ROLE_COORDINATOR, row.id, TOMORROW + 10 * HOUR, &out), ERR_OK);
    assert_true(out.session.move.waits_for.person && out.session.move.waits_for.coach);
    assert_int_equal(told(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'move_proposed'"), 2);
    struct id id = out.session.move.id;
    assert_int_equal(answer(fixture, ROLE_COORDINATOR, id, MOVE_ACCEPT, &out), ERR_NOT_NOW);
    assert_int_equal(answer(fixture, ROLE_PERSON, id, MOVE_ACCEPT, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_BOOKED);
    assert_true(out.session.move.waits_for.coach && !out.session.move.waits_for.person);
    assert_int_equal(answer(fixture, ROLE_COACH, id, MOVE_ACCEPT, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_MOVED);
    fixture_assert_whole(fixture);
}

static void test_move_by_a_coordinator_to_another_coach_waits_for_the_person_alone(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct hours_put hours = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, other), FIXTURE_NOW, ""),
            .count = 7,
    };
    for (int i = 0; i < 7; i++)
        hours.windows[i] =
                (struct hours_window){.weekday = i + 1, .start_min = 9 * 60, .end_min = 17 * 60};
    assert_int_equal(store_wait(fixture->store, &hours_put, &hours, NULL, NULL), ERR_OK);
    struct move_propose in = {
            .write = fixture_write(actor_of(fixture, ROLE_COORDINATOR), FIXTURE_NOW, ""),
            .session = row.id,
            .coach = other,
            .start_at = TOMORROW, /* the same time */
    };
    assert_int_equal(store_wait(fixture->store, &move_propose, &in, &out, NULL), ERR_OK);
    assert_true(out.session.move.waits_for.person && !out.session.move.waits_for.coach);
    assert_int_equal(answer(fixture, ROLE_PERSON, out.session.move.id, MOVE_ACCEPT, &out), ERR_OK);
    assert_true(id_equal(out.new_session.coach, other));
    assert_true(is_free(fixture, TOMORROW)); /* of the first coach */
    static const char heard[] =
            "SELECT COUNT(*) FROM notice n JOIN session s ON s.id = n.session_id WHERE "
            "n.account_id = s.coach_id AND ((n.kind = 'booked' AND s.status = 'booked') OR "
            "(n.kind = 'taken_over' AND s.status = 'moved'))";
    assert_int_equal(told(fixture, heard), 2);
    fixture_assert_whole(fixture);
}

/* --- a person who asks
 * ----------------------------------------------------------------------------
 */

static enum err ask(struct fixture *fixture, struct id session, unix_s_t start_at,
        struct move_out *ret, struct error *error)
{
    struct move_propose in = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
            .session = session,
            .start_at = start_at,
            .is_asked = true,
    };
    return store_wait(fixture->store, &move_propose, &in, ret, error);
}

static void test_move_that_a_person_asks_for_waits_for_the_coach(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(ask(fixture, row.id, TOMORROW - HOUR, &out, NULL), ERR_OK);
    assert_true(out.session.move.waits_for.coach && !out.session.move.waits_for.person);
    struct id id = out.session.move.id;
    assert_int_equal(answer(fixture, ROLE_PERSON, id, MOVE_ACCEPT, &out), ERR_NOT_NOW);
    assert_int_equal(answer(fixture, ROLE_COACH, id, MOVE_WITHDRAW, &out), ERR_NOT_FOUND);
    assert_int_equal(answer(fixture, ROLE_COACH, id, MOVE_ACCEPT, &out), ERR_OK);
    assert_int_equal(out.new_session.start_at, TOMORROW - HOUR);
    fixture_assert_whole(fixture);
}

static void test_move_with_a_coach_of_one_time_is_theirs_to_agree_to_and_shows_no_calendar(
        void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    fixture_run(fixture, "DELETE FROM caseload"); /* as after an ask that this coach answered */
    struct slots_search look = {.actor = actor_of(fixture, ROLE_PERSON),
            .session = row.id,
            .coach = row.coach,
            .from_at = FIXTURE_NOW,
            .until_at = FIXTURE_NOW + 5 * DAY,
            .length_min = 50,
            .limit = 500,
            .now = FIXTURE_NOW};
    static struct slots_search_out slots;
    assert_int_equal(store_wait(fixture->store, &slots_search, &look, &slots, NULL), ERR_OK);
    assert_int_equal(slots.count, 0);
    look.actor = actor_of(fixture, ROLE_COORDINATOR);
    assert_int_equal(store_wait(fixture->store, &slots_search, &look, &slots, NULL), ERR_OK);
    assert_true(slots.count > 0);
    assert_int_equal(
            propose(fixture, ROLE_PERSON, row.id, TOMORROW + 2 * HOUR, &out), ERR_CONFLICT);
    assert_int_equal(out.alternative_count, 0);
    assert_int_equal(ask(fixture, row.id, TOMORROW + 2 * HOUR, &out, NULL), ERR_OK);
    assert_true(out.session.move.waits_for.coach);
    assert_int_equal(out.session.status, BOOKING_BOOKED);
}

static void test_W11_a_person_has_three_open_proposals_and_no_more(void **state)
{
    struct fixture *fixture = *state;
    struct session_row rows[4];
    struct move_out out;
    struct error error = {0};
    fixture_add_people(fixture, 1);
    for (int i = 0; i < 4; i++) {
        rows[i] = fixture_book(fixture, 0, TOMORROW + i * DAY);
        enum err err = ask(fixture, rows[i].id, TOMORROW + i * DAY - HOUR, &out, &error);
        assert_int_equal(err, i < MOVE_OPEN_MAX ? ERR_OK : ERR_LIMIT);
    }
    assert_string_equal(error.field, "move");
    /* another time for one that waits already is no fourth, nor is a free time a proposal */
    assert_int_equal(ask(fixture, rows[0].id, TOMORROW - 2 * HOUR, &out, NULL), ERR_OK);
    assert_int_equal(propose(fixture, ROLE_PERSON, rows[3].id, TOMORROW + 9 * DAY, &out), ERR_OK);
    static const char open[] = "SELECT COUNT(*) FROM move WHERE status = 'open'";
    assert_int_equal(fixture_count(fixture, open), MOVE_OPEN_MAX);
    fixture_assert_whole(fixture);
}

/* --- what ends one
 * --------------------------------------------------------------------------------
 */

static struct dues_run_out dues_at(const struct fixture *fixture, unix_s_t now)
{
    static struct dues_run_out out;
    struct actor system = {.role = ROLE_SYSTEM};
    struct dues_run in = {.write = fixture_write(system, now, "")};
    assert_int_equal(store_wait(fixture->store, &dues_run, &in, &out, NULL), ERR_OK);
    return out;
}

static void test_move_that_nobody_answers_lapses_at_its_deadline_over_a_restart(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(propose(fixture, ROLE_COACH, row.id, TOMORROW + 4 * HOUR, &out), ERR_OK);
    unix_s_t deadline = out.session.move.expires_at;
    assert_int_equal(deadline, TOMORROW - MOVE_AHEAD_S);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(dues_at(fixture, deadline - 1).count, 0);
    assert_int_equal(now_of(fixture, row.id).move.start_at, TOMORROW + 4 * HOUR);
    struct move_answer late = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), deadline, ""),
            .move = out.session.move.id,
            .event = MOVE_ACCEPT,
    };
    assert_int_equal(store_wait(fixture->store, &move_answer, &late, &out, NULL), ERR_NOT_NOW);
    struct dues_run_out dues = dues_at(fixture, deadline);
    assert_int_equal(dues.count, 1);
    assert_int_equal(dues.session_count, 2);
    assert_int_equal(dues_at(fixture, deadline).count, 0);
    assert_int_equal(now_of(fixture, row.id).status, BOOKING_BOOKED);
    assert_true(is_free(fixture, TOMORROW + 4 * HOUR));
    assert_int_equal(told(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'move_declined'"), 2);
    fixture_assert_whole(fixture);
}

static void test_move_ends_when_its_session_is_cancelled_or_begins(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    for (int begins = 0; begins < 2; begins++) {
        struct session_row row = fixture_book(fixture, 0, TOMORROW);
        assert_int_equal(propose(fixture, ROLE_COACH, row.id, TOMORROW + 4 * HOUR, &out), ERR_OK);
        struct session_cancel cancel = {
                .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
                .session = row.id};
        struct session_here here = {.write = cancel.write, .session = row.id};
        here.write.now = row.start_at;
        if (begins) {
            assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
            here.write.actor = actor_of(fixture, ROLE_COACH);
            assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
        } else {
            assert_int_equal(
                    store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
        }
        assert_int_equal(
                answer(fixture, ROLE_PERSON, out.session.move.id, MOVE_ACCEPT, &out), ERR_NOT_NOW);
        assert_true(is_free(fixture, TOMORROW + 4 * HOUR));
        fixture_assert_whole(fixture);
    }
}

static void test_move_held_cannot_be_cancelled_behind_its_sessions_back(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(propose(fixture, ROLE_COACH, row.id, TOMORROW + 4 * HOUR, &out), ERR_OK);
    struct session_cancel cancel = {
            .write = fixture_write(actor_of(fixture, ROLE_PERSON), FIXTURE_NOW, ""),
            .session = out.new_session.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_NOT_NOW);
    fixture_assert_whole(fixture);
}

static void test_move_proposed_anew_takes_the_place_of_the_one_before(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    assert_int_equal(propose(fixture, ROLE_COACH, row.id, TOMORROW + 4 * HOUR, &out), ERR_OK);
    struct id first = out.session.move.id;
    /* over the first one's time: what it holds is not in the way either */
    assert_int_equal(
            propose(fixture, ROLE_COORDINATOR, row.id, TOMORROW + 4 * HOUR + QUARTER, &out),
            ERR_OK);
    assert_int_equal(answer(fixture, ROLE_PERSON, first, MOVE_ACCEPT, NULL), ERR_NOT_NOW);
    fixture_assert_whole(fixture);
    assert_int_equal(answer(fixture, ROLE_PERSON, out.session.move.id, MOVE_ACCEPT, &out), ERR_OK);
    assert_int_equal(out.new_session.start_at, TOMORROW + 4 * HOUR + QUARTER);
    fixture_assert_whole(fixture);
}

/* --- whose it is --------------------------------------------------------------------------------
 */

static void test_move_is_not_there_for_those_who_have_no_part_in_it(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    struct id other_coach = fixture_account(fixture, ROLE_COACH, "Alex");
    struct actor strangers[] = {
            fixture_actor(fixture, ROLE_PERSON, fixture->people[1]),
            fixture_actor(fixture, ROLE_COACH, other_coach),
            fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
            fixture_actor(fixture, ROLE_PERSON, fixture->people[0]),
            {.role = ROLE_NOBODY},
    };
    strangers[2].programme = fixture->coach;    /* of another programme */
    strangers[3].only_session = fixture->coach; /* by a seat link to another session */
    assert_int_equal(propose(fixture, ROLE_COACH, row.id, TOMORROW + 4 * HOUR, &out), ERR_OK);
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        struct move_propose again = {.write = fixture_write(strangers[i], FIXTURE_NOW, ""),
                .session = row.id,
                .start_at = TOMORROW + 5 * HOUR};
        assert_int_equal(
                store_wait(fixture->store, &move_propose, &again, NULL, NULL), ERR_NOT_FOUND);
        for (int event = MOVE_ACCEPT; event <= MOVE_WITHDRAW; event++) {
            struct move_answer in = {.write = again.write,
                    .move = out.session.move.id,
                    .event = (enum move_event)event};
            assert_int_equal(
                    store_wait(fixture->store, &move_answer, &in, NULL, NULL), ERR_NOT_FOUND);
        }
    }
    /* a coach moves to nobody else's time, a person to no stranger's */
    for (int i = 0; i < 2; i++) {
        struct move_propose away = {
                .write = fixture_write(
                        actor_of(fixture, i ? ROLE_PERSON : ROLE_COACH), FIXTURE_NOW, ""),
                .session = row.id,
                .coach = other_coach,
                .start_at = TOMORROW};
        assert_int_equal(
                store_wait(fixture->store, &move_propose, &away, NULL, NULL), ERR_NOT_FOUND);
    }
    fixture_assert_whole(fixture);
}

/* --- links --------------------------------------------------------------------------------------
 */

static void test_move_leaves_the_persons_seat_link_and_open_page_working(void **state)
{
    struct fixture *fixture = *state;
    struct move_out out;
    struct link_new link;
    struct sign_in_new came;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, TOMORROW);
    struct seat_link_make make = {
            .write = fixture_write(actor_of(fixture, ROLE_COACH), FIXTURE_NOW, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &seat_link_make, &make, &link, NULL), ERR_OK);
    struct actor nobody = {0};
    struct link_use use = {.write = fixture_write(nobody, FIXTURE_NOW, "")};
    memcpy(use.secret, link.secret, sizeof(use.secret));
    assert_int_equal(store_wait(fixture->store, &link_use, &use, &came, NULL), ERR_OK);
    struct move_propose in = {.write = fixture_write(came.actor, FIXTURE_NOW, ""),
            .session = row.id,
            .start_at = TOMORROW + 2 * DAY};
    assert_int_equal(store_wait(fixture->store, &move_propose, &in, &out, NULL), ERR_OK);
    struct sign_in_find find = {.now = TOMORROW + 2 * DAY};
    struct sign_in_find_out found;
    memcpy(find.token, came.token, sizeof(find.token));
    assert_int_equal(store_wait(fixture->store, &sign_in_find, &find, &found, NULL), ERR_OK);
    assert_true(id_equal(found.actor.only_session, out.new_session.id));
    use.write.now = TOMORROW + 2 * DAY;
    assert_int_equal(store_wait(fixture->store, &link_use, &use, &came, NULL), ERR_OK);
    assert_true(id_equal(came.actor.only_session, out.new_session.id));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_move_of_a_person_to_a_free_time_is_done_at_once_and_the_coach_hears),
            TEST(test_move_to_a_time_that_overlaps_the_old_one_is_not_in_its_own_way),
            TEST(test_move_to_a_time_that_is_not_offered_names_the_nearest),
            TEST(test_move_refuses_what_is_no_time_for_it),
            TEST(test_move_proposed_by_the_coach_holds_both_times_until_the_person_answers),
            TEST(test_move_held_beside_its_own_session_takes_the_whole_time_when_accepted),
            TEST(test_move_declined_or_withdrawn_gives_the_time_back_and_the_old_one_stays),
            TEST(test_move_by_a_coordinator_into_closed_hours_waits_for_both),
            TEST(test_move_by_a_coordinator_to_another_coach_waits_for_the_person_alone),
            TEST(test_move_that_a_person_asks_for_waits_for_the_coach),
            TEST(test_move_with_a_coach_of_one_time_is_theirs_to_agree_to_and_shows_no_calendar),
            TEST(test_W11_a_person_has_three_open_proposals_and_no_more),
            TEST(test_move_that_nobody_answers_lapses_at_its_deadline_over_a_restart),
            TEST(test_move_ends_when_its_session_is_cancelled_or_begins),
            TEST(test_move_held_cannot_be_cancelled_behind_its_sessions_back),
            TEST(test_move_proposed_anew_takes_the_place_of_the_one_before),
            TEST(test_move_is_not_there_for_those_who_have_no_part_in_it),
            TEST(test_move_leaves_the_persons_seat_link_and_open_page_working),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

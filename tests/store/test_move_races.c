/* R3 for moves: what two do at once to one session, or to one time. One of them wins, the other
 * hears the truth, and the schema and the statuses tell one story. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/store/dues.h"
#include "scheduler/store/moves.h"
#include "tests/store/race.h"

enum { ROUNDS = 40, HOUR = 3600, DAY = 86400 };

static struct write write_of(const struct fixture *fixture, enum role role, size_t person)
{
    struct id account = role == ROLE_COACH         ? fixture->coach
                        : role == ROLE_COORDINATOR ? fixture->coordinator
                                                   : fixture->people[person];
    return fixture_write(fixture_actor(fixture, role, account), FIXTURE_NOW, "");
}

static struct move_propose moving(const struct fixture *fixture, enum role role, size_t person,
        struct id session, unix_s_t start_at)
{
    return (struct move_propose){
            .write = write_of(fixture, role, person), .session = session, .start_at = start_at};
}

static struct move_answer answering(
        const struct fixture *fixture, enum role role, struct id move, enum move_event event)
{
    return (struct move_answer){.write = write_of(fixture, role, 0), .move = move, .event = event};
}

static struct id propose(struct fixture *fixture, enum role role, struct id session, unix_s_t start)
{
    struct move_out out;
    struct move_propose in = moving(fixture, role, 0, session, start);
    assert_int_equal(store_wait(fixture->store, &move_propose, &in, &out, NULL), ERR_OK);
    return out.session.move.id;
}

static void assert_one_won(const struct outcome outcomes[2], enum err loser)
{
    int lost = outcomes[0].err == ERR_OK;
    assert_int_equal(outcomes[1 - lost].err, ERR_OK);
    assert_int_equal(outcomes[lost].err, loser);
}

static bool is_odd(int round)
{
    return round % 2 == 1;
}

/* --- one time ------------------------------------------------------------------------------------
 */

static void test_R3_a_booking_and_a_move_to_one_time_one_of_them_gets_it(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct session_book book = fixture_booking(fixture, 1, race_day(round) + 3 * HOUR, "");
        struct move_propose move =
                moving(fixture, ROLE_PERSON, 0, row.id, race_day(round) + 3 * HOUR);
        race_send(&race, is_odd(round), &session_book, &book, &outcomes[0]);
        race_send(&race, !is_odd(round), &move_propose, &move, &outcomes[1]);
        race_finish(&race);
        assert_one_won(outcomes, ERR_CONFLICT);
    }
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_two_moves_to_one_time_one_of_them_gets_it(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        unix_s_t day = race_day(round);
        struct session_row rows[] = {
                fixture_book(fixture, 0, day), fixture_book(fixture, 1, day + 2 * HOUR)};
        /* the second one by the coach's proposal, every other time */
        enum role role = is_odd(round) ? ROLE_COACH : ROLE_PERSON;
        struct move_propose first = moving(fixture, ROLE_PERSON, 0, rows[0].id, day + 4 * HOUR);
        struct move_propose second = moving(fixture, role, 1, rows[1].id, day + 4 * HOUR + 900);
        race_send(&race, 0, &move_propose, &first, &outcomes[0]);
        race_send(&race, 1, &move_propose, &second, &outcomes[1]);
        race_finish(&race);
        assert_one_won(outcomes, ERR_CONFLICT);
    }
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* Each wants what the other has: whoever is first finds it taken, so that neither may be lost. */
static void test_R3_two_moves_that_cross_leave_both_with_a_time(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 2);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        unix_s_t day = race_day(round);
        struct session_row rows[] = {
                fixture_book(fixture, 0, day), fixture_book(fixture, 1, day + HOUR)};
        struct move_propose first = moving(fixture, ROLE_PERSON, 0, rows[0].id, day + HOUR);
        struct move_propose second = moving(fixture, ROLE_PERSON, 1, rows[1].id, day);
        race_send(&race, 0, &move_propose, &first, &outcomes[0]);
        race_send(&race, 1, &move_propose, &second, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_CONFLICT);
        assert_int_equal(outcomes[1].err, ERR_CONFLICT);
    }
    static const char booked[] = "SELECT COUNT(*) FROM session WHERE status = 'booked'";
    assert_int_equal(fixture_count(fixture, booked), 2 * rounds);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* --- one session ---------------------------------------------------------------------------------
 */

static void test_R3_two_proposals_for_one_session_leave_one_open(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        unix_s_t day = race_day(round);
        struct session_row row = fixture_book(fixture, 0, day);
        struct move_propose coach = moving(fixture, ROLE_COACH, 0, row.id, day + 3 * HOUR);
        struct move_propose office = moving(fixture, ROLE_COORDINATOR, 0, row.id, day + 5 * HOUR);
        race_send(&race, is_odd(round), &move_propose, &coach, &outcomes[0]);
        race_send(&race, !is_odd(round), &move_propose, &office, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char open[] = "SELECT COUNT(*) FROM move WHERE status = 'open'";
    static const char replaced[] = "SELECT COUNT(*) FROM move WHERE status = 'replaced'";
    assert_int_equal(fixture_count(fixture, open), rounds);
    assert_int_equal(fixture_count(fixture, replaced), rounds);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* The coach proposes while the person just moves: the person's stands, whichever came first. */
static void test_R3_a_proposal_and_a_persons_own_move_cross_and_the_persons_stands(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        unix_s_t day = race_day(round);
        struct session_row row = fixture_book(fixture, 0, day);
        struct move_propose coach = moving(fixture, ROLE_COACH, 0, row.id, day + 3 * HOUR);
        struct move_propose person = moving(fixture, ROLE_PERSON, 0, row.id, day + 5 * HOUR);
        race_send(&race, is_odd(round), &move_propose, &coach, &outcomes[0]);
        race_send(&race, !is_odd(round), &move_propose, &person, &outcomes[1]);
        race_finish(&race);
        assert_true(outcomes[0].err == ERR_OK || outcomes[0].err == ERR_NOT_NOW);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char moved[] = "SELECT COUNT(*) FROM session WHERE status = 'moved'";
    static const char open[] = "SELECT COUNT(*) FROM move WHERE status = 'open'";
    assert_int_equal(fixture_count(fixture, moved), rounds);
    assert_int_equal(fixture_count(fixture, open), 0);
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_cancelling_and_accepting_at_once_one_of_them_is_done(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct id move = propose(fixture, ROLE_COACH, row.id, race_day(round) + 3 * HOUR);
        struct session_cancel cancel = {
                .write = write_of(fixture, ROLE_COACH, 0), .session = row.id};
        struct move_answer accept = answering(fixture, ROLE_PERSON, move, MOVE_ACCEPT);
        race_send(&race, is_odd(round), &session_cancel, &cancel, &outcomes[0]);
        race_send(&race, !is_odd(round), &move_answer, &accept, &outcomes[1]);
        race_finish(&race);
        assert_one_won(outcomes, ERR_NOT_NOW);
    }
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_a_proposal_for_what_is_being_cancelled_holds_nothing(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct session_cancel cancel = {
                .write = write_of(fixture, ROLE_PERSON, 0), .session = row.id};
        struct move_propose coach =
                moving(fixture, ROLE_COACH, 0, row.id, race_day(round) + 3 * HOUR);
        race_send(&race, is_odd(round), &session_cancel, &cancel, &outcomes[0]);
        race_send(&race, !is_odd(round), &move_propose, &coach, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_true(outcomes[1].err == ERR_OK || outcomes[1].err == ERR_NOT_NOW);
    }
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 0);
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_a_yes_and_what_takes_the_question_back_at_once(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    struct actor system = {.role = ROLE_SYSTEM};
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct id move = propose(fixture, ROLE_COACH, row.id, race_day(round) + 3 * HOUR);
        struct move_answer accept = answering(fixture, ROLE_PERSON, move, MOVE_ACCEPT);
        struct move_answer withdraw = answering(fixture, ROLE_COACH, move, MOVE_WITHDRAW);
        struct dues_run lapse = {.write = fixture_write(system, FIXTURE_NOW + 90 * DAY, "")};
        bool by_clock = round % 4 > 1;
        race_send(&race, is_odd(round), &move_answer, &accept, &outcomes[0]);
        race_send(&race, !is_odd(round), by_clock ? &dues_run : &move_answer,
                by_clock ? (const void *)&lapse : &withdraw, &outcomes[1]);
        race_finish(&race);
        if (by_clock) /* the clock is never refused: it finds nothing to do */
            assert_true(outcomes[0].err == ERR_OK || outcomes[0].err == ERR_NOT_NOW);
        else
            assert_one_won(outcomes, ERR_NOT_NOW);
    }
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_R3_both_sides_say_yes_at_once_and_it_is_moved_once(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        struct id move = propose(fixture, ROLE_COORDINATOR, row.id, race_day(round) + 10 * HOUR);
        struct move_answer person = answering(fixture, ROLE_PERSON, move, MOVE_ACCEPT);
        struct move_answer coach = answering(fixture, ROLE_COACH, move, MOVE_ACCEPT);
        race_send(&race, is_odd(round), &move_answer, &person, &outcomes[0]);
        race_send(&race, !is_odd(round), &move_answer, &coach, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char moved[] = "SELECT COUNT(*) FROM session WHERE status = 'moved'";
    assert_int_equal(fixture_count(fixture, moved), rounds);
    fixture_assert_whole(fixture);
    race_close(&race);
}

/* --- the clock, and the bound --------------------------------------------------------------------
 */

static void test_R3_two_schedulers_let_one_move_lapse_once(void **state)
{
    struct race race = race_open(state);
    int rounds = race_rounds(ROUNDS);
    struct fixture *fixture = race.fixture;
    struct actor system = {.role = ROLE_SYSTEM};
    fixture_add_people(fixture, 1);
    for (int round = 0; round < rounds; round++) {
        struct outcome outcomes[2];
        struct session_row row = fixture_book(fixture, 0, race_day(round));
        propose(fixture, ROLE_COACH, row.id, race_day(round) + 3 * HOUR);
        struct dues_run lapse = {.write = fixture_write(system, FIXTURE_NOW + 90 * DAY, "")};
        race_send(&race, 0, &dues_run, &lapse, &outcomes[0]);
        race_send(&race, 1, &dues_run, &lapse, &outcomes[1]);
        race_finish(&race);
        assert_int_equal(outcomes[0].err, ERR_OK);
        assert_int_equal(outcomes[1].err, ERR_OK);
    }
    static const char lapses[] = "SELECT COUNT(*) FROM audit WHERE action = 'move.lapse'";
    assert_int_equal(fixture_count(fixture, lapses), rounds);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM due"), 0);
    fixture_assert_whole(fixture);
    race_close(&race);
}

static void test_W11_R3_a_person_who_asks_at_many_places_at_once_has_three_open(void **state)
{
    struct race race = race_open(state);
    struct fixture *fixture = race.fixture;
    enum { ASKED = 8 };
    struct outcome outcomes[ASKED];
    fixture_add_people(fixture, 1);
    struct move_propose asks[ASKED];
    for (int i = 0; i < ASKED; i++) {
        struct session_row row = fixture_book(fixture, 0, race_day(i));
        asks[i] = moving(fixture, ROLE_PERSON, 0, row.id, race_day(i) - HOUR);
        asks[i].is_asked = true;
    }
    int won = 0;
    for (int i = 0; i < ASKED; i++)
        race_send(&race, i % 2, &move_propose, &asks[i], &outcomes[i]);
    race_finish(&race);
    for (int i = 0; i < ASKED; i++) {
        won += outcomes[i].err == ERR_OK;
        assert_true(outcomes[i].err == ERR_OK || outcomes[i].err == ERR_LIMIT);
    }
    assert_int_equal(won, MOVE_OPEN_MAX);
    fixture_assert_whole(fixture);
    race_close(&race);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_R3_a_booking_and_a_move_to_one_time_one_of_them_gets_it),
            TEST(test_R3_two_moves_to_one_time_one_of_them_gets_it),
            TEST(test_R3_two_moves_that_cross_leave_both_with_a_time),
            TEST(test_R3_two_proposals_for_one_session_leave_one_open),
            TEST(test_R3_a_proposal_and_a_persons_own_move_cross_and_the_persons_stands),
            TEST(test_R3_cancelling_and_accepting_at_once_one_of_them_is_done),
            TEST(test_R3_a_proposal_for_what_is_being_cancelled_holds_nothing),
            TEST(test_R3_a_yes_and_what_takes_the_question_back_at_once),
            TEST(test_R3_both_sides_say_yes_at_once_and_it_is_moved_once),
            TEST(test_R3_two_schedulers_let_one_move_lapse_once),
            TEST(test_W11_R3_a_person_who_asks_at_many_places_at_once_has_three_open),
    };
    int failed = 0;
    for (int times = race_times(ROUNDS); times > 0; times--)
        failed += cmocka_run_group_tests(tests, NULL, NULL);
    return failed;
}

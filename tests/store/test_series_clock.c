/* What time does to series: later blocks, changes of clocks, new zone rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/accounts.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/rules.h"
#include "tests/store/saying.h"
#include "tests/store/series_fixture.h"

/* --- later blocks ----------------------------------------------------------------------------- */

static void test_blocks_follow_eight_weeks_ahead_and_each_date_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct id series = agree_to_all(fixture, &wish).series.id;
    assert_int_equal(due_at(fixture, FIRST + 3 * WEEK), 0);
    assert_int_equal(due_at(fixture, FIRST + 5 * WEEK), 1);
    assert_int_equal(extend_at(fixture, series, FIRST + 3 * WEEK).session_count, 0);
    struct series_turn_out out = extend_at(fixture, series, FIRST + 5 * WEEK);
    assert_int_equal(out.session_count, 12);
    assert_int_equal(out.sessions[0].start_at, FIRST + 12 * WEEK);
    fixture_close(fixture);
    fixture_open(fixture);
    assert_int_equal(due_at(fixture, FIRST + 5 * WEEK), 0);
    assert_int_equal(extend_at(fixture, series, FIRST + 5 * WEEK).session_count, 0);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), 24);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM audit WHERE action = 'series.extend'"), 1);
}

static void test_a_block_after_a_long_pause_begins_today(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct id series = agree_to_all(fixture, &wish).series.id;
    unix_s_t now = FIRST + 20 * WEEK + 3600;
    struct series_turn_out out = extend_at(fixture, series, now);
    assert_int_equal(out.session_count, 11);
    assert_int_equal(out.sessions[0].start_at, FIRST + 21 * WEEK - 3600); /* summer time by now */
    assert_int_equal(due_at(fixture, now), 0);
}

static void test_a_series_whose_coach_is_gone_ends_and_both_hear_of_it(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct id series = agree_to_all(fixture, &wish).series.id;
    fixture_run(fixture, "UPDATE account SET ended_at = 1 WHERE role = 'coach'");
    assert_int_equal(extend_at(fixture, series, FIRST + 5 * WEEK).session_count, 0);
    assert_int_equal(due_at(fixture, FIRST + 5 * WEEK), 0);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'series_conflict'"),
            2);
}

static void give_to(struct fixture *fixture, struct id coach)
{
    struct caseload_set in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
                    FIXTURE_NOW, ""),
            .person = fixture->people[0],
            .coach = coach};
    assert_int_equal(store_wait(fixture->store, &caseload_set, &in, NULL, NULL), ERR_OK);
}

static void test_a_series_ends_when_the_person_has_another_coach(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct series_agree_out agreed = agree_to_all(fixture, &wish);
    assert_int_equal(due_at(fixture, FIXTURE_NOW), 0);
    give_to(fixture, fixture_account(fixture, ROLE_COACH, "Alex"));
    assert_int_equal(due_at(fixture, FIXTURE_NOW), 1);
    assert_int_equal(extend_at(fixture, agreed.series.id, FIXTURE_NOW).session_count, 0);
    assert_int_equal(due_at(fixture, FIRST + 5 * WEEK), 0);
    assert_int_equal(extend_at(fixture, agreed.series.id, FIRST + 5 * WEEK).session_count, 0);
    static const char booked[] = "SELECT COUNT(*) FROM session WHERE status = 'booked'";
    assert_int_equal(fixture_count(fixture, booked), 12); /* the coordinator's to decide */
    static const char items[] = "SELECT COUNT(*) FROM queue q JOIN session s "
                                "ON s.id = q.session_id WHERE q.kind = 'series' "
                                "AND s.start_at = (SELECT MIN(start_at) FROM session)";
    assert_int_equal(fixture_count(fixture, items), 1);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'series_conflict'"),
            2);
    assert_int_equal(list_at(fixture, person_of(fixture, 0), FIXTURE_NOW).count, 0);
}

/* A coordinator may let two have a standing time who never saw each other; given to each other
 * again, two go on. */
static void test_a_series_goes_on_with_a_coach_who_was_given_again(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct id series = agree_to_all(fixture, &wish).series.id;
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    give_to(fixture, other);
    fixture_run(fixture, "UPDATE caseload SET started_at = started_at - 1");
    give_to(fixture, fixture->coach);
    assert_int_equal(due_at(fixture, FIXTURE_NOW), 0);
    assert_int_equal(extend_at(fixture, series, FIRST + 5 * WEEK).session_count, 12);
    fixture_run(fixture, "DELETE FROM caseload");
    assert_int_equal(extend_at(fixture, series, FIRST + 17 * WEEK).session_count, 12);
}

static void test_a_series_ends_when_its_two_may_not_be_brought_together(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct id series = agree_to_all(fixture, &wish).series.id;
    fixture_run(fixture, "DELETE FROM caseload"); /* as if a coordinator had made it */
    saying_put(fixture, ROLE_PERSON, fixture->people[0], (struct saying){.avoid = "name:Sam"});
    assert_int_equal(extend_at(fixture, series, FIRST + 5 * WEEK).session_count, 0);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM series WHERE ended_at > 0"), 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM queue WHERE kind = 'series'"), 1);
}

/* 20:30 in London is 15:30 in New York, but 16:30 in the two weeks in which New York alone has
 * changed its clocks: 50 minutes are then over after the coach's day. */
static void test_R16_dates_that_a_change_of_clocks_puts_outside_the_hours_show_to_both(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    strcpy(wish.zone, "Europe/London");
    wish.rule = (struct series_rule){.from = {2026, 11, 30}, .start_min = 1230, .every_weeks = 1};
    struct series_agree_out agreed = agree_to_all(fixture, &wish);
    assert_int_equal(agreed.session_count, 12);
    unix_s_t now = FIRST + 7 * WEEK; /* 18 January 2027 */
    struct series_turn_out out = extend_at(fixture, agreed.series.id, now);
    assert_int_equal(out.session_count, 10);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'series_conflict'"),
            2);
    struct actor viewers[] = {person_of(fixture, 0), coach_of(fixture),
            fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    for (size_t i = 0; i < 3; i++) {
        struct series_list_out list = list_at(fixture, viewers[i], now + 2 * WEEK);
        assert_int_equal(list.count, 1);
        assert_int_equal(list.items[0].conflict_count, 2);
        for (size_t k = 0; k < 2; k++) {
            const struct series_conflict *conflict = &list.items[0].conflicts[k];
            assert_int_equal(conflict->reason, SERIES_HOURS);
            assert_int_equal(civil_day(conflict->at.date),
                    civil_day((struct civil_date){2027, 3, 15}) + 7 * (int)k);
        }
        assert_int_equal(list_at(fixture, viewers[i], FIXTURE_NOW).items[0].conflict_count, 0);
    }
}

static void test_a_claimed_date_outside_the_coachs_new_hours_shows_as_a_conflict(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct series_agree_out out = agree_to_all(fixture, &wish);
    away_on(fixture, (struct civil_date){2026, 12, 7});
    struct series_list_out list = list_at(fixture, person_of(fixture, 0), FIXTURE_NOW);
    assert_int_equal(list.items[0].conflict_count, 1);
    assert_int_equal(list.items[0].conflicts[0].reason, SERIES_AWAY);
    assert_true(id_equal(list.items[0].conflicts[0].session, out.sessions[1].id));
    assert_int_equal(list.items[0].next_at, FIRST);
}

/* --- new zone rules --------------------------------------------------------------------------- */

static size_t shifted_at(struct fixture *fixture, unix_s_t now)
{
    struct series_find in = {.actor = {.role = ROLE_SYSTEM}, .now = now};
    struct series_found out;
    assert_int_equal(store_wait(fixture->store, &series_shifted, &in, &out, NULL), ERR_OK);
    assert_false(out.is_more);
    return out.count;
}

static struct series_turn_out realign_at(struct fixture *fixture, struct id series, unix_s_t now)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct series_turn in = {.write = fixture_write(system, now, ""), .series = series};
    static struct series_turn_out out;
    assert_int_equal(store_wait(fixture->store, &series_realign, &in, &out, NULL), ERR_OK);
    return out;
}

#define LATER (FIRST + 5 * WEEK) /* when the second block is claimed, up to the 10th of May */
#define SUMMER                                                                                     \
    (FIRST + 15 * WEEK) /* the 15th of March: New York has summer time, Bogota has none */

/* A series claimed into the summer, whose people and coach get rid of summer time. */
static struct id series_into_summer(struct fixture *fixture)
{
    struct series_wish wish = wish_of(fixture);
    struct id series = agree_to_all(fixture, &wish).series.id;
    assert_int_equal(extend_at(fixture, series, LATER).session_count, 12);
    return series;
}

/* So long a buffer that the new time of a session lies in the old one's claim. */
static void take_long_breaks(struct fixture *fixture)
{
    struct rules_put in = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""), .rules = rules_default()};
    in.rules.buffer_min = RULES_BUFFER_MAX_MIN;
    assert_int_equal(store_wait(fixture->store, &rules_put, &in, NULL, NULL), ERR_OK);
}

static void test_R16_new_zone_rules_move_what_was_claimed_and_both_hear_of_it(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    take_long_breaks(fixture);
    struct id series = series_into_summer(fixture);
    assert_int_equal(shifted_at(fixture, LATER), 0);
    fixture_change_zone(fixture, "America/Bogota");
    assert_int_equal(shifted_at(fixture, LATER), 1);
    struct series_turn_out out = realign_at(fixture, series, LATER);
    assert_int_equal(out.session_count, 2 * 9);
    for (size_t i = 0; i < 9; i++) {
        assert_int_equal(out.sessions[2 * i].status, BOOKING_MOVED);
        assert_int_equal(out.sessions[2 * i + 1].status, BOOKING_BOOKED);
        assert_int_equal(out.sessions[2 * i + 1].start_at, SUMMER + (unix_s_t)i * WEEK);
    }
    fixture_assert_whole(fixture);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'moved'"), 2 * 9);
    assert_int_equal(shifted_at(fixture, LATER), 0);
    assert_int_equal(realign_at(fixture, series, LATER).session_count, 0);
    struct series_end_out ended;
    assert_int_equal(end_by(fixture, person_of(fixture, 0), series, LATER, &ended), ERR_OK);
    assert_int_equal(ended.session_count, 18);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 2 * 6);
}

/* The other person's session takes the new instant of one date. */
static void test_R16_what_cannot_follow_new_rules_stays_and_shows_until_it_can(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct id series = series_into_summer(fixture);
    struct session_book book = fixture_booking(fixture, 1, SUMMER + 2 * WEEK, "");
    book.write.now = SUMMER;
    struct session_book_out booked;
    assert_int_equal(store_wait(fixture->store, &session_book, &book, &booked, NULL), ERR_OK);
    fixture_change_zone(fixture, "America/Bogota");
    assert_int_equal(realign_at(fixture, series, LATER).session_count, 2 * 8);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'series_conflict'"),
            2);
    struct series_list_out list = list_at(fixture, coach_of(fixture), SUMMER);
    assert_int_equal(list.items[0].conflict_count, 1);
    assert_int_equal(list.items[0].conflicts[0].reason, SERIES_TAKEN);
    assert_int_equal(list.items[0].conflicts[0].at.start_at, SUMMER + 2 * WEEK);
    assert_false(id_is_zero(list.items[0].conflicts[0].session));
    assert_int_equal(shifted_at(fixture, LATER), 1);
    struct session_cancel cancel = {.write = book.write, .session = booked.session.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    assert_int_equal(realign_at(fixture, series, LATER).session_count, 2);
    assert_int_equal(list_at(fixture, coach_of(fixture), SUMMER).items[0].conflict_count, 0);
    fixture_assert_whole(fixture);
}

static void test_R16_a_date_that_was_moved_by_hand_stays_where_it_was_put(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id series = series_into_summer(fixture);
    struct sessions_list look = {
            .actor = person_of(fixture, 0), .from_at = SUMMER - DAY, .until_at = SUMMER + DAY};
    static struct sessions_list_out found;
    assert_int_equal(store_wait(fixture->store, &sessions_list, &look, &found, NULL), ERR_OK);
    struct move_propose move = {
            .write = fixture_write(person_of(fixture, 0), LATER + 6 * WEEK, ""),
            .session = found.sessions[0].id,
            .start_at = SUMMER + 2 * 3600,
    };
    struct move_out moved;
    assert_int_equal(store_wait(fixture->store, &move_propose, &move, &moved, NULL), ERR_OK);
    fixture_change_zone(fixture, "America/Bogota");
    assert_int_equal(realign_at(fixture, series, LATER).session_count, 2 * 8);
    fixture_assert_whole(fixture);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_blocks_follow_eight_weeks_ahead_and_each_date_once),
            TEST(test_a_block_after_a_long_pause_begins_today),
            TEST(test_a_series_whose_coach_is_gone_ends_and_both_hear_of_it),
            TEST(test_a_series_ends_when_the_person_has_another_coach),
            TEST(test_a_series_goes_on_with_a_coach_who_was_given_again),
            TEST(test_a_series_ends_when_its_two_may_not_be_brought_together),
            TEST(test_R16_dates_that_a_change_of_clocks_puts_outside_the_hours_show_to_both),
            TEST(test_a_claimed_date_outside_the_coachs_new_hours_shows_as_a_conflict),
            TEST(test_R16_new_zone_rules_move_what_was_claimed_and_both_hear_of_it),
            TEST(test_R16_what_cannot_follow_new_rules_stays_and_shows_until_it_can),
            TEST(test_R16_a_date_that_was_moved_by_hand_stays_where_it_was_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

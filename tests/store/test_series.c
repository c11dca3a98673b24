/* Series: looking stores nothing, a yes claims exactly what was shown, one date does not touch the
 * others, and the end frees what is to come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/rules.h"
#include "tests/store/series_fixture.h"

static void holiday_on(struct fixture *fixture, struct civil_date date)
{
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct holidays_put in = {.write = fixture_write(coordinator, FIXTURE_NOW, ""),
            .list = {.count = 1, .holidays = {{.date = date, .name = "Day off"}}}};
    assert_int_equal(store_wait(fixture->store, &holidays_put, &in, NULL, NULL), ERR_OK);
}

/* --- looking ---------------------------------------------------------------------------------- */

static int64_t rows_of(struct fixture *fixture)
{
    return fixture_count(fixture,
            "SELECT (SELECT COUNT(*) FROM series) + (SELECT COUNT(*) FROM series_date) + "
            "(SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM claims) + "
            "(SELECT COUNT(*) FROM notice) + (SELECT COUNT(*) FROM audit)");
}

static void test_a_preview_lists_every_conflict_and_stores_nothing(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    fixture_book(fixture, 1, FIRST + 900);               /* week 1: the coach has somebody else */
    away_on(fixture, (struct civil_date){2026, 12, 14}); /* week 3 */
    holiday_on(fixture, (struct civil_date){2026, 12, 28}); /* week 5 */
    struct series_wish wish = wish_of(fixture);
    struct series_agree late = {.write = fixture_write(person_of(fixture, 1), FIXTURE_NOW, ""),
            .wish = wish,
            .agreed_count = 1,
            .agreed = {FIRST + 10 * WEEK}}; /* week 11, behind every horizon */
    agree(fixture, &late);
    int64_t rows = rows_of(fixture);
    struct series_offer offer = preview(fixture, &wish);
    assert_int_equal(offer.count, SERIES_BLOCK_MAX);
    assert_true(offer.is_open);
    assert_string_equal(offer.zone, "America/New_York");
    for (size_t i = 0; i < offer.count; i++) {
        enum series_reason expected = i == 0 || i == 10 ? SERIES_TAKEN
                                      : i == 2          ? SERIES_AWAY
                                      : i == 4          ? SERIES_HOLIDAY
                                                        : SERIES_FREE;
        assert_int_equal(offer.choices[i].reason, expected);
        assert_int_equal(offer.choices[i].at.start_at, FIRST + (unix_s_t)i * WEEK);
    }
    assert_int_equal(rows_of(fixture), rows);
}

static void test_a_series_with_an_end_has_no_later_dates(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    wish.rule.every_weeks = 2;
    wish.rule.until = (struct civil_date){2026, 12, 29};
    struct series_offer offer = preview(fixture, &wish);
    assert_int_equal(offer.count, 3);
    assert_false(offer.is_open);
    struct series_agree_out out = agree_to_all(fixture, &wish);
    assert_int_equal(out.session_count, 3);
    assert_int_equal(due_at(fixture, FIRST + 52 * WEEK), 0);
}

static void test_what_cannot_be_a_series_is_refused_with_its_field(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    static const struct {
        const char *zone;
        struct series_rule rule;
        int64_t length_min;
        const char *field;
    } table[] = {
            {"Mars/Olympus", {.from = {2026, 11, 30}, .start_min = 600, .every_weeks = 1}, 50,
                    "zone"},
            {"", {.from = {2026, 11, 30}, .start_min = 600, .every_weeks = 9}, 50, "every_weeks"},
            {"", {.from = {2026, 11, 30}, .start_min = 601, .every_weeks = 1}, 50, "start_min"},
            {"", {.from = {2026, 11, 20}, .start_min = 600, .every_weeks = 1}, 50, "from"},
            {"", {.from = {2028, 11, 20}, .start_min = 600, .every_weeks = 1}, 50, "from"},
            {"",
                    {.from = {2026, 11, 30},
                            .until = {2026, 11, 29},
                            .start_min = 600,
                            .every_weeks = 1},
                    50, "until"},
            {"", {.from = {2026, 11, 30}, .start_min = 600, .every_weeks = 1}, 51, "length_min"},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        struct series_wish wish = wish_of(fixture);
        struct error error = {0};
        snprintf(wish.zone, sizeof(wish.zone), "%s", table[i].zone);
        wish.rule = table[i].rule;
        wish.length_min = table[i].length_min;
        struct series_preview in = {
                .actor = person_of(fixture, 0), .wish = wish, .now = FIXTURE_NOW};
        assert_int_equal(store_wait(fixture->store, &series_preview, &in, NULL, &error), ERR_INPUT);
        assert_string_equal(error.field, table[i].field);
    }
}

/* --- agreeing --------------------------------------------------------------------------------- */

static void test_a_yes_claims_exactly_what_was_shown_as_free(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    fixture_book(fixture, 1, FIRST + 2 * WEEK);
    struct series_wish wish = wish_of(fixture);
    struct series_agree_out out = agree_to_all(fixture, &wish);
    assert_int_equal(out.session_count, 11);
    for (size_t i = 0; i < out.session_count; i++) {
        const struct session_row *row = &out.sessions[i];
        assert_int_equal(row->start_at, FIRST + (unix_s_t)(i < 2 ? i : i + 1) * WEEK);
        assert_int_equal(row->status, BOOKING_BOOKED);
        assert_true(id_equal(row->series, out.series.id));
    }
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 2 * 12);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM series_date WHERE reason = 'taken'"), 1);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM audit WHERE action = 'series.agree'"), 1);
}

static void test_of_a_series_the_person_and_the_coach_hear_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    agree_to_all(fixture, &wish);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM notice"), 2);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'series_booked'"), 2);
}

static void test_a_yes_to_what_changed_since_stores_nothing_and_says_what(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct series_wish wish = wish_of(fixture);
    struct series_offer offer = preview(fixture, &wish);
    fixture_book(fixture, 1, FIRST + 3 * WEEK);
    int64_t rows = rows_of(fixture);
    struct series_agree in = yes_to(fixture, &wish, &offer);
    struct series_agree_out out;
    struct error error = {0};
    assert_int_equal(store_wait(fixture->store, &series_agree, &in, &out, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "agreed");
    assert_int_equal(rows_of(fixture), rows);
    for (size_t i = 0; i < SERIES_BLOCK_MAX; i++)
        assert_int_equal(out.offer.choices[i].reason, i == 3 ? SERIES_TAKEN : SERIES_FREE);
    assert_int_equal(out.alternative_count, SLOTS_NEAREST);
    unix_s_t nearest = out.alternatives[0].start_at - (FIRST + 3 * WEEK);
    assert_int_equal(nearest < 0 ? -nearest : nearest, 3600);
}

static void test_dates_that_were_not_wanted_are_left_out_and_stay_free(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct series_wish wish = wish_of(fixture);
    struct series_agree in = {.write = fixture_write(person_of(fixture, 0), FIXTURE_NOW, ""),
            .wish = wish,
            .agreed_count = 2,
            .agreed = {FIRST, FIRST + 4 * WEEK}};
    struct series_agree_out out = agree(fixture, &in);
    assert_int_equal(out.session_count, 2);
    fixture_book(fixture, 1, FIRST + WEEK);
    struct series_list_out list = list_at(fixture, person_of(fixture, 0), FIXTURE_NOW);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].conflict_count, 0);
}

static void test_a_yes_to_no_date_or_to_a_strange_one_is_refused(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_agree in = {.write = fixture_write(person_of(fixture, 0), FIXTURE_NOW, ""),
            .wish = wish_of(fixture)};
    struct error error = {0};
    assert_int_equal(store_wait(fixture->store, &series_agree, &in, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "agreed");
    in.agreed_count = 2;
    in.agreed[0] = FIRST;
    in.agreed[1] = FIRST; /* twice */
    assert_int_equal(store_wait(fixture->store, &series_agree, &in, NULL, &error), ERR_CONFLICT);
    in.agreed[1] = FIRST + 3600; /* free, but no date of this series */
    assert_int_equal(store_wait(fixture->store, &series_agree, &in, NULL, &error), ERR_CONFLICT);
    in.agreed[1] = FIRST + 12 * WEEK; /* not of this block */
    assert_int_equal(store_wait(fixture->store, &series_agree, &in, NULL, &error), ERR_CONFLICT);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM session"), 0);
}

static void test_a_person_has_ten_series_at_most(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct error error = {0};
    for (int i = 0; i <= SERIES_PERSON_MAX; i++) {
        struct series_wish wish = wish_of(fixture);
        wish.rule.from = (struct civil_date){2026, 12, (uint8_t)(1 + i % 5)};
        wish.rule.start_min = 600 + i / 5 * 120;
        wish.rule.until = (struct civil_date){2026, 12, 12};
        struct series_offer offer = preview(fixture, &wish);
        struct series_agree in = yes_to(fixture, &wish, &offer);
        enum err err = store_wait(fixture->store, &series_agree, &in, NULL, &error);
        assert_int_equal(err, i < SERIES_PERSON_MAX ? ERR_OK : ERR_CONFLICT);
    }
    assert_string_equal(error.field, "person");
}

/* --- one date, and the end -------------------------------------------------------------------- */

static void test_one_date_cancelled_leaves_the_others_and_does_not_come_back(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct series_wish wish = wish_of(fixture);
    struct series_agree_out out = agree_to_all(fixture, &wish);
    struct session_cancel cancel = {.write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""),
            .session = out.sessions[2].id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 2 * 11);
    extend_at(fixture, out.series.id, FIRST + 5 * WEEK);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM session WHERE status = 'booked'"), 23);
    struct series_list_out list = list_at(fixture, person_of(fixture, 0), FIXTURE_NOW);
    assert_int_equal(list.items[0].conflict_count, 0);
}

static void test_the_end_of_a_series_frees_what_is_to_come_and_nothing_else(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct series_wish wish = wish_of(fixture);
    struct series_agree_out out = agree_to_all(fixture, &wish);
    fixture_book(fixture, 0, FIRST + DAY);
    unix_s_t now = FIRST + 2 * WEEK + 60; /* the third has begun */
    struct series_end_out ended;
    assert_int_equal(end_by(fixture, person_of(fixture, 0), out.series.id, now, &ended), ERR_OK);
    assert_int_equal(ended.session_count, 9);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM session WHERE status = 'booked'"), 4);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM claims"), 2 * 4);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'series_ended'"), 1);
    assert_int_equal(due_at(fixture, FIRST + 52 * WEEK), 0);
    assert_int_equal(list_at(fixture, person_of(fixture, 0), now).count, 0);
    /* once more changes nothing */
    assert_int_equal(end_by(fixture, person_of(fixture, 0), out.series.id, now, &ended), ERR_OK);
    assert_int_equal(ended.session_count, 0);
}

static void test_a_series_is_not_there_for_those_it_is_not_of(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct series_wish wish = wish_of(fixture);
    struct series_agree_out out = agree_to_all(fixture, &wish);
    struct actor seat = person_of(fixture, 0);
    seat.only_session = out.sessions[0].id;
    struct id other = fixture_account(fixture, ROLE_COACH, "Alex");
    struct actor strangers[] = {person_of(fixture, 1), seat,
            fixture_actor(fixture, ROLE_COACH, other), {.role = ROLE_NOBODY}};
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        assert_int_equal(
                end_by(fixture, strangers[i], out.series.id, FIXTURE_NOW, NULL), ERR_NOT_FOUND);
        assert_int_equal(list_at(fixture, strangers[i], FIXTURE_NOW).count, 0);
    }
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    assert_int_equal(list_at(fixture, coordinator, FIXTURE_NOW).count, 1);
    assert_int_equal(list_at(fixture, coach_of(fixture), FIXTURE_NOW).count, 1);
    struct series_agree in = {.write = fixture_write(seat, FIXTURE_NOW, ""),
            .wish = wish,
            .agreed_count = 1,
            .agreed = {FIRST}};
    assert_int_equal(store_wait(fixture->store, &series_agree, &in, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(end_by(fixture, coordinator, out.series.id, FIXTURE_NOW, NULL), ERR_OK);
}

static void test_lists_come_in_pages(void **state)
{
    struct fixture *fixture = *state;
    enum { PEOPLE = SERIES_LIST_MAX + 3 };
    fixture_add_people(fixture, PEOPLE);
    for (size_t i = 0; i < PEOPLE; i++) {
        struct series_agree in = {.write = fixture_write(person_of(fixture, i), FIXTURE_NOW, ""),
                .wish = wish_of(fixture),
                .agreed_count = 1};
        in.wish.rule.from = (struct civil_date){2026, 12, (uint8_t)(1 + i / 8)};
        in.wish.rule.start_min = 540 + (int)(i % 8) * 60;
        in.agreed[0] = FIRST + DAY + (unix_s_t)(i / 8) * DAY + ((int)(i % 8) - 1) * 3600;
        in.wish.rule.until = in.wish.rule.from;
        assert_int_equal(agree(fixture, &in).session_count, 1);
    }
    struct series_list in = {.actor = coach_of(fixture), .now = FIXTURE_NOW};
    static struct series_list_out out;
    assert_int_equal(store_wait(fixture->store, &series_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, SERIES_LIST_MAX);
    assert_true(out.is_more);
    in.after = out.items[out.count - 1].series.id;
    assert_int_equal(store_wait(fixture->store, &series_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 3);
    assert_false(out.is_more);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_a_preview_lists_every_conflict_and_stores_nothing),
            TEST(test_a_series_with_an_end_has_no_later_dates),
            TEST(test_what_cannot_be_a_series_is_refused_with_its_field),
            TEST(test_a_yes_claims_exactly_what_was_shown_as_free),
            TEST(test_of_a_series_the_person_and_the_coach_hear_once),
            TEST(test_a_yes_to_what_changed_since_stores_nothing_and_says_what),
            TEST(test_dates_that_were_not_wanted_are_left_out_and_stay_free),
            TEST(test_a_yes_to_no_date_or_to_a_strange_one_is_refused),
            TEST(test_a_person_has_ten_series_at_most),
            TEST(test_one_date_cancelled_leaves_the_others_and_does_not_come_back),
            TEST(test_the_end_of_a_series_frees_what_is_to_come_and_nothing_else),
            TEST(test_a_series_is_not_there_for_those_it_is_not_of),
            TEST(test_lists_come_in_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

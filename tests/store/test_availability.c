/* A coach's rules, holidays, "free now" and the search among many coaches: what is offered, what
 * is refused, and that the two are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/rules.h"
#include "scheduler/store/seed.h"
#include "tests/store/fixture.h"

static struct actor coach_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COACH, fixture->coach);
}

static struct actor coordinator_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

static void rules_set(struct fixture *fixture, struct rules rules)
{
    struct rules_put in = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""), .rules = rules};
    struct rules out;
    assert_int_equal(store_wait(fixture->store, &rules_put, &in, &out, NULL), ERR_OK);
    assert_memory_equal(&out.caps, &rules.caps, sizeof(out.caps));
}

/* What a person sees of the own coaches on the first day, 50 minutes long. */
static struct slots_search_out search_as(
        struct fixture *fixture, struct actor actor, struct slots_search in)
{
    static struct slots_search_out out;
    in.actor = actor;
    in.now = FIXTURE_NOW;
    in.from_at = in.from_at ? in.from_at : FIXTURE_NOW;
    in.until_at = in.until_at ? in.until_at : FIXTURE_NOW + 12 * 3600;
    in.length_min = 50;
    in.limit = in.limit ? in.limit : SLOTS_LIST_MAX;
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, &out, NULL), ERR_OK);
    return out;
}

static struct slots_search_out first_day(struct fixture *fixture)
{
    struct actor person = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    return search_as(fixture, person, (struct slots_search){.among = SLOTS_CASELOAD});
}

static enum err book_at(struct fixture *fixture, size_t person, unix_s_t start_at)
{
    struct session_book in = fixture_booking(fixture, person, start_at, "");
    struct session_book_out out;
    return store_wait(fixture->store, &session_book, &in, &out, NULL);
}

static void test_rules_not_said_are_the_defaults_and_said_ones_stay(void **state)
{
    struct fixture *fixture = *state;
    struct rules_get get = {.actor = coach_of(fixture)};
    struct rules rules;
    assert_int_equal(store_wait(fixture->store, &rules_get, &get, &rules, NULL), ERR_OK);
    assert_int_equal(rules.notice_min, RULES_NOTICE_MIN);
    assert_int_equal(rules.buffer_min, RULES_BUFFER_BY_LENGTH);
    rules.buffer_min = 20;
    rules.caps = (struct caps){.unit = CAPS_MINUTES, .day_max = 240};
    rules.works_holidays = true;
    rules_set(fixture, rules);
    struct rules again;
    assert_int_equal(store_wait(fixture->store, &rules_get, &get, &again, NULL), ERR_OK);
    assert_int_equal(again.buffer_min, 20);
    assert_int_equal(again.caps.day_max, 240);
    assert_true(again.works_holidays);
}

static void test_rules_out_of_range_are_refused_and_the_old_ones_stay(void **state)
{
    struct fixture *fixture = *state;
    struct rules_put in = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""), .rules = rules_default()};
    struct error error = {0};
    in.rules.horizon_days = RULES_HORIZON_DAYS + 1;
    assert_int_equal(store_wait(fixture->store, &rules_put, &in, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "horizon_days");
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM coach_rules"), 0);
}

static void test_a_coachs_buffer_is_kept_free_after_each_session(void **state)
{
    struct fixture *fixture = *state;
    struct rules rules = rules_default();
    fixture_add_people(fixture, 2);
    rules.buffer_min = 40;
    rules_set(fixture, rules);
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS), ERR_OK);
    assert_int_equal(book_at(fixture, 1, FIXTURE_OPENS + 3600), ERR_CONFLICT);
    assert_int_equal(book_at(fixture, 1, FIXTURE_OPENS + 90 * 60), ERR_OK);
}

static void test_caps_refuse_what_they_do_not_offer(void **state)
{
    struct fixture *fixture = *state;
    struct rules rules = rules_default();
    fixture_add_people(fixture, 3);
    rules.caps.day_max = 2;
    rules_set(fixture, rules);
    struct session_row first = fixture_book(fixture, 0, FIXTURE_OPENS);
    assert_int_equal(book_at(fixture, 1, FIXTURE_OPENS + 2 * 3600), ERR_OK);
    assert_int_equal(first_day(fixture).count, 0);
    assert_int_equal(book_at(fixture, 2, FIXTURE_OPENS + 5 * 3600), ERR_CONFLICT);
    assert_int_equal(book_at(fixture, 2, FIXTURE_OPENS + 86400), ERR_OK); /* another day */
    struct session_cancel cancel = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""), .session = first.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    assert_true(first_day(fixture).count > 0);
    assert_int_equal(book_at(fixture, 2, FIXTURE_OPENS + 5 * 3600), ERR_OK);
}

static void test_a_full_row_is_followed_by_a_pause(void **state)
{
    struct fixture *fixture = *state;
    struct rules rules = rules_default();
    fixture_add_people(fixture, 3);
    rules.caps.row_max = 2;
    rules_set(fixture, rules);
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS), ERR_OK);
    assert_int_equal(book_at(fixture, 1, FIXTURE_OPENS + 3600), ERR_OK);
    assert_int_equal(book_at(fixture, 2, FIXTURE_OPENS + 2 * 3600), ERR_CONFLICT);
    assert_int_equal(book_at(fixture, 2, FIXTURE_OPENS + 2 * 3600 + 1800), ERR_OK);
}

static void holidays_set(struct fixture *fixture, struct civil_date date)
{
    static struct holidays_put in;
    in = (struct holidays_put){.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .list = {.count = 1, .holidays = {{.date = date, .name = "A quiet day"}}}};
    static struct holidays out;
    assert_int_equal(store_wait(fixture->store, &holidays_put, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_string_equal(out.holidays[0].name, "A quiet day");
}

static void test_holidays_close_the_day_but_for_who_works_then(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    holidays_set(fixture, (struct civil_date){2026, 11, 23});
    assert_int_equal(first_day(fixture).count, 0);
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS), ERR_CONFLICT);
    struct rules rules = rules_default();
    rules.works_holidays = true;
    rules_set(fixture, rules);
    assert_true(first_day(fixture).count > 0);
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS), ERR_OK);
}

static void test_a_holiday_that_is_there_twice_is_refused(void **state)
{
    struct fixture *fixture = *state;
    const struct civil_date date = {2026, 12, 24};
    static struct holidays_put in;
    struct error error = {0};
    in = (struct holidays_put){.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .list = {.count = 2, .holidays = {{date, "Eve"}, {date, "Again"}}}};
    assert_int_equal(store_wait(fixture->store, &holidays_put, &in, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "holidays[1].date");
    in.write.actor = coach_of(fixture);
    assert_int_equal(store_wait(fixture->store, &holidays_put, &in, NULL, NULL), ERR_FORBIDDEN);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM holiday"), 0);
}

static void test_hours_of_every_second_week_come_back_as_they_were_saved(void **state)
{
    struct fixture *fixture = *state;
    struct hours_put in = {.write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""),
            .count = 1,
            .windows = {{.weekday = 1,
                    .start_min = 540,
                    .end_min = 660,
                    .valid_from = {2026, 11, 30},
                    .valid_until = {2027, 1, 31},
                    .every_weeks = 2}}};
    struct calendar_hours out;
    assert_int_equal(store_wait(fixture->store, &hours_put, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.windows[0].every_weeks, 2);
    assert_int_equal(out.windows[0].valid_until.month, 1);
    fixture_add_people(fixture, 1);
    assert_int_equal(first_day(fixture).count, 0); /* it begins a week later */
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS + 7 * 86400), ERR_OK);
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS + 14 * 86400), ERR_CONFLICT);
}

static void test_free_now_can_be_booked_at_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    assert_int_equal(book_at(fixture, 0, FIXTURE_NOW + 900), ERR_CONFLICT); /* before the hours */
    struct free_now in = {.write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""),
            .until_at = FIXTURE_NOW + 2 * 3600};
    struct free_now_out out;
    assert_int_equal(store_wait(fixture->store, &free_now, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_int_equal(out.exceptions[0].exception.start_min, 7 * 60);
    assert_int_equal(first_day(fixture).slots[0].start_at, FIXTURE_NOW);
    assert_int_equal(book_at(fixture, 0, FIXTURE_NOW + 900), ERR_OK);
    in.until_at = FIXTURE_NOW;
    struct error error = {0};
    assert_int_equal(store_wait(fixture->store, &free_now, &in, &out, &error), ERR_INPUT);
    assert_string_equal(error.field, "until_at");
}

/* --- the search ------------------------------------------------------------------------------- */

static struct id coach_more(struct fixture *fixture, int start_min)
{
    struct id coach = fixture_account(fixture, ROLE_COACH, "Lee");
    struct hours_put in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, coach), FIXTURE_NOW, ""),
            .count = 1,
            .windows = {{.weekday = 1, .start_min = start_min, .end_min = start_min + 120}}};
    assert_int_equal(store_wait(fixture->store, &hours_put, &in, NULL, NULL), ERR_OK);
    return coach;
}

static bool comes_first(const struct session_slot *a, const struct session_slot *b)
{
    int order = memcmp(&a->coach, &b->coach, sizeof(a->coach));
    return a->start_at < b->start_at || (a->start_at == b->start_at && order < 0);
}

static void test_pages_of_a_programme_hold_every_slot_once_and_end(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 6; i++)
        coach_more(fixture, 9 * 60 + i * 30);
    struct slots_search in = {.among = SLOTS_PROGRAMME};
    struct slots_search_out all = search_as(fixture, coordinator_of(fixture), in);
    assert_int_equal(all.count, 29 + 6 * 5); /* 9:00 to 16:00, and five in two hours */
    assert_false(all.is_more);
    in.limit = 7;
    for (size_t seen = 0; seen < all.count;) {
        struct slots_search_out page = search_as(fixture, coordinator_of(fixture), in);
        assert_int_equal(page.is_more, seen + page.count < all.count);
        for (size_t i = 0; i < page.count; i++, seen++)
            assert_memory_equal(&page.slots[i], &all.slots[seen], sizeof(all.slots[0]));
        in.after = page.slots[page.count - 1];
    }
    for (size_t i = 1; i < all.count; i++)
        assert_true(comes_first(&all.slots[i - 1], &all.slots[i]));
}

static void test_first_free_is_the_earliest_of_all_and_can_be_booked(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id early = coach_more(fixture, 8 * 60);
    struct slots_search in = {.among = SLOTS_PROGRAMME, .limit = 1, .person = fixture->people[0]};
    struct slots_search_out first = search_as(fixture, coordinator_of(fixture), in);
    assert_int_equal(first.count, 1);
    assert_true(id_equal(first.slots[0].coach, early));
    struct session_book book = fixture_booking(fixture, 0, first.slots[0].start_at, "");
    struct session_book_out out;
    book.write.actor = coordinator_of(fixture);
    book.person = fixture->people[0];
    book.coach = early;
    assert_int_equal(store_wait(fixture->store, &session_book, &book, &out, NULL), ERR_OK);
    struct slots_search_out next = search_as(fixture, coordinator_of(fixture), in);
    assert_true(next.slots[0].start_at >= out.session.end_at); /* nor is the person free there */
}

static void test_W1_a_search_shows_only_coaches_in_the_askers_scope(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id other = coach_more(fixture, 8 * 60);
    struct slots_search_out seen = first_day(fixture);
    assert_true(seen.count > 0);
    for (size_t i = 0; i < seen.count; i++)
        assert_true(id_equal(seen.slots[i].coach, fixture->coach));
    struct slots_search in = {.actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]),
            .coach = other,
            .from_at = FIXTURE_NOW,
            .until_at = FIXTURE_NOW + 86400,
            .length_min = 50,
            .now = FIXTURE_NOW,
            .limit = 5};
    static struct slots_search_out out;
    struct error error = {0};
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, &out, NULL), ERR_NOT_FOUND);
    in.coach = (struct id){0};
    in.among = SLOTS_PROGRAMME;
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, &out, &error), ERR_INPUT);
    assert_string_equal(error.field, "among");
    in.actor = coordinator_of(fixture);
    in.among = SLOTS_CASELOAD;
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, &out, &error), ERR_INPUT);
    assert_string_equal(error.field, "person");
    in.person = fixture->people[0];
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, &out, NULL), ERR_OK);
    assert_true(out.count > 0 && id_equal(out.slots[0].coach, fixture->coach));
}

/* --- an old database -------------------------------------------------------------------------- */

static void test_hours_of_an_old_database_come_every_week(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    struct db *db = NULL;
    const struct migration first[] = {migrations_sqlite[0], {0}};
    snprintf(path, sizeof(path), "%s/old", fixture->folder);
    assert_int_equal(db_open(path, DB_WRITE, &db, NULL), ERR_OK);
    assert_int_equal(migrate_run(db, first, FIXTURE_NOW, NULL), ERR_OK);
    assert_int_equal(
            db_run(db, "PRAGMA foreign_keys = OFF;"
                       "INSERT INTO weekly_hours (coach_id, programme_id, position, weekday, "
                       "start_min, end_min) VALUES (x'01', x'02', 0, 1, 540, 660);"),
            ERR_OK);
    assert_int_equal(migrate_run(db, migrations_sqlite, FIXTURE_NOW, NULL), ERR_OK);
    struct query *query = db_query(db, "SELECT every_weeks FROM weekly_hours");
    assert_true(query_next(query));
    assert_int_equal(query_number(query, 0), 1);
    assert_int_equal(query_end(query), ERR_OK);
    db_close(db);
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        snprintf(path, sizeof(path), "%s/old%s", fixture->folder, ends[i]);
        unlink(path);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_rules_not_said_are_the_defaults_and_said_ones_stay),
            TEST(test_rules_out_of_range_are_refused_and_the_old_ones_stay),
            TEST(test_a_coachs_buffer_is_kept_free_after_each_session),
            TEST(test_caps_refuse_what_they_do_not_offer),
            TEST(test_a_full_row_is_followed_by_a_pause),
            TEST(test_holidays_close_the_day_but_for_who_works_then),
            TEST(test_a_holiday_that_is_there_twice_is_refused),
            TEST(test_hours_of_every_second_week_come_back_as_they_were_saved),
            TEST(test_free_now_can_be_booked_at_once),
            TEST(test_pages_of_a_programme_hold_every_slot_once_and_end),
            TEST(test_first_free_is_the_earliest_of_all_and_can_be_booked),
            TEST(test_W1_a_search_shows_only_coaches_in_the_askers_scope),
            TEST(test_hours_of_an_old_database_come_every_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

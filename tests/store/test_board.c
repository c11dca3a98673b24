/* The search of a whole programme, from the board in memory: that it finds what the rows of each
 * coach say, after any change, by whomever. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/civil.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules.h"
#include "scheduler/store/seed.h"
#include "tests/store/fixture.h"
#include "tests/store/saying.h"

enum { COACHES = 6, DAYS = 3, STEPS = 60 };

struct stage {
    struct fixture *fixture;
    struct id coaches[COACHES];
    size_t count;
    uint64_t random;
};

static uint32_t draw(struct stage *stage, uint32_t bound)
{
    stage->random = stage->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(stage->random >> 33) % bound;
}

static struct write write_of(const struct stage *stage, struct id coach)
{
    return fixture_write(fixture_actor(stage->fixture, ROLE_COACH, coach), FIXTURE_NOW, "");
}

static struct slots_search_out search_in(struct store *store, struct slots_search in)
{
    static struct slots_search_out out;
    in.now = FIXTURE_NOW;
    in.from_at = FIXTURE_NOW;
    in.until_at = FIXTURE_NOW + (unix_s_t)DAYS * DAY_S;
    in.length_min = in.length_min ? in.length_min : 50;
    in.limit = in.limit ? in.limit : SLOTS_LIST_MAX;
    assert_int_equal(store_wait(store, &slots_search, &in, &out, NULL), ERR_OK);
    return out;
}

static struct slots_search of_programme(const struct fixture *fixture)
{
    return (struct slots_search){.among = SLOTS_PROGRAMME,
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
}

/* --- what no operation does yet: a call of the test's own ---------------------------------------
 */

struct account_end {
    struct write write;
    struct id account;
};

static enum err account_end_run(struct operation *operation, const void *in, void *out)
{
    const struct account_end *call = in;
    struct query *query = db_query(operation->db, "UPDATE account SET ended_at = $1 WHERE id = $2");
    (void)out;
    query_bind_number(query, 1, call->write.now);
    query_bind_id(query, 2, &call->account);
    return query_run(query);
}

static const struct store_call account_end = {.name = "test.account_end",
        .in_size = sizeof(struct account_end),
        .out_size = 1,
        .is_write = true,
        .run = account_end_run};

struct programme_add {
    struct write write;
    struct id programme;
};

static enum err programme_add_run(struct operation *operation, const void *in, void *out)
{
    const struct programme_add *call = in;
    struct query *query = db_query(operation->db,
            "INSERT INTO programme SELECT $1, organisation_id, 'Other', 0 FROM programme");
    (void)out;
    query_bind_id(query, 1, &call->programme);
    return query_run(query);
}

static const struct store_call programme_add = {.name = "test.programme_add",
        .in_size = sizeof(struct programme_add),
        .out_size = 1,
        .is_write = true,
        .run = programme_add_run};

/* --- changes ---------------------------------------------------------------------------------- */

static void hours_change(struct stage *stage, struct id coach)
{
    struct hours_put in = {.write = write_of(stage, coach), .count = draw(stage, 4)};
    for (size_t i = 0; i < in.count; i++) {
        int start_min = 540 + (int)draw(stage, 8) * 30;
        in.windows[i] = (struct hours_window){
                .weekday = (int)i + 1, .start_min = start_min, .end_min = start_min + 120};
    }
    assert_int_equal(store_wait(stage->fixture->store, &hours_put, &in, NULL, NULL), ERR_OK);
}

static void exception_change(struct stage *stage, struct id coach)
{
    struct exception_add in = {.write = write_of(stage, coach),
            .exception = {.kind = draw(stage, 2) ? HOURS_AWAY : HOURS_EXTRA,
                    .date = {2026, 11, 23 + (int)draw(stage, DAYS)},
                    .start_min = 600 + (int)draw(stage, 8) * 30}};
    in.exception.end_min = in.exception.start_min + 90;
    static struct exception_add_out out;
    assert_int_equal(store_wait(stage->fixture->store, &exception_add, &in, &out, NULL), ERR_OK);
    struct exception_delete undo = {.write = write_of(stage, coach), .exception = out.exception.id};
    if (draw(stage, 3) == 0)
        assert_int_equal(
                store_wait(stage->fixture->store, &exception_delete, &undo, NULL, NULL), ERR_OK);
}

static void rules_change(struct stage *stage, struct id coach)
{
    struct rules_put in = {.write = write_of(stage, coach), .rules = rules_default()};
    in.rules.caps.day_max = (int)draw(stage, 3);
    in.rules.notice_min = (int)draw(stage, 5) * 60;
    in.rules.works_holidays = draw(stage, 2);
    assert_int_equal(store_wait(stage->fixture->store, &rules_put, &in, NULL, NULL), ERR_OK);
}

static const char *const languages[] = {"language:en!", "language:es!", "language:es"};
static const char *const needs[] = {NULL, "need language:es", "need language:en"};

static void said_change(struct stage *stage, enum role role, struct id account)
{
    struct saying saying = {.traits = languages[draw(stage, 3)], .wishes = needs[draw(stage, 3)]};
    saying_put(stage->fixture, role, account, saying);
}

static void holidays_change(struct stage *stage)
{
    static struct holidays_put in;
    struct fixture *fixture = stage->fixture;
    struct actor actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    in = (struct holidays_put){.write = fixture_write(actor, FIXTURE_NOW, ""),
            .list = {.count = draw(stage, 2),
                    .holidays = {{.date = {2026, 11, 24}, .name = "A quiet day"}}}};
    assert_int_equal(store_wait(fixture->store, &holidays_put, &in, NULL, NULL), ERR_OK);
}

/* Books what is offered, and now and then gives it back. */
static void booking_change(struct stage *stage)
{
    struct fixture *fixture = stage->fixture;
    struct slots_search search = of_programme(fixture);
    search.person = fixture->people[0];
    struct slots_search_out free = search_in(fixture->store, search);
    if (free.count == 0)
        return;
    struct session_slot slot = free.slots[draw(stage, (uint32_t)free.count)];
    struct session_book book = fixture_booking(fixture, 0, slot.start_at, "");
    struct session_book_out out;
    book.write.actor = search.actor;
    book.person = fixture->people[0];
    book.coach = slot.coach;
    assert_int_equal(store_wait(fixture->store, &session_book, &book, &out, NULL), ERR_OK);
    struct session_cancel cancel = {.write = book.write, .session = out.session.id};
    if (draw(stage, 2) == 0)
        assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
}

static void coach_come(struct stage *stage)
{
    if (stage->count < COACHES)
        stage->coaches[stage->count++] = fixture_account(stage->fixture, ROLE_COACH, "Lee");
}

static void coach_leave(struct stage *stage)
{
    if (stage->count < 2)
        return;
    struct account_end in = {
            .write = write_of(stage, stage->coaches[0]), .account = stage->coaches[--stage->count]};
    assert_int_equal(store_wait(stage->fixture->store, &account_end, &in, NULL, NULL), ERR_OK);
}

static void any_change(struct stage *stage)
{
    struct id coach = stage->coaches[draw(stage, (uint32_t)stage->count)];
    switch (draw(stage, 10)) {
    case 0:
        hours_change(stage, coach);
        break;
    case 1:
        exception_change(stage, coach);
        break;
    case 2:
        rules_change(stage, coach);
        break;
    case 3:
        holidays_change(stage);
        break;
    case 4:
        coach_come(stage);
        break;
    case 5:
        coach_leave(stage);
        break;
    case 6:
        said_change(stage, ROLE_COACH, coach);
        break;
    case 7:
        said_change(stage, ROLE_PERSON, stage->fixture->people[0]);
        break;
    default:
        booking_change(stage);
        break;
    }
}

/* --- the oracle: each coach by the rows, then in order ---------------------------------------- */

static int slot_order(const void *a, const void *b)
{
    const struct session_slot *left = a, *right = b;
    if (left->start_at != right->start_at)
        return left->start_at < right->start_at ? -1 : 1;
    return memcmp(&left->coach, &right->coach, sizeof(left->coach));
}

static size_t rows_search(struct stage *stage, struct id person, struct session_slot *ret_slots)
{
    size_t count = 0;
    for (size_t i = 0; i < stage->count; i++) {
        struct slots_search search = of_programme(stage->fixture);
        search.coach = stage->coaches[i];
        search.person = person;
        struct slots_search_out out = search_in(stage->fixture->store, search);
        memcpy(&ret_slots[count], out.slots, out.count * sizeof(out.slots[0]));
        count += out.count;
    }
    qsort(ret_slots, count, sizeof(ret_slots[0]), slot_order);
    return count;
}

/* Returns whether anything was found. */
static bool is_same(struct stage *stage, struct id person)
{
    static struct session_slot slots[COACHES * SLOTS_LIST_MAX];
    struct slots_search search = of_programme(stage->fixture);
    size_t count = rows_search(stage, person, slots);
    search.person = person;
    search.limit = 1 + draw(stage, 40);
    struct slots_search_out found = search_in(stage->fixture->store, search);
    assert_int_equal(found.is_more, count > search.limit);
    assert_int_equal(found.count, count > search.limit ? search.limit : count);
    assert_memory_equal(found.slots, slots, found.count * sizeof(slots[0]));
    return count > 0;
}

static void stage_set(struct stage *stage, struct fixture *fixture)
{
    *stage = (struct stage){.fixture = fixture, .coaches = {fixture->coach}, .count = 1};
    stage->random = 20261123;
    fixture_add_people(fixture, 1);
}

static void test_the_board_finds_what_the_rows_say_after_any_change(void **state)
{
    struct stage stage;
    int found = 0;
    stage_set(&stage, *state);
    for (int i = 0; i < STEPS; i++) {
        any_change(&stage);
        found += is_same(&stage, (struct id){0});
        found += is_same(&stage, stage.fixture->people[0]);
    }
    assert_true(found > STEPS); /* it is not about nothing */
}

static void test_what_another_scheduler_changed_is_on_the_board(void **state)
{
    struct stage stage;
    stage_set(&stage, *state);
    struct fixture *fixture = *state;
    assert_true(search_in(fixture->store, of_programme(fixture)).count > 0);
    struct store *second = fixture_open_second(fixture);
    struct hours_put none = {.write = write_of(&stage, fixture->coach), .count = 0};
    assert_int_equal(store_wait(second, &hours_put, &none, NULL, NULL), ERR_OK);
    assert_int_equal(search_in(fixture->store, of_programme(fixture)).count, 0);
    fixture_close_second(fixture, second);
}

static void test_what_a_coach_said_elsewhere_is_on_the_board(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct slots_search search = of_programme(fixture);
    search.person = fixture_account(fixture, ROLE_PERSON, "Sam");
    assert_true(search_in(fixture->store, search).count > 0);
    struct store *first = fixture->store, *second = fixture_open_second(fixture);
    const char *const said[] = {"need language:es", NULL, "need language:en"};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
        fixture->store = second;
        saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){.wishes = said[i]});
        fixture->store = first;
        assert_int_equal(search_in(first, search).count > 0, said[i] == NULL);
    }
    fixture_close_second(fixture, second);
}

static void test_W1_the_board_shows_no_coach_of_another_programme(void **state)
{
    struct fixture *fixture = *state;
    struct slots_search search = of_programme(fixture);
    struct programme_add other = {.write = fixture_write(search.actor, FIXTURE_NOW, "")};
    memset(other.programme.bytes, 7, sizeof(other.programme.bytes));
    assert_int_equal(store_wait(fixture->store, &programme_add, &other, NULL, NULL), ERR_OK);
    assert_true(search_in(fixture->store, search).count > 0);
    search.actor.programme = other.programme;
    assert_int_equal(search_in(fixture->store, search).count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_the_board_finds_what_the_rows_say_after_any_change),
            TEST(test_what_another_scheduler_changed_is_on_the_board),
            TEST(test_what_a_coach_said_elsewhere_is_on_the_board),
            TEST(test_W1_the_board_shows_no_coach_of_another_programme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The coordinator's queue: what is put in twice is there once, it is listed by its deadline, page
 * by page, and only to the coordinators of its programme. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/queue.h"
#include "tests/store/fixture.h"

/* --- a write that only puts ---------------------------------------------------------------------
 */

struct put {
    struct write write;
    enum queue_kind kind;
    struct id account;
    struct id session;
    unix_s_t due_at;
};

static enum err put_run(struct operation *operation, const void *in, void *out)
{
    const struct put *call = in;
    (void)out;
    operation->is_audited = true;
    return queue_put(
            operation, call->kind, call->account, call->session, call->due_at, call->write.now);
}

static const struct store_call put = {.name = "test.put",
        .in_size = sizeof(struct put),
        .out_size = 1,
        .is_write = true,
        .run = put_run};

static void put_in(const struct fixture *fixture, enum queue_kind kind, struct id account,
        struct id session, unix_s_t due_at)
{
    struct actor system = {.role = ROLE_SYSTEM, .programme = fixture->programme};
    struct put in = {.write = fixture_write(system, FIXTURE_NOW, ""),
            .kind = kind,
            .account = account,
            .session = session,
            .due_at = due_at};
    assert_int_equal(store_wait(fixture->store, &put, &in, NULL, NULL), ERR_OK);
}

static struct queue_list_out list_of(const struct fixture *fixture, const struct queue_item *after)
{
    static struct queue_list_out out;
    struct queue_list in = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    if (after)
        in.range.after = (struct list_place){after->due_at, after->id};
    assert_int_equal(store_wait(fixture->store, &queue_list, &in, &out, NULL), ERR_OK);
    return out;
}

/* --- tests --------------------------------------------------------------------------------------
 */

static void test_queue_holds_an_open_item_once_and_lists_by_deadline(void **state)
{
    struct fixture *fixture = *state;
    struct id none = {0};
    fixture_add_people(fixture, 2);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    for (int i = 0; i < 2; i++) {
        put_in(fixture, QUEUE_CALL, fixture->people[0], row.id, FIXTURE_NOW + 300);
        put_in(fixture, QUEUE_SWITCH, fixture->people[1], none, FIXTURE_NOW + 100);
        put_in(fixture, QUEUE_AFFECTED, fixture->people[0], row.id, FIXTURE_NOW + 200 + i);
    }
    struct queue_list_out list = list_of(fixture, NULL);
    assert_int_equal(list.count, 3);
    assert_false(list.is_more);
    assert_int_equal(list.items[0].kind, QUEUE_SWITCH);
    assert_true(id_is_zero(list.items[0].session.id));
    assert_string_equal(list.items[0].nickname, "Robin");
    assert_int_equal(list.items[1].kind, QUEUE_AFFECTED);
    assert_int_equal(list.items[1].due_at, FIXTURE_NOW + 200);
    assert_true(id_equal(list.items[1].session.id, row.id));
    assert_string_equal(list.items[1].session.coach_nickname, "Sam");
    assert_int_equal(list.items[2].kind, QUEUE_CALL);
}

static void test_queue_goes_on_where_the_page_before_ended(void **state)
{
    struct fixture *fixture = *state;
    struct id none = {0};
    enum { ITEMS = 203 };
    fixture_add_people(fixture, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) /* many with one deadline: the id decides */
        put_in(fixture, QUEUE_CALL, fixture->people[i], none, FIXTURE_NOW + (int)(i / 150));
    struct queue_list_out first = list_of(fixture, NULL);
    assert_int_equal(first.count, STORE_LIST_MAX);
    assert_true(first.is_more);
    struct queue_list_out rest = list_of(fixture, &first.items[first.count - 1]);
    assert_int_equal(rest.count, ITEMS - STORE_LIST_MAX);
    assert_false(rest.is_more);
    for (size_t i = 0; i < rest.count; i++)
        for (size_t k = 0; k < first.count; k++)
            assert_false(id_equal(rest.items[i].id, first.items[k].id));
}

static void test_queue_item_that_was_seen_to_is_gone_and_may_come_again(void **state)
{
    struct fixture *fixture = *state;
    struct id none = {0};
    fixture_add_people(fixture, 1);
    put_in(fixture, QUEUE_CALL, fixture->people[0], none, FIXTURE_NOW);
    struct queue_list_out list = list_of(fixture, NULL);
    struct queue_done done = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .item = list.items[0].id,
    };
    assert_int_equal(store_wait(fixture->store, &queue_done, &done, NULL, NULL), ERR_FORBIDDEN);
    done.write.actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    done.write.actor.programme = fixture->coach;
    assert_int_equal(store_wait(fixture->store, &queue_done, &done, NULL, NULL), ERR_NOT_FOUND);
    done.write.actor.programme = fixture->programme;
    for (int i = 0; i < 2; i++)
        assert_int_equal(store_wait(fixture->store, &queue_done, &done, NULL, NULL), ERR_OK);
    assert_int_equal(list_of(fixture, NULL).count, 0);
    static const char audited[] = "SELECT COUNT(*) FROM audit WHERE action = 'queue.done'";
    assert_int_equal(fixture_count(fixture, audited), 1);
    put_in(fixture, QUEUE_CALL, fixture->people[0], none, FIXTURE_NOW);
    assert_int_equal(list_of(fixture, NULL).count, 1);
}

static void test_queue_is_for_coordinators_only(void **state)
{
    struct fixture *fixture = *state;
    struct queue_list in = {.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach)};
    assert_int_equal(store_wait(fixture->store, &queue_list, &in, NULL, NULL), ERR_FORBIDDEN);
}

static void test_queue_gets_each_session_inside_an_absence(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct session_row inside = fixture_book(fixture, 0, FIXTURE_OPENS + 86400);
    fixture_book(fixture, 1, FIXTURE_OPENS + 2 * 86400);
    struct exception_add add = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .exception = {.kind = HOURS_AWAY,
                    .date = civil_date_of((int32_t)(inside.start_at / 86400)),
                    .start_min = 0,
                    .end_min = 1440},
    };
    assert_int_equal(store_wait(fixture->store, &exception_add, &add, NULL, NULL), ERR_OK);
    struct queue_list_out list = list_of(fixture, NULL);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].kind, QUEUE_AFFECTED);
    assert_true(id_equal(list.items[0].session.id, inside.id));
    assert_true(id_equal(list.items[0].account, fixture->people[0]));
    assert_int_equal(list.items[0].due_at, inside.start_at - 3600);
}

static enum err seen_to(const struct fixture *fixture, struct id item, unix_s_t now)
{
    struct queue_done in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator), now, ""),
            .item = item,
    };
    return store_wait(fixture->store, &queue_done, &in, NULL, NULL);
}

static void test_queue_keeps_a_session_whose_coach_is_away_until_it_is_decided(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS + 86400);
    put_in(fixture, QUEUE_AFFECTED, row.person, row.id, row.start_at - 3600);
    put_in(fixture, QUEUE_UNDECIDED, row.person, row.id, row.start_at);
    put_in(fixture, QUEUE_CALL, row.person, row.id, row.start_at + 1);
    struct queue_list_out list = list_of(fixture, NULL);
    for (int i = 0; i < 2; i++)
        assert_int_equal(seen_to(fixture, list.items[i].id, FIXTURE_NOW), ERR_NOT_NOW);
    assert_int_equal(seen_to(fixture, list.items[2].id, FIXTURE_NOW), ERR_OK);
    assert_int_equal(list_of(fixture, NULL).count, 2);
    struct session_cancel cancel = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
                    FIXTURE_NOW, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    for (int i = 0; i < 2; i++) /* decided: saying so again changes nothing */
        assert_int_equal(seen_to(fixture, list.items[i].id, FIXTURE_NOW), ERR_OK);
    assert_int_equal(list_of(fixture, NULL).count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_queue_holds_an_open_item_once_and_lists_by_deadline),
            TEST(test_queue_goes_on_where_the_page_before_ended),
            TEST(test_queue_item_that_was_seen_to_is_gone_and_may_come_again),
            TEST(test_queue_is_for_coordinators_only),
            TEST(test_queue_gets_each_session_inside_an_absence),
            TEST(test_queue_keeps_a_session_whose_coach_is_away_until_it_is_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

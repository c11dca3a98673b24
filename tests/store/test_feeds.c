/* Feeds: what a coach's calendar elsewhere takes away from offers and claims alike, and that
 * without a good copy of it nothing is offered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/covers.h"
#include "scheduler/store/db.h"
#include "scheduler/store/feeds.h"
#include "scheduler/store/queue.h"
#include "tests/store/fixture.h"

static const char address[] = "https://calendar.example/private-1234/basic.ics?key=abc";

static struct actor coach_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COACH, fixture->coach);
}

static struct feed_row feed_give_as(struct fixture *fixture, struct actor coach, unix_s_t now)
{
    struct feed_put in = {.write = fixture_write(coach, now, "")};
    static struct feed_row out;
    memcpy(in.url, address, sizeof(address));
    assert_int_equal(store_wait(fixture->store, &feed_put, &in, &out, NULL), ERR_OK);
    return out;
}

static struct feed_row feed_give(struct fixture *fixture, unix_s_t now)
{
    return feed_give_as(fixture, coach_of(fixture), now);
}

static struct feed_row feed_seen(struct fixture *fixture, unix_s_t now)
{
    const struct feed_get in = {.actor = coach_of(fixture), .now = now};
    static struct feed_row out;
    assert_int_equal(store_wait(fixture->store, &feed_get, &in, &out, NULL), ERR_OK);
    return out;
}

static struct write system_write(unix_s_t now)
{
    return (struct write){.actor = {.role = ROLE_SYSTEM}, .route = "feeder", .now = now};
}

static struct feeds_claim_out claim_in(struct store *store, unix_s_t now)
{
    const struct feeds_claim in = {.write = system_write(now), .limit = FEEDS_CLAIM_MAX};
    static struct feeds_claim_out out;
    assert_int_equal(store_wait(store, &feeds_claim, &in, &out, NULL), ERR_OK);
    return out;
}

/* Claims the one feed and ends its reading; busy may be NULL. */
static struct feed_end_out feed_read(
        struct fixture *fixture, unix_s_t now, enum feed_why why, const struct interval *busy)
{
    static struct feed_end in;
    struct feed_end_out out;
    struct feeds_claim_out due = claim_in(fixture->store, now);
    assert_int_equal(due.count, 1);
    in = (struct feed_end){.write = system_write(now),
            .coach = due.feeds[0].coach,
            .version = due.feeds[0].version,
            .why = why,
            .is_whole = why == FEED_FINE,
            .next_at = now + 900,
            .etag = "\"1\"",
            .count = busy ? 1 : 0};
    memcpy(in.zone, due.feeds[0].zone, sizeof(in.zone));
    if (busy)
        in.busy[0] = *busy;
    assert_int_equal(store_wait(fixture->store, &feed_end, &in, &out, NULL), ERR_OK);
    return out;
}

/* How many times of the first day are offered, and whether one of them overlaps. */
static size_t offered(struct fixture *fixture, struct slots_search in, unix_s_t now,
        struct interval busy, bool *ret_overlaps)
{
    static struct slots_search_out out;
    in.now = now;
    in.from_at = now;
    in.until_at = FIXTURE_NOW + 12 * 3600;
    in.length_min = 50;
    in.limit = SLOTS_LIST_MAX;
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, &out, NULL), ERR_OK);
    *ret_overlaps = false;
    for (size_t i = 0; i < out.count; i++)
        *ret_overlaps |= out.slots[i].start_at < busy.end && busy.start < out.slots[i].end_at;
    return out.count;
}

static size_t offered_to_person(
        struct fixture *fixture, unix_s_t now, struct interval busy, bool *ret_overlaps)
{
    const struct slots_search in = {.among = SLOTS_CASELOAD,
            .actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[0])};
    return offered(fixture, in, now, busy, ret_overlaps);
}

static size_t offered_of_programme(
        struct fixture *fixture, unix_s_t now, struct interval busy, bool *ret_overlaps)
{
    const struct slots_search in = {.among = SLOTS_PROGRAMME,
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    return offered(fixture, in, now, busy, ret_overlaps);
}

static enum err book_at(struct fixture *fixture, size_t person, unix_s_t start_at)
{
    struct session_book in = fixture_booking(fixture, person, start_at, "");
    struct session_book_out out;
    return store_wait(fixture->store, &session_book, &in, &out, NULL);
}

static size_t queue_count(struct fixture *fixture)
{
    static struct queue_list_out out;
    const struct queue_list in = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    assert_int_equal(store_wait(fixture->store, &queue_list, &in, &out, NULL), ERR_OK);
    for (size_t i = 0; i < out.count; i++) {
        assert_int_equal(out.items[i].kind, QUEUE_FEED);
        assert_true(id_equal(out.items[i].account, fixture->coach));
        assert_true(id_is_zero(out.items[i].session.id));
    }
    return out.count;
}

static int setup(void **state)
{
    int err = fixture_setup(state);
    if (!err)
        fixture_add_people(*state, 2);
    return err;
}

static const struct interval none = {0};

static void assert_blocks(struct fixture *fixture, unix_s_t now, bool is_blocked)
{
    bool overlaps;
    assert_int_equal(offered_to_person(fixture, now, none, &overlaps) == 0, is_blocked);
    assert_int_equal(offered_of_programme(fixture, now, none, &overlaps) == 0, is_blocked);
    assert_int_equal(feed_seen(fixture, now).is_blocking, is_blocked);
}

static void test_a_feed_blocks_until_it_was_read_and_then_only_its_busy_times(void **state)
{
    struct fixture *fixture = *state;
    const struct interval busy = {FIXTURE_OPENS + 3600, FIXTURE_OPENS + 2 * 3600};
    bool overlaps;
    size_t before = offered_to_person(fixture, FIXTURE_NOW, busy, &overlaps);
    assert_true(overlaps);
    struct feed_row given = feed_give(fixture, FIXTURE_NOW);
    assert_int_equal(given.why, FEED_WAITS);
    assert_blocks(fixture, FIXTURE_NOW, true);
    assert_int_equal(book_at(fixture, 0, FIXTURE_OPENS), ERR_CONFLICT);
    assert_int_equal(feed_read(fixture, FIXTURE_NOW, FEED_FINE, &busy).is_blocking, false);
    size_t after = offered_to_person(fixture, FIXTURE_NOW, busy, &overlaps);
    assert_true(after > 0 && after < before && !overlaps);
    assert_int_equal(offered_of_programme(fixture, FIXTURE_NOW, busy, &overlaps), after);
    assert_false(overlaps);
    assert_int_equal(book_at(fixture, 0, busy.start), ERR_CONFLICT);
    assert_int_equal(book_at(fixture, 0, busy.end), ERR_OK);
    struct feed_row row = feed_seen(fixture, FIXTURE_NOW);
    assert_int_equal(row.count, 1);
    assert_memory_equal(&row.busy[0], &busy, sizeof(busy));
    assert_int_equal(row.read_at, FIXTURE_NOW);
}

static void test_R6_an_unreadable_feed_blocks_at_once_and_tells_a_coordinator_once(void **state)
{
    struct fixture *fixture = *state;
    feed_give(fixture, FIXTURE_NOW);
    feed_read(fixture, FIXTURE_NOW, FEED_FINE, NULL);
    assert_blocks(fixture, FIXTURE_NOW + 900, false);
    assert_true(feed_read(fixture, FIXTURE_NOW + 900, FEED_UNREADABLE, NULL).is_told);
    assert_blocks(fixture, FIXTURE_NOW + 900, true);
    assert_int_equal(queue_count(fixture), 1);
    assert_false(feed_read(fixture, FIXTURE_NOW + 1800, FEED_UNREACHABLE, NULL).is_told);
    assert_blocks(fixture, FIXTURE_NOW + 1800, true);
    assert_int_equal(queue_count(fixture), 1);
    assert_false(feed_read(fixture, FIXTURE_NOW + 2700, FEED_FINE, NULL).is_blocking);
    assert_blocks(fixture, FIXTURE_NOW + 2700, false);
    assert_int_equal(queue_count(fixture), 0);
}

static void test_what_a_coordinator_has_seen_to_does_not_come_back_while_it_lasts(void **state)
{
    struct fixture *fixture = *state;
    feed_give(fixture, FIXTURE_NOW);
    feed_read(fixture, FIXTURE_NOW, FEED_MISSING, NULL);
    const struct queue_list list = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    static struct queue_list_out out;
    assert_int_equal(store_wait(fixture->store, &queue_list, &list, &out, NULL), ERR_OK);
    struct queue_done done = {
            .write = fixture_write(list.actor, FIXTURE_NOW, ""), .item = out.items[0].id};
    assert_int_equal(store_wait(fixture->store, &queue_done, &done, NULL, NULL), ERR_OK);
    feed_read(fixture, FIXTURE_NOW + 900, FEED_MISSING, NULL);
    assert_int_equal(queue_count(fixture), 0);
    feed_read(fixture, FIXTURE_NOW + 1800, FEED_FINE, NULL);
    feed_read(fixture, FIXTURE_NOW + 2700, FEED_MISSING, NULL);
    assert_int_equal(queue_count(fixture), 1);
}

static void test_the_last_good_copy_serves_a_silent_server_for_its_grace_and_no_longer(void **state)
{
    struct fixture *fixture = *state;
    const struct interval busy = {FIXTURE_OPENS + 5 * 3600, FIXTURE_OPENS + 6 * 3600};
    bool overlaps;
    feed_give(fixture, FIXTURE_NOW);
    feed_read(fixture, FIXTURE_NOW, FEED_FINE, &busy);
    feed_read(fixture, FIXTURE_NOW + 900, FEED_UNREACHABLE, NULL);
    unix_s_t last = FIXTURE_NOW + FEED_GRACE_S;
    assert_true(offered_to_person(fixture, last - 1, busy, &overlaps) > 0);
    assert_false(overlaps);
    assert_blocks(fixture, last, true); /* though nobody has tried again */
    assert_int_equal(queue_count(fixture), 0);
    assert_true(feed_read(fixture, last, FEED_UNREACHABLE, NULL).is_told);
    assert_int_equal(queue_count(fixture), 1);
}

static void test_a_feed_is_in_one_hand_at_a_time_and_asked_for_whole_after_a_week(void **state)
{
    struct fixture *fixture = *state;
    feed_give(fixture, FIXTURE_NOW);
    struct store *second = fixture_open_second(fixture);
    assert_int_equal(claim_in(fixture->store, FIXTURE_NOW).count, 1);
    assert_int_equal(claim_in(second, FIXTURE_NOW).count, 0);
    assert_int_equal(claim_in(second, FIXTURE_NOW + FEEDS_LEASE_S - 1).count, 0);
    fixture_close_second(fixture, second);
    unix_s_t now = FIXTURE_NOW + FEEDS_LEASE_S;
    feed_read(fixture, now, FEED_FINE, NULL);
    struct feeds_claim_out due = claim_in(fixture->store, now + 900);
    assert_string_equal(due.feeds[0].url, address);
    assert_string_equal(due.feeds[0].zone, "America/New_York");
    assert_string_equal(due.feeds[0].etag, "\"1\"");
    due = claim_in(fixture->store, now + FEED_WHOLE_S);
    assert_int_equal(due.count, 1);
    assert_string_equal(due.feeds[0].etag, "");
}

static void test_a_reading_of_an_address_given_up_meanwhile_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct feed_end_out out;
    static struct feed_end in;
    feed_give(fixture, FIXTURE_NOW);
    struct feeds_claim_out due = claim_in(fixture->store, FIXTURE_NOW);
    feed_give(fixture, FIXTURE_NOW + 1);
    in = (struct feed_end){.write = system_write(FIXTURE_NOW + 2),
            .coach = due.feeds[0].coach,
            .version = due.feeds[0].version,
            .is_whole = true,
            .next_at = FIXTURE_NOW + 900};
    assert_int_equal(store_wait(fixture->store, &feed_end, &in, &out, NULL), ERR_OK);
    assert_int_equal(feed_seen(fixture, FIXTURE_NOW + 2).why, FEED_WAITS);
    assert_blocks(fixture, FIXTURE_NOW + 2, true);
}

static void test_without_the_address_nothing_blocks_any_more(void **state)
{
    struct fixture *fixture = *state;
    struct feed_delete in = {.write = fixture_write(coach_of(fixture), FIXTURE_NOW, "")};
    assert_int_equal(store_wait(fixture->store, &feed_delete, &in, NULL, NULL), ERR_NOT_FOUND);
    const struct interval busy = {FIXTURE_OPENS, FIXTURE_OPENS + 12 * 3600};
    feed_give(fixture, FIXTURE_NOW);
    feed_read(fixture, FIXTURE_NOW, FEED_FINE, &busy);
    assert_int_equal(fixture_count(fixture, "SELECT count(*) FROM feed_busy"), 1);
    feed_read(fixture, FIXTURE_NOW + 900, FEED_CLOSED, NULL);
    assert_int_equal(store_wait(fixture->store, &feed_delete, &in, NULL, NULL), ERR_OK);
    assert_int_equal(queue_count(fixture), 0);
    assert_int_equal(fixture_count(fixture, "SELECT count(*) FROM feed_busy"), 0);
    assert_blocks(fixture, FIXTURE_NOW + 900, false);
    assert_false(feed_seen(fixture, FIXTURE_NOW).is_there);
}

static enum err cover_by(struct fixture *fixture, struct id session, struct id coach)
{
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct session_cover in = {.write = fixture_write(coordinator, FIXTURE_NOW, ""),
            .session = session,
            .coach = coach};
    return store_wait(fixture->store, &session_cover, &in, NULL, NULL);
}

static void test_nobody_steps_in_who_is_busy_elsewhere(void **state)
{
    struct fixture *fixture = *state;
    struct id kit = fixture_account(fixture, ROLE_COACH, "Kit");
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    const struct interval busy = {row.end_at - 60, row.end_at};
    const struct interval later = {row.end_at + 3600, row.end_at + 7200};
    feed_give_as(fixture, fixture_actor(fixture, ROLE_COACH, kit), FIXTURE_NOW);
    assert_int_equal(cover_by(fixture, row.id, kit), ERR_CONFLICT);
    feed_read(fixture, FIXTURE_NOW, FEED_FINE, &busy);
    assert_int_equal(cover_by(fixture, row.id, kit), ERR_CONFLICT);
    feed_read(fixture, FIXTURE_NOW + 900, FEED_FINE, &later);
    assert_int_equal(cover_by(fixture, row.id, kit), ERR_OK);
}

static void test_the_address_is_sealed_and_only_its_host_is_shown(void **state)
{
    struct fixture *fixture = *state;
    struct feed_row row = feed_give(fixture, FIXTURE_NOW);
    assert_string_equal(row.host, "calendar.example");
    struct db *db = fixture_look(fixture);
    struct query *query = db_query(db, "SELECT url_sealed FROM feed");
    size_t len = 0;
    assert_true(query_next(query));
    const char *bytes = query_bytes(query, 0, &len);
    assert_true(len > sizeof(address));
    for (size_t i = 0; i + 8 <= len; i++)
        assert_memory_not_equal(bytes + i, "calendar", 8);
    assert_int_equal(query_end(query), ERR_OK);
    db_close(db);
}

static void test_feeds_are_a_coachs_own(void **state)
{
    struct fixture *fixture = *state;
    static struct feed_row out;
    struct actor person = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    const struct feed_get get = {.actor = person, .now = FIXTURE_NOW};
    assert_int_equal(store_wait(fixture->store, &feed_get, &get, &out, NULL), ERR_FORBIDDEN);
    const struct feeds_claim claim = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""), .limit = 1};
    assert_int_equal(store_wait(fixture->store, &feeds_claim, &claim, NULL, NULL), ERR_FORBIDDEN);
}

#define ON_FIXTURE(test) cmocka_unit_test_setup_teardown(test, setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            ON_FIXTURE(test_a_feed_blocks_until_it_was_read_and_then_only_its_busy_times),
            ON_FIXTURE(test_R6_an_unreadable_feed_blocks_at_once_and_tells_a_coordinator_once),
            ON_FIXTURE(test_what_a_coordinator_has_seen_to_does_not_come_back_while_it_lasts),
            ON_FIXTURE(test_the_last_good_copy_serves_a_silent_server_for_its_grace_and_no_longer),
            ON_FIXTURE(test_a_feed_is_in_one_hand_at_a_time_and_asked_for_whole_after_a_week),
            ON_FIXTURE(test_a_reading_of_an_address_given_up_meanwhile_changes_nothing),
            ON_FIXTURE(test_without_the_address_nothing_blocks_any_more),
            ON_FIXTURE(test_nobody_steps_in_who_is_busy_elsewhere),
            ON_FIXTURE(test_the_address_is_sealed_and_only_its_host_is_shown),
            ON_FIXTURE(test_feeds_are_a_coachs_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is over goes after its days, class by class, and nothing that is needed goes with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/asks.h"
#include "scheduler/store/links.h"
#include "scheduler/store/retention.h"
#include "tests/store/waitlist_fixture.h"

enum { DAYS = 30 };

/* All of the fixture's doings are over by then, and their days, too. */
#define MUCH_LATER (FIXTURE_NOW + 200 * (unix_s_t)DAY)

static struct retention_days only(enum retention_class of)
{
    struct retention_days days = {0};
    days.of[of] = DAYS;
    return days;
}

static const struct retention_days all = {.of = {DAYS, DAYS, DAYS, DAYS, DAYS, DAYS}};

static struct retention_out step_run(
        struct fixture *fixture, const struct retention_days *days, unix_s_t now, size_t step)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct retention_run in = {
            .write = fixture_write(system, now, ""), .days = *days, .step = step};
    struct retention_out out;
    assert_int_equal(store_wait(fixture->store, &retention_run, &in, &out, NULL), ERR_OK);
    return out;
}

/* All steps, each until it has no more to do. */
static struct retention_out run(
        struct fixture *fixture, const struct retention_days *days, unix_s_t now)
{
    struct retention_out all_rows = {0};
    for (size_t step = 0; step < RETENTION_STEPS; step++) {
        for (bool is_more = true; is_more;) {
            struct retention_out out = step_run(fixture, days, now, step);
            is_more = out.is_more;
            for (size_t i = 0; i < RETENTION_COUNT; i++)
                all_rows.rows[i] += out.rows[i];
        }
    }
    return all_rows;
}

static struct retention_out look(
        struct fixture *fixture, const struct retention_days *days, unix_s_t now)
{
    const struct retention_look in = {.days = *days, .now = now};
    struct retention_out out;
    assert_int_equal(store_wait(fixture->store, &retention_look, &in, &out, NULL), ERR_OK);
    return out;
}

/* --- what there is to delete ------------------------------------------------------------------ */

static void signs_in(struct fixture *fixture, struct id account)
{
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    const struct sign_in_link_make make = {
            .write = fixture_write(coordinator, FIXTURE_NOW, ""), .account = account};
    const struct actor nobody = {.role = ROLE_NOBODY};
    struct link_new link;
    struct sign_in_new made;
    assert_int_equal(store_wait(fixture->store, &sign_in_link_make, &make, &link, NULL), ERR_OK);
    struct link_use use = {.write = fixture_write(nobody, FIXTURE_NOW, "")};
    memcpy(use.secret, link.secret, sizeof(use.secret));
    use.browser[0] = 1;
    assert_int_equal(store_wait(fixture->store, &link_use, &use, &made, NULL), ERR_OK);
}

static void asks_and_withdraws(struct fixture *fixture, size_t person)
{
    const struct ask_make make = {.write = by_person(fixture, person, FIXTURE_NOW),
            .length_min = 25,
            .mode = BOOKING_VIDEO};
    struct ask_out made;
    assert_int_equal(store_wait(fixture->store, &ask_make, &make, &made, NULL), ERR_OK);
    const struct ask_withdraw withdraw = {
            .write = by_person(fixture, person, FIXTURE_NOW), .ask = made.ask.id};
    assert_int_equal(store_wait(fixture->store, &ask_withdraw, &withdraw, &made, NULL), ERR_OK);
}

/* Something of each class: a sign-in, an offer that was let pass, an ask, messages that went out,
 * something done, a talk. */
static void live(struct fixture *fixture)
{
    fixture_add_people(fixture, 3);
    signs_in(fixture, fixture->coach);
    asks_and_withdraws(fixture, 2);
    waits(fixture, 1);
    frees(fixture, TOMORROW);
    let_pass(fixture, 1);
    leave(fixture, 1, entry_of(fixture, 1).id);
    fixture_book(fixture, 0, TOMORROW + 2 * HOUR);
    fixture_run(fixture, "UPDATE notice SET state = 'sent', ended_at = 1795435200; "
                         "UPDATE queue SET done_at = 1795435200; "
                         "INSERT INTO talk (session_id, is_coach_admitted, is_coach_in, "
                         "is_person_admitted, is_person_in, since_at, length_s) "
                         "SELECT id, 1, 1, 1, 1, start_at, 60 FROM session");
}

static int64_t record_count(struct fixture *fixture)
{
    return fixture_count(fixture, "SELECT (SELECT COUNT(*) FROM session) + "
                                  "(SELECT COUNT(*) FROM account) + "
                                  "(SELECT COUNT(*) FROM caseload)");
}

/* --- tests ------------------------------------------------------------------------------------ */

static void test_D8_each_class_goes_after_its_days_and_no_other_with_it(void **state)
{
    struct fixture *fixture = *state;
    live(fixture);
    int64_t before = record_count(fixture);
    for (size_t i = 0; i < RETENTION_COUNT; i++) {
        struct retention_days days = only((enum retention_class)i);
        struct retention_out early = run(fixture, &days, FIXTURE_NOW + (DAYS - 1) * (unix_s_t)DAY);
        struct retention_out late = run(fixture, &days, MUCH_LATER);
        for (size_t other = 0; other < RETENTION_COUNT; other++) {
            assert_int_equal(early.rows[other], 0);
            assert_int_equal(late.rows[other] > 0, other == i);
        }
    }
    assert_int_equal(record_count(fixture), before);
    fixture_assert_whole(fixture);
}

static void test_D8_a_look_says_what_a_run_would_delete_and_deletes_nothing(void **state)
{
    struct fixture *fixture = *state;
    live(fixture);
    struct retention_out said = look(fixture, &all, MUCH_LATER);
    struct retention_out again = look(fixture, &all, MUCH_LATER);
    assert_memory_equal(&said, &again, sizeof(said));
    int64_t said_rows = 0, gone_rows = 0;
    struct retention_out gone = run(fixture, &all, MUCH_LATER);
    for (size_t i = 0; i < RETENTION_COUNT; i++)
        gone_rows += gone.rows[i];
    for (size_t i = 0; i < RETENTION_COUNT; i++)
        said_rows += said.rows[i];
    assert_in_range(said_rows, 1, gone_rows); /* what others hold goes when those are gone */
    struct retention_out left = look(fixture, &all, MUCH_LATER);
    for (size_t i = 0; i < RETENTION_COUNT; i++)
        assert_int_equal(left.rows[i], 0);
}

static void gets_a_card(struct fixture *fixture, size_t person)
{
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    const struct card_make in = {.write = fixture_write(coordinator, FIXTURE_NOW, ""),
            .person = fixture->people[person]};
    struct card_make_out out;
    assert_int_equal(store_wait(fixture->store, &card_make, &in, &out, NULL), ERR_OK);
}

static void gets_a_seat_link(struct fixture *fixture, struct id session)
{
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    const struct seat_link_make in = {
            .write = fixture_write(coordinator, FIXTURE_NOW, ""), .session = session};
    struct link_new out;
    for (int i = 0; i < 2; i++) /* the first is revoked by the second, and counts on */
        assert_int_equal(store_wait(fixture->store, &seat_link_make, &in, &out, NULL), ERR_OK);
}

static void assert_nothing_goes(struct fixture *fixture)
{
    struct retention_out out = run(fixture, &all, MUCH_LATER);
    for (size_t i = 0; i < RETENTION_COUNT; i++)
        assert_int_equal(out.rows[i], 0);
}

/* A card, a sign-in that lasts, and whatever a session to come has, wait for nothing but it. */
static void test_D8_what_is_still_needed_stays_whatever_its_age(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    waits(fixture, 1);
    gets_a_card(fixture, 0);
    signs_in(fixture, fixture->coach);
    gets_a_seat_link(fixture, fixture_book(fixture, 0, TOMORROW).id);
    fixture_run(fixture, "UPDATE notice SET state = 'sent', ended_at = 1; "
                         "UPDATE waitlist SET until_at = 9999999999; "
                         "UPDATE sign_in SET expires_at = 9999999999; "
                         "UPDATE session SET start_at = start_at + 31536000, "
                         "end_at = end_at + 31536000; DELETE FROM claims; "
                         "INSERT INTO queue (id, programme_id, kind, account_id, session_id, "
                         "due_at, created_at, done_at) SELECT id, programme_id, 'call', person_id, "
                         "id, 1, 1, 1 FROM session; "
                         "INSERT INTO talk (session_id, is_coach_admitted, is_coach_in, "
                         "is_person_admitted, is_person_in, since_at, length_s) "
                         "SELECT id, 1, 1, 1, 1, 1, 60 FROM session");
    assert_nothing_goes(fixture);
}

static void test_D8_what_is_open_stays_whatever_its_age(void **state)
{
    struct fixture *fixture = *state;
    live(fixture);
    struct retention_days talks = only(RETENTION_TALKS), waits = only(RETENTION_WAITS);
    fixture_run(fixture, "UPDATE session SET outcome_due_at = 1; UPDATE offer SET status = 'open'");
    assert_int_equal(run(fixture, &talks, MUCH_LATER).rows[RETENTION_TALKS], 0);
    assert_int_equal(run(fixture, &waits, MUCH_LATER).rows[RETENTION_WAITS], 0);
    fixture_run(fixture, "UPDATE session SET outcome_due_at = NULL; "
                         "UPDATE offer SET status = 'lapsed'");
    assert_true(run(fixture, &talks, MUCH_LATER).rows[RETENTION_TALKS] > 0);
    assert_true(run(fixture, &waits, MUCH_LATER).rows[RETENTION_WAITS] > 0);
}

static void test_D8_much_goes_in_small_steps_and_the_audit_says_that_something_went(void **state)
{
    struct fixture *fixture = *state;
    enum { MANY = RETENTION_AT_ONCE + 10 };
    static const char runs[] = "SELECT COUNT(*) FROM audit WHERE action = 'retention.run'";
    struct retention_days days = only(RETENTION_SIGN_INS);
    for (size_t i = 0; i < MANY; i++)
        signs_in(fixture, fixture->coach);
    struct retention_out first = step_run(fixture, &days, MUCH_LATER, 0);
    assert_true(first.is_more);
    assert_int_equal(first.rows[RETENTION_SIGN_INS], RETENTION_AT_ONCE);
    assert_int_equal(run(fixture, &days, MUCH_LATER).rows[RETENTION_SIGN_INS],
            2 * MANY - RETENTION_AT_ONCE); /* and their links */
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM sign_in"), 0);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM link"), 0);
    assert_int_equal(fixture_count(fixture, runs), 4);
    run(fixture, &days, MUCH_LATER); /* nothing is left, and nothing is said */
    assert_int_equal(fixture_count(fixture, runs), 4);
}

static void test_D8_nobody_but_the_scheduler_itself_deletes(void **state)
{
    struct fixture *fixture = *state;
    struct actor coordinator = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    struct actor system = {.role = ROLE_SYSTEM};
    struct retention_run in = {.write = fixture_write(coordinator, MUCH_LATER, ""), .days = all};
    assert_int_equal(store_wait(fixture->store, &retention_run, &in, NULL, NULL), ERR_FORBIDDEN);
    in.write.actor = system;
    in.step = RETENTION_STEPS;
    assert_int_equal(store_wait(fixture->store, &retention_run, &in, NULL, NULL), ERR_INPUT);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_D8_each_class_goes_after_its_days_and_no_other_with_it),
            TEST(test_D8_a_look_says_what_a_run_would_delete_and_deletes_nothing),
            TEST(test_D8_what_is_still_needed_stays_whatever_its_age),
            TEST(test_D8_what_is_open_stays_whatever_its_age),
            TEST(test_D8_much_goes_in_small_steps_and_the_audit_says_that_something_went),
            TEST(test_D8_nobody_but_the_scheduler_itself_deletes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

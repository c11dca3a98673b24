/* Being on duty: a coach's own to say, for so long at most, and not while away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/store/absences.h"
#include "scheduler/store/duty.h"
#include "tests/store/fixture.h"

enum { HOUR = 3600 };

static const unix_s_t noon = FIXTURE_OPENS + HOUR;

static void duty(struct fixture *fixture, struct id coach, unix_s_t now, unix_s_t until)
{
    struct duty_put in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, coach), now, ""),
            .until_at = until};
    struct duty_row out;
    assert_int_equal(store_wait(fixture->store, &duty_put, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.until_at, until > now ? until : 0);
}

static void away(struct fixture *fixture, struct id coach, unix_s_t now, unix_s_t from_at)
{
    struct absence_add in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator), now, ""),
            .coach = coach,
            .from_at = from_at,
            .until_at = from_at + 4 * HOUR};
    assert_int_equal(store_wait(fixture->store, &absence_add, &in, NULL, NULL), ERR_OK);
}

static void test_duty_is_a_coachs_own_and_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    struct duty_put in = {.until_at = noon + DUTY_MAX_S + 1};
    in.write = fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), noon, "");
    assert_int_equal(store_wait(fixture->store, &duty_put, &in, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "until_at");
    in.until_at = noon + HOUR;
    in.write.actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
    assert_int_equal(store_wait(fixture->store, &duty_put, &in, NULL, NULL), ERR_FORBIDDEN);
    duty(fixture, fixture->coach, noon, noon + HOUR);
    duty(fixture, fixture->coach, noon + 1, 0);
    struct duty_get get = {
            .actor = fixture_actor(fixture, ROLE_COACH, fixture->coach), .now = noon + 2};
    struct duty_row out;
    assert_int_equal(store_wait(fixture->store, &duty_get, &get, &out, NULL), ERR_OK);
    assert_int_equal(out.until_at, 0);
}

static void test_a_duty_lasts_until_an_absence_begins(void **state)
{
    struct fixture *fixture = *state;
    duty(fixture, fixture->coach, noon, noon + 6 * HOUR);
    away(fixture, fixture->coach, noon, noon + HOUR);
    struct duty_get in = {
            .actor = fixture_actor(fixture, ROLE_COACH, fixture->coach), .now = noon + 1};
    struct duty_row out;
    assert_int_equal(store_wait(fixture->store, &duty_get, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.until_at, noon + HOUR);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_duty_is_a_coachs_own_and_bounded),
            TEST(test_a_duty_lasts_until_an_absence_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* People who wait, as calls of the store. */
#include "tests/store/waitlist_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/store/dues.h"
#include "scheduler/store/freed.h"

enum { LENGTH_MIN = 50 };

struct write by_person(const struct fixture *fixture, size_t person, unix_s_t now)
{
    return fixture_write(fixture_actor(fixture, ROLE_PERSON, fixture->people[person]), now, "");
}

struct write by_coach(const struct fixture *fixture)
{
    return fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, "");
}

struct waitlist_join joining(const struct fixture *fixture, size_t person)
{
    return (struct waitlist_join){.write = by_person(fixture, person, FIXTURE_NOW),
            .coach = fixture->coach,
            .length_min = LENGTH_MIN,
            .mode = BOOKING_VOICE,
            .until_at = FIXTURE_NOW + 14 * DAY};
}

struct waitlist_entry join(struct fixture *fixture, const struct waitlist_join *in)
{
    struct waitlist_entry entry;
    assert_int_equal(store_wait(fixture->store, &waitlist_join, in, &entry, NULL), ERR_OK);
    return entry;
}

struct waitlist_entry waits(struct fixture *fixture, size_t person)
{
    struct waitlist_join in = joining(fixture, person);
    return join(fixture, &in);
}

struct id waits_with(struct fixture *fixture, size_t person, struct id session)
{
    struct waitlist_join in = joining(fixture, person);
    in.session = session;
    return join(fixture, &in).id;
}

void leave(struct fixture *fixture, size_t person, struct id entry)
{
    struct waitlist_leave_out out;
    struct waitlist_leave in = {.write = by_person(fixture, person, FIXTURE_NOW), .entry = entry};
    assert_int_equal(store_wait(fixture->store, &waitlist_leave, &in, &out, NULL), ERR_OK);
}

/* The entry as its person sees it; id zero: none. */
struct waitlist_entry entry_of(struct fixture *fixture, size_t person)
{
    struct waitlist_list in = {.actor = by_person(fixture, person, 0).actor};
    struct waitlist_list_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &waitlist_list, &in, out, NULL), ERR_OK);
    struct waitlist_entry entry = out->entries[0];
    assert_true(out->count <= 1);
    free(out);
    return entry;
}

void clock_run(struct fixture *fixture, unix_s_t now)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    const struct dues_run in = {.write = fixture_write(system, now, "")};
    struct dues_run_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    do { /* as jobs/chores does while there may be more */
        assert_int_equal(store_wait(fixture->store, &dues_run, &in, out, NULL), ERR_OK);
    } while (out->count > 0);
    free(out);
    fixture_assert_whole(fixture);
}

void cancel(struct fixture *fixture, size_t person, struct id session)
{
    struct session_cancel in = {
            .write = by_person(fixture, person, FIXTURE_NOW), .session = session};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &in, NULL, NULL), ERR_OK);
}

/* Person 0 gives this time back, and the clock goes round. */
void frees(struct fixture *fixture, unix_s_t start_at)
{
    struct session_row row = fixture_book(fixture, 0, start_at);
    cancel(fixture, 0, row.id);
    clock_run(fixture, FIXTURE_NOW);
}

enum err answer(struct fixture *fixture, size_t person, struct id session, bool is_yes,
        unix_s_t now, struct offer_answer_out *ret)
{
    struct offer_answer in = {
            .write = by_person(fixture, person, now), .session = session, .is_yes = is_yes};
    return store_wait(fixture->store, &offer_answer, &in, ret, NULL);
}

void let_pass(struct fixture *fixture, size_t person)
{
    struct offer_answer_out out;
    struct id session = entry_of(fixture, person).offer.session;
    assert_int_equal(answer(fixture, person, session, false, FIXTURE_NOW, &out), ERR_OK);
    assert_int_equal(out.session.status, BOOKING_CANCELLED);
    clock_run(fixture, FIXTURE_NOW + FREED_AGAIN_MAX);
}

void assert_offered(struct fixture *fixture, size_t person, unix_s_t start_at)
{
    assert_int_equal(entry_of(fixture, person).offer.start_at, start_at); /* 0: nothing */
}

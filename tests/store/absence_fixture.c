/* A coach who is away tomorrow, and what time makes of it. */
#include "tests/store/absence_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct actor actor_of(const struct fixture *fixture, enum role role)
{
    if (role == ROLE_PERSON)
        return fixture_actor(fixture, role, fixture->people[0]);
    return fixture_actor(fixture, role, role == ROLE_COACH ? fixture->coach : fixture->coordinator);
}

struct absence_add away(
        const struct fixture *fixture, enum role role, unix_s_t from_at, unix_s_t until_at)
{
    return (struct absence_add){.write = fixture_write(actor_of(fixture, role), FIXTURE_NOW, ""),
            .coach = fixture->coach,
            .from_at = from_at,
            .until_at = until_at};
}

struct absence_add_out *add(const struct fixture *fixture, const struct absence_add *in)
{
    struct absence_add_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &absence_add, in, out, NULL), ERR_OK);
    return out;
}

/* The id of the absence: from nine to five tomorrow, by the coach. */
struct id away_tomorrow(const struct fixture *fixture)
{
    struct absence_add in = away(fixture, ROLE_COACH, TOMORROW, TOMORROW + 8 * HOUR);
    struct absence_add_out *out = add(fixture, &in);
    struct id id = out->absence.id;
    free(out);
    return id;
}

struct dues_run_out *dues_at(const struct fixture *fixture, unix_s_t now)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct dues_run in = {.write = fixture_write(system, now, "")};
    struct dues_run_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(fixture->store, &dues_run, &in, out, NULL), ERR_OK);
    return out;
}

size_t rings_at(const struct fixture *fixture, unix_s_t now)
{
    struct dues_run_out *out = dues_at(fixture, now);
    size_t rings = out->ring_count;
    free(out);
    return rings;
}

int64_t told(const struct fixture *fixture)
{
    return fixture_count(fixture, "SELECT COUNT(*) FROM notice WHERE kind = 'coach_away'");
}

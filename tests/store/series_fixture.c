/* Makes, extends and lists the series of the tests. */
#include "tests/store/series_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"

struct series_wish wish_of(const struct fixture *fixture)
{
    return (struct series_wish){
            .coach = fixture->coach,
            .rule = {.from = {2026, 11, 30}, .start_min = 600, .every_weeks = 1},
            .length_min = 50,
            .mode = BOOKING_VIDEO,
    };
}

struct actor person_of(const struct fixture *fixture, size_t person)
{
    return fixture_actor(fixture, ROLE_PERSON, fixture->people[person]);
}

struct actor coach_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COACH, fixture->coach);
}

struct series_offer preview(struct fixture *fixture, const struct series_wish *wish)
{
    struct series_preview in = {.actor = person_of(fixture, 0), .wish = *wish, .now = FIXTURE_NOW};
    struct series_offer out;
    struct error error = {0};
    if (store_wait(fixture->store, &series_preview, &in, &out, &error))
        fail_msg("%s: %s", error.field, error.text);
    return out;
}

struct series_agree yes_to(const struct fixture *fixture, const struct series_wish *wish,
        const struct series_offer *offer)
{
    struct series_agree in = {
            .write = fixture_write(person_of(fixture, 0), FIXTURE_NOW, ""), .wish = *wish};
    for (size_t i = 0; i < offer->count; i++) {
        if (offer->choices[i].reason == SERIES_FREE)
            in.agreed[in.agreed_count++] = offer->choices[i].at.start_at;
    }
    return in;
}

struct series_agree_out agree(struct fixture *fixture, const struct series_agree *in)
{
    struct series_agree_out out;
    struct error error = {0};
    if (store_wait(fixture->store, &series_agree, in, &out, &error))
        fail_msg("%s: %s", error.field, error.text);
    return out;
}

struct series_agree_out agree_to_all(struct fixture *fixture, const struct series_wish *wish)
{
    struct series_offer offer = preview(fixture, wish);
    struct series_agree in = yes_to(fixture, wish, &offer);
    return agree(fixture, &in);
}

enum err end_by(struct fixture *fixture, struct actor actor, struct id series, unix_s_t now,
        struct series_end_out *ret_out)
{
    struct series_end in = {.write = fixture_write(actor, now, ""), .series = series};
    return store_wait(fixture->store, &series_end, &in, ret_out, NULL);
}

size_t due_at(struct fixture *fixture, unix_s_t now)
{
    struct series_find in = {.actor = {.role = ROLE_SYSTEM}, .now = now};
    struct series_found out;
    assert_int_equal(store_wait(fixture->store, &series_due, &in, &out, NULL), ERR_OK);
    return out.count;
}

struct series_turn_out extend_at(struct fixture *fixture, struct id series, unix_s_t now)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct series_turn in = {.write = fixture_write(system, now, ""), .series = series};
    struct series_turn_out out;
    assert_int_equal(store_wait(fixture->store, &series_extend, &in, &out, NULL), ERR_OK);
    return out;
}

struct series_list_out list_at(struct fixture *fixture, struct actor actor, unix_s_t now)
{
    struct series_list in = {.actor = actor, .now = now};
    static struct series_list_out out;
    assert_int_equal(store_wait(fixture->store, &series_list, &in, &out, NULL), ERR_OK);
    return out;
}

void away_on(struct fixture *fixture, struct civil_date date)
{
    struct exception_add in = {
            .write = fixture_write(coach_of(fixture), FIXTURE_NOW, ""),
            .exception = {.kind = HOURS_AWAY, .date = date, .end_min = DAY_MIN},
    };
    assert_int_equal(store_wait(fixture->store, &exception_add, &in, NULL, NULL), ERR_OK);
}

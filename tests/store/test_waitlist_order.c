/* The order of the waitlist, whatever happens: people come, are asked, take, let pass, do not
 * answer, leave, while times come free. After each step two things must be true that do not know
 * how turns are found: nobody was passed over, and nothing is left that somebody should be asked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/store/dues.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/waitlist.h"
#include "tests/store/race.h"

enum { STEPS = 100, PEOPLE = 9, GIVER = 0, FIRST_HOUR = 80, HOURS_MAX = 360, DAY = 86400 };

struct world {
    struct fixture *fixture;
    unix_s_t now;
    int hour; /* the next one that comes free, each once */
};

static struct write by(const struct world *world, size_t person)
{
    const struct fixture *fixture = world->fixture;
    return fixture_write(
            fixture_actor(fixture, ROLE_PERSON, fixture->people[person]), world->now, "");
}

static struct waitlist_entry entry_of(const struct world *world, size_t person)
{
    struct waitlist_list in = {.actor = by(world, person).actor};
    struct waitlist_list_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    assert_int_equal(store_wait(world->fixture->store, &waitlist_list, &in, out, NULL), ERR_OK);
    struct waitlist_entry entry = out->entries[0];
    free(out);
    return entry;
}

static void clock_run(const struct world *world, unix_s_t now)
{
    const struct dues_run in = {
            .write = fixture_write((struct actor){.role = ROLE_SYSTEM}, now, "")};
    struct dues_run_out *out = calloc(1, sizeof(*out));
    assert_non_null(out);
    do {
        assert_int_equal(store_wait(world->fixture->store, &dues_run, &in, out, NULL), ERR_OK);
    } while (out->count > 0);
    free(out);
}

/* --- what may happen -------------------------------------------------------------------------- */

static void person_joins(const struct world *world, size_t person)
{
    struct waitlist_entry entry;
    struct waitlist_join in = {.write = by(world, person),
            .coach = world->fixture->coach,
            .length_min = 50,
            .until_at = world->now + 50 * DAY};
    assert_int_equal(store_wait(world->fixture->store, &waitlist_join, &in, &entry, NULL), ERR_OK);
}

static void person_leaves(const struct world *world, size_t person, struct id entry)
{
    struct waitlist_leave_out out;
    struct waitlist_leave in = {.write = by(world, person), .entry = entry};
    assert_int_equal(store_wait(world->fixture->store, &waitlist_leave, &in, &out, NULL), ERR_OK);
}

static void person_answers(const struct world *world, size_t person, struct id session, bool is_yes)
{
    struct offer_answer_out out;
    struct offer_answer in = {.write = by(world, person), .session = session, .is_yes = is_yes};
    assert_int_equal(store_wait(world->fixture->store, &offer_answer, &in, &out, NULL), ERR_OK);
}

static void time_comes_free(struct world *world)
{
    if (world->hour == HOURS_MAX)
        return;
    struct session_row row = fixture_book(world->fixture, GIVER, race_hour(world->hour++));
    struct session_cancel in = {.write = by(world, GIVER), .session = row.id};
    assert_int_equal(store_wait(world->fixture->store, &session_cancel, &in, NULL, NULL), ERR_OK);
}

static void step(struct world *world)
{
    size_t person = 1 + (size_t)rand() % (PEOPLE - 1);
    struct waitlist_entry entry = entry_of(world, person);
    int choice = rand() % 6;
    if (choice < 2)
        time_comes_free(world);
    else if (id_is_zero(entry.id))
        person_joins(world, person);
    else if (id_is_zero(entry.offer.session) || choice == 2)
        choice == 2 ? person_leaves(world, person, entry.id) : time_comes_free(world);
    else if (choice == 3)
        world->now = entry.offer.until_at; /* no answer */
    else
        person_answers(world, person, entry.offer.session, choice == 4);
}

/* --- what must be true ------------------------------------------------------------------------ */

/* Whether b could be asked about f, by what is said in docs/api.md. */
#define COULD_BE_ASKED                                                                             \
    "b.ended_at IS NULL AND b.created_at <= f.created_at AND b.person_id <> f.person_id "          \
    "AND NOT EXISTS (SELECT 1 FROM offer x WHERE x.entry_id = b.id "                               \
    "AND (x.freed_id = f.id OR x.status = 'open'))"

/* By an offer that was made at this moment. */
static void assert_nobody_passed_over(const struct world *world)
{
    char passed_over[1024];
    snprintf(passed_over, sizeof(passed_over),
            "SELECT COUNT(*) FROM offer o JOIN freed f ON f.id = o.freed_id "
            "JOIN session s ON s.id = o.session_id JOIN waitlist w ON w.id = o.entry_id "
            "JOIN waitlist b ON b.seq < w.seq "
            "WHERE s.created_at = %lld AND o.status = 'open' AND " COULD_BE_ASKED,
            (long long)world->now);
    assert_int_equal(fixture_count(world->fixture, passed_over), 0);
}

static void assert_nothing_left(const struct world *world)
{
    static const char left[] =
            "SELECT COUNT(*) FROM freed f JOIN waitlist b ON b.programme_id = f.programme_id "
            "WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.party_id = f.coach_id "
            "AND c.start_at < f.end_at AND f.start_at < c.end_at) AND " COULD_BE_ASKED;
    assert_int_equal(fixture_count(world->fixture, left), 0);
}

/* From moment to moment, until nothing that came free is to be looked at. */
static void turns_go_round(struct world *world)
{
    static const char freed[] = "SELECT COUNT(*) FROM due WHERE kind = 'freed'";
    static const char next[] = "SELECT MIN(due_at) FROM due WHERE kind <> 'wait'";
    do {
        unix_s_t at = fixture_count(world->fixture, next);
        world->now = at > world->now ? at : world->now;
        clock_run(world, world->now);
        assert_nobody_passed_over(world);
    } while (fixture_count(world->fixture, freed) > 0);
}

static void test_waitlist_asks_in_order_whatever_happens(void **state)
{
    struct world world = {.fixture = *state, .now = FIXTURE_NOW, .hour = FIRST_HOUR};
    fixture_add_people(world.fixture, PEOPLE);
    srand(3);
    for (int i = 0; i < STEPS; i++) {
        world.now += 60;
        turns_go_round(&world); /* what lapses meanwhile */
        step(&world);
        turns_go_round(&world);
        assert_nothing_left(&world);
        if (i % 20 == 0)
            fixture_assert_whole(world.fixture);
    }
    static const char *const endings[] = {
            "SELECT COUNT(*) FROM offer WHERE status = 'taken'",
            "SELECT COUNT(*) FROM offer WHERE status = 'passed'",
            "SELECT COUNT(*) FROM offer WHERE status = 'lapsed'",
    };
    for (size_t i = 0; i < 3; i++) /* each has happened often enough to mean something */
        assert_true(fixture_count(world.fixture, endings[i]) > STEPS / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    test_waitlist_asks_in_order_whatever_happens, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

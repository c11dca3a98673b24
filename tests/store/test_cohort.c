/* Everybody without a coach, paired at once: who is in it, who gets whom, and that asking changes
 * nothing while agreeing does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/cohort.h"
#include "scheduler/store/contracts.h"
#include "scheduler/store/db.h"
#include "tests/store/saying.h"

static struct actor coordinator_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

/* Free it. */
static struct cohort_list_out *cohort_of(struct fixture *fixture)
{
    struct cohort_list in = {.actor = coordinator_of(fixture), .now = FIXTURE_NOW};
    struct cohort_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &cohort_list, &in, out, NULL), ERR_OK);
    return out;
}

static const struct cohort_row *row_of(const struct cohort_list_out *cohort, struct id person)
{
    for (size_t i = 0; i < cohort->count; i++) {
        if (id_equal(cohort->rows[i].person, person))
            return &cohort->rows[i];
    }
    fail_msg("this person is not in the cohort");
    return NULL;
}

static struct id person_saying(struct fixture *fixture, struct saying saying)
{
    struct id person = fixture_account(fixture, ROLE_PERSON, "Robin");
    saying_put(fixture, ROLE_PERSON, person, saying);
    return person;
}

static struct id coach_saying(struct fixture *fixture, const char *name, struct saying saying)
{
    struct id coach = fixture_account(fixture, ROLE_COACH, name);
    saying_put(fixture, ROLE_COACH, coach, saying);
    return coach;
}

static void give(
        struct fixture *fixture, struct id person, struct id coach, enum caseload_kind kind)
{
    struct caseload_set in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .person = person,
            .coach = coach,
            .kind = kind};
    assert_int_equal(store_wait(fixture->store, &caseload_set, &in, NULL, NULL), ERR_OK);
}

/* Leaves a coach room for so many more people, three at most. */
static void room_set(struct fixture *fixture, struct id coach, int people)
{
    struct contract_put in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .coach = coach,
            .contract_min = LOAD_CONTRACT_LEAST_MIN};
    assert_int_equal(store_wait(fixture->store, &contract_put, &in, NULL, NULL), ERR_OK);
    for (; people < 3; people++)
        give(fixture, fixture_account(fixture, ROLE_PERSON, "Quill"), coach, CASELOAD_PRIMARY);
}

static void test_cohort_gives_the_one_place_to_who_needs_it(void **state)
{
    struct fixture *fixture = *state;
    struct id ana = coach_saying(fixture, "Ana", (struct saying){.traits = "language:es!"});
    room_set(fixture, ana, 1);
    struct id would = person_saying(fixture, (struct saying){.wishes = "prefer language:es"});
    struct id must = person_saying(fixture, (struct saying){.wishes = "need language:es"});
    struct cohort_list_out *cohort = cohort_of(fixture);
    assert_int_equal(cohort->count, 2);
    assert_true(id_equal(row_of(cohort, must)->coach, ana));
    assert_string_equal(row_of(cohort, must)->coach_nickname, "Ana");
    assert_true(id_equal(row_of(cohort, would)->coach, fixture->coach));
    free(cohort);
}

static void test_cohort_leaves_out_whom_nobody_with_room_fits(void **state)
{
    struct fixture *fixture = *state;
    struct id ana = coach_saying(fixture, "Ana", (struct saying){.traits = "language:es!"});
    struct id bo =
            coach_saying(fixture, "Bo", (struct saying){.traits = "language:es"}); /* quiet */
    struct id person = person_saying(fixture, (struct saying){.wishes = "need language:es"});
    room_set(fixture, ana, 0);
    struct cohort_list_out *cohort = cohort_of(fixture);
    assert_true(id_is_zero(row_of(cohort, person)->coach));
    assert_string_equal(row_of(cohort, person)->coach_nickname, "");
    free(cohort);
    saying_put(fixture, ROLE_COACH, bo, (struct saying){.traits = "language:es!"});
    cohort = cohort_of(fixture);
    assert_true(id_equal(row_of(cohort, person)->coach, bo));
    free(cohort);
}

static void test_cohort_never_pairs_two_of_whom_one_avoids_the_other(void **state)
{
    struct fixture *fixture = *state;
    struct id person = person_saying(fixture, (struct saying){.avoid = "name:Sam"});
    struct cohort_list_out *cohort = cohort_of(fixture);
    assert_true(id_is_zero(row_of(cohort, person)->coach));
    free(cohort);
    saying_put(fixture, ROLE_PERSON, person, (struct saying){0});
    saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){.avoid = "name:robin"});
    cohort = cohort_of(fixture);
    assert_true(id_is_zero(row_of(cohort, person)->coach));
    free(cohort);
}

static void test_cohort_spreads_equals_over_equals(void **state)
{
    struct fixture *fixture = *state;
    size_t of_sam = 0;
    fixture_account(fixture, ROLE_COACH, "Alex");
    for (int i = 0; i < 6; i++)
        person_saying(fixture, (struct saying){0});
    struct cohort_list_out *cohort = cohort_of(fixture);
    for (size_t i = 0; i < cohort->count; i++)
        of_sam += id_equal(cohort->rows[i].coach, fixture->coach);
    assert_int_equal(cohort->count, 6);
    assert_int_equal(of_sam, 3);
    free(cohort);
}

static void test_cohort_gives_nobody_to_a_coach_who_takes_nobody_new(void **state)
{
    struct fixture *fixture = *state;
    struct actor coach = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    struct closed_put in = {
            .write = fixture_write(coach, FIXTURE_NOW, ""), .until_at = FIXTURE_NOW + 86400};
    assert_int_equal(store_wait(fixture->store, &closed_put, &in, NULL, NULL), ERR_OK);
    struct id person = person_saying(fixture, (struct saying){0});
    struct cohort_list_out *cohort = cohort_of(fixture);
    assert_true(id_is_zero(row_of(cohort, person)->coach));
    free(cohort);
}

static void test_cohort_is_who_has_no_primary_coach_and_agreeing_ends_it(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2); /* have one */
    struct id person = person_saying(fixture, (struct saying){0});
    fixture_run(fixture, "UPDATE caseload SET kind = 'backup'");
    int64_t audited = fixture_count(fixture, "SELECT COUNT(*) FROM audit");
    int64_t seen = fixture_count(fixture, "SELECT COUNT(*) FROM caseload");
    struct cohort_list_out *cohort = cohort_of(fixture);
    assert_int_equal(cohort->count, 3);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM audit"), audited);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM caseload"), seen);
    for (size_t i = 0; i < cohort->count; i++)
        give(fixture, cohort->rows[i].person, cohort->rows[i].coach, CASELOAD_PRIMARY);
    assert_true(id_equal(row_of(cohort, person)->coach, fixture->coach));
    free(cohort);
    cohort = cohort_of(fixture);
    assert_int_equal(cohort->count, 0);
    free(cohort);
}

static void test_cohort_says_when_there_are_more_than_fit_into_one(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < COHORT_PEOPLE_MAX; i++)
        fixture_account(fixture, ROLE_PERSON, "Robin");
    struct cohort_list_out *cohort = cohort_of(fixture);
    assert_int_equal(cohort->count, COHORT_PEOPLE_MAX);
    assert_false(cohort->is_more);
    free(cohort);
    fixture_account(fixture, ROLE_PERSON, "Robin");
    cohort = cohort_of(fixture);
    assert_int_equal(cohort->count, COHORT_PEOPLE_MAX);
    assert_true(cohort->is_more);
    free(cohort);
}

static void test_W1_a_cohort_is_a_coordinators_of_the_programme(void **state)
{
    struct fixture *fixture = *state;
    struct id person = person_saying(fixture, (struct saying){0});
    struct cohort_list in = {.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach)};
    assert_int_equal(store_wait(fixture->store, &cohort_list, &in, NULL, NULL), ERR_FORBIDDEN);
    in.actor = fixture_actor(fixture, ROLE_PERSON, person);
    assert_int_equal(store_wait(fixture->store, &cohort_list, &in, NULL, NULL), ERR_FORBIDDEN);
    struct cohort_list_out *out = calloc(1, sizeof(*out));
    in.actor = coordinator_of(fixture);
    in.actor.programme = person; /* another one */
    assert_int_equal(store_wait(fixture->store, &cohort_list, &in, out, NULL), ERR_OK);
    assert_int_equal(out->count, 0);
    free(out);
}

#define STORE_TEST(test_) cmocka_unit_test_setup_teardown(test_, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            STORE_TEST(test_cohort_gives_the_one_place_to_who_needs_it),
            STORE_TEST(test_cohort_leaves_out_whom_nobody_with_room_fits),
            STORE_TEST(test_cohort_never_pairs_two_of_whom_one_avoids_the_other),
            STORE_TEST(test_cohort_spreads_equals_over_equals),
            STORE_TEST(test_cohort_gives_nobody_to_a_coach_who_takes_nobody_new),
            STORE_TEST(test_cohort_is_who_has_no_primary_coach_and_agreeing_ends_it),
            STORE_TEST(test_cohort_says_when_there_are_more_than_fit_into_one),
            STORE_TEST(test_W1_a_cohort_is_a_coordinators_of_the_programme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Who could be a person's coach: the list and its order, what it never tells, the ledger behind it,
 * and that nothing gives two to each other who may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/calendar.h"
#include "scheduler/store/contracts.h"
#include "scheduler/store/matches.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/seed.h"
#include "tests/store/saying.h"

enum { DAY = 86400 };

static struct actor coordinator_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

/* A person whom nobody sees yet. */
static struct id stranger(struct fixture *fixture)
{
    return fixture_account(fixture, ROLE_PERSON, "Robin");
}

static struct matches_list_out matches_of(struct fixture *fixture, struct id person, unix_s_t now)
{
    struct matches_list in = {.actor = coordinator_of(fixture), .person = person, .now = now};
    static struct matches_list_out out;
    assert_int_equal(store_wait(fixture->store, &matches_list, &in, &out, NULL), ERR_OK);
    return out;
}

static void assert_matches(struct fixture *fixture, struct id person, const char *const *names)
{
    struct matches_list_out out = matches_of(fixture, person, FIXTURE_NOW);
    size_t count = 0;
    for (; names[count]; count++) {
        assert_true(count < out.count);
        assert_string_equal(out.matches[count].nickname, names[count]);
    }
    assert_int_equal(out.count, count);
}

#define ASSERT_MATCHES(fixture_, person_, ...)                                                     \
    assert_matches(fixture_, person_, (const char *const[]){__VA_ARGS__, NULL})

static struct id coach_saying(struct fixture *fixture, const char *name, struct saying saying)
{
    struct id coach = fixture_account(fixture, ROLE_COACH, name);
    saying_put(fixture, ROLE_COACH, coach, saying);
    return coach;
}

/* --- the list --------------------------------------------------------------------------------- */

static void test_needs_of_both_sides_filter_and_preferences_rank(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    coach_saying(fixture, "Ana", (struct saying){.traits = "language:es! gender:woman!"});
    coach_saying(fixture, "Bo", (struct saying){.traits = "language:es! parenting:parent!"});
    coach_saying(fixture, "Cy", (struct saying){.traits = "gender:woman! parenting:parent!"});
    coach_saying(fixture, "Di", (struct saying){.traits = "language:es gender:woman!"}); /* quiet */
    coach_saying(fixture, "Ed",
            (struct saying){.traits = "language:es!", .wishes = "need veteran:veteran"});
    saying_put(fixture, ROLE_PERSON, person,
            (struct saying){
                    .wishes = "need language:es, prefer gender:woman, avoid parenting:parent"});
    ASSERT_MATCHES(fixture, person, "Ana", "Bo");
}

static void test_what_is_not_shown_ranks_and_is_not_said(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    coach_saying(fixture, "Ana", (struct saying){.traits = "gender:woman"});
    saying_put(fixture, ROLE_PERSON, person, (struct saying){.wishes = "prefer gender:woman"});
    ASSERT_MATCHES(fixture, person, "Ana", "Sam");
    struct matches_list_out out = matches_of(fixture, person, FIXTURE_NOW);
    assert_int_equal(out.matches[0].traits.shown[TRAIT_GENDER], 0);
}

static void test_whoever_is_theirs_already_is_not_in_the_list(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    fixture_account(fixture, ROLE_COACH, "Alex");
    ASSERT_MATCHES(fixture, fixture->people[0], "Alex");
}

static void test_W1_matches_are_a_coordinators_of_the_programme(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    struct matches_list in = {.actor = coordinator_of(fixture), .person = person};
    in.actor.programme = person;
    assert_int_equal(store_wait(fixture->store, &matches_list, &in, NULL, NULL), ERR_NOT_FOUND);
    in.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    assert_int_equal(store_wait(fixture->store, &matches_list, &in, NULL, NULL), ERR_FORBIDDEN);
    in.actor = coordinator_of(fixture);
    in.person = fixture->coach;
    assert_int_equal(store_wait(fixture->store, &matches_list, &in, NULL, NULL), ERR_NOT_FOUND);
}

/* --- what is not told ------------------------------------------------------------------------- */

struct refusal { /* all that a coordinator can see of two who may not */
    struct matches_list_out matches;
    size_t slots;
    struct error given;
    struct error booked;
    enum err given_err;
    enum err booked_err;
};

static size_t slots_for(struct fixture *fixture, struct id person, struct id coach)
{
    struct slots_search in = {.actor = coordinator_of(fixture),
            .coach = coach,
            .person = person,
            .among = SLOTS_PROGRAMME,
            .from_at = FIXTURE_NOW,
            .until_at = FIXTURE_NOW + 3 * DAY,
            .length_min = 25,
            .limit = SLOTS_LIST_MAX,
            .now = FIXTURE_NOW};
    struct slots_search_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, out, NULL), ERR_OK);
    size_t count = out->count;
    free(out);
    return count;
}

static struct refusal *refusal_of(struct fixture *fixture, struct id person)
{
    struct refusal *refusal = calloc(1, sizeof(*refusal));
    struct write write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, "");
    struct caseload_set give = {.write = write, .person = person, .coach = fixture->coach};
    struct session_book book = {.write = write,
            .coach = fixture->coach,
            .person = person,
            .wish = {.start_at = FIXTURE_OPENS, .length_min = 25}};
    refusal->matches = matches_of(fixture, person, FIXTURE_NOW);
    refusal->slots =
            slots_for(fixture, person, (struct id){0}) + slots_for(fixture, person, fixture->coach);
    refusal->given_err = store_wait(fixture->store, &caseload_set, &give, NULL, &refusal->given);
    refusal->booked_err = store_wait(fixture->store, &session_book, &book, NULL, &refusal->booked);
    refusal->matches.wishes = (struct wishes){0}; /* the person's, known to who asks */
    return refusal;
}

static void test_nobody_fits_reads_the_same_for_every_reason(void **state)
{
    struct fixture *fixture = *state;
    struct refusal *first = NULL;
    static const struct {
        struct saying person, coach;
    } reasons[] = {
            {.person = {.wishes = "need language:es"}},
            {.person = {.wishes = "need language:es"}, .coach = {.traits = "language:es"}},
            {.coach = {.wishes = "need language:es"}},
            {.coach = {.wishes = "need language:es"}, .person = {.traits = "language:es"}},
            {.person = {.avoid = "name:Sam"}},
            {.coach = {.avoid = "name:Robin"}},
            {.person = {.avoid = "name:Sam"}, .coach = {.avoid = "name:robin"}},
    };
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        struct id person = stranger(fixture);
        saying_put(fixture, ROLE_PERSON, person, reasons[i].person);
        saying_put(fixture, ROLE_COACH, fixture->coach, reasons[i].coach);
        struct refusal *refusal = refusal_of(fixture, person);
        assert_int_equal(refusal->matches.count, 0);
        assert_int_equal(refusal->slots, 0);
        assert_int_equal(refusal->given_err, ERR_NOT_NOW);
        assert_int_equal(refusal->booked_err, ERR_NOT_NOW);
        assert_string_equal(refusal->given.field, "coach");
        if (first)
            assert_memory_equal(first, refusal, sizeof(*first));
        else
            first = refusal;
        if (first != refusal)
            free(refusal);
    }
    free(first);
}

static void test_without_the_entry_all_is_open_again(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    saying_put(fixture, ROLE_PERSON, person, (struct saying){.avoid = "name:Sam"});
    free(refusal_of(fixture, person));
    saying_put(fixture, ROLE_PERSON, person, (struct saying){0});
    struct refusal *open = refusal_of(fixture, person);
    assert_int_equal(open->matches.count, 1);
    assert_true(open->slots > 0);
    assert_int_equal(open->given_err, ERR_OK);
    assert_int_equal(open->booked_err, ERR_OK);
    free(open);
}

static void test_two_who_see_each_other_notice_nothing_of_a_new_entry(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct id person = fixture->people[0];
    struct slots_search in = {.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach),
            .person = person,
            .among = SLOTS_CASELOAD,
            .from_at = FIXTURE_NOW,
            .until_at = FIXTURE_NOW + 3 * DAY,
            .length_min = 25,
            .limit = SLOTS_LIST_MAX,
            .now = FIXTURE_NOW};
    struct slots_search_out *before = calloc(2, sizeof(*before)), *after = before + 1;
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, before, NULL), ERR_OK);
    size_t slots = slots_for(fixture, person, fixture->coach);
    saying_put(fixture, ROLE_PERSON, person, (struct saying){.avoid = "name:Sam"});
    assert_int_equal(store_wait(fixture->store, &slots_search, &in, after, NULL), ERR_OK);
    assert_true(before->count > 0);
    assert_memory_equal(before, after, sizeof(*before));
    assert_int_equal(slots_for(fixture, person, fixture->coach), slots);
    fixture_book(fixture, 0, FIXTURE_OPENS);
    free(before);
}

static void test_a_session_is_not_moved_to_a_coach_who_may_not(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    fixture_add_people(fixture, 1);
    struct id alex = fixture_account(fixture, ROLE_COACH, "Alex");
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct move_propose in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .session = row.id,
            .coach = alex,
            .start_at = FIXTURE_OPENS};
    saying_put(fixture, ROLE_COACH, alex, (struct saying){.avoid = "name:Robin"});
    assert_int_equal(store_wait(fixture->store, &move_propose, &in, NULL, &error), ERR_NOT_NOW);
    assert_string_equal(error.field, "coach");
    saying_put(fixture, ROLE_COACH, alex, (struct saying){0});
    assert_int_not_equal(store_wait(fixture->store, &move_propose, &in, NULL, &error), ERR_NOT_NOW);
}

/* A coach who avoids a number does so before anybody comes who has it. */
static void test_somebody_avoided_by_number_never_gets_that_coach_by_being_added(void **state)
{
    struct fixture *fixture = *state;
    struct error avoided = {0}, closed = {0};
    struct person_add in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .nickname = "Robin",
            .reach_kind = REACH_PHONE,
            .reach_value = "+1 (505) 555-0142",
            .coach = fixture->coach,
            .zone = "UTC",
            .language = "en"};
    saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){.avoid = "phone:5055550142"});
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, &avoided), ERR_NOT_NOW);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM account WHERE role = 'person'"), 0);
    saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){0});
    struct closed_put close = {.until_at = FIXTURE_NOW + DAY};
    close.write =
            fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, "");
    assert_int_equal(store_wait(fixture->store, &closed_put, &close, NULL, NULL), ERR_OK);
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, &closed), ERR_NOT_NOW);
    assert_memory_equal(&avoided, &closed, sizeof(avoided));
    in.write.now = FIXTURE_NOW + DAY;
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, NULL), ERR_OK);
}

/* --- primary, back-up ------------------------------------------------------------------------- */

static struct person_row give(
        struct fixture *fixture, struct id person, struct id coach, enum caseload_kind kind)
{
    struct caseload_set in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .person = person,
            .coach = coach,
            .kind = kind};
    struct person_row row;
    assert_int_equal(store_wait(fixture->store, &caseload_set, &in, &row, NULL), ERR_OK);
    return row;
}

static void test_a_person_has_one_primary_coach_and_one_back_up(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    struct id alex = fixture_account(fixture, ROLE_COACH, "Alex");
    struct id kit = fixture_account(fixture, ROLE_COACH, "Kit");
    give(fixture, person, fixture->coach, CASELOAD_PRIMARY);
    struct person_row row = give(fixture, person, alex, CASELOAD_BACKUP);
    assert_true(id_equal(row.coach, fixture->coach) && id_equal(row.backup, alex));
    assert_string_equal(row.backup_nickname, "Alex");
    row = give(fixture, person, kit, CASELOAD_BACKUP);
    assert_true(id_equal(row.coach, fixture->coach) && id_equal(row.backup, kit));
    row = give(fixture, person, kit, CASELOAD_PRIMARY);
    assert_true(id_equal(row.coach, kit) && id_is_zero(row.backup));
    row = give(fixture, person, kit, CASELOAD_PRIMARY);
    assert_true(id_equal(row.coach, kit));
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM caseload WHERE ended_at IS NULL"), 1);
}

static void test_the_primary_coach_does_not_become_the_back_up_unsaid(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    fixture_add_people(fixture, 1);
    struct caseload_set in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .person = fixture->people[0],
            .coach = fixture->coach,
            .kind = CASELOAD_BACKUP};
    assert_int_equal(store_wait(fixture->store, &caseload_set, &in, NULL, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "kind");
}

static void handle_given(void *context, const struct store_result *result)
{
    int *given = context;
    assert_int_equal(result->err, ERR_OK);
    (*given)++;
}

static void test_R3_two_coordinators_at_once_leave_one_primary_coach(void **state)
{
    struct fixture *fixture = *state;
    struct store *second = fixture_open_second(fixture);
    struct id coaches[] = {fixture->coach, fixture_account(fixture, ROLE_COACH, "Alex")};
    for (int round = 0; round < 20; round++) {
        int given = 0;
        struct id person = stranger(fixture);
        for (int side = 0; side < 2; side++) {
            struct caseload_set in = {
                    .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
                    .person = person,
                    .coach = coaches[side]};
            assert_int_equal(store_submit(side ? second : fixture->store, &caseload_set, &in,
                                     handle_given, &given),
                    ERR_OK);
        }
        while (store_deliver_wait(fixture->store) || store_deliver_wait(second))
            ;
        assert_int_equal(given, 2);
    }
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM caseload WHERE ended_at IS NULL"), 20);
    fixture_close_second(fixture, second);
}

/* --- the ledger ------------------------------------------------------------------------------- */

static struct load_row load_of(struct fixture *fixture, struct id coach, unix_s_t now)
{
    struct load_get in = {.actor = coordinator_of(fixture), .coach = coach, .now = now};
    struct load_row row;
    assert_int_equal(store_wait(fixture->store, &load_get, &in, &row, NULL), ERR_OK);
    return row;
}

static int64_t share_of(struct fixture *fixture, struct id coach, unix_s_t now)
{
    struct load_row row = load_of(fixture, coach, now);
    return load_share(&row.facts);
}

static void test_the_ledger_is_what_the_sessions_say(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 3);
    for (size_t i = 0; i < 3; i++)
        fixture_book(fixture, i, FIXTURE_OPENS + (unix_s_t)i * DAY);
    struct session_row gone = fixture_book(fixture, 0, FIXTURE_OPENS + 3 * DAY);
    struct load_row row = load_of(fixture, fixture->coach, FIXTURE_NOW);
    assert_int_equal(row.facts.given_min, 200);
    assert_int_equal(row.facts.weeks_min[LOAD_WEEKS - 1], 0); /* all to come */
    assert_int_equal(row.people, 3);
    assert_int_equal(row.facts.waiting, 0);
    struct session_cancel cancel = {
            .session = gone.id, .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, "")};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    row = load_of(fixture, fixture->coach, FIXTURE_OPENS + 8 * DAY);
    assert_int_equal(row.facts.given_min, 150);
    assert_int_equal(row.facts.weeks_min[LOAD_WEEKS - 1], 50); /* the third; two are a week old */
    assert_int_equal(row.facts.weeks_min[LOAD_WEEKS - 2], 100);
    assert_int_equal(row.facts.contract_min, LOAD_CONTRACT_MIN);
}

static void test_people_who_wait_for_a_first_session_count(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    fixture_account(fixture, ROLE_COACH, "Alex");
    fixture_add_people(fixture, 2);
    assert_int_equal(load_of(fixture, fixture->coach, FIXTURE_NOW).facts.waiting, 2);
    assert_int_equal(share_of(fixture, fixture->coach, FIXTURE_NOW), 100 * 1000 / 1200);
    ASSERT_MATCHES(fixture, person, "Alex", "Sam");
    fixture_book(fixture, 0, FIXTURE_OPENS);
    assert_int_equal(load_of(fixture, fixture->coach, FIXTURE_NOW).facts.waiting, 1);
}

static struct load_row contract(struct fixture *fixture, struct id coach, int64_t contract_min,
        bool at_median, unix_s_t now)
{
    struct contract_put in = {.write = fixture_write(coordinator_of(fixture), now, ""),
            .coach = coach,
            .contract_min = contract_min,
            .at_median = at_median};
    struct load_row row;
    assert_int_equal(store_wait(fixture->store, &contract_put, &in, &row, NULL), ERR_OK);
    return row;
}

static void test_a_new_coach_begins_at_the_median_and_may_be_put_there_again(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 4);
    for (size_t i = 0; i < 4; i++)
        fixture_book(fixture, i, FIXTURE_OPENS + (unix_s_t)i * DAY);
    int64_t share = share_of(fixture, fixture->coach, FIXTURE_NOW);
    assert_int_equal(share, 200 * 1000 / LOAD_CONTRACT_MIN);
    struct id alex = fixture_account(fixture, ROLE_COACH, "Alex");
    assert_in_range(share_of(fixture, alex, FIXTURE_NOW), share - 1, share);
    for (size_t i = 0; i < 4; i++)
        fixture_book(fixture, i, FIXTURE_OPENS + (unix_s_t)(i + 4) * DAY);
    struct load_row row = contract(fixture, alex, 600, true, FIXTURE_NOW + 5);
    assert_in_range(load_share(&row.facts), 2 * share - 2, 2 * share + 1);
}

static void test_a_changed_contract_keeps_the_share_and_counts_on(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    fixture_book(fixture, 0, FIXTURE_OPENS);
    fixture_book(fixture, 0, FIXTURE_OPENS + DAY);
    int64_t share = share_of(fixture, fixture->coach, FIXTURE_NOW);
    struct load_row row = contract(fixture, fixture->coach, 600, false, FIXTURE_NOW + 5);
    assert_in_range(load_share(&row.facts), share - 2, share);
    struct session_book in = fixture_booking(fixture, 0, FIXTURE_OPENS + 2 * DAY, "");
    in.write.now = FIXTURE_NOW + 10;
    assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, NULL), ERR_OK);
    row = load_of(fixture, fixture->coach, FIXTURE_NOW + 10);
    assert_in_range(load_share(&row.facts), share + 50 * 1000 / 600 - 2, share + 50 * 1000 / 600);
}

static void test_a_contract_is_a_coordinators_to_set_within_bounds(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    struct contract_put in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .coach = fixture->coach,
            .contract_min = 600};
    assert_int_equal(store_wait(fixture->store, &contract_put, &in, NULL, NULL), ERR_FORBIDDEN);
    in.write.actor = coordinator_of(fixture);
    in.contract_min = 0;
    assert_int_equal(store_wait(fixture->store, &contract_put, &in, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "contract_min");
    struct closed_put close = {.until_at = FIXTURE_NOW + CLOSED_MAX_S + 1};
    close.write =
            fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, "");
    assert_int_equal(store_wait(fixture->store, &closed_put, &close, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "until_at");
}

static void test_who_takes_nobody_new_is_left_out_until_then(void **state)
{
    struct fixture *fixture = *state;
    struct id person = stranger(fixture);
    struct closed_put close = {.until_at = FIXTURE_NOW + DAY};
    close.write =
            fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, "");
    assert_int_equal(store_wait(fixture->store, &closed_put, &close, NULL, NULL), ERR_OK);
    assert_int_equal(matches_of(fixture, person, FIXTURE_NOW + DAY - 1).count, 0);
    assert_int_equal(matches_of(fixture, person, FIXTURE_NOW + DAY).count, 1);
    close.until_at = 0;
    assert_int_equal(store_wait(fixture->store, &closed_put, &close, NULL, NULL), ERR_OK);
    assert_int_equal(matches_of(fixture, person, FIXTURE_NOW).count, 1);
}

/* --- fairness --------------------------------------------------------------------------------- */

enum { EQUALS = 8, BOOKINGS = 1000, PEOPLE = 2 * EQUALS };

static void hours_all_week(struct fixture *fixture, struct id coach)
{
    struct hours_put in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, coach), FIXTURE_NOW, ""),
            .count = 7};
    for (int i = 0; i < 7; i++)
        in.windows[i] =
                (struct hours_window){.weekday = i + 1, .start_min = 9 * 60, .end_min = 1020};
    assert_int_equal(store_wait(fixture->store, &hours_put, &in, NULL, NULL), ERR_OK);
}

static size_t coach_index(const struct id *coaches, struct id coach)
{
    size_t i = 0;
    while (i < EQUALS && !id_equal(coaches[i], coach))
        i++;
    assert_true(i < EQUALS);
    return i;
}

/* A coach's n-th time: eight hours a day, day after day. */
static unix_s_t nth_start(size_t n)
{
    return FIXTURE_OPENS + (unix_s_t)(n / 8) * DAY + (unix_s_t)(n % 8) * 3600;
}

static void test_after_a_thousand_bookings_no_equal_is_more_than_one_session_off(void **state)
{
    struct fixture *fixture = *state;
    struct id coaches[EQUALS] = {fixture->coach}, people[PEOPLE];
    size_t given[EQUALS] = {0};
    for (size_t i = 1; i < EQUALS; i++)
        coaches[i] = fixture_account(fixture, ROLE_COACH, "Alex");
    for (size_t i = 1; i < EQUALS; i++)
        hours_all_week(fixture, coaches[i]);
    for (size_t i = 0; i < PEOPLE; i++)
        people[i] = stranger(fixture);
    for (size_t n = 0; n < BOOKINGS; n++) {
        unix_s_t now = FIXTURE_NOW + (unix_s_t)n;
        struct matches_list_out out = matches_of(fixture, people[n % PEOPLE], now);
        assert_int_equal(out.count, EQUALS);
        size_t first = coach_index(coaches, out.matches[0].coach);
        struct session_book in = {.write = fixture_write(coordinator_of(fixture), now, ""),
                .coach = coaches[first],
                .person = people[n % PEOPLE],
                .wish = {.start_at = nth_start(given[first]++), .length_min = 50}};
        assert_int_equal(store_wait(fixture->store, &session_book, &in, NULL, NULL), ERR_OK);
        size_t least = BOOKINGS, most = 0;
        for (size_t i = 0; i < EQUALS; i++) {
            least = given[i] < least ? given[i] : least;
            most = given[i] > most ? given[i] : most;
        }
        assert_true(most - least <= 1);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_needs_of_both_sides_filter_and_preferences_rank),
            TEST(test_what_is_not_shown_ranks_and_is_not_said),
            TEST(test_whoever_is_theirs_already_is_not_in_the_list),
            TEST(test_W1_matches_are_a_coordinators_of_the_programme),
            TEST(test_nobody_fits_reads_the_same_for_every_reason),
            TEST(test_without_the_entry_all_is_open_again),
            TEST(test_two_who_see_each_other_notice_nothing_of_a_new_entry),
            TEST(test_a_session_is_not_moved_to_a_coach_who_may_not),
            TEST(test_somebody_avoided_by_number_never_gets_that_coach_by_being_added),
            TEST(test_a_person_has_one_primary_coach_and_one_back_up),
            TEST(test_the_primary_coach_does_not_become_the_back_up_unsaid),
            TEST(test_R3_two_coordinators_at_once_leave_one_primary_coach),
            TEST(test_the_ledger_is_what_the_sessions_say),
            TEST(test_people_who_wait_for_a_first_session_count),
            TEST(test_a_new_coach_begins_at_the_median_and_may_be_put_there_again),
            TEST(test_a_changed_contract_keeps_the_share_and_counts_on),
            TEST(test_a_contract_is_a_coordinators_to_set_within_bounds),
            TEST(test_who_takes_nobody_new_is_left_out_until_then),
            TEST(test_after_a_thousand_bookings_no_equal_is_more_than_one_session_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

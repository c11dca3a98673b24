/* The made-up organisation in a real store: made once, kept in the present, opened by its links. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/keyfile.h"
#include "common/random.h"
#include "scheduler/core/booking.h"
#include "scheduler/demo/accounts_file.h"
#include "scheduler/demo/demo.h"
#include "scheduler/demo/plan.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/seed.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

static const unix_s_t now = 1805025600 + 7 * 60;

struct place { /* an empty store in a folder of its own */
    char folder[64];
    char accounts_path[96];
    char database_path[96];
    char key_path[96];
    struct zones *zones;
    struct demo_config config;
};

static int place_open(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    strcpy(place->folder, "/tmp/porchlight-demo-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->accounts_path, 96, "%s/demo.accounts", place->folder);
    snprintf(place->database_path, 96, "%s/scheduler.db", place->folder);
    snprintf(place->key_path, 96, "%s/seal.key", place->folder);
    assert_int_equal(keyfile_make_secret(place->key_path, "seal-1", NULL), ERR_OK);
    assert_int_equal(zones_open(NULL, &place->zones, NULL), ERR_OK);
    place->config = (struct demo_config){
            .zones = place->zones, .accounts_path = place->accounts_path, .seed = 5, .now = now};
    struct store_config config = {
            .path = place->database_path, .key_path = place->key_path, .zones = place->zones};
    assert_int_equal(store_open(&config, &place->config.store, NULL), ERR_OK);
    *state = place;
    return 0;
}

static int place_close(void **state)
{
    struct place *place = *state;
    char command[128];
    store_close(place->config.store);
    zones_close(place->zones);
    snprintf(command, sizeof(command), "rm -r %s", place->folder);
    int status = system(command);
    free(place);
    return status;
}

static void make_demo(struct place *place, unix_s_t at)
{
    struct error error = {0};
    place->config.now = at;
    if (demo_make(&place->config, &error))
        fail_msg("%s: %s", error.field, error.text);
}

static struct demo_accounts accounts_of(const struct place *place)
{
    struct demo_accounts accounts;
    assert_int_equal(demo_accounts_read(place->accounts_path, &accounts, NULL), ERR_OK);
    return accounts;
}

static struct actor coordinator_of(const struct place *place)
{
    struct demo_accounts accounts = accounts_of(place);
    return (struct actor){.role = ROLE_COORDINATOR,
            .account = accounts.ids[DEMO_COORDINATOR],
            .programme = accounts.programme};
}

static const struct sessions_list_out *sessions_between(
        const struct place *place, unix_s_t from, unix_s_t until)
{
    static struct sessions_list_out out;
    struct sessions_list in = {.actor = coordinator_of(place),
            .from_at = from,
            .until_at = until,
            .is_held_only = true};
    assert_int_equal(store_wait(place->config.store, &sessions_list, &in, &out, NULL), ERR_OK);
    return &out;
}

/* How many sessions the first person and the first coach could come to at this moment. */
static size_t sessions_to_come_to(const struct place *place, unix_s_t at)
{
    struct demo_accounts accounts = accounts_of(place);
    const struct sessions_list_out *list = sessions_between(place, at - 3600, at + 3600);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct session_row *session = &list->sessions[i];
        count += id_equal(session->coach, accounts.ids[DEMO_COACH]) &&
                 id_equal(session->person, accounts.ids[DEMO_PERSON]) &&
                 booking_is_here_time(session->start_at, session->end_at, at);
    }
    return count;
}

static void test_demo_fills_an_empty_store(void **state)
{
    struct place *place = *state;
    static struct coaches_list_out coaches;
    static struct people_list_out people;
    make_demo(place, now);
    struct coaches_list ask_coaches = {.actor = coordinator_of(place), .now = now};
    struct people_list ask_people = {.actor = ask_coaches.actor, .now = now};
    struct store *store = place->config.store;
    assert_int_equal(store_wait(store, &coaches_list, &ask_coaches, &coaches, NULL), ERR_OK);
    assert_int_equal(store_wait(store, &people_list, &ask_people, &people, NULL), ERR_OK);
    assert_int_equal(coaches.count, DEMO_COACHES);
    assert_int_equal(people.count, DEMO_PEOPLE);
    assert_true(sessions_between(place, now, now + DEMO_DAYS * 86400)->count > 40);
    assert_int_equal(sessions_to_come_to(place, now), 1);
}

static void test_demo_made_again_at_once_changes_nothing(void **state)
{
    struct place *place = *state;
    make_demo(place, now);
    size_t before = sessions_between(place, now - 86400, now + 20 * 86400)->count;
    make_demo(place, now + 60);
    assert_int_equal(sessions_between(place, now - 86400, now + 20 * 86400)->count, before);
    assert_int_equal(sessions_to_come_to(place, now + 60), 1);
}

static void test_demo_is_in_the_present_whenever_it_starts(void **state)
{
    struct place *place = *state;
    static const unix_s_t later[] = {
            20 * 60, 45 * 60, 100 * 60, 7 * 3600, 86400, 3 * 86400 + 777, 30 * 86400};
    make_demo(place, now);
    for (size_t i = 0; i < sizeof(later) / sizeof(later[0]); i++) {
        make_demo(place, now + later[i]);
        assert_int_equal(sessions_to_come_to(place, now + later[i]), 1);
    }
}

static void test_demo_clears_its_way(void **state)
{
    struct place *place = *state;
    unix_s_t later = demo_quarter(now + 40 * 86400);
    make_demo(place, now);
    struct demo_accounts accounts = accounts_of(place);
    static struct people_list_out people;
    struct people_list ask = {.actor = coordinator_of(place), .now = now};
    struct store *store = place->config.store;
    assert_int_equal(store_wait(store, &people_list, &ask, &people, NULL), ERR_OK);
    struct seed_session other = {
            .write = {.now = now,
                    .actor = {.role = ROLE_OPERATOR, .programme = accounts.programme}},
            .coach = accounts.ids[DEMO_COACH],
            .person = people.people[5].id,
            .wish = {.start_at = later + 900, .length_min = 25}};
    assert_int_equal(store_wait(store, &seed_session, &other, NULL, NULL), ERR_OK);
    make_demo(place, later + 60);
    assert_int_equal(sessions_to_come_to(place, later + 60), 1);
    assert_int_equal(sessions_between(place, later, later + 3600)->count, 1);
}

static void test_demo_leaves_another_organisation_alone(void **state)
{
    struct place *place = *state;
    struct seed_organisation in = {.write = {.now = now, .actor = {.role = ROLE_OPERATOR}},
            .organisation = {.name = "Real", .phone = "+1 202 555 0101", .coach_label = "guide"},
            .programme = "Real"};
    struct error error = {0};
    assert_int_equal(store_wait(place->config.store, &seed_organisation, &in, NULL, NULL), ERR_OK);
    assert_int_equal(demo_make(&place->config, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "organisation");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    test_demo_fills_an_empty_store, place_open, place_close),
            cmocka_unit_test_setup_teardown(
                    test_demo_made_again_at_once_changes_nothing, place_open, place_close),
            cmocka_unit_test_setup_teardown(
                    test_demo_is_in_the_present_whenever_it_starts, place_open, place_close),
            cmocka_unit_test_setup_teardown(test_demo_clears_its_way, place_open, place_close),
            cmocka_unit_test_setup_teardown(
                    test_demo_leaves_another_organisation_alone, place_open, place_close),
    };
    return random_init() == ERR_OK ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}

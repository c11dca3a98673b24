/* D4: what is sealed cannot be read from the files, nor moved from one place to another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/db.h"
#include "scheduler/store/sealed.h"
#include "tests/store/fixture.h"

/* --- the sealing itself --------------------------------------------------------------------------
 */

static struct sealer *sealer_of(const struct fixture *fixture)
{
    struct sealer *sealer = NULL;
    assert_int_equal(sealer_create(fixture->key_path, &sealer, NULL), ERR_OK);
    return sealer;
}

static void test_D4_a_sealed_value_opens_only_in_its_own_place(void **state)
{
    struct sealer *sealer = sealer_of(*state);
    struct seal_place place = {.table = "account", .column = "nickname", .row = random_id()};
    struct seal_place others[] = {place, place, place, place};
    others[0].row = random_id();
    others[1].column = "reach";
    others[2].table = "session";
    others[3].table = "accountn"; /* the same letters, cut elsewhere */
    others[3].column = "ickname";
    uint8_t sealed[128];
    size_t len = 0, plain_len = 0;
    char plain[64];
    assert_int_equal(sealed_close(sealer, place, "Robin", 5, sealed, sizeof(sealed), &len), ERR_OK);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(
                sealed_open(sealer, others[i], sealed, len, plain, sizeof(plain), &plain_len),
                ERR_SIGNATURE);
    assert_int_equal(
            sealed_open(sealer, place, sealed, len, plain, sizeof(plain), &plain_len), ERR_OK);
    assert_int_equal(plain_len, 5);
    assert_memory_equal(plain, "Robin", 5);
    sealer_destroy(sealer);
}

static void test_D4_every_changed_byte_and_every_cut_is_refused(void **state)
{
    struct sealer *sealer = sealer_of(*state);
    struct seal_place place = {.table = "account", .column = "nickname", .row = random_id()};
    uint8_t sealed[128];
    size_t len = 0, plain_len = 99;
    char plain[64];
    assert_int_equal(sealed_close(sealer, place, "Robin", 5, sealed, sizeof(sealed), &len), ERR_OK);
    for (size_t i = 0; i < len; i++) {
        sealed[i] ^= 1;
        assert_int_not_equal(
                sealed_open(sealer, place, sealed, len, plain, sizeof(plain), &plain_len), ERR_OK);
        sealed[i] ^= 1;
        assert_int_not_equal(
                sealed_open(sealer, place, sealed, i, plain, sizeof(plain), &plain_len), ERR_OK);
    }
    assert_int_equal(plain_len, 99);
    sealer_destroy(sealer);
}

static void test_sealing_stops_at_the_maximum(void **state)
{
    struct sealer *sealer = sealer_of(*state);
    struct seal_place place = {.table = "account", .column = "nickname", .row = random_id()};
    uint8_t sealed[5 + SEALED_OVERHEAD];
    size_t len = 0;
    assert_int_equal(sealed_close(sealer, place, "Robin", 5, sealed, sizeof(sealed), &len), ERR_OK);
    for (size_t max = 0; max < len; max++)
        assert_int_equal(
                sealed_close(sealer, place, "Robin", 5, sealed, max, &(size_t){0}), ERR_LIMIT);
    sealer_destroy(sealer);
}

/* --- in the files ----------------------------------------------------------------------------- */

static const char canary_name[] = "Canaryname-Qx7";
static const char canary_reach[] = "canary-reach@example.org";
static const char canary_body[] = "canary-answer-body-Zk3";

static enum err render_canary(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    ret_answer->status = 201;
    ret_answer->body = strdup(canary_body);
    ret_answer->body_len = strlen(canary_body);
    return ret_answer->body ? ERR_OK : ERR_MEMORY;
}

static struct id person_with_canaries(struct fixture *fixture)
{
    struct person_add in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
                    FIXTURE_NOW, "key"),
            .reach_kind = REACH_MAIL,
            .coach = fixture->coach,
            .zone = "Europe/Berlin",
            .language = "en",
    };
    struct person_row row;
    in.write.render = render_canary;
    strcpy(in.nickname, canary_name);
    strcpy(in.reach_value, canary_reach);
    assert_int_equal(store_wait(fixture->store, &person_add, &in, &row, NULL), ERR_OK);
    assert_string_equal(row.nickname, canary_name);
    return row.id;
}

static bool file_has(const struct fixture *fixture, const char *suffix, const char *text)
{
    char path[352];
    snprintf(path, sizeof(path), "%s%s", fixture->path, suffix);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    static char bytes[8 << 20];
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return memmem(bytes, len, text, strlen(text)) != NULL;
}

static bool files_have(const struct fixture *fixture, const char *text)
{
    return file_has(fixture, "", text) || file_has(fixture, "-wal", text) ||
           file_has(fixture, "-shm", text);
}

static void assert_no_canary(const struct fixture *fixture)
{
    assert_true(files_have(fixture, "Lantern House")); /* in clear: the search finds things */
    assert_false(files_have(fixture, canary_name));
    assert_false(files_have(fixture, canary_reach));
    assert_false(files_have(fixture, canary_body));
}

static void test_D4_no_canary_is_in_the_database_nor_in_its_log(void **state)
{
    struct fixture *fixture = *state;
    person_with_canaries(fixture);
    assert_true(file_has(fixture, "-wal", "America/New_York")); /* there is a log to look into */
    assert_no_canary(fixture);
    fixture_close(fixture); /* checkpoints */
    assert_no_canary(fixture);
    fixture_open(fixture);
}

static enum err people_of_coordinator(struct fixture *fixture)
{
    struct people_list in = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator)};
    return store_wait(fixture->store, &people_list, &in, NULL, NULL);
}

static void test_D4_swapped_ciphertexts_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct id person = person_with_canaries(fixture);
    assert_int_equal(people_of_coordinator(fixture), ERR_OK);
    fixture_close(fixture);
    struct db *db = NULL;
    assert_int_equal(db_open(fixture->path, DB_WRITE, &db, NULL), ERR_OK);
    struct query *query = db_query(db,
            "UPDATE account SET nickname_sealed = (SELECT nickname_sealed FROM account "
            "WHERE id = $2) WHERE id = $1");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &fixture->coach);
    assert_int_equal(query_run(query), ERR_OK);
    db_close(db);
    fixture_open(fixture);
    assert_int_equal(people_of_coordinator(fixture), ERR_SIGNATURE);
}

static void test_two_people_are_not_reached_at_one_place(void **state)
{
    struct fixture *fixture = *state;
    person_with_canaries(fixture);
    struct person_add in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
                    FIXTURE_NOW, ""),
            .nickname = "Other",
            .reach_kind = REACH_MAIL,
            .zone = "UTC",
            .language = "en",
    };
    struct error error;
    strcpy(in.reach_value, canary_reach);
    assert_int_equal(store_wait(fixture->store, &person_add, &in, NULL, &error), ERR_CONFLICT);
    assert_string_equal(error.field, "reach_value");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_D4_a_sealed_value_opens_only_in_its_own_place),
            TEST(test_D4_every_changed_byte_and_every_cut_is_refused),
            TEST(test_sealing_stops_at_the_maximum),
            TEST(test_D4_swapped_ciphertexts_are_refused),
            TEST(test_two_people_are_not_reached_at_one_place),
    };
    const struct CMUnitTest file_tests[] = {
            TEST(test_D4_no_canary_is_in_the_database_nor_in_its_log),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    if (!fixture_is_postgres())
        failed += cmocka_run_group_tests(file_tests, NULL, NULL);
    return failed;
}

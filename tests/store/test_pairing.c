/* What is said for being paired: kept, private, and nothing to be learned from the database. */
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
#include "scheduler/store/matches.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/queue.h"
#include "tests/store/saying.h"

static struct actor coordinator_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

static const struct saying much = {.traits = "language:es! gender:woman life_stage:older",
        .wishes = "need language:es, avoid gender:man, prefer parenting:parent",
        .avoid = "name:Canaryname-Qx8, phone:+1 505 555 0142"};

static void test_what_is_said_comes_back_and_is_replaced_whole(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct pairing nothing = {0}, said = saying_pairing(fixture, much);
    struct pairing back = saying_get(fixture, ROLE_PERSON, fixture->people[0]);
    assert_memory_equal(&back, &nothing, sizeof(back));
    saying_put(fixture, ROLE_PERSON, fixture->people[0], much);
    back = saying_get(fixture, ROLE_PERSON, fixture->people[0]);
    assert_memory_equal(&back, &said, sizeof(back));
    saying_put(fixture, ROLE_PERSON, fixture->people[0], (struct saying){.traits = "mode:text"});
    back = saying_get(fixture, ROLE_PERSON, fixture->people[0]);
    said = saying_pairing(fixture, (struct saying){.traits = "mode:text"});
    assert_memory_equal(&back, &said, sizeof(back));
}

static enum err coordinator_put(
        struct fixture *fixture, struct id person, struct saying saying, struct pairing *ret)
{
    struct pairing_put in = {.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""),
            .person = person,
            .pairing = saying_pairing(fixture, saying)};
    return store_wait(fixture->store, &pairing_put, &in, ret, NULL);
}

static void test_W1_a_coordinator_writes_for_a_person_and_never_sees_whom_they_avoid(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id person = fixture->people[0];
    saying_put(fixture, ROLE_PERSON, person, much);
    struct pairing_get get = {.actor = coordinator_of(fixture), .person = person};
    struct pairing seen, own;
    assert_int_equal(store_wait(fixture->store, &pairing_get, &get, &seen, NULL), ERR_OK);
    assert_int_equal(seen.avoid.count, 0);
    assert_int_equal(coordinator_put(fixture, person,
                             (struct saying){.traits = "mode:text", .avoid = "name:Alex"}, &seen),
            ERR_OK);
    assert_int_equal(seen.avoid.count, 0);
    own = saying_get(fixture, ROLE_PERSON, person);
    assert_int_equal(own.avoid.count, 3); /* theirs stay, the coordinator's is added */
    assert_string_equal(own.avoid.entries[2].text, "Alex");
    assert_true(own.traits.has[TRAIT_MODE] && !own.traits.has[TRAIT_GENDER]);
}

static enum err kind_put(
        struct fixture *fixture, struct id person, enum trait_kind kind, struct saying saying)
{
    struct pairing said = saying_pairing(fixture, saying);
    struct pairing_kind_put in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_PERSON, person), FIXTURE_NOW, ""),
            .kind = kind,
            .traits = said.traits,
            .wishes = said.wishes};
    return store_wait(fixture->store, &pairing_kind_put, &in, NULL, NULL);
}

static void test_one_kind_is_replaced_and_the_rest_stays(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id person = fixture->people[0];
    saying_put(fixture, ROLE_PERSON, person, much);
    struct saying gender = {.traits = "gender:man! language:en", .wishes = "need gender:woman"};
    assert_int_equal(kind_put(fixture, person, TRAIT_GENDER, gender), ERR_OK);
    struct pairing said = saying_pairing(fixture,
            (struct saying){.traits = "language:es! gender:man! life_stage:older",
                    .wishes = "need language:es, need gender:woman, prefer parenting:parent",
                    .avoid = much.avoid});
    struct pairing back = saying_get(fixture, ROLE_PERSON, person);
    assert_memory_equal(&back, &said, sizeof(back));
    struct pairing_kind_put other = {
            .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, "")};
    assert_int_equal(
            store_wait(fixture->store, &pairing_kind_put, &other, NULL, NULL), ERR_FORBIDDEN);
}

static void test_one_is_put_on_the_list_of_those_to_avoid_and_taken_off(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct id person = fixture->people[0];
    struct pairing_avoid_put in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_PERSON, person), FIXTURE_NOW, ""),
            .entry = {.by = AVOID_NAME, .text = "sam"}};
    assert_int_equal(store_wait(fixture->store, &pairing_avoid_put, &in, NULL, NULL), ERR_OK);
    assert_int_equal(saying_get(fixture, ROLE_PERSON, person).avoid.count, 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM queue WHERE kind = 'switch'"), 1);
    in.is_gone = true;
    assert_int_equal(store_wait(fixture->store, &pairing_avoid_put, &in, NULL, NULL), ERR_OK);
    assert_int_equal(saying_get(fixture, ROLE_PERSON, person).avoid.count, 0);
}

/* Whom the coordinator is shown first. */
static struct id first_match(struct fixture *fixture, struct id person)
{
    struct matches_list in = {
            .actor = coordinator_of(fixture), .person = person, .now = FIXTURE_NOW};
    struct matches_list_out out;
    assert_int_equal(store_wait(fixture->store, &matches_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 2);
    return out.matches[0].coach;
}

static void test_W1_a_coordinators_wishes_do_not_find_out_what_is_not_shown(void **state)
{
    struct fixture *fixture = *state;
    struct id person = fixture_account(fixture, ROLE_PERSON, "Robin");
    struct id kit = fixture_account(fixture, ROLE_COACH, "Kit");
    struct id first = first_match(fixture, person);
    struct id other = id_equal(first, kit) ? fixture->coach : kit;
    struct saying wish = {.wishes = "prefer gender:woman"};
    saying_put(fixture, ROLE_COACH, other, (struct saying){.traits = "gender:woman"});
    assert_int_equal(coordinator_put(fixture, person, wish, NULL), ERR_OK);
    assert_true(id_equal(first_match(fixture, person), first));
    saying_put(fixture, ROLE_PERSON, person, wish);
    assert_true(id_equal(first_match(fixture, person), other));
    assert_int_equal(coordinator_put(fixture, person, wish, NULL), ERR_OK); /* it is theirs still */
    assert_true(id_equal(first_match(fixture, person), other));
    wish.wishes = "prefer gender:woman, prefer parenting:parent";
    assert_int_equal(coordinator_put(fixture, person, wish, NULL), ERR_OK);
    assert_true(id_equal(first_match(fixture, person), first));
}

static void test_W1_nobody_sees_or_says_anything_for_anybody_else(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    struct id person = fixture->people[0];
    struct pairing_get get = {.actor = coordinator_of(fixture), .person = fixture->coach};
    struct pairing out;
    assert_int_equal(store_wait(fixture->store, &pairing_get, &get, &out, NULL), ERR_NOT_FOUND);
    get.actor.programme = random_id(); /* a coordinator of elsewhere */
    get.person = person;
    assert_int_equal(store_wait(fixture->store, &pairing_get, &get, &out, NULL), ERR_NOT_FOUND);
    saying_put(fixture, ROLE_PERSON, person, much);
    get.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    assert_int_equal(store_wait(fixture->store, &pairing_get, &get, &out, NULL), ERR_OK);
    assert_int_equal(out.avoid.count, 0); /* the coach's own, whatever person says */
    get.actor = fixture_actor(fixture, ROLE_PERSON, person);
    get.actor.only_session = random_id(); /* a seat link's sign-in */
    assert_int_equal(store_wait(fixture->store, &pairing_get, &get, &out, NULL), ERR_FORBIDDEN);
    get.actor = fixture_actor(fixture, ROLE_OPERATOR, fixture->coordinator);
    assert_int_equal(store_wait(fixture->store, &pairing_get, &get, &out, NULL), ERR_FORBIDDEN);
}

/* --- in the database -------------------------------------------------------------------------- */

static void test_D4_rows_are_alike_whatever_was_said(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    saying_put(fixture, ROLE_PERSON, fixture->people[0], much);
    saying_put(fixture, ROLE_PERSON, fixture->people[1], (struct saying){0});
    saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){.avoid = "name:Robin"});
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM pairing"), 3);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(DISTINCT length(said_sealed)) FROM pairing"), 1);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(DISTINCT action) FROM audit "
                                            "WHERE action LIKE 'pairing%'"),
            1);
}

static void test_D4_what_is_said_is_bound_to_who_says_it(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    saying_put(fixture, ROLE_PERSON, fixture->people[0], much);
    saying_put(fixture, ROLE_PERSON, fixture->people[1], (struct saying){0});
    fixture_run(fixture, "UPDATE pairing SET said_sealed = (SELECT p.said_sealed FROM pairing p "
                         "ORDER BY p.account_id LIMIT 1)");
    int refused = 0;
    for (size_t i = 0; i < 2; i++) {
        struct pairing_get in = {.actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[i])};
        enum err err = store_wait(fixture->store, &pairing_get, &in, NULL, NULL);
        refused += err == ERR_SIGNATURE;
    }
    assert_int_equal(refused, 1);
}

/* --- whom one sees already -------------------------------------------------------------------- */

static void test_avoiding_ones_own_coach_asks_for_a_switch_once(void **state)
{
    struct fixture *fixture = *state;
    static const char switches[] =
            "SELECT COUNT(*) FROM queue WHERE kind = 'switch' AND done_at IS NULL";
    fixture_add_people(fixture, 2);
    saying_put(fixture, ROLE_PERSON, fixture->people[0], (struct saying){.avoid = "name:Alex"});
    assert_int_equal(fixture_count(fixture, switches), 0); /* the coach is Sam */
    for (int i = 0; i < 2; i++) {
        saying_put(fixture, ROLE_PERSON, fixture->people[0], (struct saying){.avoid = "name:sam"});
        assert_int_equal(fixture_count(fixture, switches), 1);
    }
    fixture_run(fixture, "UPDATE queue SET done_at = 1");
    saying_put(fixture, ROLE_PERSON, fixture->people[0],
            (struct saying){.traits = "mode:text", .avoid = "name:sam"});
    assert_int_equal(fixture_count(fixture, switches), 0); /* it was seen to */
}

static void test_a_coach_who_avoids_somebody_of_the_caseload_gives_them_back(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 2);
    saying_put(fixture, ROLE_COACH, fixture->coach, (struct saying){.avoid = "name:Robin"});
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM queue WHERE kind = 'hand_back'"), 2);
    struct pairing_get in = {.actor = coordinator_of(fixture), .person = fixture->people[0]};
    struct pairing seen, nothing = {0};
    assert_int_equal(store_wait(fixture->store, &pairing_get, &in, &seen, NULL), ERR_OK);
    assert_memory_equal(&seen, &nothing, sizeof(seen));
}

static void test_a_switch_is_a_button_and_handing_back_another(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct switch_ask ask = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_PERSON, fixture->people[0]), FIXTURE_NOW, "")};
    assert_int_equal(store_wait(fixture->store, &switch_ask, &ask, NULL, NULL), ERR_OK);
    assert_int_equal(store_wait(fixture->store, &switch_ask, &ask, NULL, NULL), ERR_OK);
    struct hand_back back = {.person = fixture->people[0]};
    back.write.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    back.write.now = FIXTURE_NOW;
    assert_int_equal(store_wait(fixture->store, &hand_back, &back, NULL, NULL), ERR_OK);
    struct queue_list list = {.actor = coordinator_of(fixture)};
    struct queue_list_out *out = calloc(1, sizeof(*out));
    assert_int_equal(store_wait(fixture->store, &queue_list, &list, out, NULL), ERR_OK);
    assert_int_equal(out->count, 2);
    assert_int_not_equal(out->items[0].kind, out->items[1].kind);
    assert_true(id_equal(out->items[0].account, fixture->people[0]));
    free(out);
}

static void test_W1_a_coach_gives_back_only_who_is_on_the_caseload(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct hand_back back = {.person = fixture->people[0]};
    back.write = fixture_write(
            fixture_actor(fixture, ROLE_COACH, fixture_account(fixture, ROLE_COACH, "Alex")),
            FIXTURE_NOW, "");
    assert_int_equal(store_wait(fixture->store, &hand_back, &back, NULL, NULL), ERR_NOT_FOUND);
    back.write.actor = fixture_actor(fixture, ROLE_PERSON, fixture->people[0]);
    assert_int_equal(store_wait(fixture->store, &hand_back, &back, NULL, NULL), ERR_FORBIDDEN);
    struct switch_ask ask = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, "")};
    assert_int_equal(store_wait(fixture->store, &switch_ask, &ask, NULL, NULL), ERR_FORBIDDEN);
}

/* --- from before ------------------------------------------------------------------------------ */

enum { PAIRING_VERSION = 9 };

static const char rows_from_before[] =
        "INSERT INTO organisation VALUES (X1, 'Lantern', '', '', 1);"
        "INSERT INTO programme VALUES (X1, X1, 'Main', 1);"
        "INSERT INTO account VALUES (X1, X1, 'person', X1, X1, 'none', NULL, NULL, 'UTC', 'en', 1, "
        "NULL);"
        "INSERT INTO account VALUES (X2, X1, 'coach', X1, X1, 'none', NULL, NULL, 'UTC', 'en', 1, "
        "NULL);"
        "INSERT INTO account VALUES (X3, X1, 'coach', X1, X1, 'none', NULL, NULL, 'UTC', 'en', 1, "
        "NULL);"
        "INSERT INTO caseload VALUES (X1, X2, X1, 10, NULL);"
        "INSERT INTO caseload VALUES (X1, X3, X1, 20, NULL);"
        "INSERT INTO caseload VALUES (X1, X2, X1, 5, 7);";

/* X1 becomes an id of sixteen ones, as this engine writes it. */
static char *sql_of(const struct fixture *fixture, const char *text)
{
    char *sql = calloc(1, 8192), *at = sql;
    assert_non_null(sql);
    for (; *text; text++) {
        bool is_id = *text == 'X' && text[1] >= '1' && text[1] <= '9';
        *at = *text;
        at += is_id ? sprintf(at, fixture->is_postgres ? "'\\x" : "X'") : 1;
        for (int i = 0; is_id && i < 16; i++)
            at += sprintf(at, "0%c", text[1]);
        at += is_id ? sprintf(at, "'") : 0;
        text += is_id;
    }
    return sql;
}

static void migrate_up_to(struct db *db, const struct migration *all, int version)
{
    struct migration some[64] = {0};
    for (int i = 0; all[i].version && all[i].version <= version; i++)
        some[i] = all[i];
    assert_int_equal(migrate_run(db, some, FIXTURE_NOW, NULL), ERR_OK);
}

static void test_whoever_came_last_onto_a_caseload_is_the_primary_coach_afterwards(void **state)
{
    struct fixture *fixture = *state;
    const struct migration *all = fixture->is_postgres ? migrations_postgres : migrations_sqlite;
    struct db *db = NULL;
    char path[sizeof(fixture->path) + 8];
    fixture_close(fixture);
    snprintf(path, sizeof(path), "%s%s", fixture->path, fixture->is_postgres ? "" : "-old");
    assert_int_equal(db_open(path, DB_WRITE, &db, NULL), ERR_OK);
    if (fixture->is_postgres)
        assert_int_equal(db_run(db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"), ERR_OK);
    migrate_up_to(db, all, PAIRING_VERSION - 1);
    char *sql = sql_of(fixture, rows_from_before);
    assert_int_equal(db_run(db, sql), ERR_OK);
    free(sql);
    migrate_up_to(db, all, PAIRING_VERSION);
    struct query *query = db_query(
            db, "SELECT started_at, kind FROM caseload WHERE ended_at IS NULL ORDER BY started_at");
    assert_true(query_next(query));
    assert_string_equal(query_text(query, 1), "backup");
    assert_true(query_next(query));
    assert_string_equal(query_text(query, 1), "primary");
    assert_false(query_next(query));
    assert_int_equal(query_end(query), ERR_OK);
    db_close(db);
    for (size_t i = 0; !fixture->is_postgres && i < 4; i++) {
        static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
        char file[sizeof(path) + 8];
        snprintf(file, sizeof(file), "%s%s", path, endings[i]);
        remove(file);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_what_is_said_comes_back_and_is_replaced_whole),
            TEST(test_W1_a_coordinator_writes_for_a_person_and_never_sees_whom_they_avoid),
            TEST(test_W1_a_coordinators_wishes_do_not_find_out_what_is_not_shown),
            TEST(test_one_kind_is_replaced_and_the_rest_stays),
            TEST(test_one_is_put_on_the_list_of_those_to_avoid_and_taken_off),
            TEST(test_W1_nobody_sees_or_says_anything_for_anybody_else),
            TEST(test_D4_rows_are_alike_whatever_was_said),
            TEST(test_D4_what_is_said_is_bound_to_who_says_it),
            TEST(test_avoiding_ones_own_coach_asks_for_a_switch_once),
            TEST(test_a_coach_who_avoids_somebody_of_the_caseload_gives_them_back),
            TEST(test_a_switch_is_a_button_and_handing_back_another),
            TEST(test_W1_a_coach_gives_back_only_who_is_on_the_caseload),
            TEST(test_whoever_came_last_onto_a_caseload_is_the_primary_coach_afterwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The route table: every route of docs/api.md is in it and no other, and who may use each is said
 * once more here, on purpose, so that a change has to be meant twice (W1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/policy.h"

static const char *const method_names[] = {"GET", "POST", "PUT", "DELETE"};

#define ID "abcdefghijklmnopqrstuA"

static void test_W1_every_route_says_who_may_use_it(void **state)
{
    (void)state;
    /* nobody, person, coach, coordinator, operator: p(ublic) o(wn) c(aseload) a(ll) or - */
    static const struct {
        enum route route;
        const char *scopes;
    } table[] = {
            {ROUTE_ROOT, "ppppp"},
            {ROUTE_CODE, "ppppp"},
            {ROUTE_LINK, "ppppp"},
            {ROUTE_LINK_CONTINUE, "ppppp"},
            {ROUTE_HOME, "-o---"},
            {ROUTE_BOOK, "-o---"},
            {ROUTE_BOOK_POST, "-o---"},
            {ROUTE_SESSION, "-o---"},
            {ROUTE_SESSION_HERE, "-o---"},
            {ROUTE_SESSION_CANCEL, "-o---"},
            {ROUTE_SERIES, "-o---"},
            {ROUTE_SERIES_NEW, "-o---"},
            {ROUTE_SERIES_POST, "-o---"},
            {ROUTE_SERIES_END, "-o---"},
            {ROUTE_NOW, "-o---"},
            {ROUTE_NOW_POST, "-o---"},
            {ROUTE_NOW_STOP, "-o---"},
            {ROUTE_WAITLIST, "-o---"},
            {ROUTE_WAITLIST_NEW, "-o---"},
            {ROUTE_WAITLIST_POST, "-o---"},
            {ROUTE_WAIT_LEAVE, "-o---"},
            {ROUTE_OFFER, "-o---"},
            {ROUTE_OFFER_TAKE, "-o---"},
            {ROUTE_OFFER_PASS, "-o---"},
            {ROUTE_SWITCH, "-o---"},
            {ROUTE_ABOUT, "-o---"},
            {ROUTE_ABOUT_POST, "-o---"},
            {ROUTE_ABOUT_AVOID, "-o---"},
            {ROUTE_SESSION_MOVE, "-o---"},
            {ROUTE_SESSION_MOVE_POST, "-o---"},
            {ROUTE_MOVE_ACCEPT, "-o---"},
            {ROUTE_MOVE_DECLINE, "-o---"},
            {ROUTE_MOVE_WITHDRAW, "-o---"},
            {ROUTE_SIGN_OUT, "-oooo"},
            {ROUTE_SIGN_INS, "-oooo"},
            {ROUTE_SIGN_IN_END, "-oooo"},
            {ROUTE_SIGN_INS_END, "-oooo"},
            {ROUTE_CALL, "-oo--"},
            {ROUTE_COACH, "--o--"},
            {ROUTE_COORDINATOR, "---a-"},
            {ROUTE_CARD, "---a-"},
            {ROUTE_CARD_POST, "---a-"},
            {ROUTE_ASSET, "ppppp"},
            {ROUTE_API_ME, "-oooo"},
            {ROUTE_API_SIGN_OUT, "-oooo"},
            {ROUTE_API_SESSIONS, "-ooa-"},
            {ROUTE_API_SESSION, "-ooa-"},
            {ROUTE_API_SESSIONS_POST, "-oca-"},
            {ROUTE_API_SESSION_HERE, "-oo--"},
            {ROUTE_API_SESSION_CANCEL, "-ooa-"},
            {ROUTE_API_SESSION_TICKET, "-oo--"},
            {ROUTE_API_SESSION_LINK, "--oa-"},
            {ROUTE_API_SESSION_OUTCOME, "--oa-"},
            {ROUTE_API_SESSION_MOVE, "-ooa-"},
            {ROUTE_API_MOVE_ACCEPT, "-oo--"},
            {ROUTE_API_MOVE_DECLINE, "-oo--"},
            {ROUTE_API_MOVE_WITHDRAW, "-ooa-"},
            {ROUTE_API_SESSION_LINK_SEND, "--oa-"},
            {ROUTE_API_SLOTS, "-ooa-"},
            {ROUTE_API_PEOPLE, "--ca-"},
            {ROUTE_API_PEOPLE_POST, "---a-"},
            {ROUTE_API_PERSON_CODE, "---a-"},
            {ROUTE_API_PERSON_REACH, "---a-"},
            {ROUTE_API_PERSON_COACH, "---a-"},
            {ROUTE_API_PERSON_COACHES, "---a-"},
            {ROUTE_API_PERSON_COACH_DELETE, "---a-"},
            {ROUTE_API_PERSON_BACKUP_DELETE, "---a-"},
            {ROUTE_API_COACHES, "---a-"},
            {ROUTE_API_HOURS, "--o--"},
            {ROUTE_API_HOURS_PUT, "--o--"},
            {ROUTE_API_EXCEPTIONS, "--o--"},
            {ROUTE_API_EXCEPTIONS_POST, "--o--"},
            {ROUTE_API_EXCEPTION_DELETE, "--o--"},
            {ROUTE_API_FREE_NOW, "--o--"},
            {ROUTE_API_RULES, "--o--"},
            {ROUTE_API_RULES_PUT, "--o--"},
            {ROUTE_API_HOLIDAYS, "--oa-"},
            {ROUTE_API_HOLIDAYS_PUT, "---a-"},
            {ROUTE_API_SESSION_COVER, "---a-"},
            {ROUTE_API_COVERS, "---a-"},
            {ROUTE_API_ABSENCES, "--oa-"},
            {ROUTE_API_ABSENCES_POST, "--oa-"},
            {ROUTE_API_ABSENCE_DELETE, "--oa-"},
            {ROUTE_API_QUEUE, "---a-"},
            {ROUTE_API_QUEUE_DONE, "---a-"},
            {ROUTE_API_SERIES, "-ooa-"},
            {ROUTE_API_SERIES_POST, "-oca-"},
            {ROUTE_API_SERIES_PREVIEW, "-oca-"},
            {ROUTE_API_SERIES_END, "-ooa-"},
            {ROUTE_API_VOCABULARY, "-ooa-"},
            {ROUTE_API_PAIRING, "-oo--"},
            {ROUTE_API_PAIRING_PUT, "-oo--"},
            {ROUTE_API_PERSON_PAIRING, "---a-"},
            {ROUTE_API_PERSON_PAIRING_PUT, "---a-"},
            {ROUTE_API_PERSON_MATCHES, "---a-"},
            {ROUTE_API_COHORT, "---a-"},
            {ROUTE_API_PERSON_HAND_BACK, "--c--"},
            {ROUTE_API_SWITCH, "-o---"},
            {ROUTE_API_LOAD, "--o--"},
            {ROUTE_API_COACH_LOAD, "---a-"},
            {ROUTE_API_COACH_CONTRACT, "---a-"},
            {ROUTE_API_COACH_CONTRACT_PUT, "---a-"},
            {ROUTE_API_CLOSED, "--o--"},
            {ROUTE_API_CLOSED_PUT, "--o--"},
            {ROUTE_API_NOTICES, "---a-"},
            {ROUTE_API_ASKS, "-ooa-"},
            {ROUTE_API_ASKS_POST, "-o-a-"},
            {ROUTE_API_ASK_TAKE, "--o--"},
            {ROUTE_API_ASK_PASS, "--o--"},
            {ROUTE_API_ASK_WITHDRAW, "-o-a-"},
            {ROUTE_API_WAITLIST, "-ooa-"},
            {ROUTE_API_WAITLIST_POST, "-oca-"},
            {ROUTE_API_WAIT_DELETE, "-o-a-"},
            {ROUTE_API_OFFER_TAKE, "-o---"},
            {ROUTE_API_OFFER_PASS, "-o---"},
            {ROUTE_API_DUTY, "--o--"},
            {ROUTE_API_DUTY_PUT, "--o--"},
            {ROUTE_API_FEED, "--o--"},
            {ROUTE_API_FEED_PUT, "--o--"},
            {ROUTE_API_FEED_DELETE, "--o--"},
            {ROUTE_API_EVENTS, "-oooo"},
            {ROUTE_API_OPENAPI, "ppppp"},
            {ROUTE_RELAY_BEAT, "p----"},
            {ROUTE_LOCAL_LINKS, "p----"},
            {ROUTE_LOCAL_RETENTION, "p----"},
            {ROUTE_HEALTH, "p----"},
    };
    assert_int_equal(sizeof(table) / sizeof(table[0]), ROUTE_COUNT);
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        for (int role = 0; role <= ROLE_OPERATOR; role++) {
            char letter = "-poca"[policy_scope(table[i].route, role)];
            if (letter != table[i].scopes[role])
                fail_msg("%s, %s", policy_route_name(table[i].route), role_names[role]);
        }
        assert_false(policy_allows(table[i].route, ROLE_SYSTEM));
    }
}

static void test_W1_routes_and_roles_that_do_not_exist_are_denied(void **state)
{
    (void)state;
    assert_false(policy_allows((enum route)ROUTE_COUNT, ROLE_COORDINATOR));
    assert_false(policy_allows((enum route) - 1, ROLE_COORDINATOR));
    assert_false(policy_allows(ROUTE_ROOT, (enum role)ROLE_COUNT));
}

/* The path of a table line of docs/api.md ("| `GET /book?coach=` | person |"), as in the table. */
static bool line_route(const char *line, const char *prefix, char *ret_method, char *ret_path)
{
    char path[128];
    if (sscanf(line, "| `%7[A-Z] %127[^`?]", ret_method, path) != 2 || path[0] != '/')
        return false;
    char *dots = strstr(path, "...");
    if (dots)
        strcpy(dots, "{rest}");
    sprintf(ret_path, "%s%s", prefix, path);
    return true;
}

static size_t route_index(const char *method, const char *path)
{
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        if (strcmp(policy_routes[i].path, path) == 0 &&
                strcmp(method_names[policy_routes[i].method], method) == 0)
            return i;
    }
    fail_msg("docs/api.md has %s %s, the table has not", method, path);
    return 0;
}

static void test_W1_the_table_and_the_document_have_the_same_routes(void **state)
{
    (void)state;
    FILE *document = fopen("docs/api.md", "r");
    bool seen[ROUTE_COUNT] = {false};
    const char *prefix = "";
    char line[1024];
    assert_non_null(document);
    while (fgets(line, sizeof(line), document)) {
        char method[8], path[160];
        if (line[0] == '#')
            prefix = strstr(line, "/api/v1") ? "/api/v1" : "";
        if (line_route(line, prefix, method, path))
            seen[route_index(method, path)] = true;
        if (strstr(line, "`GET /coach`, `GET /coordinator`")) /* two in a line */
            seen[ROUTE_COORDINATOR] = true;
    }
    fclose(document);
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        if (!seen[i])
            fail_msg("%s is not in docs/api.md", policy_routes[i].path);
    }
}

static void test_policy_rows_stand_at_their_own_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        assert_int_equal(policy_routes[i].route, i);
        assert_non_null(policy_routes[i].name);
        assert_int_equal(policy_routes[i].path[0], '/');
    }
}

static void test_policy_finds_each_route_by_an_example_of_its_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct route_row *row = &policy_routes[i];
        const char *open = strchr(row->path, '{');
        const char *value = open && strcmp(open, "{rest}") == 0 ? "call/main.js" : ID;
        char path[160];
        if (open)
            snprintf(path, sizeof(path), "%.*s%s%s", (int)(open - row->path), row->path, value,
                    strchr(open, '}') + 1);
        else
            snprintf(path, sizeof(path), "%s", row->path);
        struct route_match match;
        assert_int_equal(policy_find(row->method, path, &match), ERR_OK);
        assert_ptr_equal(match.row, row);
        assert_int_equal(match.param_len, open ? strlen(value) : 0);
        if (open)
            assert_memory_equal(match.param, value, match.param_len);
        else
            assert_null(match.param);
    }
}

static void test_policy_does_not_find_what_is_not_there(void **state)
{
    (void)state;
    static const char *const paths[] = {"", "home", "/home/", "//home", "/nothing", "/session/",
            "/session/" ID "x", "/session/" ID "/", "/session/" ID "/herE", "/session/a/here",
            "/session/" ID "/here/", "/link/abcdefghijklmnopqrstuB", /* not canonical */
            "/link/abcdefghijklmnopqrst+A", "/assets/", "/assets/../secret", "/assets/a/../b",
            "/assets/.hidden", "/assets/a//b", "/assets/a/", "/assets/a%2e", "/assets/a b",
            "/api/v1", "/api/v1/", "/api/v2/me"};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct route_match match;
        if (policy_find(ROUTE_GET, paths[i], &match) != ERR_NOT_FOUND)
            fail_msg("found: %s", paths[i]);
    }
}

static void test_policy_tells_a_wrong_method_from_a_wrong_path(void **state)
{
    (void)state;
    struct route_match match;
    assert_int_equal(policy_find(ROUTE_DELETE, "/home", &match), ERR_NOT_NOW);
    assert_int_equal(policy_find(ROUTE_GET, "/sign-out", &match), ERR_NOT_NOW);
    assert_int_equal(policy_find(ROUTE_DELETE, "/nothing", &match), ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_W1_every_route_says_who_may_use_it),
            cmocka_unit_test(test_W1_routes_and_roles_that_do_not_exist_are_denied),
            cmocka_unit_test(test_W1_the_table_and_the_document_have_the_same_routes),
            cmocka_unit_test(test_policy_rows_stand_at_their_own_place),
            cmocka_unit_test(test_policy_finds_each_route_by_an_example_of_its_path),
            cmocka_unit_test(test_policy_does_not_find_what_is_not_there),
            cmocka_unit_test(test_policy_tells_a_wrong_method_from_a_wrong_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

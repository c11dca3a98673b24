/* Coming in: looking changes nothing, a sign-in link serves one browser once, a seat link serves
 * until its session's end or until a newer one, and what each lets in is no more than it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/store/links.h"
#include "tests/store/fixture.h"

static const struct actor nobody = {.role = ROLE_NOBODY};
static const uint8_t browser_a[32] = {1};
static const uint8_t browser_b[32] = {2};

/* --- short forms --------------------------------------------------------------------------------
 */

static struct actor coordinator_of(const struct fixture *fixture)
{
    return fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator);
}

static struct link_new sign_in_link(
        struct fixture *fixture, struct id account, const uint8_t *browser)
{
    struct sign_in_link_make in = {
            .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""), .account = account};
    if (browser)
        memcpy(in.browser, browser, sizeof(in.browser));
    struct link_new out;
    assert_int_equal(store_wait(fixture->store, &sign_in_link_make, &in, &out, NULL), ERR_OK);
    return out;
}

static struct link_new seat_link(struct fixture *fixture, struct id session)
{
    struct seat_link_make in = {
            .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""), .session = session};
    struct link_new out;
    assert_int_equal(store_wait(fixture->store, &seat_link_make, &in, &out, NULL), ERR_OK);
    return out;
}

static enum err look(struct fixture *fixture, const char *secret, unix_s_t now)
{
    struct link_find in = {.now = now};
    strcpy(in.secret, secret);
    return store_wait(fixture->store, &link_find, &in, NULL, NULL);
}

static enum err use(struct fixture *fixture, const char *secret, const uint8_t *browser,
        unix_s_t now, struct sign_in_new *ret_out)
{
    struct link_use in = {.write = fixture_write(nobody, now, "")};
    strcpy(in.secret, secret);
    memcpy(in.browser, browser, sizeof(in.browser));
    return store_wait(fixture->store, &link_use, &in, ret_out, NULL);
}

static enum err who(
        struct fixture *fixture, const char *token, unix_s_t now, struct sign_in_find_out *ret_out)
{
    struct sign_in_find in = {.now = now};
    strcpy(in.token, token);
    return store_wait(fixture->store, &sign_in_find, &in, ret_out, NULL);
}

/* --- sign-in links ------------------------------------------------------------------------------
 */

static void test_looking_at_a_link_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct link_new link = sign_in_link(fixture, fixture->coach, NULL);
    for (int i = 0; i < 3; i++)
        assert_int_equal(look(fixture, link.secret, FIXTURE_NOW), ERR_OK);
    assert_int_equal(fixture_count(fixture, "SELECT COUNT(*) FROM sign_in"), 0);
    assert_int_equal(
            fixture_count(fixture, "SELECT COUNT(*) FROM link WHERE used_at IS NOT NULL"), 0);
    struct sign_in_new out;
    assert_int_equal(use(fixture, link.secret, browser_a, FIXTURE_NOW, &out), ERR_OK);
}

static void test_a_sign_in_link_serves_once_and_leads_to_its_account(void **state)
{
    struct fixture *fixture = *state;
    struct link_new link = sign_in_link(fixture, fixture->coach, NULL);
    struct sign_in_new out;
    struct sign_in_find_out found;
    assert_int_equal(use(fixture, link.secret, browser_a, FIXTURE_NOW, &out), ERR_OK);
    assert_int_equal(who(fixture, out.token, FIXTURE_NOW, &found), ERR_OK);
    assert_true(id_equal(found.actor.account, fixture->coach));
    assert_int_equal(found.actor.role, ROLE_COACH);
    assert_true(id_is_zero(found.actor.only_session));
    assert_string_equal(found.zone, "America/New_York");
    assert_int_equal(use(fixture, link.secret, browser_a, FIXTURE_NOW, &out), ERR_EXPIRED);
    assert_int_equal(look(fixture, link.secret, FIXTURE_NOW), ERR_EXPIRED);
}

static void test_a_sign_in_link_is_refused_to_another_browser_than_asked_for_it(void **state)
{
    struct fixture *fixture = *state;
    struct link_new link = sign_in_link(fixture, fixture->coach, browser_a);
    struct sign_in_new out;
    assert_int_equal(use(fixture, link.secret, browser_b, FIXTURE_NOW, &out), ERR_FORBIDDEN);
    assert_int_equal(use(fixture, link.secret, (uint8_t[32]){0}, FIXTURE_NOW, &out), ERR_FORBIDDEN);
    assert_int_equal(use(fixture, link.secret, browser_a, FIXTURE_NOW, &out), ERR_OK);
}

static void test_a_sign_in_link_is_over_after_ten_minutes(void **state)
{
    struct fixture *fixture = *state;
    struct link_new link = sign_in_link(fixture, fixture->coach, NULL);
    struct sign_in_new out;
    assert_int_equal(look(fixture, link.secret, FIXTURE_NOW + 599), ERR_OK);
    assert_int_equal(use(fixture, link.secret, browser_a, FIXTURE_NOW + 600, &out), ERR_EXPIRED);
}

static void test_an_unknown_secret_is_not_found(void **state)
{
    struct fixture *fixture = *state;
    struct sign_in_new out;
    assert_int_equal(look(fixture, "AAAAAAAAAAAAAAAAAAAAAA", FIXTURE_NOW), ERR_NOT_FOUND);
    assert_int_equal(look(fixture, "", FIXTURE_NOW), ERR_NOT_FOUND);
    assert_int_equal(
            use(fixture, "AAAAAAAAAAAAAAAAAAAAAA", browser_a, FIXTURE_NOW, &out), ERR_NOT_FOUND);
}

/* --- seat links ---------------------------------------------------------------------------------
 */

static void test_a_seat_link_serves_any_browser_until_its_session_ends(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct link_new link = seat_link(fixture, row.id);
    struct sign_in_new out;
    assert_int_equal(use(fixture, link.secret, browser_a, FIXTURE_NOW, &out), ERR_OK);
    assert_int_equal(use(fixture, link.secret, browser_b, row.end_at - 1, &out), ERR_OK);
    assert_true(id_equal(out.actor.only_session, row.id));
    assert_true(id_equal(out.actor.account, fixture->people[0]));
    assert_int_equal(use(fixture, link.secret, browser_a, row.end_at, &out), ERR_EXPIRED);
    assert_int_equal(look(fixture, link.secret, row.end_at), ERR_EXPIRED);
}

static void test_a_seat_links_sign_in_opens_only_its_session(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row first = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct session_row second = fixture_book(fixture, 0, FIXTURE_OPENS + 7200);
    struct sign_in_new out;
    use(fixture, seat_link(fixture, first.id).secret, browser_a, FIXTURE_NOW, &out);
    struct session_get get = {.actor = out.actor, .session = first.id};
    assert_int_equal(store_wait(fixture->store, &session_get, &get, NULL, NULL), ERR_OK);
    get.session = second.id;
    assert_int_equal(store_wait(fixture->store, &session_get, &get, NULL, NULL), ERR_NOT_FOUND);
    struct sessions_list list = {.actor = out.actor, .until_at = FIXTURE_OPENS + 86400};
    struct sessions_list_out *sessions = test_calloc(1, sizeof(*sessions));
    assert_int_equal(store_wait(fixture->store, &sessions_list, &list, sessions, NULL), ERR_OK);
    assert_int_equal(sessions->count, 1);
    test_free(sessions);
    struct session_book book = fixture_booking(fixture, 0, FIXTURE_OPENS + 4 * 3600, "");
    book.write.actor = out.actor;
    assert_int_equal(store_wait(fixture->store, &session_book, &book, NULL, NULL), ERR_NOT_FOUND);
}

static void test_a_new_seat_link_revokes_the_older_and_what_it_opened(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct link_new old = seat_link(fixture, row.id);
    struct sign_in_new out;
    struct sign_in_find_out found;
    assert_int_equal(use(fixture, old.secret, browser_a, FIXTURE_NOW, &out), ERR_OK);
    struct link_new new = seat_link(fixture, row.id);
    assert_int_equal(look(fixture, old.secret, FIXTURE_NOW), ERR_EXPIRED);
    assert_int_equal(who(fixture, out.token, FIXTURE_NOW, &found), ERR_NOT_FOUND);
    assert_int_equal(look(fixture, new.secret, FIXTURE_NOW), ERR_OK);
}

static void test_a_cancelled_sessions_seat_link_is_over(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS);
    struct link_new link = seat_link(fixture, row.id);
    struct session_cancel cancel = {
            .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""), .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &cancel, NULL, NULL), ERR_OK);
    assert_int_equal(look(fixture, link.secret, FIXTURE_NOW), ERR_EXPIRED);
}

/* --- card codes and signing out ------------------------------------------------------------------
 */

static struct card_make_out card_for(struct fixture *fixture, struct id person)
{
    struct card_make in = {
            .write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""), .person = person};
    struct card_make_out out;
    assert_int_equal(store_wait(fixture->store, &card_make, &in, &out, NULL), ERR_OK);
    return out;
}

static enum err type_code(struct fixture *fixture, const char *code, struct sign_in_new *ret_out)
{
    struct card_use in = {.write = fixture_write(nobody, FIXTURE_NOW, "")};
    strcpy(in.code, code);
    return store_wait(fixture->store, &card_use, &in, ret_out, NULL);
}

static void test_a_card_code_serves_until_a_new_one_is_made(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct card_make_out old = card_for(fixture, fixture->people[0]);
    struct sign_in_new out;
    struct sign_in_find_out found;
    assert_int_equal(type_code(fixture, old.code, &out), ERR_OK);
    assert_int_equal(type_code(fixture, old.code, &out), ERR_OK);
    assert_int_equal(out.actor.role, ROLE_PERSON);
    struct card_make_out new = card_for(fixture, fixture->people[0]);
    assert_int_equal(type_code(fixture, old.code, &out), ERR_NOT_FOUND);
    assert_int_equal(who(fixture, out.token, FIXTURE_NOW, &found), ERR_NOT_FOUND);
    assert_int_equal(type_code(fixture, new.code, &out), ERR_OK);
    assert_int_equal(look(fixture, new.code, FIXTURE_NOW), ERR_NOT_FOUND);
}

static void test_signing_out_ends_the_sign_in_and_time_does_too(void **state)
{
    struct fixture *fixture = *state;
    struct sign_in_new out;
    struct sign_in_find_out found;
    use(fixture, sign_in_link(fixture, fixture->coach, NULL).secret, browser_a, FIXTURE_NOW, &out);
    assert_int_equal(who(fixture, out.token, out.expires_at - 1, &found), ERR_OK);
    assert_int_equal(who(fixture, out.token, out.expires_at, &found), ERR_EXPIRED);
    struct sign_in_end end = {.sign_in = out.sign_in};
    end.write = fixture_write(coordinator_of(fixture), FIXTURE_NOW, ""); /* another's */
    assert_int_equal(store_wait(fixture->store, &sign_in_end, &end, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(who(fixture, out.token, FIXTURE_NOW, &found), ERR_OK);
    end.write.actor = found.actor;
    assert_int_equal(store_wait(fixture->store, &sign_in_end, &end, NULL, NULL), ERR_OK);
    assert_int_equal(who(fixture, out.token, FIXTURE_NOW, &found), ERR_NOT_FOUND);
}

static void test_W1_only_a_coordinator_of_the_programme_makes_links(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1);
    struct sign_in_link_make link = {.account = fixture->coordinator};
    struct card_make card = {.person = fixture->people[0]};
    link.write = fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, "");
    card.write = link.write;
    assert_int_equal(
            store_wait(fixture->store, &sign_in_link_make, &link, NULL, NULL), ERR_FORBIDDEN);
    assert_int_equal(store_wait(fixture->store, &card_make, &card, NULL, NULL), ERR_FORBIDDEN);
    link.write.actor = coordinator_of(fixture);
    link.write.actor.programme = fixture->coach; /* some other id */
    card.write.actor = link.write.actor;
    assert_int_equal(
            store_wait(fixture->store, &sign_in_link_make, &link, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_wait(fixture->store, &card_make, &card, NULL, NULL), ERR_NOT_FOUND);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_looking_at_a_link_changes_nothing),
            TEST(test_a_sign_in_link_serves_once_and_leads_to_its_account),
            TEST(test_a_sign_in_link_is_refused_to_another_browser_than_asked_for_it),
            TEST(test_a_sign_in_link_is_over_after_ten_minutes),
            TEST(test_an_unknown_secret_is_not_found),
            TEST(test_a_seat_link_serves_any_browser_until_its_session_ends),
            TEST(test_a_seat_links_sign_in_opens_only_its_session),
            TEST(test_a_new_seat_link_revokes_the_older_and_what_it_opened),
            TEST(test_a_cancelled_sessions_seat_link_is_over),
            TEST(test_a_card_code_serves_until_a_new_one_is_made),
            TEST(test_signing_out_ends_the_sign_in_and_time_does_too),
            TEST(test_W1_only_a_coordinator_of_the_programme_makes_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

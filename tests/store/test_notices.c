/* Sending notices: each in one scheduler's hands at a time, sent again under the same id with the
 * same link, given up in the end, and no reminder twice or lost (R15). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/civil.h"
#include "scheduler/store/links.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/notices.h"
#include "scheduler/store/seed.h"
#include "tests/store/fixture.h"

enum { HOUR = 3600, DAY = DAY_S, MANY = 40 };

/* --- the stage -------------------------------------------------------------------------------- */

static struct write by_system(unix_s_t now)
{
    return fixture_write((struct actor){.role = ROLE_SYSTEM}, now, "");
}

/* A person on the coach's caseload who is reached in this way. */
static void person_add_reached(struct fixture *fixture, enum reach_kind reach, const char *value)
{
    struct seed_account in = {
            .write = by_system(FIXTURE_NOW),
            .account = {.role = ROLE_PERSON,
                    .programme = fixture->programme,
                    .nickname = "Jo",
                    .reach_kind = reach,
                    .zone = "America/New_York",
                    .language = "en"},
    };
    struct seed_out out;
    snprintf(in.account.reach_value, sizeof(in.account.reach_value), "%s", value);
    assert_int_equal(store_wait(fixture->store, &seed_account, &in, &out, NULL), ERR_OK);
    struct seed_caseload join = {
            .write = by_system(FIXTURE_NOW), .person = out.id, .coach = fixture->coach};
    assert_int_equal(store_wait(fixture->store, &seed_caseload, &join, NULL, NULL), ERR_OK);
    fixture->people[fixture->people_count++] = out.id;
}

static struct session_row booked_by_mail_person(struct fixture *fixture, unix_s_t start_at)
{
    person_add_reached(fixture, REACH_MAIL, "jo@example.org");
    return fixture_book(fixture, fixture->people_count - 1, start_at);
}

static struct notices_claim claim_of(enum reach_kind reach, unix_s_t now, size_t limit)
{
    struct notices_claim in = {.write = by_system(now)};
    in.ways[reach] = (struct notices_way){.has_carrier = true, .limit = limit};
    return in;
}

static struct notices_claim_out claim(struct fixture *fixture, unix_s_t now)
{
    struct notices_claim_out out;
    struct notices_claim in = claim_of(REACH_MAIL, now, NOTICES_CLAIM_MAX);
    assert_int_equal(store_wait(fixture->store, &notices_claim, &in, &out, NULL), ERR_OK);
    return out;
}

static struct notice_claimed claim_one(struct fixture *fixture, unix_s_t now)
{
    struct notices_claim_out out = claim(fixture, now);
    assert_int_equal(out.count, 1);
    return out.notices[0];
}

static enum notice_state end(struct fixture *fixture, const struct notice_claimed *notice,
        enum notice_outcome outcome, unix_s_t now)
{
    struct notice_end_out out;
    struct notice_end in = {
            .write = by_system(now),
            .notice = notice->id,
            .attempts = notice->attempts,
            .outcome = outcome,
            .why = outcome == NOTICE_DELIVERED ? NOTICE_WHY_NONE : NOTICE_WHY_UNREACHABLE,
    };
    assert_int_equal(store_wait(fixture->store, &notice_end, &in, &out, NULL), ERR_OK);
    return out.state;
}

static int64_t count_where(struct fixture *fixture, const char *table, const char *where)
{
    char sql[256];
    snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM %s WHERE %s", table, where);
    return fixture_count(fixture, sql);
}

static void cancel(struct fixture *fixture, struct id session, unix_s_t now)
{
    struct session_cancel in = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), now, ""),
            .session = session};
    assert_int_equal(store_wait(fixture->store, &session_cancel, &in, NULL, NULL), ERR_OK);
}

/* --- one attempt ------------------------------------------------------------------------------ */

static void test_a_claimed_notice_says_where_it_goes_and_its_link_opens_the_session(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed notice = claim_one(fixture, FIXTURE_NOW);
    assert_int_equal(notice.kind, NOTICE_BOOKED);
    assert_string_equal(notice.to, "jo@example.org");
    assert_string_equal(notice.zone, "America/New_York");
    assert_int_equal(notice.start_at, row.start_at);
    struct link_use use = {.write = {.now = FIXTURE_NOW}};
    struct sign_in_new out;
    strcpy(use.secret, notice.secret);
    assert_int_equal(store_wait(fixture->store, &link_use, &use, &out, NULL), ERR_OK);
    assert_true(id_equal(out.actor.only_session, row.id));
    assert_true(id_equal(out.actor.account, row.person));
}

static void test_what_is_on_its_way_is_in_nobody_elses_hands_until_its_lease_is_over(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed first = claim_one(fixture, FIXTURE_NOW);
    assert_int_equal(claim(fixture, FIXTURE_NOW).count, 0);
    assert_int_equal(claim(fixture, FIXTURE_NOW + NOTICES_LEASE_S - 1).count, 0);
    struct notice_claimed second = claim_one(fixture, FIXTURE_NOW + NOTICES_LEASE_S);
    assert_true(id_equal(second.id, first.id));
    assert_string_equal(second.secret, first.secret);
    assert_int_equal(second.attempts, 2);
}

static void test_what_was_delivered_is_not_sent_again_and_is_in_the_audit(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed notice = claim_one(fixture, FIXTURE_NOW);
    assert_int_equal(end(fixture, &notice, NOTICE_DELIVERED, FIXTURE_NOW), NOTICE_IS_SENT);
    assert_int_equal(claim(fixture, FIXTURE_NOW + HOUR).count, 0);
    assert_int_equal(count_where(fixture, "audit", "action = 'notice.sent'"), 1);
}

static void test_what_failed_for_now_goes_again_after_a_pause_with_the_same_id_and_link(
        void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed first = claim_one(fixture, FIXTURE_NOW);
    assert_int_equal(end(fixture, &first, NOTICE_FAILED_NOW, FIXTURE_NOW), NOTICE_IS_WAITING);
    assert_int_equal(claim(fixture, FIXTURE_NOW + 29).count, 0);
    struct notice_claimed second = claim_one(fixture, FIXTURE_NOW + 30);
    assert_true(id_equal(second.id, first.id));
    assert_string_equal(second.secret, first.secret);
    assert_int_equal(count_where(fixture, "link", "kind = 'seat'"), 1);
}

static void test_what_fails_again_and_again_becomes_one_call_in_the_queue(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + 5 * DAY);
    unix_s_t now = FIXTURE_NOW;
    enum notice_state now_is = NOTICE_IS_WAITING;
    int attempts = 0;
    for (; now_is == NOTICE_IS_WAITING; attempts++, now += HOUR) {
        struct notice_claimed notice = claim_one(fixture, now);
        now_is = end(fixture, &notice, NOTICE_FAILED_NOW, now);
    }
    assert_int_equal(now_is, NOTICE_IS_FAILED);
    assert_int_equal(attempts, NOTICE_TRIES_MAX);
    assert_int_equal(claim(fixture, now + DAY).count, 0);
    assert_int_equal(count_where(fixture, "queue", "kind = 'call' AND done_at IS NULL"), 1);
    assert_int_equal(count_where(fixture, "notice", "error = 'unreachable'"), 1);
}

static void test_what_will_never_be_taken_is_a_call_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed notice = claim_one(fixture, FIXTURE_NOW);
    assert_int_equal(end(fixture, &notice, NOTICE_FAILED_EVER, FIXTURE_NOW), NOTICE_IS_FAILED);
    char where[96];
    snprintf(where, sizeof(where), "kind = 'call' AND due_at = %lld",
            (long long)(row.start_at - HOUR));
    assert_int_equal(count_where(fixture, "queue", where), 1);
}

static void test_an_attempt_that_was_overtaken_has_a_say_only_if_it_got_there(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed first = claim_one(fixture, FIXTURE_NOW);
    unix_s_t later = FIXTURE_NOW + NOTICES_LEASE_S;
    struct notice_claimed second = claim_one(fixture, later);
    assert_int_equal(end(fixture, &first, NOTICE_FAILED_EVER, later), NOTICE_IS_SENDING);
    assert_int_equal(end(fixture, &second, NOTICE_FAILED_NOW, later), NOTICE_IS_WAITING);
    assert_int_equal(end(fixture, &first, NOTICE_DELIVERED, later), NOTICE_IS_SENT);
    assert_int_equal(claim(fixture, later + HOUR).count, 0);
    assert_int_equal(count_where(fixture, "queue", "kind = 'call'"), 0);
}

static void test_what_a_dead_scheduler_had_is_free_at_once_only_if_no_other_can_have_it(
        void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    claim_one(fixture, FIXTURE_NOW);
    fixture_close(fixture);
    fixture_open(fixture);
    struct notices_recover in = {.write = by_system(FIXTURE_NOW + 1), .is_start = true};
    assert_int_equal(store_wait(fixture->store, &notices_recover, &in, NULL, NULL), ERR_OK);
    assert_int_equal(claim(fixture, FIXTURE_NOW + 1).count, fixture->is_postgres ? 0 : 1);
}

/* --- whom and what ---------------------------------------------------------------------------- */

static void test_what_is_no_longer_true_when_it_is_sent_is_dropped(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    cancel(fixture, row.id, FIXTURE_NOW);
    unix_s_t morning = FIXTURE_NOW + 2 * HOUR;
    struct notice_claimed notice = claim_one(fixture, morning);
    assert_int_equal(notice.kind, NOTICE_CANCELLED);
    assert_string_equal(notice.secret, "");
    assert_int_equal(count_where(fixture, "notice", "kind = 'booked' AND error = 'changed'"), 1);
}

static void test_the_coachs_act_at_seven_in_the_morning_is_told_the_person_at_nine(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed booked = claim_one(fixture, FIXTURE_NOW);
    end(fixture, &booked, NOTICE_DELIVERED, FIXTURE_NOW);
    cancel(fixture, row.id, FIXTURE_NOW);
    assert_int_equal(claim(fixture, FIXTURE_NOW).count, 0);
    assert_int_equal(claim(fixture, FIXTURE_NOW + 2 * HOUR - 1).count, 0);
    assert_int_equal(claim_one(fixture, FIXTURE_NOW + 2 * HOUR).kind, NOTICE_CANCELLED);
}

static void test_who_cannot_be_reached_is_phoned_about_what_must_be_known(void **state)
{
    struct fixture *fixture = *state;
    fixture_add_people(fixture, 1); /* reached by nothing */
    struct session_row row = fixture_book(fixture, 0, FIXTURE_OPENS + DAY);
    struct notices_claim in = claim_of(REACH_NONE, FIXTURE_NOW, NOTICES_CLAIM_MAX);
    assert_int_equal(store_wait(fixture->store, &notices_claim, &in, NULL, NULL), ERR_OK);
    assert_int_equal(count_where(fixture, "notice", "error = 'no_reach' AND state = 'dropped'"), 1);
    cancel(fixture, row.id, FIXTURE_NOW);
    in.write.now += 2 * HOUR;
    assert_int_equal(store_wait(fixture->store, &notices_claim, &in, NULL, NULL), ERR_OK);
    assert_int_equal(count_where(fixture, "queue", "kind = 'call'"), 1);
    assert_int_equal(count_where(fixture, "notice", "error = 'no_reach' AND state = 'failed'"), 1);
}

static void test_without_a_way_to_send_somebody_phones(void **state)
{
    struct fixture *fixture = *state;
    person_add_reached(fixture, REACH_PHONE, "+1 505 555 0100");
    fixture_book(fixture, 0, FIXTURE_OPENS + DAY);
    struct notices_claim_out out;
    struct notices_claim in = claim_of(REACH_PHONE, FIXTURE_NOW, NOTICES_CLAIM_MAX);
    in.ways[REACH_PHONE].has_carrier = false;
    assert_int_equal(store_wait(fixture->store, &notices_claim, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 0);
    assert_int_equal(count_where(fixture, "notice", "error = 'no_carrier'"), 1);
    assert_int_equal(count_where(fixture, "queue", "kind = 'call'"), 1);
}

static void test_a_notice_that_cannot_be_opened_does_not_hold_up_the_others(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    fixture_run(fixture, "UPDATE account SET reach_sealed = nickname_sealed "
                         "WHERE role = 'person'");
    person_add_reached(fixture, REACH_MAIL, "kai@example.org");
    fixture_book(fixture, 1, FIXTURE_OPENS + DAY + HOUR);
    assert_string_equal(claim_one(fixture, FIXTURE_NOW).to, "kai@example.org");
    assert_int_equal(count_where(fixture, "notice", "error = 'unreadable'"), 1);
}

static void test_a_way_without_room_does_not_hold_up_another(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    person_add_reached(fixture, REACH_PHONE, "+1 505 555 0100");
    fixture_book(fixture, 1, FIXTURE_OPENS + DAY + HOUR);
    struct notices_claim_out out;
    struct notices_claim in = claim_of(REACH_MAIL, FIXTURE_NOW, 0);
    in.ways[REACH_PHONE] = (struct notices_way){.has_carrier = true, .limit = 1};
    assert_int_equal(store_wait(fixture->store, &notices_claim, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_int_equal(out.notices[0].reach, REACH_PHONE);
    assert_false(out.is_more);
    assert_int_equal(claim_one(fixture, FIXTURE_NOW).reach, REACH_MAIL);
}

static void test_the_urgent_goes_first(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS);
    person_add_reached(fixture, REACH_MAIL, "kai@example.org");
    fixture_book(fixture, 1, FIXTURE_OPENS + 2 * HOUR);
    fixture_run(fixture, "UPDATE account SET reach_kind = 'mail', reach_sealed = NULL "
                         "WHERE role = 'coach'");
    struct session_here here = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_PERSON, row.person), row.start_at, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &session_here, &here, NULL, NULL), ERR_OK);
    struct notices_claim_out out;
    struct notices_claim in = claim_of(REACH_MAIL, row.start_at, 1);
    assert_int_equal(store_wait(fixture->store, &notices_claim, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 1);
    assert_int_equal(out.notices[0].kind, NOTICE_WAITING);
    assert_true(out.is_more);
}

static void test_after_a_revocation_messages_carry_another_link(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed first = claim_one(fixture, FIXTURE_NOW);
    end(fixture, &first, NOTICE_FAILED_NOW, FIXTURE_NOW);
    struct seat_link_make make = {
            .write = fixture_write(fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
                    FIXTURE_NOW, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &seat_link_make, &make, NULL, NULL), ERR_OK);
    struct notice_claimed second = claim_one(fixture, FIXTURE_NOW + 30);
    assert_string_not_equal(second.secret, first.secret);
    struct link_find_out out;
    struct link_find find = {.now = FIXTURE_NOW};
    strcpy(find.secret, first.secret);
    assert_int_equal(store_wait(fixture->store, &link_find, &find, &out, NULL), ERR_EXPIRED);
    strcpy(find.secret, second.secret);
    assert_int_equal(store_wait(fixture->store, &link_find, &find, &out, NULL), ERR_OK);
}

static void test_staff_send_the_link_once_more_but_not_without_end(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed booked = claim_one(fixture, FIXTURE_NOW);
    struct link_send in = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_NOW, ""),
            .session = row.id};
    int sent = 0;
    while (store_wait(fixture->store, &link_send, &in, NULL, NULL) == ERR_OK) {
        struct notice_claimed notice = claim_one(fixture, FIXTURE_NOW);
        assert_int_equal(notice.kind, NOTICE_SEAT_LINK);
        assert_string_equal(notice.secret, booked.secret);
        end(fixture, &notice, NOTICE_DELIVERED, FIXTURE_NOW);
        sent++;
    }
    assert_int_equal(sent, 5);
    in.write.actor = fixture_actor(fixture, ROLE_PERSON, row.person);
    assert_int_equal(store_wait(fixture->store, &link_send, &in, NULL, NULL), ERR_FORBIDDEN);
}

/* A coach proposes one time after the other. */
static void test_a_person_is_not_sent_messages_without_end_and_somebody_looks(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + 5 * DAY);
    struct notice_claimed booked = claim_one(fixture, FIXTURE_OPENS);
    end(fixture, &booked, NOTICE_DELIVERED, FIXTURE_OPENS);
    int sent = 0;
    for (int i = 0; i < NOTICE_HOUR_MAX + 5; i++) {
        unix_s_t now = FIXTURE_OPENS + i;
        struct move_propose propose = {
                .write = fixture_write(fixture_actor(fixture, ROLE_COACH, fixture->coach), now, ""),
                .session = row.id,
                .start_at = row.start_at + (1 + i % 4) * 3600};
        assert_int_equal(store_wait(fixture->store, &move_propose, &propose, NULL, NULL), ERR_OK);
        struct notices_claim_out out = claim(fixture, now);
        for (size_t k = 0; k < out.count; k++, sent++)
            end(fixture, &out.notices[k], NOTICE_DELIVERED, now);
    }
    assert_int_equal(sent, NOTICE_HOUR_MAX);
    assert_int_equal(count_where(fixture, "notice", "error = 'often' AND state = 'failed'"), 5);
    assert_int_equal(count_where(fixture, "queue", "kind = 'call'"), 1);
    struct link_send own = {
            .write = fixture_write(
                    fixture_actor(fixture, ROLE_COACH, fixture->coach), FIXTURE_OPENS + 3700, ""),
            .session = row.id};
    assert_int_equal(store_wait(fixture->store, &link_send, &own, NULL, NULL), ERR_OK);
    assert_int_equal(claim_one(fixture, FIXTURE_OPENS + 3700).kind, NOTICE_SEAT_LINK);
}

/* --- reminders -------------------------------------------------------------------------------- */

static size_t reminders_put_at(struct fixture *fixture, unix_s_t now)
{
    struct reminders_put_out out;
    struct reminders_put in = {.write = by_system(now)};
    assert_int_equal(store_wait(fixture->store, &reminders_put, &in, &out, NULL), ERR_OK);
    return out.count;
}

static void test_reminders_are_put_for_what_begins_soon_once_each(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + 3 * DAY);
    fixture_book(fixture, 0, FIXTURE_OPENS + 9 * DAY);
    assert_int_equal(reminders_put_at(fixture, row.start_at - NOTICE_AHEAD_S - 1), 0);
    assert_int_equal(reminders_put_at(fixture, row.start_at - NOTICE_AHEAD_S), 1);
    assert_int_equal(reminders_put_at(fixture, row.start_at - NOTICE_AHEAD_S), 0);
    assert_int_equal(reminders_put_at(fixture, row.start_at), 0);
    assert_int_equal(count_where(fixture, "notice", "kind = 'reminder'"), 1);
}

/* One turn of a scheduler's minute at this moment; how many reminders went out. */
static int turn(struct fixture *fixture, unix_s_t now)
{
    int sent = 0;
    reminders_put_at(fixture, now);
    struct notices_claim_out out = claim(fixture, now);
    for (size_t i = 0; i < out.count; i++) {
        sent += out.notices[i].kind == NOTICE_REMINDER;
        end(fixture, &out.notices[i], NOTICE_DELIVERED, now);
    }
    return sent;
}

static void recover(struct fixture *fixture, unix_s_t now, bool is_start)
{
    struct notices_recover in = {.write = by_system(now), .is_start = is_start};
    assert_int_equal(store_wait(fixture->store, &notices_recover, &in, NULL, NULL), ERR_OK);
}

/* Wednesday 14:00 in New York, booked on Monday: due on Tuesday at ten. */
static void test_R15_one_reminder_whatever_the_clock_does_and_however_often_it_starts(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + 2 * DAY + 5 * HOUR);
    unix_s_t due = FIXTURE_OPENS + DAY + HOUR;
    const struct {
        unix_s_t now;
        bool is_start;
    } turns[] = {{due - DAY, false}, {due - HOUR, false}, {due - DAY - HOUR, false},
            {due - 1, true}, {due - 2 * HOUR, false}, {due + 60, true}, {due - HOUR, false},
            {due - DAY, true}, {due, false}, {due + DAY - 12 * HOUR, true}, {due, true},
            {row.start_at - 60, false}};
    int sent = 0;
    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
        if (turns[i].is_start) {
            fixture_close(fixture);
            fixture_open(fixture);
        }
        if (turns[i].is_start || (i > 0 && turns[i].now < turns[i - 1].now))
            recover(fixture, turns[i].now, turns[i].is_start);
        sent += turn(fixture, turns[i].now);
        assert_int_equal(sent, i < 5 ? 0 : 1);
    }
}

static void test_R15_a_clock_that_ran_ahead_a_day_does_not_hold_a_message_up(void **state)
{
    struct fixture *fixture = *state;
    booked_by_mail_person(fixture, FIXTURE_OPENS + 3 * DAY);
    struct notice_claimed notice = claim_one(fixture, FIXTURE_NOW + DAY);
    end(fixture, &notice, NOTICE_FAILED_NOW, FIXTURE_NOW + DAY);
    assert_int_equal(claim(fixture, FIXTURE_NOW).count, 0);
    recover(fixture, FIXTURE_NOW, false);
    claim_one(fixture, FIXTURE_NOW);
}

static void test_R15_a_scheduler_that_was_down_reminds_when_it_is_back(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + 3 * DAY);
    assert_int_equal(turn(fixture, row.start_at - 2 * HOUR), 0); /* quiet until nine: a call */
    assert_int_equal(count_where(fixture, "queue", "kind = 'call'"), 1);
    row = fixture_book(fixture, 0, FIXTURE_OPENS + 3 * DAY + 5 * HOUR);
    assert_int_equal(turn(fixture, row.start_at - HOUR), 1);
}

/* --- several schedulers ------------------------------------------------------------------------
 */

struct tally {
    size_t count;
    struct id ids[2 * MANY];
};

static void handle_claimed(void *context, const struct store_result *result)
{
    struct tally *tally = context;
    const struct notices_claim_out *out = result->out;
    assert_int_equal(result->err, ERR_OK);
    for (size_t i = 0; i < out->count; i++) {
        assert_true(tally->count < 2 * MANY);
        tally->ids[tally->count++] = out->notices[i].id;
    }
}

static void test_R2_of_two_schedulers_that_claim_at_once_each_notice_goes_to_one(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < MANY; i++) {
        char to[32];
        snprintf(to, sizeof(to), "p%d@example.org", i);
        person_add_reached(fixture, REACH_MAIL, to);
        fixture_book(fixture, (size_t)i, FIXTURE_OPENS + (1 + i / 6) * DAY + i % 6 * HOUR);
    }
    struct tally tally = {0};
    struct store *stores[2] = {fixture->store, fixture_open_second(fixture)};
    struct notices_claim in = claim_of(REACH_MAIL, FIXTURE_NOW, 3);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(
                store_submit(stores[i % 2], &notices_claim, &in, handle_claimed, &tally), ERR_OK);
    }
    while (store_deliver_wait(stores[0]) || store_deliver_wait(stores[1]))
        ;
    fixture_close_second(fixture, stores[1]);
    while (claim(fixture, FIXTURE_NOW).count > 0) /* what nobody got to: not in the tally */
        tally.count += 0;
    for (size_t i = 0; i < tally.count; i++) {
        for (size_t k = 0; k < i; k++)
            assert_false(id_equal(tally.ids[i], tally.ids[k]));
    }
    assert_true(tally.count > MANY / 2);
    assert_int_equal(count_where(fixture, "notice", "attempts > 1"), 0);
    assert_int_equal(count_where(fixture, "notice", "state = 'sending' AND kind = 'booked'"), MANY);
}

/* --- looking ---------------------------------------------------------------------------------- */

static void test_W1_a_coordinator_sees_how_a_sessions_notices_stand_and_nobody_else(void **state)
{
    struct fixture *fixture = *state;
    struct session_row row = booked_by_mail_person(fixture, FIXTURE_OPENS + DAY);
    struct notice_claimed notice = claim_one(fixture, FIXTURE_NOW);
    end(fixture, &notice, NOTICE_DELIVERED, FIXTURE_NOW + 5);
    struct notices_list in = {
            .actor = fixture_actor(fixture, ROLE_COORDINATOR, fixture->coordinator),
            .session = row.id};
    struct notices_list_out out;
    assert_int_equal(store_wait(fixture->store, &notices_list, &in, &out, NULL), ERR_OK);
    assert_int_equal(out.count, 2);
    size_t own = out.notices[0].to == ROLE_PERSON ? 0 : 1;
    assert_int_equal(out.notices[own].kind, NOTICE_BOOKED);
    assert_int_equal(out.notices[own].state, NOTICE_IS_SENT);
    assert_int_equal(out.notices[own].at, FIXTURE_NOW + 5);
    in.actor.programme.bytes[0] ^= 1;
    assert_int_equal(store_wait(fixture->store, &notices_list, &in, &out, NULL), ERR_NOT_FOUND);
    in.actor = fixture_actor(fixture, ROLE_COACH, fixture->coach);
    assert_int_equal(store_wait(fixture->store, &notices_list, &in, &out, NULL), ERR_FORBIDDEN);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
            TEST(test_a_claimed_notice_says_where_it_goes_and_its_link_opens_the_session),
            TEST(test_what_is_on_its_way_is_in_nobody_elses_hands_until_its_lease_is_over),
            TEST(test_what_was_delivered_is_not_sent_again_and_is_in_the_audit),
            TEST(test_what_failed_for_now_goes_again_after_a_pause_with_the_same_id_and_link),
            TEST(test_what_fails_again_and_again_becomes_one_call_in_the_queue),
            TEST(test_what_will_never_be_taken_is_a_call_at_once),
            TEST(test_an_attempt_that_was_overtaken_has_a_say_only_if_it_got_there),
            TEST(test_what_a_dead_scheduler_had_is_free_at_once_only_if_no_other_can_have_it),
            TEST(test_what_is_no_longer_true_when_it_is_sent_is_dropped),
            TEST(test_the_coachs_act_at_seven_in_the_morning_is_told_the_person_at_nine),
            TEST(test_who_cannot_be_reached_is_phoned_about_what_must_be_known),
            TEST(test_without_a_way_to_send_somebody_phones),
            TEST(test_a_notice_that_cannot_be_opened_does_not_hold_up_the_others),
            TEST(test_a_way_without_room_does_not_hold_up_another),
            TEST(test_the_urgent_goes_first),
            TEST(test_after_a_revocation_messages_carry_another_link),
            TEST(test_staff_send_the_link_once_more_but_not_without_end),
            TEST(test_a_person_is_not_sent_messages_without_end_and_somebody_looks),
            TEST(test_reminders_are_put_for_what_begins_soon_once_each),
            TEST(test_R15_one_reminder_whatever_the_clock_does_and_however_often_it_starts),
            TEST(test_R15_a_clock_that_ran_ahead_a_day_does_not_hold_a_message_up),
            TEST(test_R15_a_scheduler_that_was_down_reminds_when_it_is_back),
            TEST(test_R2_of_two_schedulers_that_claim_at_once_each_notice_goes_to_one),
            TEST(test_W1_a_coordinator_sees_how_a_sessions_notices_stand_and_nobody_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

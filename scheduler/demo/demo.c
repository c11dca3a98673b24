/* Carries the plan into a store, one call after another, and keeps the demo's first session in the
 * present on every start. Uses the same calls as the service, and the seed calls where a tool may
 * do what no page may. */
#include "scheduler/demo/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/id.h"
#include "scheduler/core/role.h"
#include "scheduler/demo/accounts_file.h"
#include "scheduler/demo/people.h"
#include "scheduler/demo/plan.h"
#include "scheduler/demo/saying.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/pairing.h"
#include "scheduler/store/seed.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

struct maker {
    const struct demo_config *config;
    struct error *error;
    struct demo_plan plan;
    struct id programme;
    struct id coaches[DEMO_COACHES];
    struct id people[DEMO_PEOPLE];
    struct id coordinators[DEMO_COORDINATORS];
};

static struct write write_by(unix_s_t now, enum role role, struct id account, struct id programme)
{
    return (struct write){
            .now = now, .actor = {.role = role, .account = account, .programme = programme}};
}

static struct write write_by_tool(unix_s_t now, struct id programme)
{
    return (struct write){.now = now, .actor = {.role = ROLE_OPERATOR, .programme = programme}};
}

static void copy_text(char *place, size_t size, const char *text)
{
    snprintf(place, size, "%s", text);
}

/* --- who ------------------------------------------------------------------------------------- */

static enum err make_organisation(struct maker *maker)
{
    struct seed_organisation in = {.write = write_by_tool(maker->config->now, maker->programme)};
    struct seed_organisation_out out;
    copy_text(in.organisation.name, sizeof(in.organisation.name), demo_organisation_name);
    copy_text(in.organisation.phone, sizeof(in.organisation.phone), demo_organisation_phone);
    copy_text(in.organisation.coach_label, sizeof(in.organisation.coach_label), demo_coach_label);
    copy_text(in.programme, sizeof(in.programme), demo_programme_name);
    enum err err = store_wait(maker->config->store, &seed_organisation, &in, &out, maker->error);
    if (!err)
        maker->programme = out.programme;
    return err;
}

static struct account account_of(
        const struct maker *maker, enum role role, const char *nickname, const char *zone)
{
    struct account account = {.role = role, .programme = maker->programme, .language = "en"};
    copy_text(account.nickname, sizeof(account.nickname), nickname);
    copy_text(account.zone, sizeof(account.zone), zone);
    return account;
}

static enum err make_account(struct maker *maker, const struct account *account, struct id *ret_id)
{
    struct seed_account in = {
            .write = write_by_tool(maker->config->now, maker->programme), .account = *account};
    struct seed_out out;
    enum err err = store_wait(maker->config->store, &seed_account, &in, &out, maker->error);
    if (!err)
        *ret_id = out.id;
    return err;
}

static enum err put_hours(struct maker *maker, size_t index)
{
    const struct demo_coach *coach = &maker->plan.coaches[index];
    struct hours_put in = {.count = coach->window_count,
            .write = write_by(
                    maker->config->now, ROLE_COACH, maker->coaches[index], maker->programme)};
    memcpy(in.windows, coach->windows, coach->window_count * sizeof(in.windows[0]));
    return store_wait(maker->config->store, &hours_put, &in, NULL, maker->error);
}

static enum err put_day_off(struct maker *maker, size_t index)
{
    const struct demo_coach *coach = &maker->plan.coaches[index];
    struct exception_add in = {.exception = coach->away,
            .write = write_by(
                    maker->config->now, ROLE_COACH, maker->coaches[index], maker->programme)};
    if (civil_date_is_none(coach->away.date))
        return ERR_OK;
    return store_wait(maker->config->store, &exception_add, &in, NULL, maker->error);
}

/* An operator's own list of traits need not have all of the demo's. */
static size_t traits_known(const struct vocabulary *vocabulary, const struct trait_entry *entries,
        struct trait_entry ret_known[DEMO_TRAITS_MAX])
{
    size_t count = 0, value;
    for (size_t i = 0; i < DEMO_TRAITS_MAX && entries[i].value[0]; i++) {
        if (!vocabulary_find(vocabulary, (enum trait_kind)entries[i].kind, entries[i].value,
                    strlen(entries[i].value), &value))
            ret_known[count++] = entries[i];
    }
    return count;
}

static enum err put_pairing(struct maker *maker, size_t index)
{
    struct trait_entry known[DEMO_TRAITS_MAX];
    struct pairing_put in = {.write = write_by(maker->config->now, ROLE_COACH,
                                     maker->coaches[index], maker->programme)};
    if (!maker->config->vocabulary)
        return ERR_OK;
    size_t count = traits_known(maker->config->vocabulary, demo_coach_traits[index], known);
    enum err err =
            traits_take(maker->config->vocabulary, known, count, &in.pairing.traits, maker->error);
    return err ? err : store_wait(maker->config->store, &pairing_put, &in, NULL, maker->error);
}

static enum err make_coach(struct maker *maker, size_t index)
{
    const struct demo_coach *coach = &maker->plan.coaches[index];
    struct account account = account_of(maker, ROLE_COACH, coach->nickname, coach->zone);
    copy_text(account.introduction, sizeof(account.introduction), coach->introduction);
    account.reach_kind = REACH_MAIL;
    snprintf(account.reach_value, sizeof(account.reach_value), "coach-%zu@example.org", index + 1);
    enum err err = make_account(maker, &account, &maker->coaches[index]);
    if (!err)
        err = put_hours(maker, index);
    if (!err)
        err = put_pairing(maker, index);
    return err ? err : put_day_off(maker, index);
}

static enum err make_person(struct maker *maker, size_t index)
{
    const struct demo_person *person = &maker->plan.people[index];
    struct account account = account_of(maker, ROLE_PERSON, person->nickname, person->zone);
    copy_text(account.language, sizeof(account.language), person->language);
    account.reach_kind = person->phone[0] ? REACH_PHONE : person->mail[0] ? REACH_MAIL : REACH_NONE;
    copy_text(account.reach_value, sizeof(account.reach_value),
            person->phone[0] ? person->phone : person->mail);
    enum err err = make_account(maker, &account, &maker->people[index]);
    if (err)
        return err;
    struct seed_caseload in = {.write = write_by_tool(maker->config->now, maker->programme),
            .person = maker->people[index],
            .coach = maker->coaches[person->coach]};
    return store_wait(maker->config->store, &seed_caseload, &in, NULL, maker->error);
}

static enum err make_coordinator(struct maker *maker, size_t index)
{
    const struct demo_coordinator *coordinator = &maker->plan.coordinators[index];
    struct account account =
            account_of(maker, ROLE_COORDINATOR, coordinator->nickname, coordinator->zone);
    return make_account(maker, &account, &maker->coordinators[index]);
}

static enum err make_session(struct maker *maker, size_t index)
{
    const struct demo_session *session = &maker->plan.sessions[index];
    struct seed_session in = {.write = write_by_tool(maker->config->now, maker->programme),
            .coach = maker->coaches[session->coach],
            .person = maker->people[session->person],
            .wish = session->wish};
    return store_wait(maker->config->store, &seed_session, &in, NULL, maker->error);
}

static enum err make_each(
        struct maker *maker, enum err (*make)(struct maker *maker, size_t index), size_t count)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++)
        err = make(maker, i);
    return err;
}

static enum err write_accounts(const struct maker *maker)
{
    struct demo_accounts accounts = {.programme = maker->programme,
            .ids = {[DEMO_COORDINATOR] = maker->coordinators[0],
                    [DEMO_COACH] = maker->coaches[0],
                    [DEMO_PERSON] = maker->people[0]}};
    return demo_accounts_write(maker->config->accounts_path, &accounts, maker->error);
}

static enum err make_everything(struct maker *maker)
{
    const struct demo_config *config = maker->config;
    enum err err =
            demo_plan_make(config->seed, config->now, config->zones, &maker->plan, maker->error);
    if (!err)
        err = make_organisation(maker);
    if (!err)
        err = make_each(maker, make_coordinator, DEMO_COORDINATORS);
    if (!err)
        err = make_each(maker, make_coach, DEMO_COACHES);
    if (!err)
        err = make_each(maker, make_person, DEMO_PEOPLE);
    if (!err)
        err = make_each(maker, make_session, maker->plan.session_count);
    return err ? err : write_accounts(maker);
}

/* --- keeping it in the present --------------------------------------------------------------- */

enum { WORTH_COMING_S = 15 * 60, FRESH_MIN = 50, QUARTER_S = 15 * 60 };

struct present { /* the first coach and person, and what is in the way of their session now */
    const struct demo_config *config;
    struct demo_accounts accounts;
    struct sessions_list_out around;
};

static struct write write_by_coordinator(const struct present *present)
{
    return write_by(present->config->now, ROLE_COORDINATOR, present->accounts.ids[DEMO_COORDINATOR],
            present->accounts.programme);
}

static enum err list_around(struct present *present, struct error *error)
{
    unix_s_t quarter = demo_quarter(present->config->now);
    struct sessions_list in = {.actor = write_by_coordinator(present).actor,
            .from_at = quarter,
            .until_at = quarter + QUARTER_S + (FRESH_MIN + booking_buffer_min(FRESH_MIN)) * 60,
            .is_held_only = true};
    return store_wait(present->config->store, &sessions_list, &in, &present->around, error);
}

static bool is_theirs_now(const struct present *present, const struct session_row *session)
{
    unix_s_t now = present->config->now;
    return id_equal(session->coach, present->accounts.ids[DEMO_COACH]) &&
           id_equal(session->person, present->accounts.ids[DEMO_PERSON]) &&
           booking_is_here_time(session->start_at, session->end_at, now) &&
           (session->status == BOOKING_LIVE || session->end_at - now >= WORTH_COMING_S);
}

/* What is over cannot be cancelled; its buffer may still be, see seed_present. */
static bool is_in_the_way(const struct present *present, const struct session_row *session)
{
    return session->end_at > present->config->now &&
           (id_equal(session->coach, present->accounts.ids[DEMO_COACH]) ||
                   id_equal(session->person, present->accounts.ids[DEMO_PERSON]));
}

static enum err clear_the_way(struct present *present, struct error *error)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < present->around.count && !err; i++) {
        const struct session_row *session = &present->around.sessions[i];
        struct session_cancel in = {.write = write_by_coordinator(present), .session = session->id};
        if (is_in_the_way(present, session))
            err = store_wait(present->config->store, &session_cancel, &in, NULL, error);
    }
    return err;
}

static enum err seed_present_at(
        const struct present *present, unix_s_t start_at, struct error *error)
{
    struct seed_session in = {
            .write = write_by_tool(present->config->now, present->accounts.programme),
            .coach = present->accounts.ids[DEMO_COACH],
            .person = present->accounts.ids[DEMO_PERSON],
            .wish = {.start_at = start_at, .length_min = FRESH_MIN, .mode = BOOKING_VIDEO}};
    return store_wait(present->config->store, &seed_session, &in, NULL, error);
}

/* In this quarter of an hour; after a session that ended just now, in the next one: "I'm here" is
 * open then too. */
static enum err seed_present(const struct present *present, struct error *error)
{
    unix_s_t quarter = demo_quarter(present->config->now);
    enum err err = seed_present_at(present, quarter, error);
    return err == ERR_CONFLICT ? seed_present_at(present, quarter + QUARTER_S, error) : err;
}

static enum err present_ensure(struct present *present, struct error *error)
{
    enum err err = list_around(present, error);
    if (err)
        return err;
    for (size_t i = 0; i < present->around.count; i++) {
        if (is_theirs_now(present, &present->around.sessions[i]))
            return ERR_OK;
    }
    err = clear_the_way(present, error);
    return err ? err : seed_present(present, error);
}

static enum err make_present(const struct demo_config *config, struct error *error)
{
    struct present *present = calloc(1, sizeof(*present));
    if (!present)
        return ERR_MEMORY;
    present->config = config;
    enum err err = demo_accounts_read(config->accounts_path, &present->accounts, error);
    if (err == ERR_NOT_FOUND)
        err = error_set(error, ERR_CONFLICT, "organisation",
                "the database holds an organisation, but no whole demo: use another folder");
    if (!err)
        err = present_ensure(present, error);
    free(present);
    return err;
}

static enum err make_new(const struct demo_config *config, struct error *error)
{
    struct maker *maker = calloc(1, sizeof(*maker));
    if (!maker)
        return ERR_MEMORY;
    maker->config = config;
    maker->error = error;
    enum err err = make_everything(maker);
    free(maker);
    return err;
}

enum err demo_make(const struct demo_config *config, struct error *error)
{
    struct organisation_get in = {0};
    enum err err = store_wait(config->store, &organisation_get, &in, NULL, error);
    if (err == ERR_NOT_FOUND)
        return make_new(config, error);
    return err ? err : make_present(config, error);
}

/* Fills a new database with the made-up organisation of dump_world.h by the store's own calls, so
 * that tests/data/dumps/make.sh can dump it. Run by hand once a schema is given away; never by a
 * test. dump_make DATABASE KEYFILE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/random.h"
#include "scheduler/core/vocabulary.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/links.h"
#include "scheduler/store/reports.h"
#include "scheduler/store/rules.h"
#include "scheduler/store/seed.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"
#include "tests/store/dump_world.h"
#include "tests/support/vocabulary.h"

static const struct id nobody;

struct world {
    struct store *store;
    struct id programme;
    struct id coaches[DUMP_COACHES];
    struct id people[DUMP_PEOPLE];
    struct id coordinator;
};

static void must(enum err err, const char *what, const struct error *error)
{
    if (err == ERR_OK)
        return;
    fprintf(stderr, "dump_make: %s: %s %s %s\n", what, err_name(err), error->field, error->text);
    exit(1);
}

static void ask(const struct world *world, const struct store_call *call, const void *in, void *out)
{
    struct error error = {0};
    must(store_wait(world->store, call, in, out, &error), call->name, &error);
}

static struct write write_at(
        const struct world *world, enum role role, struct id account, unix_s_t now)
{
    return (struct write){
            .actor = {.account = account, .role = role, .programme = world->programme},
            .route = DUMP_ROUTE,
            .now = now,
    };
}

static struct write write_of(const struct world *world, enum role role, struct id account)
{
    return write_at(world, role, account, DUMP_NOW);
}

/* --- who ----------------------------------------------------------------------------------------
 */

static struct id account_make(
        const struct world *world, enum role role, const struct dump_account *about)
{
    struct seed_account in = {
            .write = write_of(world, ROLE_SYSTEM, nobody),
            .account = {.role = role,
                    .programme = world->programme,
                    .reach_kind = about->reach_kind},
    };
    struct account *account = &in.account;
    struct seed_out out;
    snprintf(account->nickname, sizeof(account->nickname), "%s", about->nickname);
    snprintf(account->introduction, sizeof(account->introduction), "%s", about->introduction);
    snprintf(account->reach_value, sizeof(account->reach_value), "%s", about->reach_value);
    snprintf(account->zone, sizeof(account->zone), "%s", about->zone);
    snprintf(account->language, sizeof(account->language), "%s", about->language);
    ask(world, &seed_account, &in, &out);
    return out.id;
}

static void organisation_make(struct world *world)
{
    struct seed_organisation in = {
            .write = {.actor = {.role = ROLE_SYSTEM}, .route = DUMP_ROUTE, .now = DUMP_NOW},
            .organisation = {.name = "Lantern House",
                    .phone = "+1 555 0100",
                    .coach_label = "peer coach"},
            .programme = "Evenings",
    };
    struct seed_organisation_out out;
    ask(world, &seed_organisation, &in, &out);
    world->programme = out.programme;
}

static void everybody_make(struct world *world)
{
    static const struct dump_account coordinator = {
            "Kim", "", REACH_MAIL, "kim@lantern.example", "America/New_York", "en"};
    world->coordinator = account_make(world, ROLE_COORDINATOR, &coordinator);
    for (size_t i = 0; i < DUMP_COACHES; i++)
        world->coaches[i] = account_make(world, ROLE_COACH, &dump_coaches[i]);
    for (size_t i = 0; i < DUMP_PEOPLE; i++) {
        world->people[i] = account_make(world, ROLE_PERSON, &dump_people[i]);
        struct seed_caseload in = {.write = write_of(world, ROLE_SYSTEM, nobody),
                .person = world->people[i],
                .coach = world->coaches[i % DUMP_COACHES]};
        ask(world, &seed_caseload, &in, NULL);
    }
}

/* --- when ---------------------------------------------------------------------------------------
 */

static void hours_make(const struct world *world, struct id coach)
{
    struct hours_put hours = {.write = write_of(world, ROLE_COACH, coach), .count = 6};
    for (int i = 0; i < 5; i++)
        hours.windows[i] =
                (struct hours_window){.weekday = i + 1, .start_min = 9 * 60, .end_min = 17 * 60};
    hours.windows[5] = (struct hours_window){.weekday = 6,
            .start_min = 600,
            .end_min = 720,
            .valid_from = {2026, 12, 5},
            .valid_until = {2027, 2, 27}};
    ask(world, &hours_put, &hours, NULL);
    struct exception_add away = {.write = write_of(world, ROLE_COACH, coach),
            .exception = {
                    .kind = HOURS_AWAY, .date = {2026, 12, 24}, .start_min = 720, .end_min = 1440}};
    ask(world, &exception_add, &away, NULL);
    away.exception = (struct hours_exception){
            .kind = HOURS_EXTRA, .date = {2026, 12, 29}, .start_min = 1080, .end_min = 1200};
    ask(world, &exception_add, &away, NULL);
}

static void rules_make(const struct world *world)
{
    struct rules_put rules = {
            .write = write_of(world, ROLE_COACH, world->coaches[1]), .rules = rules_default()};
    rules.rules.buffer_min = 15;
    rules.rules.caps.unit = CAPS_MINUTES;
    rules.rules.caps.day_max = 240;
    rules.rules.works_holidays = true;
    ask(world, &rules_put, &rules, NULL);
    static struct holidays_put holidays;
    holidays.write = write_of(world, ROLE_COORDINATOR, world->coordinator);
    holidays.list = (struct holidays){
            .count = 2, .holidays = {{{2026, 12, 25}, "Christmas"}, {{2027, 1, 1}, "New Year"}}};
    ask(world, &holidays_put, &holidays, NULL);
    struct free_now now = {.write = write_of(world, ROLE_COACH, world->coaches[1]),
            .until_at = DUMP_NOW + 3 * DUMP_HOUR};
    ask(world, &free_now, &now, NULL);
}

/* --- sessions -----------------------------------------------------------------------------------
 */

static struct session_book booking(
        const struct world *world, size_t person, unix_s_t start_at, int length_min)
{
    return (struct session_book){
            .write = write_of(world, ROLE_PERSON, world->people[person]),
            .coach = world->coaches[person % DUMP_COACHES],
            .wish = {.start_at = start_at, .length_min = length_min, .mode = BOOKING_VOICE},
    };
}

static struct session_row book(const struct world *world, size_t person, int day, int length_min)
{
    struct session_book in =
            booking(world, person, DUMP_NOW + day * DUMP_DAY + 5 * DUMP_HOUR, length_min);
    struct session_book_out out;
    ask(world, &session_book, &in, &out);
    return out.session;
}

static enum err answer_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    *ret_answer = (struct answer){.status = 201, .content_type = "application/json"};
    ret_answer->body = strdup(DUMP_ANSWER);
    ret_answer->body_len = strlen(DUMP_ANSWER);
    return ret_answer->body ? ERR_OK : ERR_MEMORY;
}

/* The one whose answer is kept under a key. */
static void keyed_book(const struct world *world)
{
    struct session_book in = booking(world, 4, DUMP_NOW + 3 * DUMP_DAY + 7 * DUMP_HOUR, 50);
    strcpy(in.write.key, DUMP_KEY);
    in.write.render = answer_render;
    ask(world, &session_book, &in, NULL);
}

/* In the past: both came, only the coach came, nobody came; and one cancelled. */
static void past_make(const struct world *world)
{
    for (size_t i = 0; i < 3; i++) {
        struct seed_session in = {.write = write_of(world, ROLE_SYSTEM, nobody),
                .coach = world->coaches[0],
                .person = world->people[2 * i],
                .wish = {.start_at = DUMP_NOW - (unix_s_t)(i + 1) * DUMP_DAY, .length_min = 50}};
        struct seed_out past;
        ask(world, &seed_session, &in, &past);
        struct session_here here = {
                .write = write_at(world, ROLE_COACH, world->coaches[0], in.wish.start_at),
                .session = past.id};
        if (i < 2)
            ask(world, &session_here, &here, NULL);
        here.write = write_at(world, ROLE_PERSON, in.person, in.wish.start_at);
        if (i < 1)
            ask(world, &session_here, &here, NULL);
    }
    struct sessions_settle settle = {.write = write_of(world, ROLE_SYSTEM, nobody)};
    ask(world, &sessions_settle, &settle, NULL);
}

static void sessions_make(const struct world *world)
{
    static const int lengths[] = {10, 15, 25, 50};
    past_make(world);
    for (size_t i = 0; i < DUMP_PEOPLE; i++)
        book(world, i, (int)(i / 2) + 1, lengths[i % 4]);
    struct session_cancel cancel = {.write = write_of(world, ROLE_COORDINATOR, world->coordinator),
            .session = book(world, 5, 7, 25).id};
    ask(world, &session_cancel, &cancel, NULL);
    keyed_book(world);
}

/* --- ways in ------------------------------------------------------------------------------------
 */

static void links_make(const struct world *world)
{
    struct seat_link_make seat = {.write = write_of(world, ROLE_COORDINATOR, world->coordinator),
            .session = book(world, 0, 8, 25).id};
    struct link_new link;
    ask(world, &seat_link_make, &seat, &link);
    struct link_use use = {
            .write = {.actor = {.role = ROLE_NOBODY}, .route = DUMP_ROUTE, .now = DUMP_NOW}};
    memcpy(use.secret, link.secret, sizeof(use.secret));
    ask(world, &link_use, &use, NULL);
    struct card_make card = {.write = write_of(world, ROLE_COORDINATOR, world->coordinator),
            .person = world->people[1]};
    ask(world, &card_make, &card, NULL);
    struct reports_take reports = {
            .write = {.actor = {.role = ROLE_SYSTEM}, .route = DUMP_ROUTE, .now = DUMP_NOW},
            .relay = "relay-1",
            .count = 1,
            .reports = {{.n = 17, .kind = REPORT_JOINED}}};
    ask(world, &reports_take, &reports, NULL);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct world world = {0};
    struct zones *zones = NULL;
    struct vocabulary *vocabulary = vocabulary_shipped();
    if (argc != 3 || random_init() != ERR_OK || zones_open(NULL, &zones, &error) != ERR_OK)
        return 2;
    const struct store_config config = {
            .path = argv[1], .key_path = argv[2], .zones = zones, .vocabulary = vocabulary};
    must(store_open(&config, &world.store, &error), argv[1], &error);
    organisation_make(&world);
    everybody_make(&world);
    for (size_t i = 0; i < DUMP_COACHES; i++)
        hours_make(&world, world.coaches[i]);
    rules_make(&world);
    sessions_make(&world);
    links_make(&world);
    store_close(world.store);
    vocabulary_destroy(vocabulary);
    zones_close(zones);
    return 0;
}

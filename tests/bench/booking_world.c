/* Fills a database for the booking benchmark with the same calls as the demo does, and one at a
 * time, because nobody waits for it. */
#include "tests/bench/booking_world.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/store/accounts.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/seed.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

enum { STEP_S = 3600, DAYS = 58, WEEK_S = 7 * 86400 };

struct maker {
    struct store *store;
    struct world *world;
    struct id programme;
    unix_s_t now;
    struct error *error;
};

static struct write write_by(const struct maker *maker, enum role role, struct id account)
{
    return (struct write){.now = maker->now,
            .actor = {.role = role, .account = account, .programme = maker->programme}};
}

static struct write write_by_tool(const struct maker *maker)
{
    const struct id nobody = {0};
    return write_by(maker, ROLE_OPERATOR, nobody);
}

static enum err organisation_make(struct maker *maker)
{
    struct seed_organisation_out out;
    const struct seed_organisation in = {
            .write = write_by_tool(maker),
            .organisation = {.name = "Bench", .phone = "555-0100", .coach_label = "peer coach"},
            .programme = "Bench",
    };
    enum err err = store_wait(maker->store, &seed_organisation, &in, &out, maker->error);
    maker->programme = maker->world->programme = out.programme;
    return err;
}

static enum err account_make(struct maker *maker, enum role role, size_t index, struct id *ret_id)
{
    struct seed_out out;
    struct seed_account in = {
            .write = write_by_tool(maker),
            .account = {.role = role,
                    .programme = maker->programme,
                    .zone = "America/New_York",
                    .language = "en"},
    };
    snprintf(in.account.nickname, sizeof(in.account.nickname), "Nickname %zu", index);
    enum err err = store_wait(maker->store, &seed_account, &in, &out, maker->error);
    *ret_id = out.id;
    return err;
}

/* Nine to twelve and one to five, from Monday to Friday. */
static enum err hours_make(struct maker *maker, struct id coach)
{
    struct hours_put in = {.write = write_by(maker, ROLE_COACH, coach), .count = 10};
    for (int i = 0; i < 10; i++) {
        bool is_morning = i % 2 == 0;
        in.windows[i] = (struct hours_window){.weekday = i / 2 + 1,
                .start_min = is_morning ? 540 : 780,
                .end_min = is_morning ? 720 : 1020};
    }
    return store_wait(maker->store, &hours_put, &in, NULL, maker->error);
}

static enum err sign_in_make(struct maker *maker, struct world_pair *pair)
{
    const struct sign_in_link_make make = {.write = write_by_tool(maker), .account = pair->person};
    struct link_new link;
    struct sign_in_new sign_in;
    enum err err = store_wait(maker->store, &sign_in_link_make, &make, &link, maker->error);
    if (err)
        return err;
    struct link_use use = {.write = {.now = maker->now}};
    memcpy(use.secret, link.secret, sizeof(use.secret));
    err = store_wait(maker->store, &link_use, &use, &sign_in, maker->error);
    memcpy(pair->token, sign_in.token, sizeof(pair->token));
    return err;
}

static enum err pair_make(struct maker *maker, size_t index)
{
    struct world_pair *pair = &maker->world->pairs[index];
    enum err err = account_make(maker, ROLE_COACH, index, &pair->coach);
    if (!err)
        err = account_make(maker, ROLE_PERSON, index, &pair->person);
    if (!err)
        err = hours_make(maker, pair->coach);
    if (err)
        return err;
    const struct seed_caseload in = {
            .write = write_by_tool(maker), .coach = pair->coach, .person = pair->person};
    err = store_wait(maker->store, &seed_caseload, &in, NULL, maker->error);
    return err ? err : sign_in_make(maker, pair);
}

/* One after the other with room for a session and its buffer. */
static size_t starts_add(unix_s_t *starts, size_t count, const struct slots_find_out *found)
{
    for (size_t i = 0; i < found->count && count < WORLD_STARTS; i++) {
        if (count == 0 || found->starts[i] >= starts[count - 1] + STEP_S)
            starts[count++] = found->starts[i];
    }
    return count;
}

static enum err starts_find(struct maker *maker, struct slots_find_out *found)
{
    const struct world_pair *pair = &maker->world->pairs[0];
    unix_s_t end = maker->now + (unix_s_t)DAYS * 86400;
    size_t count = 0;
    enum err err = ERR_OK;
    for (unix_s_t from = maker->now + 86400; from < end && !err; from += WEEK_S) {
        const struct slots_find in = {.actor = write_by(maker, ROLE_PERSON, pair->person).actor,
                .coach = pair->coach,
                .from_at = from,
                .until_at = from + WEEK_S < end ? from + WEEK_S : end,
                .length_min = WORLD_LENGTH_MIN,
                .now = maker->now};
        err = store_wait(maker->store, &slots_find, &in, found, maker->error);
        if (!err)
            count = starts_add(maker->world->starts, count, found);
    }
    if (!err && count < WORLD_STARTS)
        err = error_set(maker->error, ERR_INTERNAL, NULL, "only %zu free times a coach", count);
    return err;
}

static enum err everything_make(struct maker *maker)
{
    struct slots_find_out found;
    enum err err = organisation_make(maker);
    for (size_t i = 0; i < WORLD_PAIRS && !err; i++)
        err = pair_make(maker, i);
    return err ? err : starts_find(maker, &found);
}

enum err world_make(
        const char *database, const char *key_path, struct world *ret_world, struct error *error)
{
    struct zones *zones = NULL;
    struct maker maker = {.world = ret_world, .now = clock_now().unix_ms / 1000, .error = error};
    enum err err = zones_open(NULL, &zones, error);
    if (err)
        return err;
    const struct store_config config = {.path = database, .key_path = key_path, .zones = zones};
    err = store_open(&config, &maker.store, error);
    if (!err)
        err = everything_make(&maker);
    store_close(maker.store);
    zones_close(zones);
    return err;
}

enum err world_next(struct world *world, const struct world_pair **ret_pair, unix_s_t *ret_start)
{
    /* Any odd step visits all of WORLD_STARTS, a power of two, before it meets the first again:
     * neighbouring bookings of a coach are days apart, as they are in life. */
    enum { STEP = 97 };
    uint64_t round = world->taken / WORLD_PAIRS;
    if (round == WORLD_STARTS)
        return ERR_LIMIT;
    *ret_pair = &world->pairs[world->taken % WORLD_PAIRS];
    *ret_start = world->starts[round * STEP % WORLD_STARTS];
    world->taken++;
    return ERR_OK;
}

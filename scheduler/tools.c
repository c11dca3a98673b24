/* Keys, demo, links. Each opens what it needs, does it and closes; a running scheduler on the same
 * database does not mind. */
#include "scheduler/tools.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/keyfile.h"
#include "common/random.h"
#include "scheduler/api/settings.h"
#include "scheduler/demo/demo.h"
#include "scheduler/store/links.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

enum { DEMO_SEED = 20261122 };

/* --- keys ----------------------------------------------------------------------------------- */

static enum err key_make_missing(
        const char *path, const char *kid, bool is_signing, struct error *error)
{
    enum err err = is_signing ? keyfile_make_signing(path, kid, error)
                              : keyfile_make_secret(path, kid, error);
    return err == ERR_CONFLICT ? ERR_OK : err;
}

enum err tool_make_keys(const struct settings *settings, struct error *error)
{
    if (mkdir(settings->data_folder, 0700) != 0 && errno != EEXIST) {
        return error_set(error, ERR_IO, "data_folder", "cannot make %s: %s", settings->data_folder,
                strerror(errno));
    }
    enum err err = key_make_missing(settings->seal_key, "seal-1", false, error);
    if (err == ERR_OK) {
        err = key_make_missing(settings->token_key, "token-1", false, error);
    }
    if (err == ERR_OK) {
        err = key_make_missing(settings->ticket_key, "ticket-1", true, error);
    }
    return err;
}

/* --- the store, for a moment ---------------------------------------------------------------- */

struct bench {
    char accounts_path[SETTING_PATH_SIZE + 16];
    struct zones *zones;
    struct store *store;
    struct demo_config demo;
};

static enum err bench_open(
        const struct settings *settings, struct bench *bench, struct error *error)
{
    *bench = (struct bench){0};
    snprintf(bench->accounts_path, sizeof(bench->accounts_path), "%s/demo.accounts",
            settings->data_folder);
    enum err err = zones_open(NULL, &bench->zones, error);
    if (err != ERR_OK) {
        return err;
    }
    const struct store_config config = {
            .path = settings->database,
            .key_path = settings->seal_key,
            .zones = bench->zones,
    };
    err = store_open(&config, &bench->store, error);
    bench->demo = (struct demo_config){
            .store = bench->store,
            .zones = bench->zones,
            .accounts_path = bench->accounts_path,
            .seed = DEMO_SEED,
            .now = clock_now().unix_ms / 1000,
    };
    return err;
}

static void bench_close(struct bench *bench)
{
    store_close(bench->store);
    zones_close(bench->zones);
}

enum err tool_make_demo(const struct settings *settings, struct error *error)
{
    struct bench bench;
    enum err err = bench_open(settings, &bench, error);
    if (err == ERR_OK) {
        err = demo_make(&bench.demo, error);
    }
    bench_close(&bench);
    return err;
}

/* --- links ---------------------------------------------------------------------------------- */

static void link_print(void *context, enum role role, const char *secret)
{
    const struct settings *settings = context;
    printf("%s %s/link/%s\n", role_names[role], settings->public_url, secret);
}

static void link_keep_coach(void *context, enum role role, const char *secret)
{
    if (role == ROLE_COACH) {
        snprintf(context, LINK_SECRET_SIZE, "%s", secret);
    }
}

/* Signs the demo's coach in, as a browser would, to act for that coach; the sign-in is ended by
 * the caller. */
static enum err coach_come(
        const struct bench *bench, struct sign_in_new *ret_sign_in, struct error *error)
{
    struct link_use in = {.write = {.route = "make_links", .now = bench->demo.now}};
    enum err err = demo_links(&bench->demo, link_keep_coach, in.secret, error);
    return err == ERR_OK ? store_wait(bench->store, &link_use, &in, ret_sign_in, error) : err;
}

static enum err seat_print(const struct bench *bench, const struct settings *settings,
        const struct actor *coach, struct error *error)
{
    static struct sessions_list_out sessions; /* too large for the stack */
    struct link_new link = {0};
    const struct sessions_list list = {
            .actor = *coach,
            .from_at = bench->demo.now,
            .until_at = bench->demo.now + 1,
            .is_held_only = true,
    };
    enum err err = store_wait(bench->store, &sessions_list, &list, &sessions, error);
    if (err != ERR_OK || sessions.count == 0) {
        return err; /* nothing is now: no seat link */
    }
    const struct seat_link_make in = {
            .write = {.actor = *coach, .route = "make_links", .now = bench->demo.now},
            .session = sessions.sessions[0].id,
    };
    err = store_wait(bench->store, &seat_link_make, &in, &link, error);
    if (err == ERR_OK) {
        printf("seat %s/link/%s\n", settings->public_url, link.secret);
    }
    return err;
}

static enum err links_print(
        const struct bench *bench, const struct settings *settings, struct error *error)
{
    struct sign_in_new coach = {0};
    enum err err = coach_come(bench, &coach, error);
    if (err != ERR_OK) {
        return err;
    }
    err = seat_print(bench, settings, &coach.actor, error);
    const struct sign_in_end end = {
            .write = {.actor = coach.actor, .route = "make_links", .now = bench->demo.now},
            .sign_in = coach.sign_in,
    };
    if (err == ERR_OK) {
        err = store_wait(bench->store, &sign_in_end, &end, NULL, error);
    }
    return err == ERR_OK ? demo_links(&bench->demo, link_print, (void *)settings, error) : err;
}

enum err tool_make_links(const struct settings *settings, struct error *error)
{
    struct bench bench;
    enum err err = bench_open(settings, &bench, error);
    if (err == ERR_OK) {
        err = links_print(&bench, settings, error);
    }
    bench_close(&bench);
    return err;
}

/* Opens what struct app holds, in an order in which each step has what it needs; runs the loop;
 * closes in the opposite order. Signals wait in a thread of their own, so that nothing runs inside
 * a signal handler. */
#include "scheduler/serve.h"

#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "common/host/host.h"
#include "common/keyfile.h"
#include "common/log.h"
#include "scheduler/api/app.h"
#include "scheduler/api/assets.h"
#include "scheduler/api/events.h"
#include "scheduler/api/fleet.h"
#include "scheduler/api/limits.h"
#include "scheduler/api/pages.h"
#include "scheduler/api/placer.h"
#include "scheduler/api/router.h"
#include "scheduler/api/security_headers.h"
#include "scheduler/api/sign_in_memory.h"
#include "scheduler/api/viewing.h"
#include "scheduler/api/vocabulary_file.h"
#include "scheduler/core/vocabulary.h"
#include "scheduler/ics/ics_read.h"
#include "scheduler/jobs/transfer.h"
#include "scheduler/serve_jobs.h"
#include "scheduler/store/audit_keys.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

enum { KEEP_OPEN_MS = 15000, STREAM_QUEUE_MAX = 65536 };

/* --- keys, files ---------------------------------------------------------------------------- */

static enum err turn_load(struct app *app, struct error *error)
{
    const struct settings *settings = &app->settings;
    enum err err = turn_urls_read(settings->turn_urls, &app->turn);
    app->turn.lifetime_s = settings->turn_lifetime_s;
    if (err == ERR_OK && app->turn.url_count > 0) {
        err = keyfile_read_password(settings->turn_secret_file, app->turn.secret, error);
    }
    return err;
}

static enum err keys_read(struct app *app, struct error *error)
{
    char kid[KEY_ID_SIZE];
    const struct settings *settings = &app->settings;
    enum err err = keyfile_read_secret(settings->token_key, kid, app->token_key, error);
    if (err == ERR_OK) {
        err = keyfile_read_signing(settings->ticket_key, &app->ticket_key, error);
    }
    if (err == ERR_OK && settings->smtp_password_file[0] != '\0') {
        err = keyfile_read_password(settings->smtp_password_file, app->smtp_password, error);
    }
    if (err == ERR_OK && settings->sms_secret_file[0] != '\0') {
        err = keyfile_read_password(settings->sms_secret_file, app->sms_secret, error);
    }
    if (err == ERR_OK) {
        err = audit_keys_open(settings->audit_key, settings->audit_old_keys, settings->data_folder,
                &app->audit_keys, error);
    }
    return err == ERR_OK ? turn_load(app, error) : err;
}

static enum err web_load(struct app *app, struct error *error)
{
    char dist[SETTING_PATH_SIZE + 8];
    snprintf(dist, sizeof(dist), "%s/dist", app->settings.web_folder);
    enum err err = pages_load(app->settings.web_folder, &app->pages, error);
    if (err == ERR_OK) {
        err = vocabulary_file_read(app->settings.traits, &app->vocabulary, error);
    }
    return err == ERR_OK ? assets_load(dist, &app->assets, error) : err;
}

static enum err relay_add(struct app *app, const struct relay_setting *relay, struct error *error)
{
    struct relay_config config = {.url = relay->url};
    memcpy(config.name, relay->name, sizeof(config.name));
    enum err err = keyfile_read_public(relay->public_key, &config.key, error);
    if (err != ERR_OK) {
        return err;
    }
    err = fleet_add(app->fleet, &config);
    return err == ERR_OK ? ERR_OK : error_set(error, err, "relay_url", "is too long");
}

static enum err fleet_open(struct app *app, struct error *error)
{
    const struct relay_list *list = &app->settings.relay_list;
    app->fleet = fleet_create(&app->ticket_key, host_now(app->host).unix_ms);
    app->placer = placer_create(app);
    enum err err = app->fleet != NULL && app->placer != NULL ? ERR_OK : ERR_MEMORY;
    for (size_t i = 0; i < list->count && err == ERR_OK; i++) {
        err = relay_add(app, &list->relays[i], error);
    }
    return err;
}

/* --- store ---------------------------------------------------------------------------------- */

static void handle_store(void *context)
{
    const struct app *app = context;
    host_wake(app->host);
}

static void handle_wake(void *context)
{
    const struct app *app = context;
    store_deliver(app->store);
    jobs_deliver(app);
}

/* "(505) 555-0100" -> "5055550100". */
static void phone_tel_make(const char *phone, char *ret_tel, size_t size)
{
    size_t len = 0;
    for (; *phone != '\0' && len + 1 < size; phone++) {
        if (strchr("+0123456789", *phone) != NULL) {
            ret_tel[len++] = *phone;
        }
    }
    ret_tel[len] = '\0';
}

/* A demo has a file that says who its people are; elsewhere there is none. */
static enum err demo_find(struct app *app, struct error *error)
{
    char path[SETTING_PATH_SIZE + 16];
    snprintf(path, sizeof(path), "%s/demo.accounts", app->settings.data_folder);
    enum err err = demo_accounts_read(path, &app->demo, error);
    app->is_demo = err == ERR_OK;
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static enum err store_begin(struct app *app, struct error *error)
{
    const struct organisation_get in = {0};
    const struct store_config config = {
            .path = app->settings.database,
            .overlap = app->settings.database_overlap,
            .key_path = app->settings.seal_key,
            .zones = app->zones,
            .vocabulary = app->vocabulary,
            .wake = handle_store,
            .wake_context = app,
    };
    enum err err = store_open(&config, &app->store, error);
    if (err != ERR_OK) {
        return err;
    }
    err = store_wait(app->store, &organisation_get, &in, &app->organisation, error);
    if (err == ERR_NOT_FOUND) {
        return error_set(error, err, "database", "holds no organisation; see --make-demo");
    }
    phone_tel_make(app->organisation.phone, app->phone_tel, sizeof(app->phone_tel));
    return err;
}

/* --- loop ----------------------------------------------------------------------------------- */

static const struct host_handlers handlers = {
        .handle_request = router_handle,
        .handle_wake = handle_wake,
};

/* With port 0 in listen_port and at the end of public_url, both become the port that was free. */
static void public_url_complete(struct settings *settings, uint16_t port)
{
    size_t len = strlen(settings->public_url);
    if (settings->listen_port == 0 && len > 2 &&
            strcmp(settings->public_url + len - 2, ":0") == 0) {
        snprintf(
                settings->public_url + len - 1, sizeof(settings->public_url) - len + 1, "%u", port);
    }
}

static enum err host_open(struct app *app, struct error *error)
{
    const struct host_config config = {
            .address = app->settings.listen_address,
            .port = (uint16_t)app->settings.listen_port,
            .body_max = HOST_BODY_MAX,
            .connections_max = (size_t)app->settings.connections_max,
            .socket_queue_max = STREAM_QUEUE_MAX,
            .handlers = &handlers,
            .app = app,
    };
    enum err err = host_create(&config, &app->host, error);
    if (err == ERR_OK) {
        public_url_complete(&app->settings, host_port(app->host));
    }
    return err;
}

static void handle_keep_open(void *context)
{
    const struct app *app = context;
    events_keep_open(app->events, host_now(app->host).unix_ms / 1000);
}

static enum err tables_make(struct app *app)
{
    app->events = events_create();
    app->limits = limits_create(app->token_key, app->settings.bookings_per_day);
    app->sign_ins = sign_in_memory_create(app->token_key);
    app->viewing = viewing_create(app->token_key);
    if (app->events == NULL || app->limits == NULL || app->sign_ins == NULL ||
            app->viewing == NULL) {
        return ERR_MEMORY;
    }
    return host_every(app->host, KEEP_OPEN_MS, handle_keep_open, app);
}

/* The host comes early because the store's threads wake it. */
static enum err app_open(struct app *app, struct error *error)
{
    enum err err = keys_read(app, error);
    if (err == ERR_OK) {
        err = web_load(app, error);
    }
    if (err == ERR_OK) {
        err = zones_open(NULL, &app->zones, error);
    }
    if (err == ERR_OK) {
        err = host_open(app, error);
    }
    if (err == ERR_OK) {
        err = fleet_open(app, error);
    }
    if (err == ERR_OK) {
        err = tables_make(app);
    }
    if (err == ERR_OK) {
        err = store_begin(app, error);
    }
    if (err == ERR_OK) {
        err = demo_find(app, error);
    }
    if (err == ERR_OK) {
        err = jobs_begin(app, error);
    }
    if (err == ERR_OK) {
        security_headers_set(app);
    }
    return err;
}

/* The store before the host: its threads use exchanges, which the host frees. */
static void app_close(struct app *app)
{
    jobs_stop(app, clock_now());
    store_close(app->store);
    host_destroy(app->host);
    jobs_end(app);
    audit_keys_close(app->audit_keys);
    limits_destroy(app->limits);
    events_destroy(app->events);
    sign_in_memory_destroy(app->sign_ins);
    viewing_destroy(app->viewing);
    placer_destroy(app->placer);
    fleet_destroy(app->fleet);
    zones_close(app->zones);
    assets_destroy(app->assets);
    vocabulary_destroy(app->vocabulary);
    pages_destroy(app->pages);
}

/* --- signals -------------------------------------------------------------------------------- */

struct watch {
    struct host *host;
    sigset_t signals;
};

static void *watch_run(void *context)
{
    const struct watch *watch = context;
    int signal_number = 0;
    sigwait(&watch->signals, &signal_number);
    host_stop(watch->host);
    return NULL;
}

static void signals_block(sigset_t *ret_signals)
{
    sigemptyset(ret_signals);
    sigaddset(ret_signals, SIGTERM);
    sigaddset(ret_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, ret_signals, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static enum err run(struct app *app, struct watch *watch)
{
    pthread_t thread;
    watch->host = app->host;
    if (pthread_create(&thread, NULL, watch_run, watch) != 0) {
        return ERR_MEMORY;
    }
    printf("ready listen=%u\n", host_port(app->host));
    fflush(stdout);
    LOG(LOG_INFO, "scheduler.ready", LOG_NUMBER("port", host_port(app->host)));
    host_run(app->host);
    pthread_join(thread, NULL);
    LOG(LOG_INFO, "scheduler.end", LOG_NUMBER("port", host_port(app->host)));
    return ERR_OK;
}

enum err serve(const struct settings *settings, struct error *error)
{
    struct watch watch;
    struct app *app = sodium_malloc(sizeof(*app)); /* its keys are neither swapped nor dumped */
    if (app == NULL) {
        return ERR_MEMORY;
    }
    memset(app, 0, sizeof(*app));
    app->settings = *settings;
    signals_block(&watch.signals); /* before any thread is made */
    ics_init();
    enum err err = transfer_init();
    if (err == ERR_OK) {
        err = app_open(app, error);
    }
    if (err == ERR_OK) {
        err = run(app, &watch);
    }
    app_close(app);
    transfer_finish();
    sodium_free(app);
    return err;
}

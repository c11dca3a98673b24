/* The jobs of a running scheduler: each is told what it needs of struct app, takes its turns from
 * the loop, and says what it did through api/announce. */
#include "scheduler/serve_jobs.h"

#include <string.h>

#include "common/host/host.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/app.h"
#include "scheduler/api/events.h"
#include "scheduler/api/pages.h"
#include "scheduler/jobs/chores.h"
#include "scheduler/jobs/courier.h"
#include "scheduler/jobs/feeder.h"
#include "scheduler/jobs/hearer.h"
#include "scheduler/jobs/notary.h"
#include "scheduler/jobs/ringer.h"
#include "scheduler/store/store.h"

static void handle_done(void *context)
{
    const struct app *app = context;
    host_wake(app->host);
}

/* --- ringer ----------------------------------------------------------------------------------- */

static void handle_ask(void *context, const struct ask_out *out)
{
    announce_ask(context, out);
}

static void handle_ringer_turn(void *context)
{
    const struct app *app = context;
    ringer_turn(app->ringer, host_now(app->host).unix_ms / 1000);
}

static enum err ringer_begin(struct app *app)
{
    const struct ringer_config config = {
            .store = app->store, .changed = handle_ask, .context = app};
    app->ringer = ringer_create(&config);
    if (app->ringer == NULL) {
        return ERR_MEMORY;
    }
    return host_every(app->host, RINGER_TURN_MS, handle_ringer_turn, app);
}

/* --- hearer ----------------------------------------------------------------------------------- */

static void handle_told(void *context, const struct told *told)
{
    announce_told(context, told);
}

static void handle_missed(void *context)
{
    const struct app *app = context;
    events_end_all(app->events);
}

static void handle_hearer_turn(void *context)
{
    const struct app *app = context;
    hearer_turn(app->hearer, host_now(app->host).mono);
}

static enum err hearer_begin(struct app *app)
{
    const struct hearer_config config = {
            .store = app->store, .told = handle_told, .missed = handle_missed, .context = app};
    if (!store_is_shared(app->store)) {
        return ERR_OK;
    }
    app->hearer = hearer_create(&config);
    if (app->hearer == NULL) {
        return ERR_MEMORY;
    }
    return host_every(app->host, HEARER_TURN_MS, handle_hearer_turn, app);
}

/* --- courier ---------------------------------------------------------------------------------- */

static void handle_courier_turn(void *context)
{
    const struct app *app = context;
    courier_turn(app->courier, host_now(app->host));
}

static enum err courier_begin(struct app *app, struct error *error)
{
    const struct settings *settings = &app->settings;
    const struct courier_config config = {
            .store = app->store,
            .zones = app->zones,
            .words = pages_words(app->pages),
            .public_url = settings->public_url,
            .phone = app->organisation.phone,
            .mail_from = settings->mail_from,
            .mail_name = settings->mail_name,
            .smtp_url = settings->smtp_url,
            .smtp_user = settings->smtp_user,
            .smtp_secret = app->smtp_password,
            .is_smtp_tls_needed = strcmp(settings->smtp_tls, "none") != 0,
            .sms_url = settings->sms_url,
            .sms_secret = app->sms_secret,
            .ca_file = settings->message_ca_file,
            .mail_folder = settings->mail_folder,
            .timeout_ms = settings->message_timeout_s * 1000,
            .wake = handle_done,
            .wake_context = app,
    };
    enum err err = courier_open(&config, &app->courier, error);
    if (err != ERR_OK) {
        return err;
    }
    handle_courier_turn(app);
    return host_every(app->host, COURIER_TURN_MS, handle_courier_turn, app);
}

/* --- chores ----------------------------------------------------------------------------------- */

static void handle_changed(void *context, const struct session_row *row)
{
    announce_session(context, row);
}

static void handle_rang(void *context, const struct session_row *row)
{
    announce_queue(context, row, QUEUE_UNDECIDED);
}

static void handle_chores_turn(void *context)
{
    const struct app *app = context;
    chores_turn(app->chores, host_now(app->host));
}

static enum err chores_begin(struct app *app)
{
    const struct chores_config config = {.store = app->store,
            .keep = settings_keep(&app->settings),
            .changed = handle_changed,
            .rang = handle_rang,
            .context = app};
    app->chores = chores_create(&config);
    if (app->chores == NULL) {
        return ERR_MEMORY;
    }
    return host_every(app->host, CHORES_TURN_MS, handle_chores_turn, app);
}

/* --- notary ----------------------------------------------------------------------------------- */

static void handle_notary_turn(void *context)
{
    const struct app *app = context;
    notary_turn(app->notary, host_now(app->host));
}

static enum err notary_begin(struct app *app)
{
    const struct notary_config config = {
            .store = app->store,
            .keys = app->audit_keys,
            .anchor_path = app->settings.audit_anchor_file,
            .is_for_syslog = app->settings.audit_anchor_syslog != 0,
    };
    app->notary = notary_create(&config);
    if (app->notary == NULL) {
        return ERR_MEMORY;
    }
    return host_every(app->host, NOTARY_TURN_MS, handle_notary_turn, app);
}

/* --- feeder ----------------------------------------------------------------------------------- */

static void handle_feeder_turn(void *context)
{
    const struct app *app = context;
    feeder_turn(app->feeder, host_now(app->host));
}

static void handle_feed_told(void *context, struct id programme)
{
    announce_feed(context, programme);
}

static enum err feeder_begin(struct app *app)
{
    const struct settings *settings = &app->settings;
    const struct feeder_config config = {
            .store = app->store,
            .zones = app->zones,
            .inside = settings->calendar_places,
            .ca_file = settings->message_ca_file,
            .timeout_ms = settings->calendar_timeout_s * 1000,
            .every_s = settings->calendar_every_s,
            .wake = handle_done,
            .wake_context = app,
            .told = handle_feed_told,
            .told_context = app,
    };
    enum err err = feeder_open(&config, &app->feeder);
    return err == ERR_OK ? host_every(app->host, FEEDER_TURN_MS, handle_feeder_turn, app) : err;
}

/* --- all of them ------------------------------------------------------------------------------ */

enum err jobs_begin(struct app *app, struct error *error)
{
    enum err err = courier_begin(app, error);
    if (err == ERR_OK) {
        err = chores_begin(app);
    }
    if (err == ERR_OK) {
        err = notary_begin(app);
    }
    if (err == ERR_OK) {
        err = ringer_begin(app);
    }
    if (err == ERR_OK) {
        err = hearer_begin(app);
    }
    return err == ERR_OK ? feeder_begin(app) : err;
}

void jobs_deliver(const struct app *app)
{
    struct now now = host_now(app->host);
    if (app->hearer != NULL && store_is_rung(app->store)) {
        hearer_wake(app->hearer, now.mono);
    }
    if (app->courier != NULL) {
        courier_deliver(app->courier, now);
    }
    if (app->feeder != NULL) {
        feeder_deliver(app->feeder, now);
    }
}

void jobs_stop(struct app *app, struct now now)
{
    courier_stop(app->courier, now);
    feeder_stop(app->feeder);
    notary_stop(app->notary, now);
}

void jobs_end(struct app *app)
{
    courier_close(app->courier);
    feeder_close(app->feeder);
    chores_destroy(app->chores);
    notary_destroy(app->notary);
    ringer_destroy(app->ringer);
    hearer_destroy(app->hearer);
}

/* The loop's side of sending. A parcel is one of a lane's few slots from its claim until the store
 * has written down how it went, however long that takes: so nothing is claimed that could not be
 * ended, and a database that is away stops the sending, not the other way round. */
#include "scheduler/jobs/courier.h"

#include "common/log.h"
#include "common/mailbox.h"
#include "scheduler/jobs/lane.h"
#include "scheduler/jobs/mail_folder.h"
#include "scheduler/jobs/pack.h"
#include "scheduler/jobs/parcel.h"
#include "scheduler/jobs/sms_hook.h"
#include "scheduler/jobs/smtp.h"
#include "scheduler/store/store.h"
#include <stdlib.h>

enum {
    REMIND_EVERY_MS = 60000,
    STEP_MS = 5000, /* more than this is no slewing of a clock */
    WAYS = REACH_KINDS,
};

enum slot_state {
    SLOT_FREE,
    SLOT_AWAY,    /* the lane has it */
    SLOT_DONE,    /* it is back, and the store does not know yet */
    SLOT_TELLING, /* the store is being told */
};

struct slot {
    struct courier *courier;
    enum slot_state state;
    struct parcel parcel;
};

struct way { /* one kind of reach: what it goes by, and what is under way */
    struct courier *courier;
    enum reach_kind reach;
    struct lane *lane; /* NULL: nothing can be sent this way */
    struct slot slots[LANE_PARCELS_MAX];
};

struct courier {
    struct courier_config config;
    struct smtp_config smtp;
    struct sms_hook_config sms_hook;
    atomic_bool is_stopping;
    struct mailbox *outbox;
    struct way ways[WAYS];
    struct now now;      /* of the last turn or wake */
    unix_ms_t offset_ms; /* of the two clocks, in the last turn */
    bool is_started;
    bool is_claiming;
    bool is_reminding;
    ms_t remind_at; /* monotonic */
};

static struct write write_of(const struct courier *courier)
{
    return (struct write){
            .actor = {.role = ROLE_SYSTEM},
            .route = "courier",
            .now = courier->now.unix_ms / 1000,
    };
}

/* --- ending --------------------------------------------------------------------------------- */

static void parcel_log(const struct parcel *parcel, enum notice_state state)
{
    static const char *const events[] = {
            [NOTICE_IS_WAITING] = "notice.again",
            [NOTICE_IS_SENDING] = "notice.overtaken",
            [NOTICE_IS_SENT] = "notice.sent",
            [NOTICE_IS_FAILED] = "notice.failed",
            [NOTICE_IS_DROPPED] = "notice.dropped",
    };
    LOG(state == NOTICE_IS_SENT ? LOG_INFO : LOG_WARNING, events[state],
            LOG_ID("notice", parcel->notice), LOG_WORD("kind", notice_kind_names[parcel->kind]),
            LOG_WORD("why", notice_why_names[parcel->why]), LOG_NUMBER("try", parcel->attempts));
}

static void claim(struct courier *courier);

static void handle_ended(void *context, const struct store_result *result)
{
    struct slot *slot = context;
    const struct notice_end_out *out = result->out;
    if (result->err == ERR_IO) { /* the database is away: the next turn tells it */
        slot->state = SLOT_DONE;
        return;
    }
    if (result->err == ERR_OK) {
        parcel_log(&slot->parcel, out->state);
    } else {
        LOG(LOG_ERROR, "notice.lost", LOG_ID("notice", slot->parcel.notice),
                LOG_WORD("why", err_name(result->err)));
    }
    slot->state = SLOT_FREE;
    claim(slot->courier);
}

static void slot_tell(struct slot *slot, store_done *done)
{
    const struct parcel *parcel = &slot->parcel;
    const struct notice_end in = {
            .write = write_of(slot->courier),
            .notice = parcel->notice,
            .attempts = parcel->attempts,
            .outcome = parcel->outcome,
            .why = parcel->why,
    };
    if (store_submit(slot->courier->config.store, &notice_end, &in, done, slot) == ERR_OK) {
        slot->state = SLOT_TELLING;
    }
}

static void slots_tell(struct courier *courier, store_done *done)
{
    for (size_t i = 0; i < WAYS * LANE_PARCELS_MAX; i++) {
        struct slot *slot = &courier->ways[i / LANE_PARCELS_MAX].slots[i % LANE_PARCELS_MAX];
        if (slot->state == SLOT_DONE) {
            slot_tell(slot, done);
        }
    }
}

static void outbox_empty(struct courier *courier)
{
    for (struct parcel *parcel; (parcel = mailbox_take(courier->outbox)) != NULL;) {
        parcel->slot->state = SLOT_DONE;
    }
}

/* --- claiming ------------------------------------------------------------------------------- */

static struct slot *slot_find(struct way *way)
{
    for (size_t i = 0; i < LANE_PARCELS_MAX; i++) {
        if (way->slots[i].state == SLOT_FREE) {
            return &way->slots[i];
        }
    }
    return NULL;
}

static void notice_begin(struct way *way, const struct notice_claimed *notice)
{
    struct courier *courier = way->courier;
    struct slot *slot = slot_find(way);
    if (slot == NULL) {
        return; /* never: it was claimed for a free one. Its lease runs out */
    }
    slot->parcel = (struct parcel){
            .slot = slot,
            .notice = notice->id,
            .kind = notice->kind,
            .attempts = notice->attempts,
            .lane = way->reach,
    };
    enum err err = pack_write(&courier->config, notice, courier->now.unix_ms / 1000, &slot->parcel);
    if (err == ERR_OK) {
        slot->state = SLOT_AWAY; /* before a lane's thread has it */
        err = lane_put(way->lane, &slot->parcel);
    }
    if (err != ERR_OK) {
        slot->parcel.outcome = err == ERR_MEMORY ? NOTICE_FAILED_NOW : NOTICE_FAILED_EVER;
        slot->parcel.why = NOTICE_WHY_UNREADABLE;
        slot->state = SLOT_DONE;
    }
}

static void handle_claimed(void *context, const struct store_result *result)
{
    struct courier *courier = context;
    const struct notices_claim_out *out = result->out;
    courier->is_claiming = false;
    if (result->err != ERR_OK) {
        return; /* the next turn asks again */
    }
    if (atomic_load(&courier->is_stopping)) {
        return; /* the lanes are gone; the leases run out, and the next scheduler sends these */
    }
    for (size_t i = 0; i < out->count; i++) {
        notice_begin(&courier->ways[out->notices[i].reach], &out->notices[i]);
    }
    slots_tell(courier, handle_ended);
    if (out->is_more) {
        claim(courier);
    }
}

static size_t way_room(const struct way *way)
{
    size_t room = 0;
    for (size_t i = 0; i < LANE_PARCELS_MAX; i++) {
        room += way->slots[i].state == SLOT_FREE;
    }
    return room;
}

/* Of all ways in one walk, as many as there is room for. A way by which nothing goes is asked all
 * the same: what waits there becomes calls. */
static void claim(struct courier *courier)
{
    struct notices_claim in = {.write = write_of(courier)};
    if (courier->is_claiming || atomic_load(&courier->is_stopping)) {
        return;
    }
    for (size_t i = 0; i < WAYS; i++) {
        const struct way *way = &courier->ways[i];
        in.ways[i] = (struct notices_way){.has_carrier = way->lane != NULL, .limit = way_room(way)};
    }
    courier->is_claiming = store_submit(courier->config.store, &notices_claim, &in, handle_claimed,
                                   courier) == ERR_OK;
}

/* --- turns ---------------------------------------------------------------------------------- */

static void handle_reminded(void *context, const struct store_result *result)
{
    struct courier *courier = context;
    const struct reminders_put_out *out = result->out;
    courier->is_reminding = false;
    if (result->err == ERR_OK && out->is_more) {
        courier->remind_at = courier->now.mono;
    }
}

static void remind(struct courier *courier)
{
    const struct reminders_put in = {.write = write_of(courier)};
    if (courier->is_reminding || courier->now.mono < courier->remind_at) {
        return;
    }
    courier->remind_at = courier->now.mono + REMIND_EVERY_MS;
    courier->is_reminding = store_submit(courier->config.store, &reminders_put, &in,
                                    handle_reminded, courier) == ERR_OK;
}

static void handle_recovered(void *context, const struct store_result *result)
{
    struct courier *courier = context;
    const struct notices_recover_out *out = result->out;
    courier->is_started |= result->err == ERR_OK;
    if (result->err == ERR_OK && out->count > 0) {
        LOG(LOG_INFO, "courier.recovered", LOG_NUMBER("notices", out->count));
    }
}

/* Whether the date was set since the last turn, or the machine slept: the two clocks no longer go
 * together. */
static bool is_stepped(struct courier *courier, bool *ret_is_back)
{
    unix_ms_t offset_ms = courier->now.unix_ms - courier->now.mono;
    unix_ms_t step_ms = offset_ms - courier->offset_ms;
    courier->offset_ms = offset_ms;
    *ret_is_back = step_ms < -STEP_MS;
    return *ret_is_back || step_ms > STEP_MS;
}

/* R15. After a step what should be reminded of is looked for at once; after one back, and at the
 * start until it was done, what waits for a date that was none is looked at anew. */
static void recover(struct courier *courier)
{
    bool is_back;
    if (is_stepped(courier, &is_back)) {
        courier->remind_at = courier->now.mono;
    }
    if (courier->is_started && !is_back) {
        return;
    }
    const struct notices_recover in = {
            .write = write_of(courier), .is_start = !courier->is_started};
    if (store_submit(courier->config.store, &notices_recover, &in, handle_recovered, courier) !=
            ERR_OK) {
        LOG(LOG_WARNING, "courier.not_recovered", LOG_NUMBER("started", courier->is_started));
    }
}

void courier_turn(struct courier *courier, struct now now)
{
    courier->now = now;
    recover(courier);
    slots_tell(courier, handle_ended);
    if (!courier->is_started) {
        return;
    }
    remind(courier);
    claim(courier);
}

void courier_deliver(struct courier *courier, struct now now)
{
    courier->now = now;
    outbox_empty(courier);
    slots_tell(courier, handle_ended);
}

/* --- opening and closing -------------------------------------------------------------------- */

static struct transfer_config transfer_config_of(
        struct courier *courier, const char *url, const char *secret)
{
    return (struct transfer_config){
            .url = url,
            .user = "",
            .secret = secret,
            .ca_file = courier->config.ca_file,
            .timeout_ms = courier->config.timeout_ms,
            .is_stopping = &courier->is_stopping,
    };
}

static enum err way_open(struct courier *courier, enum reach_kind reach,
        const struct carrier *carrier, const void *carrier_config)
{
    const struct lane_config config = {
            .carrier = carrier,
            .carrier_config = carrier_config,
            .outbox = courier->outbox,
            .is_stopping = &courier->is_stopping,
    };
    LOG(LOG_INFO, "courier.way", LOG_WORD("reach", reach_kind_names[reach]),
            LOG_WORD("carrier", carrier->name));
    return lane_open(&config, &courier->ways[reach].lane);
}

static enum err ways_open(struct courier *courier)
{
    const struct courier_config *config = &courier->config;
    bool has_folder = config->mail_folder[0] != '\0';
    enum err err = ERR_OK;
    courier->smtp = (struct smtp_config){
            .transfer = transfer_config_of(courier, config->smtp_url, config->smtp_secret),
            .from = config->mail_from,
    };
    courier->smtp.transfer.user = config->smtp_user;
    courier->smtp.transfer.is_tls_needed = config->is_smtp_tls_needed;
    courier->sms_hook.transfer = transfer_config_of(courier, config->sms_url, config->sms_secret);
    if (config->smtp_url[0] != '\0') {
        err = way_open(courier, REACH_MAIL, &smtp_carrier, &courier->smtp);
    } else if (has_folder) {
        err = way_open(courier, REACH_MAIL, &mail_folder_carrier, config->mail_folder);
    }
    if (err == ERR_OK && config->sms_url[0] != '\0') {
        err = way_open(courier, REACH_PHONE, &sms_hook_carrier, &courier->sms_hook);
    } else if (err == ERR_OK && has_folder) {
        err = way_open(courier, REACH_PHONE, &mail_folder_carrier, config->mail_folder);
    }
    return err;
}

static enum err courier_start(struct courier *courier, struct error *error)
{
    const struct courier_config *config = &courier->config;
    courier->outbox = mailbox_create(&(struct mailbox_config){
            .capacity = (size_t)WAYS * LANE_PARCELS_MAX,
            .wake = config->wake,
            .context = config->wake_context,
    });
    if (courier->outbox == NULL) {
        return ERR_MEMORY;
    }
    for (int reach = 0; reach < WAYS; reach++) {
        struct way *way = &courier->ways[reach];
        way->courier = courier;
        way->reach = (enum reach_kind)reach;
        for (size_t i = 0; i < LANE_PARCELS_MAX; i++) {
            way->slots[i].courier = courier;
        }
    }
    if (config->mail_folder[0] != '\0') {
        enum err err = mail_folder_make(config->mail_folder, error);
        if (err != ERR_OK) {
            return err;
        }
    }
    return ways_open(courier);
}

enum err courier_open(
        const struct courier_config *config, struct courier **ret_courier, struct error *error)
{
    struct courier *courier = calloc(1, sizeof(*courier));
    if (courier == NULL) {
        return ERR_MEMORY;
    }
    courier->config = *config;
    enum err err = courier_start(courier, error);
    if (err != ERR_OK) {
        courier_stop(courier, (struct now){0});
        courier_close(courier);
        return err;
    }
    *ret_courier = courier;
    return ERR_OK;
}

static void handle_nothing(void *context, const struct store_result *result)
{
    (void)context;
    (void)result;
}

void courier_stop(struct courier *courier, struct now now)
{
    if (courier == NULL) {
        return;
    }
    courier->now = now;
    atomic_store(&courier->is_stopping, true);
    for (size_t i = 0; i < WAYS; i++) {
        lane_close(courier->ways[i].lane);
        courier->ways[i].lane = NULL;
    }
    if (courier->outbox != NULL) {
        outbox_empty(courier);
        slots_tell(courier, handle_nothing);
    }
}

void courier_close(struct courier *courier)
{
    if (courier == NULL) {
        return;
    }
    mailbox_destroy(courier->outbox);
    free(courier);
}

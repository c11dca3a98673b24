/* The loop's side of reading feeds, and the threads that read. A feed is one of a few slots from
 * its claim until the store has taken what came of it. Addresses are never logged. */
#include "scheduler/jobs/feeder.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mailbox.h"
#include "scheduler/ics/ics_read.h"
#include "scheduler/jobs/fetch.h"
#include "scheduler/store/feeds.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

enum reading_state {
    READING_FREE,
    READING_AWAY,    /* a thread has it */
    READING_DONE,    /* it is back, and the store does not know yet */
    READING_TELLING, /* the store is being told */
};

struct reading { /* large */
    struct feeder *feeder;
    enum reading_state state;
    struct feed_claimed claimed;
    unix_s_t now; /* of the claim */
    struct feed_end end;
};

struct feeder {
    struct feeder_config config;
    struct fetch_config fetch;
    atomic_bool is_stopping;
    struct mailbox *inbox;
    struct mailbox *outbox;
    pthread_t threads[FEEDER_THREADS];
    size_t thread_count;
    bool is_claiming;
    struct now now; /* of the last turn or wake */
    struct reading readings[FEEDS_CLAIM_MAX];
};

/* --- on a thread ---------------------------------------------------------------------------- */

static enum feed_why why_of(enum err err)
{
    switch ((int)err) {
    case ERR_OK:
        return FEED_FINE;
    case ERR_LIMIT:
        return FEED_TOO_MUCH;
    case ERR_MEMORY:
        return FEED_UNREACHABLE; /* nothing that the calendar did */
    default:
        return FEED_UNREADABLE;
    }
}

static enum feed_why bytes_read(struct reading *reading, const struct fetch_answer *answer)
{
    const struct zones *zones = reading->feeder->config.zones;
    struct ics_wish wish = {.zones = zones, .window = feed_window(reading->now)};
    if (zones_get(zones, reading->claimed.zone, &wish.zone, NULL) != ERR_OK) {
        return FEED_UNREADABLE; /* a zone that this machine lost */
    }
    return why_of(ics_read(answer->bytes, answer->len, &wish, reading->end.busy, FEED_BUSY_MAX,
            &reading->end.count));
}

static void reading_make(struct reading *reading, struct fetch_answer *answer)
{
    struct feed_end *end = &reading->end;
    const struct feed_claimed *claimed = &reading->claimed;
    const struct fetch_wish wish = {
            .url = claimed->url, .etag = claimed->etag, .modified = claimed->modified};
    if (claimed->url[0] == '\0') {
        end->why = FEED_UNREADABLE; /* its seal cannot be opened any more */
        return;
    }
    fetch_get(&reading->feeder->fetch, &wish, answer);
    end->why = answer->why;
    end->is_whole = answer->why == FEED_FINE && !answer->is_unchanged;
    memcpy(end->zone, claimed->zone, sizeof(end->zone));
    memcpy(end->etag, answer->etag, sizeof(end->etag));
    memcpy(end->modified, answer->modified, sizeof(end->modified));
    if (end->is_whole) {
        end->why = bytes_read(reading, answer);
    }
}

static void *thread_run(void *context)
{
    struct feeder *feeder = context;
    struct fetch_answer *answer = malloc(sizeof(*answer));
    for (;;) {
        struct reading *reading = mailbox_wait(feeder->inbox);
        if (reading == NULL) {
            break;
        }
        reading->end.why = FEED_UNREACHABLE;
        if (answer != NULL && !atomic_load(&feeder->is_stopping)) {
            reading_make(reading, answer);
        }
        (void)!mailbox_put(feeder->outbox, reading); /* which holds all that there are */
    }
    free(answer);
    return NULL;
}

/* --- ending --------------------------------------------------------------------------------- */

static void handle_ended(void *context, const struct store_result *result)
{
    struct reading *reading = context;
    const struct feed_end_out *out = result->out;
    const struct feeder *feeder = reading->feeder;
    if (result->err == ERR_IO) { /* the database is away: the next turn tells it */
        reading->state = READING_DONE;
        return;
    }
    LOG(out->is_blocking ? LOG_WARNING : LOG_INFO, "feed.read",
            LOG_ID("coach", reading->claimed.coach),
            LOG_WORD("why", feed_why_names[reading->end.why]),
            LOG_NUMBER("spans", (int64_t)reading->end.count),
            LOG_WORD("err", err_name(result->err)));
    if (result->err == ERR_OK && out->is_told) {
        feeder->config.told(feeder->config.told_context, out->programme);
    }
    reading->state = READING_FREE;
}

static struct write write_of(const struct feeder *feeder)
{
    return (struct write){
            .actor = {.role = ROLE_SYSTEM}, .route = "feeder", .now = feeder->now.unix_ms / 1000};
}

static void readings_tell(struct feeder *feeder)
{
    for (size_t i = 0; i < FEEDS_CLAIM_MAX; i++) {
        struct reading *reading = &feeder->readings[i];
        if (reading->state != READING_DONE) {
            continue;
        }
        reading->end.write = write_of(feeder);
        reading->end.next_at = reading->end.write.now + feeder->config.every_s;
        if (store_submit(feeder->config.store, &feed_end, &reading->end, handle_ended, reading) ==
                ERR_OK) {
            reading->state = READING_TELLING;
        }
    }
}

/* --- claiming ------------------------------------------------------------------------------- */

static struct reading *reading_find(struct feeder *feeder)
{
    for (size_t i = 0; i < FEEDS_CLAIM_MAX; i++) {
        if (feeder->readings[i].state == READING_FREE) {
            return &feeder->readings[i];
        }
    }
    return NULL;
}

static void reading_begin(struct feeder *feeder, const struct feed_claimed *claimed)
{
    struct reading *reading = reading_find(feeder);
    if (reading == NULL) {
        return; /* never: it was claimed for a free one. Its lease runs out */
    }
    reading->claimed = *claimed;
    reading->now = feeder->now.unix_ms / 1000;
    reading->end.coach = claimed->coach;
    reading->end.version = claimed->version;
    reading->end.is_whole = false;
    reading->end.count = 0;
    reading->state = READING_AWAY; /* before a thread has it */
    if (mailbox_put(feeder->inbox, reading) != ERR_OK) {
        reading->state = READING_FREE;
    }
}

static void handle_claimed(void *context, const struct store_result *result)
{
    struct feeder *feeder = context;
    const struct feeds_claim_out *out = result->out;
    feeder->is_claiming = false;
    for (size_t i = 0; result->err == ERR_OK && i < out->count; i++) {
        reading_begin(feeder, &out->feeds[i]);
    }
}

static void feeds_ask(struct feeder *feeder)
{
    size_t room = 0;
    for (size_t i = 0; i < FEEDS_CLAIM_MAX; i++) {
        room += feeder->readings[i].state == READING_FREE;
    }
    if (feeder->is_claiming || room == 0) {
        return;
    }
    const struct feeds_claim in = {.write = write_of(feeder), .limit = room};
    feeder->is_claiming =
            store_submit(feeder->config.store, &feeds_claim, &in, handle_claimed, feeder) == ERR_OK;
}

void feeder_turn(struct feeder *feeder, struct now now)
{
    feeder->now = now;
    readings_tell(feeder);
    feeds_ask(feeder);
}

void feeder_deliver(struct feeder *feeder, struct now now)
{
    feeder->now = now;
    for (struct reading *reading; (reading = mailbox_take(feeder->outbox)) != NULL;) {
        reading->state = READING_DONE;
    }
    readings_tell(feeder);
}

/* --- opening and closing -------------------------------------------------------------------- */

static enum err feeder_start(struct feeder *feeder)
{
    const struct feeder_config *config = &feeder->config;
    feeder->fetch = (struct fetch_config){
            .inside = &feeder->config.inside,
            .ca_file = config->ca_file,
            .timeout_ms = config->timeout_ms,
            .is_stopping = &feeder->is_stopping,
    };
    for (size_t i = 0; i < FEEDS_CLAIM_MAX; i++) {
        feeder->readings[i].feeder = feeder;
    }
    feeder->inbox = mailbox_create(&(struct mailbox_config){.capacity = FEEDS_CLAIM_MAX});
    feeder->outbox = mailbox_create(&(struct mailbox_config){
            .capacity = FEEDS_CLAIM_MAX,
            .wake = config->wake,
            .context = config->wake_context,
    });
    while (feeder->inbox != NULL && feeder->outbox != NULL &&
            feeder->thread_count < FEEDER_THREADS &&
            pthread_create(&feeder->threads[feeder->thread_count], NULL, thread_run, feeder) == 0) {
        feeder->thread_count++;
    }
    return feeder->thread_count < FEEDER_THREADS ? ERR_MEMORY : ERR_OK;
}

enum err feeder_open(const struct feeder_config *config, struct feeder **ret_feeder)
{
    struct feeder *feeder = calloc(1, sizeof(*feeder));
    if (feeder == NULL) {
        return ERR_MEMORY;
    }
    feeder->config = *config;
    enum err err = feeder_start(feeder);
    if (err != ERR_OK) {
        feeder_stop(feeder);
        feeder_close(feeder);
        return err;
    }
    *ret_feeder = feeder;
    return ERR_OK;
}

void feeder_stop(struct feeder *feeder)
{
    if (feeder == NULL) {
        return;
    }
    atomic_store(&feeder->is_stopping, true);
    if (feeder->inbox != NULL) {
        mailbox_close(feeder->inbox);
    }
    for (size_t i = 0; i < feeder->thread_count; i++) {
        pthread_join(feeder->threads[i], NULL);
    }
    feeder->thread_count = 0;
}

void feeder_close(struct feeder *feeder)
{
    if (feeder == NULL) {
        return;
    }
    mailbox_destroy(feeder->inbox);
    mailbox_destroy(feeder->outbox);
    free(feeder);
}

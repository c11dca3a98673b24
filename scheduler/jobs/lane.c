/* Threads that send. The courier fills a lane and empties the outbox. */
#include "scheduler/jobs/lane.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "common/log.h"
#include "common/mailbox.h"
#include "scheduler/jobs/parcel.h"

struct lane {
    struct lane_config config;
    struct mailbox *inbox;
    pthread_t threads[LANE_THREADS];
    size_t thread_count;
};

/* Stopped before it was begun: no attempt was made, and the next may be made soon. */
static void parcel_leave(struct parcel *parcel)
{
    parcel->outcome = NOTICE_FAILED_NOW;
    parcel->why = NOTICE_WHY_NONE;
}

static void parcel_send(struct lane *lane, void *state, struct parcel *parcel)
{
    if (state == NULL || atomic_load(lane->config.is_stopping)) {
        parcel_leave(parcel);
    } else {
        lane->config.carrier->send(state, parcel);
    }
    if (mailbox_put(lane->config.outbox, parcel) != ERR_OK) { /* its lease runs out */
        LOG(LOG_ERROR, "courier.outbox_full", LOG_WORD("carrier", lane->config.carrier->name));
    }
}

static void *lane_run(void *context)
{
    struct lane *lane = context;
    const struct carrier *carrier = lane->config.carrier;
    void *state = carrier->open(lane->config.carrier_config);
    for (;;) {
        struct parcel *parcel = mailbox_wait(lane->inbox);
        if (parcel == NULL) {
            break;
        }
        parcel_send(lane, state, parcel);
    }
    carrier->close(state);
    return NULL;
}

enum err lane_open(const struct lane_config *config, struct lane **ret_lane)
{
    struct lane *lane = calloc(1, sizeof(*lane));
    if (lane == NULL) {
        return ERR_MEMORY;
    }
    lane->config = *config;
    lane->inbox = mailbox_create(&(struct mailbox_config){.capacity = LANE_PARCELS_MAX});
    while (lane->inbox != NULL && lane->thread_count < LANE_THREADS &&
            pthread_create(&lane->threads[lane->thread_count], NULL, lane_run, lane) == 0) {
        lane->thread_count++;
    }
    if (lane->thread_count < LANE_THREADS) {
        lane_close(lane);
        return ERR_MEMORY;
    }
    *ret_lane = lane;
    return ERR_OK;
}

enum err lane_put(struct lane *lane, struct parcel *parcel)
{
    return mailbox_put(lane->inbox, parcel);
}

void lane_close(struct lane *lane)
{
    if (lane == NULL) {
        return;
    }
    if (lane->inbox != NULL) {
        mailbox_close(lane->inbox);
    }
    for (size_t i = 0; i < lane->thread_count; i++) {
        pthread_join(lane->threads[i], NULL);
    }
    mailbox_destroy(lane->inbox);
    free(lane);
}

/* One round at a time: the store moves a batch to the relay that the fleet names, its pages are
 * told, and while a batch was full there is another, perhaps to another relay. */
#include "scheduler/api/placer.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/host/host.h"
#include "common/log.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/app.h"
#include "scheduler/api/fleet.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

struct placer {
    struct app *app;
    bool is_under_way;
    char from[RELAY_NAME_SIZE];
    char to[RELAY_NAME_SIZE];
};

struct placer *placer_create(struct app *app)
{
    struct placer *placer = calloc(1, sizeof(*placer));
    if (placer != NULL) {
        placer->app = app;
    }
    return placer;
}

void placer_destroy(struct placer *placer)
{
    free(placer);
}

static void batch_begin(struct placer *placer, struct now now);

static void handle_moved(void *context, const struct store_result *result)
{
    struct placer *placer = context;
    const struct calls_move_out *out = result->out;
    placer->is_under_way = false;
    if (result->err != ERR_OK) {
        LOG(LOG_WARNING, "placer.failed", LOG_WORD("why", err_name(result->err)));
        return;
    }
    if (out->count > 0) {
        LOG(LOG_INFO, "calls.moved", LOG_WORD("from", placer->from), LOG_WORD("to", placer->to),
                LOG_NUMBER("count", out->count));
    }
    fleet_note_placed(placer->app->fleet, placer->to, out->count);
    for (size_t i = 0; i < out->count; i++) {
        announce_moved(placer->app, &out->sessions[i]);
    }
    if (out->count == CALLS_MOVED_MAX) {
        batch_begin(placer, host_now(placer->app->host));
    }
}

static void batch_begin(struct placer *placer, struct now now)
{
    const char *to = fleet_better(placer->app->fleet, placer->from, false, now.mono);
    if (to == NULL) {
        return;
    }
    struct calls_move in = {
            .write = {.actor = {.role = ROLE_SYSTEM},
                    .route = "calls_move",
                    .now = now.unix_ms / 1000},
    };
    snprintf(placer->to, sizeof(placer->to), "%s", to);
    snprintf(in.from, sizeof(in.from), "%s", placer->from);
    snprintf(in.to, sizeof(in.to), "%s", placer->to);
    placer->is_under_way =
            store_submit(placer->app->store, &calls_move, &in, handle_moved, placer) == ERR_OK;
}

void placer_begin(struct placer *placer, const char *relay, struct now now)
{
    if (!placer->is_under_way) {
        snprintf(placer->from, sizeof(placer->from), "%s", relay);
        batch_begin(placer, now);
    }
}

/* Finds the asks whose time has come and looks at each, one after the other. One round at a time;
 * what could not be looked at is found again a second later. */
#include "scheduler/jobs/ringer.h"

#include <stdbool.h>
#include <stdlib.h>

#include "common/log.h"
#include "scheduler/store/asks.h"
#include "scheduler/store/store.h"

struct ringer {
    struct ringer_config config;
    unix_s_t now; /* of the latest turn */
    bool is_under_way;
    struct asks_due_out due;
    size_t done; /* of those that are due */
};

struct ringer *ringer_create(const struct ringer_config *config)
{
    struct ringer *ringer = calloc(1, sizeof(*ringer));
    if (ringer != NULL) {
        ringer->config = *config;
    }
    return ringer;
}

void ringer_destroy(struct ringer *ringer)
{
    free(ringer);
}

static void failure_log(const struct store_call *call, enum err err)
{
    LOG(LOG_WARNING, "ringer.failed", LOG_WORD("call", call->name), LOG_WORD("why", err_name(err)));
}

static void round_go_on(struct ringer *ringer);

static void handle_looked(void *context, const struct store_result *result)
{
    struct ringer *ringer = context;
    const struct ask_out *out = result->out;
    if (result->err != ERR_OK) {
        failure_log(&ask_look, result->err);
    } else if (!id_is_zero(out->ask.id)) {
        LOG(LOG_INFO, "ask.look", LOG_ID("ask", out->ask.id),
                LOG_WORD("status", ask_status_names[out->ask.status]),
                LOG_WORD("rings", id_is_zero(out->ask.ringing) ? "nobody" : "somebody"));
        ringer->config.changed(ringer->config.context, out);
    }
    round_go_on(ringer);
}

static void round_go_on(struct ringer *ringer)
{
    const struct ask_look in = {
            .write = {.actor = {.role = ROLE_SYSTEM}, .now = ringer->now},
            .ask = ringer->due.asks[ringer->done],
    };
    bool is_over = ringer->done == ringer->due.count;
    ringer->done++;
    ringer->is_under_way = !is_over && store_submit(ringer->config.store, &ask_look, &in,
                                               handle_looked, ringer) == ERR_OK;
}

static void handle_due(void *context, const struct store_result *result)
{
    struct ringer *ringer = context;
    const struct asks_due_out *due = result->out;
    ringer->due = *due;
    ringer->done = 0;
    if (result->err != ERR_OK) {
        failure_log(&asks_due, result->err);
    }
    round_go_on(ringer);
}

void ringer_turn(struct ringer *ringer, unix_s_t now)
{
    const struct asks_due in = {.actor = {.role = ROLE_SYSTEM}, .now = now};
    ringer->now = now;
    if (!ringer->is_under_way) {
        ringer->is_under_way =
                store_submit(ringer->config.store, &asks_due, &in, handle_due, ringer) == ERR_OK;
    }
}

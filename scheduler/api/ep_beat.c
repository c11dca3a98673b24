/* The relay's beat: verified, its reports stored, then answered with what the store has taken and
 * what the relay is to do. A beat that does not verify gets 403 and nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/host/host.h"
#include "common/log.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/fleet.h"
#include "scheduler/api/placer.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/reports.h"

static void beat_answer(struct exchange *exchange, int64_t acked)
{
    char token[TOKEN_SIZE_MAX];
    const struct beat *beat = exchange->own;
    enum err err = fleet_reply(
            exchange->app->fleet, beat, acked, exchange->now.unix_ms, token, sizeof(token));
    if (err != ERR_OK) {
        respond_err(exchange, ERR_INTERNAL, NULL);
        return;
    }
    host_respond(exchange->request, &(struct host_response){.status = 200,
                                            .content_type = "text/plain",
                                            .body = token,
                                            .body_len = strlen(token)});
}

static void handle_taken(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct reports_take_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL); /* the relay sends them again */
        return;
    }
    for (size_t i = 0; i < out->changed_count; i++) {
        announce_session(exchange->app, &out->changed[i]);
    }
    beat_answer(exchange, out->acked);
}

static void reports_submit(struct exchange *exchange, const struct beat *beat)
{
    struct reports_take in = {
            .write = {.actor = {.role = ROLE_SYSTEM},
                    .route = "relay_beat",
                    .now = exchange->now.unix_ms / 1000},
            .count = beat->report_count,
    };
    memcpy(in.relay, beat->relay, sizeof(in.relay));
    memcpy(in.reports, beat->reports, sizeof(in.reports));
    exchange_read(exchange, &reports_take, &in, handle_taken);
}

/* For whoever runs this: is one leg weak, or a relay? */
static void legs_log(const struct beat *beat)
{
    LOG(LOG_INFO, "relay.legs", LOG_WORD("relay", beat->relay), LOG_NUMBER("good", beat->legs.good),
            LOG_NUMBER("weak", beat->legs.weak), LOG_NUMBER("very_weak", beat->legs.very_weak),
            LOG_NUMBER("tcp", beat->legs.tcp), LOG_NUMBER("ipv6", beat->legs.ipv6));
    for (size_t i = 0; i < beat->weakest_count; i++) {
        const struct beat_leg *leg = &beat->weakest[i];
        if (leg->verdict != LEG_IS_VERY_WEAK) {
            continue;
        }
        LOG(LOG_INFO, "leg.very_weak", LOG_ID("call", leg->call), LOG_ID("seat", leg->seat),
                LOG_NUMBER("rtt_ms", leg->rtt_ms),
                LOG_NUMBER("up_loss_permille", leg->up_loss_permille),
                LOG_NUMBER("down_loss_permille", leg->down_loss_permille));
    }
}

static void beat_handle(struct exchange *exchange)
{
    size_t len = 0;
    const char *token = host_request_body(exchange->request, &len);
    struct beat *beat = calloc(1, sizeof(*beat));
    exchange->own = beat;
    if (beat == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    enum err err = fleet_take_beat(exchange->app->fleet, token, len, exchange->now, beat);
    if (err == ERR_OK && beat->is_legs_due) {
        legs_log(beat);
    }
    if (err != ERR_OK) {
        LOG(LOG_WARNING, "beat.refused", LOG_WORD("why", err_name(err)));
        respond_empty(exchange, 403);
        return;
    }
    if (beat->is_moving) {
        placer_begin(exchange->app->placer, beat->relay, exchange->now);
    }
    if (beat->report_count == 0) {
        beat_answer(exchange, 0);
    } else {
        reports_submit(exchange, beat);
    }
}

const struct endpoint ep_beat = {.handle = beat_handle};

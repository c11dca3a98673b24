/* A new seat link for a session, for a coordinator or its coach to hand over. */
#include <stdio.h>

#include "common/json.h"
#include "common/log.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/events.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/fleet.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/links.h"

static enum err link_render(const void *context, const void *out, struct answer *ret_answer)
{
    char url[SETTING_URL_SIZE + 32];
    const struct exchange *exchange = context;
    const struct link_new *link = out;
    struct json *body = json_object_create();
    snprintf(url, sizeof(url), "%s/link/%s", exchange->app->settings.public_url, link->secret);
    json_set_text(body, "url", url);
    return answer_json(ret_answer, 201, body);
}

/* Whoever came by an earlier link is put out of the call, too. */
static void revoke(const struct exchange *exchange, const struct link_new *link)
{
    const struct seat_revoked *seat = &link->revoked;
    if (seat->relay[0] == '\0') {
        return;
    }
    enum err err = fleet_command_all(
            exchange->app->fleet, seat->relay, COMMAND_REVOKE, seat->call, seat->seat);
    LOG(LOG_INFO, "seat.revoke", LOG_ID("session", exchange->id), LOG_WORD("err", err_name(err)));
}

static void handle_made(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        events_end_seat(exchange->app->events, exchange->id);
        revoke(exchange, result->out);
    }
    respond_written(exchange, result);
}

static void link_handle(struct exchange *exchange)
{
    struct seat_link_make in = {.session = exchange->id};
    exchange_write(exchange, &seat_link_make, &in.write, link_render, handle_made);
}

const struct endpoint ep_session_link = {.handle = link_handle};

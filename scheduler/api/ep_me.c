/* /api/v1/me and signing out of a page that has script. */
#include <string.h>

#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/events.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/links.h"

static void handle_account(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct account_me_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *organisation = json_object_create();
    struct json *me = json_object_create();
    json_set_text(organisation, "name", out->organisation.name);
    json_set_text(organisation, "phone", out->organisation.phone);
    json_set_text(me, "role", role_names[out->account.role]);
    json_set_id(me, "id", out->account.id);
    json_set_text(me, "nickname", out->account.nickname);
    json_set_text(me, "zone", out->account.zone);
    json_set_text(me, "language", out->account.language);
    json_set_take(me, "organisation", organisation);
    json_set_text(me, "coach_label", out->organisation.coach_label);
    json_set_number(me, "now_ms", exchange->now.unix_ms);
    respond_json(exchange, 200, me);
}

static void me_handle(struct exchange *exchange)
{
    const struct account_me in = {.actor = exchange->actor};
    exchange_read(exchange, &account_me, &in, handle_account);
}

const struct endpoint ep_me = {.handle = me_handle};

static void handle_ended(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK) {
        events_end(exchange->app->events, exchange->sign_in);
    }
    respond_written(exchange, result);
}

static void sign_out_handle(struct exchange *exchange)
{
    struct sign_in_end in = {.sign_in = exchange->sign_in};
    exchange_write(exchange, &sign_in_end, &in.write, NULL, handle_ended);
}

const struct endpoint ep_sign_out = {.handle = sign_out_handle};

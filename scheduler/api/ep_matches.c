/* Who could be a person's coach, best first, each with the sentence why, as JSON. */
#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/api/why_view.h"
#include "scheduler/core/reason.h"
#include "scheduler/store/matches.h"

static struct json *match_view(
        const struct app *app, const struct wishes *wishes, const struct match_row *row)
{
    struct json *view = json_object_create();
    const struct reason reason = {
            .wishes = wishes,
            .traits = &row->traits,
            .coach_nickname = row->nickname,
            .is_full = load_is_full(&row->load.facts),
    };
    json_set_take(view, "coach", view_party(row->coach, row->nickname));
    json_set_take(view, "why", view_why(app, &reason));
    json_set_take(view, "load", view_load(&row->load));
    return view;
}

static void handle_matches(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct matches_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *body = json_object_create();
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, match_view(exchange->app, &out->wishes, &out->matches[i]));
    }
    json_set_take(body, "matches", list);
    respond_json(exchange, 200, body);
}

static void matches_handle(struct exchange *exchange)
{
    const struct matches_list in = {
            .actor = exchange->actor,
            .person = exchange->id,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &matches_list, &in, handle_matches);
}

const struct endpoint ep_person_matches = {.handle = matches_handle, .view = "person.matches.view"};

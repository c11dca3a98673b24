/* Everybody who has no coach, each with the one they would get if all were paired at once, as JSON.
 * Changes nothing: who agrees gives each of them with POST /people/{id}/coach. */
#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/api/why_view.h"
#include "scheduler/core/reason.h"
#include "scheduler/store/cohort.h"

static struct json *row_view(const struct app *app, const struct cohort_row *row)
{
    struct json *view = json_object_create();
    const struct reason reason = {
            .wishes = &row->wishes,
            .traits = &row->coach_traits,
            .coach_nickname = row->coach_nickname,
    };
    json_set_take(view, "person", view_party(row->person, row->nickname));
    if (id_is_zero(row->coach)) {
        json_set_null(view, "coach");
        json_set_null(view, "why");
    } else {
        json_set_take(view, "coach", view_party(row->coach, row->coach_nickname));
        json_set_take(view, "why", view_why(app, &reason));
    }
    return view;
}

static void handle_cohort(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct cohort_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *body = json_object_create();
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, row_view(exchange->app, &out->rows[i]));
    }
    json_set_take(body, "cohort", list);
    json_set_bool(body, "more", out->is_more);
    respond_json(exchange, 200, body);
}

static void cohort_handle(struct exchange *exchange)
{
    const struct cohort_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &cohort_list, &in, handle_cohort);
}

const struct endpoint ep_cohort = {.handle = cohort_handle};

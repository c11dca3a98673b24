/* Standing times as JSON: looking before saying yes, agreeing, the list with its conflicts, ending.
 * Scope is the store's. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/booking_limit.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/series_view.h"
#include "scheduler/api/views.h"
#include "scheduler/store/series.h"

/* --- what is wished ------------------------------------------------------------------------- */

struct date {
    int64_t start_at;
};

struct wish {
    struct id coach;
    struct id person; /* zero: the asker */
    char zone[ZONE_NAME_SIZE];
    char from[CIVIL_DATE_SIZE];
    char until[CIVIL_DATE_SIZE]; /* empty: it goes on */
    int64_t start_min;
    int64_t every_weeks;
    int64_t length_min;
    int mode;
    size_t agreed_count;
    struct date agreed[SERIES_BLOCK_MAX];
};

static const struct json_field date_fields[] = {
        {.name = "start_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct date, start_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
};

static const struct json_field wish_fields[] = {
        {.name = "coach", .kind = JSON_ID, .offset = offsetof(struct wish, coach)},
        {.name = "person",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, person),
                .is_optional = true},
        {.name = "zone",
                .kind = JSON_TEXT,
                .offset = offsetof(struct wish, zone),
                .size = ZONE_NAME_SIZE,
                .min = 1,
                .max = ZONE_NAME_SIZE - 1,
                .is_optional = true},
        {.name = "from",
                .kind = JSON_TEXT,
                .offset = offsetof(struct wish, from),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1},
        {.name = "until",
                .kind = JSON_TEXT,
                .offset = offsetof(struct wish, until),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1,
                .is_optional = true},
        {.name = "start_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, start_min),
                .min = 0,
                .max = DAY_MIN - SERIES_GRID_MIN},
        {.name = "every_weeks",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, every_weeks),
                .min = 1,
                .max = SERIES_WEEKS_MAX},
        {.name = "length_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, length_min),
                .min = 1,
                .max = 1440},
        {.name = "mode",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct wish, mode),
                .choices = booking_mode_names},
        {.name = "agreed", /* the last one: a preview has none */
                .kind = JSON_LIST,
                .offset = offsetof(struct wish, agreed),
                .size = sizeof(struct date),
                .min = 0,
                .max = SERIES_BLOCK_MAX,
                .items = date_fields,
                .item_count = FIELD_COUNT(date_fields),
                .count_offset = offsetof(struct wish, agreed_count)},
};

static enum err date_read(
        const char *text, const char *field, struct civil_date *ret_date, struct error *error)
{
    if (text[0] == '\0' || civil_date_parse(text, strlen(text), ret_date) == ERR_OK) {
        return ERR_OK;
    }
    return error_set(error, ERR_INPUT, field, "must be a date, YYYY-MM-DD");
}

static enum err wish_read(
        const struct wish *wish, struct series_wish *ret_wish, struct error *error)
{
    *ret_wish = (struct series_wish){
            .coach = wish->coach,
            .person = wish->person,
            .rule = {.start_min = (int)wish->start_min, .every_weeks = (int)wish->every_weeks},
            .length_min = wish->length_min,
            .mode = (enum booking_mode)wish->mode,
    };
    memcpy(ret_wish->zone, wish->zone, sizeof(ret_wish->zone));
    enum err err = date_read(wish->from, "from", &ret_wish->rule.from, error);
    return err != ERR_OK ? err : date_read(wish->until, "until", &ret_wish->rule.until, error);
}

/* --- looking first -------------------------------------------------------------------------- */

static void handle_preview(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct wish *wish = exchange->in;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_series_offer(result->out, (int)wish->length_min));
}

static void preview_handle(struct exchange *exchange)
{
    struct error error = {0};
    struct series_preview in = {.actor = exchange->actor, .now = exchange->now.unix_ms / 1000};
    enum err err = wish_read(exchange->in, &in.wish, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_read(exchange, &series_preview, &in, handle_preview);
}

const struct endpoint ep_series_preview = {
        .handle = preview_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields) - 1,
};

/* --- agreeing ------------------------------------------------------------------------------- */

static enum err agreed_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct series_agree_out *agreed = out;
    const struct series_item item = {
            .series = agreed->series, .next_at = agreed->sessions[0].start_at};
    (void)context;
    return answer_json(ret_answer, 201, view_series(&item));
}

static void refuse_changed(struct exchange *exchange, const struct store_result *result)
{
    const struct wish *wish = exchange->in;
    const struct series_agree_out *out = result->out;
    respond_problem(exchange,
            &(struct problem){.status = 409,
                    .type = "taken",
                    .field = "agreed",
                    .detail = "some of it is not free",
                    .alternatives = view_alternatives(out->alternatives, out->alternative_count),
                    .dates = view_series_dates(&out->offer, (int)wish->length_min)});
}

static void handle_agreed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct series_agree_out *out = result->out;
    if (result->err != ERR_OK || result->is_repeat) {
        booking_limit_give_back(exchange);
    } else {
        booking_limit_count(exchange, out->session_count);
    }
    if (result->err == ERR_CONFLICT && strcmp(result->error.field, "agreed") == 0) {
        refuse_changed(exchange, result);
        return;
    }
    for (size_t i = 0; i < out->session_count && result->err == ERR_OK; i++) {
        announce_session(exchange->app, &out->sessions[i]);
    }
    respond_written(exchange, result);
}

static void agree_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct error error = {0};
    struct series_agree in = {.agreed_count = wish->agreed_count};
    int64_t retry_s = 0;
    enum err err = wish_read(wish, &in.wish, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    if (!booking_limit_can_take(exchange, &retry_s)) {
        respond_problem(exchange, &(struct problem){.status = 429,
                                          .type = "too_many",
                                          .detail = "too many bookings in a day",
                                          .retry_s = retry_s});
        return;
    }
    for (size_t i = 0; i < wish->agreed_count; i++) {
        in.agreed[i] = wish->agreed[i].start_at;
    }
    exchange_write(exchange, &series_agree, &in.write, agreed_render, handle_agreed);
}

const struct endpoint ep_series_post = {
        .handle = agree_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- the list ------------------------------------------------------------------------------- */

struct query {
    struct id after;
};

static const struct form_field query_fields[] = {
        {.name = "after",
                .kind = FORM_ID,
                .offset = offsetof(struct query, after),
                .is_optional = true},
};

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct series_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    struct json *body = json_object_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_series(&out->items[i]));
    }
    json_set_take(body, "series", list);
    if (out->is_more) {
        json_set_id(body, "next", out->items[out->count - 1].series.id);
    } else {
        json_set_null(body, "next");
    }
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    const struct series_list in = {
            .actor = exchange->actor, .now = exchange->now.unix_ms / 1000, .after = query->after};
    exchange_read(exchange, &series_list, &in, handle_list);
}

const struct endpoint ep_series = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- the end -------------------------------------------------------------------------------- */

static enum err ended_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct series_end_out *ended = out;
    struct json *body = json_object_create();
    (void)context;
    json_set_take(body, "sessions", view_sessions(ended->sessions, ended->session_count));
    return answer_json(ret_answer, 200, body);
}

static void handle_ended(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct series_end_out *out = result->out;
    for (size_t i = 0; i < out->session_count && result->err == ERR_OK; i++) {
        announce_session(exchange->app, &out->sessions[i]);
    }
    respond_written(exchange, result);
}

static void end_handle(struct exchange *exchange)
{
    struct series_end in = {.series = exchange->id};
    exchange_write(exchange, &series_end, &in.write, ended_render, handle_ended);
}

const struct endpoint ep_series_end = {.handle = end_handle};

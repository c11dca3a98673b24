/* A coach's own weekly windows and exceptions, as JSON. */
#include <stddef.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/core/civil.h"
#include "scheduler/store/calendar.h"

/* --- weekly windows ------------------------------------------------------------------------- */

static void handle_hours(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_hours(result->out));
}

static void hours_handle(struct exchange *exchange)
{
    const struct hours_get in = {.actor = exchange->actor};
    exchange_read(exchange, &hours_get, &in, handle_hours);
}

const struct endpoint ep_hours = {.handle = hours_handle};

struct window {
    int64_t weekday;
    int64_t start_min;
    int64_t end_min;
};

struct week {
    size_t count;
    struct window windows[HOURS_WINDOWS_MAX];
};

static const struct json_field window_fields[] = {
        {.name = "weekday",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct window, weekday),
                .min = 1,
                .max = WEEK_DAYS},
        {.name = "start_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct window, start_min),
                .min = 0,
                .max = DAY_MIN - 1},
        {.name = "end_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct window, end_min),
                .min = 1,
                .max = DAY_MIN},
};

static const struct json_field week_fields[] = {
        {.name = "windows",
                .kind = JSON_LIST,
                .offset = offsetof(struct week, windows),
                .size = sizeof(struct window),
                .min = 0,
                .max = HOURS_WINDOWS_MAX,
                .items = window_fields,
                .item_count = FIELD_COUNT(window_fields),
                .count_offset = offsetof(struct week, count)},
};

static enum err hours_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_hours(out));
}

static void hours_put_handle(struct exchange *exchange)
{
    const struct week *week = exchange->in;
    struct hours_put in = {.count = week->count};
    for (size_t i = 0; i < week->count; i++) {
        in.windows[i] = (struct hours_window){
                .weekday = (int)week->windows[i].weekday,
                .start_min = (int)week->windows[i].start_min,
                .end_min = (int)week->windows[i].end_min,
        };
    }
    exchange_write(exchange, &hours_put, &in.write, hours_render, respond_written);
}

const struct endpoint ep_hours_put = {
        .handle = hours_put_handle,
        .in_size = sizeof(struct week),
        .json = week_fields,
        .json_count = FIELD_COUNT(week_fields),
};

/* --- exceptions ----------------------------------------------------------------------------- */

static void handle_exceptions(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct exceptions_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_exception(&out->exceptions[i]));
    }
    struct json *body = json_object_create();
    json_set_take(body, "exceptions", list);
    respond_json(exchange, 200, body);
}

static void exceptions_handle(struct exchange *exchange)
{
    const struct exceptions_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &exceptions_list, &in, handle_exceptions);
}

const struct endpoint ep_exceptions = {.handle = exceptions_handle};

struct change {
    int kind;
    char date[CIVIL_DATE_SIZE];
    int64_t start_min;
    int64_t end_min;
};

static const struct json_field change_fields[] = {
        {.name = "kind",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct change, kind),
                .choices = hours_exception_names},
        {.name = "date",
                .kind = JSON_TEXT,
                .offset = offsetof(struct change, date),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1},
        {.name = "start_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct change, start_min),
                .min = 0,
                .max = DAY_MIN - 1},
        {.name = "end_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct change, end_min),
                .min = 1,
                .max = DAY_MIN},
};

static enum err exception_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exception_add_out *added = out;
    struct json *body = json_object_create();
    (void)context;
    json_set_take(body, "exception", view_exception(&added->exception));
    json_set_take(body, "sessions", view_sessions(added->sessions, added->session_count));
    return answer_json(ret_answer, 201, body);
}

static void exceptions_post_handle(struct exchange *exchange)
{
    const struct change *change = exchange->in;
    struct exception_add in = {
            .exception = {.kind = (enum hours_exception_kind)change->kind,
                    .start_min = (int)change->start_min,
                    .end_min = (int)change->end_min},
    };
    if (civil_date_parse(change->date, strlen(change->date), &in.exception.date) != ERR_OK) {
        struct error error = {0};
        enum err err = error_set(&error, ERR_INPUT, "date", "must be a date, YYYY-MM-DD");
        respond_err(exchange, err, &error);
        return;
    }
    exchange_write(exchange, &exception_add, &in.write, exception_render, respond_written);
}

const struct endpoint ep_exceptions_post = {
        .handle = exceptions_post_handle,
        .in_size = sizeof(struct change),
        .json = change_fields,
        .json_count = FIELD_COUNT(change_fields),
};

static void exception_delete_handle(struct exchange *exchange)
{
    struct exception_delete in = {.exception = exchange->id};
    exchange_write(exchange, &exception_delete, &in.write, NULL, respond_written);
}

const struct endpoint ep_exception_delete = {.handle = exception_delete_handle};

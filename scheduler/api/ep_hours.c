/* A coach's own weekly windows and exceptions, as JSON. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
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
    char valid_from[CIVIL_DATE_SIZE]; /* empty: none */
    char valid_until[CIVIL_DATE_SIZE];
    int64_t every_weeks; /* 0: not said */
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
        {.name = "valid_from",
                .kind = JSON_TEXT,
                .offset = offsetof(struct window, valid_from),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1,
                .is_optional = true},
        {.name = "valid_until",
                .kind = JSON_TEXT,
                .offset = offsetof(struct window, valid_until),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1,
                .is_optional = true},
        {.name = "every_weeks",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct window, every_weeks),
                .min = 1,
                .max = HOURS_WEEKS_MAX,
                .is_optional = true},
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

/* Empty is none. */
static enum err date_read(const char *text, struct civil_date *ret_date)
{
    return text[0] == '\0' ? ERR_OK : civil_date_parse(text, strlen(text), ret_date);
}

static enum err window_read(
        const struct window *from, size_t index, struct hours_window *window, struct error *error)
{
    char field[64];
    *window = (struct hours_window){
            .weekday = (int)from->weekday,
            .start_min = (int)from->start_min,
            .end_min = (int)from->end_min,
            .every_weeks = (int)from->every_weeks,
    };
    const char *name = NULL;
    if (date_read(from->valid_until, &window->valid_until) != ERR_OK) {
        name = "valid_until";
    }
    if (date_read(from->valid_from, &window->valid_from) != ERR_OK) {
        name = "valid_from";
    }
    if (name == NULL) {
        return ERR_OK;
    }
    snprintf(field, sizeof(field), "windows[%zu].%s", index, name);
    return error_set(error, ERR_INPUT, field, "must be a date, YYYY-MM-DD");
}

static void hours_put_handle(struct exchange *exchange)
{
    const struct week *week = exchange->in;
    struct hours_put in = {.count = week->count};
    struct error error = {0};
    for (size_t i = 0; i < week->count; i++) {
        enum err err = window_read(&week->windows[i], i, &in.windows[i], &error);
        if (err != ERR_OK) {
            respond_err(exchange, err, &error);
            return;
        }
    }
    exchange_write(exchange, &hours_put, &in.write, hours_render, respond_written);
}

const struct endpoint ep_hours_put = {
        .handle = hours_put_handle,
        .needs_match = true,
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
    json_set_take(body, "sessions", view_inside(&added->inside));
    return answer_json(ret_answer, 201, body);
}

static void handle_added(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct exception_add_out *out = result->out;
    if (result->err == ERR_OK && !result->is_repeat && out->inside.count > 0) {
        announce_queue(exchange->app, &out->inside.sessions[0], QUEUE_AFFECTED);
    }
    respond_written(exchange, result);
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
    exchange_write(exchange, &exception_add, &in.write, exception_render, handle_added);
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

/* --- free now ------------------------------------------------------------------------------- */

struct free {
    int64_t until_at;
};

static const struct json_field free_fields[] = {
        {.name = "until_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct free, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
};

static enum err free_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct free_now_out *opened = out;
    struct json *list = json_array_create();
    struct json *body = json_object_create();
    (void)context;
    for (size_t i = 0; i < opened->count; i++) {
        json_add_take(list, view_exception(&opened->exceptions[i]));
    }
    json_set_take(body, "exceptions", list);
    return answer_json(ret_answer, 201, body);
}

static void free_handle(struct exchange *exchange)
{
    const struct free *body = exchange->in;
    struct free_now in = {.until_at = body->until_at};
    exchange_write(exchange, &free_now, &in.write, free_render, respond_written);
}

const struct endpoint ep_free_now = {
        .handle = free_handle,
        .in_size = sizeof(struct free),
        .json = free_fields,
        .json_count = FIELD_COUNT(free_fields),
};

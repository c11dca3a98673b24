/* A coach's own rules of booking, and the organisation's holidays, as JSON. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/rules.h"

/* --- rules ---------------------------------------------------------------------------------- */

static void handle_rules(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_rules(result->out));
}

static void rules_handle(struct exchange *exchange)
{
    const struct rules_get in = {.actor = exchange->actor};
    exchange_read(exchange, &rules_get, &in, handle_rules);
}

const struct endpoint ep_rules = {.handle = rules_handle};

struct body {
    int64_t buffer_min;
    int64_t notice_min;
    int64_t horizon_days;
    int cap_unit;
    int64_t day_max;
    int64_t week_max;
    int64_t row_max;
    bool works_holidays;
};

static const struct json_field rules_fields[] = {
        {.name = "buffer_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct body, buffer_min),
                .min = RULES_BUFFER_BY_LENGTH,
                .max = RULES_BUFFER_MAX_MIN},
        {.name = "notice_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct body, notice_min),
                .min = 0,
                .max = RULES_NOTICE_MAX_MIN},
        {.name = "horizon_days",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct body, horizon_days),
                .min = 1,
                .max = RULES_HORIZON_DAYS},
        {.name = "cap_unit",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct body, cap_unit),
                .choices = caps_unit_names},
        {.name = "day_max",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct body, day_max),
                .min = 0,
                .max = RULES_CAP_MAX},
        {.name = "week_max",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct body, week_max),
                .min = 0,
                .max = RULES_CAP_MAX},
        {.name = "row_max",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct body, row_max),
                .min = 0,
                .max = RULES_ROW_MAX},
        {.name = "works_holidays",
                .kind = JSON_BOOLEAN,
                .offset = offsetof(struct body, works_holidays)},
};

static enum err rules_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_rules(out));
}

static void rules_put_handle(struct exchange *exchange)
{
    const struct body *body = exchange->in;
    struct rules_put in = {
            .rules = {.buffer_min = (int)body->buffer_min,
                    .notice_min = (int)body->notice_min,
                    .horizon_days = (int)body->horizon_days,
                    .caps = {.unit = (enum caps_unit)body->cap_unit,
                            .day_max = (int)body->day_max,
                            .week_max = (int)body->week_max,
                            .row_max = (int)body->row_max},
                    .works_holidays = body->works_holidays},
    };
    exchange_write(exchange, &rules_put, &in.write, rules_render, respond_written);
}

const struct endpoint ep_rules_put = {
        .handle = rules_put_handle,
        .needs_match = true,
        .in_size = sizeof(struct body),
        .json = rules_fields,
        .json_count = FIELD_COUNT(rules_fields),
};

/* --- holidays ------------------------------------------------------------------------------- */

static void handle_holidays(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_holidays(result->out));
}

static void holidays_handle(struct exchange *exchange)
{
    const struct holidays_get in = {.actor = exchange->actor};
    exchange_read(exchange, &holidays_get, &in, handle_holidays);
}

const struct endpoint ep_holidays = {.handle = holidays_handle};

struct day {
    char date[CIVIL_DATE_SIZE];
    char name[HOLIDAY_NAME_SIZE];
};

struct year {
    size_t count;
    struct day days[HOURS_HOLIDAYS_MAX];
};

static const struct json_field day_fields[] = {
        {.name = "date",
                .kind = JSON_TEXT,
                .offset = offsetof(struct day, date),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1},
        {.name = "name",
                .kind = JSON_TEXT,
                .offset = offsetof(struct day, name),
                .size = HOLIDAY_NAME_SIZE,
                .min = 1,
                .max = HOLIDAY_NAME_SIZE - 1},
};

static const struct json_field year_fields[] = {
        {.name = "holidays",
                .kind = JSON_LIST,
                .offset = offsetof(struct year, days),
                .size = sizeof(struct day),
                .min = 0,
                .max = HOURS_HOLIDAYS_MAX,
                .items = day_fields,
                .item_count = FIELD_COUNT(day_fields),
                .count_offset = offsetof(struct year, count)},
};

static enum err holidays_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_holidays(out));
}

static void holidays_put_handle(struct exchange *exchange)
{
    const struct year *year = exchange->in;
    struct holidays_put in = {.list.count = year->count};
    for (size_t i = 0; i < year->count; i++) {
        struct holiday *holiday = &in.list.holidays[i];
        const struct day *day = &year->days[i];
        snprintf(holiday->name, sizeof(holiday->name), "%s", day->name);
        if (civil_date_parse(day->date, strlen(day->date), &holiday->date) != ERR_OK) {
            struct error error = {0};
            char field[40];
            snprintf(field, sizeof(field), "holidays[%zu].date", i);
            enum err err = error_set(&error, ERR_INPUT, field, "must be a date, YYYY-MM-DD");
            respond_err(exchange, err, &error);
            return;
        }
    }
    exchange_write(exchange, &holidays_put, &in.write, holidays_render, respond_written);
}

const struct endpoint ep_holidays_put = {
        .handle = holidays_put_handle,
        .needs_match = true,
        .in_size = sizeof(struct year),
        .json = year_fields,
        .json_count = FIELD_COUNT(year_fields),
};

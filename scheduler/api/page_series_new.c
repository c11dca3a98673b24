/* Saying yes to a standing time: every date of the first weeks is shown before, those that cannot
 * be had with a reason; what is ticked is what is claimed. If something was taken meanwhile, the
 * page comes back as things are now. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/booking_limit.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/series_values.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/series.h"

/* --- what was asked for --------------------------------------------------------------------- */

struct wish {
    struct form_head head; /* of the form only */
    struct id coach;
    int64_t start_at; /* of the first date; says weekday and wall time */
    int64_t length_min;
    int mode;
    int64_t every_weeks;
    int64_t dates[SERIES_BLOCK_MAX]; /* of the form only: ticked ones; 0: not ticked */
};

#define WISH_FIELDS                                                                                \
    {.name = "coach", .kind = FORM_ID, .offset = offsetof(struct wish, coach)},                    \
            {.name = "start_at",                                                                   \
                    .kind = FORM_NUMBER,                                                           \
                    .offset = offsetof(struct wish, start_at),                                     \
                    .min = 1,                                                                      \
                    .max = INT32_MAX * (int64_t)8},                                                \
            {.name = "length_min",                                                                 \
                    .kind = FORM_NUMBER,                                                           \
                    .offset = offsetof(struct wish, length_min),                                   \
                    .min = 1,                                                                      \
                    .max = 1440},                                                                  \
            {.name = "mode",                                                                       \
                    .kind = FORM_CHOICE,                                                           \
                    .offset = offsetof(struct wish, mode),                                         \
                    .choices = booking_mode_names},                                                \
    {                                                                                              \
        .name = "every_weeks", .kind = FORM_NUMBER, .offset = offsetof(struct wish, every_weeks),  \
        .min = 1, .max = SERIES_WEEKS_MAX                                                          \
    }

#define DATE_FIELD(number)                                                                         \
    {                                                                                              \
        .name = "date_" #number, .kind = FORM_NUMBER,                                              \
        .offset = offsetof(struct wish, dates) + (number - 1) * sizeof(int64_t), .min = 1,         \
        .max = INT32_MAX * (int64_t)8, .is_optional = true                                         \
    }

static const struct form_field query_fields[] = {WISH_FIELDS};

static const struct form_field form_fields[] = {WISH_FIELDS, DATE_FIELD(1), DATE_FIELD(2),
        DATE_FIELD(3), DATE_FIELD(4), DATE_FIELD(5), DATE_FIELD(6), DATE_FIELD(7), DATE_FIELD(8),
        DATE_FIELD(9), DATE_FIELD(10), DATE_FIELD(11), DATE_FIELD(12), FORM_TOKEN};

_Static_assert(SERIES_BLOCK_MAX == 12, "one field for each date");

static struct series_wish wish_of(const struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct clock_face face = page_clock(exchange, NULL);
    struct civil_time wall = zone_wall(face.zone, wish->start_at);
    return (struct series_wish){
            .coach = wish->coach,
            .rule = {.from = civil_date_of(wall.day),
                    .start_min = wall.second / 60,
                    .every_weeks = (int)wish->every_weeks},
            .length_min = wish->length_min,
            .mode = (enum booking_mode)wish->mode,
    };
}

/* --- showing -------------------------------------------------------------------------------- */

struct look { /* while the page is read for */
    int status;
    const char *error_key; /* NULL: nothing is wrong */
    char coach_nickname[NICKNAME_SIZE];
};

static void wish_set(struct exchange *exchange, struct value *data)
{
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    const struct look *look = exchange->own;
    const struct wish *wish = exchange->in;
    struct clock_face face = page_clock(exchange, NULL);
    struct value *series = value_set_object(data, "series");
    series_rule_set(exchange, &face, series, wish->start_at, (int)wish->every_weeks);
    value_set_text(series, "coach", id_text(wish->coach, id));
    value_set_text(series, "coach_nickname", look->coach_nickname);
    value_set_number(series, "start_at", wish->start_at);
    value_set_number(series, "length_min", wish->length_min);
    value_set_text(series, "length_text", time_length(&face, (int)wish->length_min, text));
    value_set_text(series, "mode", booking_mode_names[wish->mode]);
    value_set_text(series, "mode_text", session_mode_text(exchange, wish->mode));
    value_set_number(series, "every_weeks", wish->every_weeks);
}

static void choices_set(struct exchange *exchange, struct value *data)
{
    static const int choices[] = {1, 2, 4};
    char text[SERIES_LINK_SIZE];
    const struct wish *wish = exchange->in;
    struct value *list = value_set_list(data, "choices");
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        const struct series_link link = {.coach = wish->coach,
                .start_at = wish->start_at,
                .length_min = wish->length_min,
                .mode = wish->mode,
                .every_weeks = choices[i]};
        struct value *item = value_add_object(list);
        series_every_set(exchange, item, choices[i]);
        value_set_bool(item, "is_chosen", choices[i] == wish->every_weeks);
        value_set_text(item, "href", series_link_print(&link, text));
    }
}

static void dates_set(
        struct exchange *exchange, struct value *data, const struct series_offer *offer)
{
    char name[32];
    struct clock_face face = page_clock(exchange, offer->zone);
    struct value *dates = value_set_list(data, "dates");
    struct value *others = value_set_list(data, "others");
    for (size_t i = 0; i < offer->count; i++) {
        const struct series_choice *choice = &offer->choices[i];
        bool is_free = choice->reason == SERIES_FREE;
        struct value *item = value_add_object(is_free ? dates : others);
        snprintf(name, sizeof(name), "date_%zu", i + 1);
        series_date_set(exchange, &face, item, &choice->at);
        value_set_text(item, "name", name);
        value_set_number(item, "start_at", choice->at.start_at);
        if (!is_free) {
            value_set_text(item, "reason_text", series_reason_text(exchange, choice->reason));
        }
    }
    value_set_bool(data, "has_others", value_is_true(others));
    value_set_bool(data, "goes_on", offer->is_open);
}

static void handle_offer(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct look *look = exchange->own;
    if (result->err == ERR_INPUT) { /* an old link: its time is past */
        respond_redirect(exchange, "/book", NULL);
        return;
    }
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    wish_set(exchange, page.data);
    choices_set(exchange, page.data);
    dates_set(exchange, page.data, result->out);
    if (look->error_key != NULL) {
        page_set_error(&page, "dates", page_word(exchange, look->error_key));
    }
    page_send(exchange, &page, look->status, "series_new");
}

static void handle_coaches(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct look *look = exchange->own;
    const struct wish *wish = exchange->in;
    const struct coaches_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    for (size_t i = 0; i < out->count; i++) {
        if (id_equal(out->coaches[i].id, wish->coach)) {
            memcpy(look->coach_nickname, out->coaches[i].nickname, sizeof(look->coach_nickname));
        }
    }
    const struct series_preview in = {.actor = exchange->actor,
            .wish = wish_of(exchange),
            .now = exchange->now.unix_ms / 1000};
    exchange_read(exchange, &series_preview, &in, handle_offer);
}

static void series_look(struct exchange *exchange, int status, const char *error_key)
{
    struct look *look = calloc(1, sizeof(*look));
    exchange->own = look;
    if (look == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    look->status = status;
    look->error_key = error_key;
    const struct coaches_list in = {.actor = exchange->actor, .now = exchange->now.unix_ms / 1000};
    exchange_read(exchange, &coaches_list, &in, handle_coaches);
}

static void new_handle(struct exchange *exchange)
{
    series_look(exchange, 200, NULL);
}

const struct endpoint page_series_new = {
        .handle = new_handle,
        .in_size = sizeof(struct wish),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- agreeing ------------------------------------------------------------------------------- */

static enum err agreed_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/series?kept=1");
}

/* What the person can do something about is shown on the page as it is now. */
static const char *error_key_of(const struct store_result *result)
{
    static const struct {
        enum err err;
        const char *field;
        const char *key;
    } known[] = {
            {ERR_CONFLICT, "agreed", "series_error_changed"},
            {ERR_CONFLICT, "person", "series_error_many"},
            {ERR_INPUT, "agreed", "series_error_agreed"},
    };
    for (size_t i = 0; i < FIELD_COUNT(known); i++) {
        if (result->err == known[i].err && strcmp(result->error.field, known[i].field) == 0) {
            return known[i].key;
        }
    }
    return NULL;
}

static void handle_agreed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct series_agree_out *out = result->out;
    const char *error_key = error_key_of(result);
    if (result->err != ERR_OK || result->is_repeat) {
        booking_limit_give_back(exchange);
    } else {
        booking_limit_count(exchange, out->session_count);
    }
    if (error_key != NULL) {
        series_look(exchange, result->err == ERR_INPUT ? 400 : 409, error_key);
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
    struct series_agree in = {.wish = wish_of(exchange)};
    int64_t retry_s = 0;
    if (!booking_limit_can_take(exchange, &retry_s)) {
        exchange_set_retry(exchange, retry_s);
        series_look(exchange, 429, "error_too_many");
        return;
    }
    for (size_t i = 0; i < SERIES_BLOCK_MAX; i++) {
        if (wish->dates[i] != 0) {
            in.agreed[in.agreed_count++] = wish->dates[i];
        }
    }
    exchange_write(exchange, &series_agree, &in.write, agreed_render, handle_agreed);
}

const struct endpoint page_series_post = {
        .handle = agree_handle,
        .in_size = sizeof(struct wish),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
};

/* A person's standing times: what is kept, what cannot be in the weeks to come, and the end. */
#include <stddef.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/series_values.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/value.h"
#include "scheduler/store/series.h"

/* --- looking -------------------------------------------------------------------------------- */

struct query {
    int64_t kept;
    int64_t ended;
};

static const struct form_field query_fields[] = {
        {.name = "ended",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, ended),
                .min = 0,
                .max = 1,
                .is_optional = true},
        {.name = "kept",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, kept),
                .min = 0,
                .max = 1,
                .is_optional = true},
};

static void conflicts_set(struct exchange *exchange, const struct clock_face *face,
        struct value *at, const struct series_item *item)
{
    struct value *list = value_set_list(at, "conflicts");
    for (size_t i = 0; i < item->conflict_count; i++) {
        const struct series_conflict *conflict = &item->conflicts[i];
        struct value *value = value_add_object(list);
        series_date_set(exchange, face, value, &conflict->at);
        value_set_text(value, "reason_text", series_reason_text(exchange, conflict->reason));
        value_set_bool(value, "is_kept", !id_is_zero(conflict->session));
    }
    value_set_bool(at, "has_conflicts", item->conflict_count > 0);
}

static void item_set(struct exchange *exchange, struct value *at, const struct series_item *item)
{
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    const struct series_row *row = &item->series;
    struct clock_face face = page_clock(exchange, row->zone);
    unix_s_t first_at = series_occurrence_on(&row->rule, face.zone, row->rule.from).start_at;
    series_rule_set(exchange, &face, at, first_at, row->rule.every_weeks);
    value_set_text(at, "id", id_text(row->id, id));
    value_set_text(value_set_object(at, "coach"), "nickname", row->coach_nickname);
    value_set_text(at, "length_text", time_length(&face, row->length_min, text));
    value_set_text(at, "mode_text", session_mode_text(exchange, (int)row->mode));
    if (item->next_at != 0) {
        value_set_text(at, "next_text", time_day(&face, item->next_at, text));
    }
    if (!civil_date_is_none(row->rule.until)) {
        value_set_text(at, "until_text", time_date(&face, row->rule.until, text));
    }
    conflicts_set(exchange, &face, at, item);
}

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct query *query = exchange->in;
    const struct series_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    struct value *list = value_set_list(page.data, "series");
    for (size_t i = 0; i < out->count; i++) {
        item_set(exchange, value_add_object(list), &out->items[i]);
    }
    value_set_bool(page.data, "was_kept", query->kept == 1);
    value_set_bool(page.data, "was_ended", query->ended == 1);
    page_send(exchange, &page, 200, "series");
}

static void list_handle(struct exchange *exchange)
{
    const struct series_list in = {.actor = exchange->actor, .now = exchange->now.unix_ms / 1000};
    exchange_read(exchange, &series_list, &in, handle_list);
}

const struct endpoint page_series = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- the end -------------------------------------------------------------------------------- */

static enum err ended_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/series?ended=1");
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

const struct endpoint page_series_end = {
        .handle = end_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};

/* Absences as JSON: saying when a coach is away, by dates or by instants, and taking it back. */
#include <stddef.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/cursor.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/absences.h"
#include "scheduler/store/queue.h"

/* --- looking -------------------------------------------------------------------------------- */

struct query {
    struct id coach;
    struct paging paging;
};

static const struct form_field query_fields[] = {
        {.name = "coach",
                .kind = FORM_ID,
                .offset = offsetof(struct query, coach),
                .is_optional = true},
        PAGING_FIELDS(query),
};

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct absences_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    struct json *body = json_object_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_absence(&out->absences[i]));
    }
    json_set_take(body, "absences", list);
    cursor_set_next(body, out->is_more, &out->last);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    struct absences_list in = {
            .actor = exchange->actor,
            .coach = query->coach,
            .now = exchange->now.unix_ms / 1000,
    };
    struct error error = {0};
    enum err err = paging_read(&query->paging, &in.range, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_read(exchange, &absences_list, &in, handle_list);
}

const struct endpoint ep_absences = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- going away ----------------------------------------------------------------------------- */

struct wish {
    struct id coach;
    char from[CIVIL_DATE_SIZE]; /* empty: not said */
    char until[CIVIL_DATE_SIZE];
    int64_t from_at; /* 0: not said */
    int64_t until_at;
};

static const struct json_field wish_fields[] = {
        {.name = "coach",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, coach),
                .is_optional = true},
        {.name = "from",
                .kind = JSON_TEXT,
                .offset = offsetof(struct wish, from),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1,
                .is_optional = true},
        {.name = "until",
                .kind = JSON_TEXT,
                .offset = offsetof(struct wish, until),
                .size = CIVIL_DATE_SIZE,
                .min = CIVIL_DATE_SIZE - 1,
                .max = CIVIL_DATE_SIZE - 1,
                .is_optional = true},
        {.name = "from_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, from_at),
                .min = 1,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
        {.name = "until_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, until_at),
                .min = 1,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
};

static enum err date_read(
        const char *text, const char *field, struct civil_date *ret_date, struct error *error)
{
    if (text[0] == '\0') {
        return error_set(error, ERR_INPUT, field, "must be there, too");
    }
    if (civil_date_parse(text, strlen(text), ret_date) != ERR_OK) {
        return error_set(error, ERR_INPUT, field, "must be a date, YYYY-MM-DD");
    }
    return ERR_OK;
}

/* Two dates, or two instants; not one of each. */
static enum err wish_read(const struct wish *wish, struct absence_add *in, struct error *error)
{
    bool has_dates = wish->from[0] != '\0' || wish->until[0] != '\0';
    if (!has_dates) {
        in->from_at = wish->from_at;
        in->until_at = wish->until_at;
        if (wish->from_at == 0) {
            return error_set(error, ERR_INPUT, "from_at", "must be there where there are no dates");
        }
        if (wish->until_at == 0) {
            return error_set(error, ERR_INPUT, "until_at", "must be there, too");
        }
        return ERR_OK;
    }
    if (wish->from_at != 0 || wish->until_at != 0) {
        return error_set(error, ERR_INPUT, wish->from_at != 0 ? "from_at" : "until_at",
                "must be left out where there are dates");
    }
    enum err err = date_read(wish->from, "from", &in->from, error);
    return err == ERR_OK ? date_read(wish->until, "until", &in->until, error) : err;
}

static enum err added_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct absence_add_out *added = out;
    struct json *body = json_object_create();
    (void)context;
    json_set_take(body, "absence", view_absence(&added->absence));
    json_set_number(body, "count", (int64_t)added->inside.count);
    json_set_take(body, "sessions", view_inside(&added->inside));
    return answer_json(ret_answer, 201, body);
}

static void handle_added(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct absence_add_out *out = result->out;
    if (result->err == ERR_OK && !result->is_repeat && out->inside.count > 0) {
        announce_queue(exchange->app, &out->inside.sessions[0], QUEUE_AFFECTED);
    }
    respond_written(exchange, result);
}

static void add_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct absence_add in = {.coach = wish->coach};
    struct error error = {0};
    enum err err = wish_read(wish, &in, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_write(exchange, &absence_add, &in.write, added_render, handle_added);
}

const struct endpoint ep_absences_post = {
        .handle = add_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- coming back ---------------------------------------------------------------------------- */

static void delete_handle(struct exchange *exchange)
{
    struct absence_delete in = {.absence = exchange->id};
    exchange_write(exchange, &absence_delete, &in.write, NULL, respond_written);
}

const struct endpoint ep_absence_delete = {.handle = delete_handle};

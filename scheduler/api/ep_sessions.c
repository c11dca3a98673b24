/* Sessions as JSON: looking, booking, arriving, cancelling. Scope is the store's: what is not the
 * asker's is not found. */
#include <stddef.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/booking_limit.h"
#include "scheduler/api/cursor.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/taken.h"
#include "scheduler/api/views.h"
#include "scheduler/store/sessions.h"

static const unix_s_t list_before_s = 24 * 3600;
static const unix_s_t list_length_s = 14 * 24 * 3600;

/* --- looking -------------------------------------------------------------------------------- */

struct range {
    int64_t from_at;
    int64_t until_at;
    struct id person; /* zero: whoever it is */
    int64_t unconfirmed;
    struct paging paging;
};

static const struct form_field range_fields[] = {
        {.name = "from_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct range, from_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
        {.name = "until_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct range, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
        {.name = "person",
                .kind = FORM_ID,
                .offset = offsetof(struct range, person),
                .is_optional = true},
        {.name = "unconfirmed",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct range, unconfirmed),
                .min = 0,
                .max = 1,
                .is_optional = true},
        PAGING_FIELDS(range),
};

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct sessions_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *body = json_object_create();
    json_set_take(body, "sessions", view_sessions(out->sessions, out->count));
    cursor_set_next(body, out->is_more, &out->last);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct range *range = exchange->in;
    unix_s_t now = exchange->now.unix_ms / 1000;
    unix_s_t from = range->from_at != 0 ? range->from_at : now - list_before_s;
    struct error error = {0};
    struct sessions_list in = {
            .actor = exchange->actor,
            .from_at = from,
            .until_at = range->until_at != 0 ? range->until_at : from + list_length_s,
            .person = range->person,
            .is_unconfirmed = range->unconfirmed == 1,
    };
    enum err err = paging_read(&range->paging, &in.range, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_read(exchange, &sessions_list, &in, handle_list);
}

const struct endpoint ep_sessions = {
        .handle = list_handle,
        .in_size = sizeof(struct range),
        .form = range_fields,
        .form_count = FIELD_COUNT(range_fields),
        .view = "person.sessions.view",
        .is_view_by_query = true,
        .view_at = offsetof(struct range, person),
};

static void handle_one(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_session(result->out));
}

static void one_handle(struct exchange *exchange)
{
    const struct session_get in = {.actor = exchange->actor, .session = exchange->id};
    exchange_read(exchange, &session_get, &in, handle_one);
}

const struct endpoint ep_session = {.handle = one_handle, .view = "session.view"};

/* --- booking -------------------------------------------------------------------------------- */

struct wish {
    struct id coach;
    struct id person; /* zero: the asker */
    int64_t start_at;
    int64_t length_min;
    int mode;
};

static const struct json_field wish_fields[] = {
        {.name = "coach", .kind = JSON_ID, .offset = offsetof(struct wish, coach)},
        {.name = "person",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, person),
                .is_optional = true},
        {.name = "start_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, start_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        {.name = "length_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, length_min),
                .min = 1,
                .max = 1440},
        {.name = "mode",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct wish, mode),
                .choices = booking_mode_names},
};

static enum err booked_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct session_book_out *booked = out;
    (void)context;
    return answer_json(ret_answer, 201, view_session(&booked->session));
}

static void handle_booked(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_book_out *out = result->out;
    if (result->err != ERR_OK || result->is_repeat) {
        booking_limit_give_back(exchange);
    }
    if (is_taken(result)) {
        respond_taken(exchange, out->alternatives, out->alternative_count);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

static void book_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    int64_t retry_s = 0;
    if (!booking_limit_can_take(exchange, &retry_s)) {
        respond_problem(exchange, &(struct problem){.status = 429,
                                          .type = "too_many",
                                          .detail = "too many bookings in a day",
                                          .retry_s = retry_s});
        return;
    }
    struct session_book in = {
            .coach = wish->coach,
            .person = wish->person,
            .wish = {.start_at = wish->start_at,
                    .length_min = wish->length_min,
                    .mode = (enum booking_mode)wish->mode},
    };
    exchange_write(exchange, &session_book, &in.write, booked_render, handle_booked);
}

const struct endpoint ep_sessions_post = {
        .handle = book_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- arriving, cancelling ------------------------------------------------------------------- */

static void handle_arrived(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_here_out *out = result->out;
    if (result->err == ERR_OK && !result->is_repeat && out->is_first) {
        announce_arrived(exchange->app, &out->session, out->role);
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

static void here_handle(struct exchange *exchange)
{
    struct session_here in = {.session = exchange->id};
    exchange_write(exchange, &session_here, &in.write, NULL, handle_arrived);
}

const struct endpoint ep_session_here = {.handle = here_handle};

static enum err cancelled_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_session(out));
}

static void handle_cancelled(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_session(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void cancel_handle(struct exchange *exchange)
{
    struct session_cancel in = {.session = exchange->id};
    exchange_write(exchange, &session_cancel, &in.write, cancelled_render, handle_cancelled);
}

const struct endpoint ep_session_cancel = {.handle = cancel_handle};

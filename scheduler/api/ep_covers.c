/* Cover as JSON: another coach for one session, or for as many of several as can be. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/covers.h"

/* --- one ------------------------------------------------------------------------------------ */

struct wish {
    struct id coach;
};

static const struct json_field wish_fields[] = {
        {.name = "coach", .kind = JSON_ID, .offset = offsetof(struct wish, coach)},
};

static enum err covered_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct move_out *covered = out;
    (void)context;
    return answer_json(ret_answer, 201, view_session(&covered->new_session));
}

static void handle_covered(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_move(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void cover_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct session_cover in = {.session = exchange->id, .coach = wish->coach};
    exchange_write(exchange, &session_cover, &in.write, covered_render, handle_covered);
}

const struct endpoint ep_session_cover = {
        .handle = cover_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- several -------------------------------------------------------------------------------- */

struct day {
    struct id coach;
    size_t count;
    struct id sessions[COVERS_MAX];
};

static const struct json_field session_fields[] = {
        {.name = "id", .kind = JSON_ID, .offset = 0},
};

static const struct json_field day_fields[] = {
        {.name = "coach", .kind = JSON_ID, .offset = offsetof(struct day, coach)},
        {.name = "sessions",
                .kind = JSON_LIST,
                .offset = offsetof(struct day, sessions),
                .size = sizeof(struct id),
                .min = 0,
                .max = COVERS_MAX,
                .items = session_fields,
                .item_count = FIELD_COUNT(session_fields),
                .count_offset = offsetof(struct day, count)},
};

static struct json *view_left(struct id session, enum err err, bool is_away)
{
    struct json *left = json_object_create();
    const char *taken = is_away ? "away" : "taken";
    json_set_id(left, "id", session);
    json_set_text(left, "why", err == ERR_CONFLICT ? taken : respond_err_type(err));
    return left;
}

static enum err day_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exchange *exchange = context;
    const struct day *day = exchange->in;
    const struct sessions_cover_out *covered = out;
    struct json *sessions = json_array_create();
    struct json *left = json_array_create();
    struct json *body = json_object_create();
    for (size_t i = 0; i < covered->count; i++) {
        if (covered->errs[i] == ERR_OK) {
            json_add_take(sessions, view_session(&covered->moves[i].new_session));
        } else {
            json_add_take(left, view_left(day->sessions[i], covered->errs[i], covered->is_away[i]));
        }
    }
    json_set_take(body, "sessions", sessions);
    json_set_take(body, "left", left);
    return answer_json(ret_answer, 200, body);
}

static void handle_day(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct sessions_cover_out *out = result->out;
    for (size_t i = 0; result->err == ERR_OK && !result->is_repeat && i < out->count; i++) {
        if (out->errs[i] == ERR_OK) {
            announce_move(exchange->app, &out->moves[i]);
        }
    }
    respond_written(exchange, result);
}

static void day_handle(struct exchange *exchange)
{
    const struct day *day = exchange->in;
    struct sessions_cover in = {.coach = day->coach, .count = day->count};
    for (size_t i = 0; i < day->count; i++) {
        in.sessions[i] = day->sessions[i];
    }
    exchange_write(exchange, &sessions_cover, &in.write, day_render, handle_day);
}

const struct endpoint ep_covers = {
        .handle = day_handle,
        .in_size = sizeof(struct day),
        .json = day_fields,
        .json_count = FIELD_COUNT(day_fields),
};

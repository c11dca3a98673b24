/* Moves as JSON: proposing another time, and the answers. Whose yes is needed is the store's to
 * know; here it is only told what came of it. */
#include <stddef.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/booking_limit.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/taken.h"
#include "scheduler/api/views.h"
#include "scheduler/store/moves.h"

enum { OPEN_RETRY_S = 3600 }; /* an answer may come any time; look again in an hour */

/* A coach who takes over sees the new session only. */
static const struct session_row *seen_by(const struct actor *actor, const struct move_out *out)
{
    bool is_other = actor->role == ROLE_COACH && !id_equal(actor->account, out->session.coach);
    return is_other ? &out->new_session : &out->session;
}

/* --- proposing ------------------------------------------------------------------------------ */

struct wish {
    struct id coach; /* zero: the session's */
    int64_t start_at;
    bool is_asked;
};

static const struct json_field wish_fields[] = {
        {.name = "start_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, start_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        {.name = "coach",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, coach),
                .is_optional = true},
        {.name = "ask",
                .kind = JSON_BOOLEAN,
                .offset = offsetof(struct wish, is_asked),
                .is_optional = true},
};

static enum err proposed_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exchange *exchange = context;
    return answer_json(ret_answer, 201, view_session(seen_by(&exchange->actor, out)));
}

static void refuse_too_many(struct exchange *exchange, const char *detail, int64_t retry_s)
{
    respond_problem(exchange,
            &(struct problem){
                    .status = 429, .type = "too_many", .detail = detail, .retry_s = retry_s});
}

static void handle_proposed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct move_out *out = result->out;
    if (result->err != ERR_OK || result->is_repeat) {
        booking_limit_give_back(exchange);
    }
    if (is_taken(result)) {
        respond_taken(exchange, out->alternatives, out->alternative_count);
        return;
    }
    if (result->err == ERR_LIMIT && strcmp(result->error.field, "move") == 0) {
        refuse_too_many(exchange, "some proposals wait for an answer", OPEN_RETRY_S);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_move(exchange->app, out);
    }
    respond_written(exchange, result);
}

static void propose_handle(struct exchange *exchange)
{
    int64_t retry_s = 0;
    const struct wish *wish = exchange->in;
    if (!booking_limit_can_take(exchange, &retry_s)) {
        refuse_too_many(exchange, "too many bookings in a day", retry_s);
        return;
    }
    struct move_propose in = {
            .session = exchange->id,
            .coach = wish->coach,
            .start_at = wish->start_at,
            .is_asked = wish->is_asked,
    };
    exchange_write(exchange, &move_propose, &in.write, proposed_render, handle_proposed);
}

const struct endpoint ep_session_move = {
        .handle = propose_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- answering ------------------------------------------------------------------------------ */

static enum err answered_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exchange *exchange = context;
    return answer_json(ret_answer, 200, view_session(seen_by(&exchange->actor, out)));
}

static void handle_answered(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_answer(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void answer_send(struct exchange *exchange, enum move_event event)
{
    struct move_answer in = {.move = exchange->id, .event = event};
    exchange_write(exchange, &move_answer, &in.write, answered_render, handle_answered);
}

static void accept_handle(struct exchange *exchange)
{
    answer_send(exchange, MOVE_ACCEPT);
}

static void decline_handle(struct exchange *exchange)
{
    answer_send(exchange, MOVE_DECLINE);
}

static void withdraw_handle(struct exchange *exchange)
{
    answer_send(exchange, MOVE_WITHDRAW);
}

const struct endpoint ep_move_accept = {.handle = accept_handle};
const struct endpoint ep_move_decline = {.handle = decline_handle};
const struct endpoint ep_move_withdraw = {.handle = withdraw_handle};

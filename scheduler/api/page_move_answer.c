/* The person's answers to a move: yes, no, taken back, and no to somebody who would step in. */
#include <stddef.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_view.h"
#include "scheduler/store/moves.h"

struct answer_form {
    struct form_head head;
    struct id session; /* whose page the form stood on */
};

static const struct form_field form_fields[] = {
        {.name = "session", .kind = FORM_ID, .offset = offsetof(struct answer_form, session)},
        FORM_TOKEN,
};

/* After a no to who would step in, the free times; a seat link stays with its session. */
static enum err answered_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct exchange *exchange = context;
    const struct move_out *answered = out;
    const struct session_row *covered = &answered->new_session;
    if (!id_is_zero(covered->cover) && covered->status == BOOKING_CANCELLED) {
        bool is_narrow = !id_is_zero(exchange->actor.only_session);
        return is_narrow ? answer_redirect(ret_answer, "/session/%s", id_text(covered->id, id))
                         : answer_redirect(ret_answer, "/book");
    }
    if (!id_is_zero(answered->session.moved_to)) {
        return answer_redirect(
                ret_answer, "/session/%s?was=moved", id_text(answered->session.moved_to, id));
    }
    bool is_open = !id_is_zero(answered->session.move.id);
    return answer_redirect(ret_answer, "/session/%s?was=%s", id_text(answered->session.id, id),
            is_open ? "asked" : "kept");
}

static void handle_answered(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct answer_form *form = exchange->in;
    if (result->err == ERR_NOT_NOW) {
        session_refuse_not_now(exchange, form->session);
        return;
    }
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

const struct endpoint page_move_accept = {
        .handle = accept_handle,
        .in_size = sizeof(struct answer_form),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
};

const struct endpoint page_move_decline = {
        .handle = decline_handle,
        .in_size = sizeof(struct answer_form),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
};

const struct endpoint page_move_withdraw = {
        .handle = withdraw_handle,
        .in_size = sizeof(struct answer_form),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
};

/* One time of a person: looking at it, "I'm here", giving it back. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/api/session_view.h"
#include "scheduler/store/sessions.h"

/* --- looking -------------------------------------------------------------------------------- */

struct query {
    int was;
};

static const struct form_field query_fields[] = {
        {.name = "was",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct query, was),
                .choices = session_was_names,
                .is_optional = true},
};

/* What is only held for a move is shown with the session that it is about. */
static void handle_session(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct query *query = exchange->in;
    const struct session_row *row = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    if (row->offered_until != 0) {
        char href[HREF_SIZE];
        respond_redirect(exchange, offer_href(row->id, href), NULL);
        return;
    }
    if (row->status == BOOKING_RESERVED && !id_is_zero(row->replaces)) {
        char id[ID_TEXT_SIZE];
        char href[HREF_SIZE];
        snprintf(href, sizeof(href), "/session/%s", id_text(row->replaces, id));
        respond_redirect(exchange, href, NULL);
        return;
    }
    session_show(exchange, row, (enum session_was)query->was, NULL);
}

static void session_handle(struct exchange *exchange)
{
    const struct session_get in = {.actor = exchange->actor, .session = exchange->id};
    exchange_read(exchange, &session_get, &in, handle_session);
}

const struct endpoint page_session = {
        .handle = session_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- "I'm here" ----------------------------------------------------------------------------- */

static enum err here_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct exchange *exchange = context;
    (void)out;
    return answer_redirect(ret_answer, "/call/%s", id_text(exchange->id, id));
}

static void handle_here(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_here_out *out = result->out;
    if (result->err == ERR_NOT_NOW) {
        session_refuse_not_now(exchange, exchange->id);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat && out->is_first) {
        announce_arrived(exchange->app, &out->session, out->role);
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

static void here_handle(struct exchange *exchange)
{
    struct session_here in = {.session = exchange->id};
    exchange_write(exchange, &session_here, &in.write, here_render, handle_here);
}

const struct endpoint page_session_here = {
        .handle = here_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};

/* --- giving it back ------------------------------------------------------------------------- */

/* A seat link's sign-in sees its session only, so it stays there. */
static enum err cancel_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct exchange *exchange = context;
    (void)out;
    if (!id_is_zero(exchange->actor.only_session)) {
        return answer_redirect(ret_answer, "/session/%s", id_text(exchange->id, id));
    }
    return answer_redirect(ret_answer, "/home?cancelled=1");
}

static void handle_cancelled(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_NOT_NOW) {
        session_refuse_not_now(exchange, exchange->id);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_session(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void cancel_handle(struct exchange *exchange)
{
    struct session_cancel in = {.session = exchange->id};
    exchange_write(exchange, &session_cancel, &in.write, cancel_render, handle_cancelled);
}

const struct endpoint page_session_cancel = {
        .handle = cancel_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};

/* The call page: readable before, and without, its script. A person who has not said "I'm here"
 * is led back to the page where that is said, and everybody from a session that moved to where it
 * is held now. */
#include <stdio.h>

#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/store/sessions.h"

static void call_show(struct exchange *exchange, const struct session_row *row)
{
    char id[ID_TEXT_SIZE];
    char href[HREF_SIZE];
    bool is_person = exchange->actor.role == ROLE_PERSON;
    struct page_values page = page_begin(exchange);
    session_values_set(exchange, value_set_object(page.data, "session"), row);
    value_set_bool(page.data, "is_person", is_person);
    value_set_text(page.data, "role", is_person ? "person" : "coach");
    value_set_text(value_set_object(page.data, "peer"), "nickname",
            is_person ? row->coach_nickname : row->person_nickname);
    snprintf(href, sizeof(href), "/session/%s", id_text(row->id, id));
    value_set_text(page.data, "session_href", is_person ? href : "/coach");
    page_send(exchange, &page, 200, "call");
}

static void call_lead(struct exchange *exchange, const char *page, struct id session)
{
    char id[ID_TEXT_SIZE];
    char href[HREF_SIZE];
    snprintf(href, sizeof(href), "/%s/%s", page, id_text(session, id));
    respond_redirect(exchange, href, NULL);
}

static void handle_session(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_row *row = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    if (!id_is_zero(row->moved_to)) {
        call_lead(exchange, "call", row->moved_to);
        return;
    }
    if (exchange->actor.role == ROLE_PERSON && !row->person_here) {
        call_lead(exchange, "session", row->id);
        return;
    }
    call_show(exchange, row);
}

static void call_handle(struct exchange *exchange)
{
    const struct session_get in = {.actor = exchange->actor, .session = exchange->id};
    exchange_read(exchange, &session_get, &in, handle_session);
}

const struct endpoint page_call = {.handle = call_handle};

/* Shows one session to its person. */
#include "scheduler/api/session_view.h"

#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/store/sessions.h"

const char *const session_was_names[] = {
        [SESSION_WAS_NOTHING] = "",
        [SESSION_WAS_BOOKED] = "booked",
        [SESSION_WAS_MOVED] = "moved",
        [SESSION_WAS_ASKED] = "asked",
        [SESSION_WAS_KEPT] = "kept",
        [SESSION_WAS_KEPT + 1] = NULL,
};

void session_show(struct exchange *exchange, const struct session_row *row, enum session_was was,
        const char *error_key)
{
    struct page_values page = page_begin(exchange);
    session_values_set(exchange, value_set_object(page.data, "session"), row);
    value_set_bool(page.data, "was_booked", was == SESSION_WAS_BOOKED);
    value_set_bool(page.data, "was_moved", was == SESSION_WAS_MOVED);
    value_set_bool(page.data, "was_asked", was == SESSION_WAS_ASKED);
    value_set_bool(page.data, "was_kept", was == SESSION_WAS_KEPT);
    if (error_key != NULL) {
        page_set_error(&page, NULL, page_word(exchange, error_key));
    }
    page_send(exchange, &page, error_key == NULL ? 200 : 409, "session");
}

static void handle_refused(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    session_show(exchange, result->out, SESSION_WAS_NOTHING, "error_not_now");
}

void session_refuse_not_now(struct exchange *exchange, struct id session)
{
    const struct session_get in = {.actor = exchange->actor, .session = session};
    exchange_read(exchange, &session_get, &in, handle_refused);
}

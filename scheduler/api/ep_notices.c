/* How a session's messages stand, for a coordinator, who is to phone where one did not arrive; and
 * the seat link once more, by message. What messages say is kept nowhere and not shown. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/notices.h"

struct query {
    struct id session;
};

static const struct form_field query_fields[] = {
        {.name = "session", .kind = FORM_ID, .offset = offsetof(struct query, session)},
};

static struct json *view_notice(const struct notice_seen *notice)
{
    struct json *view = json_object_create();
    json_set_id(view, "id", notice->id);
    json_set_text(view, "kind", notice_kind_names[notice->kind]);
    json_set_text(view, "to", role_names[notice->to]);
    json_set_text(view, "state", notice_state_names[notice->state]);
    json_set_text(view, "why", notice_why_names[notice->why]);
    json_set_number(view, "tries", notice->attempts);
    json_set_number(view, "created_at", notice->created_at);
    json_set_number(view, "at", notice->at);
    return view;
}

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct notices_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    struct json *body = json_object_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_notice(&out->notices[i]));
    }
    json_set_take(body, "notices", list);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    const struct notices_list in = {.actor = exchange->actor, .session = query->session};
    exchange_read(exchange, &notices_list, &in, handle_list);
}

const struct endpoint ep_notices = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
        .view = "session.notices.view",
        .is_view_by_query = true,
        .view_at = offsetof(struct query, session),
};

static void send_handle(struct exchange *exchange)
{
    struct link_send in = {.session = exchange->id};
    exchange_write(exchange, &link_send, &in.write, NULL, respond_written);
}

const struct endpoint ep_session_link_send = {.handle = send_handle};

/* The times that can be booked, as JSON: of one coach or of many, page by page. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/cursor.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/sessions.h"

enum among { AMONG_UNSAID, AMONG_CASELOAD, AMONG_PROGRAMME };
static const char *const among_words[] = {"", "caseload", "programme", NULL};

struct query {
    struct id coach;
    struct id person;
    struct id session;
    int among;
    int64_t from_at;
    int64_t until_at;
    int64_t length_min;
    int64_t limit; /* 0: not said */
    char after[CURSOR_SIZE];
};

static const struct form_field query_fields[] = {
        {.name = "coach",
                .kind = FORM_ID,
                .offset = offsetof(struct query, coach),
                .is_optional = true},
        {.name = "person",
                .kind = FORM_ID,
                .offset = offsetof(struct query, person),
                .is_optional = true},
        {.name = "session",
                .kind = FORM_ID,
                .offset = offsetof(struct query, session),
                .is_optional = true},
        {.name = "among",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct query, among),
                .choices = among_words,
                .is_optional = true},
        {.name = "from_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, from_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        {.name = "until_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        {.name = "length_min",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, length_min),
                .min = 1,
                .max = 1440},
        {.name = "limit",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, limit),
                .min = 1,
                .max = SLOTS_LIST_MAX,
                .is_optional = true},
        {.name = "after",
                .kind = FORM_TEXT,
                .offset = offsetof(struct query, after),
                .size = CURSOR_SIZE,
                .is_optional = true},
};

static void handle_slots(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct slots_search_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *body = json_object_create();
    json_set_take(body, "slots", view_alternatives(out->slots, out->count));
    struct list_place last = {0};
    if (out->count > 0) {
        const struct session_slot *slot = &out->slots[out->count - 1];
        last = (struct list_place){.at = slot->start_at, .id = slot->coach};
    }
    cursor_set_next(body, out->is_more, &last);
    respond_json(exchange, 200, body);
}

static enum slots_among among_of(const struct exchange *exchange, const struct query *query)
{
    if (query->among == AMONG_UNSAID) {
        return exchange->actor.role == ROLE_COORDINATOR ? SLOTS_PROGRAMME : SLOTS_CASELOAD;
    }
    return query->among == AMONG_PROGRAMME ? SLOTS_PROGRAMME : SLOTS_CASELOAD;
}

static void slots_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    struct slots_search in = {
            .actor = exchange->actor,
            .coach = query->coach,
            .person = query->person,
            .session = query->session,
            .among = among_of(exchange, query),
            .from_at = query->from_at,
            .until_at = query->until_at,
            .length_min = query->length_min,
            .now = exchange->now.unix_ms / 1000,
            .limit = query->limit == 0 ? SLOTS_LIST_MAX : (size_t)query->limit,
    };
    struct list_place after;
    struct error error = {0};
    enum err err = cursor_read(query->after, &after, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    in.after = (struct session_slot){.coach = after.id, .start_at = after.at};
    exchange_read(exchange, &slots_search, &in, handle_slots);
}

const struct endpoint ep_slots = {
        .handle = slots_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

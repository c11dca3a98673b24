/* What a person waits for: the list with its places, said kindly, and leaving it. */
#include <stddef.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/store/waitlist.h"

/* --- the list ------------------------------------------------------------------------------- */

enum was { WAS_NOTHING, WAS_JOINED, WAS_LEFT, WAS_PASSED };
static const char *const was_names[] = {"nothing", "joined", "left", "passed", NULL};

struct query {
    int was;
};

static const struct form_field query_fields[] = {
        {.name = "was",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct query, was),
                .choices = was_names,
                .is_optional = true},
};

static void offer_set(
        const struct clock_face *face, struct value *at, const struct waitlist_offer *offer)
{
    char text[TIME_TEXT_SIZE];
    char href[HREF_SIZE];
    if (id_is_zero(offer->session)) {
        return;
    }
    struct value *to = value_set_object(at, "offer");
    value_set_text(to, "href", offer_href(offer->session, href));
    value_set_text(to, "day_text", time_day(face, offer->start_at, text));
    value_set_text(to, "time_text", time_of_day(face, offer->start_at, text));
}

static void entry_set(
        struct exchange *exchange, struct value *at, const struct waitlist_entry *entry)
{
    static const char *const places[] = {
            [WAITLIST_NEXT] = "waitlist_place_next",
            [WAITLIST_SOON] = "waitlist_place_soon",
            [WAITLIST_LATER] = "waitlist_place_later",
    };
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    struct clock_face face = page_clock(exchange, NULL);
    value_set_text(at, "id", id_text(entry->id, id));
    value_set_text(value_set_object(at, "coach"), "nickname", entry->coach_nickname);
    value_set_bool(at, "is_anyone", entry->is_anyone);
    value_set_bool(at, "is_earlier", !id_is_zero(entry->session));
    value_set_text(at, "length_text", time_length(&face, entry->length_min, text));
    value_set_text(at, "mode_text", session_mode_text(exchange, (int)entry->mode));
    value_set_text(at, "until_text", time_day(&face, entry->until_at, text));
    value_set_text(at, "place_text", page_word(exchange, places[entry->place]));
    offer_set(&face, at, &entry->offer);
}

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct query *query = exchange->in;
    const struct waitlist_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    struct value *list = value_set_list(page.data, "entries");
    for (size_t i = 0; i < out->count; i++) {
        entry_set(exchange, value_add_object(list), &out->entries[i]);
    }
    value_set_bool(page.data, "was_joined", query->was == WAS_JOINED);
    value_set_bool(page.data, "was_left", query->was == WAS_LEFT);
    value_set_bool(page.data, "was_passed", query->was == WAS_PASSED);
    page_send(exchange, &page, 200, "waitlist");
}

static void list_handle(struct exchange *exchange)
{
    const struct waitlist_list in = {.actor = exchange->actor};
    exchange_read(exchange, &waitlist_list, &in, handle_list);
}

const struct endpoint page_waitlist = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- leaving -------------------------------------------------------------------------------- */

static enum err left_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/waitlist?was=left");
}

static void handle_left(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct waitlist_leave_out *out = result->out;
    if (result->err == ERR_OK && !result->is_repeat && !id_is_zero(out->session.id)) {
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

static void leave_handle(struct exchange *exchange)
{
    struct waitlist_leave in = {.entry = exchange->id};
    exchange_write(exchange, &waitlist_leave, &in.write, left_render, handle_left);
}

const struct endpoint page_wait_leave = {
        .handle = leave_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};

/* From a wish to the page of moving: the session, then the person's coaches, then the free starts.
 * Who came by a seat link deals with that session's coach only. */
#include "scheduler/api/move_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/exchange.h"
#include "scheduler/api/free_values.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/moves.h"

enum { COACHES_SHOWN_MAX = 20, DAYS_AHEAD = 28, SOONEST_SHOWN = 8 };

struct coach_name {
    struct id id;
    char nickname[NICKNAME_SIZE];
};

struct view {
    struct move_wish wish;
    int status;
    struct session_row row;
    size_t coach_count; /* the own ones; 0 by a seat link */
    struct coach_name coaches[COACHES_SHOWN_MAX];
    bool is_lost;
    size_t alternative_count;
    struct session_slot alternatives[SLOTS_NEAREST];
};

/* --- values --------------------------------------------------------------------------------- */

static const char *nickname_of(const struct view *view, struct id coach)
{
    for (size_t i = 0; i < view->coach_count; i++) {
        if (id_equal(view->coaches[i].id, coach)) {
            return view->coaches[i].nickname;
        }
    }
    return view->row.coach_nickname;
}

static void slots_add(const struct view *view, const struct clock_face *face, struct value *list,
        const struct session_slot *slots, size_t count)
{
    char text[TIME_TEXT_SIZE];
    char id[ID_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        struct value *item = value_add_object(list);
        value_set_number(item, "start_at", slots[i].start_at);
        value_set_text(item, "coach", id_text(slots[i].coach, id));
        value_set_text(item, "coach_nickname", nickname_of(view, slots[i].coach));
        value_set_text(item, "day_text", time_day(face, slots[i].start_at, text));
        value_set_text(item, "time_text", time_of_day(face, slots[i].start_at, text));
    }
}

static int32_t day_wished(const struct view *view, const struct clock_face *face)
{
    if (!civil_date_is_none(view->wish.day)) {
        return civil_day(view->wish.day);
    }
    unix_s_t at = view->wish.start_at != 0 ? view->wish.start_at : view->row.start_at;
    return zone_wall(face->zone, at).day;
}

static void days_set(const struct view *view, const struct clock_face *face, struct value *data,
        const struct slots_search_out *free)
{
    char id[ID_TEXT_SIZE];
    char link[FREE_LINK_SIZE];
    char text[TIME_TEXT_SIZE];
    unix_s_t starts[SLOTS_LIST_MAX];
    size_t count = 0;
    for (size_t i = 0; i < free->count; i++) {
        if (free->slots[i].start_at != view->row.start_at) { /* where it is already */
            starts[count++] = free->slots[i].start_at;
        }
    }
    snprintf(link, sizeof(link), "/session/%s/move?day=", id_text(view->row.id, id));
    const struct free_times times = {.face = face, .starts = starts, .count = count, .link = link};
    int32_t day = free_day_choose(&times, day_wished(view, face));
    free_values_set(&times, day, data);
    if (count > 0) {
        value_set_text(value_set_object(data, "chosen"), "day_text",
                time_date(face, civil_date_of(day), text));
    }
}

static void ask_set(struct exchange *exchange, const struct view *view,
        const struct clock_face *face, struct value *data)
{
    char text[CIVIL_DATE_SIZE];
    struct value *ask = value_set_object(data, "ask");
    int32_t today = zone_wall(face->zone, exchange->now.unix_ms / 1000).day;
    value_set_text(ask, "first", civil_date_print(civil_date_of(today), text));
    if (!civil_date_is_none(view->wish.ask_date)) {
        value_set_text(ask, "date", civil_date_print(view->wish.ask_date, text));
        value_set_text(ask, "time", view->wish.ask_time);
    }
}

/* --- reading, showing ----------------------------------------------------------------------- */

static void view_show(struct exchange *exchange, const struct slots_search_out *free)
{
    char text[TIME_TEXT_SIZE];
    const struct view *view = exchange->own;
    struct page_values page = page_begin(exchange);
    struct clock_face face = page_clock(exchange, NULL);
    session_values_set(exchange, value_set_object(page.data, "session"), &view->row);
    value_set_bool(page.data, "is_soonest", view->wish.is_soonest);
    value_set_bool(page.data, "has_soonest", view->coach_count > 1);
    value_set_bool(page.data, "lost", view->is_lost);
    slots_add(view, &face, value_set_list(page.data, "alternatives"), view->alternatives,
            view->alternative_count);
    if (view->wish.is_soonest) {
        slots_add(view, &face, value_set_list(page.data, "soonest"), free->slots, free->count);
    } else {
        days_set(view, &face, page.data, free);
    }
    ask_set(exchange, view, &face, page.data);
    value_set_text(page.data, "zone_text", time_zone(&face, exchange->now.unix_ms / 1000, text));
    if (view->wish.error_key != NULL) {
        page_set_error(&page, view->wish.error_field, page_word(exchange, view->wish.error_key));
    }
    page_send(exchange, &page, view->status, "move");
}

static void handle_free(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    view_show(exchange, result->out);
}

static void free_read(struct exchange *exchange)
{
    const struct view *view = exchange->own;
    unix_s_t now = exchange->now.unix_ms / 1000;
    const struct session_row *row = &view->row;
    struct slots_search in = {
            .actor = exchange->actor,
            .session = row->id,
            .among = SLOTS_CASELOAD,
            .from_at = now,
            .until_at = now + DAYS_AHEAD * (unix_s_t)DAY_S,
            .length_min = (row->end_at - row->start_at) / 60,
            .now = now,
            .limit = view->wish.is_soonest ? SOONEST_SHOWN : SLOTS_LIST_MAX,
    };
    if (!view->wish.is_soonest) {
        in.coach = row->coach;
    }
    exchange_read(exchange, &slots_search, &in, handle_free);
}

static void handle_coaches(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct view *view = exchange->own;
    const struct coaches_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    for (; view->coach_count < out->count && view->coach_count < COACHES_SHOWN_MAX;
            view->coach_count++) {
        struct coach_name *name = &view->coaches[view->coach_count];
        name->id = out->coaches[view->coach_count].id;
        memcpy(name->nickname, out->coaches[view->coach_count].nickname, sizeof(name->nickname));
    }
    free_read(exchange);
}

static void handle_session(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct view *view = exchange->own;
    const struct session_row *row = result->out;
    unix_s_t now = exchange->now.unix_ms / 1000;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    if (row->status != BOOKING_BOOKED || row->end_at <= now) {
        char id[ID_TEXT_SIZE];
        char href[HREF_SIZE];
        snprintf(href, sizeof(href), "/session/%s", id_text(row->id, id));
        respond_redirect(exchange, href, NULL);
        return;
    }
    view->row = *row;
    if (!id_is_zero(exchange->actor.only_session)) {
        view->wish.is_soonest = false;
        free_read(exchange);
        return;
    }
    const struct coaches_list in = {.actor = exchange->actor, .now = now};
    exchange_read(exchange, &coaches_list, &in, handle_coaches);
}

void move_show(struct exchange *exchange, const struct move_wish *wish, int status,
        const struct move_out *lost)
{
    struct view *view = calloc(1, sizeof(*view));
    exchange->own = view;
    if (view == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    view->wish = *wish;
    view->status = status;
    if (lost != NULL) {
        view->is_lost = true;
        view->alternative_count = lost->alternative_count;
        memcpy(view->alternatives, lost->alternatives, sizeof(view->alternatives));
    }
    const struct session_get in = {.actor = exchange->actor, .session = exchange->id};
    exchange_read(exchange, &session_get, &in, handle_session);
}

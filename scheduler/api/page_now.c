/* Talking to somebody now: the page of a person, which looks again by itself while coaches are
 * rung, and its two forms. When nobody can be found it says so kindly and shows other ways. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/buffer.h"
#include "scheduler/core/words.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/asks.h"

enum { LENGTH_MIN = 25, WAYS_SHOWN = 3, WAYS_AHEAD_S = 14 * 86400, NUMBER_SIZE = 12 };

/* What was read before the free times. */
struct looking {
    struct ask_row ask;
    bool has_ask;
    int status;
    const char *error_key; /* a word of the catalogue; NULL: nothing is wrong */
};

/* --- values --------------------------------------------------------------------------------- */

static void wait_set(struct exchange *exchange, struct value *data, int wait_min)
{
    char number[NUMBER_SIZE];
    struct buffer text = buffer_limited(WORDS_TEXT_MAX);
    if (wait_min == ASK_WAIT_UNKNOWN) {
        value_set_text(data, "wait_text", page_word(exchange, "now_wait_unknown"));
        return;
    }
    snprintf(number, sizeof(number), "%d", wait_min);
    words_fill(page_word(exchange, "now_wait_minutes"), &(struct words_pair){"minutes", number}, 1,
            &text);
    value_set_text(data, "wait_text", text.err == ERR_OK ? text.data : "");
    buffer_finish(&text);
}

static void ask_set(struct exchange *exchange, struct value *data, const struct looking *looking)
{
    char id[ID_TEXT_SIZE];
    bool is_waiting = looking->has_ask && looking->ask.status == ASK_WAITING;
    value_set_bool(data, "is_waiting", is_waiting);
    value_set_bool(data, "is_given_up", looking->has_ask && looking->ask.status == ASK_GIVEN_UP);
    if (is_waiting) {
        value_set_text(data, "ask", id_text(looking->ask.id, id));
        bool is_fresh = ask_is_fresh(looking->ask.made_at, exchange->now.unix_ms / 1000);
        value_set_bool(data, "is_rung", is_fresh || !id_is_zero(looking->ask.ringing));
        wait_set(exchange, data, looking->ask.wait_min);
    }
}

static void modes_set(struct exchange *exchange, struct value *data)
{
    struct value *list = value_set_list(data, "modes");
    for (int mode = 0; booking_mode_names[mode] != NULL; mode++) {
        struct value *item = value_add_object(list);
        value_set_text(item, "mode", booking_mode_names[mode]);
        value_set_text(item, "mode_text", session_mode_text(exchange, mode));
        value_set_bool(item, "is_chosen", mode == BOOKING_VIDEO);
    }
}

/* The next free times of one's own coaches, each the way to its day of the booking page. */
static void ways_set(
        struct exchange *exchange, struct value *data, const struct slots_search_out *free)
{
    struct clock_face face = page_clock(exchange, NULL);
    struct value *list = value_set_list(data, "ways");
    for (size_t i = 0; i < free->count; i++) {
        char text[TIME_TEXT_SIZE];
        char id[ID_TEXT_SIZE];
        char date[CIVIL_DATE_SIZE];
        char href[96];
        unix_s_t at = free->slots[i].start_at;
        struct value *item = value_add_object(list);
        snprintf(href, sizeof(href), "/book?coach=%s&length=%d&day=%s",
                id_text(free->slots[i].coach, id), LENGTH_MIN,
                civil_date_print(civil_date_of(zone_wall(face.zone, at).day), date));
        value_set_text(item, "href", href);
        value_set_text(item, "day_text", time_day(&face, at, text));
        value_set_text(item, "time_text", time_of_day(&face, at, text));
    }
}

/* --- showing -------------------------------------------------------------------------------- */

static void now_show(struct exchange *exchange, const struct slots_search_out *free)
{
    const struct looking *looking = exchange->own;
    struct page_values page = page_begin(exchange);
    ask_set(exchange, page.data, looking);
    modes_set(exchange, page.data);
    if (free != NULL) {
        ways_set(exchange, page.data, free);
    }
    if (looking->error_key != NULL) {
        page_set_error(&page, NULL, page_word(exchange, looking->error_key));
    }
    page_send(exchange, &page, looking->status, "now");
}

static void handle_free(void *context, const struct store_result *result)
{
    now_show(context, result->err == ERR_OK ? result->out : NULL);
}

static void ways_read(struct exchange *exchange)
{
    unix_s_t at = exchange->now.unix_ms / 1000;
    const struct slots_search in = {
            .actor = exchange->actor,
            .among = SLOTS_CASELOAD,
            .from_at = at,
            .until_at = at + WAYS_AHEAD_S,
            .length_min = LENGTH_MIN,
            .limit = WAYS_SHOWN,
            .now = at,
    };
    exchange_read(exchange, &slots_search, &in, handle_free);
}

static void handle_asks(void *context, const struct store_result *result)
{
    char path[HREF_SIZE];
    char id[ID_TEXT_SIZE];
    struct exchange *exchange = context;
    struct looking *looking = exchange->own;
    const struct asks_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    looking->has_ask = out->count > 0;
    if (looking->has_ask) {
        looking->ask = out->asks[0];
    }
    if (looking->has_ask && looking->ask.status == ASK_ANSWERED && looking->error_key == NULL) {
        snprintf(path, sizeof(path), "/session/%s", id_text(looking->ask.session, id));
        respond_redirect(exchange, path, NULL);
    } else if (looking->has_ask && looking->ask.status == ASK_GIVEN_UP) {
        ways_read(exchange);
    } else {
        now_show(exchange, NULL);
    }
}

static void now_begin(struct exchange *exchange, int status, const char *error_key)
{
    struct looking *looking = calloc(1, sizeof(*looking));
    const struct asks_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange->own = looking;
    if (looking == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    looking->status = status;
    looking->error_key = error_key;
    exchange_read(exchange, &asks_list, &in, handle_asks);
}

static void now_handle(struct exchange *exchange)
{
    now_begin(exchange, 200, NULL);
}

const struct endpoint page_now = {.handle = now_handle};

/* --- asking, stopping ----------------------------------------------------------------------- */

static enum err asked_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/now");
}

static void handle_asked(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_NOT_NOW) {
        now_begin(exchange, 409, "now_error");
        return;
    }
    if (result->err == ERR_NOT_FOUND) { /* nothing is left to stop */
        respond_redirect(exchange, "/now", NULL);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_ask(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

struct ask_form {
    struct form_head head;
    int mode;
};

static const struct form_field ask_fields[] = {
        {.name = "mode",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct ask_form, mode),
                .choices = booking_mode_names},
        FORM_TOKEN,
};

static void ask_handle(struct exchange *exchange)
{
    const struct ask_form *form = exchange->in;
    struct ask_make in = {.length_min = LENGTH_MIN, .mode = (enum booking_mode)form->mode};
    exchange_write(exchange, &ask_make, &in.write, asked_render, handle_asked);
}

const struct endpoint page_now_post = {
        .handle = ask_handle,
        .in_size = sizeof(struct ask_form),
        .form = ask_fields,
        .form_count = FIELD_COUNT(ask_fields),
};

struct stop_form {
    struct form_head head;
    struct id ask;
};

static const struct form_field stop_fields[] = {
        {.name = "ask", .kind = FORM_ID, .offset = offsetof(struct stop_form, ask)},
        FORM_TOKEN,
};

static void stop_handle(struct exchange *exchange)
{
    const struct stop_form *form = exchange->in;
    struct ask_withdraw in = {.ask = form->ask};
    exchange_write(exchange, &ask_withdraw, &in.write, asked_render, handle_asked);
}

const struct endpoint page_now_stop = {
        .handle = stop_handle,
        .in_size = sizeof(struct stop_form),
        .form = stop_fields,
        .form_count = FIELD_COUNT(stop_fields),
};

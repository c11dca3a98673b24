/* Joining the waitlist: from the booking page, when nothing there suits, or from a time that is
 * kept, for an earlier one. What cannot be is said on the same page. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/answers.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/civil.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/waitlist.h"

/* --- what was asked for --------------------------------------------------------------------- */

static const int weeks_choices[] = {1, 2, 4, 8};
enum { WEEKS_DEFAULT = 4, WEEKS_MAX = 8 };
_Static_assert(WEEKS_MAX * 7 <= WAITLIST_UNTIL_MAX_DAYS, "the longest that is on the page");

struct wish {
    struct form_head head; /* of the form only */
    struct id coach;       /* zero: the session's */
    struct id session;     /* zero: none is to be moved */
    int64_t length_min;
    int mode;
    int64_t weeks;     /* of the form only, as what follows */
    int64_t is_anyone; /* 1: yes */
};

#define COACH_FIELD                                                                                \
    {.name = "coach",                                                                              \
            .kind = FORM_ID,                                                                       \
            .offset = offsetof(struct wish, coach),                                                \
            .is_optional = true},                                                                  \
    {                                                                                              \
        .name = "session", .kind = FORM_ID, .offset = offsetof(struct wish, session),              \
        .is_optional = true                                                                        \
    }

static const struct form_field query_fields[] = {
        COACH_FIELD,
        {.name = "length_min",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct wish, length_min),
                .min = 1,
                .max = 1440,
                .is_optional = true},
};

static const struct form_field form_fields[] = {
        COACH_FIELD,
        {.name = "length_min",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct wish, length_min),
                .min = 1,
                .max = 1440},
        {.name = "mode",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct wish, mode),
                .choices = booking_mode_names},
        {.name = "weeks",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct wish, weeks),
                .min = 1,
                .max = WEEKS_MAX},
        {.name = "anyone",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct wish, is_anyone),
                .min = 0,
                .max = 1,
                .is_optional = true},
        FORM_TOKEN,
};

/* --- showing -------------------------------------------------------------------------------- */

struct showing { /* between two reads */
    int status;
    const char *error_key; /* a word of the catalogue; NULL: nothing is wrong */
};

struct with { /* what the page is about */
    struct id coach;
    const char *nickname;
    int length_min;
    int mode;
    const struct session_row *session; /* NULL: none */
};

static void modes_set(struct exchange *exchange, struct value *data, int chosen)
{
    struct value *list = value_set_list(data, "modes");
    for (int mode = 0; booking_mode_names[mode] != NULL; mode++) {
        struct value *item = value_add_object(list);
        value_set_text(item, "mode", booking_mode_names[mode]);
        value_set_text(item, "mode_text", session_mode_text(exchange, mode));
        value_set_bool(item, "is_chosen", mode == chosen);
    }
}

static void weeks_set(struct exchange *exchange, struct value *data, int64_t chosen)
{
    static const char *const keys[] = {
            "wait_weeks_1", "wait_weeks_2", "wait_weeks_4", "wait_weeks_8"};
    struct value *list = value_set_list(data, "weeks");
    for (size_t i = 0; i < sizeof(weeks_choices) / sizeof(weeks_choices[0]); i++) {
        struct value *item = value_add_object(list);
        value_set_number(item, "weeks", weeks_choices[i]);
        value_set_text(item, "weeks_text", page_word(exchange, keys[i]));
        value_set_bool(item, "is_chosen", weeks_choices[i] == chosen);
    }
}

static void with_show(struct exchange *exchange, const struct with *with)
{
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    const struct wish *wish = exchange->in;
    const struct showing *showing = exchange->own;
    struct clock_face face = page_clock(exchange, NULL);
    struct page_values page = page_begin(exchange);
    value_set_text(page.data, "coach", id_text(with->coach, id));
    value_set_text(page.data, "coach_nickname", with->nickname);
    value_set_number(page.data, "length_min", with->length_min);
    value_set_text(page.data, "length_text", time_length(&face, with->length_min, text));
    value_set_bool(page.data, "is_anyone", wish->is_anyone == 1);
    modes_set(exchange, page.data, with->mode);
    if (with->session != NULL) {
        session_values_set(exchange, value_set_object(page.data, "session"), with->session);
    } else {
        weeks_set(exchange, page.data, wish->weeks > 0 ? wish->weeks : WEEKS_DEFAULT);
    }
    if (showing->error_key != NULL) {
        page_set_error(&page, NULL, page_word(exchange, showing->error_key));
    }
    page_send(exchange, &page, showing->status, "waitlist_new");
}

static void handle_session(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_row *row = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    const struct with with = {.coach = row->coach,
            .nickname = row->coach_nickname,
            .length_min = (int)((row->end_at - row->start_at) / 60),
            .mode = (int)row->mode,
            .session = row};
    with_show(exchange, &with);
}

static void handle_coaches(void *context, const struct store_result *result)
{
    enum { LENGTH_DEFAULT_MIN = 25 };
    struct exchange *exchange = context;
    const struct wish *wish = exchange->in;
    const struct coaches_list_out *out = result->out;
    size_t i = 0;
    while (result->err == ERR_OK && i < out->count && !id_equal(out->coaches[i].id, wish->coach)) {
        i++;
    }
    if (result->err != ERR_OK || i == out->count) {
        respond_err(exchange, result->err != ERR_OK ? result->err : ERR_NOT_FOUND, NULL);
        return;
    }
    const struct with with = {.coach = wish->coach,
            .nickname = out->coaches[i].nickname,
            .length_min = wish->length_min > 0 ? (int)wish->length_min : LENGTH_DEFAULT_MIN,
            .mode = wish->mode};
    with_show(exchange, &with);
}

static void wish_show(struct exchange *exchange, int status, const char *error_key)
{
    const struct wish *wish = exchange->in;
    struct showing *showing = calloc(1, sizeof(*showing));
    exchange->own = showing;
    if (showing == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    *showing = (struct showing){.status = status, .error_key = error_key};
    if (!id_is_zero(wish->session)) {
        const struct session_get in = {.actor = exchange->actor, .session = wish->session};
        exchange_read(exchange, &session_get, &in, handle_session);
        return;
    }
    const struct coaches_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &coaches_list, &in, handle_coaches);
}

static void new_handle(struct exchange *exchange)
{
    wish_show(exchange, 200, NULL);
}

const struct endpoint page_waitlist_new = {
        .handle = new_handle,
        .in_size = sizeof(struct wish),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- joining -------------------------------------------------------------------------------- */

static enum err joined_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/waitlist?was=joined");
}

/* NULL: not for this page. */
static const char *refusal_of(const struct store_result *result)
{
    bool is_coach = strcmp(result->error.field, "coach") == 0;
    if (result->err == ERR_CONFLICT) {
        return is_coach ? "error_wait_coach" : "error_wait_person";
    }
    return result->err == ERR_NOT_NOW ? "error_not_now" : NULL;
}

static void handle_joined(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const char *refusal = refusal_of(result);
    if (refusal != NULL) {
        wish_show(exchange, 409, refusal);
        return;
    }
    respond_written(exchange, result);
}

static void join_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct waitlist_join in = {
            .coach = wish->coach,
            .session = wish->session,
            .is_anyone = wish->is_anyone == 1,
            .length_min = wish->length_min,
            .mode = (enum booking_mode)wish->mode,
            .until_at = exchange->now.unix_ms / 1000 + wish->weeks * WEEK_DAYS * (unix_s_t)DAY_S,
    };
    exchange_write(exchange, &waitlist_join, &in.write, joined_render, handle_joined);
}

const struct endpoint page_waitlist_post = {
        .handle = join_handle,
        .in_size = sizeof(struct wish),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
};

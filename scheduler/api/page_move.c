/* Moving a time: the forms and their answers. A free time is taken at once; another one can be
 * asked for. A time that was just taken comes back as the same page with the nearest others. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/booking_limit.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/move_view.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_view.h"
#include "scheduler/api/taken.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/moves.h"

/* --- looking -------------------------------------------------------------------------------- */

struct query {
    struct civil_date day;
    int64_t soonest;
};

static const struct form_field query_fields[] = {
        {.name = "day",
                .kind = FORM_DATE,
                .offset = offsetof(struct query, day),
                .is_optional = true},
        {.name = "soonest",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, soonest),
                .min = 0,
                .max = 1,
                .is_optional = true},
};

static void move_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    const struct move_wish wish = {.day = query->day, .is_soonest = query->soonest == 1};
    move_show(exchange, &wish, 200, NULL);
}

const struct endpoint page_session_move = {
        .handle = move_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- moving --------------------------------------------------------------------------------- */

struct move_form {
    struct form_head head;
    struct id coach; /* zero: the session's */
    int64_t start_at;
    struct civil_date ask_date;
    char ask_time[MOVE_ASK_TIME_SIZE];
};

static const struct form_field form_fields[] = {
        {.name = "start_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct move_form, start_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
        {.name = "coach",
                .kind = FORM_ID,
                .offset = offsetof(struct move_form, coach),
                .is_optional = true},
        {.name = "ask_date",
                .kind = FORM_DATE,
                .offset = offsetof(struct move_form, ask_date),
                .is_optional = true},
        {.name = "ask_time",
                .kind = FORM_TEXT,
                .offset = offsetof(struct move_form, ask_time),
                .size = MOVE_ASK_TIME_SIZE,
                .is_optional = true},
        FORM_TOKEN,
};

static bool is_asking(const struct move_form *form)
{
    return !civil_date_is_none(form->ask_date) || form->ask_time[0] != '\0';
}

static struct move_wish wish_of(const struct move_form *form)
{
    struct move_wish wish = {.start_at = form->start_at, .ask_date = form->ask_date};
    memcpy(wish.ask_time, form->ask_time, sizeof(wish.ask_time));
    return wish;
}

/* What the person's clock shows then; a time that the clock leaves out is none. */
static enum err ask_read(
        const struct exchange *exchange, const struct move_form *form, unix_s_t *ret_start_at)
{
    int hour = -1;
    int minute = -1;
    int len = 0;
    struct clock_face face = page_clock(exchange, NULL);
    if (civil_date_is_none(form->ask_date) ||
            sscanf(form->ask_time, "%2d:%2d%n", &hour, &minute, &len) != 2 ||
            form->ask_time[len] != '\0' || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        return ERR_INPUT;
    }
    const struct civil_time wall = {
            .day = civil_day(form->ask_date), .second = hour * 3600 + minute * 60};
    struct zone_instant instant = zone_instant(face.zone, wall);
    *ret_start_at = instant.at;
    return instant.fit == ZONE_GAP ? ERR_INPUT : ERR_OK;
}

static void refuse(
        struct exchange *exchange, int status, const char *error_field, const char *error_key)
{
    struct move_wish wish = wish_of(exchange->in);
    wish.error_field = error_field;
    wish.error_key = error_key;
    move_show(exchange, &wish, status, NULL);
}

static void refuse_time(struct exchange *exchange)
{
    if (is_asking(exchange->in)) {
        refuse(exchange, 400, "ask_date", "error_ask");
    } else {
        refuse(exchange, 400, "start_at", "error_start_at");
    }
}

static enum err moved_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct move_out *moved = out;
    (void)context;
    if (id_is_zero(moved->session.moved_to)) {
        return answer_redirect(ret_answer, "/session/%s?was=asked", id_text(moved->session.id, id));
    }
    return answer_redirect(
            ret_answer, "/session/%s?was=moved", id_text(moved->session.moved_to, id));
}

static void moved_refuse(struct exchange *exchange, const struct store_result *result)
{
    const struct move_wish wish = wish_of(exchange->in);
    if (is_taken(result)) {
        move_show(exchange, &wish, 409, result->out);
    } else if (result->err == ERR_NOT_NOW) {
        session_refuse_not_now(exchange, exchange->id);
    } else if (result->err == ERR_LIMIT && strcmp(result->error.field, "move") == 0) {
        refuse(exchange, 429, NULL, "error_ask_many");
    } else if (result->err == ERR_INPUT && strcmp(result->error.field, "start_at") == 0) {
        refuse_time(exchange);
    } else {
        respond_written(exchange, result);
    }
}

static void handle_moved(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK || result->is_repeat) {
        booking_limit_give_back(exchange);
    }
    if (result->err != ERR_OK) {
        moved_refuse(exchange, result);
        return;
    }
    if (!result->is_repeat) {
        announce_move(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void move_post_handle(struct exchange *exchange)
{
    int64_t retry_s = 0;
    const struct move_form *form = exchange->in;
    struct move_propose in = {.session = exchange->id, .coach = form->coach};
    in.start_at = form->start_at;
    in.is_asked = is_asking(form);
    if (exchange->form_error.text[0] != '\0' ||
            (in.is_asked && ask_read(exchange, form, &in.start_at) != ERR_OK)) {
        refuse_time(exchange);
        return;
    }
    if (!booking_limit_can_take(exchange, &retry_s)) {
        exchange_set_retry(exchange, retry_s);
        refuse(exchange, 429, NULL, "error_too_many");
        return;
    }
    exchange_write(exchange, &move_propose, &in.write, moved_render, handle_moved);
}

const struct endpoint page_session_move_post = {
        .handle = move_post_handle,
        .in_size = sizeof(struct move_form),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
        .is_shown_again = true,
};

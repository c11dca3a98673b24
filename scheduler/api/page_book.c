/* Booking a time: the forms and their answers. What is free is the store's to say; page_book
 * shows it (book_view.c). A time that was just taken comes back as the same page with the nearest
 * others. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/book_view.h"
#include "scheduler/api/booking_limit.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/series_values.h"
#include "scheduler/store/sessions.h"

/* --- looking -------------------------------------------------------------------------------- */

struct query {
    struct id coach;
    struct civil_date day;
    int64_t length_min;
};

static const struct form_field query_fields[] = {
        {.name = "coach",
                .kind = FORM_ID,
                .offset = offsetof(struct query, coach),
                .is_optional = true},
        {.name = "day",
                .kind = FORM_DATE,
                .offset = offsetof(struct query, day),
                .is_optional = true},
        {.name = "length",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, length_min),
                .min = 1,
                .max = 1440,
                .is_optional = true},
};

static void book_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    const struct book_wish wish = {
            .coach = query->coach,
            .day = query->day,
            .length_min = query->length_min,
    };
    book_show(exchange, &wish, 200, NULL);
}

const struct endpoint page_book = {
        .handle = book_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- booking -------------------------------------------------------------------------------- */

struct book_form {
    struct form_head head;
    struct id coach;
    int64_t start_at;
    int64_t length_min;
    int mode;
    int64_t every_weeks; /* 0: just once */
};

static const struct form_field form_fields[] = {
        {.name = "coach", .kind = FORM_ID, .offset = offsetof(struct book_form, coach)},
        {.name = "every_weeks",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct book_form, every_weeks),
                .min = 0,
                .max = SERIES_WEEKS_MAX,
                .is_optional = true},
        {.name = "length_min",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct book_form, length_min),
                .min = 1,
                .max = 1440},
        {.name = "mode",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct book_form, mode),
                .choices = booking_mode_names},
        {.name = "start_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct book_form, start_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        FORM_TOKEN,
};

static struct book_wish wish_of(const struct book_form *form)
{
    return (struct book_wish){
            .coach = form->coach,
            .length_min = form->length_min,
            .start_at = form->start_at,
            .mode = form->mode,
            .every_weeks = form->every_weeks,
    };
}

static enum err booked_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct session_book_out *booked = out;
    (void)context;
    return answer_redirect(ret_answer, "/session/%s?was=booked", id_text(booked->session.id, id));
}

/* The fields whose errors the page shows in words of its own; ERR_INPUT of any other is a form
 * that is not ours. */
static bool error_take(struct book_wish *wish, const char *field)
{
    static const char *const known[][2] = {
            {"coach", "error_coach"},
            {"length_min", "error_length_min"},
            {"mode", "error_mode"},
            {"start_at", "error_start_at"},
    };
    for (size_t i = 0; i < FIELD_COUNT(known); i++) {
        if (strcmp(known[i][0], field) == 0) {
            wish->error_field = known[i][0];
            wish->error_key = known[i][1];
            return true;
        }
    }
    return false;
}

static void refuse_form(struct exchange *exchange, const struct error *error)
{
    struct book_wish wish = wish_of(exchange->in);
    if (!error_take(&wish, error->field)) {
        respond_err(exchange, ERR_INPUT, error);
        return;
    }
    book_show(exchange, &wish, 400, NULL);
}

static void handle_booked(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_book_out *out = result->out;
    if (result->err != ERR_OK || result->is_repeat) {
        booking_limit_give_back(exchange);
    }
    if (result->err == ERR_CONFLICT && strcmp(result->error.field, "start_at") == 0) {
        const struct book_wish wish = wish_of(exchange->in);
        book_show(exchange, &wish, 409, out);
        return;
    }
    if (result->err == ERR_INPUT) {
        refuse_form(exchange, &result->error);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

/* A regular time is looked at first. */
static void series_offer(struct exchange *exchange)
{
    char link[SERIES_LINK_SIZE];
    const struct book_form *form = exchange->in;
    const struct series_link to = {.coach = form->coach,
            .start_at = form->start_at,
            .length_min = form->length_min,
            .mode = form->mode,
            .every_weeks = form->every_weeks};
    respond_redirect(exchange, series_link_print(&to, link), NULL);
}

static void book_post_handle(struct exchange *exchange)
{
    int64_t retry_s = 0;
    const struct book_form *form = exchange->in;
    if (exchange->form_error.text[0] != '\0') {
        refuse_form(exchange, &exchange->form_error);
        return;
    }
    if (form->every_weeks > 0) {
        series_offer(exchange);
        return;
    }
    if (!booking_limit_can_take(exchange, &retry_s)) {
        struct book_wish wish = wish_of(form);
        wish.error_key = "error_too_many";
        exchange_set_retry(exchange, retry_s);
        book_show(exchange, &wish, 429, NULL);
        return;
    }
    struct session_book in = {
            .coach = form->coach,
            .wish = {.start_at = form->start_at,
                    .length_min = form->length_min,
                    .mode = (enum booking_mode)form->mode},
    };
    exchange_write(exchange, &session_book, &in.write, booked_render, handle_booked);
}

const struct endpoint page_book_post = {
        .handle = book_post_handle,
        .in_size = sizeof(struct book_form),
        .form = form_fields,
        .form_count = FIELD_COUNT(form_fields),
        .is_shown_again = true,
};

/* From a wish to the booking page: one's coaches, then the free starts of the chosen one, then
 * days and times on the person's own clock. */
#include "scheduler/api/book_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/exchange.h"
#include "scheduler/api/free_values.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/series_values.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/sessions.h"

enum { COACHES_SHOWN_MAX = 20, DAYS_AHEAD = 28, LENGTH_DEFAULT_MIN = 25 };
enum { LINK_SIZE = 96 };

struct coach_choice {
    struct id id;
    char nickname[NICKNAME_SIZE];
};

struct book {
    struct book_wish wish;
    int status;
    size_t coach_count;
    struct coach_choice coaches[COACHES_SHOWN_MAX];
    size_t chosen; /* index of the coach */
    bool is_lost;
    size_t alternative_count;
    struct session_slot alternatives[SLOTS_NEAREST];
    struct clock_face face;
    int32_t day; /* the chosen day's number in the person's zone */
};

/* --- values --------------------------------------------------------------------------------- */

static const char *link_make(struct id coach, int64_t length_min, char ret_link[LINK_SIZE])
{
    char id[ID_TEXT_SIZE];
    snprintf(ret_link, LINK_SIZE, "/book?coach=%s&length=%" PRId64, id_text(coach, id), length_min);
    return ret_link;
}

static void coaches_set(const struct book *book, struct value *data)
{
    char id[ID_TEXT_SIZE];
    char link[LINK_SIZE];
    struct value *list = value_set_list(data, "coaches");
    for (size_t i = 0; i < book->coach_count; i++) {
        const struct coach_choice *coach = &book->coaches[i];
        struct value *item = value_add_object(list);
        value_set_text(item, "id", id_text(coach->id, id));
        value_set_text(item, "nickname", coach->nickname);
        value_set_bool(item, "is_chosen", i == book->chosen);
        value_set_text(item, "href", link_make(coach->id, book->wish.length_min, link));
    }
    value_set_bool(data, "has_choice", book->coach_count > 1);
}

static void lengths_set(const struct book *book, struct value *data)
{
    char link[LINK_SIZE];
    char text[TIME_TEXT_SIZE];
    struct value *list = value_set_list(data, "lengths");
    for (const int *length = booking_lengths_min; *length != 0; length++) {
        struct value *item = value_add_object(list);
        value_set_number(item, "length_min", *length);
        value_set_text(item, "length_text", time_length(&book->face, *length, text));
        value_set_bool(item, "is_chosen", *length == book->wish.length_min);
        value_set_text(item, "href", link_make(book->coaches[book->chosen].id, *length, link));
    }
}

static void modes_set(struct exchange *exchange, const struct book *book, struct value *data)
{
    struct value *list = value_set_list(data, "modes");
    for (int mode = 0; booking_mode_names[mode] != NULL; mode++) {
        struct value *item = value_add_object(list);
        value_set_text(item, "mode", booking_mode_names[mode]);
        value_set_text(item, "mode_text", session_mode_text(exchange, mode));
        value_set_bool(item, "is_chosen", mode == book->wish.mode);
    }
}

/* Just once, or a regular time. */
static void often_set(struct exchange *exchange, const struct book *book, struct value *data)
{
    static const int choices[] = {0, 1, 2};
    struct value *list = value_set_list(data, "often");
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        struct value *item = value_add_object(list);
        value_set_number(item, "every_weeks", choices[i]);
        value_set_bool(item, "is_chosen", choices[i] == book->wish.every_weeks);
        if (choices[i] == 0) {
            value_set_text(item, "every_text", page_word(exchange, "book_once"));
        } else {
            series_every_set(exchange, item, choices[i]);
        }
    }
}

static void chosen_set(const struct book *book, struct value *data, bool has_days)
{
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    char date_text[CIVIL_DATE_SIZE];
    struct civil_date date = civil_date_of(book->day);
    const struct coach_choice *coach = &book->coaches[book->chosen];
    struct value *chosen = value_set_object(data, "chosen");
    value_set_text(chosen, "coach", id_text(coach->id, id));
    value_set_text(chosen, "coach_nickname", coach->nickname);
    value_set_number(chosen, "length_min", book->wish.length_min);
    if (has_days) {
        value_set_text(chosen, "date", civil_date_print(date, date_text));
        value_set_text(chosen, "day_text", time_date(&book->face, date, text));
    }
}

static const char *nickname_of(const struct book *book, struct id coach)
{
    for (size_t i = 0; i < book->coach_count; i++) {
        if (id_equal(book->coaches[i].id, coach)) {
            return book->coaches[i].nickname;
        }
    }
    return "";
}

static void lost_set(const struct book *book, struct value *data)
{
    char text[TIME_TEXT_SIZE];
    char id[ID_TEXT_SIZE];
    struct value *list = value_set_list(data, "alternatives");
    value_set_bool(data, "lost", book->is_lost);
    for (size_t i = 0; i < book->alternative_count; i++) {
        const struct session_slot *slot = &book->alternatives[i];
        struct value *item = value_add_object(list);
        value_set_number(item, "start_at", slot->start_at);
        value_set_text(item, "coach", id_text(slot->coach, id));
        value_set_text(item, "coach_nickname", nickname_of(book, slot->coach));
        value_set_number(item, "length_min", book->wish.length_min);
        value_set_text(item, "mode", booking_mode_names[book->wish.mode]);
        value_set_text(item, "day_text", time_day(&book->face, slot->start_at, text));
        value_set_text(item, "time_text", time_of_day(&book->face, slot->start_at, text));
    }
}

/* --- reading, showing ----------------------------------------------------------------------- */

static int32_t day_wished(const struct book *book)
{
    const struct book_wish *wish = &book->wish;
    if (!civil_date_is_none(wish->day)) {
        return civil_day(wish->day);
    }
    return wish->start_at != 0 ? zone_wall(book->face.zone, wish->start_at).day : INT32_MIN;
}

static void times_set(struct book *book, struct value *data, const struct slots_find_out *free)
{
    char link[LINK_SIZE + 8];
    char coach[LINK_SIZE];
    link_make(book->coaches[book->chosen].id, book->wish.length_min, coach);
    snprintf(link, sizeof(link), "%s&day=", coach);
    const struct free_times times = {
            .face = &book->face, .starts = free->starts, .count = free->count, .link = link};
    book->day = free_day_choose(&times, day_wished(book));
    free_values_set(&times, book->day, data);
}

static void page_show(struct exchange *exchange, const struct slots_find_out *free)
{
    char text[TIME_TEXT_SIZE];
    struct book *book = exchange->own;
    struct page_values page = page_begin(exchange);
    book->face = page_clock(exchange, NULL);
    coaches_set(book, page.data);
    lengths_set(book, page.data);
    times_set(book, page.data, free);
    modes_set(exchange, book, page.data);
    often_set(exchange, book, page.data);
    chosen_set(book, page.data, free->count > 0);
    lost_set(book, page.data);
    value_set_text(
            page.data, "zone_text", time_zone(&book->face, exchange->now.unix_ms / 1000, text));
    if (book->wish.error_key != NULL) {
        page_set_error(&page, book->wish.error_field, page_word(exchange, book->wish.error_key));
    }
    page_send(exchange, &page, book->status, "book");
}

static void handle_free(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    page_show(exchange, result->out);
}

static void coaches_take(struct book *book, const struct coaches_list_out *out)
{
    for (size_t i = 0; i < out->count && i < COACHES_SHOWN_MAX; i++) {
        struct coach_choice *choice = &book->coaches[book->coach_count];
        choice->id = out->coaches[i].id;
        memcpy(choice->nickname, out->coaches[i].nickname, sizeof(choice->nickname));
        if (id_equal(choice->id, book->wish.coach)) {
            book->chosen = book->coach_count;
        }
        book->coach_count++;
    }
}

static void handle_coaches(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct book *book = exchange->own;
    unix_s_t now = exchange->now.unix_ms / 1000;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    coaches_take(book, result->out);
    if (book->coach_count == 0) {
        respond_redirect(exchange, "/home", NULL); /* which says that we will call */
        return;
    }
    const struct slots_find in = {
            .actor = exchange->actor,
            .coach = book->coaches[book->chosen].id,
            .from_at = now,
            .until_at = now + DAYS_AHEAD * (unix_s_t)DAY_S,
            .length_min = book->wish.length_min,
            .now = now,
    };
    exchange_read(exchange, &slots_find, &in, handle_free);
}

static bool is_length(int64_t length_min)
{
    const int *length = booking_lengths_min;
    while (*length != 0 && *length != length_min) {
        length++;
    }
    return *length != 0;
}

void book_show(struct exchange *exchange, const struct book_wish *wish, int status,
        const struct session_book_out *lost)
{
    struct book *book = calloc(1, sizeof(*book));
    exchange->own = book;
    if (book == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    book->wish = *wish;
    book->wish.length_min = is_length(wish->length_min) ? wish->length_min : LENGTH_DEFAULT_MIN;
    book->status = status;
    if (lost != NULL) {
        book->is_lost = true;
        book->alternative_count = lost->alternative_count;
        memcpy(book->alternatives, lost->alternatives, sizeof(book->alternatives));
    }
    const struct coaches_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &coaches_list, &in, handle_coaches);
}

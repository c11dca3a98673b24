/* A standing time for people to read. Used by its two pages. */
#include "scheduler/api/series_values.h"

#include <inttypes.h>
#include <stdio.h>

#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/buffer.h"
#include "scheduler/core/value.h"
#include "scheduler/core/words.h"
#include "scheduler/core/zone.h"

enum { LINE_MAX_BYTES = 200 };

static const char *const reason_keys[] = {
        [SERIES_FREE] = "series_free",
        [SERIES_OWN_TIME] = "series_own_time",
        [SERIES_HOURS] = "series_hours",
        [SERIES_HOLIDAY] = "series_holiday",
        [SERIES_AWAY] = "series_away",
        [SERIES_TAKEN] = "series_taken",
        [SERIES_FULL] = "series_full",
        [SERIES_SOON] = "series_soon",
        [SERIES_LEFT_OUT] = "series_left_out",
};

const char *const series_words[] = {"series_free", "series_own_time", "series_hours",
        "series_holiday", "series_away", "series_taken", "series_full", "series_soon",
        "series_left_out", "book_once", "series_every_1", "series_every_n", "series_moved",
        "series_error_agreed", "series_error_changed", "series_error_many", NULL};

const char *series_reason_text(const struct exchange *exchange, enum series_reason reason)
{
    return page_word(exchange, reason_keys[reason]);
}

static void line_set(struct exchange *exchange, struct value *at, const char *name, const char *key,
        struct words_pair pair)
{
    struct buffer text = buffer_limited(LINE_MAX_BYTES);
    words_fill(page_word(exchange, key), &pair, 1, &text);
    value_set_text_len(at, name, text.data == NULL ? "" : text.data, text.len);
    buffer_finish(&text);
}

char *series_link_print(const struct series_link *link, char ret_link[SERIES_LINK_SIZE])
{
    char id[ID_TEXT_SIZE];
    snprintf(ret_link, SERIES_LINK_SIZE,
            "/series/new?coach=%s&start_at=%" PRId64 "&length_min=%" PRId64
            "&mode=%s&every_weeks=%" PRId64,
            id_text(link->coach, id), link->start_at, link->length_min,
            booking_mode_names[link->mode], link->every_weeks);
    return ret_link;
}

void series_every_set(struct exchange *exchange, struct value *at, int64_t every_weeks)
{
    char weeks[24];
    snprintf(weeks, sizeof(weeks), "%" PRId64, every_weeks);
    line_set(exchange, at, "every_text", every_weeks == 1 ? "series_every_1" : "series_every_n",
            (struct words_pair){"weeks", weeks});
}

void series_rule_set(struct exchange *exchange, const struct clock_face *face, struct value *at,
        unix_s_t start_at, int every_weeks)
{
    char text[TIME_TEXT_SIZE];
    char weekday[16];
    snprintf(weekday, sizeof(weekday), "weekday_%d",
            civil_weekday(zone_wall(face->zone, start_at).day));
    series_every_set(exchange, at, every_weeks);
    value_set_text(at, "weekday_text", page_word(exchange, weekday));
    value_set_text(at, "time_text", time_of_day(face, start_at, text));
    value_set_text(at, "zone_text", time_zone(face, start_at, text));
}

void series_date_set(struct exchange *exchange, const struct clock_face *face, struct value *at,
        const struct series_occurrence *occurrence)
{
    char text[TIME_TEXT_SIZE];
    value_set_text(at, "day_text", time_date(face, occurrence->date, text));
    if (occurrence->fit == ZONE_GAP) {
        line_set(exchange, at, "moved_text", "series_moved",
                (struct words_pair){"time", time_of_day(face, occurrence->start_at, text)});
    }
}

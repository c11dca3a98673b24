/* See the header. Each loop does what it must, once, and nothing is shared with the program that it
 * is measured against. */
#include "tests/bench/availability_floor.h"

#include <string.h>

enum { GRID_S = 900, BITS = FLOOR_WORDS * 64 };

static unix_s_t to_utc(const struct floor_zone *zone, int64_t local_s)
{
    size_t i = zone->count - 1;
    while (i > 0 && local_s - zone->offset_s[i] < zone->at[i])
        i--;
    return local_s - zone->offset_s[i];
}

static int32_t local_day(const struct floor_zone *zone, unix_s_t at)
{
    size_t i = zone->count - 1;
    while (i > 0 && at < zone->at[i])
        i--;
    return (int32_t)((at + zone->offset_s[i]) / DAY_S);
}

/* Bits [first, last); ones: set, otherwise clear. */
static void fill(uint64_t *words, int64_t first, int64_t last, bool ones)
{
    first = first < 0 ? 0 : first;
    last = last > BITS ? BITS : last;
    while (first < last) {
        int64_t end = (first / 64 + 1) * 64 < last ? (first / 64 + 1) * 64 : last;
        uint64_t mask = (UINT64_MAX >> (64 - (end - first))) << first % 64;
        if (ones)
            words[first / 64] |= mask;
        else
            words[first / 64] &= ~mask;
        first = end;
    }
}

static int64_t quarter_up(unix_s_t span_s)
{
    return (span_s + (unix_s_t)1000 * GRID_S + GRID_S - 1) / GRID_S - 1000;
}

static void coach_mark(const struct floor_coach *coach, unix_s_t from, int64_t length_s,
        int64_t claim_s, uint64_t *words)
{
    int32_t day = local_day(coach->zone, from);
    int weekday = (day + 3) % 7 + 1;
    for (int i = 0; i <= FLOOR_DAYS; i++, day++, weekday = weekday % 7 + 1) {
        for (size_t k = 0; k < coach->window_count; k++) {
            const struct hours_window *window = &coach->windows[k];
            if (window->weekday != weekday)
                continue;
            unix_s_t start =
                    to_utc(coach->zone, (int64_t)day * DAY_S + (int64_t)window->start_min * 60);
            unix_s_t end =
                    to_utc(coach->zone, (int64_t)day * DAY_S + (int64_t)window->end_min * 60);
            fill(words, quarter_up(start - from), quarter_up(end - length_s - from + 1), true);
        }
    }
    for (size_t i = 0; i < coach->busy_count; i++)
        fill(words, quarter_up(coach->busy[i].start - claim_s + 1 - from),
                quarter_up(coach->busy[i].end - from), false);
}

void floor_union(const struct floor_coach *coaches, size_t count, unix_s_t from, int length_min,
        int buffer_min, uint64_t ret_words[FLOOR_WORDS])
{
    memset(ret_words, 0, FLOOR_WORDS * sizeof(ret_words[0]));
    for (size_t i = 0; i < count; i++) {
        uint64_t words[FLOOR_WORDS] = {0};
        coach_mark(&coaches[i], from, (int64_t)length_min * 60,
                (int64_t)(length_min + buffer_min) * 60, words);
        for (size_t k = 0; k < FLOOR_WORDS; k++)
            ret_words[k] |= words[k];
    }
}

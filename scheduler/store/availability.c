/* Loads hours, exceptions, claims and what is taken elsewhere into one query of core's slots.
 * Called for offers (on a reader) and for bookings (on the writer, inside the transaction that
 * claims), so that both are decided by the same function on the same kind of facts. */
#include "scheduler/store/availability.h"

#include <stdlib.h>

#include "scheduler/core/coach_time.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/board.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/feed_row.h"
#include "scheduler/store/held_row.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"
#include "scheduler/store/scope.h"

struct availability { /* large: lives on the heap for one call; lists are not cleared */
    struct coach_wish wish;
    struct id moving;
    struct slots_query query; /* of the coach last looked at */
    struct coach_time time;
    struct coach_time_lists lists;
    struct hours_window windows[HOURS_WINDOWS_MAX];
    struct exception_row rows[HOURS_EXCEPTIONS_MAX];
    struct hours_exception exceptions[HOURS_EXCEPTIONS_MAX];
    struct civil_date holidays[HOURS_HOLIDAYS_MAX];
    size_t holiday_count;
    struct holidays holiday_rows;
    struct interval coach_busy[CLAIMS_MAX + FEED_BUSY_MAX + 1]; /* and one that blocks */
    struct interval person_busy[CLAIMS_MAX];
    struct caps_held held[CAPS_HELD_MAX];
};

enum {
    REACH_S = DAY_S / 2,      /* no session and its buffer is longer */
    HELD_REACH_S = 8 * DAY_S, /* a week's sessions count in all of it */
};

void availability_destroy(struct availability *availability)
{
    free(availability);
}

const struct slots_query *availability_query(const struct availability *availability)
{
    return &availability->query;
}

const struct coach_time *availability_time(const struct availability *availability)
{
    return &availability->time;
}

const struct coach_wish *availability_asked(const struct availability *availability)
{
    return &availability->wish;
}

size_t alternatives_find(const struct slots_query *query, struct id coach, unix_s_t wish,
        struct session_slot *ret_slots)
{
    struct slot nearest[SLOTS_NEAREST];
    size_t count = slots_nearest(query, 1, wish, nearest);
    for (size_t i = 0; i < count; i++)
        ret_slots[i] = (struct session_slot){
                .coach = coach, .start_at = nearest[i].start, .end_at = nearest[i].end};
    return count;
}

/* --- of whoever asks ------------------------------------------------------------------------- */

/* What any coach could offer in the time asked for: nothing is read beyond it. */
static struct interval wish_range(const struct coach_wish *wish)
{
    unix_s_t last = wish->now + (unix_s_t)RULES_HORIZON_DAYS * DAY_S + 1;
    struct interval range = wish->time;
    last = wish->is_standing ? range.end : last;
    range.start = range.start > wish->now ? range.start : wish->now;
    range.end = (range.end < last ? range.end : last) + REACH_S;
    return range;
}

static enum err person_load(
        const struct operation *operation, struct availability *all, struct id person)
{
    all->wish.person_busy = all->person_busy;
    if (id_is_zero(person))
        return ERR_OK;
    return claims_load(operation, person, wish_range(&all->wish), all->moving, all->person_busy,
            &all->wish.person_busy_count);
}

static enum err holiday_dates_load(
        const struct operation *operation, struct availability *all, struct id programme)
{
    enum err err = holidays_load(operation, programme, &all->holiday_rows);
    for (size_t i = 0; i < all->holiday_rows.count && !err; i++)
        all->holidays[i] = all->holiday_rows.holidays[i].date;
    all->holiday_count = err ? 0 : all->holiday_rows.count;
    return err;
}

enum err availability_begin(const struct operation *operation, const struct availability_wish *wish,
        struct availability **ret_availability)
{
    struct availability *all = malloc(sizeof(*all));
    if (!all)
        return ERR_MEMORY;
    all->moving = wish->moving;
    all->query = (struct slots_query){0};
    all->time = (struct coach_time){0};
    all->holiday_count = 0;
    all->wish = (struct coach_wish){.length_min = wish->length_min,
            .now = wish->now,
            .time = wish->time,
            .is_standing = wish->is_standing};
    enum err err = person_load(operation, all, wish->person);
    if (!err)
        err = holiday_dates_load(operation, all, wish->programme);
    if (err) {
        availability_destroy(all);
        return err;
    }
    *ret_availability = all;
    return ERR_OK;
}

/* --- of one coach ---------------------------------------------------------------------------- */

static enum err hours_load(const struct operation *operation, struct availability *all,
        struct id coach, struct interval range)
{
    struct hours *hours = &all->time.hours;
    struct civil_date first = civil_date_of(zone_wall(all->time.zone, range.start).day - 1);
    *hours = (struct hours){.windows = all->windows,
            .exceptions = all->exceptions,
            .holidays = all->holidays,
            .holiday_count = all->holiday_count};
    enum err err = windows_load(operation, coach, all->windows, &hours->window_count);
    if (!err)
        err = exceptions_load(operation, coach, first, all->rows, &hours->exception_count);
    if (err)
        return err;
    for (size_t i = 0; i < hours->exception_count; i++)
        all->exceptions[i] = all->rows[i].exception;
    return ERR_OK;
}

/* What is claimed here, and what is taken in the coach's calendar elsewhere. */
static enum err taken_load(const struct operation *operation, struct availability *all,
        struct id coach, struct interval range)
{
    size_t claimed = 0, elsewhere = 0;
    enum err err = claims_load(operation, coach, range, all->moving, all->coach_busy, &claimed);
    if (!err)
        err = feed_taken_load(operation, coach, range, all->wish.now, all->coach_busy + claimed,
                FEED_BUSY_MAX + 1, &elsewhere);
    all->time.busy = all->coach_busy;
    all->time.busy_count =
            err || elsewhere == 0 ? claimed : intervals_merge(all->coach_busy, claimed + elsewhere);
    return err;
}

static enum err busy_load(const struct operation *operation, struct availability *all,
        struct id coach, struct interval range)
{
    const struct caps *caps = &all->time.rules.caps;
    struct interval around = {.start = range.start - HELD_REACH_S, .end = range.end + HELD_REACH_S};
    all->time.held = all->held;
    enum err err = taken_load(operation, all, coach, range);
    if (err || (!caps->day_max && !caps->week_max && !caps->row_max))
        return err;
    return held_load(operation, coach, around, all->moving, all->held, &all->time.held_count);
}

static enum err coach_load(
        const struct operation *operation, struct availability *all, const struct member *coach)
{
    all->time = (struct coach_time){0};
    if (zones_get(operation->zones, coach->zone, &all->time.zone, NULL))
        return ERR_INTERNAL; /* it was checked when the account was made */
    struct interval range = wish_range(&all->wish);
    if (range.end <= range.start)
        return ERR_OK;
    enum err err = rules_load(operation, coach->id, &all->time.rules);
    if (!err)
        err = hours_load(operation, all, coach->id, range);
    return err ? err : busy_load(operation, all, coach->id, range);
}

enum err availability_coach(const struct operation *operation, struct availability *availability,
        const struct member *coach, struct interval time)
{
    struct availability *all = availability;
    all->wish.time = time;
    enum err err = coach_load(operation, all, coach);
    return err ? err : coach_time_query(&all->time, &all->wish, &all->lists, &all->query);
}

enum err availability_look(
        struct availability *availability, const struct board_coach *coach, struct interval time)
{
    struct availability *all = availability;
    all->wish.time = time;
    all->time =
            (struct coach_time){.zone = coach->zone, .hours = coach->hours, .rules = coach->rules};
    all->time.hours.holidays = all->holidays;
    all->time.hours.holiday_count = all->holiday_count;
    return coach_time_query(&all->time, &all->wish, &all->lists, &all->query);
}

enum err availability_take(const struct operation *operation, struct availability *availability,
        const struct board_coach *coach)
{
    struct availability *all = availability;
    struct interval range = wish_range(&all->wish);
    if (range.end <= range.start)
        return ERR_OK;
    enum err err = busy_load(operation, all, coach->member.id, range);
    return err ? err : coach_time_query(&all->time, &all->wish, &all->lists, &all->query);
}

enum err availability_load(const struct operation *operation, const struct availability_wish *wish,
        struct availability **ret_availability)
{
    struct availability_wish of_coach = *wish;
    struct availability *all;
    of_coach.programme = wish->coach->programme;
    enum err err = availability_begin(operation, &of_coach, &all);
    if (err)
        return err;
    err = availability_coach(operation, all, wish->coach, wish->time);
    if (err) {
        availability_destroy(all);
        return err;
    }
    *ret_availability = all;
    return ERR_OK;
}

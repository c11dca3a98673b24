/* Loads hours, exceptions and claims into one query of core's slots. Called for offers (on a
 * reader) and for bookings (on the writer, inside the transaction that claims), so that both are
 * decided by the same function on the same kind of facts. */
#include "scheduler/store/availability.h"

#include <stdlib.h>

#include "scheduler/core/coach_time.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"

struct availability { /* large: lives on the heap for one call */
    struct slots_query query;
    struct coach_time time;
    struct coach_time_lists lists;
    struct hours_window windows[HOURS_WINDOWS_MAX];
    struct exception_row rows[HOURS_EXCEPTIONS_MAX];
    struct hours_exception exceptions[HOURS_EXCEPTIONS_MAX];
    struct interval coach_busy[CLAIMS_MAX];
    struct interval person_busy[CLAIMS_MAX];
};

void availability_destroy(struct availability *availability)
{
    free(availability);
}

const struct slots_query *availability_query(const struct availability *availability)
{
    return &availability->query;
}

static enum err hours_load(const struct operation *operation, struct availability *all,
        struct id coach, struct interval range)
{
    struct hours *hours = &all->time.hours;
    struct civil_date first = civil_date_of(zone_wall(all->time.zone, range.start).day - 1);
    hours->windows = all->windows;
    hours->exceptions = all->exceptions;
    enum err err = windows_load(operation, coach, all->windows, &hours->window_count);
    if (!err)
        err = exceptions_load(operation, coach, first, all->rows, &hours->exception_count);
    if (err)
        return err;
    for (size_t i = 0; i < hours->exception_count; i++)
        all->exceptions[i] = all->rows[i].exception;
    return ERR_OK;
}

static enum err busy_load(const struct operation *operation, struct availability *all,
        const struct availability_wish *wish, struct interval range, struct coach_wish *coach_wish)
{
    all->time.busy = all->coach_busy;
    coach_wish->person_busy = all->person_busy;
    enum err err =
            claims_load(operation, wish->coach->id, range, all->coach_busy, &all->time.busy_count);
    if (err || id_is_zero(wish->person))
        return err;
    return claims_load(
            operation, wish->person, range, all->person_busy, &coach_wish->person_busy_count);
}

/* Claims are looked at beyond the last start, as far as a session from it could reach. */
static enum err lists_load(const struct operation *operation, struct availability *all,
        const struct availability_wish *wish)
{
    struct coach_wish coach_wish = {
            .length_min = wish->length_min, .now = wish->now, .time = wish->time};
    all->time.rules = rules_default();
    struct interval range = coach_time_range(&all->time, &coach_wish);
    if (range.end <= range.start)
        return ERR_OK;
    range.end += DAY_S / 2;
    enum err err = hours_load(operation, all, wish->coach->id, range);
    if (!err)
        err = busy_load(operation, all, wish, range, &coach_wish);
    return err ? err : coach_time_query(&all->time, &coach_wish, &all->lists, &all->query);
}

enum err availability_load(const struct operation *operation, const struct availability_wish *wish,
        struct availability **ret_availability)
{
    struct availability *all = calloc(1, sizeof(*all));
    if (!all)
        return ERR_MEMORY;
    enum err err = zones_get(operation->zones, wish->coach->zone, &all->time.zone, NULL);
    if (err)
        err = ERR_INTERNAL; /* it was checked when the account was made */
    if (!err)
        err = lists_load(operation, all, wish);
    if (err) {
        availability_destroy(all);
        return err;
    }
    *ret_availability = all;
    return ERR_OK;
}

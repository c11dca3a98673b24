/* Loads hours, exceptions, claims and what is taken elsewhere into one query of core's slots.
 * Called for offers (on a reader) and for bookings (on the writer, inside the transaction that
 * claims), so that both are decided by the same function on the same kind of facts. */
#include "scheduler/store/availability.h"

#include <stdlib.h>

#include "scheduler/core/coach_time.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/board.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/coach_facts.h"
#include "scheduler/store/db.h"
#include "scheduler/store/feed_row.h"
#include "scheduler/store/held_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/sessions.h"

struct availability { /* large: lives on the heap for one call; lists are not cleared */
    struct coach_wish wish;
    struct coach_facts_wish asked;
    struct query *sent;       /* what answers it; NULL: nothing is awaited */
    struct slots_query query; /* of the coach last looked at */
    struct coach_time time;
    struct coach_time_lists lists;
    struct coach_facts facts;
    struct holidays holiday_rows;
};

enum {
    REACH_S = DAY_S / 2,      /* no session and its buffer is longer */
    HELD_REACH_S = 8 * DAY_S, /* a week's sessions count in all of it */
};

void availability_destroy(struct availability *availability)
{
    if (availability && availability->sent) {
        enum err unread = query_end(availability->sent);
        (void)unread; /* nobody wants it any more */
    }
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

static struct availability *availability_make(const struct availability_wish *wish)
{
    struct availability *all = malloc(sizeof(*all));
    if (!all)
        return NULL;
    all->wish = (struct coach_wish){.length_min = wish->length_min,
            .now = wish->now,
            .time = wish->time,
            .is_standing = wish->is_standing,
            .person_busy = all->facts.person_busy};
    all->asked = (struct coach_facts_wish){.person = wish->person, .moving = wish->moving};
    all->sent = NULL;
    all->query = (struct slots_query){0};
    all->time = (struct coach_time){0};
    all->facts.holiday_count = 0;
    return all;
}

static enum err person_load(
        const struct operation *operation, struct availability *all, struct id person)
{
    if (id_is_zero(person))
        return ERR_OK;
    return claims_load(operation, person, wish_range(&all->wish), all->asked.moving,
            all->facts.person_busy, &all->wish.person_busy_count);
}

static enum err holiday_dates_load(
        const struct operation *operation, struct availability *all, struct id programme)
{
    enum err err = holidays_load(operation, programme, &all->holiday_rows);
    for (size_t i = 0; i < all->holiday_rows.count && !err; i++)
        all->facts.holidays[i] = all->holiday_rows.holidays[i].date;
    all->facts.holiday_count = err ? 0 : all->holiday_rows.count;
    return err;
}

enum err availability_begin(const struct operation *operation, const struct availability_wish *wish,
        struct availability **ret_availability)
{
    struct availability *all = availability_make(wish);
    if (!all)
        return ERR_MEMORY;
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

static struct interval held_range(struct interval range)
{
    return (struct interval){.start = range.start - HELD_REACH_S, .end = range.end + HELD_REACH_S};
}

static struct hours hours_of(const struct coach_facts *facts)
{
    return (struct hours){.windows = facts->windows,
            .window_count = facts->window_count,
            .exceptions = facts->exceptions,
            .exception_count = facts->exception_count,
            .holidays = facts->holidays,
            .holiday_count = facts->holiday_count};
}

/* Nothing is asked where nothing can be offered. */
static void facts_send(const struct operation *operation, struct availability *all, struct id coach)
{
    struct interval range = wish_range(&all->wish);
    all->asked.coach = coach;
    all->asked.range = range;
    all->asked.around = held_range(range);
    if (range.end > range.start)
        all->sent = coach_facts_send(operation, &all->asked);
}

/* Adds to what is claimed here, of which there are claimed, what is taken in the coach's calendar
 * elsewhere. */
static enum err taken_add(const struct operation *operation, struct availability *all,
        struct id coach, struct interval range, size_t claimed)
{
    struct interval *busy = all->facts.coach_busy;
    size_t elsewhere = 0;
    enum err err = feed_taken_load(
            operation, coach, range, all->wish.now, busy + claimed, FEED_BUSY_MAX + 1, &elsewhere);
    all->time.busy = busy;
    all->time.busy_count =
            err || elsewhere == 0 ? claimed : intervals_merge(busy, claimed + elsewhere);
    return err;
}

static enum err facts_read(const struct operation *operation, struct availability *all)
{
    struct query *query = all->sent;
    const struct coach_facts *facts = &all->facts;
    if (!query)
        return ERR_OK;
    int32_t first = zone_wall(all->time.zone, all->asked.range.start).day - 1;
    all->sent = NULL;
    enum err err = coach_facts_read(query, civil_date_of(first), &all->facts);
    all->time.rules = facts->rules;
    all->time.hours = hours_of(facts);
    all->time.held = facts->held;
    all->time.held_count = facts->held_count;
    all->wish.person_busy_count = facts->person_busy_count;
    return err ? err
               : taken_add(operation, all, all->asked.coach, all->asked.range,
                         facts->coach_busy_count);
}

enum err availability_send(const struct operation *operation, const struct availability_wish *wish,
        struct id coach, struct availability **ret_availability)
{
    struct availability *all = availability_make(wish);
    if (!all)
        return ERR_MEMORY;
    facts_send(operation, all, coach);
    *ret_availability = all;
    return ERR_OK;
}

enum err availability_read(const struct operation *operation, struct availability *availability,
        const struct member *coach)
{
    struct availability *all = availability;
    all->time = (struct coach_time){0};
    if (zones_get(operation->zones, coach->zone, &all->time.zone, NULL))
        return ERR_INTERNAL; /* it was checked when the account was made */
    enum err err = facts_read(operation, all);
    return err ? err : coach_time_query(&all->time, &all->wish, &all->lists, &all->query);
}

enum err availability_coach(const struct operation *operation, struct availability *availability,
        const struct member *coach, struct interval time)
{
    availability->wish.time = time;
    facts_send(operation, availability, coach->id);
    return availability_read(operation, availability, coach);
}

static enum err busy_load(const struct operation *operation, struct availability *all,
        struct id coach, struct interval range)
{
    const struct caps *caps = &all->time.rules.caps;
    struct coach_facts *facts = &all->facts;
    size_t claimed = 0;
    all->time.held = facts->held;
    enum err err =
            claims_load(operation, coach, range, all->asked.moving, facts->coach_busy, &claimed);
    if (!err)
        err = taken_add(operation, all, coach, range, claimed);
    if (err || (!caps->day_max && !caps->week_max && !caps->row_max))
        return err;
    return held_load(operation, coach, held_range(range), all->asked.moving, facts->held,
            &all->time.held_count);
}

enum err availability_look(
        struct availability *availability, const struct board_coach *coach, struct interval time)
{
    struct availability *all = availability;
    all->wish.time = time;
    all->time =
            (struct coach_time){.zone = coach->zone, .hours = coach->hours, .rules = coach->rules};
    all->time.hours.holidays = all->facts.holidays;
    all->time.hours.holiday_count = all->facts.holiday_count;
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
    struct availability *all;
    enum err err = availability_send(operation, wish, wish->coach->id, &all);
    if (err)
        return err;
    err = availability_read(operation, all, wish->coach);
    if (err) {
        availability_destroy(all);
        return err;
    }
    *ret_availability = all;
    return ERR_OK;
}

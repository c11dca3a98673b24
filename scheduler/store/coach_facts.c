/* One statement of many small ones: each row says of which kind it is, and its columns mean what
 * that kind's mean. A statement of its own for each list would be as many ways to a server, or as
 * many beginnings. */
#include "scheduler/store/coach_facts.h"

#include <stdlib.h>

#include "scheduler/core/civil.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

enum facts_kind {
    FACTS_RULES = 1,
    FACTS_WINDOW,
    FACTS_EXCEPTION,
    FACTS_HOLIDAY,
    FACTS_COACH_BUSY,
    FACTS_PERSON_BUSY,
    FACTS_HELD,
};

/* Columns: the kind, seven numbers, two texts. $1 coach, $2 person, $3 the first date, $4 and $5
 * the starts of claims, $6 and $7 of what is held, $8 what is moving. The first line gives the
 * columns their types. In no order: sorting the whole costs more than reading it. */
#define FACTS(BUT_CLAIMS, BUT_HELD)                                                                \
    "SELECT 1, buffer_min, notice_min, horizon_days, day_max, week_max, row_max, works_holidays, " \
    "cap_unit, CAST(NULL AS text) FROM coach_rules WHERE coach_id = $1 "                           \
    "UNION ALL SELECT 2, weekday, start_min, end_min, every_weeks, NULL, NULL, NULL, "             \
    "valid_from, valid_until FROM weekly_hours WHERE coach_id = $1 "                               \
    "UNION ALL SELECT 3, start_min, end_min, is_at_once, NULL, NULL, NULL, NULL, kind, date "      \
    "FROM exception WHERE coach_id = $1 AND date >= $3 "                                           \
    "UNION ALL SELECT 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, h.date, NULL FROM account a "   \
    "JOIN programme p ON p.id = a.programme_id "                                                   \
    "JOIN holiday h ON h.organisation_id = p.organisation_id WHERE a.id = $1 "                     \
    "UNION ALL SELECT 5, start_at, end_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL "              \
    "FROM claims WHERE party_id = $1 AND start_at > $4 AND start_at < $5 " BUT_CLAIMS              \
    "UNION ALL SELECT 6, start_at, end_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL "              \
    "FROM claims WHERE party_id = $2 AND start_at > $4 AND start_at < $5 " BUT_CLAIMS              \
    "UNION ALL SELECT 7, start_at, end_at, buffer_min, NULL, NULL, NULL, NULL, NULL, NULL "        \
    "FROM session WHERE coach_id = $1 AND start_at >= $6 AND start_at < $7 "                       \
    "AND status NOT IN ('moved', 'cancelled') " BUT_HELD                                           \
    "AND EXISTS (SELECT 1 FROM coach_rules WHERE coach_id = $1 "                                   \
    "AND (day_max > 0 OR week_max > 0 OR row_max > 0))"

#define BUT_HELD                                                                                   \
    "AND id <> $8 AND (status <> 'reserved' OR replaces_id IS NULL OR replaces_id <> $8) "

struct query *coach_facts_send(const struct operation *operation, struct coach_facts_wish *wish)
{
    bool is_moving = !id_is_zero(wish->moving);
    int32_t day = (int32_t)(wish->range.start / DAY_S); /* of UTC; every clock is near it */
    struct query *query = db_query(
            operation->db, is_moving ? FACTS(CLAIMS_BUT_MOVING("$8"), BUT_HELD) : FACTS("", ""));
    query_bind_id(query, 1, &wish->coach);
    query_bind_id(query, 2, &wish->person);
    query_bind_text(query, 3, civil_date_print(civil_date_of(day - 2), wish->first));
    query_bind_number(query, 4, wish->range.start - DAY_S); /* no claim is longer than a day */
    query_bind_number(query, 5, wish->range.end);
    query_bind_number(query, 6, wish->around.start);
    query_bind_number(query, 7, wish->around.end);
    if (is_moving)
        query_bind_id(query, 8, &wish->moving);
    query_send(query);
    return query;
}

/* --- reading ---------------------------------------------------------------------------------- */

enum { NUMBERS = 1, TEXTS = 8 }; /* where these columns begin */

static int number(const struct query *query, int index)
{
    return (int)query_number(query, NUMBERS + index);
}

static struct rules rules_read(const struct query *query)
{
    return (struct rules){
            .buffer_min = query_is_null(query, NUMBERS) ? RULES_BUFFER_BY_LENGTH : number(query, 0),
            .notice_min = number(query, 1),
            .horizon_days = number(query, 2),
            .caps = {.unit = (enum caps_unit)field_word(query, TEXTS, caps_unit_names),
                    .day_max = number(query, 3),
                    .week_max = number(query, 4),
                    .row_max = number(query, 5)},
            .works_holidays = number(query, 6) != 0,
    };
}

static struct hours_window window_read(const struct query *query)
{
    return (struct hours_window){
            .weekday = number(query, 0),
            .start_min = number(query, 1),
            .end_min = number(query, 2),
            .every_weeks = number(query, 3),
            .valid_from = field_date(query, TEXTS),
            .valid_until = field_date(query, TEXTS + 1),
    };
}

static struct hours_exception exception_read(const struct query *query)
{
    return (struct hours_exception){
            .kind = (enum hours_exception_kind)field_word(query, TEXTS, hours_exception_names),
            .date = field_date(query, TEXTS + 1),
            .start_min = number(query, 0),
            .end_min = number(query, 1),
            .is_at_once = number(query, 2) != 0,
    };
}

static struct interval interval_read(const struct query *query)
{
    return (struct interval){
            .start = query_number(query, NUMBERS), .end = query_number(query, NUMBERS + 1)};
}

static struct caps_held held_read(const struct query *query)
{
    struct interval time = interval_read(query);
    return (struct caps_held){.start = time.start,
            .end = time.end,
            .free = time.end + (unix_s_t)number(query, 2) * 60};
}

/* Where the next of a list goes. ERR_LIMIT: the list is full. */
static enum err place_take(size_t *count, size_t max, size_t *ret_place)
{
    if (*count == max)
        return ERR_LIMIT;
    *ret_place = (*count)++;
    return ERR_OK;
}

static enum err row_read(
        const struct query *query, struct civil_date first, struct coach_facts *facts)
{
    struct hours_exception exception;
    size_t i = 0;
    enum err err = ERR_OK;
    switch ((enum facts_kind)query_number(query, 0)) {
    case FACTS_RULES:
        facts->rules = rules_read(query);
        break;
    case FACTS_WINDOW:
        if (!(err = place_take(&facts->window_count, HOURS_WINDOWS_MAX, &i)))
            facts->windows[i] = window_read(query);
        break;
    case FACTS_EXCEPTION:
        exception = exception_read(query);
        if (civil_day(exception.date) < civil_day(first))
            break;
        if (!(err = place_take(&facts->exception_count, HOURS_EXCEPTIONS_MAX, &i)))
            facts->exceptions[i] = exception;
        break;
    case FACTS_HOLIDAY:
        if (!(err = place_take(&facts->holiday_count, HOURS_HOLIDAYS_MAX, &i)))
            facts->holidays[i] = field_date(query, TEXTS);
        break;
    case FACTS_COACH_BUSY:
        if (!(err = place_take(&facts->coach_busy_count, CLAIMS_MAX, &i)))
            facts->coach_busy[i] = interval_read(query);
        break;
    case FACTS_PERSON_BUSY:
        if (!(err = place_take(&facts->person_busy_count, CLAIMS_MAX, &i)))
            facts->person_busy[i] = interval_read(query);
        break;
    case FACTS_HELD:
        if (!(err = place_take(&facts->held_count, CAPS_HELD_MAX, &i)))
            facts->held[i] = held_read(query);
        break;
    }
    return err;
}

static void facts_begin(struct coach_facts *facts)
{
    facts->rules = rules_default();
    facts->window_count = facts->exception_count = facts->holiday_count = 0;
    facts->coach_busy_count = facts->person_busy_count = facts->held_count = 0;
}

static int compare_start(const void *a, const void *b)
{
    const struct caps_held *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

enum err coach_facts_read(
        struct query *query, struct civil_date first, struct coach_facts *ret_facts)
{
    enum err err = ERR_OK;
    facts_begin(ret_facts);
    while (!err && query_next(query))
        err = row_read(query, first, ret_facts);
    enum err ended = query_end(query);
    ret_facts->coach_busy_count =
            intervals_merge(ret_facts->coach_busy, ret_facts->coach_busy_count);
    ret_facts->person_busy_count =
            intervals_merge(ret_facts->person_busy, ret_facts->person_busy_count);
    qsort(ret_facts->held, ret_facts->held_count, sizeof(ret_facts->held[0]), compare_start);
    return err ? err : ended;
}

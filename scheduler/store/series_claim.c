/* Chooses and claims. Called by series_preview to look, by series_agree, series_extend and
 * series_realign to claim, all on the same availability as a single booking. */
#include "scheduler/store/series_claim.h"

#include <stdlib.h>

#include "scheduler/store/availability.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/series_row.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"

/* --- choosing --------------------------------------------------------------------------------- */

static void nearest_find(const struct availability *availability, struct series_block *block)
{
    for (size_t i = 0; i < block->count && block->nearest_count == 0; i++) {
        if (block->choices[i].reason != SERIES_FREE)
            block->nearest_count = slots_nearest(availability_query(availability), 1,
                    block->choices[i].at.start_at, block->nearest);
    }
}

enum err series_choose(const struct availability *availability,
        const struct series_occurrence *occurrences, size_t count,
        struct series_choice *ret_choices)
{
    struct series_lists *lists = malloc(sizeof(*lists));
    if (!lists)
        return ERR_MEMORY;
    enum err err = series_plan(availability_time(availability), availability_asked(availability),
            occurrences, count, lists, ret_choices);
    free(lists);
    return err;
}

enum err series_block_choose(const struct operation *operation, const struct series_terms *terms,
        int32_t first, unix_s_t now, struct series_block *ret_block)
{
    struct series_occurrence occurrences[SERIES_BLOCK_MAX];
    struct series_block block = {.end = first + SERIES_BLOCK_DAYS};
    block.count = series_occurrences(&terms->rule, terms->zone, first, block.end, occurrences);
    if (block.count == 0) {
        *ret_block = block;
        return ERR_OK;
    }
    struct availability_wish wish = {
            .coach = &terms->coach,
            .person = terms->person.id,
            .length_min = terms->length_min,
            .now = now,
            .time = {.start = occurrences[0].start_at - DAY_S,
                    .end = occurrences[block.count - 1].start_at + DAY_S},
            .is_standing = true,
    };
    struct availability *availability;
    enum err err = availability_load(operation, &wish, &availability);
    if (err)
        return err;
    err = series_choose(availability, occurrences, block.count, block.choices);
    if (!err)
        nearest_find(availability, &block);
    availability_destroy(availability);
    if (!err)
        *ret_block = block;
    return err;
}

/* --- claiming --------------------------------------------------------------------------------- */

static enum err session_join(const struct operation *operation, struct id session, struct id series)
{
    struct query *query =
            db_query(operation->db, "UPDATE session SET series_id = $2 WHERE id = $1");
    query_bind_id(query, 1, &session);
    query_bind_id(query, 2, &series);
    return query_run(query);
}

/* The dates were chosen in this transaction: what is taken now, somebody took meanwhile. */
static enum err date_claim(const struct operation *operation, const struct series_terms *terms,
        struct id series, const struct series_choice *choice, unix_s_t now,
        struct session_row *ret_session)
{
    struct actor system = {.role = ROLE_SYSTEM};
    struct booking_wish wish = {
            .start_at = choice->at.start_at, .length_min = terms->length_min, .mode = terms->mode};
    struct id session;
    const struct session_plan plan = {.coach = &terms->coach,
            .person = &terms->person,
            .wish = wish,
            .status = BOOKING_BOOKED};
    enum err err = session_make(operation, &plan, now, &session);
    if (err == ERR_CONFLICT)
        return db_overtake(operation->db);
    if (!err)
        err = session_join(operation, session, series);
    if (!err)
        err = series_date_insert(operation, series, choice, session);
    return err ? err : session_row_find(operation, &system, session, ret_session);
}

enum err series_block_claim(const struct operation *operation, const struct series_terms *terms,
        struct id series, const struct series_block *block, unix_s_t now,
        struct session_row *ret_sessions, size_t *ret_count)
{
    size_t count = 0;
    enum err err = ERR_OK;
    for (size_t i = 0; i < block->count && !err; i++) {
        const struct series_choice *choice = &block->choices[i];
        if (choice->reason == SERIES_FREE)
            err = date_claim(operation, terms, series, choice, now, &ret_sessions[count++]);
        else
            err = series_date_insert(operation, series, choice, (struct id){0});
    }
    *ret_count = err ? 0 : count;
    return err;
}

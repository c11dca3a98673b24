/* From a wish to a series: the preview (a reader, which stores nothing) and the yes (the writer)
 * look at the same block in the same way, so that what was shown is what is claimed, or is told to
 * have changed. */
#include <stdio.h>
#include <string.h>

#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/series_claim.h"
#include "scheduler/store/series_row.h"
#include "scheduler/store/store.h"

/* --- the wish --------------------------------------------------------------------------------- */

/* Length and mode as of any session; when is the series's own question. */
static enum err wish_check(const struct operation *operation, const struct series_wish *wish,
        const struct zone *zone, unix_s_t now)
{
    struct booking_wish session = {
            .start_at = now + 60 - now % 60, .length_min = wish->length_min, .mode = wish->mode};
    enum err err = booking_check(&session, now, operation->error);
    return err ? err : series_check(&wish->rule, zone, now, operation->error);
}

static enum err terms_find(const struct operation *operation, const struct actor *actor,
        const struct series_wish *wish, unix_s_t now, struct series_terms *ret_terms)
{
    struct series_terms terms = {
            .rule = wish->rule, .length_min = (int)wish->length_min, .mode = wish->mode};
    enum err err =
            scope_pair(operation, actor, wish->coach, wish->person, &terms.coach, &terms.person);
    if (err)
        return err;
    const char *zone = wish->zone[0] ? wish->zone : terms.person.zone;
    if (zones_get(operation->zones, zone, &terms.zone, NULL))
        return error_set(operation->error, ERR_INPUT, "zone", "There is no such time zone.");
    err = wish_check(operation, wish, terms.zone, now);
    if (!err)
        *ret_terms = terms;
    return err;
}

static const char *zone_of(const struct series_wish *wish, const struct series_terms *terms)
{
    return wish->zone[0] ? wish->zone : terms->person.zone;
}

/* --- series_preview --------------------------------------------------------------------------- */

static void offer_set(const struct series_wish *wish, const struct series_terms *terms,
        const struct series_block *block, struct series_offer *offer)
{
    struct civil_date until = wish->rule.until;
    snprintf(offer->zone, sizeof(offer->zone), "%s", zone_of(wish, terms));
    offer->decided_until = civil_date_of(block->end);
    offer->is_open = civil_date_is_none(until) || civil_day(until) >= block->end;
    offer->count = block->count;
    memcpy(offer->choices, block->choices, sizeof(offer->choices));
}

static enum err series_preview_run(struct operation *operation, const void *in, void *out)
{
    const struct series_preview *call = in;
    struct series_terms terms;
    struct series_block block;
    enum err err = terms_find(operation, &call->actor, &call->wish, call->now, &terms);
    if (!err)
        err = series_block_choose(operation, &terms, civil_day(terms.rule.from), call->now, &block);
    if (!err)
        offer_set(&call->wish, &terms, &block, out);
    return err;
}

const struct store_call series_preview = {
        .name = "series.preview",
        .in_size = sizeof(struct series_preview),
        .out_size = sizeof(struct series_offer),
        .run = series_preview_run,
};

/* --- series_agree ----------------------------------------------------------------------------- */

/* Counted under the coach's lock and, because others book this person too, the person's. */
static enum err room_check(const struct operation *operation, struct id person)
{
    enum err err = lock_row(operation, LOCK_ACCOUNT, person);
    if (err)
        return err;
    struct query *query = db_query(
            operation->db, "SELECT COUNT(*) FROM series WHERE person_id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    int64_t count = query_next(query) ? query_number(query, 0) : 0;
    err = query_end(query);
    if (!err && count >= SERIES_PERSON_MAX)
        err = error_set(operation->error, ERR_CONFLICT, "person", "End another series first.");
    return err;
}

static bool is_agreed(const struct series_agree *call, unix_s_t start_at)
{
    for (size_t i = 0; i < call->agreed_count; i++) {
        if (call->agreed[i] == start_at)
            return true;
    }
    return false;
}

/* What is free and was not wanted is left out. False: something agreed cannot be had. */
static bool block_settle(const struct series_agree *call, struct series_block *block)
{
    size_t found = 0;
    for (size_t i = 0; i < block->count; i++) {
        struct series_choice *choice = &block->choices[i];
        bool is_free = choice->reason == SERIES_FREE;
        bool is_wanted = is_agreed(call, choice->at.start_at);
        found += is_free && is_wanted;
        if (is_free && !is_wanted)
            choice->reason = SERIES_LEFT_OUT;
    }
    return found == call->agreed_count;
}

static enum err changed_refuse(const struct operation *operation, const struct series_agree *call,
        const struct series_terms *terms, const struct series_block *block,
        struct series_agree_out *out)
{
    offer_set(&call->wish, terms, block, &out->offer);
    out->alternative_count = block->nearest_count;
    for (size_t i = 0; i < block->nearest_count; i++)
        out->alternatives[i] = (struct session_slot){.coach = terms->coach.id,
                .start_at = block->nearest[i].start,
                .end_at = block->nearest[i].end};
    return error_set(operation->error, ERR_CONFLICT, "agreed", "Some of it is not free.");
}

static enum err series_make(const struct operation *operation, const struct series_agree *call,
        const struct series_terms *terms, const struct series_block *block,
        struct series_agree_out *out)
{
    const struct write *write = &call->write;
    struct actor system = {.role = ROLE_SYSTEM};
    struct series_row row = {
            .id = random_id(),
            .programme = terms->person.programme,
            .coach = terms->coach.id,
            .person = terms->person.id,
            .rule = terms->rule,
            .length_min = terms->length_min,
            .mode = terms->mode,
            .decided_until = civil_date_of(block->end),
            .created_at = write->now,
    };
    snprintf(row.zone, sizeof(row.zone), "%s", zone_of(&call->wish, terms));
    enum err err = series_row_insert(operation, &row);
    if (!err)
        err = series_block_claim(
                operation, terms, row.id, block, write->now, out->sessions, &out->session_count);
    return err ? err : series_row_find(operation, &system, row.id, &out->series);
}

/* One message for all of it, about the first session. */
static enum err agree_tell(const struct operation *operation, const struct series_agree *call,
        const struct series_agree_out *out)
{
    const struct session_row *first = &out->sessions[0];
    unix_s_t now = call->write.now;
    enum err err = outbox_put(operation, NOTICE_SERIES_BOOKED, first->person, first->id, now);
    if (!err && !id_equal(first->coach, call->write.actor.account))
        err = outbox_put(operation, NOTICE_SERIES_BOOKED, first->coach, first->id, now);
    return err;
}

static enum err block_claim(const struct operation *operation, const struct series_agree *call,
        const struct series_terms *terms, struct series_agree_out *out)
{
    struct series_block shown, block;
    enum err err = series_block_choose(
            operation, terms, civil_day(terms->rule.from), call->write.now, &shown);
    if (err)
        return err;
    block = shown;
    if (!block_settle(call, &block))
        return changed_refuse(operation, call, terms, &shown, out);
    err = series_make(operation, call, terms, &block, out);
    return err ? err : agree_tell(operation, call, out);
}

static enum err series_agree_run(struct operation *operation, const void *in, void *out)
{
    const struct series_agree *call = in;
    struct series_agree_out *ret = out;
    const struct write *write = &call->write;
    struct series_terms terms;
    if (call->agreed_count == 0)
        return error_set(operation->error, ERR_INPUT, "agreed", "Say yes to one date at least.");
    enum err err = terms_find(operation, &write->actor, &call->wish, write->now, &terms);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, terms.coach.id);
    if (!err)
        err = room_check(operation, terms.person.id);
    if (!err)
        err = block_claim(operation, call, &terms, ret);
    operation->object = ret->series.id;
    return err;
}

const struct store_call series_agree = {
        .name = "series.agree",
        .in_size = sizeof(struct series_agree),
        .out_size = sizeof(struct series_agree_out),
        .is_write = true,
        .run = series_agree_run,
};

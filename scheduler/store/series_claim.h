/* A stretch of a series's dates: which of them can be had, and claiming those. The one way from a
 * series to sessions, for the first block and all later ones. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SERIES_CLAIM_H
#define PORCHLIGHT_SCHEDULER_STORE_SERIES_CLAIM_H

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/series_plan.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/series.h"

struct availability;
struct operation;

struct series_terms {
    struct member coach;
    struct member person;
    const struct zone *zone; /* whose wall time is kept; lent by the operation's zones */
    struct series_rule rule;
    int length_min;
    enum booking_mode mode;
};

struct series_block {
    int32_t end; /* day number: dates from here on are not of it */
    size_t count;
    struct series_choice choices[SERIES_BLOCK_MAX];
    size_t nearest_count; /* single times near the first choice that is not free */
    struct slot nearest[SLOTS_NEAREST];
};

/* What series_plan says of these occurrences, on what availability has loaded. */
enum err series_choose(const struct availability *availability,
        const struct series_occurrence *occurrences, size_t count,
        struct series_choice *ret_choices) ATTRIBUTE_MUST_USE;

/* The SERIES_BLOCK_DAYS from day number first on. Where others write at the same time the coach is
 * to be locked before, if the block is to be claimed. ERR_INTERNAL, ERR_LIMIT: as availability. */
enum err series_block_choose(const struct operation *operation, const struct series_terms *terms,
        int32_t first, unix_s_t now, struct series_block *ret_block) ATTRIBUTE_MUST_USE;

/* Makes a session of each free choice and decides all dates of the block: its sessions go to
 * ret_sessions (SERIES_BLOCK_MAX). ERR_CONFLICT: somebody was faster, the write is made again. */
enum err series_block_claim(const struct operation *operation, const struct series_terms *terms,
        struct id series, const struct series_block *block, unix_s_t now,
        struct session_row *ret_sessions, size_t *ret_count) ATTRIBUTE_MUST_USE;

#endif

/* Every coach's zone, hours, exceptions, rules, traits and wishes in memory, so that a search among
 * thousands reads the claims of those few only who could be on the page. Read again, coach by
 * coach, when the database says that they changed (coach_change). Shared by the reading threads.
 * For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_BOARD_H
#define PORCHLIGHT_SCHEDULER_STORE_BOARD_H

#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/hours.h"
#include "scheduler/core/rules.h"
#include "scheduler/core/traits.h"
#include "scheduler/core/wish.h"
#include "scheduler/store/scope.h"

struct board;
struct operation;

enum { BOARD_COACHES_MAX = 20000 };

struct board_coach { /* one block of memory */
    struct member member;
    const struct zone *zone; /* lent by the operation's zones */
    struct rules rules;
    struct traits traits;
    struct wishes wishes;
    struct hours hours; /* without holidays, which are the organisation's */
};

/* NULL: no memory. */
struct board *board_create(void);
void board_destroy(struct board *board);

/* Brings the board to what this operation's transaction sees (or newer, if another thread was
 * faster), then keeps it as it is until board_leave. Exceptions are there from the day before now
 * on. ERR_LIMIT: BOARD_COACHES_MAX, or a coach beyond the limits of core/hours.h. */
enum err board_enter(
        const struct operation *operation, struct board *board, unix_s_t now) ATTRIBUTE_MUST_USE;
void board_leave(struct board *board);

/* Between the two: those that have not ended, by id. */
const struct board_coach *const *board_coaches(const struct board *board, size_t *ret_count);

#endif

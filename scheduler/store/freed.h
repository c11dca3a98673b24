/* Coaches' time that came free while somebody waits: given back, or opened by new hours. Whose turn
 * it is then is offer_turn.c's, by way of store/dues. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_FREED_H
#define PORCHLIGHT_SCHEDULER_STORE_FREED_H

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/hours.h"
#include "scheduler/core/interval.h"
#include "scheduler/store/scope.h"

struct operation;

struct freed {
    struct id id;
    struct id programme;
    struct id coach;
    struct id person; /* who gave it back; zero: nobody */
    struct interval time;
};

/* Kept, and looked at from look_at on, where somebody waits for this coach, or for anyone. id and
 * programme are found here. What of it is over is left out. */
enum err freed_put(const struct operation *operation, const struct freed *freed,
        unix_s_t look_at) ATTRIBUTE_MUST_USE;

/* The session has let go of its time, buffer included. */
enum err freed_put_session(const struct operation *operation, struct id session) ATTRIBUTE_MUST_USE;

/* The coach has these weekly windows instead of those of before: what of them was closed until now,
 * looked at a stretch a second, the soonest first. */
enum err freed_put_hours(const struct operation *operation, const struct member *coach,
        const struct hours *before) ATTRIBUTE_MUST_USE;

/* ret_is_there false: there is none, or it is over. */
enum err freed_find(const struct operation *operation, struct id id, struct freed *ret_freed,
        bool *ret_is_there) ATTRIBUTE_MUST_USE;

enum { FREED_AGAIN_MAX = 128 };

/* Somebody answered, or is not asked any more: what else is free in the programme is looked at
 * again, the soonest FREED_AGAIN_MAX of it, one a second. */
enum err freed_look_again(
        const struct operation *operation, struct id programme) ATTRIBUTE_MUST_USE;

#endif

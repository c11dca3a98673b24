/* All that decides whether a coach is free for a person, loaded for one stretch of time: a query
 * of core's slots with its lists. For operations; the same for offers and for claims. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AVAILABILITY_H
#define PORCHLIGHT_SCHEDULER_STORE_AVAILABILITY_H

#include <stdbool.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/coach_time.h"

struct availability;
struct board_coach;
struct member;
struct operation;
struct session_slot;

struct availability_wish {
    const struct member *coach; /* of availability_load */
    struct id programme;        /* of availability_begin: whose holidays hold */
    struct id person;           /* zero: nobody in particular */
    struct id moving;           /* a session whose own time counts as free; zero: none */
    int length_min;             /* checked already */
    unix_s_t now;
    struct interval time; /* starts asked for; cut to what core allows from now */
    bool is_standing;     /* as of struct coach_wish; time is then not longer than
                             HOURS_RANGE_DAYS_MAX */
};

/* One coach. ERR_MEMORY, ERR_IO; ERR_INTERNAL: the coach's zone is not on this machine. */
enum err availability_load(const struct operation *operation, const struct availability_wish *wish,
        struct availability **ret_availability) ATTRIBUTE_MUST_USE;
void availability_destroy(struct availability *availability);

/* The same in two steps, where something else is to be asked on the same way (query_send): coach is
 * all that send must know, and the wish's coach may be NULL. Read after whatever was sent before,
 * or destroy. */
enum err availability_send(const struct operation *operation, const struct availability_wish *wish,
        struct id coach, struct availability **ret_availability) ATTRIBUTE_MUST_USE;
enum err availability_read(const struct operation *operation, struct availability *availability,
        const struct member *coach) ATTRIBUTE_MUST_USE;

/* Several coaches of one programme, one after the other: availability_query is then about the last
 * one, with starts in time, which lies in the wish's. */
enum err availability_begin(const struct operation *operation, const struct availability_wish *wish,
        struct availability **ret_availability) ATTRIBUTE_MUST_USE;
enum err availability_coach(const struct operation *operation, struct availability *availability,
        const struct member *coach, struct interval time) ATTRIBUTE_MUST_USE;

/* The same of a coach on the board, in two steps: look, which reads nothing, gives every start that
 * the hours would allow; take leaves out what is taken. */
enum err availability_look(struct availability *availability, const struct board_coach *coach,
        struct interval time) ATTRIBUTE_MUST_USE;
enum err availability_take(const struct operation *operation, struct availability *availability,
        const struct board_coach *coach) ATTRIBUTE_MUST_USE;

/* Lend: the query about the coach last looked at, and what it was made from. */
const struct slots_query *availability_query(const struct availability *availability);
const struct coach_time *availability_time(const struct availability *availability);
const struct coach_wish *availability_asked(const struct availability *availability);

/* What somebody who lost a time is offered instead: the coach's nearest, at most SLOTS_NEAREST.
 * Returns how many. */
size_t alternatives_find(const struct slots_query *query, struct id coach, unix_s_t wish,
        struct session_slot *ret_slots);

#endif

/* What assign.c, assign_switch.c, assign_path.c and assign_tie.c work on together. All numbers are
 * int32_t: at the limits of assign.h no sum of theirs comes near 2^31.
 *
 * "Nobody" is one more coach, the last, with room for all and a score so bad (-unpaired) that no
 * chain of switches makes up for one more pair. Each coach has a price, from 0; a person is always
 * with the coach where score minus price is largest. While that holds, and only full coaches have a
 * price, the pairing is optimal: the prices prove it. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ASSIGN_WORK_H
#define PORCHLIGHT_SCHEDULER_CORE_ASSIGN_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ASSIGN_FAR = 1 << 30 }; /* the cost of a switch that nobody can make */

struct assign_work {
    int32_t people;
    int32_t coaches;       /* without nobody, whose index this is */
    int32_t columns;       /* coaches + 1 */
    int32_t unpaired;      /* what it costs to leave one person without a coach */
    const int32_t *scores; /* borrowed; people x coaches */

    /* of each coach, nobody included */
    int32_t *capacity;
    int32_t *load; /* how many people; more than capacity while there is work to do */
    int32_t *price;
    int32_t *first; /* its first person; -1: none */

    /* of each person */
    int32_t *coach; /* -1: not begun */
    int32_t *next;  /* with the same coach; -1: the last */
    int32_t *previous;

    /* the cheapest switch from each coach (row) to each other: what is lost, and who switches */
    int32_t *cost;
    int32_t *mover;
    int32_t *stale; /* of each row, how many entries are out of date; -1: all */

    /* the search: of each coach */
    int32_t *distance; /* from the coaches that are over their capacity */
    int32_t *from;     /* the coach before it on the way; -1: none */
    int32_t *settled;  /* INT32_MAX: its distance is final; 0: not yet */
    int32_t *list;     /* scratch */

    /* assign_tie.c's: bits, one for each coach */
    size_t words;      /* of a row of them */
    uint64_t *into;    /* a row for each coach: from where somebody may come */
    uint64_t *reached; /* one row */
};

static inline int32_t assign_score(const struct assign_work *work, int32_t person, int32_t coach)
{
    if (coach == work->coaches)
        return -work->unpaired;
    return work->scores[(size_t)person * (size_t)work->coaches + (size_t)coach];
}

static inline size_t assign_cell(const struct assign_work *work, int32_t from, int32_t to)
{
    return (size_t)from * (size_t)work->columns + (size_t)to;
}

/* assign_switch.c: who is with whom, and the switches that follow from it. */
void assign_enter(struct assign_work *work, int32_t person, int32_t coach);
void assign_move(struct assign_work *work, int32_t person, int32_t coach);

/* The costs of a coach's row, up to date; the movers, too. */
const int32_t *assign_row(struct assign_work *work, int32_t coach);

/* assign_path.c: relieves every coach that is over its capacity, at the least cost, and sets the
 * prices that prove it. */
void assign_relieve(struct assign_work *work);

/* assign_tie.c: makes of this pairing the one of all equally good ones that assign.h promises. The
 * rows are gone afterwards: it counts in their memory. */
void assign_settle_ties(struct assign_work *work);

#endif

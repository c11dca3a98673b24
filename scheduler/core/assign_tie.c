/* Many pairings may be equally good; this makes the answer one of them by a rule that a person can
 * be told (assign.h). The prices say who may be where in any of the best: with every coach where
 * score minus price is as large as where they are. Person after person moves to the earliest coach
 * like that for which a circle of others makes up, each of them by such a move and none of them
 * decided before. "Nobody" closes circles, too: a free place may be taken, and at a coach without a
 * price one may become free. */
#include "scheduler/core/assign_work.h"

#include <string.h>

struct ties {
    struct assign_work *work;
    int32_t *tied;   /* from, to: how many undecided people of "from" may as well be with "to" */
    int32_t *room;   /* of each coach: places nobody has */
    int32_t *toward; /* of a reached coach: the next one on the way */
};

static bool bit_has(const uint64_t *bits, int32_t bit)
{
    return bits[bit / 64] >> (bit % 64) & 1;
}

static void bit_set(uint64_t *bits, int32_t bit, bool is_set)
{
    uint64_t mask = UINT64_C(1) << (bit % 64);
    bits[bit / 64] = is_set ? bits[bit / 64] | mask : bits[bit / 64] & ~mask;
}

static int32_t worth_of(const struct assign_work *work, int32_t person, int32_t coach)
{
    return assign_score(work, person, coach) - work->price[coach];
}

/* --- who may come from where ---------------------------------------------------------------------
 */

/* Nobody moves on a free way: a place is taken, or becomes free. */
static bool is_free(const struct ties *ties, int32_t from, int32_t to)
{
    int32_t nobody = ties->work->coaches;
    return (to == nobody && ties->room[from] > 0) || (from == nobody && ties->work->price[to] == 0);
}

static void way_update(struct ties *ties, int32_t from, int32_t to)
{
    bool is_open = ties->tied[assign_cell(ties->work, from, to)] > 0 || is_free(ties, from, to);
    bit_set(&ties->work->into[(size_t)to * ties->work->words], from, is_open);
}

/* Counts a person in (1) or out (-1) where they are; returns the earliest coach that is as good,
 * which may be their own. */
static int32_t person_count(struct ties *ties, int32_t person, int32_t by)
{
    const struct assign_work *work = ties->work;
    int32_t coach = work->coach[person], earliest = coach;
    int32_t worth = worth_of(work, person, coach);
    for (int32_t to = work->coaches; to >= 0; to--) {
        if (worth_of(work, person, to) != worth || to == coach)
            continue;
        int32_t *tied = &ties->tied[assign_cell(work, coach, to)];
        *tied += by;
        if (*tied == 0 || (*tied == 1 && by > 0))
            way_update(ties, coach, to);
        if (to < earliest)
            earliest = to;
    }
    return earliest;
}

static void ties_count(struct ties *ties)
{
    struct assign_work *work = ties->work;
    int32_t nobody = work->coaches;
    memset(ties->tied, 0, assign_cell(work, work->columns, 0) * sizeof(ties->tied[0]));
    memset(work->into, 0, (size_t)work->columns * work->words * sizeof(work->into[0]));
    for (int32_t i = 0; i < work->columns; i++)
        ties->room[i] = work->capacity[i] - work->load[i];
    for (int32_t i = 0; i < nobody; i++) {
        way_update(ties, i, nobody);
        way_update(ties, nobody, i);
    }
    for (int32_t person = 0; person < work->people; person++)
        person_count(ties, person, 1);
}

/* --- circles ---------------------------------------------------------------------------------- */

/* The coaches whose bits are set, first reached now: notes the way, puts them into the queue. */
static int32_t reach_word(
        struct ties *ties, uint64_t fresh, int32_t first, int32_t to, int32_t *queue)
{
    int32_t count = 0;
    for (int32_t from = first; fresh; from++, fresh >>= 1) {
        if (fresh & 1) {
            ties->toward[from] = to;
            queue[count++] = from;
        }
    }
    return count;
}

/* Marks every coach from which a chain of undecided people leads to this one. */
static void reach(struct ties *ties, int32_t coach)
{
    struct assign_work *work = ties->work;
    int32_t *queue = work->list;
    int32_t count = 0;
    memset(work->reached, 0, work->words * sizeof(work->reached[0]));
    bit_set(work->reached, coach, true);
    queue[count++] = coach;
    for (int32_t head = 0; head < count; head++) {
        const uint64_t *into = &work->into[(size_t)queue[head] * work->words];
        for (size_t i = 0; i < work->words; i++) {
            uint64_t fresh = into[i] & ~work->reached[i];
            work->reached[i] |= fresh;
            count += reach_word(ties, fresh, (int32_t)i * 64, queue[head], &queue[count]);
        }
    }
}

/* Somebody undecided (their index is above that of the one who is being decided). */
static int32_t mover_between(const struct ties *ties, int32_t from, int32_t to, int32_t decided)
{
    const struct assign_work *work = ties->work;
    int32_t person = work->first[from];
    while (person <= decided || worth_of(work, person, to) != worth_of(work, person, from))
        person = work->next[person];
    return person;
}

/* Room is given and taken on free ways only: elsewhere on a circle one comes where one goes. */
static void way_go(struct ties *ties, int32_t from, int32_t to, int32_t decided)
{
    int32_t nobody = ties->work->coaches;
    if (is_free(ties, from, to)) {
        int32_t coach = to == nobody ? from : to;
        ties->room[coach] += to == nobody ? -1 : 1;
        way_update(ties, coach, nobody);
        return;
    }
    int32_t person = mover_between(ties, from, to, decided);
    person_count(ties, person, -1);
    assign_move(ties->work, person, to);
    person_count(ties, person, 1);
}

/* The earliest coach of a person's that a circle can make up for. */
static int32_t earliest_reached(const struct ties *ties, int32_t person, int32_t earliest)
{
    const struct assign_work *work = ties->work;
    int32_t coach = work->coach[person];
    int32_t worth = worth_of(work, person, coach);
    for (int32_t to = earliest; to < coach; to++) {
        if (worth_of(work, person, to) == worth && bit_has(work->reached, to))
            return to;
    }
    return coach;
}

static void person_decide(struct ties *ties, int32_t person)
{
    int32_t coach = ties->work->coach[person];
    int32_t earliest = person_count(ties, person, -1);
    if (earliest == coach)
        return;
    reach(ties, coach);
    int32_t better = earliest_reached(ties, person, earliest);
    if (better == coach)
        return;
    for (int32_t at = better; at != coach; at = ties->toward[at])
        way_go(ties, at, ties->toward[at], person);
    assign_move(ties->work, person, better);
}

void assign_settle_ties(struct assign_work *work)
{
    struct ties ties = {
            .work = work, .tied = work->cost, .room = work->distance, .toward = work->from};
    for (int32_t i = 0; i < work->columns; i++)
        work->stale[i] = -1; /* no rows from here on: nothing is to be kept up to date */
    ties_count(&ties);
    for (int32_t person = 0; person < work->people; person++)
        person_decide(&ties, person);
}

/* Pairs a cohort: checks what it is given, takes the memory once, brings the people in by groups,
 * each person to the coach whom they are best with at today's prices, and has the coaches relieved
 * after each group. (In groups, because relieving a coach who has everybody is slow, and because
 * one group's ways are often of use for all of it.) */
#include "scheduler/core/assign.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/core/assign_work.h"

enum { GROUPS = 16 }; /* 8 to 32 are equally quick, 1 and 128 are not */

/* --- checking ------------------------------------------------------------------------------------
 */

static bool is_score(int32_t score)
{
    return score == ASSIGN_FORBIDDEN || (score >= -ASSIGN_SCORE_MAX && score <= ASSIGN_SCORE_MAX);
}

static enum err cohort_check(const struct assign_cohort *cohort, struct error *error)
{
    if (cohort->people > ASSIGN_PEOPLE_MAX)
        return error_set(error, ERR_LIMIT, "people", "at most %d at once", ASSIGN_PEOPLE_MAX);
    if (cohort->coaches > ASSIGN_COACHES_MAX)
        return error_set(error, ERR_LIMIT, "coaches", "at most %d at once", ASSIGN_COACHES_MAX);
    for (size_t i = 0; i < cohort->coaches; i++) {
        if (cohort->capacity[i] < 0)
            return error_set(error, ERR_INPUT, "capacity", "must not be below 0");
    }
    for (size_t i = 0; i < cohort->people * cohort->coaches; i++) {
        if (!is_score(cohort->scores[i]))
            return error_set(error, ERR_INPUT, "scores", "must be from %d to %d", -ASSIGN_SCORE_MAX,
                    ASSIGN_SCORE_MAX);
    }
    return ERR_OK;
}

/* One more pair is worth any chain of switches: each coach is on it once at most. */
static int32_t unpaired_of(const struct assign_cohort *cohort)
{
    return (2 * ASSIGN_SCORE_MAX + 1) * ((int32_t)cohort->coaches + 2);
}

/* --- memory --------------------------------------------------------------------------------------
 */

static int32_t *take(int32_t **memory, size_t count)
{
    int32_t *taken = *memory;
    *memory += count;
    return taken;
}

static void work_divide(struct assign_work *work, int32_t *memory)
{
    size_t people = (size_t)work->people, columns = (size_t)work->columns;
    int32_t **of_coaches[] = {&work->capacity, &work->load, &work->price, &work->first,
            &work->stale, &work->distance, &work->from, &work->settled, &work->list};
    for (size_t i = 0; i < sizeof(of_coaches) / sizeof(of_coaches[0]); i++)
        *of_coaches[i] = take(&memory, columns);
    work->coach = take(&memory, people);
    work->next = take(&memory, people);
    work->previous = take(&memory, people);
    work->cost = take(&memory, columns * columns);
    work->mover = take(&memory, columns * columns);
}

/* One block; the bits stand first, because they need the widest alignment. */
static void *work_allocate(struct assign_work *work)
{
    size_t people = (size_t)work->people, columns = (size_t)work->columns;
    work->words = (columns + 63) / 64;
    size_t bit_words = (columns + 1) * work->words;
    size_t numbers = 9 * columns + 3 * people + 2 * columns * columns;
    uint64_t *block = malloc(bit_words * sizeof(uint64_t) + numbers * sizeof(int32_t));
    if (!block)
        return NULL;
    work->into = block;
    work->reached = block + columns * work->words;
    work_divide(work, (int32_t *)(block + bit_words));
    return block;
}

static void work_fill(struct assign_work *work, const int32_t *capacity)
{
    for (int32_t i = 0; i < work->columns; i++) {
        bool is_nobody = i == work->coaches;
        bool is_all = is_nobody || capacity[i] > work->people;
        work->capacity[i] = is_all ? work->people + is_nobody : capacity[i];
        work->load[i] = 0;
        work->price[i] = 0;
        work->first[i] = -1;
        work->stale[i] = -1;
    }
}

/* --- pairing -------------------------------------------------------------------------------------
 */

/* The coach whom a person is best with; of equals one that still has a place. */
static int32_t best_coach(const struct assign_work *work, int32_t person)
{
    int32_t best = work->coaches, best_worth = -work->unpaired;
    const int32_t *scores = &work->scores[(size_t)person * (size_t)work->coaches];
    for (int32_t i = 0; i < work->coaches; i++) {
        int32_t worth = scores[i] - work->price[i];
        if (worth > best_worth || (worth == best_worth && work->load[i] < work->capacity[i] &&
                                          work->load[best] >= work->capacity[best])) {
            best = i;
            best_worth = worth;
        }
    }
    return best;
}

static void work_pair(struct assign_work *work)
{
    int32_t group = work->people / GROUPS + 1;
    for (int32_t person = 0; person < work->people; person++) {
        assign_enter(work, person, best_coach(work, person));
        if (person % group == group - 1)
            assign_relieve(work);
    }
    assign_relieve(work);
    assign_settle_ties(work);
}

static struct assign_total work_answer(const struct assign_work *work, int32_t *ret_coach)
{
    struct assign_total total = {0};
    for (int32_t person = 0; person < work->people; person++) {
        int32_t coach = work->coach[person];
        bool is_paired = coach != work->coaches;
        ret_coach[person] = is_paired ? coach : ASSIGN_NOBODY;
        total.paired += is_paired;
        total.score += is_paired ? assign_score(work, person, coach) : 0;
    }
    return total;
}

enum err assign_solve(const struct assign_cohort *cohort, int32_t *ret_coach,
        struct assign_total *ret_total, struct error *error)
{
    enum err err = cohort_check(cohort, error);
    if (err)
        return err;
    struct assign_work work = {.people = (int32_t)cohort->people,
            .coaches = (int32_t)cohort->coaches,
            .columns = (int32_t)cohort->coaches + 1,
            .unpaired = unpaired_of(cohort),
            .scores = cohort->scores};
    void *block = work_allocate(&work);
    if (!block)
        return ERR_MEMORY;
    work_fill(&work, cohort->capacity);
    work_pair(&work);
    struct assign_total total = work_answer(&work, ret_coach);
    free(block);
    if (ret_total)
        *ret_total = total;
    return ERR_OK;
}

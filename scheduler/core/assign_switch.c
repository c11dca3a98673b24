/* Who is with which coach, and for every two coaches the cheapest switch from the one to the other.
 * A row of such switches is made when the search first asks for it, and kept up to date from then
 * on: who comes is compared with each entry, who goes leaves stale ones behind, which are filled in
 * when the row is next asked for. Almost all time of a pairing is spent here and in assign_path. */
#include "scheduler/core/assign_work.h"

enum { STALE_COST = INT32_MIN }; /* no switch is cheaper: the entry stays stale until mended */

/* --- who is with whom --------------------------------------------------------------------------
 */

static void person_link(struct assign_work *work, int32_t person, int32_t coach)
{
    int32_t first = work->first[coach];
    work->coach[person] = coach;
    work->next[person] = first;
    work->previous[person] = -1;
    if (first >= 0)
        work->previous[first] = person;
    work->first[coach] = person;
    work->load[coach]++;
}

static void person_unlink(struct assign_work *work, int32_t person)
{
    int32_t coach = work->coach[person];
    int32_t next = work->next[person], previous = work->previous[person];
    if (previous >= 0)
        work->next[previous] = next;
    else
        work->first[coach] = next;
    if (next >= 0)
        work->previous[next] = previous;
    work->load[coach]--;
}

/* --- rows --------------------------------------------------------------------------------------
 */

struct row {
    int32_t *cost;
    int32_t *mover;
};

static struct row row_of(const struct assign_work *work, int32_t coach)
{
    size_t cell = assign_cell(work, coach, 0);
    return (struct row){.cost = &work->cost[cell], .mover = &work->mover[cell]};
}

/* For the compiler to do several at once: no branch, and nothing overlaps. */
static void row_compare(int32_t *restrict cost, int32_t *restrict mover,
        const int32_t *restrict scores, int32_t count, int32_t here, int32_t person)
{
    for (int32_t i = 0; i < count; i++) {
        int32_t lost = here - scores[i];
        bool is_cheaper = lost < cost[i];
        cost[i] = is_cheaper ? lost : cost[i];
        mover[i] = is_cheaper ? person : mover[i];
    }
}

static void row_take(const struct assign_work *work, int32_t coach, int32_t person)
{
    struct row row = row_of(work, coach);
    int32_t nobody = work->coaches;
    int32_t here = assign_score(work, person, coach);
    const int32_t *scores = &work->scores[(size_t)person * (size_t)work->coaches];
    row_compare(row.cost, row.mover, scores, nobody, here, person);
    if (here + work->unpaired < row.cost[nobody]) {
        row.cost[nobody] = here + work->unpaired;
        row.mover[nobody] = person;
    }
}

static void row_make(struct assign_work *work, int32_t coach)
{
    struct row row = row_of(work, coach);
    for (int32_t i = 0; i < work->columns; i++)
        row.cost[i] = ASSIGN_FAR;
    for (int32_t person = work->first[coach]; person >= 0; person = work->next[person])
        row_take(work, coach, person);
    work->stale[coach] = 0;
}

/* Lists the stale entries, as if nobody could make these switches. */
static int32_t row_clear_stale(const struct assign_work *work, struct row row)
{
    int32_t count = 0;
    for (int32_t i = 0; i < work->columns; i++) {
        if (row.cost[i] == STALE_COST) {
            row.cost[i] = ASSIGN_FAR;
            work->list[count++] = i;
        }
    }
    return count;
}

static void row_mend(struct assign_work *work, int32_t coach)
{
    struct row row = row_of(work, coach);
    int32_t count = row_clear_stale(work, row);
    for (int32_t person = work->first[coach]; person >= 0; person = work->next[person]) {
        int32_t here = assign_score(work, person, coach);
        for (int32_t i = 0; i < count; i++) {
            int32_t to = work->list[i];
            int32_t lost = here - assign_score(work, person, to);
            if (lost < row.cost[to]) {
                row.cost[to] = lost;
                row.mover[to] = person;
            }
        }
    }
    work->stale[coach] = 0;
}

const int32_t *assign_row(struct assign_work *work, int32_t coach)
{
    int32_t stale = work->stale[coach];
    if (stale < 0 || stale > work->columns / 4) /* all in a row is quicker than every fourth */
        row_make(work, coach);
    else if (stale > 0)
        row_mend(work, coach);
    return row_of(work, coach).cost;
}

/* --- coming and going --------------------------------------------------------------------------
 */

static void row_drop(struct assign_work *work, int32_t coach, int32_t person)
{
    struct row row = row_of(work, coach);
    int32_t count = 0;
    for (int32_t i = 0; i < work->columns; i++) {
        bool is_mover = row.mover[i] == person && row.cost[i] != STALE_COST;
        row.cost[i] = is_mover ? STALE_COST : row.cost[i];
        count += is_mover;
    }
    work->stale[coach] += count;
}

void assign_enter(struct assign_work *work, int32_t person, int32_t coach)
{
    person_link(work, person, coach);
    if (work->stale[coach] >= 0)
        row_take(work, coach, person);
}

void assign_move(struct assign_work *work, int32_t person, int32_t coach)
{
    int32_t old = work->coach[person];
    person_unlink(work, person);
    if (work->stale[old] >= 0)
        row_drop(work, old, person);
    assign_enter(work, person, coach);
}

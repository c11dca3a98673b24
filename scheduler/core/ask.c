/* The decisions of an ask. Called by the store at each step of one: when it is made, when a coach
 * passes or does not answer, when its time to look has come. */
#include "scheduler/core/ask.h"

#include <stdint.h>
#include <string.h>

const char *const ask_status_names[ASK_STATUS_COUNT + 1] = {
        [ASK_WAITING] = "waiting",
        [ASK_ANSWERED] = "answered",
        [ASK_GIVEN_UP] = "given_up",
        [ASK_WITHDRAWN] = "withdrawn",
        [ASK_STATUS_COUNT] = NULL,
};

/* Could be rung for this ask, now or later. */
static bool is_candidate(const struct ask_coach *coach)
{
    return !coach->was_rung && coach->free_at != ASK_NEVER;
}

static bool is_free(const struct ask_coach *coach, unix_s_t now)
{
    return is_candidate(coach) && !coach->is_ringing && coach->free_at <= now;
}

static bool is_idler(const struct ask_coach *a, const struct ask_coach *b)
{
    if (a->idle_since != b->idle_since)
        return a->idle_since < b->idle_since;
    return memcmp(a->id.bytes, b->id.bytes, ID_BYTES) < 0;
}

/* Returns how many are free; the one idle longest of them is *ret_coach. */
static size_t free_find(const struct ask_facts *facts, size_t *ret_coach)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->count; i++) {
        if (!is_free(&facts->coaches[i], facts->now))
            continue;
        if (count == 0 || is_idler(&facts->coaches[i], &facts->coaches[*ret_coach]))
            *ret_coach = i;
        count++;
    }
    return count;
}

/* When somebody else could be rung; ASK_NEVER: nobody, as far as we know. */
static unix_s_t next_free(const struct ask_facts *facts)
{
    unix_s_t soonest = ASK_NEVER;
    for (size_t i = 0; i < facts->count; i++) {
        const struct ask_coach *coach = &facts->coaches[i];
        unix_s_t at = coach->free_at;
        if (!is_candidate(coach))
            continue;
        if (at <= facts->now) /* rung for somebody else, or left to whoever asked before */
            at = facts->now + ASK_LOOK_S;
        soonest = at < soonest ? at : soonest;
    }
    return soonest;
}

bool ask_is_fresh(unix_s_t made_at, unix_s_t now)
{
    return now < made_at + ASK_RING_S;
}

static bool is_same_for_all(const struct ask_facts *facts)
{
    return facts->is_anybody_there && ask_is_fresh(facts->made_at, facts->now);
}

struct ask_step ask_next(const struct ask_facts *facts)
{
    unix_s_t end = facts->made_at + ASK_LIFE_S;
    struct ask_step step = {.move = ASK_GIVE_UP};
    if (facts->now >= end)
        return step;
    if (free_find(facts, &step.coach) > facts->ahead) {
        step.move = ASK_RING;
        return step;
    }
    unix_s_t soonest = next_free(facts);
    if (soonest >= end && !is_same_for_all(facts))
        return step;
    step.move = ASK_WAIT;
    step.look_at = soonest < end ? soonest : facts->made_at + ASK_RING_S;
    return step;
}

/* How many candidates are free by then. */
static size_t free_by(const struct ask_facts *facts, unix_s_t at)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->count; i++)
        count += is_candidate(&facts->coaches[i]) && facts->coaches[i].free_at <= at;
    return count;
}

int ask_wait_min(const struct ask_facts *facts)
{
    unix_s_t soonest = ASK_NEVER;
    if (is_same_for_all(facts))
        return ASK_WAIT_UNKNOWN;
    if (facts->is_rung || free_by(facts, facts->now) > facts->ahead)
        return 1;
    for (size_t i = 0; i < facts->count; i++) {
        unix_s_t at = facts->coaches[i].free_at;
        if (is_candidate(&facts->coaches[i]) && at < soonest && free_by(facts, at) > facts->ahead)
            soonest = at;
    }
    if (soonest >= facts->made_at + ASK_LIFE_S)
        return ASK_WAIT_UNKNOWN;
    return (int)((soonest - facts->now + 59) / 60) + 1;
}

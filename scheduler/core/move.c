/* The rules of moves: whose yes, until when, which answer. Called by the store's operations, which
 * know the facts, and by nobody else. */
#include "scheduler/core/move.h"

#include <stddef.h>

const char *const move_kind_names[] = {
        [MOVE_TIME] = "time",
        [MOVE_COVER] = "cover",
        [MOVE_COVER + 1] = NULL,
};

const char *const move_status_names[] = {
        [MOVE_OPEN] = "open",
        [MOVE_ACCEPTED] = "accepted",
        [MOVE_DECLINED] = "declined",
        [MOVE_WITHDRAWN] = "withdrawn",
        [MOVE_LAPSED] = "lapsed",
        [MOVE_REPLACED] = "replaced",
        [MOVE_REPLACED + 1] = NULL,
};

enum err move_ask(const struct move_facts *facts, struct move_sides *ret_sides)
{
    switch (facts->proposer) {
    case ROLE_PERSON:
        if (!facts->is_offered && !facts->is_asked)
            return ERR_CONFLICT;
        *ret_sides = (struct move_sides){.coach = !facts->is_offered};
        return ERR_OK;
    case ROLE_COACH:
        *ret_sides = (struct move_sides){.person = true};
        return ERR_OK;
    case ROLE_COORDINATOR:
        *ret_sides = (struct move_sides){.person = true, .coach = !facts->is_offered};
        return ERR_OK;
    case ROLE_NOBODY:
    case ROLE_OPERATOR:
    case ROLE_SYSTEM:
        return ERR_FORBIDDEN;
    }
    return ERR_FORBIDDEN;
}

unix_s_t move_deadline(unix_s_t now, unix_s_t old_start_at, unix_s_t new_start_at)
{
    unix_s_t first = old_start_at < new_start_at ? old_start_at : new_start_at;
    unix_s_t deadline = first - MOVE_AHEAD_S;
    if (deadline > now + MOVE_LIFE_S)
        deadline = now + MOVE_LIFE_S;
    return deadline > now ? deadline : 0;
}

/* --- answers ---------------------------------------------------------------------------------- */

static bool waits_for(const struct move_sides *sides, enum role role)
{
    return (role == ROLE_PERSON && sides->person) || (role == ROLE_COACH && sides->coach);
}

static enum err state_accept(struct move_state *state, enum role role)
{
    if (state->status != MOVE_OPEN || !waits_for(&state->waits_for, role))
        return ERR_NOT_NOW;
    if (role == ROLE_PERSON)
        state->waits_for.person = false;
    else
        state->waits_for.coach = false;
    if (!state->waits_for.person && !state->waits_for.coach)
        state->status = MOVE_ACCEPTED;
    return ERR_OK;
}

/* A cover is a proposal that counts as accepted until the person says otherwise. */
static enum err state_decline(struct move_state *state, enum role role)
{
    bool is_cover = state->kind == MOVE_COVER && state->status == MOVE_ACCEPTED;
    if (is_cover && role != ROLE_PERSON)
        return ERR_FORBIDDEN;
    if (!is_cover && (state->status != MOVE_OPEN || !waits_for(&state->waits_for, role)))
        return ERR_NOT_NOW;
    state->status = MOVE_DECLINED;
    return ERR_OK;
}

static enum err state_end(struct move_state *state, bool is_allowed, enum move_status status)
{
    if (state->status != MOVE_OPEN)
        return ERR_NOT_NOW;
    if (!is_allowed)
        return ERR_FORBIDDEN;
    state->status = status;
    return ERR_OK;
}

static enum err state_change(struct move_state *state, enum move_event event, enum role role)
{
    switch (event) {
    case MOVE_ACCEPT:
        return state_accept(state, role);
    case MOVE_DECLINE:
        return state_decline(state, role);
    case MOVE_WITHDRAW:
        return state_end(state, role == state->proposer, MOVE_WITHDRAWN);
    case MOVE_LAPSE:
        return state_end(state, role == ROLE_SYSTEM, MOVE_LAPSED);
    case MOVE_REPLACE:
        return state_end(state, true, MOVE_REPLACED);
    }
    return ERR_NOT_NOW;
}

enum err move_next(const struct move_state *state, enum move_event event, enum role role,
        struct move_state *ret_state)
{
    struct move_state next = *state;
    enum err err = state_change(&next, event, role);
    if (!err)
        *ret_state = next;
    return err;
}

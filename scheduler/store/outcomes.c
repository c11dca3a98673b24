/* Telling how a session went. Runs on the writer; what follows what is core/booking's, and nothing
 * but the session itself is changed by it. */
#include "scheduler/store/outcomes.h"

#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outcome_row.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

static enum err tell_check(const struct operation *operation, const struct session_tell *call,
        const struct session_row *row)
{
    struct error *error = operation->error;
    bool is_coach = call->write.actor.role == ROLE_COACH;
    if (!booking_is_told(row->status))
        return error_set(error, ERR_NOT_NOW, "session", "It is not over yet, or was not to be.");
    if (is_coach && row->outcome.due_at <= call->write.now)
        return error_set(error, ERR_NOT_NOW, "session", "It is settled; ask a coordinator.");
    if (call->outcome == BOOKING_NOT_REACHED && row->person_here)
        return error_set(error, ERR_NOT_NOW, "status", "They had come.");
    return ERR_OK;
}

static enum err session_tell_run(struct operation *operation, const void *in, void *out)
{
    const struct session_tell *call = in;
    const struct write *write = &call->write;
    struct session_row *row = out;
    bool is_coach = write->actor.role == ROLE_COACH;
    operation->object = call->session;
    enum err err = lock_row(operation, LOCK_SESSION, call->session);
    if (!err)
        err = session_row_find(operation, &write->actor, call->session, row);
    if (!err)
        err = match_check(operation, write, row);
    if (!err)
        err = tell_check(operation, call, row);
    if (!err)
        err = session_row_move(operation, row, booking_telling(call->outcome), write->actor.role);
    if (err)
        return err;
    return outcome_write(operation, row,
            (struct session_outcome){.by = is_coach ? OUTCOME_COACH : OUTCOME_COORDINATOR,
                    .due_at = is_coach ? row->outcome.due_at : 0});
}

const struct store_call session_tell = {
        .name = "session.tell",
        .in_size = sizeof(struct session_tell),
        .out_size = sizeof(struct session_row),
        .is_write = true,
        .run = session_tell_run,
};

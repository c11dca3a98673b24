/* Cover: another coach steps in at the same time. It is done at once and told to the person, who
 * may decline until the start (move_answer). For coordinators. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_COVERS_H
#define PORCHLIGHT_SCHEDULER_STORE_COVERS_H

#include <stddef.h>

#include "scheduler/store/moves.h"
#include "scheduler/store/write.h"

struct store_call;

/* Write, coordinator: the session's successor has the same time and this coach, whose hours are not
 * asked but whose time must be free. ERR_NOT_FOUND "session", "coach". ERR_CONFLICT "coach": has
 * something else then, or is away. ERR_NOT_NOW "session": it has begun or is booked no more;
 * "coach": it is the session's own, or one whom this person may not have (store/fitting.h). */
struct session_cover {
    struct write write;
    struct id session;
    struct id coach;
};
extern const struct store_call session_cover; /* out: struct move_out */

enum { COVERS_MAX = 24 }; /* sessions handed over in one call: a long day */

/* Write, coordinator: the same for several, as many as can be: what of them cannot be covered is
 * left as it is, and why. ERR_INPUT "sessions": one is named twice. */
struct sessions_cover {
    struct write write;
    struct id coach;
    size_t count;
    struct id sessions[COVERS_MAX];
};
struct sessions_cover_out {
    size_t count;              /* as asked, in that order */
    enum err errs[COVERS_MAX]; /* ERR_OK: covered; ERR_CONFLICT, ERR_NOT_NOW, ERR_NOT_FOUND */
    bool is_away[COVERS_MAX];  /* of ERR_CONFLICT: the coach is away then */
    struct move_out moves[COVERS_MAX]; /* of those that are covered */
};
extern const struct store_call sessions_cover;

#endif

/* The times of an absence. Called by the store when an absence is saved. */
#include "scheduler/core/away.h"

static unix_s_t later_of(unix_s_t a, unix_s_t b)
{
    return a > b ? a : b;
}

unix_s_t away_tell_at(unix_s_t now, unix_s_t start_at)
{
    if (start_at <= now)
        return 0;
    unix_s_t at = later_of(now + AWAY_GRACE_S, start_at - AWAY_TELL_AHEAD_S);
    unix_s_t latest = start_at - AWAY_TELL_LATEST_S;
    return later_of(now, at < latest ? at : latest);
}

unix_s_t away_ring_at(unix_s_t now, unix_s_t start_at)
{
    return later_of(now, start_at - AWAY_RING_AHEAD_S);
}

/* Decides when a relay that was told to go may go. Asked by relay/drive, about once a second and
 * with each signal; who is told what is drive's business. */
#include "relay/core/drain.h"

struct drain drain_ready(enum drain_mode mode, ms_t max_ms)
{
    return (struct drain){.mode = mode, .max_ms = max_ms};
}

bool drain_can_begin(const struct drain *drain)
{
    return !drain->is_ending && drain->max_ms > 0;
}

void drain_begin(struct drain *drain, ms_t now)
{
    drain->is_ending = true;
    drain->ends_at = now + drain->max_ms;
}

void drain_empty(struct drain *drain)
{
    drain->is_emptied = true;
}

bool drain_is_under_way(const struct drain *drain)
{
    return drain->is_ending || drain->is_emptied;
}

bool drain_is_moving(const struct drain *drain)
{
    return drain->is_emptied || (drain->is_ending && drain->mode == DRAIN_MOVE);
}

bool drain_is_over(const struct drain *drain, size_t live, ms_t now)
{
    return drain->is_ending && (live == 0 || now >= drain->ends_at);
}

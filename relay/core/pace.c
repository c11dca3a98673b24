/* Counts for a while without resting, because a rest would hide what it spares, and keeps to what
 * it found for a second. Called by io/udp.c for each waking; it never looks at a packet. */
#include "relay/core/pace.h"

static void look_begin(struct pace *pace, ms_t now)
{
    *pace = (struct pace){.began_at = now};
}

static void look_end(struct pace *pace, ms_t passed_ms, ms_t now)
{
    bool is_busy = pace->count * 1000 >= (size_t)passed_ms * PACE_BUSY_PER_S;
    look_begin(pace, now);
    pace->is_busy = is_busy;
}

bool pace_woken(struct pace *pace, ms_t now)
{
    ms_t passed_ms = now - pace->began_at;
    if (pace->is_busy && passed_ms >= PACE_HOLD_MS) {
        look_begin(pace, now);
    } else if (!pace->is_busy && passed_ms >= PACE_LOOK_MS) {
        look_end(pace, passed_ms, now);
    }
    pace->count++;
    return pace->is_busy;
}

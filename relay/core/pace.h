/* Whether the loop is woken so often that it pays to let packets gather before the next look: being
 * woken costs as much as a packet. Where bursts come together already, it does not. Pure; one
 * thread. */
#ifndef PORCHLIGHT_RELAY_CORE_PACE_H
#define PORCHLIGHT_RELAY_CORE_PACE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"

enum {
    PACE_BUSY_PER_S = 8000, /* wakings: about a dozen calls with picture */
    PACE_LOOK_MS = 20,      /* counted over this long, with no rest in between */
    PACE_HOLD_MS = 1000,    /* then what was found holds for this long */
};

/* Zeroed before the first use. */
struct pace {
    ms_t began_at; /* of the look, or of the hold */
    size_t count;  /* wakings in this look */
    bool is_busy;
};

/* The loop was woken by packets. Whether it should rest before it waits again. */
bool pace_woken(struct pace *pace, ms_t now);

#endif

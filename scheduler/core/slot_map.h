/* A set of quarter hours: one bit for each start that a session may have, from one quarter hour on.
 * All clocks stand on a quarter hour when UTC does (a test holds this for every zone), so the grid
 * of every coach is the same one, and the free times of many are one "or". A value; pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_SLOT_MAP_H
#define PORCHLIGHT_SCHEDULER_CORE_SLOT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "scheduler/core/interval.h"

enum {
    SLOT_GRID_S = 900,
    SLOT_MAP_DAYS_MAX = 120,
    SLOT_MAP_BITS_MAX = SLOT_MAP_DAYS_MAX * 96,
    SLOT_MAP_WORDS = SLOT_MAP_BITS_MAX / 64,
};

struct slot_map {
    int64_t first; /* the quarter of bit 0: unix seconds / 900 */
    size_t count;  /* of bits */
    uint64_t words[SLOT_MAP_WORDS];
};

/* Empty, for the starts in range; of a range longer than SLOT_MAP_DAYS_MAX, its beginning. */
void slot_map_init(struct slot_map *map, struct interval range);

/* The starts in [span.start, span.end), as far as they are of the map. */
void slot_map_add(struct slot_map *map, struct interval span);
void slot_map_drop(struct slot_map *map, struct interval span);

/* Both of the same range. */
void slot_map_join(struct slot_map *map, const struct slot_map *other);

bool slot_map_has(const struct slot_map *map, unix_s_t start);
size_t slot_map_size(const struct slot_map *map); /* how many starts */

/* The first at or after, the last before, at; false: none. */
bool slot_map_next(const struct slot_map *map, unix_s_t at, unix_s_t *ret_start);
bool slot_map_before(const struct slot_map *map, unix_s_t at, unix_s_t *ret_start);

#endif

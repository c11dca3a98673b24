/* A page of slots of many coaches, by start, then coach: coaches are added one by one, and only the
 * first `max` slots after the cursor stay. The more coaches are in, the less of the next one's time
 * has to be looked at (until). Pure; a value, the caller's list. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_SLOT_PAGE_H
#define PORCHLIGHT_SCHEDULER_CORE_SLOT_PAGE_H

#include <stddef.h>

#include "scheduler/core/slots.h"

struct slot_page {
    struct slot *slots; /* a heap, the last of them on top, until slot_page_sort */
    size_t count;
    size_t max;
    unix_s_t until; /* nothing from here on can be on this page */
};

/* At most max slots into ret_slots (max at least 1), from starts before until. Whether there are
 * more than n is asked by a max of n + 1. */
void slot_page_init(struct slot_page *page, struct slot *ret_slots, size_t max, unix_s_t until);

/* Adds a coach's starts, from `from` on. Coaches come with indexes that go up, so of equal starts
 * the one that was added first stays. */
void slot_page_add(struct slot_page *page, size_t coach, const struct slot_map *map, unix_s_t from,
        int length_min);

/* Brings the slots into order; nothing can be added afterwards. */
void slot_page_sort(struct slot_page *page);

#endif

/* The first slots of many coaches. A heap with its last slot on top: a slot that comes later than
 * that is not looked at. Called for "everyone who fits" and "first free". */
#include "scheduler/core/slot_page.h"

#include <stdbool.h>

static bool is_later(const struct slot *a, const struct slot *b)
{
    return a->start > b->start || (a->start == b->start && a->coach > b->coach);
}

static void swap(struct slot *a, struct slot *b)
{
    struct slot kept = *a;
    *a = *b;
    *b = kept;
}

static void heap_rise(struct slot *slots, size_t at)
{
    while (at > 0 && is_later(&slots[at], &slots[(at - 1) / 2])) {
        swap(&slots[at], &slots[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

static void heap_sink(struct slot *slots, size_t count)
{
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= count)
            return;
        if (child + 1 < count && is_later(&slots[child + 1], &slots[child]))
            child++;
        if (!is_later(&slots[child], &slots[at]))
            return;
        swap(&slots[child], &slots[at]);
        at = child;
    }
}

void slot_page_init(struct slot_page *page, struct slot *ret_slots, size_t max, unix_s_t until)
{
    *page = (struct slot_page){.slots = ret_slots, .max = max, .until = until};
}

static void page_put(struct slot_page *page, struct slot slot)
{
    if (page->count < page->max) {
        page->slots[page->count] = slot;
        heap_rise(page->slots, page->count++);
    } else {
        page->slots[0] = slot;
        heap_sink(page->slots, page->count);
    }
    if (page->count == page->max)
        page->until = page->slots[0].start; /* an equal start of a later coach does not fit */
}

void slot_page_add(struct slot_page *page, size_t coach, const struct slot_map *map, unix_s_t from,
        int length_min)
{
    struct slot slot = {.coach = coach};
    unix_s_t at = from;
    while (slot_map_next(map, at, &slot.start)) {
        if (slot.start >= page->until)
            return;
        slot.end = slot.start + (unix_s_t)length_min * 60;
        page_put(page, slot);
        at = slot.start + 1;
    }
}

void slot_page_sort(struct slot_page *page)
{
    for (size_t count = page->count; count > 1; count--) {
        swap(&page->slots[0], &page->slots[count - 1]);
        heap_sink(page->slots, count - 1);
    }
}

/* Lists of time spans, merged and subtracted by walking both sides once. Used by hours and slots,
 * and by the store to bring claims into order. */
#include "scheduler/core/interval.h"

#include <stdlib.h>

bool interval_overlaps(struct interval a, struct interval b)
{
    return a.start < b.end && b.start < a.end;
}

static int compare_start(const void *a, const void *b)
{
    const struct interval *left = a, *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

static bool is_sorted(const struct interval *list, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (list[i].start < list[i - 1].start)
            return false;
    }
    return true;
}

size_t intervals_merge(struct interval *list, size_t count)
{
    if (!is_sorted(list, count))
        qsort(list, count, sizeof(list[0]), compare_start);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (list[i].end <= list[i].start)
            continue;
        if (kept == 0 || list[i].start > list[kept - 1].end)
            list[kept++] = list[i];
        else if (list[i].end > list[kept - 1].end)
            list[kept - 1].end = list[i].end;
    }
    return kept;
}

struct writer {
    struct interval *list;
    size_t count;
    size_t max;
    bool is_full;
};

static void writer_put(struct writer *writer, unix_s_t start, unix_s_t end)
{
    if (end <= start)
        return;
    if (writer->count == writer->max) {
        writer->is_full = true;
        return;
    }
    writer->list[writer->count++] = (struct interval){.start = start, .end = end};
}

enum err intervals_subtract(const struct interval *list, size_t count, const struct interval *holes,
        size_t hole_count, struct interval *ret, size_t max, size_t *ret_count)
{
    struct writer writer = {.list = ret, .max = max};
    size_t next = 0; /* the first hole that ends after the current span begins */
    for (size_t i = 0; i < count; i++) {
        unix_s_t start = list[i].start;
        while (next < hole_count && holes[next].end <= start)
            next++;
        for (size_t hole = next; hole < hole_count && holes[hole].start < list[i].end; hole++) {
            writer_put(&writer, start, holes[hole].start);
            start = holes[hole].end;
            next = hole; /* it may reach into the next span too */
        }
        writer_put(&writer, start, list[i].end);
    }
    if (writer.is_full)
        return ERR_LIMIT;
    *ret_count = writer.count;
    return ERR_OK;
}

size_t intervals_first_after(const struct interval *list, size_t count, unix_s_t at)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

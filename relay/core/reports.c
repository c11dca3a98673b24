/* The list that makes reports arrive at least once. Filled from what rooms do, sent by io/beat. */
#include "relay/core/reports.h"

void reports_add(struct reports *reports, const struct report *report)
{
    if (reports->count == REPORTS_MAX) {
        reports->first = (reports->first + 1) % REPORTS_MAX;
        reports->count--;
        reports->dropped++;
    }
    struct report *item = &reports->items[(reports->first + reports->count) % REPORTS_MAX];
    *item = *report;
    item->n = ++reports->n;
    reports->count++;
}

void reports_ack(struct reports *reports, int64_t n)
{
    while (reports->count > 0 && reports->items[reports->first].n <= n) {
        reports->first = (reports->first + 1) % REPORTS_MAX;
        reports->count--;
    }
}

const struct report *reports_at(const struct reports *reports, size_t place)
{
    return place < reports->count ? &reports->items[(reports->first + place) % REPORTS_MAX] : NULL;
}

const char *report_kind_name(enum report_kind kind)
{
    switch (kind) {
    case REPORT_JOINED:
        return "joined";
    case REPORT_ADMITTED:
        return "admitted";
    case REPORT_LEFT:
        return "left";
    case REPORT_LOST:
        return "lost";
    case REPORT_ENDED:
        return "ended";
    }
    return "ended";
}

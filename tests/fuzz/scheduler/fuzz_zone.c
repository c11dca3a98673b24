/* A TZif file of any bytes: refused, or a zone whose answers hold together. */
#include <stdint.h>
#include <stdlib.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/zone.h"

static void check_at(const struct zone *zone, unix_s_t at)
{
    struct zone_span span = zone_span(zone, at);
    if (at < span.from || (at >= span.until && span.until != INT64_MAX))
        abort();
    struct civil_time wall = zone_wall(zone, at);
    if (wall.second < 0 || wall.second >= DAY_S)
        abort();
}

static void check_wall(const struct zone *zone, struct civil_time wall)
{
    struct zone_instant instant = zone_instant(zone, wall);
    struct civil_time back = zone_wall(zone, instant.at);
    bool is_same = back.day == wall.day && back.second == wall.second;
    if (instant.fit != ZONE_GAP && !is_same)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct zone *zone = NULL;
    if (zone_read(data, len, &zone, NULL))
        return 0;
    for (unix_s_t at = -4000000000; at < 9000000000; at += 86400 * 97 + 1234)
        check_at(zone, at);
    for (int32_t day = 0; day < 40000; day += 211)
        check_wall(zone, (struct civil_time){.day = day, .second = day % DAY_S});
    check_at(zone, INT64_MIN);
    check_at(zone, INT64_MAX);
    zone_destroy(zone);
    return 0;
}

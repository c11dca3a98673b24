/* A calendar of any bytes: refused, or merged spans inside the window. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "scheduler/core/civil.h"
#include "scheduler/ics/ics_read.h"
#include "scheduler/zones/zone_file.h"

enum { BUSY_MAX = 200 };

static const struct interval window = {1801440000, 1801440000 + 120 * DAY_S};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static struct zones *zones; /* of this machine, read once */
    struct ics_wish wish = {.window = window};
    struct interval busy[BUSY_MAX];
    size_t count = 0;
    if (zones == NULL) {
        ics_init();
        if (zones_open(NULL, &zones, NULL) != ERR_OK)
            abort();
    }
    wish.zones = zones;
    if (zones_get(zones, "America/New_York", &wish.zone, NULL) != ERR_OK)
        abort();
    if (ics_read((const char *)data, len, &wish, busy, BUSY_MAX, &count) != ERR_OK)
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (busy[i].start < window.start || busy[i].end > window.end ||
                busy[i].end <= busy[i].start || (i > 0 && busy[i].start <= busy[i - 1].end))
            abort();
    }
    return 0;
}

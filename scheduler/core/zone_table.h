/* What a TZif file says, as zone_read.c leaves it and zone.c looks it up. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ZONE_TABLE_H
#define PORCHLIGHT_SCHEDULER_CORE_ZONE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "scheduler/core/zone_rule.h"

struct zone_type {
    struct zone_kind kind;
    bool is_dst;
};

struct zone {
    size_t count;  /* of transitions */
    unix_s_t *at;  /* ascending */
    uint8_t *type; /* index into types from at[i] on; types[0] before at[0] */
    struct zone_type types[ZONE_TYPES_MAX];
    size_t type_count;
    bool has_rule;
    struct zone_rule rule; /* from the last transition on */
};

#endif

/* All legs of the process, and which leg a packet belongs to: STUN by the ufrag, which names its
 * slot; all else by the validated path that it came on (M3, M10). Memory is taken once, at
 * creation. Pure; media thread. */
#ifndef PORCHLIGHT_RELAY_CORE_LEGS_H
#define PORCHLIGHT_RELAY_CORE_LEGS_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/leg.h"

enum {
    LEGS_MAX = 60000,          /* slots are numbers of 16 bits */
    LEGS_PATH_KEPT_MS = 15000, /* a path is its leg's for this long after a check */
};

struct legs;

/* seed is random and secret. NULL: no memory. */
struct legs *legs_create(size_t legs_max, uint64_t seed);
void legs_destroy(struct legs *legs);

/* A new leg in a slot chosen at random, so that its ufrag says nothing about other legs.
 * ERR_LIMIT: all are taken. */
enum err legs_open(struct legs *legs, enum leg_purpose purpose, uint16_t room,
        const struct leg_chance *chance, uint16_t *ret_slot) ATTRIBUTE_MUST_USE;

/* The leg and its paths are forgotten. */
void legs_close(struct legs *legs, uint16_t slot);

/* NULL: the slot is free, or LEG_NONE. */
struct leg *legs_at(struct legs *legs, uint16_t slot);
size_t legs_capacity(const struct legs *legs);

/* The leg that this ufrag names, not yet believed. NULL: none. */
struct leg *legs_find_ufrag(struct legs *legs, const char *ufrag, size_t len);

/* The leg that validated this path. NULL: none. */
struct leg *legs_find_path(struct legs *legs, const struct address *address);

/* leg_checked, and the table knows the path from now on. ERR_CONFLICT: the path belongs to another
 * leg which was checked on it lately; nothing was changed. So nobody takes a path away by checks
 * sent in another's name. */
enum err legs_checked(struct legs *legs, struct leg *leg, int which, const struct route *route,
        bool is_use_candidate, ms_t now, struct leg_check *ret_check) ATTRIBUTE_MUST_USE;

/* A TCP connection is gone. */
void legs_drop_path(struct legs *legs, const struct address *address);

#endif

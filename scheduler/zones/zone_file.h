/* The zones of this machine: every TZif file under /usr/share/zoneinfo, read once at start. The
 * table is immutable from then on, so any thread may use it, and no request ever waits for a disk.
 * New zone rules are taken by a restart. */
#ifndef PORCHLIGHT_SCHEDULER_ZONES_ZONE_FILE_H
#define PORCHLIGHT_SCHEDULER_ZONES_ZONE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"

struct zone;
struct zones;

enum { ZONE_NAME_SIZE = 48, ZONES_MAX = 1000 }; /* tzdata has about 600 names, links included */

/* Blocks (some 10 ms). folder NULL: /usr/share/zoneinfo. Files that are not TZif and the posix/
 * and right/ copies are passed over. ERR_IO: no such folder, or no zone in it; ERR_INPUT: a TZif
 * file that zone_read refuses; ERR_LIMIT: more than ZONES_MAX. Field: the file. */
enum err zones_open(
        const char *folder, struct zones **ret_zones, struct error *error) ATTRIBUTE_MUST_USE;
void zones_close(struct zones *zones);

/* "America/New_York", "UTC": up to three names of A-Z a-z 0-9 _ + - joined by '/', each beginning
 * with a letter, 47 bytes in all. */
bool zone_name_is_valid(const char *name, size_t len);

/* ERR_INPUT: not a name; ERR_NOT_FOUND: no such zone. Field "zone". The zone is lent until
 * zones_close. */
enum err zones_get(const struct zones *zones, const char *name, const struct zone **ret_zone,
        struct error *error) ATTRIBUTE_MUST_USE;

size_t zones_count(const struct zones *zones);

/* In the order of their names; index below zones_count. */
const char *zones_name(const struct zones *zones, size_t index);

#endif

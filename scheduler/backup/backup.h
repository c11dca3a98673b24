/* A backup: FILE, the database sealed for those who may have it, and FILE.keys, its keys sealed for
 * others (docs/decisions/0022). Each is whole and on the disk under its name, or as it was before.
 * Made while schedulers serve. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_BACKUP_H
#define PORCHLIGHT_SCHEDULER_BACKUP_BACKUP_H

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/backup/age.h"
#include "scheduler/backup/bundle.h"
#include "scheduler/backup/head.h"

#define BACKUP_KEYS_ENDING ".keys"

struct backup_config {
    const char *database; /* as the setting */
    const char *overlap;
    const char *seal_key; /* path */
    const char *path;     /* of the backup */
    unix_s_t now;
    struct bundle_places places;
    struct age_recipients to;      /* of the database */
    struct age_recipients keys_to; /* of the keys; none of to */
};

struct backup_result {
    struct backup_head head;
    int64_t bytes, keys_bytes; /* of the two files */
};

/* ERR_INPUT: nobody to seal it for, or one who would get both. ERR_CONFLICT: in the place of either
 * file is something else than a sealed file; it stays. */
enum err backup_make(const struct backup_config *config, struct backup_result *ret_result,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif

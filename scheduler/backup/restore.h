/* A backup put back where nothing is: the key files that are missing, then the database, at this
 * program's schema. After an error all is as it was before; but a PostgreSQL that was filled and
 * then could not be counted or migrated stays filled: the error says so, and the next start
 * migrates. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_RESTORE_H
#define PORCHLIGHT_SCHEDULER_BACKUP_RESTORE_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/backup/age.h"
#include "scheduler/backup/bundle.h"
#include "scheduler/backup/head.h"

struct restore_config {
    const char *database; /* as the setting */
    const char *overlap;
    const char *seal_key;  /* path */
    const char *folder;    /* for what must lie somewhere meanwhile; made if it is missing */
    const char *path;      /* of the backup */
    const char *keys_path; /* of its keys; NULL: beside it */
    bool is_check;         /* look through it only, and leave nothing */
    struct bundle_places places;
    struct age_identities identities; /* of both */
};

/* ERR_CONFLICT: a database or another seal key is there. ERR_INPUT: made by a newer program, for
 * another engine, or none. ERR_IO: age could not open it: another identity, or it was cut or
 * changed. With is_check the keys are not looked at. */
enum err restore_make(struct restore_config *config, struct backup_head *ret_head,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif

/* A file that is not there yet: written beside its place under another name, and given its own only
 * when it is whole and on the disk. One at a time for each place. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_DRAFT_H
#define PORCHLIGHT_SCHEDULER_BACKUP_DRAFT_H

#include <stdbool.h>

#include "common/error.h"

enum { DRAFT_PATH_SIZE = 4096 };

struct draft {
    char path[DRAFT_PATH_SIZE]; /* where it belongs */
    char name[DRAFT_PATH_SIZE]; /* where it is */
    int fd;                     /* mode 0600, empty; -1: none */
};

/* Takes what an earlier one left that was killed, and away what SQLite left beside that.
 * ERR_CONFLICT: another program writes it now. */
enum err draft_open(struct draft *draft, const char *path, const char *ending,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Gives it its name: over what has that name, or, with is_new, ERR_CONFLICT if something has. */
enum err draft_keep(struct draft *draft, bool is_new, struct error *error) ATTRIBUTE_MUST_USE;

/* Takes it away, unless it was kept; what SQLite puts beside it, too. For any half of a draft. */
void draft_drop(struct draft *draft);

#endif

/* Another program that does a part of the work: age, pg_dump, pg_restore. It gets the files that it
 * is given and no other; what it complains of is kept and told as our own error. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_CHILD_H
#define PORCHLIGHT_SCHEDULER_BACKUP_CHILD_H

#include <sys/types.h>

#include "common/error.h"

enum { CHILD_EXTRA_FD = 3 }; /* where the third file is, in the child */

struct child_config {
    const char *const *words; /* its name, its arguments, NULL: `ps` shows them, so no secrets */
    const char *package;      /* of Debian, for who has not got it */
    const char *environment;  /* one more "NAME=value", likewise seen; or NULL */
    int in, out, extra;       /* its stdin, stdout and CHILD_EXTRA_FD; -1: none. Lent */
};

struct child {
    pid_t pid; /* 0: none */
    int said;  /* its stderr, a file in memory */
};

/* ERR_NOT_FOUND: it is not installed; error names the package. ERR_IO. */
enum err child_start(const struct child_config *config, struct child *ret_child,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Waits for its end. ERR_IO: it failed; error (field: its name) has what it said first. */
enum err child_wait(struct child *child, const char *name, struct error *error) ATTRIBUTE_MUST_USE;

#endif

/* The second place: a file to which the end of the audit's chain is added now and then, best on
 * another machine or another user's. It is only ever added to. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_ANCHORS_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/audit_anchor.h"

struct store_call;

enum {
    AUDIT_PATH_SIZE = 512,
    AUDIT_ANCHORS_MAX = 1 << 20, /* of one file: one an hour, for a hundred years */
};

/* Read: adds the anchor's line to the file, behind an empty one, and to the system's log, and
 * returns once the file is on its disk. It is a call because it waits for a disk, which the loop
 * must not. ERR_IO: see error. */
struct audit_anchor_add {
    struct audit_anchor anchor;
    char path[AUDIT_PATH_SIZE]; /* empty: no file. Made when it is not there, for its owner only */
    bool is_for_syslog;         /* authpriv, notice */
};
struct audit_anchor_add_out {
    char unused;
};
extern const struct store_call audit_anchor_add;

struct audit_anchors {
    struct audit_anchor *all; /* in order (audit_anchor_compare) */
    size_t count;
    size_t max;        /* for which there is room */
    size_t torn_count; /* lines with the word that are not of the form: passed over */
    size_t torn_line;  /* the first of them, from 1 */
};

/* Blocks. All of the file; all is to be freed by the caller. ERR_NOT_FOUND: there is no such file;
 * ERR_LIMIT. */
enum err audit_anchors_read(const char *path, struct audit_anchors *ret_anchors,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif

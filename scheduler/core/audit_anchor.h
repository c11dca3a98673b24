/* An anchor: where the audit's chain ended at one moment, kept where the database is not. One line
 * of text: "porchlight-audit-anchor AT PLACE SEQ SEAL", numbers in decimal, the seal in
 * hexadecimal. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_AUDIT_ANCHOR_H
#define PORCHLIGHT_SCHEDULER_CORE_AUDIT_ANCHOR_H

#include <stddef.h>

#include "common/attributes.h"
#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/audit_chain.h"

struct audit_anchor {
    unix_s_t at; /* when it was written */
    struct audit_head head;
};

enum { AUDIT_ANCHOR_SIZE = 160 }; /* of its text, without the line's end */

/* Returns its length. */
size_t audit_anchor_write(const struct audit_anchor *anchor, char ret_text[AUDIT_ANCHOR_SIZE]);

/* What stands before the word on its line (a log's date and host) is passed over. ERR_NOT_FOUND:
 * the line has no anchor; ERR_INPUT: one that is not of the form. */
enum err audit_anchor_read(const char *line, struct audit_anchor *ret_anchor) ATTRIBUTE_MUST_USE;

/* By place, then seal: qsort's. */
int audit_anchor_compare(const void *a, const void *b);

#endif

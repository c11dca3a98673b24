/* Keeps two people who edit the same thing from undoing each other's change: a write that says what
 * its sender saw is made only while that is what is there. For operations, inside their
 * transaction, after the lock on what they change and before they change it. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_MATCH_H
#define PORCHLIGHT_SCHEDULER_STORE_MATCH_H

#include "common/error.h"

struct operation;
struct write;

/* now: what is there, as the call's out struct, which the write's show (or its render) turns into
 * what a GET answers. ERR_CHANGED: its tag is none of the write's if_match. */
enum err match_check(const struct operation *operation, const struct write *write,
        const void *now) ATTRIBUTE_MUST_USE;

#endif

/* A bounded queue of pointers between threads: many put, one takes. Full is an ordinary error.
 * put calls wake (which must be safe from any thread) after the item is in. */
#ifndef PORCHLIGHT_COMMON_MAILBOX_H
#define PORCHLIGHT_COMMON_MAILBOX_H

#include <stddef.h>

#include "common/error.h"

struct mailbox;

struct mailbox_config {
    size_t capacity;
    void (*wake)(void *context); /* may be NULL */
    void (*destroy)(void *item); /* for items left at mailbox_destroy; may be NULL */
    void *context;
};

struct mailbox *mailbox_create(const struct mailbox_config *config);
void mailbox_destroy(struct mailbox *box);

/* Takes item over on success. ERR_LIMIT: full, the item stays the caller's. */
enum err mailbox_put(struct mailbox *box, void *item) ATTRIBUTE_MUST_USE;

/* The oldest item, now the caller's, or NULL: empty. Never waits. */
void *mailbox_take(struct mailbox *box);

/* Like mailbox_take but waits until there is one or mailbox_close was called (then NULL once
 * empty). For worker threads only, never for a loop. */
void *mailbox_wait(struct mailbox *box);
void mailbox_close(struct mailbox *box);

#endif

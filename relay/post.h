/* The media thread's orders to the lws thread. A page that misses an order must not go on as if it
 * had it: when the mailbox is full its connection is noted and closed later, and it comes back by
 * itself. Media thread. */
#ifndef PORCHLIGHT_RELAY_POST_H
#define PORCHLIGHT_RELAY_POST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/mailbox.h"
#include "relay/core/census.h"
#include "relay/core/message.h"
#include "relay/core/reports.h"

enum { POST_UNTOLD_MAX = 256 };

/* A value; orders is set by the owner, the rest zero. */
struct post {
    struct mailbox *orders;
    uint64_t untold[POST_UNTOLD_MAX]; /* connections that missed an order */
    size_t untold_count;
};

void post_acceptance(struct post *post, uint64_t connection);
void post_refusal(struct post *post, uint64_t connection, enum message_code code);
void post_message(struct post *post, uint64_t connection, const struct message *message);
void post_close(struct post *post, uint64_t connection, enum message_close code);
void post_report(struct post *post, const struct report *report);
void post_counts(struct post *post, size_t calls, size_t seats);

/* No new calls from now on; is_moving: those there are go to other relays. */
void post_draining(struct post *post, bool is_moving);

/* A page's stats; where there is no room it hears the next ones. */
void post_stats(struct post *post, uint64_t connection, const struct message_stats *stats);

void post_census(struct post *post, const struct census *census); /* copied */

/* command 0: nothing was commanded. A lost one is said again by the scheduler. */
void post_done(struct post *post, int64_t command);

/* Closes those that missed an order. About once a second. */
void post_untold(struct post *post);

/* The last order of all; false: no room yet, try again. */
bool has_posted_stopped(struct post *post);

#endif

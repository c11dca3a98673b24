/* Feeds: the calendars that coaches keep elsewhere. A coach gives an address; the scheduler itself
 * claims what is due, reads it, and says what came of it. The address never leaves again. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_FEEDS_H
#define PORCHLIGHT_SCHEDULER_STORE_FEEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/feed.h"
#include "scheduler/store/write.h"
#include "scheduler/zones/zone_file.h"

struct store_call;

enum {
    FEEDS_CLAIM_MAX = 4,
    FEEDS_LEASE_S = 300, /* whoever claimed has ended by then, or is gone */
    FEED_SHOWN_MAX = 200,
    FEED_SHOWN_S = 28 * 86400,
};

struct feed_row {
    bool is_there;
    char host[FEED_URL_SIZE]; /* all that is shown of the address */
    enum feed_why why;
    bool is_blocking;
    unix_s_t read_at;  /* the last good reading; 0: none yet */
    unix_s_t tried_at; /* the last one at all; 0: none yet */
    unix_s_t good_until;
    size_t count; /* of busy: the first ones of the next FEED_SHOWN_S */
    struct interval busy[FEED_SHOWN_MAX];
};

/* Read, coach: the own feed. ERR_FORBIDDEN: not a coach (so for the next two). */
struct feed_get {
    struct actor actor;
    unix_s_t now;
};
extern const struct store_call feed_get; /* out: struct feed_row */

/* Write: another address. The coach is not offered until it was read. */
struct feed_put {
    struct write write;
    char url[FEED_URL_SIZE]; /* checked */
};
extern const struct store_call feed_put; /* out: struct feed_row */

/* Write: none any more, and nothing of it blocks. ERR_NOT_FOUND: there was none. */
struct feed_delete {
    struct write write;
};
struct feed_delete_out {
    char unused;
};
extern const struct store_call feed_delete;

/* --- for the scheduler itself (ROLE_SYSTEM) --------------------------------------------------- */

struct feed_claimed {
    struct id coach;
    struct id version;
    char url[FEED_URL_SIZE];      /* empty: it cannot be opened */
    char zone[ZONE_NAME_SIZE];    /* the coach's, now */
    char etag[FEED_TAG_SIZE];     /* empty: it is to be read whole */
    char modified[FEED_TAG_SIZE]; /* likewise */
};

/* Write: those that are due, longest first; each is this caller's for FEEDS_LEASE_S. */
struct feeds_claim {
    struct write write;
    size_t limit; /* up to FEEDS_CLAIM_MAX */
};
struct feeds_claim_out {
    size_t count;
    struct feed_claimed feeds[FEEDS_CLAIM_MAX];
};
extern const struct store_call feeds_claim;

/* Write: what came of one reading. Nothing is stored of an address that was changed meanwhile. A
 * feed that begins to block comes into the coordinator's queue, one that is good again leaves it.
 */
struct feed_end { /* large */
    struct write write;
    struct id coach;
    struct id version;
    enum feed_why why;
    bool is_whole; /* FEED_FINE: busy is new; otherwise the server said that nothing changed */
    unix_s_t next_at;
    char zone[ZONE_NAME_SIZE]; /* is_whole: as claimed, and the next two as answered */
    char etag[FEED_TAG_SIZE];
    char modified[FEED_TAG_SIZE];
    size_t count;
    struct interval busy[FEED_BUSY_MAX];
};
struct feed_end_out {
    bool is_blocking;
    bool is_told; /* this reading put it into the queue of: */
    struct id programme;
};
extern const struct store_call feed_end;

#endif

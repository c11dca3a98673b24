/* Gets one file from an address that somebody typed, by libcurl. (transfer.c has it too: what goes
 * to the operator's own servers and what comes from anybody's have hardly an option in common.)
 * Connects to public addresses only, judged by the address that is really connected to; bounded in
 * bytes, time and redirects; keeps no connection and no cookie. Blocks; any thread. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_FETCH_H
#define PORCHLIGHT_SCHEDULER_JOBS_FETCH_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "scheduler/core/feed.h"
#include "scheduler/core/ics_sieve.h"
#include "scheduler/core/internet.h"

enum { FETCH_REDIRECTS_MAX = 3 };

struct fetch_config {                     /* lends everything */
    const struct internet_places *inside; /* of closed networks, but allowed */
    const char *ca_file;                  /* empty: the system's */
    ms_t timeout_ms;                      /* of the whole; a third of it to connect */
    const atomic_bool *is_stopping;       /* ends what is under way */
};

struct fetch_wish {
    const char *url;      /* https://; http:// only for what is inside */
    const char *etag;     /* of the copy that is here; empty: there is none */
    const char *modified; /* likewise */
};

struct fetch_answer { /* large */
    enum feed_why why;
    bool is_unchanged; /* FEED_FINE: the copy that is here is the present one; no bytes */
    char etag[FEED_TAG_SIZE];
    char modified[FEED_TAG_SIZE];
    size_t len;
    char bytes[ICS_BYTES_MAX];
};

void fetch_get(const struct fetch_config *config, const struct fetch_wish *wish,
        struct fetch_answer *ret_answer);

#endif

/* The relay's POST to its scheduler every two seconds: reports up, commands down, both signed, and
 * the difference of the clocks measured on the way. What does not verify, or answers another beat,
 * is ignored; without any answer the relay goes on with the calls it has. The lws thread. */
#ifndef PORCHLIGHT_RELAY_IO_BEAT_H
#define PORCHLIGHT_RELAY_IO_BEAT_H

#include <stdbool.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/host/host.h"
#include "common/mailbox.h"
#include "common/ticket.h"
#include "common/token.h"
#include "relay/core/census.h"
#include "relay/core/reports.h"

enum {
    BEAT_MS = 2000,
    BEAT_TIMEOUT_MS = 5000,
    BEAT_ITEMS_MAX = 32, /* reports in one beat, commands in one reply */
    BEAT_URL_SIZE = 512,
};

struct beat;

struct beat_config {
    struct host *host;           /* outlives the beat */
    const char *scheduler_url;   /* "https://host"; "/relay/beat" is added */
    const char *relay;           /* our name */
    struct signing_key key;      /* ours */
    struct verify_key scheduler; /* signs replies */
    struct mailbox *events;      /* commands go to the media thread */
};

/* NULL: no memory, or the URL is too long. now begins the numbering, so that a relay started anew
 * does not count below what its scheduler has seen. */
struct beat *beat_create(const struct beat_config *config, struct now now);
void beat_destroy(struct beat *beat);

/* Every BEAT_MS, and whenever there is something to report. One at a time is under way. */
void beat_send(struct beat *beat, struct now now);

void beat_report(struct beat *beat, const struct report *report);

/* The media thread has carried out command n. */
void beat_done(struct beat *beat, int64_t n);

/* What the next beat says of our load, and of the legs that carry it (copied). */
void beat_census(struct beat *beat, const struct census *census);
void beat_counts(struct beat *beat, int64_t calls, int64_t seats);

/* Says so with the next beat, which is due. is_moving: the scheduler is to move the calls. */
void beat_drain(struct beat *beat, bool is_moving);

/* Something waits to be told. */
bool beat_is_due(const struct beat *beat);

/* Scheduler's clock minus ours, in seconds; 0 until the first reply. */
int64_t beat_skew_s(const struct beat *beat);

#endif

/* Staff who look at one person's things leave a row in the audit, with the purpose "view", before
 * they see them. Looking again within VIEWING_LIFE_S is the same look. One thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_VIEWING_H
#define PORCHLIGHT_SCHEDULER_API_VIEWING_H

#include <stdint.h>

struct exchange;
struct viewing;

enum {
    VIEWING_LIFE_S = 300,
    VIEWING_MAX = 4096, /* looks that are remembered; more leave a row more often */
};

/* secret: 32 bytes, lent for its whole life. NULL: no memory. */
struct viewing *viewing_create(const uint8_t secret[32]);
/* Wipes the copy. Takes NULL. */
void viewing_destroy(struct viewing *viewing);

/* Runs the exchange's endpoint, after the row where it needs one. Where that cannot be written the
 * exchange is answered here, and nothing is shown (D2). */
void viewing_run(struct exchange *exchange);

#endif

/* Takes the calls of a relay that goes away to another one, a batch after the other, and tells the
 * pages. Begun by each beat that asks for it, so that what failed is tried again two seconds later.
 * Loop thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_PLACER_H
#define PORCHLIGHT_SCHEDULER_API_PLACER_H

#include "common/clock.h"

struct app;
struct placer;

/* app lends everything, for as long as the placer lives. NULL: no memory. */
struct placer *placer_create(struct app *app);

/* After store_close: the store must not know of any more. Takes NULL. */
void placer_destroy(struct placer *placer);

/* Where a round is under way, or no other relay could take them, nothing happens. */
void placer_begin(struct placer *placer, const char *relay, struct now now);

#endif

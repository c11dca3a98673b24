/* The jobs of a running scheduler, as one: begun when the store is open, ended around its end. All
 * on the loop's thread. */
#ifndef PORCHLIGHT_SCHEDULER_SERVE_JOBS_H
#define PORCHLIGHT_SCHEDULER_SERVE_JOBS_H

#include "common/clock.h"
#include "common/error.h"

struct app;

/* Needs app's host, store, pages, zones, keys and events. ERR_IO, ERR_MEMORY: those begun so far
 * are there, to be ended. */
enum err jobs_begin(struct app *app, struct error *error) ATTRIBUTE_MUST_USE;

/* Takes back what their threads are done with, and hears other schedulers. After a wake. */
void jobs_deliver(const struct app *app);

/* Before store_close: the courier has the store write down what came of its last messages, and the
 * notary comes after everybody who asks the store to write. Takes those that were never begun. */
void jobs_stop(struct app *app, struct now now);

/* After store_close: it knows of them until then. Takes those that were never begun. */
void jobs_end(struct app *app);

#endif

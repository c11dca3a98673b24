/* The headers that every response carries, errors included (W4). */
#ifndef PORCHLIGHT_SCHEDULER_API_SECURITY_HEADERS_H
#define PORCHLIGHT_SCHEDULER_API_SECURITY_HEADERS_H

struct app;

/* Once, when host and fleet are there. */
void security_headers_set(struct app *app);

#endif

/* Who is at the other end of a request, as far as limits and the health check must know. */
#ifndef PORCHLIGHT_SCHEDULER_API_CLIENT_H
#define PORCHLIGHT_SCHEDULER_API_CLIENT_H

#include <stdbool.h>

#include "common/host/host.h"

struct app;

/* The address that limits count by: the peer's, or what the trusted front proxy says about it; of
 * IPv6 the first 64 bits, which is one household. */
struct host_address client_address(const struct app *app, const struct host_request *request);

/* On this machine, and not through a proxy. */
bool client_is_local(const struct host_request *request);

#endif

/* From a request to its endpoint: route, origin, who asks, policy, body. Everything that is the
 * same for all endpoints is checked here, before any of them runs. */
#ifndef PORCHLIGHT_SCHEDULER_API_ROUTER_H
#define PORCHLIGHT_SCHEDULER_API_ROUTER_H

struct host_request;

/* host_handlers.handle_request; context is the struct app. */
void router_handle(void *context, struct host_request *request);

#endif

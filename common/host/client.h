/* The HTTP client: one POST, one connection. */
#ifndef PORCHLIGHT_COMMON_HOST_CLIENT_H
#define PORCHLIGHT_COMMON_HOST_CLIENT_H

#include "common/host/context.h"

/* What lws calls for the client's vhost. */
int client_handle_event(
        struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len);

/* After a wake: a name that a post waits for may be known now. */
void client_handle_wake(struct host *host);

/* Tells every waiting done that there was no answer. At the end of the host, without lws. */
void client_finish(struct host *host);

#endif

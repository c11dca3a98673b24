/* Server-sent events on a connection. */
#ifndef PORCHLIGHT_COMMON_HOST_STREAM_H
#define PORCHLIGHT_COMMON_HOST_STREAM_H

#include "common/host/host.h"

/* Tells the app once, then frees. */
void stream_handle_gone(struct host_stream *stream);

#endif

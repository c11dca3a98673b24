/* The default headers of a host (host_set_headers). */
#ifndef PORCHLIGHT_COMMON_HOST_HEADERS_H
#define PORCHLIGHT_COMMON_HOST_HEADERS_H

struct host;

/* Before lws gets host->page_headers. */
void headers_init(struct host *host);

/* After lws has gone. */
void headers_finish(struct host *host);

#endif

/* The headers that go on every answer: ours get them from response.c, the pages that lws writes by
 * itself (a broken percent code, an unknown Upgrade) from a list that lws keeps. */
#include "common/host/headers.h"

#include <stdlib.h>
#include <string.h>

#include "common/host/context.h"

/* After each of lws's own pages the connection is closed, so the first of its list says that. */
void headers_init(struct host *host)
{
    host->page_headers[0] =
            (struct lws_protocol_vhost_options){.name = "connection:", .value = "close"};
}

void headers_finish(struct host *host)
{
    for (size_t i = 0; i < host->default_header_count; i++) {
        free((char *)host->default_headers[i].name);
        free((char *)host->default_headers[i].value);
        free((char *)host->page_headers[i + 1].name);
    }
}

/* lws wants its names with the colon. The value is shared with the pair's. */
static bool add_header(struct host *host, const struct host_pair *pair)
{
    size_t i = host->default_header_count;
    size_t size = strlen(pair->name) + 2;
    char *name = strdup(pair->name);
    char *value = strdup(pair->value);
    char *page_name = malloc(size);
    if (!name || !value || !page_name) {
        free(name);
        free(value);
        free(page_name);
        return false;
    }
    lws_snprintf(page_name, size, "%s:", pair->name);
    host->default_headers[i] = (struct host_pair){.name = name, .value = value};
    host->page_headers[i + 1] =
            (struct lws_protocol_vhost_options){.name = page_name, .value = value};
    host->page_headers[i].next = &host->page_headers[i + 1];
    host->default_header_count++;
    return true;
}

void host_set_headers(struct host *host, const struct host_pair *headers, size_t count)
{
    for (size_t i = 0; i < count && i < HOST_DEFAULT_HEADERS_MAX; i++) {
        if (!add_header(host, &headers[i]))
            return;
    }
}

/* The http and https URLs that the host posts to. */
#ifndef PORCHLIGHT_COMMON_HOST_URL_H
#define PORCHLIGHT_COMMON_HOST_URL_H

#include <stdbool.h>
#include <stdint.h>

#include "common/attributes.h"
#include "common/error.h"

enum { URL_NAME_MAX = 253 }; /* RFC 1035, 2.3.4: characters of a name as it is written */

struct url {
    bool is_tls;
    char name[URL_NAME_MAX + 1]; /* or a numeric address, without brackets */
    uint16_t port;
    const char *path; /* with the query; lent by the text, or "/" */
};

/* ERR_INPUT: not a URL of the two kinds. */
enum err url_read(const char *text, struct url *ret_url) ATTRIBUTE_MUST_USE;

#endif

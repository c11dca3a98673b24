/* Addresses of clients. X-Forwarded-For is believed only from the one configured proxy, and of it
 * only the last address: the one that this proxy saw itself. */
#include "scheduler/api/client.h"

#include <arpa/inet.h>
#include <string.h>

#include "common/network.h"
#include "scheduler/api/app.h"

static bool address_parse(const char *text, struct host_address *ret_address)
{
    static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
    struct host_address address;
    memcpy(address.ip, mapped, sizeof(mapped));
    if (inet_pton(AF_INET, text, address.ip + 12) != 1 &&
            inet_pton(AF_INET6, text, address.ip) != 1) {
        return false;
    }
    *ret_address = address;
    return true;
}

static const char *last_forwarded(const char *header)
{
    const char *comma = strrchr(header, ',');
    const char *at = comma == NULL ? header : comma + 1;
    return at + strspn(at, " \t");
}

struct host_address client_address(const struct app *app, const struct host_request *request)
{
    struct host_address proxy;
    struct host_address address = host_request_address(request);
    const char *forwarded = host_request_header(request, HOST_HEADER_FORWARDED_FOR);
    if (forwarded != NULL && address_parse(app->settings.trusted_proxy, &proxy) &&
            memcmp(&proxy, &address, sizeof(proxy)) == 0) {
        (void)address_parse(last_forwarded(forwarded), &address);
    }
    network_of(address.ip, address.ip);
    return address;
}

bool client_is_local(const struct host_request *request)
{
    struct host_address address = host_request_address(request);
    return host_request_header(request, HOST_HEADER_FORWARDED_FOR) == NULL &&
           network_is_loopback(address.ip);
}

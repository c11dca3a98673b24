/* Socket addresses. Used by udp, tcp and by main for the advertised address. */
#include "relay/io/endpoint.h"

#include <arpa/inet.h>
#include <string.h>

enum err endpoint_parse(const char *text, uint16_t port, struct endpoint *ret_endpoint)
{
    struct endpoint endpoint = {.len = 0};
    struct sockaddr_in *v4 = (struct sockaddr_in *)&endpoint.name;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&endpoint.name;
    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        endpoint.len = sizeof(*v4);
    } else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        endpoint.len = sizeof(*v6);
    } else {
        return ERR_INPUT;
    }
    *ret_endpoint = endpoint;
    return ERR_OK;
}

bool endpoint_is_wildcard(const struct endpoint *endpoint)
{
    if (endpoint->name.ss_family == AF_INET) {
        return ((const struct sockaddr_in *)&endpoint->name)->sin_addr.s_addr == INADDR_ANY;
    }
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&endpoint->name;
    return memcmp(&v6->sin6_addr, &in6addr_any, sizeof(in6addr_any)) == 0;
}

void endpoint_widen(const struct endpoint *endpoint, int fd)
{
    const int off = 0;
    if (endpoint->name.ss_family == AF_INET6 && endpoint_is_wildcard(endpoint)) {
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
    }
}

void endpoint_map_v4(const struct in_addr *v4, uint8_t ret_ip[16])
{
    static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
    memcpy(ret_ip, mapped, sizeof(mapped));
    memcpy(ret_ip + 12, v4, 4);
}

enum err endpoint_to_address(const struct sockaddr_storage *name, enum transport transport,
        uint32_t connection, struct address *ret_address)
{
    struct address address = {.transport = transport, .connection = connection};
    if (name->ss_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)name;
        endpoint_map_v4(&v4->sin_addr, address.ip);
        address.port = ntohs(v4->sin_port);
    } else if (name->ss_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)name;
        memcpy(address.ip, &v6->sin6_addr, 16);
        address.port = ntohs(v6->sin6_port);
    } else {
        return ERR_INPUT;
    }
    *ret_address = address;
    return ERR_OK;
}

socklen_t endpoint_from_address(
        const struct address *address, bool is_v6, struct sockaddr_storage *ret_name)
{
    *ret_name = (struct sockaddr_storage){.ss_family = AF_UNSPEC};
    if (is_v6) {
        struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)ret_name;
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(address->port);
        memcpy(&v6->sin6_addr, address->ip, 16);
        return sizeof(*v6);
    }
    struct sockaddr_in *v4 = (struct sockaddr_in *)ret_name;
    v4->sin_family = AF_INET;
    v4->sin_port = htons(address->port);
    memcpy(&v4->sin_addr, address->ip + 12, 4);
    return sizeof(*v4);
}

uint16_t endpoint_port_of(int fd)
{
    struct sockaddr_storage name = {.ss_family = AF_UNSPEC};
    socklen_t len = sizeof(name);
    struct address address;
    if (getsockname(fd, (struct sockaddr *)&name, &len) != 0 ||
            endpoint_to_address(&name, TRANSPORT_UDP, 0, &address) != ERR_OK) {
        return 0;
    }
    return address.port;
}

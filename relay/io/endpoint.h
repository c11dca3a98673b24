/* The system's socket addresses, to and from core's. No name is ever looked up. Any thread. */
#ifndef PORCHLIGHT_RELAY_IO_ENDPOINT_H
#define PORCHLIGHT_RELAY_IO_ENDPOINT_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "common/error.h"
#include "relay/core/address.h"

struct endpoint {
    struct sockaddr_storage name;
    socklen_t len;
};

/* text: a numeric v4 or v6 address. ERR_INPUT otherwise. */
enum err endpoint_parse(
        const char *text, uint16_t port, struct endpoint *ret_endpoint) ATTRIBUTE_MUST_USE;

/* A v6 wildcard takes v4 as well, whatever the system's default is. Before bind. */
void endpoint_widen(const struct endpoint *endpoint, int fd);

bool endpoint_is_wildcard(const struct endpoint *endpoint);

/* v4 or v6; v4 comes out mapped. ERR_INPUT: another family. */
enum err endpoint_to_address(const struct sockaddr_storage *name, enum transport transport,
        uint32_t connection, struct address *ret_address) ATTRIBUTE_MUST_USE;

/* For a socket of family v6 or v4. Returns the length of ret_name. */
socklen_t endpoint_from_address(
        const struct address *address, bool is_v6, struct sockaddr_storage *ret_name);

void endpoint_map_v4(const struct in_addr *v4, uint8_t ret_ip[16]);

/* The port that fd is bound to, 0: none. */
uint16_t endpoint_port_of(int fd);

#endif

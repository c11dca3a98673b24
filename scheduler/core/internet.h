/* Which addresses of the internet are anybody's to connect to, for what is fetched from an address
 * that somebody typed: not this machine, not its network, not what only looks like neither. Pure.
 */
#ifndef PORCHLIGHT_SCHEDULER_CORE_INTERNET_H
#define PORCHLIGHT_SCHEDULER_CORE_INTERNET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { INTERNET_PLACES_MAX = 8 };

struct internet_place {
    uint8_t address[16]; /* IPv6; of IPv4 the mapped form, ::ffff:a.b.c.d */
    uint16_t port;
};

struct internet_places { /* of the own network that are allowed all the same */
    struct internet_place places[INTERNET_PLACES_MAX];
    size_t count;
};

struct internet_place internet_place_v4(const uint8_t address[4], uint16_t port);
struct internet_place internet_place_v6(const uint8_t address[16], uint16_t port);

/* Unicast, global, and no way of writing one that is not: mapped and translated addresses are
 * judged by the IPv4 address inside. */
bool internet_is_public(const struct internet_place *place);

/* "10.0.0.5:443 [fd00::5]:8443", blanks between; empty: none. ERR_INPUT, ERR_LIMIT. */
enum err internet_places_read(
        const char *text, struct internet_places *ret_places) ATTRIBUTE_MUST_USE;

bool internet_is_allowed(const struct internet_places *places, const struct internet_place *place);

#endif

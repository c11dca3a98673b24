/* Two tables of prefixes (IANA's special-purpose registries) and what is judged by them. Called by
 * whatever connects to an address that a person gave, for the address really connected to. */
#include "scheduler/core/internet.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { V4_AT = 12, PLACE_TEXT_SIZE = 64 };

struct prefix {
    uint8_t bytes[16];
    int bits;
};

static const uint8_t v4_mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
static const struct prefix translated = {{0x00, 0x64, 0xff, 0x9b}, 96}; /* RFC 6052 */

static const struct prefix v4_closed[] = {
        {{0}, 8},                 /* "this network" */
        {{10}, 8},                /* private */
        {{100, 64}, 10},          /* shared by a provider's customers */
        {{127}, 8},               /* loopback */
        {{169, 254}, 16},         /* link-local; clouds' metadata */
        {{172, 16}, 12},          /* private */
        {{192, 0, 0}, 24},        /* protocol assignments */
        {{192, 0, 2}, 24},        /* documentation */
        {{192, 88, 99}, 24},      /* 6to4 relays, given up */
        {{192, 168}, 16},         /* private */
        {{198, 18}, 15},          /* benchmarks */
        {{198, 51, 100}, 24},     /* documentation */
        {{203, 0, 113}, 24},      /* documentation */
        {{224}, 4},               /* multicast */
        {{240}, 4},               /* reserved, broadcast */
        {{168, 63, 129, 16}, 32}, /* Azure's own services, on a public number */
};

static const struct prefix v6_open = {{0x20}, 3}; /* global unicast: all else is not public */

static const struct prefix v6_closed[] = {
        {{0x20, 0x01, 0x00}, 23},       /* protocol assignments, Teredo */
        {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documentation */
        {{0x20, 0x02}, 16},             /* 6to4: an IPv4 address in disguise */
        {{0x3f, 0xff, 0x00}, 20},       /* documentation */
};

static bool is_within(const uint8_t *address, const struct prefix *prefix)
{
    int whole = prefix->bits / 8, rest = prefix->bits % 8;
    uint8_t mask = (uint8_t)(0xff00 >> rest);
    return memcmp(address, prefix->bytes, (size_t)whole) == 0 &&
           (rest == 0 || (address[whole] & mask) == (prefix->bytes[whole] & mask));
}

static bool is_within_any(const uint8_t *address, const struct prefix *prefixes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_within(address, &prefixes[i])) {
            return true;
        }
    }
    return false;
}

bool internet_is_public(const struct internet_place *place)
{
    const uint8_t *address = place->address;
    if (memcmp(address, v4_mapped, sizeof(v4_mapped)) == 0 || is_within(address, &translated)) {
        return !is_within_any(address + V4_AT, v4_closed, sizeof(v4_closed) / sizeof(v4_closed[0]));
    }
    return is_within(address, &v6_open) &&
           !is_within_any(address, v6_closed, sizeof(v6_closed) / sizeof(v6_closed[0]));
}

struct internet_place internet_place_v4(const uint8_t address[4], uint16_t port)
{
    struct internet_place place = {.port = port};
    memcpy(place.address, v4_mapped, sizeof(v4_mapped));
    memcpy(place.address + V4_AT, address, 4);
    return place;
}

struct internet_place internet_place_v6(const uint8_t address[16], uint16_t port)
{
    struct internet_place place = {.port = port};
    memcpy(place.address, address, sizeof(place.address));
    return place;
}

/* --- the own network's ---------------------------------------------------------------------- */

/* "a.b.c.d:port" or "[v6]:port", cut in two in place. */
static enum err place_read(char *text, struct internet_place *ret_place)
{
    uint8_t bytes[16];
    char *end = NULL;
    char *colon = strrchr(text, ':');
    if (colon == NULL || colon[1] < '1' || colon[1] > '9') {
        return ERR_INPUT;
    }
    long port = strtol(colon + 1, &end, 10);
    if (*end != '\0' || port > UINT16_MAX) {
        return ERR_INPUT;
    }
    *colon = '\0';
    if (inet_pton(AF_INET, text, bytes) == 1) {
        *ret_place = internet_place_v4(bytes, (uint16_t)port);
        return ERR_OK;
    }
    if (text[0] != '[' || colon[-1] != ']') {
        return ERR_INPUT;
    }
    colon[-1] = '\0';
    if (inet_pton(AF_INET6, text + 1, bytes) != 1) {
        return ERR_INPUT;
    }
    *ret_place = internet_place_v6(bytes, (uint16_t)port);
    return ERR_OK;
}

enum err internet_places_read(const char *text, struct internet_places *ret_places)
{
    char one[PLACE_TEXT_SIZE];
    struct internet_places places = {.count = 0};
    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        size_t len = strcspn(text, " ");
        if (places.count == INTERNET_PLACES_MAX) {
            return ERR_LIMIT;
        }
        if (len >= sizeof(one)) {
            return ERR_INPUT;
        }
        snprintf(one, sizeof(one), "%.*s", (int)len, text);
        if (place_read(one, &places.places[places.count++]) != ERR_OK) {
            return ERR_INPUT;
        }
        text += len;
    }
    *ret_places = places;
    return ERR_OK;
}

bool internet_is_allowed(const struct internet_places *places, const struct internet_place *place)
{
    for (size_t i = 0; i < places->count; i++) {
        if (memcmp(places->places[i].address, place->address, sizeof(place->address)) == 0 &&
                places->places[i].port == place->port) {
            return true;
        }
    }
    return false;
}

/* The relay's settings, from a file and the environment, and the keys that they name. */
#ifndef PORCHLIGHT_RELAY_SETTINGS_H
#define PORCHLIGHT_RELAY_SETTINGS_H

#include <stdint.h>
#include <stdio.h>

#include "common/error.h"
#include "common/log.h"
#include "common/ticket.h"
#include "common/token.h"
#include "relay/core/address.h"
#include "relay/core/drain.h"
#include "relay/core/resume.h"

enum { SETTINGS_TEXT_SIZE = 512, SETTINGS_ORIGINS_MAX = 16 };

struct settings {
    char name[RELAY_NAME_SIZE];
    char listen_address[64];
    int64_t listen_port;
    char media_address[64];
    int64_t media_port;
    char advertised_address[SETTINGS_TEXT_SIZE]; /* read into advertised by settings_load */
    char origins[SETTINGS_TEXT_SIZE];            /* cut up into origin_list by settings_load */
    char scheduler_url[SETTINGS_TEXT_SIZE];
    char scheduler_public_key[SETTINGS_TEXT_SIZE];
    char relay_key[SETTINGS_TEXT_SIZE];
    char fleet_key[SETTINGS_TEXT_SIZE];
    char log_level[16];
    char drain[8];
    int64_t drain_max_s;
    char trusted_proxy[64];
    int64_t calls_max;
    int64_t connections_max;
    int64_t connections_per_address;
    int64_t tcp_connections_max;

    enum log_level level;
    enum drain_mode drain_mode;
    struct address_list advertised;
    uint8_t proxy_ip[16]; /* IPv4 mapped; zero: none */
    char origin_text[SETTINGS_TEXT_SIZE];
    const char *origin_list[SETTINGS_ORIGINS_MAX + 1]; /* NULL-terminated, into origin_text */
};

struct settings_keys {
    struct verify_key scheduler;
    struct signing_key relay;
    uint8_t fleet[RESUME_KEY_BYTES];
};

/* Reads and checks all of them. ERR_INPUT, ERR_IO: error names the setting. ret_settings must stay
 * where it is: its lists point into it. */
enum err settings_load(
        const char *path, struct settings *ret_settings, struct error *error) ATTRIBUTE_MUST_USE;

void settings_print(const struct settings *settings, FILE *out);

/* Writes relay_key (and .pub) and fleet_key, those that are missing. */
enum err settings_make_keys(
        const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

enum err settings_read_keys(const struct settings *settings, struct settings_keys *ret_keys,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif

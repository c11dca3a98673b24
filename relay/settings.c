/* One row for each setting; a row documents itself. Called by main, before any thread. */
#include "relay/settings.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <string.h>

#include "common/config.h"
#include "common/keyfile.h"
#include "relay/core/rooms.h"
#include "relay/io/endpoint.h"
#include "relay/io/ws.h"

static const struct setting rows[] = {
        SETTING_TEXT_ROW(advertised_address, "",
                "addresses that pages send media to, separated by commas; empty: media_address"),
        SETTING_NUMBER_ROW(calls_max, 1, 2000, "256", "calls at once"),
        SETTING_NUMBER_ROW(connections_max, 4, WS_CONNECTIONS_MAX, "2000", "WebSockets at once"),
        SETTING_NUMBER_ROW(connections_per_address, 1, WS_CONNECTIONS_MAX, "200",
                "WebSockets at once from one IPv4 address or IPv6 network of 64 bits"),
        SETTING_TEXT_ROW(drain, "move",
                "on SIGTERM calls move to another relay, or wait here until they end: move or "
                "wait"),
        SETTING_NUMBER_ROW(drain_max_s, 0, 14400, "20",
                "how long after SIGTERM calls may stay; 0: it ends at once"),
        SETTING_TEXT_ROW(
                fleet_key, "fleet.key", "file with the secret that all relays of a fleet share"),
        SETTING_TEXT_ROW(
                listen_address, "127.0.0.1", "numeric address to listen on for WebSockets"),
        SETTING_NUMBER_ROW(listen_port, 0, 65535, "8481", "port of it; 0: any free one"),
        SETTING_TEXT_ROW(log_level, "info", "debug, info, warning or error"),
        SETTING_TEXT_ROW(media_address, NULL, "numeric address of the media port"),
        SETTING_NUMBER_ROW(
                media_port, 0, 65535, "3478", "number of the media port, UDP and TCP; 0: any"),
        SETTING_TEXT_ROW(name, NULL, "this relay's name: 1 to 32 of a-z 0-9 -"),
        SETTING_TEXT_ROW(origins, NULL, "origins of the pages, separated by commas"),
        SETTING_TEXT_ROW(relay_key, "relay.key", "file with the key that signs beats"),
        SETTING_TEXT_ROW(
                scheduler_public_key, NULL, "file with the public key of the scheduler's tickets"),
        SETTING_TEXT_ROW(scheduler_url, NULL, "http or https URL of the scheduler, without a path"),
        SETTING_NUMBER_ROW(
                tcp_connections_max, 1, 20000, "512", "media connections over TCP at once"),
        SETTING_TEXT_ROW(
                trusted_proxy, "", "address of the front proxy; limits of one address are not its"),
};

enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

void settings_print(const struct settings *settings, FILE *out)
{
    config_print(rows, ROW_COUNT, settings, out);
}

/* --- checking ------------------------------------------------------------------------------ */

static enum err check_name(const char *name, struct error *error)
{
    size_t len = strlen(name);
    if (len == 0 || len >= RELAY_NAME_SIZE ||
            strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != len) {
        return error_set(error, ERR_INPUT, "name", "A name is 1 to 32 of a-z, 0-9 and -.");
    }
    return ERR_OK;
}

static enum err read_level(struct settings *settings, struct error *error)
{
    static const char *const names[] = {"debug", "info", "warning", "error"};
    for (int i = LOG_DEBUG; i <= LOG_ERROR; i++) {
        if (strcmp(settings->log_level, names[i]) == 0) {
            settings->level = (enum log_level)i;
            return ERR_OK;
        }
    }
    return error_set(error, ERR_INPUT, "log_level", "A level is debug, info, warning or error.");
}

static enum err read_drain(struct settings *settings, struct error *error)
{
    static const char *const names[] = {"move", "wait"};
    for (int i = DRAIN_MOVE; i <= DRAIN_WAIT; i++) {
        if (strcmp(settings->drain, names[i]) == 0) {
            settings->drain_mode = (enum drain_mode)i;
            return ERR_OK;
        }
    }
    return error_set(error, ERR_INPUT, "drain", "Calls move or wait.");
}

static enum err read_ip(const char *text, const char *field, struct endpoint *ret_endpoint,
        uint8_t ret_ip[16], struct error *error)
{
    struct address address;
    if (endpoint_parse(text, 0, ret_endpoint) != ERR_OK ||
            endpoint_to_address(&ret_endpoint->name, TRANSPORT_UDP, 0, &address) != ERR_OK) {
        return error_set(error, ERR_INPUT, field, "This is not a numeric address.");
    }
    memcpy(ret_ip, address.ip, sizeof(address.ip));
    return ERR_OK;
}

static enum err read_proxy(struct settings *settings, struct error *error)
{
    struct endpoint endpoint;
    if (settings->trusted_proxy[0] == '\0') {
        return ERR_OK;
    }
    return read_ip(settings->trusted_proxy, "trusted_proxy", &endpoint, settings->proxy_ip, error);
}

/* A socket takes the packets of its own family, and of both only as the v6 wildcard. */
static bool is_reached(const struct endpoint *media, const struct endpoint *advertised)
{
    int family = media->name.ss_family;
    return family == advertised->name.ss_family ||
           (family == AF_INET6 && endpoint_is_wildcard(media));
}

static enum err add_advertised(struct settings *settings, const struct endpoint *media,
        const char *text, struct error *error)
{
    struct endpoint endpoint;
    struct address_list *list = &settings->advertised;
    if (list->count == ADDRESS_LIST_MAX) {
        return error_set(error, ERR_INPUT, "advertised_address",
                "There are more than %d addresses.", ADDRESS_LIST_MAX);
    }
    enum err err = read_ip(text, "advertised_address", &endpoint, list->ips[list->count], error);
    if (err != ERR_OK) {
        return err;
    }
    if (endpoint_is_wildcard(&endpoint)) {
        return error_set(error, ERR_INPUT, "advertised_address",
                "Pages cannot send to a wildcard address: name the one they reach.");
    }
    if (!is_reached(media, &endpoint)) {
        return error_set(error, ERR_INPUT, "advertised_address",
                "media_address does not take packets of this family; for both it is ::");
    }
    list->count++;
    return ERR_OK;
}

/* Cuts "a, b" into a list. */
static enum err read_advertised(struct settings *settings, struct error *error)
{
    struct endpoint media;
    uint8_t ip[16];
    char text[SETTINGS_TEXT_SIZE];
    char *rest;
    enum err err = read_ip(settings->media_address, "media_address", &media, ip, error);
    memcpy(text, settings->advertised_address, sizeof(text));
    for (char *one = strtok_r(text, ", ", &rest); one && !err; one = strtok_r(NULL, ", ", &rest)) {
        err = add_advertised(settings, &media, one, error);
    }
    if (err != ERR_OK || settings->advertised.count > 0) {
        return err;
    }
    return add_advertised(settings, &media, settings->media_address, error);
}

/* Cuts "a, b" into a list. */
static enum err read_origins(struct settings *settings, struct error *error)
{
    size_t count = 0;
    char *rest;
    memcpy(settings->origin_text, settings->origins, sizeof(settings->origin_text));
    for (char *origin = strtok_r(settings->origin_text, ", ", &rest); origin;
            origin = strtok_r(NULL, ", ", &rest)) {
        if (count == SETTINGS_ORIGINS_MAX) {
            return error_set(error, ERR_INPUT, "origins", "There are more than %d origins.",
                    SETTINGS_ORIGINS_MAX);
        }
        settings->origin_list[count++] = origin;
    }
    settings->origin_list[count] = NULL;
    return count > 0 ? ERR_OK : error_set(error, ERR_INPUT, "origins", "There is no origin in it.");
}

static enum err check_url(const char *url, struct error *error)
{
    bool is_url = strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
    size_t len = strlen(url);
    if (!is_url || url[len - 1] == '/') {
        return error_set(error, ERR_INPUT, "scheduler_url",
                "It begins with http:// or https:// and ends without a slash.");
    }
    return ERR_OK;
}

enum err settings_load(const char *path, struct settings *ret_settings, struct error *error)
{
    memset(ret_settings, 0, sizeof(*ret_settings));
    enum err err = config_load(rows, ROW_COUNT, path, ret_settings, error);
    err = err ? err : check_name(ret_settings->name, error);
    err = err ? err : read_level(ret_settings, error);
    err = err ? err : read_drain(ret_settings, error);
    err = err ? err : read_advertised(ret_settings, error);
    err = err ? err : read_proxy(ret_settings, error);
    err = err ? err : read_origins(ret_settings, error);
    err = err ? err : check_url(ret_settings->scheduler_url, error);
    return err;
}

/* --- keys ---------------------------------------------------------------------------------- */

enum err settings_make_keys(const struct settings *settings, struct error *error)
{
    char kid[KEY_ID_SIZE] = {0};
    strncpy(kid, settings->name, sizeof(kid) - 1);
    enum err err = keyfile_make_signing(settings->relay_key, kid, error);
    if (err != ERR_OK && err != ERR_CONFLICT) {
        return err;
    }
    err = keyfile_make_secret(settings->fleet_key, "fleet", error);
    return err == ERR_CONFLICT ? ERR_OK : err;
}

enum err settings_read_keys(
        const struct settings *settings, struct settings_keys *ret_keys, struct error *error)
{
    char kid[KEY_ID_SIZE];
    struct settings_keys keys;
    enum err err = keyfile_read_public(settings->scheduler_public_key, &keys.scheduler, error);
    err = err ? err : keyfile_read_signing(settings->relay_key, &keys.relay, error);
    err = err ? err : keyfile_read_secret(settings->fleet_key, kid, keys.fleet, error);
    if (err == ERR_OK) {
        *ret_keys = keys;
    }
    return err;
}

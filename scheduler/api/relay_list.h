/* The relays that a scheduler is configured with: the one of relay_name, relay_url and
 * relay_public_key, and those of the setting `relays`. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_RELAY_LIST_H
#define PORCHLIGHT_SCHEDULER_API_RELAY_LIST_H

#include <stddef.h>

#include "common/error.h"
#include "common/ticket.h"

enum { RELAY_URL_SIZE = 256, RELAY_KEY_PATH_SIZE = 512, RELAY_LIST_MAX = 16 };

struct relay_setting {
    char name[RELAY_NAME_SIZE];
    char url[RELAY_URL_SIZE];             /* that pages dial: ws:// or wss:// */
    char public_key[RELAY_KEY_PATH_SIZE]; /* path of a file */
};

struct relay_list {
    size_t count;
    struct relay_setting relays[RELAY_LIST_MAX];
};

/* Whether pages can dial it. field: the setting that the error names. */
enum err relay_url_check(
        const char *url, const char *field, struct error *error) ATTRIBUTE_MUST_USE;

/* Adds what text says, "NAME URL KEYFILE, NAME URL KEYFILE": each name once, RELAY_LIST_MAX in all.
 * ERR_INPUT, ERR_LIMIT: error says which, list is as it was. */
enum err relay_list_read(
        const char *text, struct relay_list *list, struct error *error) ATTRIBUTE_MUST_USE;

#endif

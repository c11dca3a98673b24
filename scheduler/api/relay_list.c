/* Reads the setting `relays`. Called at start only; what is wrong is one sentence. */
#include "scheduler/api/relay_list.h"

#include <stdbool.h>
#include <string.h>

enum err relay_url_check(const char *url, const char *field, struct error *error)
{
    if (strncmp(url, "ws://", 5) != 0 && strncmp(url, "wss://", 6) != 0) {
        return error_set(error, ERR_INPUT, field, "must begin with ws:// or wss://");
    }
    if (strpbrk(url, " \t;,'\"") != NULL) {
        return error_set(error, ERR_INPUT, field, "holds a character that no URL has");
    }
    return ERR_OK;
}

/* The next word before a comma or the end, into word; false: there is none, or it is too long. */
static bool word_take(const char **text, char *word, size_t size)
{
    *text += strspn(*text, " \t");
    size_t len = strcspn(*text, " \t,");
    if (len == 0 || len >= size) {
        return false;
    }
    memcpy(word, *text, len);
    word[len] = '\0';
    *text += len;
    *text += strspn(*text, " \t");
    return true;
}

static bool is_name(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static bool list_has(const struct relay_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->relays[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static enum err relay_read(const char **text, struct relay_list *list, struct error *error)
{
    struct relay_setting relay;
    bool is_whole = word_take(text, relay.name, sizeof(relay.name)) &&
                    word_take(text, relay.url, sizeof(relay.url)) &&
                    word_take(text, relay.public_key, sizeof(relay.public_key));
    if (!is_whole || (**text != ',' && **text != '\0') || !is_name(relay.name)) {
        return error_set(error, ERR_INPUT, "relays", "must be NAME URL KEYFILE, NAME URL KEYFILE");
    }
    if (list_has(list, relay.name)) {
        return error_set(error, ERR_INPUT, "relays", "names %s twice", relay.name);
    }
    if (list->count == RELAY_LIST_MAX) {
        return error_set(error, ERR_LIMIT, "relays", "are more than %d", RELAY_LIST_MAX);
    }
    enum err err = relay_url_check(relay.url, "relays", error);
    if (err == ERR_OK) {
        list->relays[list->count++] = relay;
    }
    return err;
}

enum err relay_list_read(const char *text, struct relay_list *list, struct error *error)
{
    struct relay_list longer = *list;
    text += strspn(text, " \t");
    while (*text != '\0') {
        enum err err = relay_read(&text, &longer, error);
        if (err != ERR_OK) {
            return err;
        }
        if (*text == ',') { /* another must follow */
            text++;
            text += strspn(text, " \t");
            if (*text == '\0') {
                return error_set(error, ERR_INPUT, "relays", "ends with a comma");
            }
        }
    }
    *list = longer;
    return ERR_OK;
}

/* Finds one cookie. Strict on purpose: only our own cookies matter, and theirs is a narrow form. */
#include "scheduler/core/cookie.h"

#include <stdbool.h>
#include <string.h>

static bool is_value_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/* The value's start if the pair at (name=value) is this cookie's, or NULL. */
static const char *pair_value(const char *pair, size_t len, const char *name)
{
    size_t name_len = strlen(name);
    bool is_it = len > name_len && memcmp(pair, name, name_len) == 0 && pair[name_len] == '=';
    return is_it ? pair + name_len + 1 : NULL;
}

/* The cookie's value, lent from header; ret_len without blanks at its end. */
static enum err value_find(
        const char *header, const char *name, const char **ret_value, size_t *ret_len)
{
    const char *found = NULL;
    for (const char *at = header; *at != '\0';) {
        at += strspn(at, "; \t");
        size_t len = strcspn(at, ";");
        const char *value = pair_value(at, len, name);
        if (value && found)
            return ERR_INPUT;
        if (value) {
            found = value;
            *ret_len = len - (size_t)(value - at);
        }
        at += len;
    }
    *ret_value = found;
    return found ? ERR_OK : ERR_NOT_FOUND;
}

enum err cookie_find(const char *header, const char *name, char *ret_value, size_t size)
{
    const char *value;
    size_t len = 0;
    if (!header)
        return ERR_NOT_FOUND;
    if (strlen(header) > COOKIE_HEADER_MAX)
        return ERR_LIMIT;
    enum err err = value_find(header, name, &value, &len);
    if (err)
        return err;
    while (len > 0 && (value[len - 1] == ' ' || value[len - 1] == '\t'))
        len--;
    for (size_t i = 0; i < len; i++) {
        if (!is_value_character(value[i]))
            return ERR_INPUT;
    }
    if (len >= size)
        return ERR_LIMIT;
    memcpy(ret_value, value, len);
    ret_value[len] = '\0';
    return ERR_OK;
}

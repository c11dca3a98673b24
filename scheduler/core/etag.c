/* Entity tags. Who changes what while who looks is decided by these: the api puts them on answers,
 * the store compares them inside a write's transaction. */
#include "scheduler/core/etag.h"

#include <string.h>

#include <sodium.h>

#include "common/base64url.h"

enum { HASH_BYTES = 16 };

char *etag_of(const void *body, size_t len, char ret_tag[ETAG_SIZE])
{
    static const char domain[] = "porchlight-etag-v1";
    uint8_t hash[HASH_BYTES];
    crypto_generichash(hash, sizeof(hash), body, len, (const uint8_t *)domain, sizeof(domain) - 1);
    ret_tag[0] = '"';
    base64url_encode(hash, sizeof(hash), ret_tag + 1, ETAG_SIZE - 1);
    memcpy(ret_tag + ETAG_SIZE - 2, "\"", 2);
    return ret_tag;
}

/* One element of the list, blanks cut off; at is left behind its comma. */
static const char *element_take(const char **at, size_t *ret_len)
{
    const char *begin = *at + strspn(*at, " \t,");
    const char *end = begin;
    bool is_quoted = false;
    for (; *end && (is_quoted || *end != ','); end++)
        is_quoted ^= *end == '"';
    *at = end;
    while (end > begin && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *ret_len = (size_t)(end - begin);
    return begin;
}

static bool list_has(const char *list, const char *tag, bool is_weak_good)
{
    size_t len;
    while (*list) {
        const char *element = element_take(&list, &len);
        if (is_weak_good && len > 2 && strncmp(element, "W/", 2) == 0) {
            element += 2;
            len -= 2;
        }
        if (len == strlen(tag) && strncmp(element, tag, len) == 0)
            return true;
    }
    return false;
}

bool etag_is_named(const char *if_match, const char *tag)
{
    return strcmp(if_match, "*") == 0 || list_has(if_match, tag, false);
}

bool etag_is_known(const char *if_none_match, const char *tag)
{
    return strcmp(if_none_match, "*") == 0 || list_has(if_none_match, tag, true);
}

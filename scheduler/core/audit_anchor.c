/* Writes and reads an anchor's line. Called by who appends it to the second place, and by who
 * checks the chain against it: somebody may have written there, so every character is checked. */
#include "scheduler/core/audit_anchor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

static const char word[] = "porchlight-audit-anchor ";

enum { SEAL_HEX_SIZE = 2 * AUDIT_SEAL_BYTES + 1 };

size_t audit_anchor_write(const struct audit_anchor *anchor, char ret_text[AUDIT_ANCHOR_SIZE])
{
    char seal[SEAL_HEX_SIZE];
    sodium_bin2hex(seal, sizeof(seal), anchor->head.seal, AUDIT_SEAL_BYTES);
    int len = snprintf(ret_text, AUDIT_ANCHOR_SIZE, "%s%" PRId64 " %" PRId64 " %" PRId64 " %s",
            word, anchor->at, anchor->head.place, anchor->head.seq, seal);
    return (size_t)len;
}

/* A number and the blank behind it; at is moved behind both. */
static bool number_read(const char **at, int64_t *ret_number)
{
    size_t digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > 18 || (*at)[digits] != ' ')
        return false;
    *ret_number = strtoll(*at, NULL, 10);
    *at += digits + 1;
    return true;
}

static bool seal_read(const char *at, uint8_t ret_seal[AUDIT_SEAL_BYTES])
{
    size_t len = 0;
    const char *end = NULL;
    return sodium_hex2bin(ret_seal, AUDIT_SEAL_BYTES, at, strcspn(at, "\r\n"), NULL, &len, &end) ==
                   0 &&
           len == AUDIT_SEAL_BYTES && end == at + strcspn(at, "\r\n");
}

enum err audit_anchor_read(const char *line, struct audit_anchor *ret_anchor)
{
    struct audit_anchor anchor = {0};
    const char *at = strstr(line, word);
    if (!at)
        return ERR_NOT_FOUND;
    at += sizeof(word) - 1;
    if (!number_read(&at, &anchor.at) || !number_read(&at, &anchor.head.place) ||
            !number_read(&at, &anchor.head.seq) || !seal_read(at, anchor.head.seal))
        return ERR_INPUT;
    *ret_anchor = anchor;
    return ERR_OK;
}

int audit_anchor_compare(const void *a, const void *b)
{
    const struct audit_anchor *one = a, *other = b;
    if (one->head.place != other->head.place)
        return one->head.place < other->head.place ? -1 : 1;
    return memcmp(one->head.seal, other->head.seal, AUDIT_SEAL_BYTES);
}

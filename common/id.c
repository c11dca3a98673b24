/* The text forms of an id: the whole one for the wire, the short one for a log line. */
#include "common/id.h"

#include <sodium.h>
#include <string.h>

#include "common/base64url.h"

char *id_text(struct id id, char text[ID_TEXT_SIZE])
{
    return base64url_encode(id.bytes, sizeof(id.bytes), text, ID_TEXT_SIZE);
}

enum err id_parse(const char *text, size_t len, struct id *ret_id)
{
    if (len != ID_TEXT_LEN)
        return ERR_INPUT;
    struct id id;
    size_t decoded = 0;
    if (base64url_decode(text, len, id.bytes, sizeof(id.bytes), &decoded) != ERR_OK ||
            decoded != sizeof(id.bytes))
        return ERR_INPUT;
    *ret_id = id;
    return ERR_OK;
}

bool id_equal(struct id a, struct id b)
{
    return memcmp(a.bytes, b.bytes, sizeof(a.bytes)) == 0;
}

bool id_is_zero(struct id id)
{
    return sodium_is_zero(id.bytes, sizeof(id.bytes)) == 1;
}

char *id_short(struct id id, char text[ID_SHORT_SIZE])
{
    uint8_t hash[crypto_generichash_BYTES_MIN];
    crypto_generichash(hash, sizeof(hash), id.bytes, sizeof(id.bytes),
            (const uint8_t *)"porchlight-log-v1", 17);
    return sodium_bin2hex(text, ID_SHORT_SIZE, hash, (ID_SHORT_SIZE - 1) / 2);
}

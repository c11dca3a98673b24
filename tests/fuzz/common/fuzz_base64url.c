/* base64url and ids: what is let in comes back letter by letter when it is encoded again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/base64url.h"
#include "common/id.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { DATA_MAX = 3000 };

static void check_decoded(const char *text, size_t text_len, const uint8_t *data, size_t len)
{
    char again[BASE64URL_SIZE(DATA_MAX)];
    base64url_encode(data, len, again, sizeof(again));
    if (strlen(again) != text_len || memcmp(again, text, text_len) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    uint8_t decoded[DATA_MAX];
    size_t decoded_len = 0;
    struct id id;
    if (base64url_decode((const char *)data, len, decoded, sizeof(decoded), &decoded_len) == ERR_OK)
        check_decoded((const char *)data, len, decoded, decoded_len);
    if (id_parse((const char *)data, len, &id) == ERR_OK)
        check_decoded((const char *)data, len, id.bytes, sizeof(id.bytes));
    return 0;
}

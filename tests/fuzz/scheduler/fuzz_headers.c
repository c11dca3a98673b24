/* Cookie and Accept-Language headers of any bytes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/accept.h"
#include "scheduler/core/cookie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static const char *const offered[] = {"en", "es"};
    char *header = malloc(len + 1);
    char value[24];
    if (!header)
        return 0;
    if (len > 0)
        memcpy(header, data, len);
    header[len] = '\0';
    if (cookie_find(header, "in", value, sizeof(value)) == ERR_OK &&
            strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") !=
                    strlen(value))
        abort();
    if (accept_language(header, offered, 2) > 1)
        abort();
    free(header);
    return 0;
}

/* Decomposes, folds, leaves out what is not heard. Called where a list of avoided ones is held
 * against a name or an address. */
#include "scheduler/core/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { FOLD_BYTES = 1024 }; /* a longer one is taken from the heap by the library, and freed */

static bool is_unheard(ucs4_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf);
}

/* Returns how many bytes were put. */
static size_t heard_put(const uint8_t *text, size_t len, char *ret_text, size_t size)
{
    size_t put = 0;
    bool is_blank = false;
    for (size_t at = 0; at < len;) {
        uint8_t bytes[6];
        ucs4_t c;
        at += (size_t)u8_mbtouc(&c, text + at, len - at);
        if (is_unheard(c))
            continue;
        if (uc_is_property_white_space(c)) {
            is_blank = put > 0;
            continue;
        }
        int count = u8_uctomb(bytes, c, sizeof(bytes));
        if (count < 0 || put + is_blank + (size_t)count + 1 > size)
            break;
        if (is_blank)
            ret_text[put++] = ' ';
        is_blank = false;
        memcpy(ret_text + put, bytes, (size_t)count);
        put += (size_t)count;
    }
    return put;
}

char *text_fold(const char *text, char *ret_text, size_t size)
{
    uint8_t space[FOLD_BYTES];
    size_t len = sizeof(space), put = 0;
    const uint8_t *bytes = (const uint8_t *)text;
    uint8_t *folded = u8_casefold(bytes, strlen(text), NULL, UNINORM_NFKD, space, &len);
    if (!folded)
        return NULL;
    put = heard_put(folded, len, ret_text, size);
    ret_text[put] = '\0';
    if (folded != space)
        free(folded);
    return ret_text;
}

/* A line of any bytes: no anchor, or one that is written again as it was read. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/audit_anchor.h"

enum { LINE_MAX_LEN = 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char line[LINE_MAX_LEN + 1] = "", text[AUDIT_ANCHOR_SIZE];
    struct audit_anchor anchor, again;
    memcpy(line, data, len < LINE_MAX_LEN ? len : LINE_MAX_LEN);
    if (audit_anchor_read(line, &anchor) != ERR_OK)
        return 0;
    if (audit_anchor_write(&anchor, text) != strlen(text) ||
            audit_anchor_read(text, &again) != ERR_OK ||
            audit_anchor_compare(&anchor, &again) != 0 || anchor.at != again.at ||
            anchor.head.seq != again.head.seq)
        abort();
    return 0;
}

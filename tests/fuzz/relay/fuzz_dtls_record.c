/* dtls_record.h: what is kept is never longer than what came, is kept whole a second time, holds
 * nothing in the clear once there are keys, and costs steps in proportion. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "relay/io/dtls_record.h"
#include "tests/fuzz/relay/steps.h"

enum {
    INPUT_MAX = 4096,
    EPOCH_AT = 3,
    LENGTH_AT = 11,
    HEADER = 13,
    STEPS_FIXED = 150,
    STEPS_EACH = 16,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void require(bool is_so)
{
    if (!is_so)
        abort();
}

static void require_no_clear_text(const uint8_t *kept, size_t len)
{
    for (size_t at = 0; at < len;) {
        require(kept[at + EPOCH_AT] != 0 || kept[at + EPOCH_AT + 1] != 0);
        at += HEADER + ((size_t)kept[at + LENGTH_AT] << 8 | kept[at + LENGTH_AT + 1]);
        require(at <= len);
    }
}

static void try_one(const uint8_t *data, size_t len, bool is_keyed)
{
    uint8_t kept[INPUT_MAX];
    uint8_t again[INPUT_MAX];
    steps_begin();
    size_t kept_len = dtls_records_keep(data, len, is_keyed, kept);
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    require(kept_len <= len);
    require(dtls_records_keep(kept, kept_len, is_keyed, again) == kept_len);
    require(kept_len == 0 || memcmp(kept, again, kept_len) == 0);
    if (is_keyed)
        require_no_clear_text(kept, kept_len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    if (len <= INPUT_MAX) {
        try_one(data, len, false);
        try_one(data, len, true);
    }
    return 0;
}

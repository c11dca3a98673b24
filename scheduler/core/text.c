/* Looks at text one code point at a time. Used for forms here and for nicknames that come as JSON:
 * what a person is called must not turn the line it stands in. */
#include "scheduler/core/text.h"

#include <stdint.h>

struct code_range {
    uint32_t first;
    uint32_t last;
};

/* Ascending. What no name may hold; the zero-width joiner is not here, emoji need it. */
static const struct code_range refused[] = {
        {0x0000, 0x001F}, /* C0 controls */
        {0x007F, 0x009F}, /* DEL, C1 controls */
        {0x061C, 0x061C}, /* Arabic letter mark */
        {0x200E, 0x200F}, /* direction marks */
        {0x2028, 0x202E}, /* line and paragraph separators, embeddings, overrides */
        {0x2060, 0x206F}, /* isolates, invisible operators */
        {0xFDD0, 0xFDEF}, /* noncharacters */
        {0xFEFF, 0xFEFF}, /* byte order mark */
        {0xFFF9, 0xFFFB}, /* annotations */
};

static bool is_refused(uint32_t code)
{
    if ((code & 0xFFFE) == 0xFFFE)
        return true; /* the two noncharacters at the end of each plane */
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        if (code >= refused[i].first && code <= refused[i].last)
            return true;
    }
    return false;
}

/* How many bytes a sequence with this first byte has, 0: none begins so. */
static size_t sequence_len(uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

static bool code_is_valid(uint32_t code, size_t len)
{
    static const uint32_t shortest[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= shortest[len] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/* Bytes taken from at, or 0: not UTF-8 there. */
static size_t read_code(const char *at, size_t left, uint32_t *ret_code)
{
    static const uint8_t lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const uint8_t *bytes = (const uint8_t *)at;
    size_t len = sequence_len(bytes[0]);
    if (len == 0 || len > left)
        return 0;
    uint32_t code = bytes[0] & lead_bits[len];
    for (size_t i = 1; i < len; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (bytes[i] & 0x3F);
    }
    if (!code_is_valid(code, len))
        return 0;
    *ret_code = code;
    return len;
}

static bool text_passes(const char *text, size_t len, bool is_plain)
{
    size_t at = 0;
    while (at < len) {
        uint32_t code;
        size_t taken = read_code(text + at, len - at, &code);
        if (taken == 0 || (is_plain && is_refused(code)))
            return false;
        at += taken;
    }
    return true;
}

bool text_is_utf8(const char *text, size_t len)
{
    return text_passes(text, len, false);
}

bool text_is_plain(const char *text, size_t len)
{
    return text_passes(text, len, true);
}

/* Reads characters from text that came from outside. Overlong forms and surrogates are refused:
 * two spellings of one character would let one of them past a check. */
#include "common/utf8.h"

static size_t length_of(uint8_t first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

static bool is_spelled_well(uint32_t c, size_t len)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return c >= least[len] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

uint32_t utf8_read(const char *text, size_t len, size_t *ret_len)
{
    static const uint8_t masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    const uint8_t *at = (const uint8_t *)text;
    size_t needed = length_of(at[0]);
    *ret_len = 1;
    if (needed == 0 || needed > len)
        return UTF8_BAD;
    uint32_t c = at[0] & masks[needed];
    for (size_t i = 1; i < needed; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return UTF8_BAD;
        c = c << 6 | (at[i] & 0x3f);
    }
    if (!is_spelled_well(c, needed))
        return UTF8_BAD;
    *ret_len = needed;
    return c;
}

bool utf8_is_valid(const char *text, size_t len)
{
    size_t step = 0;
    for (size_t i = 0; i < len; i += step) {
        if (utf8_read(text + i, len - i, &step) == UTF8_BAD)
            return false;
    }
    return true;
}

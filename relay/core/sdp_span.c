/* Takes lines of SDP apart. Everything is bounded by the span that it is given, and nothing of the
 * C library that stops at a NUL is used on it. */
#include "relay/core/sdp_span.h"

#include <string.h>

static char to_lower(char c)
{
    if (c < 'A' || c > 'Z')
        return c;
    return (char)(c - 'A' + 'a');
}

bool span_is(struct span span, const char *text)
{
    return span.len == strlen(text) && memcmp(span.at, text, span.len) == 0;
}

bool span_is_nocase(struct span span, const char *text)
{
    if (span.len != strlen(text))
        return false;
    for (size_t i = 0; i < span.len; i++)
        if (to_lower(span.at[i]) != to_lower(text[i]))
            return false;
    return true;
}

struct span span_cut(struct span *rest, char mark)
{
    const char *found = rest->len > 0 ? memchr(rest->at, mark, rest->len) : NULL;
    struct span part = {.at = rest->at, .len = found ? (size_t)(found - rest->at) : rest->len};
    size_t gone = part.len + (found ? 1 : 0);
    rest->at += gone;
    rest->len -= gone;
    return part;
}

bool span_number(struct span span, uint32_t max, uint32_t *ret_number)
{
    uint64_t number = 0;
    if (span.len == 0 || span.len > 10 || (span.len > 1 && span.at[0] == '0'))
        return false;
    for (size_t i = 0; i < span.len; i++) {
        if (span.at[i] < '0' || span.at[i] > '9')
            return false;
        number = number * 10 + (uint64_t)(span.at[i] - '0');
    }
    if (number > max)
        return false;
    *ret_number = (uint32_t)number;
    return true;
}

static bool is_word_char(char c, const char *extra)
{
    bool is_letter = to_lower(c) >= 'a' && to_lower(c) <= 'z';
    bool is_digit = c >= '0' && c <= '9';
    return is_letter || is_digit || (c != '\0' && strchr(extra, c));
}

bool span_word(struct span span, size_t min, size_t max, const char *extra, char *ret_text)
{
    if (span.len < min || span.len > max)
        return false;
    for (size_t i = 0; i < span.len; i++)
        if (!is_word_char(span.at[i], extra))
            return false;
    memcpy(ret_text, span.at, span.len);
    ret_text[span.len] = '\0';
    return true;
}

/* Accept-Language to one of our few languages: the range with the highest weight whose primary tag
 * we have. Nonsense is passed over, never an error: a page in English is better than none. */
#include "scheduler/core/accept.h"

#include <stdbool.h>
#include <string.h>

enum { RANGES_MAX = 32, WEIGHT_ONE = 1000 };

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    return c;
}

/* Thousandths from "1", "0.8", "0.125"; malformed counts as 0. */
static int read_weight(const char *text, size_t len)
{
    int weight = 0, unit = WEIGHT_ONE;
    for (size_t i = 0; i < len && unit > 0; i++) {
        if (i == 1 && text[i] == '.')
            continue;
        if (text[i] < '0' || text[i] > '9')
            return 0;
        weight += (text[i] - '0') * unit;
        unit /= 10;
    }
    return weight > WEIGHT_ONE ? 0 : weight;
}

static int range_weight(const char *range, size_t len)
{
    const char *semicolon = memchr(range, ';', len);
    if (!semicolon)
        return WEIGHT_ONE;
    const char *at = semicolon + 1, *end = range + len;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    if (end - at < 3 || lower(at[0]) != 'q' || at[1] != '=')
        return 0;
    return read_weight(at + 2, (size_t)(end - at - 2));
}

static bool range_is(const char *range, size_t len, const char *language)
{
    size_t tag_len = strlen(language);
    if (len < tag_len)
        return false;
    for (size_t i = 0; i < tag_len; i++) {
        if (lower(range[i]) != language[i])
            return false;
    }
    return len == tag_len || strchr("-; \t", range[tag_len]) != NULL;
}

/* Index of the offered language that the range names, or count. "*" takes the first. */
static size_t range_language(
        const char *range, size_t len, const char *const *offered, size_t count)
{
    if (len > 0 && range[0] == '*')
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (range_is(range, len, offered[i]))
            return i;
    }
    return count;
}

size_t accept_language(const char *header, const char *const *offered, size_t count)
{
    size_t best = 0;
    int best_weight = 0;
    const char *at = header ? header : "";
    for (int i = 0; i < RANGES_MAX && *at != '\0'; i++) {
        at += strspn(at, ", \t");
        size_t len = strcspn(at, ",");
        size_t language = range_language(at, len, offered, count);
        int weight = range_weight(at, len);
        if (language < count && weight > best_weight) {
            best = language;
            best_weight = weight;
        }
        at += len;
    }
    return best;
}

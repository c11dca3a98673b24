/* The form of secrets and card codes. Crockford's base32 leaves out I, L, O and U: what people
 * mistake for one another is read as one, and no code spells a word by accident. */
#include "scheduler/core/link.h"

#include <string.h>

#include "common/base64url.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { SYMBOL_BITS = 5, GROUP_LEN = 4, TYPED_MAX = 64 };

char *link_secret_make(const uint8_t random[LINK_SECRET_BYTES], char ret_secret[LINK_SECRET_SIZE])
{
    return base64url_encode(random, LINK_SECRET_BYTES, ret_secret, LINK_SECRET_SIZE);
}

bool link_secret_is_valid(const char *text, size_t len)
{
    uint8_t bytes[LINK_SECRET_BYTES];
    size_t decoded;
    return len == LINK_SECRET_SIZE - 1 &&
           base64url_decode(text, len, bytes, sizeof(bytes), &decoded) == ERR_OK &&
           decoded == sizeof(bytes);
}

char *link_code_make(const uint8_t random[LINK_CODE_BYTES], char ret_code[LINK_CODE_SIZE])
{
    uint64_t bits = 0;
    for (size_t i = 0; i < LINK_CODE_BYTES; i++)
        bits = bits << 8 | random[i];
    for (size_t i = 0; i < LINK_CODE_LEN; i++) {
        ret_code[i] = alphabet[bits & 31];
        bits >>= SYMBOL_BITS;
    }
    ret_code[LINK_CODE_LEN] = '\0';
    return ret_code;
}

char *link_code_print(const char code[LINK_CODE_SIZE], char ret_text[LINK_CODE_PRINT_SIZE])
{
    char *at = ret_text;
    for (size_t i = 0; i < LINK_CODE_LEN; i++) {
        if (i > 0 && i % GROUP_LEN == 0)
            *at++ = '-';
        *at++ = code[i];
    }
    *at = '\0';
    return ret_text;
}

/* The symbol that a typed character stands for, or 0. */
static char symbol_of(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        return '0';
    if (c == 'I' || c == 'L')
        return '1';
    if (c != '\0' && !strchr(alphabet, c))
        c = '\0';
    return c;
}

enum err link_code_read(
        const char *text, size_t len, char ret_code[LINK_CODE_SIZE], struct error *error)
{
    char code[LINK_CODE_SIZE] = {0};
    size_t count = 0;
    if (len > TYPED_MAX)
        return error_set(error, ERR_INPUT, "code", "too long for a code");
    for (size_t i = 0; i < len; i++) {
        if (text[i] == ' ' || text[i] == '-')
            continue;
        char symbol = symbol_of(text[i]);
        if (!symbol)
            return error_set(error, ERR_INPUT, "code", "has a character that no code has");
        if (count == LINK_CODE_LEN)
            return error_set(error, ERR_INPUT, "code", "has more than twelve characters");
        code[count++] = symbol;
    }
    if (count < LINK_CODE_LEN)
        return error_set(error, ERR_INPUT, "code", "has fewer than twelve characters");
    memcpy(ret_code, code, sizeof(code));
    return ERR_OK;
}

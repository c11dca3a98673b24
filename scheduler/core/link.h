/* The texts that let somebody in: the secret in a link, and the code printed on a card. Only their
 * form; what they open is the store's, and only hashes of them are kept. Pure: randomness comes in
 * from outside. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_LINK_H
#define PORCHLIGHT_SCHEDULER_CORE_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum {
    LINK_SECRET_BYTES = 16,
    LINK_SECRET_SIZE = 23, /* 22 characters of base64url and the NUL */
    LINK_CODE_BYTES = 8,   /* of randomness; 60 bits of them are used */
    LINK_CODE_LEN = 12,
    LINK_CODE_SIZE = 13,       /* as stored: the bare characters */
    LINK_CODE_PRINT_SIZE = 15, /* XXXX-XXXX-XXXX */
};

char *link_secret_make(const uint8_t random[LINK_SECRET_BYTES], char ret_secret[LINK_SECRET_SIZE]);

/* Exactly 22 characters, canonical. */
bool link_secret_is_valid(const char *text, size_t len);

/* Twelve characters of Crockford's alphabet (0-9 A-Z without I L O U). */
char *link_code_make(const uint8_t random[LINK_CODE_BYTES], char ret_code[LINK_CODE_SIZE]);
char *link_code_print(const char code[LINK_CODE_SIZE], char ret_text[LINK_CODE_PRINT_SIZE]);

/* What somebody typed: any case, with blanks and hyphens anywhere, O for 0, I or L for 1.
 * ERR_INPUT with field "code": not twelve such characters. At most 64 bytes are looked at. */
enum err link_code_read(const char *text, size_t len, char ret_code[LINK_CODE_SIZE],
        struct error *error) ATTRIBUTE_MUST_USE;

#endif

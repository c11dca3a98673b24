/* 128-bit random ids of persons, coaches, sessions, calls, seats. A type of its own, so that no
 * format string takes one by accident: on the wire by id_text, in a log only by id_short. */
#ifndef PORCHLIGHT_COMMON_ID_H
#define PORCHLIGHT_COMMON_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { ID_BYTES = 16, ID_TEXT_LEN = 22, ID_TEXT_SIZE = 23, ID_SHORT_SIZE = 7 };

struct id {
    uint8_t bytes[ID_BYTES];
};

/* 22 characters of base64url without padding, NUL-terminated. Returns text. */
char *id_text(struct id id, char text[ID_TEXT_SIZE]);

/* Takes exactly the canonical 22 characters; ERR_INPUT otherwise, ret_id untouched. */
enum err id_parse(const char *text, size_t len, struct id *ret_id);

bool id_equal(struct id a, struct id b);
bool id_is_zero(struct id id);

/* Six characters for a log line: of a hash, so that they open nothing and join to no URL. */
char *id_short(struct id id, char text[ID_SHORT_SIZE]);

#endif

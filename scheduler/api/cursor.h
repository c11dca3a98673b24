/* A place in a list that is sorted by an instant, then an id: what an answer's `next` says and the
 * next request's `after` repeats. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_CURSOR_H
#define PORCHLIGHT_SCHEDULER_API_CURSOR_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"

enum { CURSOR_SIZE = 48 }; /* of its text */

struct cursor {
    unix_s_t at;
    struct id id;
};

/* "1795435200_" and the id. Returns ret_text. */
char *cursor_print(const struct cursor *cursor, char ret_text[CURSOR_SIZE]);

/* Only what cursor_print made; an empty text is the beginning, all zero. ERR_INPUT "after". */
enum err cursor_read(
        const char *text, struct cursor *ret_cursor, struct error *error) ATTRIBUTE_MUST_USE;

#endif

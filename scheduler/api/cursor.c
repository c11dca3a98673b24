/* Cursors as text. */
#include "scheduler/api/cursor.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

char *cursor_print(const struct cursor *cursor, char ret_text[CURSOR_SIZE])
{
    char id[ID_TEXT_SIZE];
    snprintf(ret_text, CURSOR_SIZE, "%" PRId64 "_%s", (int64_t)cursor->at, id_text(cursor->id, id));
    return ret_text;
}

enum err cursor_read(const char *text, struct cursor *ret_cursor, struct error *error)
{
    struct cursor cursor = {0};
    const char *at = text;
    while (*at >= '0' && *at <= '9' && at - text < 12) {
        cursor.at = cursor.at * 10 + (*at++ - '0');
    }
    if (text[0] != '\0' && (*at != '_' || id_parse(at + 1, strlen(at + 1), &cursor.id) != ERR_OK)) {
        return error_set(error, ERR_INPUT, "after", "is not from an answer's next");
    }
    *ret_cursor = cursor;
    return ERR_OK;
}

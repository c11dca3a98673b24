/* Cursors as text, and the two fields that the query of every list has. */
#include "scheduler/api/cursor.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "common/json.h"

char *cursor_print(const struct list_place *place, char ret_text[CURSOR_SIZE])
{
    char id[ID_TEXT_SIZE];
    snprintf(ret_text, CURSOR_SIZE, "%" PRId64 "_%s", (int64_t)place->at, id_text(place->id, id));
    return ret_text;
}

enum err cursor_read(const char *text, struct list_place *ret_place, struct error *error)
{
    struct list_place place = {0};
    const char *at = text;
    while (*at >= '0' && *at <= '9' && at - text < 12) {
        place.at = place.at * 10 + (*at++ - '0');
    }
    if (text[0] != '\0' && (*at != '_' || id_parse(at + 1, strlen(at + 1), &place.id) != ERR_OK)) {
        return error_set(error, ERR_INPUT, "after", "is not from an answer's next");
    }
    *ret_place = place;
    return ERR_OK;
}

void cursor_set_next(struct json *body, bool is_more, const struct list_place *last)
{
    char next[CURSOR_SIZE];
    json_set_text(body, "next", is_more ? cursor_print(last, next) : NULL);
}

enum err paging_read(const struct paging *paging, struct list_range *ret_range, struct error *error)
{
    struct list_range range = {.limit = (size_t)paging->limit};
    enum err err = cursor_read(paging->after, &range.after, error);
    if (err == ERR_OK) {
        *ret_range = range;
    }
    return err;
}

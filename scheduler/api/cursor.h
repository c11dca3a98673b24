/* A place in a list that is sorted by an instant, then an id: what an answer's `next` says and the
 * next request's `after` repeats. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_CURSOR_H
#define PORCHLIGHT_SCHEDULER_API_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/form.h"
#include "scheduler/store/list.h"
#include "scheduler/store/store.h"

struct json;

enum { CURSOR_SIZE = 48 }; /* of its text */

/* "1795435200_" and the id. Returns ret_text. */
char *cursor_print(const struct list_place *place, char ret_text[CURSOR_SIZE]);

/* Only what cursor_print made; an empty text is the beginning, all zero. ERR_INPUT "after". */
enum err cursor_read(
        const char *text, struct list_place *ret_place, struct error *error) ATTRIBUTE_MUST_USE;

/* Sets `next`, null unless there is more behind last. */
void cursor_set_next(struct json *body, bool is_more, const struct list_place *last);

/* What the query of every list has. */
struct paging {
    int64_t limit; /* 0: not said */
    char after[CURSOR_SIZE];
};

/* The two rows of a query's table, for a struct with a member `paging`. */
#define PAGING_FIELDS(query_)                                                                      \
    {.name = "limit",                                                                              \
            .kind = FORM_NUMBER,                                                                   \
            .offset = offsetof(struct query_, paging.limit),                                       \
            .min = 1,                                                                              \
            .max = STORE_LIST_MAX,                                                                 \
            .is_optional = true},                                                                  \
    {                                                                                              \
        .name = "after", .kind = FORM_TEXT, .offset = offsetof(struct query_, paging.after),       \
        .size = CURSOR_SIZE, .is_optional = true                                                   \
    }

/* ERR_INPUT: as cursor_read. */
enum err paging_read(const struct paging *paging, struct list_range *ret_range,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif

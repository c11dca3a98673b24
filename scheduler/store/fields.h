/* Columns that are more than numbers and bytes: sealed texts, words of a table of
 * names, dates. For
 * operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_FIELDS_H
#define PORCHLIGHT_SCHEDULER_STORE_FIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/core/civil.h"
#include "scheduler/store/sealed.h"

struct operation;
struct query;

enum { FIELD_TEXT_MAX = 640 };

struct sealed_field {
    size_t len;
    uint8_t bytes[FIELD_TEXT_MAX + SEALED_OVERHEAD];
};

/* ERR_LIMIT: text is longer than FIELD_TEXT_MAX. */
enum err field_seal(const struct operation *operation, struct seal_place place, const char *text,
        struct sealed_field *ret_field) ATTRIBUTE_MUST_USE;

/* Opens a sealed column of the present row into a NUL-terminated text; NULL is "". ERR_SIGNATURE:
 * the column was changed, or moved here from another row. */
enum err field_open(const struct operation *operation, const struct query *query, int column,
        struct seal_place place, char *ret_text, size_t size) ATTRIBUTE_MUST_USE;

/* The index of the column's word in names (NULL-terminated). The schema holds words to their
 * tables; an unknown one is 0. */
int field_word(const struct query *query, int column, const char *const *names);

/* A date, YYYY-MM-DD; NULL, and anything else that is no date, is "none". */
struct civil_date field_date(const struct query *query, int column);

/* The other way: text, or NULL for none. */
const char *field_date_text(struct civil_date date, char text[CIVIL_DATE_SIZE]);

#endif

/* Urlencoded forms and query strings, read by a table of fields like json_field: what is not in
 * the table is refused, so is a name that comes twice where no list is meant, and the error names
 * the field. Texts must be plain (text.h). Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_FORM_H
#define PORCHLIGHT_SCHEDULER_CORE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { FORM_BYTES_MAX = 16384, FORM_FIELDS_MAX = 32, FORM_NAME_MAX = 32 };

enum form_kind {
    FORM_TEXT,   /* char[size]: min to max bytes, blanks at both ends cut off */
    FORM_NUMBER, /* int64_t between min and max: digits with at most one leading minus */
    FORM_CHOICE, /* int: index of the word in choices (NULL-terminated) */
    FORM_ID,     /* struct id */
    FORM_DATE,   /* struct civil_date, YYYY-MM-DD */
    FORM_LIST,   /* char[max][size]: the name comes once for each; empty ones are left out */
};

struct form_field {
    const char *name;
    enum form_kind kind;
    size_t offset;
    size_t size;      /* TEXT: of the array, NUL included */
    int64_t min, max; /* TEXT: length in bytes; max 0: size - 1. NUMBER: bounds. LIST: max texts */
    size_t count_offset; /* LIST: of a size_t, how many */
    const char *const *choices;
    bool is_optional; /* absent or empty: the object keeps what it held */
};

/* text is a POST body or a query without '?'; may be "" or NULL with len 0. object was zeroed or
 * filled with defaults; on failure it is unspecified. ERR_INPUT or ERR_LIMIT, field named. */
enum err form_read(const char *text, size_t len, const struct form_field *fields,
        size_t field_count, void *object, struct error *error) ATTRIBUTE_MUST_USE;

#endif

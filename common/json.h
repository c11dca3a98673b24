/* JSON, by jansson, whose types stay in json.c. Reading goes by a table of fields: what is not in
 * the table is refused, duplicates are refused, depth is at most 16, and the error names the
 * field. Writing builds a value and takes its text. Any thread; a value belongs to one. */
#ifndef PORCHLIGHT_COMMON_JSON_H
#define PORCHLIGHT_COMMON_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/id.h"

enum { JSON_DEPTH_MAX = 16 };

/* Once, before a program's first use of JSON. From then on no memory means ERR_MEMORY (or NULL) and
 * never a value or text with a piece missing. */
void json_init(void);

enum json_kind {
    JSON_TEXT,    /* char[size] in the object: UTF-8 without NUL, control characters but \n \t, or
                     characters that turn the direction of what follows (U+202A-E, U+2066-9) */
    JSON_LONG,    /* char * in the object, NULL before, malloc'd, at most max bytes of UTF-8
                     without NUL; the object's owner frees */
    JSON_NUMBER,  /* int64_t between min and max and within 2^53 - 1 (RFC 7493, 2.2); no fractions,
                     no exponents */
    JSON_BOOLEAN, /* bool */
    JSON_ID,      /* struct id, 22 characters of base64url */
    JSON_BYTES,   /* uint8_t[size], base64url of exactly size bytes */
    JSON_CHOICE,  /* int: the index of the word in choices (NULL-terminated) */
    JSON_LIST,    /* array of objects: element table `items`, stride `size`, at most max of them,
                     into the array at offset; the count goes to the size_t at count_offset */
};

struct json_field {
    const char *name;
    enum json_kind kind;
    size_t offset;
    size_t size;
    int64_t min, max;               /* NUMBER: bounds. TEXT, LONG: length in bytes. LIST: count */
    const char *const *choices;     /* CHOICE */
    const struct json_field *items; /* LIST */
    size_t item_count;              /* LIST: rows in items */
    size_t count_offset;            /* LIST */
    bool is_optional;               /* absent (or null): the object keeps what it held */
};

/* Reads one JSON object into object, which the caller zeroed or filled with defaults. On failure
 * object is unspecified but holds no memory, and error (may be NULL) names the field. */
enum err json_read(const char *text, size_t len, const struct json_field *fields,
        size_t field_count, void *object, struct error *error) ATTRIBUTE_MUST_USE;

/* The value of the top-level text field `type` alone, to choose the table by. */
enum err json_peek_type(const char *text, size_t len, char *ret_type, size_t size);

/* Opaque JSON value under construction. NULL stands for "no memory" and every function below
 * takes it and passes it on, so that one check at json_text_take is enough. */
struct json;

struct json *json_object_create(void); /* json_object and json_array are jansson's symbols */
struct json *json_array_create(void);
void json_destroy(struct json *json);

/* text NULL becomes null; not UTF-8 counts as no memory. */
void json_set_text(struct json *object, const char *name, const char *text);
void json_set_number(struct json *object, const char *name, int64_t number);
void json_set_bool(struct json *object, const char *name, bool value);
void json_set_id(struct json *object, const char *name, struct id id);
void json_set_bytes(struct json *object, const char *name, const void *data, size_t len);
void json_set_null(struct json *object, const char *name);
void json_set_take(struct json *object, const char *name, struct json *value);
void json_add_take(struct json *array, struct json *value);
void json_add_text(struct json *array, const char *text);
void json_add_number(struct json *array, int64_t number);

/* The compact text, malloc'd; destroys json. NULL: no memory (now or earlier). */
char *json_text_take(struct json *json, size_t *ret_len);

/* Parses any JSON text (depth and duplicates checked) to be walked: by json_read and
 * json_read_value, and for message catalogues and test data, never for a request. What is got from
 * it lives as long as it does; NULL goes in and comes out. The functions below are for parsed
 * values only. */
enum err json_parse(const char *text, size_t len, struct json **ret_json);

/* json_read for what is parsed already, where the table depends on what stands in it. */
enum err json_read_value(const struct json *json, const struct json_field *fields,
        size_t field_count, void *object, struct error *error) ATTRIBUTE_MUST_USE;

enum json_type {
    JSON_TYPE_NONE, /* NULL, or null */
    JSON_TYPE_TEXT,
    JSON_TYPE_NUMBER,   /* fits int64_t, written without fraction and exponent */
    JSON_TYPE_FRACTION, /* any other number */
    JSON_TYPE_BOOLEAN,
    JSON_TYPE_ARRAY,
    JSON_TYPE_OBJECT,
};

enum json_type json_type_of(const struct json *value);
const struct json *json_get(const struct json *object, const char *name);
const char *json_get_text(const struct json *object, const char *name); /* NULL: not a text */
size_t json_length(const struct json *list);                            /* array or object */
const struct json *json_at(const struct json *list, size_t index);      /* array or object */
const char *json_name(const struct json *value);    /* as a member of an object, or NULL */
const char *json_text_of(const struct json *value); /* NULL: not a text */
int64_t json_number_of(const struct json *value);   /* 0: not a number */
bool json_bool_of(const struct json *value);        /* false: not a boolean */

#endif

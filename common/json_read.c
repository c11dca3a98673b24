/* Reads one JSON object of a stranger's by a table of fields. What the table does not name is
 * refused, so that no field slips past a check which nobody wrote. Knows no library: it walks the
 * value that json.c parsed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base64url.h"
#include "common/json.h"
#include "common/utf8.h"

/* RFC 7493, 2.2: a page's numbers are exact up to here. */
#define NUMBER_MAX ((INT64_C(1) << 53) - 1)

/* What an error must name: the field, and the element of the list that it is in. */
struct reading {
    struct error *error;
    const char *list; /* NULL: not in a list */
    size_t index;
};

static enum err fields_read(const struct reading *reading, const struct json *json,
        const struct json_field *fields, size_t count, void *object);

/* "windows[3].start_min", or "windows[3]" with no name */
static enum err refuse(
        const struct reading *reading, enum err err, const char *name, const char *text)
{
    char path[128];
    size_t len = 0;
    const char *dot = reading->list && *name ? "." : "";
    if (reading->list)
        len = (size_t)snprintf(path, sizeof(path), "%.40s[%zu]", reading->list, reading->index);
    snprintf(path + len, sizeof(path) - len, "%s%.40s", dot, name);
    return error_set(reading->error, err, path, "%s", text);
}

/* --- texts --------------------------------------------------------------------------------- */

/* Control characters, and those that turn what follows on a page: a name must not rewrite the
 * sentence it stands in. */
static bool is_refused_character(uint32_t c)
{
    bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
    bool is_turning = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return is_control || is_turning || c == 0x2028 || c == 0x2029 || c == UTF8_BAD;
}

static bool is_plain_text(const char *text, size_t len)
{
    size_t step = 0;
    for (size_t i = 0; i < len; i += step) {
        if (is_refused_character(utf8_read(text + i, len - i, &step)))
            return false;
    }
    return true;
}

static enum err read_text(const struct reading *reading, const char *text,
        const struct json_field *field, void *target)
{
    size_t len = strlen(text);
    if (len < (size_t)field->min)
        return refuse(reading, ERR_INPUT, field->name, "is too short");
    if (len > (size_t)field->max)
        return refuse(reading, ERR_INPUT, field->name, "is too long");
    if (field->kind == JSON_LONG) {
        char *copy = strdup(text);
        memcpy(target, &copy, sizeof(copy));
        return copy ? ERR_OK : refuse(reading, ERR_MEMORY, field->name, "no memory");
    }
    if (len >= field->size)
        return refuse(reading, ERR_INPUT, field->name, "is too long");
    if (!is_plain_text(text, len))
        return refuse(reading, ERR_INPUT, field->name, "holds a character that is not allowed");
    memcpy(target, text, len + 1);
    return ERR_OK;
}

static enum err read_id(const struct reading *reading, const char *text,
        const struct json_field *field, void *target)
{
    struct id id;
    if (id_parse(text, strlen(text), &id) != ERR_OK)
        return refuse(reading, ERR_INPUT, field->name, "is not an id");
    memcpy(target, &id, sizeof(id));
    return ERR_OK;
}

static enum err read_bytes(const struct reading *reading, const char *text,
        const struct json_field *field, void *target)
{
    size_t len = 0;
    if (base64url_decode(text, strlen(text), target, field->size, &len) != ERR_OK ||
            len != field->size)
        return refuse(reading, ERR_INPUT, field->name, "is not base64url of the right length");
    return ERR_OK;
}

static enum err read_choice(const struct reading *reading, const char *text,
        const struct json_field *field, void *target)
{
    for (int i = 0; field->choices[i]; i++) {
        if (strcmp(field->choices[i], text) == 0) {
            memcpy(target, &i, sizeof(i));
            return ERR_OK;
        }
    }
    return refuse(reading, ERR_INPUT, field->name, "is not one of the known words");
}

/* --- the other kinds ----------------------------------------------------------------------- */

static enum err read_number(const struct reading *reading, const struct json *value,
        const struct json_field *field, void *target)
{
    if (json_type_of(value) != JSON_TYPE_NUMBER)
        return refuse(reading, ERR_INPUT, field->name, "is not a whole number");
    int64_t number = json_number_of(value);
    if (number < field->min || number > field->max || number < -NUMBER_MAX || number > NUMBER_MAX)
        return refuse(reading, ERR_INPUT, field->name, "is out of range");
    memcpy(target, &number, sizeof(number));
    return ERR_OK;
}

static enum err read_boolean(const struct reading *reading, const struct json *value,
        const struct json_field *field, void *target)
{
    if (json_type_of(value) != JSON_TYPE_BOOLEAN)
        return refuse(reading, ERR_INPUT, field->name, "is not true or false");
    bool is_true = json_bool_of(value);
    memcpy(target, &is_true, sizeof(is_true));
    return ERR_OK;
}

/* The count is stored before each element is read, so that release finds what was begun. */
static enum err read_list(const struct reading *reading, const struct json *value,
        const struct json_field *field, void *object)
{
    if (json_type_of(value) != JSON_TYPE_ARRAY)
        return refuse(reading, ERR_INPUT, field->name, "is not a list");
    size_t count = json_length(value);
    if (count < (size_t)field->min || count > (size_t)field->max)
        return refuse(reading, ERR_INPUT, field->name, "has too few or too many elements");
    memcpy((char *)object + field->count_offset, &(size_t){0}, sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        size_t begun = i + 1;
        memcpy((char *)object + field->count_offset, &begun, sizeof(begun));
        struct reading inner = {
                .error = reading->error,
                .list = field->name,
                .index = i,
        };
        enum err err = fields_read(&inner, json_at(value, i), field->items, field->item_count,
                (char *)object + field->offset + i * field->size);
        if (err)
            return err;
    }
    return ERR_OK;
}

static enum err read_of_text(const struct reading *reading, const struct json *value,
        const struct json_field *field, void *target)
{
    const char *text = json_text_of(value);
    if (!text)
        return refuse(reading, ERR_INPUT, field->name, "is not a text");
    if (field->kind == JSON_ID)
        return read_id(reading, text, field, target);
    if (field->kind == JSON_BYTES)
        return read_bytes(reading, text, field, target);
    if (field->kind == JSON_CHOICE)
        return read_choice(reading, text, field, target);
    return read_text(reading, text, field, target);
}

static enum err read_field(const struct reading *reading, const struct json *value,
        const struct json_field *field, void *object)
{
    void *target = (char *)object + field->offset;
    switch (field->kind) {
    case JSON_TEXT:
    case JSON_LONG:
    case JSON_ID:
    case JSON_BYTES:
    case JSON_CHOICE:
        return read_of_text(reading, value, field, target);
    case JSON_NUMBER:
        return read_number(reading, value, field, target);
    case JSON_BOOLEAN:
        return read_boolean(reading, value, field, target);
    case JSON_LIST:
        return read_list(reading, value, field, object);
    }
    return ERR_INTERNAL;
}

/* --- objects ------------------------------------------------------------------------------- */

static bool is_known(const char *name, const struct json_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i].name, name) == 0)
            return true;
    }
    return false;
}

/* A stranger's name is repeated in an error only if it is harmless there. */
static const char *printable_name(const char *name)
{
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    return len > 0 && len <= 40 && name[len] == '\0' ? name : "?";
}

static enum err refuse_unknown(const struct reading *reading, const struct json *json,
        const struct json_field *fields, size_t count)
{
    size_t length = json_length(json);
    for (size_t i = 0; i < length; i++) {
        const char *name = json_name(json_at(json, i));
        if (!is_known(name, fields, count))
            return refuse(reading, ERR_INPUT, printable_name(name), "is not known here");
    }
    return ERR_OK;
}

static enum err fields_read(const struct reading *reading, const struct json *json,
        const struct json_field *fields, size_t count, void *object)
{
    if (json_type_of(json) != JSON_TYPE_OBJECT)
        return refuse(reading, ERR_INPUT, "", "is not an object");
    enum err err = refuse_unknown(reading, json, fields, count);
    for (size_t i = 0; i < count && !err; i++) {
        const struct json *value = json_get(json, fields[i].name);
        if (json_type_of(value) != JSON_TYPE_NONE)
            err = read_field(reading, value, &fields[i], object);
        else if (!fields[i].is_optional)
            err = refuse(reading, ERR_INPUT, fields[i].name, "is missing");
    }
    return err;
}

/* Frees the long texts that a failed reading left behind. */
static void fields_release(const struct json_field *fields, size_t count, void *object)
{
    for (size_t i = 0; i < count; i++) {
        char *target = (char *)object + fields[i].offset;
        if (fields[i].kind == JSON_LONG) {
            char *text;
            memcpy(&text, target, sizeof(text));
            free(text);
            memcpy(target, &(char *){NULL}, sizeof(char *));
        } else if (fields[i].kind == JSON_LIST) {
            size_t begun;
            memcpy(&begun, (char *)object + fields[i].count_offset, sizeof(begun));
            for (size_t k = 0; k < begun; k++)
                fields_release(fields[i].items, fields[i].item_count, target + k * fields[i].size);
        }
    }
}

enum err json_read_value(const struct json *json, const struct json_field *fields,
        size_t field_count, void *object, struct error *error)
{
    struct reading reading = {.error = error};
    enum err err = fields_read(&reading, json, fields, field_count, object);
    if (err)
        fields_release(fields, field_count, object);
    return err;
}

enum err json_read(const char *text, size_t len, const struct json_field *fields,
        size_t field_count, void *object, struct error *error)
{
    struct json *json = NULL;
    enum err err = json_parse(text, len, &json);
    if (err == ERR_LIMIT)
        return error_set(error, ERR_INPUT, NULL, "the JSON is too deep");
    if (err == ERR_MEMORY)
        return error_set(error, err, NULL, "there is not enough memory");
    if (err)
        return error_set(error, err, NULL, "this is not JSON, or a name stands twice in it");
    err = json_read_value(json, fields, field_count, object, error);
    json_destroy(json);
    return err;
}

enum err json_peek_type(const char *text, size_t len, char *ret_type, size_t size)
{
    struct json *json = NULL;
    enum err err = json_parse(text, len, &json);
    if (err)
        return err == ERR_LIMIT ? ERR_INPUT : err;
    const char *type = json_get_text(json, "type");
    if (type && strlen(type) < size)
        memcpy(ret_type, type, strlen(type) + 1);
    else
        err = ERR_INPUT;
    json_destroy(json);
    return err;
}

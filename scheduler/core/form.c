/* Reads urlencoded pairs by a table, as json_read does for JSON: decode the name, find its row,
 * decode the value, check it by the row's kind. Nothing gets into an object unchecked. */
#include "scheduler/core/form.h"

#include <string.h>

#include "common/id.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/text.h"

struct span {
    const char *at;
    size_t len;
};

struct form {
    const struct form_field *fields;
    size_t count;
    uint32_t seen; /* one bit a field: FORM_FIELDS_MAX fits */
    void *object;
    struct error *error;
};

static enum err refuse(const struct form *form, const char *field, const char *problem)
{
    return error_set(form->error, ERR_INPUT, field, "%s", problem);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Writes the NUL-terminated text that raw stands for; size counts the NUL. */
static enum err span_decode(struct span raw, char *text, size_t size, size_t *ret_len)
{
    size_t len = 0;
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.at[i];
        if (c == '+')
            c = ' ';
        if (c == '%') {
            int high = i + 2 < raw.len ? hex_digit(raw.at[i + 1]) : -1;
            int low = i + 2 < raw.len ? hex_digit(raw.at[i + 2]) : -1;
            if (high < 0 || low < 0)
                return ERR_INPUT;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (len + 1 >= size)
            return ERR_LIMIT;
        text[len++] = c;
    }
    text[len] = '\0';
    *ret_len = len;
    return ERR_OK;
}

static struct span span_trim(struct span text)
{
    while (text.len > 0 && text.at[0] == ' ') {
        text.at++;
        text.len--;
    }
    while (text.len > 0 && text.at[text.len - 1] == ' ')
        text.len--;
    return text;
}

static enum err store_text(
        const struct form *form, const struct form_field *field, struct span text, void *place)
{
    size_t max = field->max > 0 ? (size_t)field->max : field->size - 1;
    if (max > field->size - 1)
        max = field->size - 1;
    if (text.len < (size_t)field->min)
        return refuse(form, field->name, "is too short");
    if (text.len > max)
        return refuse(form, field->name, "is too long");
    memcpy(place, text.at, text.len);
    ((char *)place)[text.len] = '\0';
    return ERR_OK;
}

static bool number_read(struct span text, int64_t *ret_number)
{
    bool is_negative = text.len > 0 && text.at[0] == '-';
    int64_t number = 0;
    size_t first = is_negative ? 1 : 0;
    if (text.len == first || text.len - first > 18) /* 18 digits always fit */
        return false;
    for (size_t i = first; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        number = number * 10 + (text.at[i] - '0');
    }
    *ret_number = is_negative ? -number : number;
    return true;
}

static enum err store_number(
        const struct form *form, const struct form_field *field, struct span text, void *place)
{
    int64_t number;
    if (!number_read(text, &number))
        return refuse(form, field->name, "is not a number");
    if (number < field->min || number > field->max)
        return refuse(form, field->name, "is out of range");
    memcpy(place, &number, sizeof(number));
    return ERR_OK;
}

static enum err store_choice(
        const struct form *form, const struct form_field *field, struct span text, void *place)
{
    for (int i = 0; field->choices[i]; i++) {
        if (strlen(field->choices[i]) == text.len &&
                memcmp(field->choices[i], text.at, text.len) == 0) {
            memcpy(place, &i, sizeof(i));
            return ERR_OK;
        }
    }
    return refuse(form, field->name, "is not one of the choices");
}

static enum err store_id(
        const struct form *form, const struct form_field *field, struct span text, void *place)
{
    struct id id;
    if (id_parse(text.at, text.len, &id))
        return refuse(form, field->name, "is not an id");
    memcpy(place, &id, sizeof(id));
    return ERR_OK;
}

static enum err store_date(
        const struct form *form, const struct form_field *field, struct span text, void *place)
{
    struct civil_date date;
    if (civil_date_parse(text.at, text.len, &date))
        return refuse(form, field->name, "is not a date (YYYY-MM-DD)");
    memcpy(place, &date, sizeof(date));
    return ERR_OK;
}

static enum err store_item(
        const struct form *form, const struct form_field *field, struct span text, char *list)
{
    size_t *count = (size_t *)(void *)((char *)form->object + field->count_offset);
    if (*count == (size_t)field->max)
        return refuse(form, field->name, "is there too often");
    const struct form_field item = {.name = field->name, .size = field->size};
    return store_text(form, &item, text, list + (*count)++ * field->size);
}

static enum err store_value(
        const struct form *form, const struct form_field *field, struct span text)
{
    void *place = (char *)form->object + field->offset;
    switch (field->kind) {
    case FORM_TEXT:
        return store_text(form, field, text, place);
    case FORM_NUMBER:
        return store_number(form, field, text, place);
    case FORM_CHOICE:
        return store_choice(form, field, text, place);
    case FORM_ID:
        return store_id(form, field, text, place);
    case FORM_DATE:
        return store_date(form, field, text, place);
    case FORM_LIST:
        return text.len == 0 ? ERR_OK : store_item(form, field, text, place);
    }
    return ERR_INTERNAL;
}

static const struct form_field *field_find(const struct form *form, struct span raw)
{
    char name[FORM_NAME_MAX + 1];
    size_t len;
    if (span_decode(raw, name, sizeof(name), &len) || strlen(name) != len)
        return NULL;
    for (size_t i = 0; i < form->count; i++) {
        if (strcmp(form->fields[i].name, name) == 0)
            return &form->fields[i];
    }
    return NULL;
}

static enum err pair_read(struct form *form, struct span name, struct span raw)
{
    const struct form_field *field = field_find(form, name);
    if (!field) /* its name is not ours to repeat */
        return refuse(form, "form", "has a field that is not known here");
    uint32_t bit = UINT32_C(1) << (field - form->fields);
    if (form->seen & bit && field->kind != FORM_LIST)
        return refuse(form, field->name, "is there twice");
    form->seen |= bit;
    char text[FORM_BYTES_MAX + 1];
    struct span value = {.at = text};
    if (span_decode(raw, text, sizeof(text), &value.len))
        return refuse(form, field->name, "is not properly encoded");
    if (!text_is_plain(value.at, value.len))
        return refuse(form, field->name, "has characters that are not taken");
    value = span_trim(value);
    if (value.len == 0 && field->is_optional)
        return ERR_OK;
    return store_value(form, field, value);
}

static enum err require_all(const struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        if (!form->fields[i].is_optional && !(form->seen & UINT32_C(1) << i))
            return refuse(form, form->fields[i].name, "is missing");
    }
    return ERR_OK;
}

enum err form_read(const char *text, size_t len, const struct form_field *fields,
        size_t field_count, void *object, struct error *error)
{
    struct form form = {.fields = fields, .count = field_count, .object = object, .error = error};
    if (len > FORM_BYTES_MAX)
        return error_set(error, ERR_LIMIT, "form", "is too long");
    if (field_count > FORM_FIELDS_MAX)
        return error_set(error, ERR_INTERNAL, "form", "has too many fields in its table");
    size_t at = 0;
    while (at < len) {
        const char *pair = text + at;
        const char *end = memchr(pair, '&', len - at);
        size_t pair_len = end ? (size_t)(end - pair) : len - at;
        const char *equals = memchr(pair, '=', pair_len);
        struct span name = {.at = pair, .len = equals ? (size_t)(equals - pair) : pair_len};
        struct span raw = {.at = equals ? equals + 1 : pair + pair_len};
        raw.len = (size_t)(pair + pair_len - raw.at);
        enum err err = pair_len > 0 ? pair_read(&form, name, raw) : ERR_OK;
        if (err)
            return err;
        at += pair_len + 1;
    }
    return require_all(&form);
}

/* JSON values, built and walked, over jansson, whose types stay here. A value is a small node that
 * points into jansson's tree: a built one alone, a parsed one followed by its children. Reading a
 * stranger's object by a table is json_read.c's. */
#include "common/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "common/base64url.h"

struct json {
    json_t *value;    /* owned by the root of a parsed tree and by a built value; else borrowed */
    const char *name; /* as a member of an object */
    size_t span;      /* parsed: nodes from here to the next sibling, this one included */
    bool failed;      /* built: something is missing from it */
};

/* --- memory -------------------------------------------------------------------------------- */

/* Where jansson has no memory for a piece of a text it leaves the piece out and goes on, reading
 * and writing alike. So its allocations are watched: what it made while one failed was not made. */
static _Thread_local bool has_lacked;

static void *watched_malloc(size_t size)
{
    void *memory = malloc(size);
    has_lacked = has_lacked || !memory;
    return memory;
}

void json_init(void)
{
    json_set_alloc_funcs(watched_malloc, free);
}

/* --- building ------------------------------------------------------------------------------ */

static struct json *create_take(json_t *value)
{
    struct json *json = calloc(1, sizeof(*json));
    if (!json || !value) {
        json_decref(value);
        free(json);
        return NULL;
    }
    *json = (struct json){.value = value, .span = 1};
    return json;
}

struct json *json_object_create(void)
{
    return create_take(json_object());
}

struct json *json_array_create(void)
{
    return create_take(json_array());
}

void json_destroy(struct json *json)
{
    if (!json)
        return;
    json_decref(json->value);
    free(json);
}

static void set_new(struct json *object, const char *name, json_t *value)
{
    if (!object)
        json_decref(value);
    else if (json_object_set_new(object->value, name, value) != 0)
        object->failed = true;
}

void json_set_text(struct json *object, const char *name, const char *text)
{
    set_new(object, name, text ? json_string(text) : json_null());
}

void json_set_number(struct json *object, const char *name, int64_t number)
{
    set_new(object, name, json_integer(number));
}

void json_set_bool(struct json *object, const char *name, bool value)
{
    set_new(object, name, json_boolean(value));
}

void json_set_id(struct json *object, const char *name, struct id id)
{
    char text[ID_TEXT_SIZE];
    json_set_text(object, name, id_text(id, text));
}

void json_set_bytes(struct json *object, const char *name, const void *data, size_t len)
{
    size_t size = BASE64URL_SIZE(len);
    char *text = malloc(size);
    set_new(object, name, text ? json_string(base64url_encode(data, len, text, size)) : NULL);
    free(text);
}

void json_set_null(struct json *object, const char *name)
{
    set_new(object, name, json_null());
}

/* Frees the node and hands out its tree; NULL when it is not whole. */
static json_t *value_take(struct json *json)
{
    if (!json)
        return NULL;
    json_t *value = json->failed ? NULL : json_incref(json->value);
    json_destroy(json);
    return value;
}

void json_set_take(struct json *object, const char *name, struct json *value)
{
    set_new(object, name, value_take(value));
}

static void add_new(struct json *array, json_t *value)
{
    if (!array)
        json_decref(value);
    else if (json_array_append_new(array->value, value) != 0)
        array->failed = true;
}

void json_add_take(struct json *array, struct json *value)
{
    add_new(array, value_take(value));
}

void json_add_text(struct json *array, const char *text)
{
    add_new(array, json_string(text));
}

void json_add_number(struct json *array, int64_t number)
{
    add_new(array, json_integer(number));
}

char *json_text_take(struct json *json, size_t *ret_len)
{
    json_t *value = value_take(json);
    has_lacked = false;
    char *text = value ? json_dumps(value, JSON_COMPACT) : NULL;
    json_decref(value);
    if (has_lacked) {
        free(text);
        return NULL;
    }
    if (text && ret_len)
        *ret_len = strlen(text);
    return text;
}

/* --- parsing ------------------------------------------------------------------------------- */

/* Looks at brackets only, so that no depth of a stranger's becomes a depth of our stack. */
static bool is_too_deep(const char *text, size_t len)
{
    size_t depth = 0;
    bool in_text = false;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (in_text && c == '\\')
            i++;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '{' || c == '['))
            depth++;
        else if (!in_text && (c == '}' || c == ']') && depth > 0)
            depth--;
        if (depth > JSON_DEPTH_MAX)
            return true;
    }
    return false;
}

static size_t count_nodes(const json_t *value)
{
    size_t count = 1;
    size_t index;
    const char *name;
    json_t *child;
    if (json_is_array(value)) {
        json_array_foreach(value, index, child) count += count_nodes(child);
    } else if (json_is_object(value)) {
        json_object_foreach((json_t *)value, name, child) count += count_nodes(child);
    }
    return count;
}

/* Writes value and what is under it from nodes on; returns how many nodes that took. */
static size_t fill_nodes(struct json *nodes, json_t *value, const char *member)
{
    size_t count = 1;
    size_t index;
    const char *name;
    json_t *child;
    if (json_is_array(value)) {
        json_array_foreach(value, index, child) count += fill_nodes(nodes + count, child, NULL);
    } else if (json_is_object(value)) {
        json_object_foreach(value, name, child) count += fill_nodes(nodes + count, child, name);
    }
    nodes[0] = (struct json){.value = value, .name = member, .span = count};
    return count;
}

enum err json_parse(const char *text, size_t len, struct json **ret_json)
{
    if (is_too_deep(text, len))
        return ERR_LIMIT;
    has_lacked = false;
    json_t *value = json_loadb(text, len, JSON_REJECT_DUPLICATES, NULL);
    if (has_lacked) {
        json_decref(value);
        return ERR_MEMORY;
    }
    if (!value)
        return ERR_INPUT;
    struct json *nodes = calloc(count_nodes(value), sizeof(*nodes));
    if (!nodes) {
        json_decref(value);
        return ERR_MEMORY;
    }
    fill_nodes(nodes, value, NULL);
    *ret_json = nodes;
    return ERR_OK;
}

/* --- walking ------------------------------------------------------------------------------- */

enum json_type json_type_of(const struct json *value)
{
    if (!value)
        return JSON_TYPE_NONE;
    switch (json_typeof(value->value)) {
    case JSON_NULL:
        return JSON_TYPE_NONE;
    case JSON_STRING:
        return JSON_TYPE_TEXT;
    case JSON_INTEGER:
        return JSON_TYPE_NUMBER;
    case JSON_REAL:
        return JSON_TYPE_FRACTION;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_TYPE_BOOLEAN;
    case JSON_ARRAY:
        return JSON_TYPE_ARRAY;
    case JSON_OBJECT:
        return JSON_TYPE_OBJECT;
    }
    return JSON_TYPE_NONE;
}

size_t json_length(const struct json *list)
{
    if (!list)
        return 0;
    return json_is_array(list->value) ? json_array_size(list->value)
                                      : json_object_size(list->value);
}

const struct json *json_at(const struct json *list, size_t index)
{
    if (index >= json_length(list))
        return NULL;
    const struct json *child = list + 1;
    for (size_t i = 0; i < index; i++)
        child += child->span;
    return child;
}

const struct json *json_get(const struct json *object, const char *name)
{
    if (json_type_of(object) != JSON_TYPE_OBJECT)
        return NULL;
    const struct json *end = object + object->span;
    for (const struct json *child = object + 1; child < end; child += child->span) {
        if (strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

const char *json_get_text(const struct json *object, const char *name)
{
    return json_text_of(json_get(object, name));
}

const char *json_name(const struct json *value)
{
    return value ? value->name : NULL;
}

const char *json_text_of(const struct json *value)
{
    return value ? json_string_value(value->value) : NULL;
}

int64_t json_number_of(const struct json *value)
{
    return value ? json_integer_value(value->value) : 0;
}

bool json_bool_of(const struct json *value)
{
    return value && json_is_true(value->value);
}

/* The trees that pages are rendered from. Nodes and texts come from blocks that belong to the pool
 * and are freed together; the pool counts every byte against its maximum. */
#include "scheduler/core/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 16384, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t used;
    size_t size;
    _Alignas(ALIGNMENT) unsigned char data[];
};

struct value_pool {
    struct block *blocks; /* the first has room */
    size_t bytes;
    size_t bytes_max;
    enum err err;
};

struct value_step {
    const char *name; /* NULL in a list */
    const struct value *value;
    struct value_step *next;
};

struct value {
    enum value_kind kind;
    struct value_pool *pool;
    bool truth;
    const char *text;
    size_t text_len;
    struct value_step *first;
    struct value_step *last;
};

struct value_pool *value_pool_create(size_t bytes_max)
{
    struct value_pool *pool = calloc(1, sizeof(*pool));
    if (pool)
        pool->bytes_max = bytes_max;
    return pool;
}

void value_pool_destroy(struct value_pool *pool)
{
    if (!pool)
        return;
    while (pool->blocks) {
        struct block *next = pool->blocks->next;
        free(pool->blocks);
        pool->blocks = next;
    }
    free(pool);
}

enum err value_pool_err(const struct value_pool *pool)
{
    return pool ? pool->err : ERR_MEMORY;
}

static struct block *block_create(size_t size)
{
    struct block *block = malloc(sizeof(*block) + size);
    if (block)
        *block = (struct block){.size = size};
    return block;
}

static bool pool_extend(struct value_pool *pool, size_t len)
{
    size_t size = len > BLOCK_BYTES ? len : BLOCK_BYTES;
    struct block *block = block_create(size);
    if (!block) {
        pool->err = ERR_MEMORY;
        return false;
    }
    block->next = pool->blocks;
    pool->blocks = block;
    return true;
}

/* Zeroed, or NULL with pool->err set. */
static void *pool_take(struct value_pool *pool, size_t len)
{
    if (!pool || pool->err)
        return NULL;
    if (len > pool->bytes_max - pool->bytes) {
        pool->err = ERR_LIMIT;
        return NULL;
    }
    size_t rounded = (len + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *block = pool->blocks;
    if ((!block || block->size - block->used < rounded) && !pool_extend(pool, rounded))
        return NULL;
    block = pool->blocks;
    void *taken = block->data + block->used;
    block->used += rounded;
    pool->bytes += len;
    return memset(taken, 0, len);
}

static struct value *value_create(struct value_pool *pool, enum value_kind kind)
{
    struct value *value = pool_take(pool, sizeof(*value));
    if (value) {
        value->kind = kind;
        value->pool = pool;
    }
    return value;
}

struct value *value_object(struct value_pool *pool)
{
    return value_create(pool, VALUE_OBJECT);
}

struct value *value_list(struct value_pool *pool)
{
    return value_create(pool, VALUE_LIST);
}

static struct value *text_create(struct value_pool *pool, const char *text, size_t len)
{
    struct value *value = value_create(pool, VALUE_TEXT);
    char *copy = value ? pool_take(pool, len + 1) : NULL;
    if (!copy)
        return NULL;
    if (len > 0)
        memcpy(copy, text, len);
    value->text = copy;
    value->text_len = len;
    return value;
}

static struct value_step *step_find(const struct value *object, const char *name, size_t len)
{
    if (!object || object->kind != VALUE_OBJECT)
        return NULL;
    for (struct value_step *step = object->first; step; step = step->next) {
        if (strncmp(step->name, name, len) == 0 && step->name[len] == '\0')
            return step;
    }
    return NULL;
}

static void step_append(struct value *parent, const char *name, const struct value *child)
{
    struct value_step *step = pool_take(parent->pool, sizeof(*step));
    if (!step)
        return;
    step->name = name;
    step->value = child;
    if (parent->last)
        parent->last->next = step;
    else
        parent->first = step;
    parent->last = step;
}

void value_set(struct value *object, const char *name, const struct value *child)
{
    if (!object || !child)
        return;
    struct value_step *there = step_find(object, name, strlen(name));
    if (there)
        there->value = child;
    else
        step_append(object, name, child);
}

void value_add(struct value *list, const struct value *child)
{
    if (list && child)
        step_append(list, NULL, child);
}

void value_set_text_len(struct value *object, const char *name, const char *text, size_t len)
{
    if (object)
        value_set(object, name, text_create(object->pool, text, len));
}

void value_set_text(struct value *object, const char *name, const char *text)
{
    value_set_text_len(object, name, text, text ? strlen(text) : 0);
}

void value_set_number(struct value *object, const char *name, int64_t number)
{
    char text[24];
    snprintf(text, sizeof(text), "%lld", (long long)number);
    value_set_text(object, name, text);
}

void value_set_bool(struct value *object, const char *name, bool truth)
{
    struct value *value = object ? value_create(object->pool, VALUE_BOOL) : NULL;
    if (value)
        value->truth = truth;
    value_set(object, name, value);
}

void value_add_text(struct value *list, const char *text)
{
    if (list)
        value_add(list, text_create(list->pool, text, strlen(text)));
}

struct value *value_set_object(struct value *object, const char *name)
{
    struct value *child = object ? value_object(object->pool) : NULL;
    value_set(object, name, child);
    return child;
}

struct value *value_set_list(struct value *object, const char *name)
{
    struct value *child = object ? value_list(object->pool) : NULL;
    value_set(object, name, child);
    return child;
}

struct value *value_add_object(struct value *list)
{
    struct value *child = list ? value_object(list->pool) : NULL;
    value_add(list, child);
    return child;
}

enum value_kind value_kind(const struct value *value)
{
    return value->kind;
}

const char *value_text(const struct value *value, size_t *ret_len)
{
    bool is_text = value && value->kind == VALUE_TEXT;
    *ret_len = is_text ? value->text_len : 0;
    return is_text ? value->text : "";
}

bool value_is_true(const struct value *value)
{
    if (!value)
        return false;
    switch (value->kind) {
    case VALUE_TEXT:
        return value->text_len > 0;
    case VALUE_BOOL:
        return value->truth;
    case VALUE_LIST:
        return value->first != NULL;
    case VALUE_OBJECT:
        break;
    }
    return true;
}

const struct value *value_get(const struct value *object, const char *name, size_t len)
{
    const struct value_step *step = step_find(object, name, len);
    return step ? step->value : NULL;
}

const struct value_step *value_first(const struct value *list)
{
    return list && list->kind == VALUE_LIST ? list->first : NULL;
}

const struct value_step *value_next(const struct value_step *step)
{
    return step->next;
}

const struct value *value_here(const struct value_step *step)
{
    return step->value;
}

/* What a template is rendered with: a small tree of texts, truths, lists and objects. All nodes of
 * a tree live in one pool and go with it; a tree may lend parts of another pool (the words of a
 * language, built once). NULL stands for "no memory or full" and every function takes it and
 * passes it on; value_pool_err tells at the end. A pool belongs to one thread; a finished tree may
 * be read by any. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_VALUE_H
#define PORCHLIGHT_SCHEDULER_CORE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { VALUE_POOL_MAX = 1 << 20 }; /* bytes, nodes and texts together */

struct value_pool;
struct value;

struct value_pool *value_pool_create(size_t bytes_max); /* NULL: no memory */
void value_pool_destroy(struct value_pool *pool);
enum err value_pool_err(const struct value_pool *pool); /* ERR_MEMORY for NULL */

struct value *value_object(struct value_pool *pool);
struct value *value_list(struct value_pool *pool);

/* name must outlive the pool (a literal); texts are copied. A name set twice: the last wins. */
void value_set_text(struct value *object, const char *name, const char *text);
void value_set_text_len(struct value *object, const char *name, const char *text, size_t len);
void value_set_number(struct value *object, const char *name, int64_t number); /* as text */
void value_set_bool(struct value *object, const char *name, bool truth);

/* child is of the same pool and hangs from one parent only, or is lent by another pool. */
void value_set(struct value *object, const char *name, const struct value *child);
void value_add(struct value *list, const struct value *child);
void value_add_text(struct value *list, const char *text);

/* A new object set under name, or added to the list; the usual way to build downwards. */
struct value *value_set_object(struct value *object, const char *name);
struct value *value_set_list(struct value *object, const char *name);
struct value *value_add_object(struct value *list);

/* --- reading (the template) ----------------------------------------------------------------- */

enum value_kind { VALUE_TEXT, VALUE_BOOL, VALUE_LIST, VALUE_OBJECT };

enum value_kind value_kind(const struct value *value);
const char *value_text(const struct value *value, size_t *ret_len); /* "" if it is no text */

/* False are: NULL, false, an empty text, an empty list. */
bool value_is_true(const struct value *value);
const struct value *value_get(const struct value *object, const char *name, size_t len);

/* Walks a list: begin with value_first, NULL ends. */
struct value_step;
const struct value_step *value_first(const struct value *list);
const struct value_step *value_next(const struct value_step *step);
const struct value *value_here(const struct value_step *step);

#endif

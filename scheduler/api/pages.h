/* The templates of web/pages and the words of web/messages, read at start, immutable afterwards. */
#ifndef PORCHLIGHT_SCHEDULER_API_PAGES_H
#define PORCHLIGHT_SCHEDULER_API_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/buffer.h"

struct pages;
struct value;
struct words;

enum { PAGES_MAX = 64, PAGE_NAME_SIZE = 48 };

/* Blocks. error names the file and line. */
enum err pages_load(
        const char *web_folder, struct pages **ret_pages, struct error *error) ATTRIBUTE_MUST_USE;
void pages_destroy(struct pages *pages);

const struct words *pages_words(const struct pages *pages);

/* All words of a language, to be lent to a page's values. */
const struct value *pages_word_tree(const struct pages *pages, const char *language);

/* "en" or another language that is there: the account's own (may be empty), else by the
 * Accept-Language header (may be NULL). */
const char *pages_language(const char *own, const char *accept_header);

/* "en", "es", NULL: the languages that pages come in, the first the fallback. */
const char *const *pages_languages(void);

/* Whether language is one of them. */
bool pages_has_language(const char *language);

/* name is the file's without ".html". ERR_NOT_FOUND: no such page. */
enum err pages_render(const struct pages *pages, const char *name, const struct value *data,
        struct buffer *out) ATTRIBUTE_MUST_USE;

#endif

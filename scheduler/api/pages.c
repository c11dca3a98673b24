/* Templates and words in memory, found by name. A page that cannot be read stops the start: it
 * would otherwise be found by the first person who comes. */
#include "scheduler/api/pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/files.h"
#include "scheduler/api/series_values.h"
#include "scheduler/core/accept.h"
#include "scheduler/core/notice_text.h"
#include "scheduler/core/reason.h"
#include "scheduler/core/template.h"
#include "scheduler/core/value.h"
#include "scheduler/core/words.h"

enum { LANGUAGE_COUNT = 2 };

static const char *const languages[LANGUAGE_COUNT + 1] = {"en", "es", NULL};

struct page {
    char name[PAGE_NAME_SIZE];
    struct template *template;
};

struct pages {
    struct words *words;
    struct value_pool *tree_pools[LANGUAGE_COUNT];
    const struct value *trees[LANGUAGE_COUNT]; /* as languages */
    size_t count;
    struct page items[PAGES_MAX];
};

/* The words that the scheduler itself puts together (times.c, the forms' errors). */
static const char *const words_needed[] = {"day_text", "error_coach", "error_code",
        "error_code_busy", "error_length_min", "error_mode", "error_not_now", "error_start_at",
        "error_too_many", "length_text", "mode_text", "mode_video", "mode_voice", "month_1",
        "month_12", "now_error", "now_wait_minutes", "now_wait_unknown", "time_am", "time_pm",
        "weekday_1", "weekday_7", "zone_mountain", "zone_named", "zone_of_city", NULL};

static enum err page_load(struct pages *pages, const char *prefix, const char *folder,
        const char *name, struct error *error)
{
    char path[1024];
    char *text = NULL;
    size_t len = 0;
    if (pages->count == PAGES_MAX) {
        return error_set(error, ERR_LIMIT, name, "more than %d pages", PAGES_MAX);
    }
    struct page *page = &pages->items[pages->count];
    int stem = (int)(strlen(name) - strlen(".html"));
    snprintf(page->name, sizeof(page->name), "%s%.*s", prefix, stem, name);
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    enum err err = file_read(path, TEMPLATE_BYTES_MAX, &text, &len, error);
    if (err == ERR_OK) {
        struct error why = {0};
        err = template_read(text, len, &page->template, &why);
        if (err != ERR_OK) {
            error_set(error, err, name, "%s", why.text);
        }
    }
    free(text);
    pages->count += err == ERR_OK ? 1 : 0;
    return err;
}

static enum err handle_page(
        void *context, const char *folder, const char *name, struct error *error)
{
    return page_load(context, "", folder, name, error);
}

static enum err handle_layout(
        void *context, const char *folder, const char *name, struct error *error)
{
    return page_load(context, "layout/", folder, name, error);
}

static enum err templates_load(struct pages *pages, const char *web_folder, struct error *error)
{
    char folder[1024];
    snprintf(folder, sizeof(folder), "%s/pages", web_folder);
    enum err err = folder_each(folder, ".html", handle_page, pages, error);
    if (err != ERR_OK) {
        return err;
    }
    snprintf(folder, sizeof(folder), "%s/pages/layout", web_folder);
    return folder_each(folder, ".html", handle_layout, pages, error);
}

static enum err words_load(struct pages *pages, const char *web_folder, struct error *error)
{
    char path[1024];
    char *texts[LANGUAGE_COUNT] = {NULL};
    struct words_file files[LANGUAGE_COUNT] = {0};
    enum err err = ERR_OK;
    for (size_t i = 0; err == ERR_OK && i < LANGUAGE_COUNT; i++) {
        snprintf(path, sizeof(path), "%s/messages/%s.json", web_folder, languages[i]);
        err = file_read(path, WORDS_BYTES_MAX, &texts[i], &files[i].len, error);
        files[i].language = languages[i];
        files[i].text = texts[i];
    }
    if (err == ERR_OK) {
        err = words_read(files, LANGUAGE_COUNT, &pages->words, error);
    }
    if (err == ERR_OK) {
        err = words_require(pages->words, words_needed, error);
    }
    if (err == ERR_OK) {
        err = words_require(pages->words, reason_words, error);
    }
    if (err == ERR_OK) {
        err = words_require(pages->words, series_words, error);
    }
    if (err == ERR_OK) {
        err = notice_words_require(pages->words, error);
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        free(texts[i]);
    }
    return err;
}

static enum err trees_build(struct pages *pages)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        pages->tree_pools[i] = value_pool_create(VALUE_POOL_MAX);
        pages->trees[i] = words_tree(pages->words, languages[i], pages->tree_pools[i]);
        enum err err = value_pool_err(pages->tree_pools[i]);
        if (err != ERR_OK) {
            return err;
        }
    }
    return ERR_OK;
}

enum err pages_load(const char *web_folder, struct pages **ret_pages, struct error *error)
{
    struct pages *pages = calloc(1, sizeof(*pages));
    if (pages == NULL) {
        return ERR_MEMORY;
    }
    enum err err = templates_load(pages, web_folder, error);
    if (err == ERR_OK) {
        err = words_load(pages, web_folder, error);
    }
    if (err == ERR_OK) {
        err = trees_build(pages);
    }
    if (err != ERR_OK) {
        pages_destroy(pages);
        return err;
    }
    *ret_pages = pages;
    return ERR_OK;
}

void pages_destroy(struct pages *pages)
{
    if (pages == NULL) {
        return;
    }
    for (size_t i = 0; i < pages->count; i++) {
        template_destroy(pages->items[i].template);
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        value_pool_destroy(pages->tree_pools[i]);
    }
    words_destroy(pages->words);
    free(pages);
}

const struct words *pages_words(const struct pages *pages)
{
    return pages->words;
}

const struct value *pages_word_tree(const struct pages *pages, const char *language)
{
    size_t i = LANGUAGE_COUNT - 1;
    while (i > 0 && strcmp(languages[i], language) != 0) {
        i--;
    }
    return pages->trees[i];
}

const char *pages_language(const char *own, const char *accept_header)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(own, languages[i]) == 0) {
            return languages[i];
        }
    }
    return languages[accept_language(accept_header, languages, LANGUAGE_COUNT)];
}

const char *const *pages_languages(void)
{
    return languages;
}

bool pages_has_language(const char *language)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(language, languages[i]) == 0) {
            return true;
        }
    }
    return false;
}

static const struct template *template_find(void *context, const char *name)
{
    const struct pages *pages = context;
    for (size_t i = 0; i < pages->count; i++) {
        if (strcmp(pages->items[i].name, name) == 0) {
            return pages->items[i].template;
        }
    }
    return NULL;
}

enum err pages_render(
        const struct pages *pages, const char *name, const struct value *data, struct buffer *out)
{
    const struct template_partials partials = {.find = template_find, .context = (void *)pages};
    const struct template *template = template_find((void *)pages, name);
    if (template == NULL) {
        return ERR_NOT_FOUND;
    }
    return template_render(template, data, &partials, out);
}

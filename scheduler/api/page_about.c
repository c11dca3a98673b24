/* What a person says for being paired, a page for each kind of trait and wish, so that each is
 * short; and the list of those to avoid, which nobody else ever sees. All of it without script. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/pairing.h"

enum { OPTION_SIZE = VOCABULARY_KEY_SIZE + 16 };

struct query {
    char kind[VOCABULARY_KEY_SIZE]; /* empty: the page of all kinds */
    int64_t saved;
};

/* What a read of one's pairing is shown as. */
struct showing {
    int kind; /* TRAIT_KINDS: the page of all kinds */
    int status;
    bool was_saved;
    char problem[48]; /* a word of the catalogue; empty: nothing is wrong */
};

/* --- values: one kind ------------------------------------------------------------------------ */

static const char *const sight_names[] = {"", "kept", "shown"};
static const char *const sight_keys[] = {"trait_no", "trait_kept", "trait_shown"};
static const char *const level_keys[WISH_LEVELS] = {
        [WISH_NO_MATTER] = "level_no_matter",
        [WISH_NEED] = "level_need",
        [WISH_PREFER] = "level_prefer",
        [WISH_AVOID] = "level_avoid",
};

static void option_add(struct exchange *exchange, struct value *list, const char *name,
        const char *key, const char *word, bool is_chosen)
{
    char option[OPTION_SIZE] = "";
    struct value *item = value_add_object(list);
    if (*name != '\0') {
        snprintf(option, sizeof(option), "%s:%s", name, key);
    }
    value_set_text(item, "option", option);
    value_set_text(item, "option_text", page_word(exchange, word));
    value_set_bool(item, "is_chosen", is_chosen);
}

static void trait_options_set(struct exchange *exchange, struct value *item, const char *key,
        const struct traits *traits, int kind, size_t value)
{
    struct value *list = value_set_list(item, "traits");
    size_t sight = (traits->has[kind] >> value & 1) + (traits->shown[kind] >> value & 1);
    for (size_t i = 0; i < sizeof(sight_names) / sizeof(sight_names[0]); i++) {
        option_add(exchange, list, sight_names[i], key, sight_keys[i], i == sight);
    }
}

static void wish_options_set(struct exchange *exchange, struct value *item, const char *key,
        const struct wishes *wishes, int kind, size_t value)
{
    struct value *list = value_set_list(item, "wishes");
    int chosen = WISH_NO_MATTER;
    for (int level = 0; level < WISH_LEVELS; level++) {
        chosen = wishes->of[level][kind] >> value & 1 ? level : chosen;
    }
    for (int level = 0; level < WISH_LEVELS; level++) {
        const char *name = level == WISH_NO_MATTER ? "" : wish_level_names[level];
        option_add(exchange, list, name, key, level_keys[level], level == chosen);
    }
}

static void kind_set(
        struct exchange *exchange, struct value *data, const struct pairing *pairing, int kind)
{
    const struct vocabulary *vocabulary = exchange->app->vocabulary;
    enum trait_kind of = (enum trait_kind)kind;
    struct value *list = value_set_list(data, "values");
    value_set_text(data, "kind", trait_kind_names[kind]);
    value_set_text(data, "kind_text", vocabulary_kind_label(vocabulary, of, exchange->language));
    for (size_t i = 0; i < vocabulary_count(vocabulary, of); i++) {
        const char *key = vocabulary_key(vocabulary, of, i);
        struct value *item = value_add_object(list);
        value_set_text(item, "value", key);
        value_set_text(item, "value_text", vocabulary_label(vocabulary, of, i, exchange->language));
        trait_options_set(exchange, item, key, &pairing->traits, kind, i);
        wish_options_set(exchange, item, key, &pairing->wishes, kind, i);
    }
}

/* --- values: all of it ----------------------------------------------------------------------- */

static bool is_said(const struct pairing *pairing, int kind)
{
    uint64_t said = pairing->traits.has[kind];
    for (int level = 0; level < WISH_LEVELS; level++) {
        said |= pairing->wishes.of[level][kind];
    }
    return said != 0;
}

static void kinds_set(struct exchange *exchange, struct value *data, const struct pairing *pairing)
{
    struct value *list = value_set_list(data, "kinds");
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        char href[HREF_SIZE];
        struct value *item = value_add_object(list);
        snprintf(href, sizeof(href), "/about?kind=%s", trait_kind_names[kind]);
        value_set_text(item, "href", href);
        value_set_text(item, "kind_text",
                vocabulary_kind_label(
                        exchange->app->vocabulary, (enum trait_kind)kind, exchange->language));
        value_set_bool(item, "is_said", is_said(pairing, kind));
    }
}

/* An account's id says nothing to anybody: a coordinator chose it with the person. */
static void avoid_set(struct exchange *exchange, struct value *data, const struct avoid *avoid)
{
    struct value *list = value_set_list(data, "avoided");
    for (size_t i = 0; i < avoid->count; i++) {
        const struct avoid_entry *entry = &avoid->entries[i];
        struct value *item = value_add_object(list);
        value_set_text(item, "by", avoid_by_names[entry->by]);
        value_set_text(item, "value", entry->text);
        value_set_text(item, "value_text",
                entry->by == AVOID_ACCOUNT ? page_word(exchange, "avoid_account") : entry->text);
    }
    value_set_bool(data, "has_avoided", avoid->count > 0);
}

/* --- showing -------------------------------------------------------------------------------- */

static void handle_pairing(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct showing *showing = exchange->own;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    const struct pairing *pairing = result->out;
    struct page_values page = page_begin(exchange);
    bool is_kind = showing->kind < TRAIT_KINDS;
    if (is_kind) {
        kind_set(exchange, page.data, pairing, showing->kind);
    } else {
        kinds_set(exchange, page.data, pairing);
        avoid_set(exchange, page.data, &pairing->avoid);
    }
    value_set_bool(page.data, "was_saved", showing->was_saved);
    if (showing->problem[0] != '\0') {
        page_set_error(&page, "avoid", page_word(exchange, showing->problem));
    }
    page_send(exchange, &page, showing->status, is_kind ? "about_kind" : "about");
}

/* problem: NULL, nothing is wrong. */
static void about_show(
        struct exchange *exchange, int kind, bool was_saved, int status, const char *problem)
{
    const struct pairing_get in = {.actor = exchange->actor};
    struct showing *showing = calloc(1, sizeof(*showing));
    exchange->own = showing;
    if (showing == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    *showing = (struct showing){.kind = kind, .status = status, .was_saved = was_saved};
    snprintf(showing->problem, sizeof(showing->problem), "%s", problem == NULL ? "" : problem);
    exchange_read(exchange, &pairing_get, &in, handle_pairing);
}

static const struct form_field query_fields[] = {
        {.name = "kind",
                .kind = FORM_TEXT,
                .offset = offsetof(struct query, kind),
                .size = sizeof(((struct query *)0)->kind),
                .is_optional = true},
        {.name = "saved",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, saved),
                .min = 0,
                .max = 1,
                .is_optional = true},
};

/* TRAIT_KINDS: of none. */
static int kind_find(const char *name)
{
    int kind = 0;
    while (kind < TRAIT_KINDS && strcmp(trait_kind_names[kind], name) != 0) {
        kind++;
    }
    return kind;
}

static void about_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    about_show(exchange, kind_find(query->kind), query->saved == 1, 200, NULL);
}

const struct endpoint page_about = {
        .handle = about_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- saving one kind ------------------------------------------------------------------------- */

struct kind_form {
    struct form_head head;
    int kind;
    size_t trait_count;
    size_t wish_count;
    char traits[VOCABULARY_VALUES_MAX][OPTION_SIZE];
    char wishes[VOCABULARY_VALUES_MAX][OPTION_SIZE];
};

#define OPTIONS_FIELD(name_, list_, count_)                                                        \
    {                                                                                              \
        .name = (name_), .kind = FORM_LIST, .offset = offsetof(struct kind_form, list_),           \
        .size = OPTION_SIZE, .max = VOCABULARY_VALUES_MAX,                                         \
        .count_offset = offsetof(struct kind_form, count_), .is_optional = true                    \
    }

static const struct form_field kind_fields[] = {
        {.name = "kind",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct kind_form, kind),
                .choices = trait_kind_names},
        OPTIONS_FIELD("trait", traits, trait_count),
        OPTIONS_FIELD("wish", wishes, wish_count),
        FORM_TOKEN,
};

/* "need:es": the index of "need" in names, and "es". False: no such name. */
static bool option_split(
        const char *option, const char *const *names, int *ret_name, const char **ret_value)
{
    const char *colon = strchr(option, ':');
    size_t len = colon == NULL ? 0 : (size_t)(colon - option);
    for (int i = 0; len > 0 && names[i] != NULL; i++) {
        if (strlen(names[i]) == len && memcmp(names[i], option, len) == 0) {
            *ret_name = i;
            *ret_value = colon + 1;
            return true;
        }
    }
    return false;
}

static enum err traits_read(const struct exchange *exchange, const struct kind_form *form,
        struct traits *ret_traits, struct error *error)
{
    static const char *const sights[] = {"kept", "shown", NULL};
    struct trait_entry entries[VOCABULARY_VALUES_MAX];
    for (size_t i = 0; i < form->trait_count; i++) {
        int sight;
        const char *value;
        if (!option_split(form->traits[i], sights, &sight, &value)) {
            return error_set(error, ERR_INPUT, "trait", "is not one of the choices");
        }
        entries[i] = (struct trait_entry){.kind = form->kind, .is_shown = sight == 1};
        snprintf(entries[i].value, sizeof(entries[i].value), "%s", value);
    }
    return traits_take(exchange->app->vocabulary, entries, form->trait_count, ret_traits, error);
}

static enum err wishes_read(const struct exchange *exchange, const struct kind_form *form,
        struct wishes *ret_wishes, struct error *error)
{
    struct wish_entry entries[VOCABULARY_VALUES_MAX];
    for (size_t i = 0; i < form->wish_count; i++) {
        const char *value;
        entries[i] = (struct wish_entry){.kind = form->kind};
        if (!option_split(form->wishes[i], wish_level_names, &entries[i].level, &value)) {
            return error_set(error, ERR_INPUT, "wish", "is not one of the choices");
        }
        snprintf(entries[i].value, sizeof(entries[i].value), "%s", value);
    }
    return wishes_take(exchange->app->vocabulary, entries, form->wish_count, ret_wishes, error);
}

static enum err saved_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/about?saved=1");
}

static void kind_handle(struct exchange *exchange)
{
    struct error error = {0};
    const struct kind_form *form = exchange->in;
    struct pairing_kind_put in = {.kind = (enum trait_kind)form->kind};
    enum err err = traits_read(exchange, form, &in.traits, &error);
    if (err == ERR_OK) {
        err = wishes_read(exchange, form, &in.wishes, &error);
    }
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_write(exchange, &pairing_kind_put, &in.write, saved_render, respond_written);
}

const struct endpoint page_about_post = {
        .handle = kind_handle,
        .in_size = sizeof(struct kind_form),
        .form = kind_fields,
        .form_count = FIELD_COUNT(kind_fields),
};

/* --- the list of those to avoid -------------------------------------------------------------- */

struct avoid_form {
    struct form_head head;
    struct avoid_entry entry;
    int64_t is_gone;
};

static const struct form_field avoid_fields[] = {
        {.name = "by",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct avoid_form, entry.by),
                .choices = avoid_by_names},
        {.name = "value",
                .kind = FORM_TEXT,
                .offset = offsetof(struct avoid_form, entry.text),
                .size = AVOID_TEXT_SIZE,
                .min = 1},
        {.name = "gone",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct avoid_form, is_gone),
                .min = 0,
                .max = 1,
                .is_optional = true},
        FORM_TOKEN,
};

static void handle_avoided(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_LIMIT) {
        about_show(exchange, TRAIT_KINDS, false, 400, "error_avoid_full");
        return;
    }
    respond_written(exchange, result);
}

static void avoid_handle(struct exchange *exchange)
{
    const struct avoid_form *form = exchange->in;
    struct pairing_avoid_put in = {.entry = form->entry, .is_gone = form->is_gone == 1};
    struct avoid alone = {.count = 1, .entries = {form->entry}};
    bool is_wrong = exchange->form_error.text[0] != '\0' ||
                    (!in.is_gone && avoid_check(&alone, NULL) != ERR_OK);
    if (is_wrong) {
        about_show(exchange, TRAIT_KINDS, false, 400, "error_avoid");
        return;
    }
    exchange_write(exchange, &pairing_avoid_put, &in.write, saved_render, handle_avoided);
}

const struct endpoint page_about_avoid = {
        .handle = avoid_handle,
        .in_size = sizeof(struct avoid_form),
        .form = avoid_fields,
        .form_count = FIELD_COUNT(avoid_fields),
        .is_shown_again = true,
};

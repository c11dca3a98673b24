/* The kinds and values of traits, with their labels in the asker's language, as JSON: what pages
 * offer to tick. */
#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/core/vocabulary.h"

static struct json *kind_view(
        const struct vocabulary *vocabulary, enum trait_kind kind, const char *language)
{
    struct json *view = json_object_create();
    struct json *values = json_array_create();
    for (size_t i = 0; i < vocabulary_count(vocabulary, kind); i++) {
        struct json *value = json_object_create();
        json_set_text(value, "value", vocabulary_key(vocabulary, kind, i));
        json_set_text(value, "label", vocabulary_label(vocabulary, kind, i, language));
        json_add_take(values, value);
    }
    json_set_text(view, "kind", trait_kind_names[kind]);
    json_set_text(view, "label", vocabulary_kind_label(vocabulary, kind, language));
    json_set_take(view, "values", values);
    return view;
}

static void vocabulary_handle(struct exchange *exchange)
{
    struct json *body = json_object_create();
    struct json *kinds = json_array_create();
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        json_add_take(kinds,
                kind_view(exchange->app->vocabulary, (enum trait_kind)kind, exchange->language));
    }
    json_set_take(body, "kinds", kinds);
    respond_json(exchange, 200, body);
}

const struct endpoint ep_vocabulary = {.handle = vocabulary_handle};

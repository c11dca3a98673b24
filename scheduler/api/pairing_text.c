/* Writes pairing as JSON. Pure: used on the loop and in a render. */
#include "scheduler/api/pairing_text.h"

#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/core/pairing.h"

static struct json *traits_view(const struct vocabulary *vocabulary, const struct traits *traits)
{
    struct trait_entry entries[TRAITS_MAX];
    struct json *list = json_array_create();
    size_t count = traits_list(vocabulary, traits, entries);
    for (size_t i = 0; i < count; i++) {
        struct json *row = json_object_create();
        json_set_text(row, "kind", trait_kind_names[entries[i].kind]);
        json_set_text(row, "value", entries[i].value);
        json_set_bool(row, "shown", entries[i].is_shown);
        json_add_take(list, row);
    }
    return list;
}

static struct json *wishes_view(const struct vocabulary *vocabulary, const struct wishes *wishes)
{
    struct wish_entry entries[WISHES_MAX];
    struct json *list = json_array_create();
    size_t count = wishes_list(vocabulary, wishes, entries);
    for (size_t i = 0; i < count; i++) {
        struct json *row = json_object_create();
        json_set_text(row, "kind", trait_kind_names[entries[i].kind]);
        json_set_text(row, "value", entries[i].value);
        json_set_text(row, "level", wish_level_names[entries[i].level]);
        json_add_take(list, row);
    }
    return list;
}

static struct json *avoid_view(const struct avoid *avoid)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < avoid->count; i++) {
        struct json *row = json_object_create();
        json_set_text(row, "by", avoid_by_names[avoid->entries[i].by]);
        json_set_text(row, "value", avoid->entries[i].text);
        json_add_take(list, row);
    }
    return list;
}

/* RFC 8259, 2: blanks after the value are nothing. */
static char *text_pad(char *text, size_t *len)
{
    size_t padded = (*len / PAIRING_TEXT_BLOCK + 1) * PAIRING_TEXT_BLOCK;
    char *longer = realloc(text, padded + 1);
    if (longer == NULL) {
        free(text);
        return NULL;
    }
    memset(longer + *len, ' ', padded - *len);
    longer[padded] = '\0';
    *len = padded;
    return longer;
}

char *pairing_text(const struct vocabulary *vocabulary, const struct pairing *pairing,
        bool with_avoid, size_t *ret_len)
{
    struct json *view = json_object_create();
    json_set_take(view, "traits", traits_view(vocabulary, &pairing->traits));
    json_set_take(view, "wishes", wishes_view(vocabulary, &pairing->wishes));
    if (with_avoid) {
        json_set_take(view, "avoid", avoid_view(&pairing->avoid));
    }
    char *text = json_text_take(view, ret_len);
    return text == NULL ? NULL : text_pad(text, ret_len);
}

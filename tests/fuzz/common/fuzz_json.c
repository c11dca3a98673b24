/* json_read with a table of every kind, json_parse and what walks it. What was let in keeps to its
 * bounds, and what was parsed can be walked to its end. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

struct item {
    int64_t start;
    char *note;
};

struct sample {
    char name[16];
    char *text;
    int64_t number;
    bool flag;
    struct id id;
    uint8_t key[4];
    int choice;
    struct item items[3];
    size_t item_count;
};

static const char *const words[] = {"low", "high", NULL};

static const struct json_field item_fields[] = {
        {.name = "start", .kind = JSON_NUMBER, .offset = offsetof(struct item, start), .max = 1440},
        {.name = "note",
                .kind = JSON_LONG,
                .offset = offsetof(struct item, note),
                .max = 10,
                .is_optional = true},
};

#define OPTIONAL(member, kind_)                                                                    \
    .name = #member, .kind = (kind_), .offset = offsetof(struct sample, member), .is_optional = true

static const struct json_field fields[] = {
        {OPTIONAL(name, JSON_TEXT), .size = 16, .min = 1, .max = 12},
        {OPTIONAL(text, JSON_LONG), .max = 100},
        {OPTIONAL(number, JSON_NUMBER), .min = -1000, .max = 1000},
        {OPTIONAL(flag, JSON_BOOLEAN)},
        {OPTIONAL(id, JSON_ID)},
        {OPTIONAL(key, JSON_BYTES), .size = 4},
        {OPTIONAL(choice, JSON_CHOICE), .choices = words},
        {OPTIONAL(items, JSON_LIST), .size = sizeof(struct item), .max = 3, .items = item_fields,
                .item_count = sizeof(item_fields) / sizeof(item_fields[0]),
                .count_offset = offsetof(struct sample, item_count)},
};

static void promise(bool is_kept)
{
    if (!is_kept)
        abort();
}

static void check_sample(struct sample *sample)
{
    promise(strlen(sample->name) <= 12);
    promise(!sample->text || strlen(sample->text) <= 100);
    promise(sample->number >= -1000 && sample->number <= 1000);
    promise(sample->choice == 0 || sample->choice == 1);
    promise(sample->item_count <= 3);
    for (size_t i = 0; i < sample->item_count; i++) {
        promise(sample->items[i].start >= 0 && sample->items[i].start <= 1440);
        free(sample->items[i].note);
    }
    free(sample->text);
}

static size_t walk(const struct json *value)
{
    size_t count = 1;
    enum json_type type = json_type_of(value);
    promise((type == JSON_TYPE_TEXT) == (json_text_of(value) != NULL));
    if (type != JSON_TYPE_ARRAY && type != JSON_TYPE_OBJECT)
        return count;
    for (size_t i = 0; i < json_length(value); i++) {
        const struct json *child = json_at(value, i);
        promise((json_name(child) != NULL) == (type == JSON_TYPE_OBJECT));
        count += walk(child);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct sample sample = {.number = 0};
    struct error error = {.field = ""};
    struct json *json = NULL;
    char type[8];
    if (len > 16384)
        return 0;
    if (json_read((const char *)data, len, fields, sizeof(fields) / sizeof(fields[0]), &sample,
                &error) == ERR_OK)
        check_sample(&sample);
    (void)json_peek_type((const char *)data, len, type, sizeof(type));
    if (json_parse((const char *)data, len, &json) == ERR_OK)
        promise(walk(json) <= len);
    json_destroy(json);
    return 0;
}

/* Traits between lines of words and sets of bits. Called when somebody saves or reads what they
 * said; matching looks at the bits only. */
#include "scheduler/core/traits.h"

#include <stdio.h>
#include <string.h>

static enum err refuse(struct error *error, size_t index, const char *name, const char *problem)
{
    char field[48];
    snprintf(field, sizeof(field), "traits[%zu].%s", index, name);
    return error_set(error, ERR_INPUT, field, "%s", problem);
}

static enum err entry_take(const struct vocabulary *vocabulary, const struct trait_entry *entry,
        size_t index, struct traits *traits, struct error *error)
{
    size_t value;
    if (entry->kind < 0 || entry->kind >= TRAIT_KINDS)
        return refuse(error, index, "kind", "is not one of the kinds");
    enum trait_kind kind = (enum trait_kind)entry->kind;
    if (vocabulary_find(vocabulary, kind, entry->value, strlen(entry->value), &value))
        return refuse(error, index, "value", "is not one of the values");
    uint64_t bit = UINT64_C(1) << value;
    if (traits->has[kind] & bit)
        return refuse(error, index, "value", "is there twice");
    traits->has[kind] |= bit;
    traits->shown[kind] |= entry->is_shown ? bit : 0;
    return ERR_OK;
}

enum err traits_take(const struct vocabulary *vocabulary, const struct trait_entry *entries,
        size_t count, struct traits *ret_traits, struct error *error)
{
    struct traits traits = {0};
    if (count > TRAITS_MAX)
        return error_set(error, ERR_LIMIT, "traits", "at most %d", TRAITS_MAX);
    for (size_t i = 0; i < count; i++) {
        enum err err = entry_take(vocabulary, &entries[i], i, &traits, error);
        if (err)
            return err;
    }
    *ret_traits = traits;
    return ERR_OK;
}

size_t traits_next(uint64_t set, size_t from)
{
    while (from < VOCABULARY_VALUES_MAX && !(set >> from & 1))
        from++;
    return from;
}

size_t traits_list(const struct vocabulary *vocabulary, const struct traits *traits,
        struct trait_entry ret_entries[TRAITS_MAX])
{
    size_t count = 0;
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        size_t values = vocabulary_count(vocabulary, (enum trait_kind)kind);
        size_t i = traits_next(traits->has[kind], 0);
        for (; i < values && count < TRAITS_MAX; i = traits_next(traits->has[kind], i + 1)) {
            struct trait_entry *entry = &ret_entries[count++];
            *entry = (struct trait_entry){.kind = kind, .is_shown = traits->shown[kind] >> i & 1};
            snprintf(entry->value, sizeof(entry->value), "%s",
                    vocabulary_key(vocabulary, (enum trait_kind)kind, i));
        }
    }
    return count;
}

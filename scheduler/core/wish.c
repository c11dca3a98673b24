/* Wishes between lines of words and sets of bits, and what they make of another's traits. The rules
 * at the head of wish.h stand here and nowhere else. */
#include "scheduler/core/wish.h"

#include <stdio.h>
#include <string.h>

const char *const wish_level_names[WISH_LEVELS + 1] = {
        [WISH_NO_MATTER] = "no_matter",
        [WISH_NEED] = "need",
        [WISH_PREFER] = "prefer",
        [WISH_AVOID] = "avoid",
        [WISH_LEVELS] = NULL,
};

/* --- lines ----------------------------------------------------------------------------------- */

static enum err refuse(struct error *error, size_t index, const char *name, const char *problem)
{
    char field[48];
    snprintf(field, sizeof(field), "wishes[%zu].%s", index, name);
    return error_set(error, ERR_INPUT, field, "%s", problem);
}

static enum err entry_take(const struct vocabulary *vocabulary, const struct wish_entry *entry,
        size_t index, struct wishes *wishes, struct error *error)
{
    size_t value;
    if (entry->kind < 0 || entry->kind >= TRAIT_KINDS)
        return refuse(error, index, "kind", "is not one of the kinds");
    if (entry->level < 0 || entry->level >= WISH_LEVELS)
        return refuse(error, index, "level", "must be need, prefer, avoid or no_matter");
    if (vocabulary_find(vocabulary, (enum trait_kind)entry->kind, entry->value,
                strlen(entry->value), &value))
        return refuse(error, index, "value", "is not one of the values");
    uint64_t bit = UINT64_C(1) << value;
    for (int level = 0; level < WISH_LEVELS; level++) {
        if (wishes->of[level][entry->kind] & bit)
            return refuse(error, index, "value", "is wished for twice");
    }
    wishes->of[entry->level][entry->kind] |= bit;
    return ERR_OK;
}

enum err wishes_take(const struct vocabulary *vocabulary, const struct wish_entry *entries,
        size_t count, struct wishes *ret_wishes, struct error *error)
{
    struct wishes wishes = {0};
    if (count > WISHES_MAX)
        return error_set(error, ERR_LIMIT, "wishes", "at most %d", WISHES_MAX);
    for (size_t i = 0; i < count; i++) {
        enum err err = entry_take(vocabulary, &entries[i], i, &wishes, error);
        if (err)
            return err;
    }
    memset(wishes.of[WISH_NO_MATTER], 0, sizeof(wishes.of[WISH_NO_MATTER]));
    *ret_wishes = wishes;
    return ERR_OK;
}

static enum wish_level level_of(const struct wishes *wishes, int kind, size_t value)
{
    for (int level = WISH_NEED; level < WISH_LEVELS; level++) {
        if (wishes->of[level][kind] >> value & 1)
            return (enum wish_level)level;
    }
    return WISH_NO_MATTER;
}

size_t wishes_list(const struct vocabulary *vocabulary, const struct wishes *wishes,
        struct wish_entry ret_entries[WISHES_MAX])
{
    size_t count = 0;
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        size_t values = vocabulary_count(vocabulary, (enum trait_kind)kind);
        for (size_t i = 0; i < values && count < WISHES_MAX; i++) {
            enum wish_level level = level_of(wishes, kind, i);
            if (level == WISH_NO_MATTER)
                continue;
            struct wish_entry *entry = &ret_entries[count++];
            *entry = (struct wish_entry){.kind = kind, .level = (int)level};
            snprintf(entry->value, sizeof(entry->value), "%s",
                    vocabulary_key(vocabulary, (enum trait_kind)kind, i));
        }
    }
    return count;
}

bool wishes_are_alike(const struct wishes *a, const struct wishes *b)
{
    return memcmp(a->of, b->of, sizeof(a->of)) == 0;
}

/* --- what they make of somebody -------------------------------------------------------------- */

bool wishes_are_met(const struct wishes *wishes, const struct traits *other)
{
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        uint64_t needed = wishes->of[WISH_NEED][kind];
        if (needed && !(needed & other->shown[kind]))
            return false;
    }
    return true;
}

int wishes_points(const struct vocabulary *vocabulary, const struct wishes *wishes,
        const struct traits *other)
{
    int points = 0;
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        int weight = vocabulary_weight(vocabulary, (enum trait_kind)kind);
        uint64_t has = wishes->is_own ? other->has[kind] : other->shown[kind];
        if (wishes->of[WISH_PREFER][kind] & has)
            points += weight;
        if (wishes->of[WISH_AVOID][kind] & has)
            points -= WISH_AVOID_TIMES * weight;
    }
    return points;
}

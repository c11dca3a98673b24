/* Reads the short form of what somebody says, and saves it through the store. */
#include "tests/store/saying.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The next item, up to one of ends; false: there is none. */
static bool item_next(const char **text, const char *ends, char *ret_item, size_t size)
{
    *text += strspn(*text, ", ");
    size_t len = strcspn(*text, ends);
    snprintf(ret_item, size, "%.*s", (int)len, *text);
    *text += len;
    return len > 0;
}

static int word_find(const char *const *words, const char *word)
{
    int i = 0;
    while (words[i] && strcmp(words[i], word) != 0)
        i++;
    assert_non_null(words[i]);
    return i;
}

/* "kind:value" */
static int kind_split(const char *const *kinds, char *item, char **ret_value)
{
    char *colon = strchr(item, ':');
    assert_non_null(colon);
    *colon = '\0';
    *ret_value = colon + 1;
    return word_find(kinds, item);
}

static size_t traits_read(const char *text, struct trait_entry *ret)
{
    char item[64], *value;
    size_t count = 0;
    while (text && item_next(&text, ", ", item, sizeof(item))) {
        struct trait_entry *entry = &ret[count++];
        entry->kind = kind_split(trait_kind_names, item, &value);
        entry->is_shown = strchr(value, '!') != NULL;
        value[strcspn(value, "!")] = '\0';
        snprintf(entry->value, sizeof(entry->value), "%s", value);
    }
    return count;
}

static size_t wishes_read(const char *text, struct wish_entry *ret)
{
    char level[16], item[64], *value;
    size_t count = 0;
    while (text && item_next(&text, " ", level, sizeof(level)) &&
            item_next(&text, ", ", item, sizeof(item))) {
        struct wish_entry *entry = &ret[count++];
        entry->level = word_find(wish_level_names, level);
        entry->kind = kind_split(trait_kind_names, item, &value);
        snprintf(entry->value, sizeof(entry->value), "%s", value);
    }
    return count;
}

static void avoid_read(const char *text, struct avoid *ret)
{
    char item[128], *value;
    while (text && item_next(&text, ",", item, sizeof(item))) {
        struct avoid_entry *entry = &ret->entries[ret->count++];
        entry->by = kind_split(avoid_by_names, item, &value);
        snprintf(entry->text, sizeof(entry->text), "%s", value);
    }
}

struct pairing saying_pairing(const struct fixture *fixture, struct saying saying)
{
    struct pairing pairing = {0};
    struct trait_entry traits[TRAITS_MAX] = {0};
    struct wish_entry wishes[WISHES_MAX] = {0};
    size_t trait_count = traits_read(saying.traits, traits);
    size_t wish_count = wishes_read(saying.wishes, wishes);
    avoid_read(saying.avoid, &pairing.avoid);
    assert_int_equal(
            traits_take(fixture->vocabulary, traits, trait_count, &pairing.traits, NULL), ERR_OK);
    assert_int_equal(
            wishes_take(fixture->vocabulary, wishes, wish_count, &pairing.wishes, NULL), ERR_OK);
    assert_int_equal(avoid_check(&pairing.avoid, NULL), ERR_OK);
    return pairing;
}

void saying_put(struct fixture *fixture, enum role role, struct id account, struct saying saying)
{
    struct pairing_put in = {
            .write = fixture_write(fixture_actor(fixture, role, account), FIXTURE_NOW, ""),
            .pairing = saying_pairing(fixture, saying)};
    assert_int_equal(store_wait(fixture->store, &pairing_put, &in, NULL, NULL), ERR_OK);
}

struct pairing saying_get(struct fixture *fixture, enum role role, struct id account)
{
    struct pairing_get in = {.actor = fixture_actor(fixture, role, account)};
    struct pairing out;
    assert_int_equal(store_wait(fixture->store, &pairing_get, &in, &out, NULL), ERR_OK);
    return out;
}

/* What somebody says for being paired, as bytes and back. Called by the store around the sealing.
 *
 * Version (2; 1: without flags, and nobody's own); flags; count of traits, each: kind, 1 if it may
 * be shown, key; count of wishes, each: kind, level, key; count of avoided, each: way (ADDED: by a
 * coordinator), text; then zeros up to a whole block. A key or a text is
 * its length (1) and its bytes. */
#include "scheduler/core/pairing.h"

#include <stdbool.h>
#include <string.h>

#include "common/bytes.h"

enum { PAIRING_VERSION = 2, FLAG_WISHES_OWN = 1, ADDED = 0x80 };

/* --- one kind -------------------------------------------------------------------------------- */

static size_t bits_count(const uint64_t sets[TRAIT_KINDS])
{
    size_t count = 0;
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        for (size_t i = traits_next(sets[kind], 0); i < VOCABULARY_VALUES_MAX;
                i = traits_next(sets[kind], i + 1))
            count++;
    }
    return count;
}

static size_t wishes_count(const struct wishes *wishes)
{
    size_t count = 0;
    for (int level = 0; level < WISH_LEVELS; level++)
        count += bits_count(wishes->of[level]);
    return count;
}

enum err pairing_take_kind(struct pairing *pairing, enum trait_kind kind,
        const struct traits *traits, const struct wishes *wishes, struct error *error)
{
    struct traits has = pairing->traits;
    struct wishes wish = pairing->wishes;
    for (int level = 0; level < WISH_LEVELS; level++)
        wish.of[level][kind] = 0;
    wish.is_own |= wishes_count(&wish) == 0; /* nobody has written any of the others */
    has.has[kind] = traits->has[kind];
    has.shown[kind] = traits->shown[kind];
    for (int level = 0; level < WISH_LEVELS; level++)
        wish.of[level][kind] = wishes->of[level][kind];
    if (bits_count(has.has) > TRAITS_MAX)
        return error_set(error, ERR_LIMIT, "traits", "at most %d", TRAITS_MAX);
    if (wishes_count(&wish) > WISHES_MAX)
        return error_set(error, ERR_LIMIT, "wishes", "at most %d", WISHES_MAX);
    pairing->traits = has;
    pairing->wishes = wish;
    return ERR_OK;
}

/* --- writing --------------------------------------------------------------------------------- */

static void text_put(struct bytes_out *out, const char *text)
{
    bytes_put_u8(out, (uint8_t)strlen(text));
    bytes_put_text(out, text);
}

static void traits_put(
        struct bytes_out *out, const struct vocabulary *vocabulary, const struct traits *traits)
{
    struct trait_entry entries[TRAITS_MAX];
    size_t count = traits_list(vocabulary, traits, entries);
    bytes_put_u8(out, (uint8_t)count);
    for (size_t i = 0; i < count; i++) {
        bytes_put_u8(out, (uint8_t)entries[i].kind);
        bytes_put_u8(out, entries[i].is_shown);
        text_put(out, entries[i].value);
    }
}

static void wishes_put(
        struct bytes_out *out, const struct vocabulary *vocabulary, const struct wishes *wishes)
{
    struct wish_entry entries[WISHES_MAX];
    size_t count = wishes_list(vocabulary, wishes, entries);
    bytes_put_u8(out, (uint8_t)count);
    for (size_t i = 0; i < count; i++) {
        bytes_put_u8(out, (uint8_t)entries[i].kind);
        bytes_put_u8(out, (uint8_t)entries[i].level);
        text_put(out, entries[i].value);
    }
}

static void avoid_put(struct bytes_out *out, const struct avoid *avoid)
{
    bytes_put_u8(out, (uint8_t)avoid->count);
    for (size_t i = 0; i < avoid->count; i++) {
        bytes_put_u8(
                out, (uint8_t)(avoid->entries[i].by | (avoid->entries[i].is_added ? ADDED : 0)));
        text_put(out, avoid->entries[i].text);
    }
}

enum err pairing_write(const struct vocabulary *vocabulary, const struct pairing *pairing,
        uint8_t *ret_bytes, size_t max, size_t *ret_len)
{
    struct bytes_out out = bytes_out_to(ret_bytes, max);
    bytes_put_u8(&out, PAIRING_VERSION);
    bytes_put_u8(&out, pairing->wishes.is_own ? FLAG_WISHES_OWN : 0);
    traits_put(&out, vocabulary, &pairing->traits);
    wishes_put(&out, vocabulary, &pairing->wishes);
    avoid_put(&out, &pairing->avoid);
    while (!out.failed && out.len % PAIRING_BLOCK != 0)
        bytes_put_u8(&out, 0);
    if (out.failed)
        return ERR_LIMIT;
    *ret_len = out.len;
    return ERR_OK;
}

/* --- reading --------------------------------------------------------------------------------- */

/* A key of the vocabulary. False: of a kind or value that is not in it (any more). */
static bool value_get(
        struct bytes *in, const struct vocabulary *vocabulary, uint8_t kind, uint64_t *ret_bit)
{
    size_t len = bytes_u8(in), value;
    const char *key = (const char *)bytes_take(in, len);
    if (!key || kind >= TRAIT_KINDS ||
            vocabulary_find(vocabulary, (enum trait_kind)kind, key, len, &value))
        return false;
    *ret_bit = UINT64_C(1) << value;
    return true;
}

static void traits_get(struct bytes *in, const struct vocabulary *vocabulary, struct traits *traits)
{
    for (size_t left = bytes_u8(in); left > 0 && !in->failed; left--) {
        uint64_t bit;
        uint8_t kind = bytes_u8(in), is_shown = bytes_u8(in);
        if (!value_get(in, vocabulary, kind, &bit))
            continue;
        traits->has[kind] |= bit;
        traits->shown[kind] |= is_shown ? bit : 0;
    }
}

static void wishes_get(struct bytes *in, const struct vocabulary *vocabulary, struct wishes *wishes)
{
    for (size_t left = bytes_u8(in); left > 0 && !in->failed; left--) {
        uint64_t bit;
        uint8_t kind = bytes_u8(in), level = bytes_u8(in);
        if (!value_get(in, vocabulary, kind, &bit))
            continue;
        in->failed |= level == WISH_NO_MATTER || level >= WISH_LEVELS;
        if (!in->failed)
            wishes->of[level][kind] |= bit;
    }
}

static void avoid_get(struct bytes *in, struct avoid *avoid)
{
    size_t count = bytes_u8(in);
    in->failed |= count > AVOID_LIST_MAX;
    for (size_t i = 0; i < count && !in->failed; i++) {
        struct avoid_entry *entry = &avoid->entries[avoid->count++];
        uint8_t by = bytes_u8(in);
        entry->by = by & ~ADDED;
        entry->is_added = by & ADDED;
        size_t len = bytes_u8(in);
        const uint8_t *text = bytes_take(in, len);
        in->failed |= !text || len >= sizeof(entry->text) || entry->by >= AVOID_BY_COUNT;
        if (!in->failed)
            memcpy(entry->text, text, len);
    }
}

enum err pairing_read(const struct vocabulary *vocabulary, const uint8_t *bytes, size_t len,
        struct pairing *ret_pairing)
{
    struct pairing pairing = {0};
    struct bytes in = bytes_from(bytes, len);
    uint8_t version = bytes_u8(&in), flags = version == PAIRING_VERSION ? bytes_u8(&in) : 0;
    in.failed |= version == 0 || version > PAIRING_VERSION || flags > FLAG_WISHES_OWN;
    pairing.wishes.is_own = flags & FLAG_WISHES_OWN;
    traits_get(&in, vocabulary, &pairing.traits);
    wishes_get(&in, vocabulary, &pairing.wishes);
    avoid_get(&in, &pairing.avoid);
    while (!in.failed && bytes_left(&in) > 0)
        in.failed |= bytes_u8(&in) != 0;
    if (in.failed)
        return ERR_INPUT;
    *ret_pairing = pairing;
    return ERR_OK;
}

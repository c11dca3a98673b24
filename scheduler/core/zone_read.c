/* Reads a TZif file (RFC 9636, versions 1 to 4) into a struct zone. The bytes may come from
 * anywhere: every count is checked against a maximum before it is believed, and what the standard
 * does not allow is refused. Leap second files ("right/") are refused: our clock has none. */
#include <stdlib.h>
#include <string.h>

#include "common/bytes.h"
#include "scheduler/core/zone_table.h"

enum {
    OFFSET_MAX_S = 26 * 3600, /* RFC 9636, 3.2: 25:59:59 should be the extreme */
    CHARACTERS_MAX = 2048,
    FOOTER_MAX = 128,
};

struct header {
    uint8_t version;
    uint32_t utc_count, standard_count, leap_count, time_count, type_count, character_count;
};

static enum err read_header(struct bytes *bytes, struct header *ret, struct error *error)
{
    const uint8_t *magic = bytes_take(bytes, 4);
    struct header header = {.version = bytes_u8(bytes)};
    bytes_skip(bytes, 15);
    header.utc_count = bytes_u32(bytes);
    header.standard_count = bytes_u32(bytes);
    header.leap_count = bytes_u32(bytes);
    header.time_count = bytes_u32(bytes);
    header.type_count = bytes_u32(bytes);
    header.character_count = bytes_u32(bytes);
    if (bytes->failed || memcmp(magic, "TZif", 4) != 0)
        return error_set(error, ERR_INPUT, "header", "not a TZif file");
    if (header.time_count > ZONE_TRANSITIONS_MAX || header.type_count > ZONE_TYPES_MAX ||
            header.character_count > CHARACTERS_MAX)
        return error_set(error, ERR_LIMIT, "header", "more transitions or types than we take");
    if (header.leap_count != 0)
        return error_set(error, ERR_INPUT, "header", "counts leap seconds");
    if ((header.utc_count != 0 && header.utc_count != header.type_count) ||
            (header.standard_count != 0 && header.standard_count != header.type_count))
        return error_set(error, ERR_INPUT, "header", "counts that do not agree");
    *ret = header;
    return ERR_OK;
}

static size_t body_len(const struct header *header, size_t time_size)
{
    return header->time_count * (time_size + 1) + (size_t)header->type_count * 6 +
           header->character_count + header->standard_count + header->utc_count;
}

static enum err read_transitions(
        struct bytes *bytes, const struct header *header, size_t time_size, struct zone *zone)
{
    zone->count = header->time_count;
    for (size_t i = 0; i < zone->count; i++) {
        uint64_t at = time_size == 8 ? bytes_u64(bytes) : (uint64_t)(int32_t)bytes_u32(bytes);
        zone->at[i] = (unix_s_t)at;
        if (i > 0 && zone->at[i] <= zone->at[i - 1])
            return ERR_INPUT;
    }
    for (size_t i = 0; i < zone->count; i++) {
        zone->type[i] = bytes_u8(bytes);
        if (zone->type[i] >= header->type_count)
            return ERR_INPUT;
    }
    return bytes->failed ? ERR_INPUT : ERR_OK;
}

static bool abbreviation_copy(
        const uint8_t *characters, size_t count, size_t index, char ret[ZONE_ABBREVIATION_SIZE])
{
    size_t len = 0;
    for (size_t i = index; i < count && characters[i] != 0; i++) {
        char c = (char)characters[i];
        bool is_good = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '+' || c == '-';
        if (!is_good || len + 1 == ZONE_ABBREVIATION_SIZE)
            return false;
        ret[len++] = c;
    }
    ret[len] = '\0';
    return len > 0 && index + len < count; /* its NUL is inside too */
}

static enum err read_types(struct bytes *bytes, const struct header *header, struct zone *zone)
{
    struct bytes types = bytes_part(bytes, (size_t)header->type_count * 6);
    const uint8_t *characters = bytes_take(bytes, header->character_count);
    zone->type_count = header->type_count;
    if (bytes->failed || zone->type_count == 0)
        return ERR_INPUT;
    for (size_t i = 0; i < zone->type_count; i++) {
        struct zone_type *type = &zone->types[i];
        type->kind.offset_s = (int32_t)bytes_u32(&types);
        uint8_t is_dst = bytes_u8(&types);
        uint8_t index = bytes_u8(&types);
        type->is_dst = is_dst == 1;
        if (is_dst > 1 || type->kind.offset_s < -OFFSET_MAX_S ||
                type->kind.offset_s > OFFSET_MAX_S ||
                !abbreviation_copy(
                        characters, header->character_count, index, type->kind.abbreviation))
            return ERR_INPUT;
    }
    return ERR_OK;
}

static enum err read_footer(struct bytes *bytes, struct zone *zone)
{
    size_t len = bytes_left(bytes);
    const char *footer = (const char *)bytes_take(bytes, len);
    if (len < 2 || len > FOOTER_MAX || footer[0] != '\n' || footer[len - 1] != '\n')
        return ERR_INPUT;
    if (len == 2)
        return ERR_OK; /* no rule: the last type goes on */
    zone->has_rule = true;
    return zone_rule_parse(footer + 1, len - 2, &zone->rule);
}

static struct zone *zone_create(size_t count)
{
    struct zone *zone = calloc(1, sizeof(*zone));
    if (!zone)
        return NULL;
    zone->at = calloc(count + 1, sizeof(zone->at[0]));
    zone->type = calloc(count + 1, sizeof(zone->type[0]));
    if (!zone->at || !zone->type) {
        zone_destroy(zone);
        return NULL;
    }
    return zone;
}

static enum err read_body(struct bytes *bytes, const struct header *header, size_t time_size,
        struct zone *zone, struct error *error)
{
    struct bytes body = bytes_part(bytes, body_len(header, time_size));
    if (bytes->failed)
        return error_set(error, ERR_INPUT, "header", "more promised than there is");
    if (read_transitions(&body, header, time_size, zone))
        return error_set(error, ERR_INPUT, "transitions", "out of order or of an unknown type");
    if (read_types(&body, header, zone))
        return error_set(error, ERR_INPUT, "types", "malformed");
    if (header->version != 0 && read_footer(bytes, zone))
        return error_set(error, ERR_INPUT, "footer", "not a rule that we know");
    return ERR_OK;
}

enum err zone_read(const void *data, size_t len, struct zone **ret_zone, struct error *error)
{
    if (len > ZONE_BYTES_MAX)
        return error_set(error, ERR_LIMIT, "file", "larger than %d bytes", ZONE_BYTES_MAX);
    struct bytes bytes = bytes_from(data, len);
    struct header header = {0};
    size_t time_size = 4;
    enum err err = read_header(&bytes, &header, error);
    if (!err && header.version != 0) { /* the 64-bit block follows the old one */
        bytes_skip(&bytes, body_len(&header, time_size));
        time_size = 8;
        err = read_header(&bytes, &header, error);
    }
    if (err)
        return err;
    struct zone *zone = zone_create(header.time_count);
    if (!zone)
        return ERR_MEMORY;
    err = read_body(&bytes, &header, time_size, zone, error);
    if (err) {
        zone_destroy(zone);
        return err;
    }
    *ret_zone = zone;
    return ERR_OK;
}

void zone_destroy(struct zone *zone)
{
    if (!zone)
        return;
    free(zone->at);
    free(zone->type);
    free(zone);
}

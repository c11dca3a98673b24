/* Sets, clears and finds bits, a word at a time. Called by slots for one coach and by who joins
 * the free times of many. */
#include "scheduler/core/slot_map.h"

#include <string.h>

/* The first quarter that does not begin before at. */
static int64_t quarter_from(unix_s_t at)
{
    int64_t quarter = at / SLOT_GRID_S;
    return at % SLOT_GRID_S > 0 ? quarter + 1 : quarter;
}

static size_t word_count(const struct slot_map *map)
{
    return (map->count + 63) / 64;
}

void slot_map_init(struct slot_map *map, struct interval range)
{
    int64_t first = quarter_from(range.start), last = quarter_from(range.end);
    int64_t count = last > first ? last - first : 0;
    map->first = first;
    map->count = count > SLOT_MAP_BITS_MAX ? SLOT_MAP_BITS_MAX : (size_t)count;
    memset(map->words, 0, word_count(map) * sizeof(map->words[0]));
}

struct bits { /* [from, until) of a map; empty where until <= from */
    size_t from;
    size_t until;
};

static size_t bit_at(const struct slot_map *map, unix_s_t at)
{
    int64_t past_s = at - map->first * SLOT_GRID_S;
    if (past_s <= 0)
        return 0;
    if (past_s >= (int64_t)map->count * SLOT_GRID_S)
        return map->count;
    return ((uint32_t)past_s + SLOT_GRID_S - 1) / SLOT_GRID_S; /* 32 bits: this is the hot line */
}

static struct bits bits_of(const struct slot_map *map, struct interval span)
{
    return (struct bits){.from = bit_at(map, span.start), .until = bit_at(map, span.end)};
}

/* Those of the bits that lie in this word. */
static uint64_t mask_of(struct bits bits, size_t word)
{
    uint64_t mask = UINT64_MAX;
    if (word == bits.from / 64)
        mask <<= bits.from % 64;
    if (word == (bits.until - 1) / 64)
        mask &= UINT64_MAX >> (63 - (bits.until - 1) % 64);
    return mask;
}

void slot_map_add(struct slot_map *map, struct interval span)
{
    struct bits bits = bits_of(map, span);
    for (size_t word = bits.from / 64; word * 64 < bits.until && bits.from < bits.until; word++)
        map->words[word] |= mask_of(bits, word);
}

void slot_map_drop(struct slot_map *map, struct interval span)
{
    struct bits bits = bits_of(map, span);
    for (size_t word = bits.from / 64; word * 64 < bits.until && bits.from < bits.until; word++)
        map->words[word] &= ~mask_of(bits, word);
}

void slot_map_join(struct slot_map *map, const struct slot_map *other)
{
    size_t count = word_count(map);
    for (size_t word = 0; word < count; word++)
        map->words[word] |= other->words[word];
}

bool slot_map_has(const struct slot_map *map, unix_s_t start)
{
    int64_t bit = quarter_from(start) - map->first;
    if (start % SLOT_GRID_S != 0 || bit < 0 || bit >= (int64_t)map->count)
        return false;
    return map->words[bit / 64] >> (bit % 64) & 1;
}

size_t slot_map_size(const struct slot_map *map)
{
    size_t size = 0;
    for (size_t word = 0; word < word_count(map); word++) {
        for (uint64_t bits = map->words[word]; bits; bits &= bits - 1)
            size++;
    }
    return size;
}

static unix_s_t start_of(const struct slot_map *map, size_t bit)
{
    return (map->first + (int64_t)bit) * SLOT_GRID_S;
}

/* The place of the lowest bit of a word that is not 0. */
static size_t lowest(uint64_t bits)
{
    size_t place = 0;
    for (unsigned step = 32; step > 0; step /= 2) {
        if ((bits & ((UINT64_C(1) << step) - 1)) == 0) {
            bits >>= step;
            place += step;
        }
    }
    return place;
}

static size_t highest(uint64_t bits)
{
    size_t place = 0;
    for (unsigned step = 32; step > 0; step /= 2) {
        if (bits >> step) {
            bits >>= step;
            place += step;
        }
    }
    return place;
}

bool slot_map_next(const struct slot_map *map, unix_s_t at, unix_s_t *ret_start)
{
    size_t from = bit_at(map, at);
    for (size_t word = from / 64; word < word_count(map); word++) {
        uint64_t bits = map->words[word];
        if (word == from / 64)
            bits &= UINT64_MAX << from % 64;
        if (bits) {
            *ret_start = start_of(map, word * 64 + lowest(bits));
            return true;
        }
    }
    return false;
}

bool slot_map_before(const struct slot_map *map, unix_s_t at, unix_s_t *ret_start)
{
    size_t until = bit_at(map, at);
    for (size_t word = (until + 63) / 64; word-- > 0;) {
        uint64_t bits = map->words[word];
        if (until < (word + 1) * 64)
            bits &= ~(UINT64_MAX << until % 64);
        if (bits) {
            *ret_start = start_of(map, word * 64 + highest(bits));
            return true;
        }
    }
    return false;
}

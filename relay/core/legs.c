/* The table of legs and the table of paths: a hash of validated addresses onto slots, chained by
 * index, as large as all legs' paths together, so that it is never full. Used by the packet path
 * for every packet and by rooms when legs come and go. */
#include "relay/core/legs.h"

#include <stdlib.h>
#include <string.h>

enum { NOTHING = UINT32_MAX };

struct entry {
    struct address address;
    uint16_t slot;
    uint32_t next; /* in the chain, or of the free ones */
};

struct legs {
    struct leg *legs;
    size_t legs_max;
    uint64_t age; /* of the newest */
    uint64_t seed;
    struct entry *entries;
    uint32_t free;
    uint32_t *chains;
    size_t chain_mask;
};

static size_t power_of_two(size_t least)
{
    size_t power = 16;
    while (power < least) {
        power *= 2;
    }
    return power;
}

static void link_entries(struct legs *legs, size_t entries, size_t chains)
{
    for (size_t i = 0; i < entries; i++) {
        legs->entries[i].next = i + 1 < entries ? (uint32_t)i + 1 : NOTHING;
    }
    for (size_t i = 0; i < chains; i++) {
        legs->chains[i] = NOTHING;
    }
    legs->chain_mask = chains - 1;
}

struct legs *legs_create(size_t legs_max, uint64_t seed)
{
    struct legs *legs = calloc(1, sizeof(*legs));
    if (!legs) {
        return NULL;
    }
    size_t entries = legs_max * LEG_PATHS_MAX;
    size_t chains = power_of_two(entries);
    legs->legs_max = legs_max;
    legs->seed = seed;
    legs->legs = calloc(legs_max, sizeof(*legs->legs));
    legs->entries = calloc(entries, sizeof(*legs->entries));
    legs->chains = calloc(chains, sizeof(*legs->chains));
    if (!legs->legs || !legs->entries || !legs->chains) {
        legs_destroy(legs);
        return NULL;
    }
    link_entries(legs, entries, chains);
    return legs;
}

void legs_destroy(struct legs *legs)
{
    if (!legs) {
        return;
    }
    free(legs->legs);
    free(legs->entries);
    free(legs->chains);
    free(legs);
}

size_t legs_capacity(const struct legs *legs)
{
    return legs->legs_max;
}

/* --- paths --------------------------------------------------------------------------------- */

/* The link that leads to the entry of address, or to NOTHING at its chain's end. */
static uint32_t *find_link(struct legs *legs, const struct address *address)
{
    uint32_t *link = &legs->chains[address_hash(address, legs->seed) & legs->chain_mask];
    while (*link != NOTHING && !address_equal(&legs->entries[*link].address, address)) {
        link = &legs->entries[*link].next;
    }
    return link;
}

static void add_path(struct legs *legs, const struct address *address, uint16_t slot)
{
    uint32_t *link = find_link(legs, address);
    uint32_t index = legs->free;
    struct entry *entry = &legs->entries[index];
    legs->free = entry->next;
    *entry = (struct entry){.address = *address, .slot = slot, .next = NOTHING};
    *link = index;
}

static void remove_path(struct legs *legs, const struct address *address)
{
    uint32_t *link = find_link(legs, address);
    if (*link != NOTHING) {
        uint32_t index = *link;
        *link = legs->entries[index].next;
        legs->entries[index].next = legs->free;
        legs->free = index;
    }
}

struct leg *legs_find_path(struct legs *legs, const struct address *address)
{
    uint32_t index = *find_link(legs, address);
    return index == NOTHING ? NULL : legs_at(legs, legs->entries[index].slot);
}

void legs_drop_path(struct legs *legs, const struct address *address)
{
    struct leg *leg = legs_find_path(legs, address);
    if (leg) {
        leg_path_drop(leg, address);
        remove_path(legs, address);
    }
}

/* Whether the path may become leg's: nobody else's, or one that its owner has not used lately. */
static bool can_take_path(
        struct legs *legs, const struct leg *leg, const struct address *address, ms_t now)
{
    struct leg *owner = legs_find_path(legs, address);
    if (!owner || owner == leg) {
        return true;
    }
    const struct leg_path *path = leg_path_find(owner, address);
    if (now - path->checked_at < LEGS_PATH_KEPT_MS) {
        return false;
    }
    legs_drop_path(legs, address);
    return true;
}

enum err legs_checked(struct legs *legs, struct leg *leg, int which, const struct route *route,
        bool is_use_candidate, ms_t now, struct leg_check *ret_check)
{
    if (!can_take_path(legs, leg, &route->far, now)) {
        return ERR_CONFLICT;
    }
    struct leg_check check = leg_checked(leg, which, route, is_use_candidate, now);
    if (check.has_lost) {
        remove_path(legs, &check.lost);
    }
    if (check.is_new) {
        add_path(legs, &route->far, leg->slot);
    }
    *ret_check = check;
    return ERR_OK;
}

/* --- legs ---------------------------------------------------------------------------------- */

struct leg *legs_at(struct legs *legs, uint16_t slot)
{
    return slot < legs->legs_max && legs->legs[slot].number != 0 ? &legs->legs[slot] : NULL;
}

static bool is_number_taken(const struct legs *legs, uint32_t number)
{
    for (size_t i = 0; i < legs->legs_max; i++) {
        if (legs->legs[i].number == number) {
            return true;
        }
    }
    return false;
}

enum err legs_open(struct legs *legs, enum leg_purpose purpose, uint16_t room,
        const struct leg_chance *chance, uint16_t *ret_slot)
{
    size_t tried = 0;
    size_t slot = chance->slot % legs->legs_max;
    while (tried < legs->legs_max && legs->legs[slot].number != 0) {
        slot = (slot + 1) % legs->legs_max;
        tried++;
    }
    if (tried == legs->legs_max) {
        return ERR_LIMIT;
    }
    uint32_t number = chance->number;
    while (is_number_taken(legs, number)) {
        number = number % INT32_MAX + 1;
    }
    struct leg *leg = &legs->legs[slot];
    *leg = (struct leg){.number = number, .slot = (uint16_t)slot, .age = ++legs->age, .room = room};
    leg_init(leg, purpose, chance);
    *ret_slot = (uint16_t)slot;
    return ERR_OK;
}

void legs_close(struct legs *legs, uint16_t slot)
{
    struct leg *leg = legs_at(legs, slot);
    if (!leg) {
        return;
    }
    for (size_t i = 0; i < leg->path_count; i++) {
        remove_path(legs, &leg->paths[i].route.far);
    }
    for (size_t i = 0; i < legs->legs_max; i++) {
        if (legs->legs[i].far == slot) {
            legs->legs[i].far = LEG_NONE;
        }
    }
    *leg = (struct leg){.number = 0};
}

/* The first four characters of our ufrags are the slot in hex. */
static size_t slot_of_ufrag(const char *ufrag)
{
    size_t slot = 0;
    for (int i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdef";
        const char *digit = ufrag[i] ? strchr(digits, ufrag[i]) : NULL;
        if (!digit) {
            return LEG_NONE;
        }
        slot = slot * 16 + (size_t)(digit - digits);
    }
    return slot;
}

struct leg *legs_find_ufrag(struct legs *legs, const char *ufrag, size_t len)
{
    if (len != LEG_UFRAG_SIZE - 1) {
        return NULL;
    }
    struct leg *leg = legs_at(legs, (uint16_t)slot_of_ufrag(ufrag));
    if (!leg || (memcmp(ufrag, leg->ice.ufrag, len) != 0 &&
                        (!leg->next.ufrag[0] || memcmp(ufrag, leg->next.ufrag, len) != 0))) {
        return NULL;
    }
    return leg;
}

/* Checks the audit's chain row by row. Called by audit_verify, which reads the rows and says in
 * words what is found here. What is wrong is told by the place, which has no gaps, before it is
 * told by the seal: so a row that is gone is not taken for a change of the one after it. */
#include "scheduler/core/audit_walk.h"

static enum audit_fault fault_at(
        struct audit_walk *walk, enum audit_fault fault, int64_t seq, int64_t place)
{
    walk->fault_seq = seq;
    walk->fault_place = place;
    return fault;
}

static void unsealed_add(struct audit_walk *walk, const struct audit_row *row)
{
    if (walk->unsealed_count++ == 0) {
        walk->unsealed_seq = row->seq;
        walk->unsealed_at = row->at;
    }
    if (row->at < walk->unsealed_at)
        walk->unsealed_at = row->at;
}

/* Every anchor of this place must remember this seal. */
static enum audit_fault anchors_check(struct audit_walk *walk)
{
    for (; walk->anchor_next < walk->anchor_count; walk->anchor_next++) {
        const struct audit_anchor *anchor = &walk->anchors[walk->anchor_next];
        if (anchor->head.place > walk->head.place)
            return AUDIT_WHOLE;
        if (anchor->head.place == walk->head.place &&
                !audit_seals_equal(anchor->head.seal, walk->head.seal)) {
            walk->fault_at = anchor->at;
            return fault_at(walk, AUDIT_RESEALED, walk->head.seq, walk->head.place);
        }
    }
    return AUDIT_WHOLE;
}

/* By the places alone: does this row come where it must? */
static enum audit_fault place_check(struct audit_walk *walk, const struct audit_sealed *sealed)
{
    int64_t expected = walk->head.place + 1;
    if (sealed->place > expected)
        return fault_at(walk, AUDIT_MISSING, sealed->row.seq, expected);
    if (sealed->place < expected)
        return fault_at(walk, AUDIT_INSERTED, sealed->row.seq, sealed->place);
    if (walk->unsealed_count > 0)
        return fault_at(walk, AUDIT_INSERTED, walk->unsealed_seq, expected);
    return AUDIT_WHOLE;
}

static enum audit_fault seal_check(struct audit_walk *walk, const struct audit_sealed *sealed)
{
    uint8_t seal[AUDIT_SEAL_BYTES];
    const struct audit_key *key = audit_key_find(walk->keys, sealed->kid);
    if (!key)
        return fault_at(walk, AUDIT_UNKNOWN_KEY, sealed->row.seq, sealed->place);
    audit_seal_row(key, &walk->head, &sealed->row, seal);
    if (!sealed->seal || !audit_seals_equal(seal, sealed->seal))
        return fault_at(walk, AUDIT_CHANGED, sealed->row.seq, sealed->place);
    audit_head_advance(&walk->head, sealed->row.seq, seal);
    return AUDIT_WHOLE;
}

enum audit_fault audit_walk_row(struct audit_walk *walk, const struct audit_sealed *sealed)
{
    if (!sealed->is_sealed) {
        unsealed_add(walk, &sealed->row);
        return AUDIT_WHOLE;
    }
    walk->fault_at = sealed->row.at;
    enum audit_fault fault = place_check(walk, sealed);
    if (fault == AUDIT_WHOLE)
        fault = seal_check(walk, sealed);
    return fault == AUDIT_WHOLE ? anchors_check(walk) : fault;
}

/* Whoever cut rows off would have to know of the head, too; a restored copy has an old one. */
enum audit_fault audit_walk_end(
        struct audit_walk *walk, const struct audit_head *head, unix_s_t oldest_at)
{
    int64_t next = walk->head.place + 1;
    if (head->place > walk->head.place)
        return fault_at(walk, AUDIT_CUT, head->seq, next);
    if (head->place < walk->head.place || !audit_seals_equal(head->seal, walk->head.seal))
        return fault_at(walk, AUDIT_INSERTED, walk->head.seq, walk->head.place);
    if (walk->anchor_next < walk->anchor_count) {
        const struct audit_anchor *last = &walk->anchors[walk->anchor_count - 1];
        walk->fault_at = last->at;
        return fault_at(walk, AUDIT_OLD, last->head.seq, next);
    }
    if (walk->unsealed_count > 0 && walk->unsealed_at < oldest_at) {
        walk->fault_at = walk->unsealed_at;
        return fault_at(walk, AUDIT_UNSEALED, walk->unsealed_seq, next);
    }
    return AUDIT_WHOLE;
}

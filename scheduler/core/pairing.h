/* All that one account says for being paired: what it is, whom it wishes for, whom it avoids; and
 * its form as bytes, which is sealed as one and padded, so that a stolen file tells neither what
 * was said nor how much nor of which of the three. Values stand in it by their keys: what the
 * operator has taken out of the vocabulary is not read, and is gone when it is saved again. Pure.
 */
#ifndef PORCHLIGHT_SCHEDULER_CORE_PAIRING_H
#define PORCHLIGHT_SCHEDULER_CORE_PAIRING_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/core/avoid.h"
#include "scheduler/core/traits.h"
#include "scheduler/core/wish.h"

enum {
    PAIRING_BLOCK = 2048, /* the bytes are padded to a whole number of these: nearly always one */
    PAIRING_BYTES_MAX = 6 * PAIRING_BLOCK,
};

struct pairing {
    struct traits traits;
    struct wishes wishes;
    struct avoid avoid;
};

/* Replaces what its owner said of one kind by what traits and wishes say of it; the wishes are the
 * owner's own unless a coordinator has written others. ERR_LIMIT "traits" or
 * "wishes": more than TRAITS_MAX or WISHES_MAX in all; the pairing is untouched. */
enum err pairing_take_kind(struct pairing *pairing, enum trait_kind kind,
        const struct traits *traits, const struct wishes *wishes,
        struct error *error) ATTRIBUTE_MUST_USE;

/* ERR_LIMIT: it does not fit in max. */
enum err pairing_write(const struct vocabulary *vocabulary, const struct pairing *pairing,
        uint8_t *ret_bytes, size_t max, size_t *ret_len) ATTRIBUTE_MUST_USE;

/* ERR_INPUT: not of the form. Outputs untouched on failure. */
enum err pairing_read(const struct vocabulary *vocabulary, const uint8_t *bytes, size_t len,
        struct pairing *ret_pairing) ATTRIBUTE_MUST_USE;

#endif

/* From a claimed notice to what a carrier sends: its words, its link, its bytes. Any thread. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_PACK_H
#define PORCHLIGHT_SCHEDULER_JOBS_PACK_H

#include "common/clock.h"
#include "common/error.h"

struct courier_config;
struct notice_claimed;
struct parcel;

/* Fills to, bytes and len of parcel, whose lane is set. ERR_INPUT: the address is none, or words
 * cannot be made of it; ERR_LIMIT: too long; ERR_MEMORY. */
enum err pack_write(const struct courier_config *config, const struct notice_claimed *notice,
        unix_s_t now, struct parcel *parcel) ATTRIBUTE_MUST_USE;

#endif

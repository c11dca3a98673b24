/* Coaches on duty: who may be rung for people who ask for somebody now. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_DUTY_H
#define PORCHLIGHT_SCHEDULER_STORE_DUTY_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/write.h"

struct operation;
struct store_call;

enum { DUTY_MAX_S = 12 * 3600 };

struct duty_row {
    unix_s_t until_at; /* 0: not on duty */
};

/* Read, coach. ERR_FORBIDDEN. */
struct duty_get {
    struct actor actor;
    unix_s_t now;
};
extern const struct store_call duty_get; /* out: struct duty_row */

/* Write, coach: on duty from now until then; 0, or a time that is over, ends it. Those who wait are
 * looked at again. ERR_INPUT "until_at": more than DUTY_MAX_S ahead. */
struct duty_put {
    struct write write;
    unix_s_t until_at;
};
extern const struct store_call duty_put; /* out: struct duty_row */

/* For operations: the coach is off duty from this instant on. One that is over already ends a ring,
 * too: that ask is looked at next. The coach's account is locked by the caller. */
enum err duty_leave(
        const struct operation *operation, struct id coach, unix_s_t from_at) ATTRIBUTE_MUST_USE;

#endif

/* The coaches whom a person could get: those who fit, take people and are not theirs already, best
 * first. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_MATCHES_H
#define PORCHLIGHT_SCHEDULER_STORE_MATCHES_H

#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/pairing.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/load_row.h"
#include "scheduler/store/write.h"

struct store_call;

enum { MATCHES_MAX = 50 };

struct match_row {
    struct id coach;
    char nickname[NICKNAME_SIZE];
    struct traits traits; /* shown says which of them may be told */
    struct load_row load;
};

/* Read, coordinator. ERR_NOT_FOUND "person". An empty list for whatever reason. */
struct matches_list {
    struct actor actor;
    struct id person;
    unix_s_t now;
};
struct matches_list_out {
    struct wishes wishes; /* the person's */
    size_t count;
    struct match_row matches[MATCHES_MAX];
};
extern const struct store_call matches_list;

#endif

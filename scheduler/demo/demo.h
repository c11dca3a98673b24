/* Puts the made-up organisation into a store. For the tool (`porchlight-scheduler --make-demo`) and
 * for tests: blocks (store_wait), so never on a serving loop. */
#ifndef PORCHLIGHT_SCHEDULER_DEMO_DEMO_H
#define PORCHLIGHT_SCHEDULER_DEMO_DEMO_H

#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"

struct store;
struct vocabulary;
struct zones;

struct demo_config {
    struct store *store; /* open; borrowed like all else here */
    const struct zones *zones;
    const struct vocabulary *vocabulary; /* the shipped one; NULL: coaches say nothing */
    const char *accounts_path; /* a file of the data folder, "DATA/demo.accounts": whose links
                                  --make-links asks for. Written by demo_make, mode 0600 */
    uint64_t seed;
    unix_s_t now;
};

/* In an empty store: 12 coaches, 40 people, 2 coordinators and a fortnight of sessions. In one that
 * was made so before: only sees to it that the first person and the first coach have a session to
 * come to now; sessions in its way are cancelled. ERR_CONFLICT: the store holds
 * an organisation that is no demo (field "organisation"): nothing is changed. */
enum err demo_make(const struct demo_config *config, struct error *error) ATTRIBUTE_MUST_USE;

#endif

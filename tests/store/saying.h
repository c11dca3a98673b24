/* What people and coaches say for being paired, written short: traits "language:es! gender:woman"
 * (! may be shown), wishes "need language:es, prefer gender:woman", avoided "name:Sam, phone:...".
 */
#ifndef PORCHLIGHT_TESTS_STORE_SAYING_H
#define PORCHLIGHT_TESTS_STORE_SAYING_H

#include "scheduler/store/pairing.h"
#include "tests/store/fixture.h"

struct saying {
    const char *traits; /* NULL: none; likewise below */
    const char *wishes;
    const char *avoid;
};

struct pairing saying_pairing(const struct fixture *fixture, struct saying saying);

/* Says it as account itself. */
void saying_put(struct fixture *fixture, enum role role, struct id account, struct saying saying);

/* What account has said; its own view. */
struct pairing saying_get(struct fixture *fixture, enum role role, struct id account);

#endif

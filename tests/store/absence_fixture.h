/* What the tests of absences share: a coach who is away tomorrow, and what time makes of it. */
#ifndef PORCHLIGHT_TESTS_STORE_ABSENCE_FIXTURE_H
#define PORCHLIGHT_TESTS_STORE_ABSENCE_FIXTURE_H

#include "scheduler/store/absences.h"
#include "scheduler/store/dues.h"
#include "tests/store/fixture.h"

enum { HOUR = 3600, DAY = 86400 };
#define TOMORROW (FIXTURE_OPENS + DAY) /* 9 o'clock in New York */

/* The fixture's first person, its coach, its coordinator. */
struct actor actor_of(const struct fixture *fixture, enum role role);

struct absence_add away(
        const struct fixture *fixture, enum role role, unix_s_t from_at, unix_s_t until_at);

/* The caller frees it. */
struct absence_add_out *add(const struct fixture *fixture, const struct absence_add *in);

/* From nine to five, by the coach. Returns its id. */
struct id away_tomorrow(const struct fixture *fixture);

/* What is due at now is done; the caller frees what came of it. */
struct dues_run_out *dues_at(const struct fixture *fixture, unix_s_t now);

/* How many of it ring at the coordinators'. */
size_t rings_at(const struct fixture *fixture, unix_s_t now);

/* How many were told that their coach is away. */
int64_t told(const struct fixture *fixture);

#endif

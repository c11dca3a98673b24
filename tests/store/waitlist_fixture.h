/* What the tests of the waitlist share: people who join, are asked, answer and leave, at a moment
 * of their own where it matters; and the clock. Each fails the test if it cannot be done. */
#ifndef PORCHLIGHT_TESTS_STORE_WAITLIST_FIXTURE_H
#define PORCHLIGHT_TESTS_STORE_WAITLIST_FIXTURE_H

#include "scheduler/store/offers.h"
#include "scheduler/store/waitlist.h"
#include "tests/store/fixture.h"

enum { HOUR = 3600, DAY = 86400 };
#define TOMORROW (FIXTURE_OPENS + DAY) /* 9 o'clock in New York */

struct write by_person(const struct fixture *fixture, size_t person, unix_s_t now);
struct write by_coach(const struct fixture *fixture);
struct waitlist_join joining(const struct fixture *fixture, size_t person);
struct waitlist_entry join(struct fixture *fixture, const struct waitlist_join *in);
struct waitlist_entry waits(struct fixture *fixture, size_t person);
struct id waits_with(struct fixture *fixture, size_t person, struct id session);
void leave(struct fixture *fixture, size_t person, struct id entry);

/* The entry as its person sees it; id zero: none. */
struct waitlist_entry entry_of(struct fixture *fixture, size_t person);

/* Until nothing is due, and everything is whole. */
void clock_run(struct fixture *fixture, unix_s_t now);

void cancel(struct fixture *fixture, size_t person, struct id session);

/* Person 0 gives this time back, and the clock goes round. */
void frees(struct fixture *fixture, unix_s_t start_at);

enum err answer(struct fixture *fixture, size_t person, struct id session, bool is_yes,
        unix_s_t now, struct offer_answer_out *ret);
void let_pass(struct fixture *fixture, size_t person);

/* Is offered this time; 0: nothing. */
void assert_offered(struct fixture *fixture, size_t person, unix_s_t start_at);

#endif

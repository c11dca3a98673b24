/* Series as the store's tests make them: the first person of a fixture and its coach, every Monday
 * at ten in the morning in New York from the 30th of November 2026 on. */
#ifndef PORCHLIGHT_TESTS_STORE_SERIES_FIXTURE_H
#define PORCHLIGHT_TESTS_STORE_SERIES_FIXTURE_H

#include "scheduler/store/series.h"
#include "tests/store/fixture.h"

enum { DAY = 86400, WEEK = 7 * DAY };

#define FIRST (FIXTURE_NOW + 7 * DAY + 3 * 3600)

struct series_wish wish_of(const struct fixture *fixture);
struct actor person_of(const struct fixture *fixture, size_t person);
struct actor coach_of(const struct fixture *fixture);

/* The first person looks. */
struct series_offer preview(struct fixture *fixture, const struct series_wish *wish);

/* A yes of the first person to all that the offer shows as free. */
struct series_agree yes_to(const struct fixture *fixture, const struct series_wish *wish,
        const struct series_offer *offer);
struct series_agree_out agree(struct fixture *fixture, const struct series_agree *in);
struct series_agree_out agree_to_all(struct fixture *fixture, const struct series_wish *wish);

enum err end_by(struct fixture *fixture, struct actor actor, struct id series, unix_s_t now,
        struct series_end_out *ret_out);

/* By the clock: how many are due, and one's next block. */
size_t due_at(struct fixture *fixture, unix_s_t now);
struct series_turn_out extend_at(struct fixture *fixture, struct id series, unix_s_t now);

struct series_list_out list_at(struct fixture *fixture, struct actor actor, unix_s_t now);

/* The coach is away, all day. */
void away_on(struct fixture *fixture, struct civil_date date);

#endif

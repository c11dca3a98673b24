/* Series and their dates as rows, and who may see them. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SERIES_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_SERIES_ROW_H

#include <stdbool.h>

#include "scheduler/store/series.h"

struct operation;
struct query;

/* What series_row_read reads, the first columns of its query: of series r, its coach c and its
 * person p. */
#define SERIES_SELECT                                                                              \
    "SELECT r.id, r.programme_id, r.coach_id, c.nickname_sealed, c.zone, r.person_id, "            \
    "p.nickname_sealed, r.zone, r.from_date, r.until_date, r.start_min, r.every_weeks, "           \
    "r.length_min, r.mode, r.decided_until, r.created_at, r.ended_at FROM series r "               \
    "JOIN account c ON c.id = r.coach_id JOIN account p ON p.id = r.person_id "

/* ERR_SIGNATURE: a sealed name was tampered with. */
enum err series_row_read(const struct operation *operation, const struct query *query,
        struct series_row *ret_row) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND "series": not there, or not for this actor. */
enum err series_row_find(const struct operation *operation, const struct actor *actor,
        struct id series, struct series_row *ret_row) ATTRIBUTE_MUST_USE;

/* The same, with its coach, its person and itself locked until the write ends. */
enum err series_row_lock(const struct operation *operation, const struct actor *actor,
        struct id series, struct series_row *ret_row) ATTRIBUTE_MUST_USE;

/* row->id is the caller's. */
enum err series_row_insert(
        const struct operation *operation, const struct series_row *row) ATTRIBUTE_MUST_USE;

enum err series_row_end(
        const struct operation *operation, struct id series, unix_s_t now) ATTRIBUTE_MUST_USE;

/* A date was decided: it has a session, or (session zero) a reason why not. */
enum err series_date_insert(const struct operation *operation, struct id series,
        const struct series_choice *choice, struct id session) ATTRIBUTE_MUST_USE;

#endif

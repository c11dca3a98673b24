/* One session as it comes out of the database, and who may see it. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SESSION_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_SESSION_ROW_H

#include <stdbool.h>

#include "scheduler/store/sessions.h"

struct operation;
struct query;

/* The statuses for which booking_is_held, as SQL. */
#define SESSION_HELD "('reserved', 'pending', 'booked', 'live')"

/* What session_row_read reads: the first columns of its query, of session s and SESSION_JOINS. */
#define SESSION_COLUMNS                                                                            \
    "s.id, s.programme_id, s.coach_id, c.nickname_sealed, c.zone, s.person_id, "                   \
    "p.nickname_sealed, p.zone, s.start_at, s.end_at, s.status, s.mode, "                          \
    "(SELECT COUNT(*) FROM arrival a WHERE a.session_id = s.id AND a.role = 'coach'), "            \
    "(SELECT COUNT(*) FROM arrival a WHERE a.session_id = s.id AND a.role = 'person'), "           \
    "s.series_id, s.replaces_id, s.moved_to_id, s.cover_id, m.id, m.session_id, m.coach_id, "      \
    "d.nickname_sealed, m.start_at, m.end_at, m.proposer_role, m.waits_for_person, "               \
    "m.waits_for_coach, m.expires_at, s.outcome_by, s.outcome_due_at, t.since_at, t.length_s, "    \
    "s.offered_until, s.call_id, s.relay"
enum { SESSION_COLUMN_COUNT = 35 };

/* Its coach c, its person p, its open move m and the coach d of that, its talk t. */
#define SESSION_JOINS                                                                              \
    " LEFT JOIN account c ON c.id = s.coach_id LEFT JOIN account p ON p.id = s.person_id "         \
    "LEFT JOIN move m ON m.id = s.move_id LEFT JOIN account d ON d.id = m.coach_id "               \
    "LEFT JOIN talk t ON t.session_id = s.id "

#define SESSION_SELECT "SELECT " SESSION_COLUMNS " FROM session s" SESSION_JOINS

/* The present row of such a query. ERR_SIGNATURE: a sealed name was tampered with. */
enum err session_row_read(const struct operation *operation, const struct query *query,
        struct session_row *ret_row) ATTRIBUTE_MUST_USE;

/* Reads every row of query (as many as fit in max; more than that sets ret_is_more), ends it. */
enum err session_rows_read(const struct operation *operation, struct query *query,
        struct session_row *ret_rows, size_t max, size_t *ret_count,
        bool *ret_is_more) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND "session": not there, or not for this actor: its coach, its person, a coordinator
 * of its programme, the scheduler itself. */
enum err session_row_find(const struct operation *operation, const struct actor *actor,
        struct id session, struct session_row *ret_row) ATTRIBUTE_MUST_USE;

/* Moves it by core's table and writes the new status into the database and row; lets go of its
 * claims when it no longer holds them, ends the open move of one that is booked no more, tells the
 * queue that it is decided and the waitlist that its time is free, and makes an outcome that
 * follows from facts a suggestion. ERR_NOT_NOW, ERR_FORBIDDEN: as booking_next. */
enum err session_row_move(const struct operation *operation, struct session_row *row,
        enum booking_event event, enum role role) ATTRIBUTE_MUST_USE;

#endif

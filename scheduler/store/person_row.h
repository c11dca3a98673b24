/* A person as coordinators and coaches see one in a list: a row with the coaches beside it. For
 * operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_PERSON_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_PERSON_ROW_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/session_row.h"

struct operation;
struct query;

/* The head of a query of people p that person_row_read reads; what follows says which. $1 is now.
 * There is one primary coach at most, but there may be several back-ups from before there was a
 * word for them: the one who came last is shown. */
#define PERSON_COACH(kind_)                                                                        \
    "(SELECT k.coach_id FROM caseload k WHERE k.person_id = p.id AND k.ended_at IS NULL "          \
    "AND k.kind = '" kind_ "' ORDER BY k.started_at DESC, k.coach_id LIMIT 1)"
#define PERSON_SELECT                                                                              \
    "SELECT p.id, p.nickname_sealed, p.zone, p.language, p.reach_kind, c.id, c.nickname_sealed, "  \
    "(SELECT MIN(s.start_at) FROM session s WHERE s.person_id = p.id AND s.end_at > $1 "           \
    "AND s.status IN " SESSION_HELD "), b.id, b.nickname_sealed, p.created_at FROM account p "     \
    "LEFT JOIN account c ON c.id = " PERSON_COACH(                                                 \
            "primary") " LEFT JOIN account b ON b.id = " PERSON_COACH("backup") " WHERE p.role = " \
                                                                                "'person' AND "    \
                                                                                "p.ended_at IS "   \
                                                                                "NULL AND "

enum { PERSON_CREATED_COLUMN = 10 }; /* by which lists are ordered */

enum err person_row_read(const struct operation *operation, const struct query *query,
        struct person_row *ret_person) ATTRIBUTE_MUST_USE;

/* Whoever may ask was looked at before. ERR_NOT_FOUND. */
enum err person_row_find(const struct operation *operation, struct id id, unix_s_t now,
        struct person_row *ret_person) ATTRIBUTE_MUST_USE;

#endif

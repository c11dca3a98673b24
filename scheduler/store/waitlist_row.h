/* Entries of the waitlist as rows, and who may see them. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_WAITLIST_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_WAITLIST_ROW_H

#include "scheduler/store/waitlist.h"

struct query;

/* What waitlist_row_read reads: of entry w, its person p, its coach c, its open offer o, the
 * session f that is offered and the coach d of that. Ends where conditions go on by AND. */
#define WAITLIST_SELECT                                                                            \
    "SELECT w.id, w.person_id, p.nickname_sealed, w.coach_id, c.nickname_sealed, w.is_anyone, "    \
    "w.session_id, w.length_min, w.mode, w.until_at, w.created_at, "                               \
    "(SELECT COUNT(*) FROM waitlist b WHERE b.coach_id = w.coach_id AND b.ended_at IS NULL "       \
    "AND b.seq < w.seq), f.id, f.coach_id, d.nickname_sealed, f.start_at, f.end_at, "              \
    "f.offered_until "                                                                             \
    "FROM waitlist w JOIN account p ON p.id = w.person_id JOIN account c ON c.id = w.coach_id "    \
    "LEFT JOIN offer o ON o.entry_id = w.id AND o.status = 'open' "                                \
    "LEFT JOIN session f ON f.id = o.session_id LEFT JOIN account d ON d.id = f.coach_id "         \
    "WHERE w.ended_at IS NULL "

enum err waitlist_row_read(const struct operation *operation, const struct query *query,
        struct waitlist_entry *ret_entry) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND "entry": not there, over, or not this actor's to change: its person's, a
 * coordinator's. */
enum err waitlist_row_find(const struct operation *operation, const struct actor *actor,
        struct id entry, struct waitlist_entry *ret_entry) ATTRIBUTE_MUST_USE;

#endif

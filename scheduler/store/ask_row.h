/* Asks and rings as rows. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_ASK_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_ASK_ROW_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/store/asks.h"

struct operation;
struct query;

/* What ask_row_read reads: "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE ...". */
#define ASK_COLUMNS                                                                                \
    "k.id, k.programme_id, k.person_id, k.status, k.mode, k.length_min, k.made_at, k.look_at, "    \
    "k.session_id, k.ended_at, r.coach_id, r.until_at, p.nickname_sealed"
#define ASK_FROM                                                                                   \
    "ask k LEFT JOIN ring r ON r.ask_id = k.id AND r.answer = 'none' JOIN account p ON p.id = "    \
    "k.person_id"

enum err ask_row_read(const struct operation *operation, const struct query *query,
        struct ask_row *ret_row) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND "ask". */
enum err ask_row_find(const struct operation *operation, struct id ask,
        struct ask_row *ret_row) ATTRIBUTE_MUST_USE;

/* is_own: the person asked, and not somebody for them. */
enum err ask_row_insert(const struct operation *operation, const struct ask_row *row,
        bool is_own) ATTRIBUTE_MUST_USE;

/* status, look_at, session and ended_at. */
enum err ask_row_save(
        const struct operation *operation, const struct ask_row *row) ATTRIBUTE_MUST_USE;

/* Rings this coach for it until then; overtaken (db.h) when the coach is being rung already. */
enum err ring_begin(const struct operation *operation, struct ask_row *row, struct id coach,
        unix_s_t until) ATTRIBUTE_MUST_USE;

/* Ends the ring of an ask: "taken", "passed", "missed", or "over" because nobody waits any more. */
enum err ring_end(const struct operation *operation, struct ask_row *row,
        const char *answer) ATTRIBUTE_MUST_USE;

#endif

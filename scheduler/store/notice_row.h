/* One notice with what has to be known of its account and session to send it, and its change of
 * state. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_NOTICE_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_NOTICE_ROW_H

#include "scheduler/core/notice.h"
#include "scheduler/store/accounts.h"

struct operation;
struct query;

struct notice_row {
    struct id id;
    struct id account;
    struct id session;
    struct id programme;
    struct notice_facts facts;
    enum notice_state state;
    unix_s_t next_at;
    enum role role;
    enum reach_kind reach;
    char to[REACH_VALUE_SIZE];
    char zone[ZONE_NAME_SIZE];
    char language[LANGUAGE_SIZE];
    bool is_ended;      /* the account */
    bool is_unreadable; /* what reaches it cannot be opened */
};

/* The first columns of every query that notice_row_read reads. */
#define NOTICE_SELECT                                                                              \
    "SELECT n.id, n.account_id, n.session_id, n.programme_id, n.kind, n.is_asked, n.attempts, "    \
    "n.state, n.next_at, a.role, a.reach_kind, a.reach_sealed, a.zone, a.language, a.ended_at, "   \
    "s.status, s.start_at, s.end_at, s.created_at FROM notice n "                                  \
    "JOIN account a ON a.id = n.account_id JOIN session s ON s.id = n.session_id "

void notice_row_read(
        const struct operation *operation, const struct query *query, struct notice_row *ret_row);

struct notice_change {
    enum notice_state state;
    enum notice_why why;
    int attempts;
    unix_s_t next_at; /* WAITING: the next try; SENDING: the end of the lease */
};

/* Unless somebody else changed it since row was read; then ret_is_done is false. One that failed
 * goes to the coordinator's queue; what ends is told to the audit. */
enum err notice_row_change(const struct operation *operation, const struct notice_row *row,
        const struct notice_change *change, unix_s_t now, bool *ret_is_done) ATTRIBUTE_MUST_USE;

#endif

/* The outbox's back door: what sends notices takes them here and says how it went; coordinators
 * see how they stand. A notice is on its way from a claim until its end, or until the claim's lease
 * runs out: then its sender is held for dead, and whoever comes next sends it again, under the same
 * id, with the same link (docs/decisions/0015). */
#ifndef PORCHLIGHT_SCHEDULER_STORE_NOTICES_H
#define PORCHLIGHT_SCHEDULER_STORE_NOTICES_H

#include <stdbool.h>
#include <stddef.h>

#include "scheduler/core/link.h"
#include "scheduler/core/notice.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/write.h"

struct store_call;

enum { NOTICES_CLAIM_MAX = 8, NOTICES_LEASE_S = 180, NOTICES_REMIND_MAX = 100 };

/* --- sending: by the scheduler itself -------------------------------------------------------- */

struct notice_claimed {
    struct id id; /* of the message: the same in every attempt */
    enum notice_kind kind;
    int attempts; /* this one included */
    enum role role;
    enum reach_kind reach; /* the way */
    char to[REACH_VALUE_SIZE];
    char zone[ZONE_NAME_SIZE];
    char language[LANGUAGE_SIZE];
    unix_s_t start_at;             /* the session's, as it is now */
    char secret[LINK_SECRET_SIZE]; /* of the seat link; empty: none */
};

struct notices_way {  /* of one kind of reach */
    bool has_carrier; /* there is something to send by; if not, nothing is claimed */
    size_t limit;     /* of what is claimed; 0: what goes this way is left alone */
};

/* Write: takes up to NOTICES_CLAIM_MAX that are due, of each way as many as there is room for,
 * urgent ones first, then by when they were due. What is not to be sent now is settled in passing:
 * it waits on, is dropped, or is given up and becomes a call in the coordinator's queue. */
struct notices_claim {
    struct write write;
    struct notices_way ways[REACH_KINDS]; /* by enum reach_kind */
};
struct notices_claim_out {
    size_t count;
    bool is_more; /* there may be more to look at: ask again */
    struct notice_claimed notices[NOTICES_CLAIM_MAX];
};
extern const struct store_call notices_claim;

enum notice_outcome {
    NOTICE_DELIVERED,
    NOTICE_FAILED_NOW,  /* try again later */
    NOTICE_FAILED_EVER, /* it will never be taken */
};

/* Write: how an attempt ended. Of one that is no longer on its way by this attempt only success
 * counts. */
struct notice_end {
    struct write write;
    struct id notice;
    int attempts; /* as claimed */
    enum notice_outcome outcome;
    enum notice_why why;
};
struct notice_end_out {
    enum notice_state state; /* as it is now; WAITING: it will be tried again */
};
extern const struct store_call notice_end;

/* Write, at the start, and when the clock was set back: what waits is looked at anew by the clock
 * as it is now. At the start what was on its way when the scheduler ended may go again at once, if
 * no other scheduler can have it (SQLite). */
struct notices_recover {
    struct write write;
    bool is_start;
};
struct notices_recover_out {
    int64_t count;
};
extern const struct store_call notices_recover;

/* Write, every minute: reminders of sessions that begin within NOTICE_AHEAD_S and have none yet,
 * but not of those whose coach is away and about which nobody has decided. Which of them go out,
 * and when, is core's to judge. */
struct reminders_put {
    struct write write;
};
struct reminders_put_out {
    size_t count;
    bool is_more; /* as many as fit; ask again */
};
extern const struct store_call reminders_put;

/* --- looking -------------------------------------------------------------------------------- */

struct notice_seen {
    struct id id;
    enum notice_kind kind;
    enum role to; /* ROLE_PERSON or ROLE_COACH, mostly */
    enum notice_state state;
    enum notice_why why;
    int attempts;
    unix_s_t created_at;
    unix_s_t at; /* when it got there, failed or was dropped; of one that waits: the next try */
};

/* Read, coordinator: a session's, oldest first. ERR_NOT_FOUND "session". */
struct notices_list {
    struct actor actor;
    struct id session;
};
struct notices_list_out {
    size_t count;
    bool is_more;
    struct notice_seen notices[200];
};
extern const struct store_call notices_list;

/* Write, coordinator or the session's coach: the person's seat link once more, by message.
 * ERR_NOT_FOUND "session"; ERR_NOT_NOW: it is over; ERR_LIMIT: it was sent too often. */
struct link_send {
    struct write write;
    struct id session;
};
struct link_send_out {
    char unused;
};
extern const struct store_call link_send;

#endif

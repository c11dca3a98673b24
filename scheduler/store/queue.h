/* The coordinator's queue: what waits for somebody to decide or to phone, one row an item. An item
 * is about one account and, often, one session of its. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_QUEUE_H
#define PORCHLIGHT_SCHEDULER_STORE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/store/list.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct operation;
struct store_call;

/* New kinds come at the end, and need no migration. */
enum queue_kind {
    QUEUE_AFFECTED,  /* a session whose coach became away: cover, offer a new time, or cancel */
    QUEUE_UNDECIDED, /* the same, an hour before the start */
    QUEUE_CALL,      /* a notice could not be delivered: phone them */
    QUEUE_SWITCH,    /* a person asks for another coach */
    QUEUE_HAND_BACK, /* a coach gives a person back */
    QUEUE_DECLINED,  /* a person does not want who would step in: nothing is booked any more */
    QUEUE_ASK,       /* a person asked for somebody now, and nobody could be found */
    QUEUE_SERIES,    /* a standing time with a former coach has ended; some of it is still booked */
    QUEUE_FEED,      /* a coach's calendar elsewhere cannot be read: the coach is not offered */
};

enum { QUEUE_KIND_COUNT = QUEUE_FEED + 1 };

/* "affected" ... as stored and in JSON; indexed by enum queue_kind, NULL-terminated. */
extern const char *const queue_kind_names[QUEUE_KIND_COUNT + 1];

/* --- for operations -------------------------------------------------------------------------- */

/* An item about account (a person, mostly) that wants somebody by due_at; session may be zero. One
 * that is open already stays as it is. */
enum err queue_put(const struct operation *operation, enum queue_kind kind, struct id account,
        struct id session, unix_s_t due_at, unix_s_t now) ATTRIBUTE_MUST_USE;

/* Ends the open items that wanted a decision about this session, `affected` and `undecided`: it was
 * decided, at the operation's now. */
enum err queue_decide(const struct operation *operation, struct id session) ATTRIBUTE_MUST_USE;

/* Ends the open item of this kind about this account that is about no session. */
enum err queue_end(const struct operation *operation, enum queue_kind kind,
        struct id account) ATTRIBUTE_MUST_USE;

/* Whether an item that wants a decision about this session is open. */
enum err queue_is_undecided(const struct operation *operation, struct id session,
        bool *ret_is_undecided) ATTRIBUTE_MUST_USE;

/* --- calls ----------------------------------------------------------------------------------- */

struct queue_item {
    struct id id;
    enum queue_kind kind;
    struct id account;
    char nickname[NICKNAME_SIZE]; /* the account's */
    struct session_row session;   /* id zero: about none */
    unix_s_t due_at;
    unix_s_t created_at;
};

/* Read, coordinator: the open items of the programme, by due_at, then id. ERR_FORBIDDEN. */
struct queue_list {
    struct actor actor;
    struct list_range range;
};
struct queue_list_out {
    size_t count;
    bool is_more;
    struct list_place last; /* of these, if any */
    struct queue_item items[200];
};
extern const struct store_call queue_list;

/* Write, coordinator: somebody has seen to it. Saying so again changes nothing. ERR_NOT_FOUND: none
 * of this programme's; ERR_NOT_NOW "session": its coach is away, and nobody has decided yet. */
struct queue_done {
    struct write write;
    struct id item;
};
struct queue_done_out {
    char unused;
};
extern const struct store_call queue_done;

#endif
